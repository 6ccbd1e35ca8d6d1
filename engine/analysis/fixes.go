package analysis

import (
	"sort"

	"crossgrant/engine/authz"
	"crossgrant/engine/call"
	"crossgrant/engine/eval"
	"crossgrant/engine/explain"
	"crossgrant/engine/flow"
	"crossgrant/engine/s3"
	"crossgrant/engine/scenario"
)

// Fix is one change that turns the verdict of a step, found by making it and running
// the flow.
type Fix struct {
	Title, Detail string
	Edits         []FileEdit
	Effects       []StepChange // on the step itself and on all others

	rank   int
	public bool // opens something to everyone
}

// Bounds of the search.
const (
	maxRuns  = 40
	maxFixes = 8
	// maxDepth is how many changes one fix may have: a request may need the consent
	// of several policies.
	maxDepth = 4
)

// Fixes finds what would make a refused step succeed, or what would take an allowed
// one away; none says why there is nothing.
func Fixes(s scenario.Scenario, step int) (fixes []Fix, none string) {
	base := load(s)
	base.run()
	if step < 0 || step >= len(base.results) {
		return nil, "There is no such step."
	}
	f := &search{step: step, base: base, tried: map[string]bool{}, works: map[string]bool{}}
	first := f.at(&draft{original: &s})
	switch {
	case first.verdict == Allow && (first.decision == nil || first.decision.Input.Action == "sts:GetCallerIdentity"):
		return nil, "This call needs no permission, so nothing takes it away."
	case first.verdict == NotModelled:
		return nil, "What this step hinges on is not modelled, so no change can be tried."
	case first.verdict == Allow:
		f.away = true
	}
	f.queue = []attempt{{first, nil}}
	for len(f.queue) > 0 && f.runs < maxRuns {
		next := f.queue[0]
		f.queue = f.queue[1:]
		f.extend(next)
	}
	fixes = f.best()
	if len(fixes) == 0 {
		none = f.whyNone(first)
	}
	return fixes, none
}

// search is one look for fixes.
type search struct {
	step  int
	base  *stage
	away  bool // look for what makes the step be refused
	runs  int
	tried map[string]bool // drafts, by their keys
	works map[string]bool // titles of options that are enough alone
	queue []attempt       // those that were not enough, in the order in which they were tried
	found []Fix
}

// attempt is a draft that was run, and the options that led to it.
type attempt struct {
	*state
	made []*option
}

// state is a draft, run up to the step.
type state struct {
	*stage
	d        *draft
	index    int // of the step, in the draft's flow
	result   *flow.Result
	verdict  Verdict
	decision *authz.Decision // that settled it; nil: none did
}

// at runs a draft up to the step.
func (f *search) at(d *draft) *state {
	f.runs++
	f.tried[d.key()] = true
	x := &state{stage: load(d.scenario()), d: d, index: f.step + d.inserted}
	x.runTo(x.index)
	if x.index >= len(x.results) {
		x.verdict = None // an edit that made one command of two
		return x
	}
	x.result = x.results[x.index]
	decision := -1
	if x.verdict, decision = Outcome(x.result); decision >= 0 {
		x.decision = x.result.Decisions[decision]
	}
	return x
}

// option is one change that may help.
type option struct {
	rank          int
	title, detail string
	apply         func(d *draft) bool
}

// offer makes an option.
func offer(rank int, title, detail string, apply func(d *draft) bool) *option {
	return &option{rank, title, detail, apply}
}

// Ranks of options, the smallest and safest first.
const (
	rankCommand   = 10 * iota // the command says more; no policy changes
	rankElement               // one more value in a statement that fits otherwise
	rankStatement             // one more statement in a policy that is there
	rankPolicy                // one more policy
	rankCondition             // a condition lets more through
	rankExempt                // a guard lets somebody through
	rankGrant                 // an ACL grants more
	rankSetting               // a setting of the bucket
	rankRemove                // a guard goes
	rankPublic                // open to everyone; the last resort
)

// extend tries each option of a state. On from what was not enough, the best few ways
// are enough, and none that needs nothing else.
func (f *search) extend(x attempt) {
	options := x.options(f.away)
	sort.Stable(byRank(options))
	ways := len(options)
	if n := len(x.made); n > 0 {
		ways = max(1, 3-n)
	}
	for _, o := range options {
		if f.runs >= maxRuns || ways == 0 {
			return
		}
		d := x.d.clone()
		if f.works[o.title] || !o.apply(d) || f.tried[d.key()] {
			continue
		}
		ways--
		f.try(d, append(x.made[:len(x.made):len(x.made)], o))
	}
}

func (f *search) try(d *draft, made []*option) {
	next := f.at(d)
	if next.bad > f.base.bad {
		return // AWS would not store what the change makes
	}
	reached := next.verdict == Allow
	if f.away {
		reached = next.verdict.Denied()
	}
	switch {
	case reached:
		next.run()
		f.add(next, made)
	case len(made) < maxDepth && (f.away && next.verdict == Allow || !f.away && next.verdict != NotModelled):
		f.queue = append(f.queue, attempt{next, made})
	}
}

// add keeps a change that was seen to work.
func (f *search) add(x *state, made []*option) {
	fix := Fix{Edits: x.d.edits, Effects: stepChanges(&f.base.ran, &x.ran)}
	for i, o := range made {
		if i > 0 {
			fix.Title += "; "
			fix.Detail += " "
		}
		fix.Title += o.title
		fix.Detail += o.detail
		fix.rank = max(fix.rank, o.rank)
		fix.public = fix.public || o.rank >= rankPublic
	}
	if len(made) == 1 {
		f.works[made[0].title] = true
	}
	fix.rank += len(made) - 1
	for _, e := range fix.Effects {
		if e.Before >= 0 && e.Before < f.step && e.BeforeVerdict == Allow && e.AfterVerdict != Allow {
			fix.rank += 10 // a step that does not come this far any more proves little
		}
	}
	if !fix.public && opened(f.base, x.stage) {
		fix.public = true
		fix.Detail += " It opens something to everyone on the internet, besides."
	}
	f.found = append(f.found, fix)
}

// opened tells whether anonymous callers may do more at the end of a flow than at
// that of another.
func opened(before, after *stage) bool {
	was, is := anonymousMatrix(before), anonymousMatrix(after)
	was.addActions(is.Actions)
	is.addActions(was.Actions)
	was.decide(before.loaded.World)
	is.decide(after.loaded.World)
	x, y := was.index(), is.index()
	p := &is.Principals[0]
	for _, action := range is.Actions {
		for r := range is.Resources {
			if is.verdict(y, p, action, &is.Resources[r]) == Allow && was.verdict(x, p, action, &is.Resources[r]) != Allow {
				return true
			}
		}
	}
	return false
}

func anonymousMatrix(x *stage) *Matrix {
	m := newMatrix(x.loaded.World)
	m.Principals = m.Principals[len(m.Principals)-1:]
	return m
}

// best are the fixes to offer: none that opens anything to everyone, unless nothing
// else helps.
func (f *search) best() []Fix {
	var out []Fix
	for _, public := range []bool{false, true} {
		for _, x := range f.found {
			if x.public == public {
				out = append(out, x)
			}
		}
		if len(out) > 0 {
			break
		}
	}
	sort.Stable(bySafety(out))
	return out[:min(len(out), maxFixes)]
}

type byRank []*option

func (s byRank) Len() int           { return len(s) }
func (s byRank) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }
func (s byRank) Less(i, j int) bool { return s[i].rank < s[j].rank }

// bySafety: by the largest change in a fix, then by what else it brings about.
type bySafety []Fix

func (s bySafety) Len() int      { return len(s) }
func (s bySafety) Swap(i, j int) { s[i], s[j] = s[j], s[i] }
func (s bySafety) Less(i, j int) bool {
	a, b := &s[i], &s[j]
	return a.rank < b.rank || a.rank == b.rank && len(a.Effects) < len(b.Effects)
}

// options of a state: what may turn its verdict.
func (x *state) options(away bool) []*option {
	switch {
	case x.decision == nil && x.verdict == Failed:
		return x.againstFailure()
	case x.decision == nil:
		return nil
	case away:
		return x.takeAway()
	case x.verdict == ExplicitDeny:
		return x.againstDeny()
	case x.verdict == ImplicitDeny && x.decision.Barred == "":
		return x.towardsAllow()
	}
	return nil
}

// whyNone says why nothing was found for a step.
func (f *search) whyNone(x *state) string {
	switch {
	case x.verdict == Failed && f.runs == 1:
		return "This step was refused for another reason than access. " + Reason(x.result, x.names)
	case x.verdict == Failed:
		return "None of the changes that were tried makes this step succeed. " + Reason(x.result, x.names)
	case x.decision.Barred != "":
		return explain.Reason(x.decision, x.names)
	case x.verdict == Allow && x.decision.Input.Principal.Kind == eval.Root:
		return "Only a service control policy could keep " + explain.Caller(x.decision, x.names) + " from this."
	case x.verdict == Allow:
		return "None of the changes that were tried takes this away from " + explain.Caller(x.decision, x.names) + "."
	}
	in := x.decision.Input
	if r, err := findResource(x.loaded.World, in.Request.Resource); err == nil && r.bucket != nil &&
		s3.Admit(&call.Call{World: x.loaded.World, Caller: x.result.Caller}, r.bucket, in.Action) != nil {
		return "Whatever the policies say, only the bucket owner's account can read, replace and delete a bucket policy."
	}
	if _, trust := x.layer(authz.LayerTrust); !trust && x.missing(authz.LayerTrust) {
		return "There is no role " + x.decision.Input.Request.Resource + " in this scenario that could be assumed."
	}
	return "None of the changes that were tried makes this step succeed."
}

func (x *state) missing(kind authz.LayerKind) bool {
	for _, k := range x.decision.Missing {
		if k == kind {
			return true
		}
	}
	return false
}

// layer finds the first layer of a kind.
func (x *state) layer(kind authz.LayerKind) (*authz.Layer, bool) {
	for i := range x.decision.Layers {
		if l := &x.decision.Layers[i]; l.Kind == kind {
			return l, true
		}
	}
	return nil, false
}
