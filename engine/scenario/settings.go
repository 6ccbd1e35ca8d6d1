package scenario

import (
	"slices"
	"strings"

	"crossgrant/engine/diag"
	"crossgrant/engine/jsontext"
	"crossgrant/engine/world"
)

// settings is a JSON object of the scenario's own, with a known set of members.
type settings struct {
	l    *loader
	file string
	node *jsontext.Node
}

// settings reads a settings file; the result is usable (and empty) where the text
// is bad, which is reported.
func (l *loader) settings(file, text string, known ...string) settings {
	n, err := jsontext.Parse(text)
	if err != nil {
		l.report(file, err.Range, "json-syntax", err.Message, err.Hint)
		n = jsontext.Node{Kind: jsontext.Object}
	}
	return l.object(file, &n, known...)
}

// object checks that a node is an object of known members, each once.
func (l *loader) object(file string, n *jsontext.Node, known ...string) settings {
	s := settings{l, file, n}
	if n.Kind != jsontext.Object {
		l.report(file, n.Range, "wrong-type", "This must be a JSON object: { … }.", "")
		s.node = &jsontext.Node{Kind: jsontext.Object}
		return s
	}
	for i, name := range n.Names {
		if known != nil && !slices.Contains(known, name.Text) {
			l.report(file, name.Range, "unknown-setting", "Unknown setting \""+name.Text+"\".", "Known here: "+strings.Join(known, ", ")+".")
		}
		for _, earlier := range n.Names[:i] {
			if earlier.Text == name.Text {
				l.report(file, name.Range, "duplicate-setting", "\""+name.Text+"\" stands here twice.", "")
			}
		}
	}
	return s
}

// member returns a member of the wanted kind; one of another kind is reported.
func (s settings) member(name string, kind jsontext.Kind, what string) *jsontext.Node {
	n, ok := s.node.Member(name)
	if !ok || n.Kind == jsontext.Null {
		return nil
	}
	if n.Kind != kind {
		s.l.report(s.file, n.Range, "wrong-type", "\""+name+"\" must be "+what+".", "")
		return nil
	}
	return n
}

func (s settings) text(name string) (string, diag.Range) {
	if n := s.member(name, jsontext.String, "a string"); n != nil {
		return n.Text, n.Range
	}
	return "", diag.Range{}
}

func (s settings) flag(name string) bool {
	n := s.member(name, jsontext.Bool, "true or false")
	return n != nil && n.Text == "true"
}

// texts returns the strings of an array with their ranges.
func (s settings) texts(name string) []jsontext.Node {
	n := s.member(name, jsontext.Array, "an array of strings")
	if n == nil {
		return nil
	}
	var out []jsontext.Node
	for _, item := range n.Items {
		if item.Kind != jsontext.String {
			s.l.report(s.file, item.Range, "wrong-type", "\""+name+"\" must be an array of strings.", "")
			continue
		}
		out = append(out, item)
	}
	return out
}

// tags reads an object of strings.
func (s settings) tags(name string) []world.Tag {
	n := s.member(name, jsontext.Object, "an object of strings")
	if n == nil {
		return nil
	}
	var out []world.Tag
	s.l.object(s.file, n)
	for i, item := range n.Items {
		if item.Kind != jsontext.String {
			s.l.report(s.file, item.Range, "wrong-type", "The value of a tag must be a string.", "")
			continue
		}
		out = append(out, world.Tag{Key: n.Names[i].Text, Value: item.Text})
	}
	return out
}

// blockPublicAccess reads the four settings; one that is left out is off. nil
// where the member is absent.
func (s settings) blockPublicAccess(name string) *world.BlockPublicAccess {
	n := s.member(name, jsontext.Object, "an object of the four settings")
	if n == nil {
		return nil
	}
	o := s.l.object(s.file, n, "BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
	return &world.BlockPublicAccess{
		BlockPublicAcls:       o.flag("BlockPublicAcls"),
		IgnorePublicAcls:      o.flag("IgnorePublicAcls"),
		BlockPublicPolicy:     o.flag("BlockPublicPolicy"),
		RestrictPublicBuckets: o.flag("RestrictPublicBuckets"),
	}
}

// path reads an IAM path; "/" where there is none.
func (s settings) path() string {
	p, r := s.text("path")
	switch {
	case p == "":
		return "/"
	case !world.ValidPath(p):
		s.l.report(s.file, r, "bad-path", "The path must begin and end with a slash and hold no spaces: \"/division/\".", "")
		return "/"
	}
	return p
}
