package authz

import (
	"strings"

	"crossgrant/engine/acl"
	"crossgrant/engine/eval"
)

// outcome is what the policies of one layer say together.
type outcome struct {
	deny  eval.Match
	allow eval.Match
	// How the Allow statements of a resource-based policy named the caller, and
	// those that matched but for something not modelled.
	forms, unknown eval.Form
}

// outcomes holds the answer of every layer, before they are combined.
type outcomes struct {
	layers [layerCount]outcome
	// public: the resource-based policy grants public access.
	public bool
	// aclGrants: the ACL grants the permission to the caller; aclGroup: it does so
	// through a group that takes in everyone or every account.
	aclGrants, aclGroup bool
	// other is the code of the point whose other reading is followed; "": none.
	other string
}

// kinds is a set of layers.
type kinds uint16

func (k kinds) has(l LayerKind) bool { return k&(1<<l) != 0 }

func (k *kinds) add(l LayerKind) { *k |= 1 << l }

func (k kinds) count() int {
	n := 0
	for ; k != 0; k &= k - 1 {
		n++
	}
	return n
}

// result of combining the layers.
type result struct {
	verdict Verdict
	needed  kinds
	missing kinds  // layers that lacked an allow
	asked   uint32 // the points whose other reading was looked at, as 1<<point
}

// combine applies the order of IAM's enforcement code to the layers' outcomes:
// an explicit deny anywhere ends it; then service and resource control policies
// and the VPC endpoint policy must allow; then the caller's account must let the
// caller go, and the account with the authority over the resource let it in.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-auth-workflow-object-operation.html
func combine(in *Input, o *outcomes) result {
	c := combination{in: in, o: o, total: eval.Yes}
	if freeOfPermission(in.Action) {
		c.verdict = Allow
		return c.result
	}
	if in.barred() != "" {
		c.verdict = ImplicitDeny
		return c.result
	}
	denied := c.denied()
	if denied == eval.Yes {
		c.verdict = ExplicitDeny
		return c.result
	}
	c.guardrails()
	switch in.Principal.Kind {
	case eval.Anonymous:
		c.anonymous()
	case eval.Service:
		c.service()
	case eval.WebIdentity:
		c.need(c.in.resourceKind(), c.o.layers[c.in.resourceKind()].allow)
	default:
		c.account()
	}
	switch {
	case c.total == eval.No:
		c.verdict = ImplicitDeny
	case c.total == eval.NotModelled || denied == eval.NotModelled:
		c.verdict = NotModelled
	default:
		c.verdict = Allow
		c.missing = 0
	}
	return c.result
}

// freeOfPermission: GetCallerIdentity answers everyone, also where a policy denies
// it: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
func freeOfPermission(action string) bool { return isAction(action, "sts", "GetCallerIdentity") }

type combination struct {
	in *Input
	o  *outcomes
	result
	total eval.Match
}

// need adds a layer whose allow the request needs.
func (c *combination) need(kind LayerKind, m eval.Match) {
	c.needed.add(kind)
	if m != eval.Yes {
		c.missing.add(kind)
	}
	c.total = c.total.And(m)
}

func (c *combination) denied() eval.Match {
	denied := eval.No
	for kind := range c.o.layers {
		deny := c.o.layers[kind].deny
		if LayerKind(kind) == LayerResource && deny != eval.No && c.in.lockOutExempt() {
			continue
		}
		denied = or(denied, deny)
	}
	if c.restrictedPublicBucket() && !(c.o.aclGrants && c.otherwise(restrictedGrantedByACL)) {
		denied = eval.Yes
	}
	return denied
}

// restrictedPublicBucket: RestrictPublicBuckets keeps everyone but AWS services
// and the bucket owner's own account out of a bucket whose policy is public, also
// those whom a statement of its own names.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
func (c *combination) restrictedPublicBucket() bool {
	p := c.in.Principal
	if !c.in.RestrictPublicBuckets || p.Kind == eval.Service || p.Kind != eval.Anonymous && p.Account == c.in.owner() {
		return false
	}
	c.asked |= 1<<publicPolicyKeys | 1<<publicPolicyDetails
	return c.o.public
}

// guardrails: policies that only limit.
func (c *combination) guardrails() {
	if c.in.RCPs != nil && c.in.rcpsApply() {
		c.need(LayerRCP, c.o.layers[LayerRCP].allow)
	}
	if c.in.SCPs != nil && c.in.scpsApply() {
		c.need(LayerSCP, c.o.layers[LayerSCP].allow)
	}
	if c.in.VPCEndpoint != nil {
		c.need(LayerVPCEndpoint, c.o.layers[LayerVPCEndpoint].allow)
	}
}

// anonymous requests have no account to let them go: only the resource's side counts.
func (c *combination) anonymous() {
	in := c.in
	if in.Object != nil && in.Object.Authority == "" {
		return // an object that an anonymous request wrote belongs to everyone who does not sign
	}
	c.grant(c.formed(^eval.Form(0)))
}

// service principals get what a resource-based policy grants to them by name.
func (c *combination) service() {
	m := c.formed(eval.FormService)
	if m == eval.No && c.formed(eval.FormWildcard) != eval.No && c.otherwise(serviceByWildcard) {
		m = c.formed(eval.FormWildcard)
	}
	c.need(c.in.resourceKind(), m)
}

// account is the case of users, sessions and root: the caller's account decides
// whether they may go, the authority over the resource whether they may come.
func (c *combination) account() {
	in := c.in
	same := in.Principal.Account == in.owner()
	authority := c.authority()
	side, missing := c.side(same)
	if side != eval.Yes && in.Principal.Account == authority && c.o.aclGroup {
		side, missing = eval.Yes, 0
	}
	c.total = c.total.And(side)
	c.missing |= missing
	if in.trusts() {
		c.need(LayerTrust, c.o.layers[LayerTrust].allow)
		return
	}
	if in.Principal.Account != authority {
		c.grant(c.o.layers[LayerResource].allow)
		return
	}
	if in.Object.ownerMissing(in.Request.Resource) && c.otherwise(ownerMissingFromACL) {
		c.need(LayerACL, eval.No)
	}
	if missing.has(LayerIdentity) && in.Resource != nil && same {
		// Either would have been enough, and neither allows.
		c.missing.add(LayerResource)
	}
}

// side tells whether the caller's own account lets the caller make the request:
// its identity-based policies, permissions boundary and session policy; or, in
// the resource's own account, a resource-based policy that names the caller
// closely enough to do without some of them.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
func (c *combination) side(same bool) (eval.Match, kinds) {
	in := c.in
	if in.Principal.Kind == eval.Root {
		return eval.Yes, 0
	}
	best, missing := c.path(in.limits() | 1<<LayerIdentity)
	if !same || best == eval.Yes {
		return best, missing
	}
	for _, s := range shortcuts[in.Principal.Kind] {
		named := c.formed(s.forms)
		if named == eval.No {
			continue
		}
		asked := s.layers
		for _, d := range s.disputes {
			if (!d.trust || in.trusts()) && c.otherwise(d.point) {
				more := d.layers
				if !in.HasSession { // what is not there limits nothing
					more &^= 1 << LayerSession
				}
				asked |= more
			}
		}
		m, lacking := c.path((in.limits() | 1<<LayerIdentity) & asked)
		m = m.And(named)
		if m == eval.Yes {
			return m, 0
		}
		if m != eval.No || lacking.count() < missing.count() {
			best, missing = or(best, m), lacking
		}
	}
	return best, missing
}

// path asks that every layer of the set allows.
func (c *combination) path(layers kinds) (eval.Match, kinds) {
	m, missing := eval.Yes, kinds(0)
	for kind := LayerKind(0); kind < layerCount; kind++ {
		if !layers.has(kind) {
			continue
		}
		allow := c.o.layers[kind].allow
		if kind == LayerSession && !c.in.HasSession && c.otherwise(federatedWithoutSessionPolicy) {
			continue
		}
		c.needed.add(kind)
		if allow != eval.Yes {
			missing.add(kind)
		}
		m = m.And(allow)
	}
	return m, missing
}

// formed tells whether the resource-based policy allows the caller in one of the
// forms of the set.
func (c *combination) formed(forms eval.Form) eval.Match {
	r := &c.o.layers[c.in.resourceKind()]
	switch {
	case r.forms&forms != 0:
		return eval.Yes
	case r.unknown&forms != 0:
		return eval.NotModelled
	}
	return eval.No
}

// grant asks the account with authority over the resource to let the caller in.
// The bucket owner does so by bucket policy or bucket ACL; for an object that
// another account owns only the object's ACL counts: a bucket owner cannot hand
// on permissions that it was given.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-policy-language-overview.html
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
func (c *combination) grant(byPolicy eval.Match) {
	in := c.in
	foreign := c.authority() != in.owner()
	if foreign && byPolicy != eval.No && c.otherwise(policyOnForeignObject) {
		foreign = false
	}
	m := eval.No
	if !foreign {
		c.needed.add(in.resourceKind())
		m = byPolicy
	}
	if in.Object != nil && in.Object.ACL != nil && in.Object.Permission != "" {
		c.needed.add(LayerACL)
		if c.aclGrants() {
			m = eval.Yes
		}
	}
	if m != eval.Yes {
		if !foreign {
			c.missing.add(in.resourceKind())
		}
		if foreign || c.needed.has(LayerACL) {
			c.missing.add(LayerACL)
		}
	}
	c.total = c.total.And(m)
}

// aclGrants tells whether the ACL grants the permission to the caller.
func (c *combination) aclGrants() bool {
	o := c.in.Object
	return c.o.aclGrants &&
		!(o.IgnorePublicAcls && o.ACL.Public() && c.otherwise(ignoredPublicGrantOnly)) &&
		!(o.Permission == acl.Write && o.Replaces != "" && o.Replaces != c.in.Principal.CanonicalUserID && c.otherwise(overwriteWithBucketACL))
}

// ownerMissing reports whether an object's ACL does not let its owner read it.
func (o *Object) ownerMissing(resource string) bool {
	if o == nil || o.ACL == nil || o.Permission != acl.Read || !strings.Contains(resource, "/") {
		return false
	}
	for _, g := range o.ACL.Grants {
		if g.Grantee.ID == o.ACL.Owner && g.Permission.Gives(acl.Read) {
			return false
		}
	}
	return true
}

// authority is the account whose permission the request needs.
func (c *combination) authority() string {
	a := c.in.authority()
	if a != c.in.owner() && strings.HasSuffix(c.in.Action, "Tagging") && c.otherwise(foreignObjectTagging) {
		return c.in.owner()
	}
	return a
}

// owner is the account that owns the resource.
func (in *Input) owner() string {
	if in.ResourceAccount == "" {
		return in.Principal.Account
	}
	return in.ResourceAccount
}

// authority is the account whose permission the request needs; "" for an object
// without an owning account.
func (in *Input) authority() string {
	if in.Object != nil {
		return in.Object.Authority
	}
	return in.owner()
}

// trusts reports whether the resource-based policy is a role's trust policy,
// which must allow: identity-based policies alone never open a role.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
func (in *Input) trusts() bool {
	if !ofService(in.Action, "sts") {
		return false
	}
	name := in.Action[len("sts:"):]
	for _, n := range [...]string{"AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity", "TagSession", "SetSourceIdentity", "SetContext"} {
		if strings.EqualFold(name, n) {
			return in.Resource != nil || strings.Contains(in.Request.Resource, ":role/")
		}
	}
	return false
}

func (in *Input) resourceKind() LayerKind {
	if in.trusts() {
		return LayerTrust
	}
	return LayerResource
}

// limits are the layers that bound what identity-based policies give the caller.
func (in *Input) limits() kinds {
	var k kinds
	if in.Boundary != nil {
		k.add(LayerBoundary)
	}
	// A federated user without a session policy has no permissions of its own:
	// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
	if in.HasSession || in.Principal.Kind == eval.FederatedUser {
		k.add(LayerSession)
	}
	return k
}

// lockOutExempt: the root user of the bucket owner's account can always read,
// replace and delete the bucket policy, so that nobody is locked out for good.
//
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketPolicy.html
func (in *Input) lockOutExempt() bool {
	if in.Principal.Kind != eval.Root || in.Principal.Account != in.owner() {
		return false
	}
	return bucketPolicyAction(in.Action)
}

// scpsApply: service control policies bind users, roles and root users of member
// accounts, but no service-linked role, no service and nobody who did not sign.
//
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
func (in *Input) scpsApply() bool {
	p := in.Principal
	return p.Account != "" && !serviceLinked(p)
}

// rcpsApply: resource control policies bind everyone who reaches a resource of a
// member account, in the services that support them.
//
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
func (in *Input) rcpsApply() bool {
	return !ofService(in.Action, "iam") && !serviceLinked(in.Principal)
}

func serviceLinked(p *eval.Principal) bool {
	return strings.Contains(p.RoleARN, ":role/aws-service-role/")
}

// Singular reports whether something besides policies, ACLs and the service depends
// on this action. Other actions of a service come out alike where the same statements
// and the same ACL permission are about them.
func Singular(action string) bool {
	return ofService(action, "sts") || bucketPolicyAction(action) || strings.HasSuffix(action, "Tagging")
}

func bucketPolicyAction(action string) bool {
	return isAction(action, "s3", "GetBucketPolicy") || isAction(action, "s3", "PutBucketPolicy") ||
		isAction(action, "s3", "DeleteBucketPolicy")
}

func isAction(action, vendor, name string) bool {
	n := len(vendor) + 1
	return len(action) == n+len(name) && ofService(action, vendor) && strings.EqualFold(action[n:], name)
}

func ofService(action, vendor string) bool {
	n := len(vendor)
	return len(action) > n && action[n] == ':' && strings.EqualFold(action[:n], vendor)
}

// or joins alternatives as Kleene does: what is not modelled stays so unless the
// other side settles it.
func or(a, b eval.Match) eval.Match {
	switch {
	case a == eval.Yes || b == eval.Yes:
		return eval.Yes
	case a == eval.NotModelled || b == eval.NotModelled:
		return eval.NotModelled
	}
	return eval.No
}
