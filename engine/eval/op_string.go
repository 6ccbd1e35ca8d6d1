package eval

import "crossgrant/engine/policy"

// matchString compares text, as a pattern with the Like operators.
func matchString(c *policy.Condition, value string, ctx *Context) result {
	sawUnknown := false
	for i := range c.Values {
		p := c.Values[i].Pattern
		if vars := p.Variables(); len(vars) > 0 {
			if m := resolvable(vars, ctx); m != Yes {
				sawUnknown = sawUnknown || m == NotModelled
				continue
			}
		}
		if p.Match(value, ctx) {
			return hits
		}
	}
	return ofValues(false, sawUnknown)
}
