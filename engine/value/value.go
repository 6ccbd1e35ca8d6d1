// Package value holds JSON-like values whose object members keep their order:
// the parameters of a command and what it prints. (Printing a Go map would not
// be in the order that the AWS CLI prints.)
package value

import "strconv"

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

// Value is one JSON value. The zero Value is null.
type Value struct {
	Kind  Kind
	Text  string   // String: its text; Number: its literal; Bool: "true" or "false"
	Items []Value  // Array: the elements; Object: the members' values
	Names []string // Object: the members' names, parallel to Items
}

// Values are passed by reference: a Value is 72 bytes, and copying them in every
// call took 40 KB of the WebAssembly. Putting one into another copies it there.

// Of makes a string value.
func Of(text string) *Value { return &Value{Kind: String, Text: text} }

// OfBool makes a boolean value.
func OfBool(b bool) *Value { return &Value{Kind: Bool, Text: strconv.FormatBool(b)} }

// OfInt makes a number value.
func OfInt(n int) *Value { return &Value{Kind: Number, Text: strconv.Itoa(n)} }

// List makes an array value.
func List(items ...*Value) *Value {
	v := &Value{Kind: Array}
	for _, item := range items {
		v.Append(item)
	}
	return v
}

// Strings makes an array of strings.
func Strings(texts ...string) *Value {
	v := List()
	for _, t := range texts {
		v.Append(Of(t))
	}
	return v
}

// Member is one member of an object under construction.
type Member struct {
	Name  string
	Value *Value
}

// M pairs a name with a value.
func M(name string, v *Value) Member { return Member{name, v} }

// S pairs a name with a string.
func S(name, text string) Member { return Member{name, Of(text)} }

// Struct makes an object of the given members, in their order.
func Struct(members ...Member) *Value {
	v := &Value{Kind: Object}
	for _, m := range members {
		v.Set(m.Name, m.Value)
	}
	return v
}

// Append adds an element to an array, or a value to an object that has its names.
func (v *Value) Append(item *Value) { v.Items = append(v.Items, *item) }

// Set adds or replaces a member of an object (a null value becomes an object).
func (v *Value) Set(name string, member *Value) {
	v.Kind = Object
	if old := v.find(name); old != nil {
		*old = *member
		return
	}
	v.Names = append(v.Names, name)
	v.Items = append(v.Items, *member)
}

// SetString sets a string member unless the text is empty.
func (v *Value) SetString(name, text string) {
	if text != "" {
		v.Set(name, Of(text))
	}
}

// Remove drops a member of an object.
func (v *Value) Remove(name string) {
	for i, n := range v.Names {
		if n == name {
			v.Names = append(v.Names[:i:i], v.Names[i+1:]...)
			v.Items = append(v.Items[:i:i], v.Items[i+1:]...)
			return
		}
	}
}

// find returns a member of an object, or nil.
func (v *Value) find(name string) *Value {
	for i, n := range v.Names {
		if n == name {
			return &v.Items[i]
		}
	}
	return nil
}

// Get returns a member of an object, or null.
func (v *Value) Get(name string) *Value {
	if m := v.find(name); m != nil {
		return m
	}
	return &Value{}
}

// Has reports whether an object has the member, null or not.
func (v *Value) Has(name string) bool { return v.find(name) != nil }

// Str returns the text of a string, number or boolean member; "" where absent.
func (v *Value) Str(name string) string {
	if m := v.find(name); m != nil {
		return m.Text
	}
	return ""
}

// True reports whether a member is the boolean true.
func (v *Value) True(name string) bool {
	m := v.find(name)
	return m != nil && m.Kind == Bool && m.Text == "true"
}

// Int returns a number member, or otherwise the given default.
func (v *Value) Int(name string, otherwise int) int {
	n, err := strconv.Atoi(v.Str(name))
	if err != nil {
		return otherwise
	}
	return n
}
