// Package jsontext reads JSON that people write: it says where a text stops being
// JSON and why, and keeps the place of every value and every repeated name, which
// decoders usually drop.
package jsontext

import (
	"strings"

	"github.com/tidwall/gjson"

	"crossgrant/engine/diag"
)

// Kind of a value.
type Kind uint8

const (
	Null Kind = iota
	Bool
	Number
	String
	Array
	Object
)

// Node is one JSON value with its place.
type Node struct {
	Kind  Kind
	Range diag.Range
	Text  string // String: decoded; Number and Bool: as written
	Items []Node // Array: elements; Object: the members' values
	Names []Name // Object: the members' names as they stand, parallel to Items
}

// Name is a member's name with its place.
type Name struct {
	Text  string
	Range diag.Range
}

// Member returns the first member of that name.
func (n *Node) Member(name string) (*Node, bool) {
	for i := range n.Names {
		if n.Names[i].Text == name {
			return &n.Items[i], true
		}
	}
	return nil, false
}

// Parse reads one JSON value that is all of the text. An error is the first place
// where it is not that; then there is no value.
func Parse(text string) (Node, *Error) { return ParseUpTo(text, MaxBytes) }

// ParseUpTo is Parse for texts that may have another size than documents have.
func ParseUpTo(text string, limit int) (Node, *Error) {
	var n Node
	if err := check(text, limit); err != nil {
		return n, err
	}
	start := len(text) - len(strings.TrimLeft(text, " \t\r\n"))
	n.read(gjson.Parse(text[start:]), start)
	return n, nil
}

// read fills in a node from a value that begins at an offset.
func (n *Node) read(r gjson.Result, start int) {
	raw := strings.TrimRight(r.Raw, " \t\r\n")
	n.Range = diag.Range{Start: start, End: start + len(raw)}
	switch r.Type {
	case gjson.True, gjson.False:
		n.Kind, n.Text = Bool, raw
	case gjson.Number:
		n.Kind, n.Text = Number, raw
	case gjson.String:
		n.Kind, n.Text = String, r.Str
	case gjson.JSON:
		n.Kind = Array
		if raw[0] == '{' {
			n.Kind = Object
		}
		n.children(r)
	}
}

func (n *Node) children(r gjson.Result) {
	r.Index = 0 // places below are counted from the start of this value
	r.ForEach(func(key, value gjson.Result) bool {
		if n.Kind == Object {
			if len(n.Names) == 1 {
				// Statements have about five members, most other objects have one.
				n.Items = append(make([]Node, 0, 6), n.Items...)
				n.Names = append(make([]Name, 0, 6), n.Names...)
			}
			at := n.Range.Start + key.Index
			n.Names = append(n.Names, Name{key.Str, diag.Range{Start: at, End: at + len(key.Raw)}})
		}
		n.Items = append(n.Items, Node{})
		n.Items[len(n.Items)-1].read(value, n.Range.Start+value.Index)
		return true
	})
}
