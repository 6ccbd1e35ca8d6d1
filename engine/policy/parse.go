package policy

import (
	"strings"

	"crossgrant/engine/arn"
	"crossgrant/engine/diag"
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
	root, err := scanJSON(text)
	if err != nil {
		d.syntax = err
		return d, []diag.Diagnostic{{Range: err.rng, Code: "json-syntax", Message: err.message, Hint: err.hint}}
	}
	d.Range = root.rng
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
func (p *reader) duplicates(n *node) {
	if len(n.names) > 16 {
		seen := make(map[string]bool, len(n.names))
		for _, m := range n.names {
			if seen[m.text] {
				p.issue(duplicateElement, m.rng, m.text, "")
			}
			seen[m.text] = true
		}
		return
	}
	for i := range n.names {
		if n.first(i) != i {
			p.issue(duplicateElement, n.names[i].rng, n.names[i].text, "")
		}
	}
}

// first index of the member that has the same name as the i-th.
func (n *node) first(i int) int {
	for j := range i {
		if n.names[j].text == n.names[i].text {
			return j
		}
	}
	return i
}

// member returns the first member of a name and its index, or nil.
func (n *node) member(name string) (*node, diag.Range) {
	for i := range n.names {
		if n.names[i].text == name {
			return &n.items[i], n.names[i].rng
		}
	}
	return nil, diag.Range{}
}

func (p *reader) document(root *node) {
	d := p.doc
	if root.kind != objectNode {
		p.issue(notAnObject, root.rng, "", "")
		return
	}
	p.duplicates(root)
	for _, key := range root.names {
		switch key.text {
		case "Version", "Id", "Statement":
		default:
			p.issue(unknownElement, key.rng, key.text, "")
		}
	}
	if value, _ := root.member("Version"); value != nil {
		if d.Version = value.text; value.kind != stringNode {
			p.issue(wrongType, value.rng, "Version", "")
			d.Version = ""
		} else if d.Version != Version2012 && d.Version != Version2008 {
			p.issue(badVersion, value.rng, "Version", value.text)
		}
	}
	if value, _ := root.member("Id"); value != nil {
		if d.ID = value.text; value.kind != stringNode {
			p.issue(wrongType, value.rng, "Id", "")
			d.ID = ""
		}
	}
	statements, _ := root.member("Statement")
	d.Variables = d.Version == Version2012
	switch {
	case statements == nil:
		p.issue(missingElement, diag.Range{Start: root.rng.Start, End: root.rng.Start + 1}, "Statement", "")
	case statements.kind == objectNode:
		d.all = make([]Statement, 1)
		p.statement(statements, 0)
	case statements.kind != arrayNode:
		p.issue(wrongType, statements.rng, "Statement", "")
	case len(statements.items) == 0:
		p.issue(noStatements, statements.rng, "Statement", "")
	default:
		d.all = make([]Statement, len(statements.items))
		for i := range statements.items {
			p.statement(&statements.items[i], i)
		}
	}
	p.stmt = -1
}

func (p *reader) statement(n *node, index int) {
	p.stmt = index
	s := &p.doc.all[index]
	s.Index, s.Range = index, n.rng
	if n.kind != objectNode {
		p.issue(wrongType, n.rng, "Statement", "")
		p.drop()
		return
	}
	p.duplicates(n)
	for i := range n.names {
		key, value := n.names[i], &n.items[i]
		if !statementElement(key.text) {
			p.issue(unknownElement, key.rng, key.text, "")
			continue
		}
		if _, first := n.member(key.text); first != key.rng {
			continue // a duplicate, reported above
		}
		element := Element{Not: strings.HasPrefix(key.text, "Not"), Range: value.rng, KeyRange: key.rng}
		switch key.text {
		case "Sid":
			if value.kind != stringNode {
				p.issue(wrongType, value.rng, key.text, "")
			}
			s.Sid, s.SidRange = value.text, value.rng
		case "Effect":
			p.effect(s, value)
		case "Principal", "NotPrincipal":
			if s.Principal != nil {
				p.both(key.rng, "Principal")
				break
			}
			s.Principal = &Principals{Element: element}
			p.principals(s.Principal, value, key.text)
		case "Action", "NotAction":
			if s.Action != nil {
				p.both(key.rng, "Action")
				break
			}
			s.Action = &Actions{Element: element}
			p.strings(value, key.text, func(n int) {
				s.Action.Values = make([]ActionValue, 0, n)
			}, func(v *node) {
				s.Action.Values = append(s.Action.Values, ActionValue{v.text, v.rng, wildcard.Compile(v.text, wildcard.Stars|wildcard.Fold)})
			})
		case "Resource", "NotResource":
			if s.Resource != nil {
				p.both(key.rng, "Resource")
				break
			}
			s.Resource = &Resources{Element: element}
			p.strings(value, key.text, func(n int) {
				s.Resource.Values = make([]ResourceValue, 0, n)
			}, func(v *node) {
				s.Resource.Values = append(s.Resource.Values, ResourceValue{v.text, v.rng, arn.Compile(v.text, arn.InResource, p.doc.Variables)})
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
func (p *reader) required(s *Statement, n *node) {
	brace := diag.Range{Start: n.rng.Start, End: n.rng.Start + 1}
	if effect, _ := n.member("Effect"); effect == nil {
		p.issue(missingElement, brace, "Effect", "")
		p.drop()
	}
	if s.Action == nil {
		p.issue(missingElement, brace, "Action", "")
		p.drop()
	}
}

func (p *reader) effect(s *Statement, value *node) {
	s.EffectRange = value.rng
	switch {
	case value.kind != stringNode:
		p.issue(wrongType, value.rng, "Effect", "")
	case value.text == "Allow":
		s.Effect = Allow
		return
	case value.text == "Deny":
		s.Effect = Deny
		return
	case strings.EqualFold(value.text, "Allow") || strings.EqualFold(value.text, "Deny"):
		p.issue(effectCase, value.rng, "Effect", value.text)
	default:
		p.issue(badEffect, value.rng, "Effect", value.text)
	}
	p.drop()
}

// strings walks over a string or an array of strings. size is told the number of
// values beforehand.
func (p *reader) strings(n *node, name string, size func(int), each func(*node)) {
	switch n.kind {
	case stringNode:
		size(1)
		each(n)
	case arrayNode:
		if len(n.items) == 0 {
			p.issue(emptyElement, n.rng, name, "")
		}
		size(len(n.items))
		for i := range n.items {
			if n.items[i].kind != stringNode {
				p.issue(wrongType, n.items[i].rng, name, "")
				p.drop()
				continue
			}
			each(&n.items[i])
		}
	default:
		p.issue(wrongType, n.rng, name, "")
		p.drop()
	}
}

func (p *reader) principals(out *Principals, n *node, element string) {
	add := func(key string, v *node) {
		value := ClassifyPrincipal(key, v.text)
		value.Range = v.rng
		out.Values = append(out.Values, value)
	}
	switch n.kind {
	case stringNode:
		add("", n)
	case objectNode:
		p.duplicates(n)
		if len(n.names) == 0 {
			p.issue(emptyElement, n.rng, element, "")
		}
		for i, key := range n.names {
			switch key.text {
			case "AWS", "Service", "Federated", "CanonicalUser":
				p.strings(&n.items[i], element, func(int) {}, func(v *node) { add(key.text, v) })
			default:
				p.issue(unknownPrincipalKey, key.rng, key.text, "")
			}
		}
	default:
		p.issue(wrongType, n.rng, element, "")
		p.drop()
	}
}

func (p *reader) conditions(s *Statement, n *node) {
	if n.kind != objectNode {
		p.issue(wrongType, n.rng, "Condition", "")
		p.drop()
		return
	}
	p.duplicates(n)
	for i := range n.names {
		operator, body := n.names[i], &n.items[i]
		if body.kind != objectNode {
			p.issue(wrongType, body.rng, "Condition", "")
			p.drop()
			continue
		}
		p.duplicates(body)
		o := ParseOperator(operator.text)
		for j := range body.names {
			key, value := body.names[j], &body.items[j]
			c := Condition{
				Operator: o, OperatorText: operator.text, OperatorRange: operator.rng,
				Key: key.text, LowerKey: strings.ToLower(key.text), KeyRange: key.rng,
				Range: diag.Range{Start: key.rng.Start, End: value.rng.End},
			}
			p.values(&c, value)
			s.Conditions = append(s.Conditions, c)
		}
	}
}

// values of a condition: strings, numbers and booleans, alone or in an array.
func (p *reader) values(c *Condition, n *node) {
	list := []node{*n}
	if n.kind == arrayNode {
		list = n.items
	}
	c.Values = make([]Value, 0, len(list))
	for i := range list {
		if k := list[i].kind; k != stringNode && k != numberNode && k != boolNode {
			p.issue(wrongType, list[i].rng, "Condition", "")
			p.drop()
			continue
		}
		c.Values = append(c.Values, Value{Text: list[i].text, Range: list[i].rng})
		c.Values[len(c.Values)-1].compile(c.Operator, p.doc.Variables)
	}
}
