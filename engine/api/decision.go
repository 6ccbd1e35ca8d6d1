package api

import (
	"crossgrant/engine/authz"
	"crossgrant/engine/eval"
	"crossgrant/engine/explain"
)

func (r *reporter) decision(d *authz.Decision, layers bool) Decision {
	out := Decision{
		Principal: principalName(d.Input.Principal), Action: d.Input.Action, Resource: d.Input.Request.Resource,
		ResourceAccount: d.Input.ResourceAccount, Verdict: Verdict(d.Verdict.String()),
		Reason: explain.Reason(d, r.names), Unverified: points(d.Unverified), NotModelled: texts(d.NotModelled),
		Missing: []string{}, Layers: []Layer{},
	}
	for _, kind := range d.Missing {
		out.Missing = append(out.Missing, kind.String())
	}
	if at := d.Deciding; at != nil {
		l := &d.Layers[at.Layer]
		p := &l.Policies[at.Policy]
		s := &p.Trace.Statements[at.Statement]
		out.Deciding = &StatementRef{
			Layer: l.Kind.String(), Policy: p.Name, File: p.File, Index: s.Index, Sid: s.Sid, Range: r.rangeIn(p.File, s.Range),
		}
	}
	if layers {
		for i := range d.Layers {
			out.Layers = append(out.Layers, r.layer(&d.Layers[i]))
		}
	}
	return out
}

func principalName(p *eval.Principal) string {
	switch p.Kind {
	case eval.Anonymous:
		return "anonymous"
	case eval.Service:
		return p.Service
	case eval.WebIdentity:
		return p.Provider
	}
	return p.ARN
}

func texts(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

func (r *reporter) layer(l *authz.Layer) Layer {
	out := Layer{
		Kind: l.Kind.String(), Title: explain.LayerTitle(l), Account: l.Account,
		Verdict: Verdict(l.Verdict.String()), Note: l.Note, Policies: []PolicyTrace{}, Grants: []GrantTrace{},
	}
	for i := range l.Policies {
		out.Policies = append(out.Policies, r.policy(&l.Policies[i]))
	}
	for _, g := range l.Grants {
		m := MatchNo
		if g.Matches {
			m = MatchYes
		}
		out.Grants = append(out.Grants, GrantTrace{
			Grantee: granteeName(r.w, g.Grant.Grantee), Permission: string(g.Grant.Permission), Match: m, Note: g.Note,
		})
	}
	return out
}

func (r *reporter) policy(p *authz.PolicyTrace) PolicyTrace {
	out := PolicyTrace{Name: p.Name, File: p.File, Verdict: Verdict(p.Verdict.String()), Statements: []StatementTrace{}}
	for i := range p.Trace.Statements {
		s := &p.Trace.Statements[i]
		t := StatementTrace{
			Index: s.Index, Sid: s.Sid, Effect: s.Effect.String(), Match: matches[s.Match],
			NearMiss: s.NearMiss, Range: r.rangeIn(p.File, s.Range), Elements: []ElementTrace{},
		}
		for _, e := range s.Elements {
			t.Elements = append(t.Elements, ElementTrace{
				Element: e.Element, Operator: e.Operator, Key: e.Key, Match: matches[e.Match], Present: e.Present,
				Actual: texts(e.Actual), Required: texts(e.Required), Note: e.Note, Range: r.rangeIn(p.File, e.Range),
			})
		}
		out.Statements = append(out.Statements, t)
	}
	return out
}
