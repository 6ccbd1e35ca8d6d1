package eval

// Otherwise is the outcome by the other reading of a point that AWS does not
// document: the elements that hinge on it match where they did not, and the other
// way round. With "" it is the outcome itself.
func (t *Trace) Otherwise(point string) Outcome {
	if point == "" {
		return t.Outcome
	}
	var out Outcome
	for i := range t.Statements {
		s := &t.Statements[i]
		m, form := s.Match, s.Form
		if s.Point == point {
			continue
		}
		if s.hinges(point) {
			m = Yes
			for j := range s.Elements {
				e := &s.Elements[j]
				if e.Point == point {
					m = m.And(e.Match.Not())
				} else {
					m = m.And(e.Match)
				}
			}
			if form == 0 {
				form = FormNotPrincipal
			}
		}
		out.add(s.Effect, m, form)
	}
	return out.done()
}

func (s *StatementTrace) hinges(point string) bool {
	for i := range s.Elements {
		if s.Elements[i].Point == point {
			return true
		}
	}
	return false
}

// EachPoint calls a function with the code of every point on which an element or
// statement hinges, also repeatedly.
func (t *Trace) EachPoint(do func(point string)) {
	for i := range t.Statements {
		s := &t.Statements[i]
		if s.Point != "" {
			do(s.Point)
		}
		for j := range s.Elements {
			if p := s.Elements[j].Point; p != "" {
				do(p)
			}
		}
	}
}
