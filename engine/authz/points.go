package authz

// Points is a set of points that AWS does not document, or documents in two ways.
// A decision carries those on which its verdict hinges.
type Points uint16

const (
	PointPolicyOnForeignObject Points = 1 << iota
	PointTrustNamesUserWithBoundary
	PointWildcardPastBoundary
	PointFederatedWithoutSessionPolicy
	PointRestrictedGrantedByACL
	PointIgnoredPublicGrantOnly
)

// Point explains one of them.
type Point struct {
	Bit    Points
	Code   string // stable, kebab-case
	Text   string // what was assumed, and what the other reading is
	Source string // where AWS is silent or says both
}

// AllPoints lists every point, in the order of its bit.
var AllPoints = []Point{
	{PointPolicyOnForeignObject, "policy-on-foreign-object",
		"An Allow in the bucket policy does not reach an object that another account owns. AWS says so on four pages; a table on the ACL page reads as if it did.",
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html"},
	{PointTrustNamesUserWithBoundary, "trust-names-user-with-boundary",
		"A trust policy that names a user of its own account needs no allow of that user's permissions boundary. AWS documents this for resource-based policies, and the opposite for trust policies.",
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html"},
	{PointWildcardPastBoundary, "wildcard-past-boundary",
		"A resource-based policy that allows \"*\" reaches a role session past its permissions boundary and session policy. AWS states this as an exception to its general rule.",
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html"},
	{PointFederatedWithoutSessionPolicy, "federated-without-session-policy",
		"A federated user whose session was made without a session policy has no permissions but those of resource-based policies that name it. Another sentence of AWS speaks of a default policy that allows.",
		"https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html"},
	{PointRestrictedGrantedByACL, "restricted-granted-by-acl",
		"RestrictPublicBuckets also stops access from other accounts that an ACL grants. AWS says \"all cross-account access\" without naming ACLs.",
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html"},
	{PointIgnoredPublicGrantOnly, "ignored-public-grant-only",
		"IgnorePublicAcls ignores the public grants of an ACL and keeps its others. AWS says that it ignores public ACLs, which could mean the whole list.",
		"https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html"},
}

// Each calls f for every point of the set.
func (p Points) Each(f func(Point)) {
	for _, x := range AllPoints {
		if p&x.Bit != 0 {
			f(x)
		}
	}
}
