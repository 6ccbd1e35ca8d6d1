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

// pointCodes name the points in the order of their bits; package known tells what
// was assumed of each, and where AWS is silent or says both.
var pointCodes = [...]string{
	"policy-on-foreign-object",
	"trust-names-user-with-boundary",
	"wildcard-past-boundary",
	"federated-without-session-policy",
	"restricted-granted-by-acl",
	"ignored-public-grant-only",
}

// Codes names the points of the set.
func (p Points) Codes() []string {
	var out []string
	for i, code := range pointCodes {
		if p&(1<<i) != 0 {
			out = append(out, code)
		}
	}
	return out
}

// AllPoints is the set of every point that a decision can hinge on.
const AllPoints = Points(1<<len(pointCodes) - 1)
