package analysis

import (
	"strconv"
	"strings"

	"crossgrant/engine/authz"
	"crossgrant/engine/eval"
	"crossgrant/engine/explain"
	"crossgrant/engine/jsontext"
	"crossgrant/engine/policy"
)

// place is a statement in a file of the scenario.
type place struct {
	path  string
	index int
	name  string // what sentences call it, with its file
}

// home finds the file whose text a policy in force is: where it lives in the
// scenario's folders, or what a command read it from.
func (x *state) home(p *authz.Policy) (string, bool) {
	holds := func(path string) bool {
		text, ok := x.d.text(path)
		r := p.Document.Range
		return ok && len(text) >= r.End && r.End > r.Start && text[r.Start:r.End] == p.Document.Source[r.Start:r.End]
	}
	for _, f := range x.d.scenario().Files {
		name, local := strings.CutPrefix(f.Path, "files/")
		if local && x.used(name) && holds(f.Path) && strings.TrimSpace(f.Text) == strings.TrimSpace(p.Document.Source) {
			return f.Path, true
		}
	}
	return p.File, holds(p.File)
}

// used tells whether a command up to this step read a file, as "file://NAME".
func (x *state) used(name string) bool {
	for _, r := range x.results {
		if r.ErrorCode == "" && strings.Contains(r.Step.Command, "file://"+name) {
			return true
		}
	}
	return false
}

// statement finds one of a trace in its file.
func (x *state) statement(p *authz.PolicyTrace, i int) (place, bool) {
	path, ok := x.home(&p.Policy)
	return place{path, p.Trace.Statements[i].Index, explain.Statement(p.Trace.Statements, i) + " of " + path}, ok
}

// document finds the policy document in a settings or policy file.
func document(path string, root *jsontext.Node) (*jsontext.Node, bool) {
	if path != "scenario.json" {
		return root, root.Kind == jsontext.Object
	}
	e, ok := root.Member("vpcEndpoint")
	if !ok {
		return nil, false
	}
	return e.Member("policy")
}

// change edits one statement; list is what holds it, nil where it stands alone.
func (at place) change(d *draft, f func(text string, list, st *jsontext.Node) (string, bool)) bool {
	return d.edit(at.path, func(text string, root *jsontext.Node) (string, bool) {
		doc, ok := document(at.path, root)
		if !ok {
			return text, false
		}
		st, ok := doc.Member("Statement")
		switch {
		case !ok:
			return text, false
		case st.Kind == jsontext.Object && at.index == 0:
			return f(text, nil, st)
		case st.Kind == jsontext.Array && at.index < len(st.Items):
			return f(text, st, &st.Items[at.index])
		}
		return text, false
	})
}

// add puts a value into a list of a statement: Action, NotAction, Resource, …
func (at place) add(d *draft, element, value string) bool {
	return at.change(d, func(text string, _, st *jsontext.Node) (string, bool) {
		n, ok := st.Member(element)
		if !ok {
			return text, false
		}
		return addValue(text, n, value), true
	})
}

// drop takes a value out of a list of a statement that has others.
func (at place) drop(d *draft, element, value string) bool {
	return at.change(d, func(text string, _, st *jsontext.Node) (string, bool) {
		n, ok := st.Member(element)
		if ok && n.Kind == jsontext.Object { // of principals
			n, ok = n.Member("AWS")
		}
		if !ok || n.Kind != jsontext.Array || len(n.Items) < 2 {
			return text, false
		}
		for i := range n.Items {
			if n.Items[i].Text == value {
				return without(text, n, i), true
			}
		}
		return text, false
	})
}

// addPrincipal adds a principal to the Principal of a statement.
func (at place) addPrincipal(d *draft, kind, value string) bool {
	return at.change(d, func(text string, _, st *jsontext.Node) (string, bool) {
		n, ok := st.Member("Principal")
		if !ok || n.Kind != jsontext.Object {
			return text, false
		}
		if list, ok := n.Member(kind); ok {
			return addValue(text, list, value), true
		}
		return setMember(text, n, kind, quote(value)), true
	})
}

// condition adds a value to a condition of a statement, or the condition.
func (at place) condition(d *draft, operator, key, value string) bool {
	return at.change(d, func(text string, _, st *jsontext.Node) (string, bool) {
		all, ok := st.Member("Condition")
		if !ok {
			inner := object([]member{{key, quote(value)}}, "", "", true)
			return setMember(text, st, "Condition", object([]member{{operator, inner}}, "", "", true)), true
		}
		keys, ok := all.Member(operator)
		if !ok {
			return setMember(text, all, operator, object([]member{{key, quote(value)}}, "", "", true)), all.Kind == jsontext.Object
		}
		for i := range keys.Names {
			if strings.EqualFold(keys.Names[i].Text, key) {
				return addValue(text, &keys.Items[i], value), true
			}
		}
		return setMember(text, keys, key, quote(value)), keys.Kind == jsontext.Object
	})
}

// remove takes the statement out; where it was the only one, and the policy is one
// that its owner can do without, the file goes.
func (at place) remove(d *draft) bool {
	last := false
	ok := at.change(d, func(text string, list, _ *jsontext.Node) (string, bool) {
		if list == nil || len(list.Items) < 2 {
			last = true
			return text, false
		}
		return without(text, list, at.index), true
	})
	inEntity := strings.HasPrefix(at.path, "accounts/") && strings.Count(at.path, "/") > 3
	if last && inEntity && !strings.HasSuffix(at.path, "/trust-policy.json") {
		d.remove(at.path)
		keep(d, at.path)
		return true
	}
	return ok
}

// keep leaves an entity with a settings file where a policy was its only file: it
// exists because its folder does.
func keep(d *draft, path string) {
	names := strings.Split(path, "/")
	folder := strings.Join(names[:4], "/")
	for _, f := range d.scenario().Files {
		if strings.HasPrefix(f.Path, folder+"/") {
			return
		}
	}
	d.set(folder+"/"+strings.TrimSuffix(names[2], "s")+".json", "{}\n")
}

// newStatement is one that is to be written.
type newStatement struct {
	sid, effect              string // the sid without the effect before it
	principalKind, principal string // "" where the policy has none
	action, resource         string // resource "" in a trust policy
}

func (s *newStatement) members(sid string) []member {
	var out []member
	if sid != "" {
		out = append(out, member{"Sid", quote(sid)})
	}
	out = append(out, member{"Effect", quote(s.effect)})
	switch {
	case s.principal == "*":
		out = append(out, member{"Principal", quote("*")})
	case s.principal != "":
		out = append(out, member{"Principal", object([]member{{s.principalKind, quote(s.principal)}}, "", "", true)})
	}
	out = append(out, member{"Action", quote(s.action)})
	if s.resource != "" {
		out = append(out, member{"Resource", quote(s.resource)})
	}
	return out
}

// text of a policy with the statement alone.
func (s *newStatement) text() string {
	return "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    " + object(s.members(""), "    ", "  ", true) + "\n  ]\n}\n"
}

// appendTo adds the statement to the policy in a file, written as its neighbours are.
func (s *newStatement) appendTo(d *draft, path string) bool {
	return d.edit(path, func(text string, root *jsontext.Node) (string, bool) {
		doc, ok := document(path, root)
		if !ok {
			return text, false
		}
		list, ok := doc.Member("Statement")
		if !ok {
			return text, false
		}
		last := list
		var items []jsontext.Node
		if list.Kind == jsontext.Array {
			if items = list.Items; len(items) == 0 {
				return text, false
			}
			last = &items[len(items)-1]
		} else {
			items = []jsontext.Node{*list}
		}
		sid := ""
		if _, named := last.Member("Sid"); named {
			sid = s.freeSid(items)
		}
		item := objectLike(text, last, s.members(sid))
		if list.Kind == jsontext.Array {
			return appendTo(text, list, item), true
		}
		between := ","
		if spaced(text) {
			between = ", "
		}
		return splice(text, list.Range, "["+text[list.Range.Start:list.Range.End]+between+item+"]"), true
	})
}

// freeSid is a Sid that no other statement has.
func (s *newStatement) freeSid(others []jsontext.Node) string {
	for n := 1; ; n++ {
		sid := s.effect + s.sid
		if n > 1 {
			sid += strconv.Itoa(n)
		}
		free := true
		for i := range others {
			if m, ok := others[i].Member("Sid"); ok && m.Text == sid {
				free = false
			}
		}
		if free {
			return sid
		}
	}
}

// nearMisses calls f for each statement of a layer that fails on one element alone.
func nearMisses(l *authz.Layer, f func(p *authz.PolicyTrace, statement int, failed *eval.ElementTrace)) {
	for i := range l.Policies {
		p := &l.Policies[i]
		for j := range p.Trace.Statements {
			s := &p.Trace.Statements[j]
			if s.Effect != policy.Allow || !s.NearMiss {
				continue
			}
			for k := range s.Elements {
				if s.Elements[k].Match == eval.No {
					f(p, j, &s.Elements[k])
				}
			}
		}
	}
}
