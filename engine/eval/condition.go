package eval

import "crossgrant/engine/policy"

// result of comparing one value of the request with all values of the policy.
type result uint8

const (
	misses result = iota
	hits
	unknown // not modelled
	// unreadable: a value is not of the operator's type; the condition is false,
	// also with a negated operator.
	unreadable
)

// matchCondition compares one condition key.
//
// Several values of a key meet the policy as in
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
// Where no set operator stands, one of them must match, or none with a negated
// operator.
func matchCondition(c *policy.Condition, ctx *Context) Match {
	o := &c.Operator
	if o.Family == policy.UnknownFamily {
		return NotModelled
	}
	var values []string
	if e := ctx.entry(c.LowerKey); e != nil {
		if e.unmodelled {
			return NotModelled
		}
		values = e.values
	}
	if o.Family == policy.NullFamily {
		return matchNull(c, len(values) > 0)
	}
	if absent(o, values) {
		return of(holdsWithoutKey(o))
	}
	every := o.Qualifier == policy.ForAllValues || o.Qualifier == policy.NoQualifier && o.Negated
	found := of(every)
	for _, v := range values {
		m := No
		switch matchValue(c, v, ctx) {
		case hits:
			m = of(!o.Negated)
		case misses:
			m = of(o.Negated)
		case unknown:
			m = NotModelled
		}
		if every {
			found = found.And(m)
		} else if m == Yes || m == NotModelled && found == No {
			found = m
		}
	}
	return found
}

// absent tells whether there is nothing to compare. To ForAllValues an empty text
// is nothing as well.
func absent(o *policy.Operator, values []string) bool {
	return len(values) == 0 || o.Qualifier == policy.ForAllValues && len(values) == 1 && values[0] == ""
}

// holdsWithoutKey tells whether a condition holds where the request lacks the key.
func holdsWithoutKey(o *policy.Operator) bool {
	switch o.Qualifier {
	case policy.ForAllValues:
		return true
	case policy.ForAnyValue:
		return o.IfExists
	}
	return o.Negated || o.IfExists
}

// matchValue compares one value of the request by the operator's positive form.
func matchValue(c *policy.Condition, value string, ctx *Context) result {
	switch c.Operator.Family {
	case policy.StringFamily:
		return matchString(c, value, ctx)
	case policy.ARNFamily:
		return matchARNs(c, value, ctx)
	case policy.NumericFamily:
		return matchNumeric(c, value)
	case policy.DateFamily:
		return matchDate(c, value)
	case policy.BoolFamily:
		return matchBool(c, value, ctx)
	case policy.BinaryFamily:
		return matchBinary(c, value)
	}
	return matchIP(c, value)
}

// ofValues is the result of values none of which hit.
func ofValues(sawUnreadable, sawUnknown bool) result {
	switch {
	case sawUnreadable:
		return unreadable
	case sawUnknown:
		return unknown
	}
	return misses
}
