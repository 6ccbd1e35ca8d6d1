package api

import (
	"time"

	"crossgrant/engine/diag"
	"crossgrant/engine/explain"
	"crossgrant/engine/scenario"
	"crossgrant/engine/simulate"
	"crossgrant/engine/world"
)

// Simulate decides one request under given policies.
func Simulate(r SimulateRequest) SimulateReply {
	q := simulate.Request{
		Principal: simulate.Principal(r.Principal), Action: r.Action, Resource: r.Resource, ResourceAccount: r.ResourceAccount,
		Context: map[string][]string{}, Identity: documents(r.Identity),
		ResourcePolicy: document(r.ResourcePolicy), VPCEndpointPolicy: document(r.VPCEndpointPolicy),
		CallerInManagementAccount: r.CallerInManagementAccount, RestrictPublicBuckets: r.RestrictPublicBuckets,
	}
	for _, e := range r.Context {
		q.Context[e.Key] = e.Values
	}
	if r.HasBoundary {
		q.Boundary = documents(r.Boundary)
	}
	if r.HasSession {
		q.Session = documents(r.Session)
	}
	if r.HasSCPs {
		q.SCPs = policyLevels(r.SCPs)
	}
	if r.HasRCPs {
		q.RCPs = policyLevels(r.RCPs)
	}
	d, err := simulate.Decide(q)
	if err != nil {
		return SimulateReply{Error: err.Error()}
	}
	// The documents play the part of files, so that ranges have lines and columns.
	files := &scenario.Scenario{}
	for _, l := range d.Layers {
		for _, p := range l.Policies {
			files.Files = append(files.Files, scenario.File{Path: p.File, Text: p.Document.Source})
		}
	}
	rep := reporter{w: world.New(time.Time{}), scenario: files, indexes: map[string]*diag.Index{}, names: explain.Names{}}
	out := rep.decision(d, true)
	return SimulateReply{Decision: &out}
}

func document(p *SimulatedPolicy) *simulate.Document {
	if p == nil {
		return nil
	}
	return &simulate.Document{Name: p.Name, Text: p.Text}
}

func documents(list []SimulatedPolicy) []simulate.Document {
	out := make([]simulate.Document, 0, len(list))
	for i := range list {
		out = append(out, *document(&list[i]))
	}
	return out
}

func policyLevels(list []PolicyLevel) [][]simulate.Document {
	out := make([][]simulate.Document, 0, len(list))
	for _, l := range list {
		out = append(out, documents(l.Policies))
	}
	return out
}
