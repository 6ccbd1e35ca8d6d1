package call

import (
	"strings"

	"crossgrant/engine/acl"
	"crossgrant/engine/authz"
	"crossgrant/engine/eval"
	"crossgrant/engine/world"
)

// Input is everything that bears on one access, for who wants to decide it under
// other assumptions.
func (c *Call) Input(a Access) *authz.Input { return c.InputIn(a, c.Context(a)) }

// InputIn is the same with a context at hand: that of another access which has the
// same one.
func (c *Call) InputIn(a Access, x *eval.Context) *authz.Input {
	p := c.Principal()
	side := *c.callerPolicies()
	in := &side
	in.Request = eval.Request{Principal: p, Action: a.Action, Resource: a.Resource, Context: x}
	in.VPCEndpoint = c.endpointPolicy(a)
	owner := a.Owner
	if owner == nil && c.Caller != nil {
		owner = c.Caller.Account
	}
	if owner != nil {
		in.ResourceAccount = owner.ID
		in.RCPs = c.resourceControl(owner)
	}
	if a.Policy != nil {
		r := applied(a.Policy)
		in.Resource = &r
	}
	if a.Bucket != nil {
		blocked := a.Bucket.EffectiveBlockPublicAccess()
		in.RestrictPublicBuckets = blocked.RestrictPublicBuckets
		in.Object = &authz.Object{
			Authority:        c.authority(a),
			Permission:       acl.Requires(a.Action, a.OnObject),
			ACL:              a.ACL,
			IgnorePublicAcls: blocked.IgnorePublicAcls,
		}
		key := strings.TrimPrefix(a.Resource, a.Bucket.ObjectARN(""))
		if o := a.Bucket.Objects[key]; o != nil && !a.OnObject {
			in.Object.Replaces = o.Owner()
		}
	}
	return in
}

// authority turns the canonical user ID that must grant access into an account.
func (c *Call) authority(a Access) string {
	if a.Authority == "" {
		return a.Bucket.Account.ID
	}
	if account := c.World.AccountByCanonicalID(a.Authority); account != nil {
		return account.ID
	}
	if a.Authority == acl.AnonymousOwner {
		return ""
	}
	return a.Authority // an account outside the scenario: nobody's here
}

func applied(p *world.Policy) authz.Policy {
	return authz.Policy{Name: p.Name, File: p.File, Document: p.Document}
}

func all(policies []*world.Policy) []authz.Policy {
	out := make([]authz.Policy, 0, len(policies))
	for _, p := range policies {
		out = append(out, applied(p))
	}
	return out
}

// callerPolicies are what limits or allows on the caller's side, whatever the call
// asks for.
func (c *Call) callerPolicies() *authz.Input {
	if c.side != nil {
		return c.side
	}
	in := &authz.Input{}
	c.side = in
	k := c.Caller
	if k == nil || k.Account == nil {
		return in
	}
	in.SCPs = serviceControl(c.World, k.Account)
	switch {
	case k.Role != nil:
		in.Identity = c.entityPolicies(k.Role.Inline, k.Role.Attached)
		in.Boundary = c.boundary(k.Role.Boundary)
	case k.User != nil:
		in.Identity = c.userPolicies(k.User)
		in.Boundary = c.boundary(k.User.Boundary)
	}
	if k.HasSessionPolicy {
		in.HasSession = true
		in.Session = all(k.SessionPolicies)
	}
	return in
}

// userPolicies: a user's own policies and those of its groups.
func (c *Call) userPolicies(u *world.User) []authz.Policy {
	out := c.entityPolicies(u.Inline, u.Attached)
	for _, name := range u.Groups {
		if g := u.Account.Groups[world.Key(name)]; g != nil {
			out = append(out, c.entityPolicies(g.Inline, g.Attached)...)
		}
	}
	return out
}

func (c *Call) entityPolicies(inline world.Policies, attached []string) []authz.Policy {
	out := all(inline)
	for _, arn := range attached {
		if p := c.World.ManagedDocument(arn); p != nil {
			out = append(out, applied(p))
		}
	}
	return out
}

// boundary is never nil where one is set: a boundary whose policy is missing
// allows nothing.
func (c *Call) boundary(arn string) []authz.Policy {
	if arn == "" {
		return nil
	}
	out := []authz.Policy{}
	if p := c.World.ManagedDocument(arn); p != nil {
		out = append(out, applied(p))
	}
	return out
}

// endpointPolicy: every service has VPC endpoints of its own, and that of a
// scenario is an endpoint for S3. Calls of other services pass one with the
// default policy, which allows everything.
//
// https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html
func (c *Call) endpointPolicy(a Access) *authz.Policy {
	e := c.World.VPCEndpoint
	if e == nil || e.Policy == nil || !strings.HasPrefix(a.Action, "s3:") {
		return nil
	}
	p := applied(e.Policy)
	return &p
}

// serviceControl lists the levels whose service control policies bind an
// account's principals; nil for the management account, which no such policy binds.
//
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
func serviceControl(w *world.World, a *world.Account) []authz.Level {
	return levels(w, a, func(x *world.Attached) []*world.Policy { return x.SCPs })
}

// resourceControl, likewise, for the resources of an account.
func (c *Call) resourceControl(a *world.Account) []authz.Level {
	if c.rcpsOf != a {
		c.rcpsOf, c.rcps = a, levels(c.World, a, func(x *world.Attached) []*world.Policy { return x.RCPs })
	}
	return c.rcps
}

func levels(w *world.World, a *world.Account, of func(*world.Attached) []*world.Policy) []authz.Level {
	o := w.Organization
	if o == nil || a == o.Management {
		return nil
	}
	path := o.Path(a)
	if path == nil {
		return nil
	}
	out := make([]authz.Level, 0, len(path)+1)
	for _, u := range path {
		out = append(out, authz.Level{Name: u.Name, Policies: all(of(&u.Attached))})
	}
	if own := o.Accounts[a]; own != nil {
		out = append(out, authz.Level{Name: "account " + a.Name, Policies: all(of(own))})
	}
	return out
}
