package flow

import (
	"strconv"
	"strings"

	"crossgrant/engine/authz"
	"crossgrant/engine/eval"
	"crossgrant/engine/policy"
)

// check compares a result with what the flow states.
func check(r *Result) {
	e := r.Step.Expect
	if e == nil {
		r.Met = true
		return
	}
	r.Failure = unmet(e, r)
	r.Met = r.Failure == ""
}

func unmet(e *Expectation, r *Result) string {
	if r.NotModelled != "" {
		return "not modelled: " + r.NotModelled
	}
	got := r.ErrorCode
	if got == "" {
		got = "OK"
	}
	if e.Code != "" && e.Code != got {
		return "expected " + e.Code + ", got " + got
	}
	for _, text := range e.Contains {
		if !strings.Contains(r.Stdout, text) && !strings.Contains(r.Stderr, text) {
			return "the output does not contain " + strconv.Quote(text)
		}
	}
	if e.Because == "" {
		return ""
	}
	d := refusal(r)
	if d == nil {
		return "expected " + e.Because + ", but no authorization refused the command"
	}
	if d.Verdict.String() != e.Because {
		return "expected " + e.Because + ", got " + d.Verdict.String()
	}
	if e.Because == "explicit-deny" && !deniedBy(d, e) {
		return "expected a deny by " + e.stated() + ", got " + strings.Join(deniers(d), " and ")
	}
	if e.Layer != "" && !lacked(d, e.Layer) {
		return "expected that " + e.Layer + " lacked an allow; these did: " + missing(d)
	}
	return ""
}

// refusal is the decision that refused the command.
func refusal(r *Result) *authz.Decision {
	if r.Refusal > 0 {
		return r.Decisions[r.Refusal-1]
	}
	for i := len(r.Decisions) - 1; i >= 0; i-- {
		if denied(r.Decisions[i]) {
			return r.Decisions[i]
		}
	}
	return nil
}

func denied(d *authz.Decision) bool {
	return d.Verdict == authz.ExplicitDeny || d.Verdict == authz.ImplicitDeny
}

func (e *Expectation) stated() string {
	if e.Statement == "" {
		return e.File
	}
	return e.File + "#" + e.Statement
}

// deniedBy: several statements may deny; the stated one must be among them.
func deniedBy(d *authz.Decision, e *Expectation) bool {
	if e.File == "" {
		return true
	}
	if e.Statement == "" && blocked(d) == e.File {
		return true
	}
	for _, name := range denials(d) {
		if name.file == e.File && (e.Statement == "" || name.sid == e.Statement || name.sid == "" && strconv.Itoa(name.index) == e.Statement) {
			return true
		}
	}
	return false
}

// blocked is the public bucket policy because of which RestrictPublicBuckets
// denies, which AWS reports as a deny of that policy; "" where it does not.
func blocked(d *authz.Decision) string {
	for _, l := range d.Layers {
		if l.Kind == authz.LayerPublicAccessBlock {
			return d.Input.Resource.File
		}
	}
	return ""
}

type denial struct {
	file  string
	sid   string
	index int
}

func denials(d *authz.Decision) []denial {
	var out []denial
	for _, l := range d.Layers {
		for _, p := range l.Policies {
			for _, s := range p.Trace.Statements {
				if s.Effect == policy.Deny && s.Match == eval.Yes {
					out = append(out, denial{p.File, s.Sid, s.Index})
				}
			}
		}
	}
	return out
}

func deniers(d *authz.Decision) []string {
	var out []string
	for _, x := range denials(d) {
		id := x.sid
		if id == "" {
			id = strconv.Itoa(x.index)
		}
		out = append(out, x.file+"#"+id)
	}
	if len(out) == 0 {
		out = append(out, "S3 Block Public Access")
	}
	return out
}

func lacked(d *authz.Decision, layer string) bool {
	for _, k := range d.Missing {
		if k.String() == layer {
			return true
		}
	}
	return false
}

func missing(d *authz.Decision) string {
	var out []string
	for _, k := range d.Missing {
		out = append(out, k.String())
	}
	return strings.Join(out, ", ")
}
