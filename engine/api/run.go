package api

import (
	"sort"

	"crossgrant/engine/analysis"
	"crossgrant/engine/diag"
	"crossgrant/engine/eval"
	"crossgrant/engine/explain"
	"crossgrant/engine/flow"
	"crossgrant/engine/scenario"
	"crossgrant/engine/world"
)

// Run runs a scenario. It is a pure function: the same request always gives the
// same report.
func Run(req RunRequest) Report {
	s := scenarioOf(&req.Scenario)
	loaded, found := scenario.Load(s)
	r := newReporter(loaded.World, &s)
	r.trace = req.Trace
	report := Report{
		Title: req.Scenario.Title, Description: req.Scenario.Description,
		Files: fileInfos(&req.Scenario), World: entities(r.w),
	}
	script, badFlow := flow.Parse(loaded.Flow)
	runner, badConfig := flow.NewRunner(r.w, loaded.Files, loaded.Config)
	found = append(append(found, badFlow...), badConfig...)
	for i := range script.Steps {
		result := runner.Run(&script.Steps[i])
		step := r.step(i, result)
		report.Steps = append(report.Steps, step)
		if step.Expectation != nil {
			report.Summary.Expected++
			if result.Met {
				report.Summary.Met++
			}
		}
	}
	report.Summary.Steps = len(report.Steps)
	report.Diagnostics = r.diagnostics(append(found, runner.Found()...))
	return report
}

type reporter struct {
	w        *world.World
	trace    int
	scenario *scenario.Scenario
	indexes  map[string]*diag.Index // by path, for line and column; made on demand
	names    explain.Names
}

func newReporter(w *world.World, s *scenario.Scenario) *reporter {
	return &reporter{w: w, scenario: s, indexes: map[string]*diag.Index{}, names: analysis.Names(w)}
}

// index of a file's text; nil where the scenario has no such file.
func (r *reporter) index(file string) *diag.Index {
	x, ok := r.indexes[file]
	if !ok {
		if text, found := r.scenario.File(file); found {
			x = diag.NewIndex(text)
		}
		r.indexes[file] = x
	}
	return x
}

// byPlace orders diagnostics by file, then by where they begin.
type byPlace []diag.Diagnostic

func (s byPlace) Len() int      { return len(s) }
func (s byPlace) Swap(i, j int) { s[i], s[j] = s[j], s[i] }
func (s byPlace) Less(i, j int) bool {
	a, b := &s[i], &s[j]
	return a.File < b.File || a.File == b.File && a.Range.Start < b.Range.Start
}

func (r *reporter) diagnostics(found []diag.Diagnostic) []Diagnostic {
	sort.Stable(byPlace(found))
	out := make([]Diagnostic, 0, len(found))
	for _, d := range found {
		out = append(out, Diagnostic{
			File: d.File, Range: r.rangeIn(d.File, d.Range), Severity: Severity(d.Severity.String()),
			Code: d.Code, Message: d.Message, Hint: d.Hint,
		})
	}
	return out
}

// rangeIn converts a range; one in a text that is no file of the scenario (an AWS
// managed policy, a policy that a command stored) has no place.
func (r *reporter) rangeIn(file string, x diag.Range) Range {
	index := r.index(file)
	if index == nil {
		return Range{}
	}
	return Range{Start: place(index.Place(x.Start)), End: place(index.Place(x.End))}
}

func place(p diag.Place) Place { return Place{Offset: p.Offset, Line: p.Line, Column: p.Column} }

func (r *reporter) step(i int, x *flow.Result) Step {
	s := Step{
		Index: i, Description: x.Step.Description, Command: x.Step.Command,
		Range: r.rangeIn(flow.File, x.Step.Range), Caller: r.caller(x), Target: x.Target,
		Result: Result{
			Stdout: x.Stdout, Stderr: x.Stderr, ExitCode: x.ExitCode,
			HTTPStatus: x.HTTPStatus, ErrorCode: x.ErrorCode,
		},
		Decisions: []Decision{}, Unverified: points(x.Unverified), Changed: []Entity{}, Removed: []string{},
	}
	if x.Command != nil {
		s.Service, s.Operation = x.Command.Service, x.Command.Operation
	}
	for _, d := range x.Decisions {
		s.Decisions = append(s.Decisions, r.decision(d, r.trace == i || r.trace < 0))
	}
	verdict, deciding := analysis.Outcome(x)
	s.Verdict = Verdict(verdict)
	if deciding >= 0 {
		s.Reason = s.Decisions[deciding].Reason
	} else {
		s.Reason = analysis.Reason(x, r.names)
	}
	if e := x.Step.Expect; e != nil {
		s.Expectation = &Expectation{Text: e.Text, Met: x.Met, Message: x.Failure, Range: r.rangeIn(flow.File, e.Range)}
	}
	for _, id := range x.Changed {
		if e, ok := entity(r.w, id); ok {
			s.Changed = append(s.Changed, e)
		} else {
			s.Removed = append(s.Removed, id)
		}
	}
	return s
}

func (r *reporter) caller(x *flow.Result) Caller {
	c := Caller{Profile: x.Profile}
	switch {
	case !x.Identified:
	case x.Caller == nil:
		c.Kind = "anonymous"
	case x.Caller.Kind == world.ServicePrincipal:
		c.Kind = "service"
	default:
		c.ARN, c.Account, c.Entity = x.Caller.ARN(), x.Caller.Account.EntityID(), x.Caller.EntityID()
		switch {
		case x.Caller.Kind == world.RoleSession:
			c.Kind = "role-session"
		case x.Caller.Kind == world.FederatedUser:
			c.Kind = "federated-user"
		case x.Caller.User != nil:
			c.Kind = "user"
		default:
			c.Kind = "root"
		}
	}
	return c
}

var matches = [...]Match{eval.No: MatchNo, eval.Yes: MatchYes, eval.NotModelled: MatchNotModelled}
