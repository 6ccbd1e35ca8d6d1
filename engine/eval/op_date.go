package eval

import (
	"crossgrant/engine/policy"
	"crossgrant/engine/timestamp"
)

// matchDate compares instants, each written as a date or as seconds since 1970.
func matchDate(c *policy.Condition, value string) result {
	t, ok := timestamp.ParseInstant(value)
	if !ok {
		return unreadable
	}
	bad := false
	for i := range c.Values {
		want := c.Values[i].Instant
		if want == nil {
			bad = true
		} else if c.Operator.Comparison.Holds(t.Compare(want)) {
			return hits
		}
	}
	return ofValues(bad, false)
}
