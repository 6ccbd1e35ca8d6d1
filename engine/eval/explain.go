package eval

import "crossgrant/engine/policy"

// Explain evaluates a document against a request and tells, for every statement
// and element, whether it matched and why. It never stops early.
func Explain(doc *policy.Document, req *Request) Trace {
	var t Trace
	for i := range doc.Statements {
		st := explainStatement(&doc.Statements[i], req, doc.Source)
		t.add(st.Effect, st.Match, st.Form)
		t.Statements = append(t.Statements, st)
	}
	t.Outcome = t.done()
	return t
}

func explainStatement(st *policy.Statement, req *Request, source string) StatementTrace {
	t := StatementTrace{Index: st.Index, Sid: st.Sid, Effect: st.Effect, Range: st.Range}
	t.Form = principalForms(st, req)
	if st.Principal != nil || req.ResourceBased {
		t.Elements = append(t.Elements, explainPrincipal(st, req, t.Form))
	}
	t.Elements = append(t.Elements, explainAction(st, req), explainResource(st, req))
	for i := range st.Conditions {
		e := explainCondition(&st.Conditions[i], req.Context)
		if e.Point == "" && e.Match == Yes && inIAM(st, req) && bareNumber(&st.Conditions[i], source) {
			e.Point = "bare-json-values"
		}
		t.Elements = append(t.Elements, e)
	}
	if st.EmptyCondition {
		t.Point = "empty-condition"
	}
	t.Match = Yes
	failed := 0
	for i := range t.Elements {
		m := t.Elements[i].Match
		t.Match = t.Match.And(m)
		if m == No {
			failed++
		}
	}
	t.NearMiss = failed == 1
	return t
}

func explainPrincipal(st *policy.Statement, req *Request, form Form) ElementTrace {
	p := req.principal()
	e := ElementTrace{Element: "Principal", Match: of(form != 0), Present: true, Range: st.Range}
	switch {
	case p.Kind == Anonymous:
		e.Actual = []string{"anonymous"}
	case p.Kind == Service:
		e.Actual = []string{p.Service}
	case p.Kind == WebIdentity:
		e.Actual = []string{p.Provider}
	default:
		e.Actual = []string{p.ARN}
		if p.RoleARN != "" && p.RoleARN != p.ARN {
			e.Actual = append(e.Actual, p.RoleARN)
		}
	}
	if st.Principal == nil {
		e.Note = "The statement has no Principal, so it names nobody."
		return e
	}
	e.Range = st.Principal.Range
	e.Point = principalPoint(st, p, form)
	for i := range st.Principal.Values {
		v := &st.Principal.Values[i]
		e.Required = append(e.Required, v.Text)
		if v.Type == policy.InvalidPrincipal {
			e.Note = sentence(e.Note, `"`+v.Text+`" is no principal that AWS accepts, and names nobody.`)
		}
	}
	if st.Principal.Not {
		e.Element = "NotPrincipal"
		e.Note = sentence(e.Note, notPrincipalNote(st, p, form))
	}
	return e
}

// notPrincipalNote says why NotPrincipal did not exempt somebody it lists.
func notPrincipalNote(st *policy.Statement, p *Principal, form Form) string {
	if form == 0 {
		return ""
	}
	listed := Form(0)
	for i := range st.Principal.Values {
		listed |= valueForms(&st.Principal.Values[i], p)
	}
	switch {
	case listed == 0:
		return ""
	case p.HasBoundary:
		return "The principal has a permissions boundary, and NotPrincipal with Deny always denies such a principal."
	case listed&(FormAccount|FormCanonicalUser) == 0:
		return "The account " + p.Account + " is not listed beside its principal, so the principal is not exempt."
	}
	return "Only the account is listed, not the principal itself, so the principal is not exempt."
}

func explainAction(st *policy.Statement, req *Request) ElementTrace {
	e := ElementTrace{Element: "Action", Match: matchAction(st.Action, req.Action), Present: true, Actual: []string{req.Action}, Range: st.Action.Range}
	if st.Action.Not {
		e.Element = "NotAction"
	}
	e.Point = actionPoint(st, e.Match, req.Action)
	for i := range st.Action.Values {
		e.Required = append(e.Required, st.Action.Values[i].Text)
	}
	return e
}

func explainResource(st *policy.Statement, req *Request) ElementTrace {
	e := ElementTrace{Element: "Resource", Match: matchResource(st, req), Present: true, Actual: []string{req.Resource}, Range: st.Range}
	if st.Resource == nil {
		e.Note = "A trust policy names no resource: it is about its role."
		if e.Match == No {
			e.Note = "The statement has no Resource, so it is about nothing."
		}
		return e
	}
	e.Range = st.Resource.Range
	e.Point = resourcePoint(st, req, e.Match)
	if st.Resource.Not {
		e.Element = "NotResource"
	}
	for i := range st.Resource.Values {
		v := &st.Resource.Values[i]
		e.Required = append(e.Required, v.Text)
		e.Note = sentence(e.Note, variableNotes(v.Pattern.Variables(), req.Context))
	}
	return e
}

func explainCondition(c *policy.Condition, ctx *Context) ElementTrace {
	e := ElementTrace{Element: "Condition", Operator: c.OperatorText, Key: c.Key, Match: matchCondition(c, ctx), Range: c.Range}
	for i := range c.Values {
		e.Required = append(e.Required, c.Values[i].Text)
	}
	if entry := ctx.entry(c.LowerKey); entry != nil {
		e.Present = true
		e.Actual = append(e.Actual, entry.values...)
	}
	e.Note = conditionNote(c, ctx)
	e.Point = conditionPoint(c, ctx, e.Match)
	return e
}
