package eval

import (
	"strings"

	"crossgrant/engine/arn"
	"crossgrant/engine/ip"
	"crossgrant/engine/policy"
	"crossgrant/engine/wildcard"
)

// conditionPoint names the point on which the match of a condition hinges.
func conditionPoint(c *policy.Condition, ctx *Context, m Match) string {
	e := ctx.entry(c.LowerKey)
	if m == NotModelled || c.Operator.Family == policy.NullFamily {
		return ""
	}
	other := *c
	if e == nil {
		other.Operator.IfExists = false
		if c.Operator.Qualifier == policy.ForAnyValue && c.Operator.IfExists && matchCondition(&other, ctx) != m {
			return "for-any-value-if-exists"
		}
	} else if len(e.values) > 1 && c.Operator.Qualifier == policy.NoQualifier {
		other.Operator.Qualifier = policy.ForAllValues
		if c.Operator.Negated {
			other.Operator.Qualifier = policy.ForAnyValue
		}
		if matchCondition(&other, ctx) != m {
			return "plain-operator-many-values"
		}
	}
	other.Operator = c.Operator
	for i := 0; i < len(valuePoints) && rereads(c); i++ {
		point := valuePoints[i]
		other.Values = nil
		for _, v := range c.Values {
			if reread(point, c, &v, ctx) {
				other.Values = append(other.Values, v)
			}
		}
		if matchCondition(&other, ctx) != m {
			return point
		}
	}
	switch {
	case m == Yes && !c.Operator.Negated && withoutValue(c, ctx):
		return "variable-without-value"
	case m == No && e != nil && c.Operator.Negated && unreadableOnly(c, e.values, ctx):
		return "unreadable-value"
	}
	return ""
}

// valuePoints are those whose other reading is one of the policy's values.
var valuePoints = [...]string{
	"variable-in-bool", "bool-case", "variable-value-is-data", "range-with-host-bits", "bare-ipv6-address",
}

// rereads tells whether any of these points can bear on the condition.
func rereads(c *policy.Condition) bool {
	f := c.Operator.Family
	for i := range c.Values {
		if f == policy.BoolFamily || f == policy.IPFamily || len(c.Values[i].Variables()) > 0 {
			return true
		}
	}
	return false
}

// reread changes a value into what the other reading of a point makes of it;
// false where by that reading it matches nothing.
func reread(point string, c *policy.Condition, v *policy.Value, ctx *Context) bool {
	isBool := c.Operator.Family == policy.BoolFamily
	vars := v.Variables()
	switch {
	case point == "variable-in-bool":
		return !isBool || len(vars) == 0
	case point == "bool-case" && isBool:
		recompile(v, v.Text, 0)
	case point == "variable-value-is-data" && v.ARN != nil:
		if text := filled(v.Text, vars, ctx); text != v.Text {
			p := arn.Compile(text, arn.InCondition, true)
			v.ARN = &p
		}
	case point == "variable-value-is-data" && c.Operator.Like:
		recompile(v, filled(v.Text, vars, ctx), wildcard.Stars)
	case v.Net == nil:
	case point == "range-with-host-bits":
		address, _, ranged := strings.Cut(v.Text, "/")
		a, _ := ip.Parse(address)
		return !ranged || v.Net.First(a)
	case point == "bare-ipv6-address":
		return v.Net.Is4() || strings.Contains(v.Text, "/")
	}
	return true
}

func recompile(v *policy.Value, text string, o wildcard.Options) {
	if len(v.Variables()) > 0 {
		o |= wildcard.Variables
	}
	p := wildcard.Compile(text, o)
	v.Pattern = &p
}

// withoutValue is asked for positive operators only: a Deny by StringNotEquals and
// a variable is documented to deny who has no such tag.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
func withoutValue(c *policy.Condition, ctx *Context) bool {
	for i := range c.Values {
		if resolvable(c.Values[i].Variables(), ctx) == No {
			return true
		}
	}
	return false
}

// unreadableOnly reports whether a negated condition would hold if what cannot be
// read were merely different.
func unreadableOnly(c *policy.Condition, values []string, ctx *Context) bool {
	some := false
	for _, v := range values {
		switch matchValue(c, v, ctx) {
		case unreadable:
			some = true
		case hits, unknown:
			if c.Operator.Qualifier != policy.ForAnyValue {
				return false
			}
		}
	}
	return some
}
