package policy

import (
	"strings"

	"crossgrant/engine/arn"
	"crossgrant/engine/diag"
	"crossgrant/engine/jsontext"
	"crossgrant/engine/wildcard"
)

// Versions of the policy language.
const (
	Version2012 = "2012-10-17"
	Version2008 = "2008-10-17"
)

// maxIssues bounds how many problems of form one document reports.
const maxIssues = 100

// Parse reads a document and collects everything that is wrong with its form,
// whatever kind of policy it is. The document is never nil: what can be read of a
// bad one is there. [Check] reports the same problems in AWS's words and more.
func Parse(text string) (*Document, []diag.Diagnostic) {
	d := &Document{Source: text}
	root, err := jsontext.Parse(text)
	if err != nil {
		if strings.TrimSpace(text) == "" {
			err.Hint = "A policy is a JSON object: { \"Version\": …, \"Statement\": [ … ] }."
		}
		d.syntax = err
		return d, []diag.Diagnostic{{Range: err.Range, Code: "json-syntax", Message: err.Message, Hint: err.Hint}}
	}
	d.Range = root.Range
	p := reader{doc: d, stmt: -1}
	p.document(&root)
	d.Statements = d.readable(p.unreadable)
	var out []diag.Diagnostic
	for i := range d.issues {
		x := &d.issues[i]
		out = append(out, diag.Diagnostic{Range: x.rng, Code: issueCodes[x.what], Message: x.message(), Hint: x.hint()})
	}
	return d, out
}

// readable leaves out the statements whose indexes are given, in order.
func (d *Document) readable(unreadable []int) []Statement {
	if len(unreadable) == 0 {
		return d.all
	}
	var out []Statement
	for i := range d.all {
		if len(unreadable) > 0 && unreadable[0] == i {
			unreadable = unreadable[1:]
			continue
		}
		out = append(out, d.all[i])
	}
	return out
}

type reader struct {
	doc        *Document
	stmt       int
	unreadable []int
}

func (p *reader) issue(what issueKind, rng diag.Range, name, text string) {
	if len(p.doc.issues) < maxIssues {
		p.doc.issues = append(p.doc.issues, issue{what, rng, name, p.stmt, text})
	}
}

// drop marks the statement at hand as one that cannot be evaluated.
func (p *reader) drop() {
	if n := len(p.unreadable); n == 0 || p.unreadable[n-1] != p.stmt {
		p.unreadable = append(p.unreadable, p.stmt)
	}
}

// duplicates reports members whose name came before. They are passed over when
// reading: the first one counts.
func (p *reader) duplicates(n *jsontext.Node) {
	if len(n.Names) > 16 {
		seen := make(map[string]bool, len(n.Names))
		for _, m := range n.Names {
			if seen[m.Text] {
				p.issue(duplicateElement, m.Range, m.Text, "")
			}
			seen[m.Text] = true
		}
		return
	}
	for i := range n.Names {
		if first(n, i) != i {
			p.issue(duplicateElement, n.Names[i].Range, n.Names[i].Text, "")
		}
	}
}

// first index of the member that has the same name as the i-th.
func first(n *jsontext.Node, i int) int {
	for j := range i {
		if n.Names[j].Text == n.Names[i].Text {
			return j
		}
	}
	return i
}

func (p *reader) document(root *jsontext.Node) {
	d := p.doc
	if root.Kind != jsontext.Object {
		p.issue(notAnObject, root.Range, "", "")
		return
	}
	p.duplicates(root)
	for _, key := range root.Names {
		switch key.Text {
		case "Version", "Id", "Statement":
		default:
			p.issue(unknownElement, key.Range, key.Text, "")
		}
	}
	if value, ok := root.Member("Version"); ok {
		if d.Version = value.Text; value.Kind != jsontext.String {
			p.issue(wrongType, value.Range, "Version", "")
			d.Version = ""
		} else if d.Version != Version2012 && d.Version != Version2008 {
			p.issue(badVersion, value.Range, "Version", value.Text)
		}
	}
	if value, ok := root.Member("Id"); ok {
		if d.ID = value.Text; value.Kind != jsontext.String {
			p.issue(wrongType, value.Range, "Id", "")
			d.ID = ""
		}
	}
	statements, _ := root.Member("Statement")
	d.Variables = d.Version == Version2012
	switch {
	case statements == nil:
		p.issue(missingElement, diag.Range{Start: root.Range.Start, End: root.Range.Start + 1}, "Statement", "")
	case statements.Kind == jsontext.Object:
		d.all = make([]Statement, 1)
		p.statement(statements, 0)
	case statements.Kind != jsontext.Array:
		p.issue(wrongType, statements.Range, "Statement", "")
	case len(statements.Items) == 0:
		p.issue(noStatements, statements.Range, "Statement", "")
	default:
		d.all = make([]Statement, len(statements.Items))
		for i := range statements.Items {
			p.statement(&statements.Items[i], i)
		}
	}
	p.stmt = -1
}

func (p *reader) statement(n *jsontext.Node, index int) {
	p.stmt = index
	s := &p.doc.all[index]
	s.Index, s.Range = index, n.Range
	if n.Kind != jsontext.Object {
		p.issue(wrongType, n.Range, "Statement", "")
		p.drop()
		return
	}
	p.duplicates(n)
	for i := range n.Names {
		key, value := n.Names[i], &n.Items[i]
		if !statementElement(key.Text) {
			p.issue(unknownElement, key.Range, key.Text, "")
			continue
		}
		if first(n, i) != i {
			continue // a duplicate, reported above
		}
		element := Element{Not: strings.HasPrefix(key.Text, "Not"), Range: value.Range, KeyRange: key.Range}
		switch key.Text {
		case "Sid":
			if value.Kind != jsontext.String {
				p.issue(wrongType, value.Range, key.Text, "")
			}
			s.Sid, s.SidRange = value.Text, value.Range
		case "Effect":
			p.effect(s, value)
		case "Principal", "NotPrincipal":
			if s.Principal != nil {
				p.both(key.Range, "Principal")
				break
			}
			s.Principal = &Principals{Element: element}
			p.principals(s.Principal, value, key.Text)
		case "Action", "NotAction":
			if s.Action != nil {
				p.both(key.Range, "Action")
				break
			}
			s.Action = &Actions{Element: element}
			p.strings(value, key.Text, func(n int) {
				s.Action.Values = make([]ActionValue, 0, n)
			}, func(v *jsontext.Node) {
				s.Action.Values = append(s.Action.Values, ActionValue{v.Text, v.Range, wildcard.Compile(v.Text, wildcard.Stars|wildcard.Fold)})
			})
		case "Resource", "NotResource":
			if s.Resource != nil {
				p.both(key.Range, "Resource")
				break
			}
			s.Resource = &Resources{Element: element}
			p.strings(value, key.Text, func(n int) {
				s.Resource.Values = make([]ResourceValue, 0, n)
			}, func(v *jsontext.Node) {
				s.Resource.Values = append(s.Resource.Values, ResourceValue{v.Text, v.Range, arn.Compile(v.Text, arn.InResource, p.doc.Variables)})
			})
		case "Condition":
			p.conditions(s, value)
		}
	}
	p.required(s, n)
}

func statementElement(name string) bool {
	switch name {
	case "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition":
		return true
	}
	return false
}

func (p *reader) both(rng diag.Range, name string) {
	p.issue(bothForms, rng, name, "")
	p.drop()
}

// required reports what no statement of any policy can do without.
func (p *reader) required(s *Statement, n *jsontext.Node) {
	brace := diag.Range{Start: n.Range.Start, End: n.Range.Start + 1}
	if _, ok := n.Member("Effect"); !ok {
		p.issue(missingElement, brace, "Effect", "")
		p.drop()
	}
	if s.Action == nil {
		p.issue(missingElement, brace, "Action", "")
		p.drop()
	}
}

func (p *reader) effect(s *Statement, value *jsontext.Node) {
	s.EffectRange = value.Range
	switch {
	case value.Kind != jsontext.String:
		p.issue(wrongType, value.Range, "Effect", "")
	case value.Text == "Allow":
		s.Effect = Allow
		return
	case value.Text == "Deny":
		s.Effect = Deny
		return
	case strings.EqualFold(value.Text, "Allow") || strings.EqualFold(value.Text, "Deny"):
		p.issue(effectCase, value.Range, "Effect", value.Text)
	default:
		p.issue(badEffect, value.Range, "Effect", value.Text)
	}
	p.drop()
}

// strings walks over a string or an array of strings. size is told the number of
// values beforehand.
func (p *reader) strings(n *jsontext.Node, name string, size func(int), each func(*jsontext.Node)) {
	switch n.Kind {
	case jsontext.String:
		size(1)
		each(n)
	case jsontext.Array:
		if len(n.Items) == 0 {
			p.issue(emptyElement, n.Range, name, "")
		}
		size(len(n.Items))
		for i := range n.Items {
			if n.Items[i].Kind != jsontext.String {
				p.issue(wrongType, n.Items[i].Range, name, "")
				p.drop()
				continue
			}
			each(&n.Items[i])
		}
	default:
		p.issue(wrongType, n.Range, name, "")
		p.drop()
	}
}

func (p *reader) principals(out *Principals, n *jsontext.Node, element string) {
	add := func(key string, v *jsontext.Node) {
		value := ClassifyPrincipal(key, v.Text)
		value.Range = v.Range
		out.Values = append(out.Values, value)
	}
	switch n.Kind {
	case jsontext.String:
		add("", n)
	case jsontext.Object:
		p.duplicates(n)
		if len(n.Names) == 0 {
			p.issue(emptyElement, n.Range, element, "")
		}
		for i, key := range n.Names {
			switch key.Text {
			case "AWS", "Service", "Federated", "CanonicalUser":
				p.strings(&n.Items[i], element, func(int) {}, func(v *jsontext.Node) { add(key.Text, v) })
			default:
				p.issue(unknownPrincipalKey, key.Range, key.Text, "")
			}
		}
	default:
		p.issue(wrongType, n.Range, element, "")
		p.drop()
	}
}

func (p *reader) conditions(s *Statement, n *jsontext.Node) {
	if n.Kind != jsontext.Object {
		p.issue(wrongType, n.Range, "Condition", "")
		p.drop()
		return
	}
	p.duplicates(n)
	s.EmptyCondition = len(n.Names) == 0
	for i := range n.Names {
		operator, body := n.Names[i], &n.Items[i]
		if body.Kind != jsontext.Object {
			p.issue(wrongType, body.Range, "Condition", "")
			p.drop()
			continue
		}
		p.duplicates(body)
		s.EmptyCondition = s.EmptyCondition || len(body.Names) == 0
		o := ParseOperator(operator.Text)
		for j := range body.Names {
			key, value := body.Names[j], &body.Items[j]
			c := Condition{
				Operator: o, OperatorText: operator.Text, OperatorRange: operator.Range,
				Key: key.Text, LowerKey: strings.ToLower(key.Text), KeyRange: key.Range,
				Range: diag.Range{Start: key.Range.Start, End: value.Range.End},
			}
			p.values(&c, value)
			s.Conditions = append(s.Conditions, c)
		}
	}
}

// values of a condition: strings, numbers and booleans, alone or in an array.
func (p *reader) values(c *Condition, n *jsontext.Node) {
	list := []jsontext.Node{*n}
	if n.Kind == jsontext.Array {
		list = n.Items
	}
	c.Values = make([]Value, 0, len(list))
	for i := range list {
		if k := list[i].Kind; k != jsontext.String && k != jsontext.Number && k != jsontext.Bool {
			p.issue(wrongType, list[i].Range, "Condition", "")
			p.drop()
			continue
		}
		c.Values = append(c.Values, Value{Text: list[i].Text, Range: list[i].Range})
		c.Values[len(c.Values)-1].compile(c.Operator, p.doc.Variables)
	}
}
