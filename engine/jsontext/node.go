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
// that is no JSON, or beyond the limits; then there is no value.
func Parse(text string) (Node, *Error) {
	if err := Check(text); err != nil {
		return Node{}, err
	}
	start := len(text) - len(strings.TrimLeft(text, " \t\r\n"))
	// gjson counts from where it begins to read; Check has bounded the nesting, so
	// that recursion here is safe.
	return node(gjson.Parse(text[start:]), start), nil
}

// node converts a value that begins at an offset.
func node(r gjson.Result, start int) Node {
	raw := strings.TrimRight(r.Raw, " \t\r\n")
	n := Node{Range: diag.Range{Start: start, End: start + len(raw)}}
	switch r.Type {
	case gjson.True, gjson.False:
		n.Kind, n.Text = Bool, raw
	case gjson.Number:
		n.Kind, n.Text = Number, raw
	case gjson.String:
		n.Kind, n.Text = String, r.Str
	case gjson.JSON:
		n.children(r, start)
	}
	return n
}

func (n *Node) children(r gjson.Result, start int) {
	// Offsets below are counted from the start of this value.
	r.Index = 0
	object := r.IsObject()
	n.Kind = Array
	if object {
		n.Kind = Object
	}
	r.ForEach(func(key, value gjson.Result) bool {
		if object {
			at := start + key.Index
			n.Names = append(n.Names, Name{key.Str, diag.Range{Start: at, End: at + len(key.Raw)}})
		}
		n.Items = append(n.Items, node(value, start+value.Index))
		return true
	})
}
