package call

import (
	"strings"

	"crossgrant/engine/authz"
	"crossgrant/engine/explain"
)

// Authorize decides whether the caller may do this and records the decision. It
// returns nil where AWS allows it, and AWS's own refusal otherwise.
func (c *Call) Authorize(a Access) *Error {
	d := authz.Explain(c.Input(a))
	c.Decisions = append(c.Decisions, d)
	switch d.Verdict {
	case authz.Allow:
		return nil
	case authz.NotModelled:
		return &Error{NotModelled: strings.Join(d.NotModelled, "; ")}
	}
	return Fail(403, "AccessDenied", explain.AccessDenied(d, c.disclosed(a)))
}

// Allowed asks without recording: where AWS itself looks at a second permission
// to choose between two refusals.
func (c *Call) Allowed(a Access) bool { return authz.Decide(c.Input(a)) == authz.Allow }

// disclosed reports whether AWS names the policy that denied: it does so within
// an account and within an organization only.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
func (c *Call) disclosed(a Access) bool {
	if c.Caller == nil || c.Caller.Account == nil {
		return false
	}
	if a.Owner == nil || a.Owner == c.Caller.Account {
		return true
	}
	o := c.World.Organization
	return o.Member(a.Owner) && o.Member(c.Caller.Account)
}
