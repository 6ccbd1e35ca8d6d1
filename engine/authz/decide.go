package authz

import (
	"crossgrant/engine/acl"
	"crossgrant/engine/eval"
)

// Decide gives the verdict alone. It allocates nothing.
func Decide(in *Input) Verdict {
	var o outcomes
	if in.hasPolicies() {
		o.layers[LayerIdentity] = anyOf(in.Identity, &in.Request)
		o.layers[LayerBoundary] = anyOf(in.Boundary, &in.Request)
		o.layers[LayerSession] = anyOf(in.Session, &in.Request)
	}
	o.layers[LayerSCP] = every(in.SCPs, in.scpsApply(), &in.Request)
	o.layers[LayerRCP] = withFullAccess(every(in.RCPs, in.rcpsApply(), &in.Request))
	if in.Resource != nil {
		req := in.toResource()
		o.layers[in.resourceKind()] = outcomeOf(eval.Decide(in.Resource.Document, &req))
		o.public = in.RestrictPublicBuckets && Public(in.Resource.Document)
	}
	if in.VPCEndpoint != nil {
		o.layers[LayerVPCEndpoint] = outcomeOf(eval.Decide(in.VPCEndpoint.Document, &in.Request))
	}
	if in.Object != nil {
		o.aclGrants, o.aclGroup = in.Object.grants(in.Principal)
	}
	return combine(in, &o).verdict
}

// hasPolicies: root users, services and callers without an account have no policies
// of their own.
func (in *Input) hasPolicies() bool {
	k := in.Principal.Kind
	return k != eval.Root && k != eval.Anonymous && k != eval.Service && k != eval.WebIdentity
}

// toResource is the request as a policy on the resource sees it.
func (in *Input) toResource() eval.Request {
	req := in.Request
	req.ResourceBased = true
	return req
}

// outcomeOf turns what one document says into what a layer of it alone says.
func outcomeOf(e eval.Outcome) outcome {
	o := outcome{deny: e.Deny, forms: e.Allow, unknown: e.AllowUnknown}
	switch {
	case e.Allow != 0:
		o.allow = eval.Yes
	case e.AllowUnknown != 0:
		o.allow = eval.NotModelled
	}
	return o
}

// join adds another document of the same layer: an allow in any is enough.
func (o *outcome) join(p outcome) {
	o.deny = or(o.deny, p.deny)
	o.allow = or(o.allow, p.allow)
	o.forms |= p.forms
	o.unknown |= p.unknown
}

func anyOf(policies []Policy, req *eval.Request) outcome {
	var o outcome
	for i := range policies {
		o.join(outcomeOf(eval.Decide(policies[i].Document, req)))
	}
	return o
}

// every level must allow.
func every(levels []Level, applies bool, req *eval.Request) outcome {
	o := outcome{allow: eval.Yes}
	if !applies {
		return o
	}
	for i := range levels {
		l := anyOf(levels[i].Policies, req)
		o.deny = or(o.deny, l.deny)
		o.allow = o.allow.And(l.allow)
	}
	return o
}

// withFullAccess adds RCPFullAWSAccess, which is attached to every level of every
// organization and cannot be detached, so that only denials matter.
//
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
func withFullAccess(o outcome) outcome {
	o.allow = eval.Yes
	return o
}

// grants tells whether the ACL grants the permission to the caller, and whether
// it does so through a group.
func (o *Object) grants(p *eval.Principal) (granted, byGroup bool) {
	if o.ACL == nil || o.Permission == "" {
		return false, false
	}
	for i := range o.ACL.Grants {
		if g := &o.ACL.Grants[i]; o.grantMatches(g, p) {
			granted = true
			byGroup = byGroup || g.Grantee.URI != ""
		}
	}
	return granted, byGroup
}

func (o *Object) grantMatches(g *acl.Grant, p *eval.Principal) bool {
	if !g.Permission.Gives(o.Permission) || o.IgnorePublicAcls && g.Grantee.Public() {
		return false
	}
	switch {
	case g.Grantee.URI == acl.AllUsers:
		return p.Kind != eval.Service
	case g.Grantee.URI == acl.AuthenticatedUsers:
		return p.Kind != eval.Service && p.Kind != eval.Anonymous
	case p.Kind == eval.Anonymous:
		return g.Grantee.ID == acl.AnonymousOwner
	}
	return g.Grantee.ID != "" && g.Grantee.ID == p.CanonicalUserID
}
