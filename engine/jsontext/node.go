// Package jsontext reads JSON that people write: it says where a text stops being
// JSON and why, and keeps the place of every value and every repeated name, which
// decoders usually drop.
package jsontext

import "crossgrant/engine/diag"

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
