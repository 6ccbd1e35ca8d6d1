package api

import (
	"crossgrant/engine/analysis"
	"crossgrant/engine/authz"
	"crossgrant/engine/scenario"
)

// MatrixOf tells who may do what.
func MatrixOf(req MatrixRequest) MatrixReply {
	m := analysis.MatrixOf(analysis.At(scenarioOf(&req.Scenario), req.Step))
	reply := MatrixReply{
		Principals: []MatrixPrincipal{}, Actions: texts(m.Actions), Resources: []MatrixResource{},
		Cells: string(m.Cells), Omitted: m.Omitted,
	}
	for _, p := range m.Principals {
		reply.Principals = append(reply.Principals, MatrixPrincipal{ID: p.ID, Name: p.Name, Kind: p.Kind, ARN: p.ARN, Account: p.Account})
	}
	for _, r := range m.Resources {
		reply.Resources = append(reply.Resources, MatrixResource{ID: r.ID, Name: r.Name, Kind: r.Kind, ARN: r.ARN, Account: r.Account})
	}
	return reply
}

// Ask decides one question in a scenario's world.
func Ask(req AskRequest) AskReply {
	s := scenarioOf(&req.Scenario)
	w := analysis.At(s, req.Step)
	q := analysis.Question{Principal: req.Principal, Action: req.Action, Resource: req.Resource}
	for _, e := range req.Context {
		q.Context = append(q.Context, analysis.Key{Name: e.Key, Values: e.Values})
	}
	d, err := analysis.Ask(w, q)
	if err != nil {
		return AskReply{Error: err.Error(), Context: []ContextEntry{}}
	}
	out := newReporter(w, &s).decision(d, true)
	return AskReply{Decision: &out, Context: contextOf(d)}
}

func contextOf(d *authz.Decision) []ContextEntry {
	out := []ContextEntry{}
	for _, key := range d.Input.Context.Keys() {
		values, _ := d.Input.Context.Get(key)
		out = append(out, ContextEntry{Key: key, Values: values})
	}
	return out
}

// Changes tells what differs between two scenarios.
func Changes(req ChangesRequest) ChangesReply {
	c := analysis.Compare(scenarioOf(&req.Before), scenarioOf(&req.After))
	reply := ChangesReply{Files: []FileChange{}, Steps: stepChanges(c.Steps), Cells: []CellChange{}, More: c.More}
	for _, f := range c.Files {
		reply.Files = append(reply.Files, FileChange(f))
	}
	for _, x := range c.Cells {
		reply.Cells = append(reply.Cells, CellChange{
			Principal: x.Principal, Action: x.Action, Resource: x.Resource, Before: Verdict(x.Before), After: Verdict(x.After),
			PrincipalID: x.PrincipalID, ResourceARN: x.ResourceARN, BeforeStep: x.BeforeStep, AfterStep: x.AfterStep,
		})
	}
	return reply
}

// Fixes finds what would change the verdict of a step.
func Fixes(req FixesRequest) FixesReply {
	fixes, none := analysis.Fixes(scenarioOf(&req.Scenario), req.Step)
	reply := FixesReply{Fixes: []Fix{}, None: none}
	for _, x := range fixes {
		fix := Fix{Title: x.Title, Detail: x.Detail, Edits: []FileEdit{}, Effects: stepChanges(x.Effects)}
		for _, e := range x.Edits {
			fix.Edits = append(fix.Edits, FileEdit(e))
		}
		reply.Fixes = append(reply.Fixes, fix)
	}
	return reply
}

func stepChanges(list []analysis.StepChange) []StepChange {
	out := []StepChange{}
	for _, x := range list {
		out = append(out, StepChange{
			Before: x.Before, After: x.After, Command: x.Command,
			BeforeVerdict: Verdict(x.BeforeVerdict), AfterVerdict: Verdict(x.AfterVerdict),
			BeforeCode: x.BeforeCode, AfterCode: x.AfterCode, Reason: x.Reason,
		})
	}
	return out
}

func scenarioOf(s *Scenario) scenario.Scenario {
	out := scenario.Scenario{Title: s.Title, Description: s.Description}
	for _, f := range s.Files {
		out.Files = append(out.Files, scenario.File(f))
	}
	return out
}
