package authz

// point is one that AWS does not document, or documents in two ways, and that the
// combination of layers decides. Those within a policy are package eval's.
type point uint8

const (
	policyOnForeignObject point = iota
	foreignObjectTagging
	ownerMissingFromACL
	overwriteWithBucketACL
	restrictedGrantedByACL
	ignoredPublicGrantOnly
	publicPolicyKeys
	publicPolicyDetails
	serviceByWildcard
	wildcardPastBoundary
	userARNOfFederator
	federatedWithoutSessionPolicy
	trustNamesUserWithBoundary
	trustWildcardSameAccount
)

// pointCodes name the points, each at its place; package known tells what was
// assumed of each, and where AWS is silent or says both.
var pointCodes = [...]string{
	"policy-on-foreign-object",
	"foreign-object-tagging",
	"owner-missing-from-acl",
	"overwrite-with-bucket-acl",
	"restricted-granted-by-acl",
	"ignored-public-grant-only",
	"public-policy-keys",
	"public-policy-details",
	"service-by-wildcard",
	"wildcard-past-boundary",
	"user-arn-of-federator",
	"federated-without-session-policy",
	"trust-names-user-with-boundary",
	"trust-wildcard-same-account",
}

// otherwise tells whether the other reading of a point is to be followed. Asking
// is what makes a point one on which the verdict may hinge.
func (c *combination) otherwise(p point) bool {
	c.asked |= 1 << p
	return c.o.other == pointCodes[p]
}

// unverified lists the codes of the points on which the verdict hinges: by their
// other reading, each alone, it would be another one.
func (x *explanation) unverified(r result) []string {
	if r.verdict == NotModelled {
		return nil
	}
	var out []string
	for p, code := range pointCodes {
		if r.asked&(1<<p) != 0 {
			out = append(out, code)
		}
	}
	for i := range x.d.Layers {
		for j := range x.d.Layers[i].Policies {
			x.d.Layers[i].Policies[j].Trace.EachPoint(func(code string) { out = appendNew(out, code) })
		}
	}
	hinges := out[:0]
	for _, code := range out {
		o := x.outcomes(code)
		if combine(x.in, &o).verdict != r.verdict {
			hinges = append(hinges, code)
		}
	}
	return hinges
}
