package eval

import (
	"crossgrant/engine/ip"
	"crossgrant/engine/policy"
)

// matchIP tells whether an address lies in a range. IPv4 and IPv6 ranges may stand
// in one list.
func matchIP(c *policy.Condition, value string) result {
	a, ok := ip.Parse(value)
	if !ok {
		return unreadable
	}
	bad := false
	for i := range c.Values {
		want := c.Values[i].Net
		if want == nil {
			bad = true
		} else if want.Contains(a) {
			return hits
		}
	}
	return ofValues(bad, false)
}
