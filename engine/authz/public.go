package authz

import (
	"strings"

	"crossgrant/engine/arn"
	"crossgrant/engine/policy"
)

// Public reports whether S3 Block Public Access takes a bucket policy for public:
// it assumes so of every statement that allows, and takes that back only where
// the statement grants to fixed values, free of wildcards and policy variables.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
func Public(doc *policy.Document) bool { return public(doc, reading{}) }

// reading is one of AWS's rules, where it does not spell them out.
type reading struct {
	fewKeys bool // of the keys of callers only aws:PrincipalOrgID fixes
	strict  bool // StringLike fixes nothing
	loose   bool // negated operators and those that hold without the key fix, and a Deny for everyone is looked at
}

// publicOtherwise follows the other reading of a point.
func publicOtherwise(doc *policy.Document, point string) bool {
	base := Public(doc)
	switch point {
	case pointCodes[publicPolicyKeys]:
		return public(doc, reading{fewKeys: true})
	case pointCodes[publicPolicyDetails]:
		return public(doc, reading{strict: !base, loose: base})
	}
	return base
}

func public(doc *policy.Document, r reading) bool {
	granted, narrowed := false, false
	for i := range doc.Statements {
		s := &doc.Statements[i]
		switch {
		case fixedPrincipal(s.Principal):
		case s.Effect == policy.Deny:
			narrowed = r.loose
		case !r.fixedCondition(s.Conditions):
			granted = true
		}
	}
	return granted && !narrowed
}

func fixedPrincipal(p *policy.Principals) bool {
	if p == nil || p.Not {
		return false
	}
	for i := range p.Values {
		if p.Values[i].Type == policy.AnyPrincipal {
			return false
		}
	}
	return true
}

// fixedCondition: one condition that holds for fixed values only is enough.
// Negated operators, and those that also hold where the key is missing, fix nothing.
func (r reading) fixedCondition(conditions []policy.Condition) bool {
	for i := range conditions {
		c := &conditions[i]
		o := c.Operator
		open := o.Negated || o.IfExists || o.Qualifier == policy.ForAllValues
		if open && !r.loose || len(c.Values) == 0 {
			continue
		}
		if r.fixes(c) {
			return true
		}
	}
	return false
}

func (r reading) fixes(c *policy.Condition) bool {
	fixed := fixedText
	if r.strict && c.Operator.Family == policy.StringFamily && c.Operator.Like {
		return false
	}
	switch c.LowerKey {
	case "aws:sourceip":
		if c.Operator.Family != policy.IPFamily {
			return false
		}
		fixed = fixedRange
	case "s3:dataaccesspointarn":
		fixed = fixedAccessPoint
	case "aws:principalarn", "aws:principalaccount", "aws:principalorgpaths":
		if r.fewKeys {
			return false
		}
	case "aws:principalorgid", "aws:sourcearn", "aws:sourcevpc", "aws:sourcevpce", "aws:sourceowner", "aws:sourceaccount",
		"aws:userid", "s3:dataaccesspointaccount":
	default:
		return false
	}
	if f := c.Operator.Family; f != policy.StringFamily && f != policy.ARNFamily && f != policy.IPFamily {
		return false
	}
	for i := range c.Values {
		if !fixed(&c.Values[i]) {
			return false
		}
	}
	return true
}

func fixedText(v *policy.Value) bool {
	return v.Text != "" && !strings.ContainsAny(v.Text, "*?") && !strings.Contains(v.Text, "${")
}

// Ranges broader than /8 (IPv4) or /32 (IPv6) count as everybody, but for the
// private ranges of RFC 1918.
func fixedRange(v *policy.Value) bool {
	if v.Net == nil {
		return false
	}
	if v.Net.Is4() {
		return v.Net.Bits() >= 8 || v.Net.Private()
	}
	return v.Net.Bits() >= 32
}

// The name of the access point may be a wildcard as long as its account is fixed.
func fixedAccessPoint(v *policy.Value) bool {
	a, ok := arn.Parse(v.Text)
	return ok && a.Account != "" && !strings.ContainsAny(a.Account, "*?$")
}
