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
func Public(doc *policy.Document) bool {
	for i := range doc.Statements {
		if s := &doc.Statements[i]; s.Effect == policy.Allow && !fixedPrincipal(s.Principal) && !fixedCondition(s.Conditions) {
			return true
		}
	}
	return false
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
func fixedCondition(conditions []policy.Condition) bool {
	for i := range conditions {
		c := &conditions[i]
		o := c.Operator
		if o.Negated || o.IfExists || o.Qualifier == policy.ForAllValues || len(c.Values) == 0 {
			continue
		}
		if fixes(c) {
			return true
		}
	}
	return false
}

func fixes(c *policy.Condition) bool {
	fixed := fixedText
	switch c.LowerKey {
	case "aws:sourceip":
		if c.Operator.Family != policy.IPFamily {
			return false
		}
		fixed = fixedRange
	case "s3:dataaccesspointarn":
		fixed = fixedAccessPoint
	case "aws:principalarn", "aws:principalaccount", "aws:principalorgid", "aws:principalorgpaths",
		"aws:sourcearn", "aws:sourcevpc", "aws:sourcevpce", "aws:sourceowner", "aws:sourceaccount",
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
