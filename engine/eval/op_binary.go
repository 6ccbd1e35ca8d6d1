package eval

import "crossgrant/engine/policy"

// matchBinary compares bytes. The request's value is the bytes themselves or, as
// in the policy, their base64 text.
func matchBinary(c *policy.Condition, value string) result {
	bad := false
	for i := range c.Values {
		want := &c.Values[i]
		if want.Bytes == nil {
			bad = true
		} else if value == *want.Bytes || value == want.Text {
			return hits
		}
	}
	return ofValues(bad, false)
}
