package eval

import "crossgrant/engine/policy"

// matchNumeric compares decimal numbers exactly.
func matchNumeric(c *policy.Condition, value string) result {
	n, ok := policy.ParseDecimal(value)
	if !ok {
		return unreadable
	}
	bad := false
	for i := range c.Values {
		want := c.Values[i].Number
		if want == nil {
			bad = true
		} else if c.Operator.Comparison.Holds(n.Compare(want)) {
			return hits
		}
	}
	return ofValues(bad, false)
}
