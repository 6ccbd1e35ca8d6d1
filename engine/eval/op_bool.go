package eval

import "crossgrant/engine/policy"

// matchBool compares "true" and "false", in any case.
func matchBool(c *policy.Condition, value string, ctx *Context) result {
	if _, ok := policy.ParseBool(value); !ok {
		return unreadable
	}
	return matchString(c, value, ctx)
}
