package eval

import "crossgrant/engine/policy"

// matchARNs compares ARNs field by field. ArnEquals takes wildcards like ArnLike.
// What is no ARN matches no pattern, and so holds with a negated operator.
func matchARNs(c *policy.Condition, value string, ctx *Context) result {
	sawUnknown := false
	for i := range c.Values {
		p := c.Values[i].ARN
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
