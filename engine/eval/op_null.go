package eval

import "crossgrant/engine/policy"

// matchNull asks whether the key is absent ("true") or present ("false").
func matchNull(c *policy.Condition, present bool) Match {
	for i := range c.Values {
		if want := c.Values[i].Null; want != nil && *want != present {
			return Yes
		}
	}
	return No
}
