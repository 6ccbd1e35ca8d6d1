package eval

import "crossgrant/engine/policy"

// Decide evaluates a document against a request. It allocates nothing. The outcome
// is the same as that of [Explain].
func Decide(doc *policy.Document, req *Request) Outcome {
	var out Outcome
	for i := range doc.Statements {
		st := &doc.Statements[i]
		if matchAction(st.Action, req.Action) == No {
			continue
		}
		form := principalForms(st, req)
		if form == 0 {
			continue
		}
		m := matchResource(st, req)
		for j := 0; j < len(st.Conditions) && m != No; j++ {
			m = m.And(matchCondition(&st.Conditions[j], req.Context))
		}
		out.add(st.Effect, m, form)
	}
	return out.done()
}

// add counts a statement whose match is known.
func (o *Outcome) add(effect policy.Effect, m Match, form Form) {
	switch {
	case m == No:
	case effect == policy.Deny:
		if m == Yes || o.Deny == No {
			o.Deny = m
		}
	case m == Yes:
		o.Allow |= form
	default:
		o.AllowUnknown |= form
	}
}

func (o Outcome) done() Outcome {
	o.AllowUnknown &^= o.Allow
	return o
}
