package analysis

import (
	"strings"

	"crossgrant/engine/explain"
	"crossgrant/engine/flow"
)

// Verdict of a step or a cell, by its name in reports.
type Verdict string

// The verdicts of decisions, as authz.Verdict prints them, and what a step may be
// besides.
const (
	None         Verdict = "none"
	Allow        Verdict = "allow"
	ExplicitDeny Verdict = "explicit-deny"
	ImplicitDeny Verdict = "implicit-deny"
	NotModelled  Verdict = "not-modelled"
	// Failed: refused for a reason other than access.
	Failed Verdict = "error"
)

// Denied tells whether a step was refused for want of access.
func (v Verdict) Denied() bool { return v == ExplicitDeny || v == ImplicitDeny }

// Outcome of a step: its verdict, and the index of the decision that settled it; -1
// where none did.
func Outcome(x *flow.Result) (v Verdict, decision int) {
	last := len(x.Decisions) - 1
	switch {
	case x.NotModelled != "":
		return NotModelled, -1
	case x.ErrorCode == "":
		// What comes after the first are further permissions that it needed; what
		// comes before are those of the profile.
		return Allow, min(x.Assumed, last)
	case x.Refusal > 0:
		last = x.Refusal - 1
		fallthrough
	case last >= 0:
		if v = Verdict(x.Decisions[last].Verdict.String()); v.Denied() {
			return v, last
		}
	}
	return Failed, -1
}

// Reason explains an outcome in a few sentences.
func Reason(x *flow.Result, names explain.Names) string {
	verdict, i := Outcome(x)
	switch {
	case i >= 0:
		return explain.Reason(x.Decisions[i], names)
	case verdict == NotModelled:
		return "Not modelled: " + x.NotModelled + "."
	case verdict == Allow:
		return "This call needs no permission."
	}
	return failureReason(x)
}

// failureReason explains an error that is no verdict.
func failureReason(x *flow.Result) string {
	text := x.ErrorCode + ": " + x.Message
	if x.Why != "" {
		return strings.TrimSuffix(text, ".") + ". " + x.Why
	}
	if !strings.HasSuffix(text, ".") {
		text += "."
	}
	if len(x.Decisions) > 0 {
		text += " Access was allowed; this came after."
	}
	return text
}
