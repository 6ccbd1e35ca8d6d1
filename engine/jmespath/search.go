package jmespath

import (
	"strconv"

	"crossgrant/engine/python"
	"crossgrant/engine/value"
)

// search is one walk of an expression over a document.
type search struct {
	work int
	refs []*node // that values of the kind expression mean
	err  *Error
}

// expression is the kind of a value that is an expression reference, which no
// document has: its text is an index of refs.
const expression = value.Object + 1

var null = &value.Value{}

func (s *search) fail(message string) *value.Value {
	if s.err == nil {
		s.err = &Error{Message: message}
	}
	return null
}

// charge counts work; it reports whether the search may go on.
func (s *search) charge(steps int) bool {
	if s.work += steps; s.work > maxWork && s.err == nil {
		s.err = beyond("with a result of this size")
	}
	return s.err == nil
}

// append adds an element to a list, which costs more than a step.
func (s *search) append(list, item *value.Value) {
	if s.charge(4) {
		list.Append(item)
	}
}

// measure counts the parts of a result, which may hold one part many times.
func (s *search) measure(v *value.Value) {
	if v.Kind == expression {
		// What the CLI's encoder of JSON says to an object that it does not know.
		s.fail("Circular reference detected")
	}
	if !s.charge(1 + len(v.Text)) {
		return
	}
	for i := range v.Items {
		s.measure(&v.Items[i])
	}
}

func (s *search) eval(n *node, v *value.Value) *value.Value {
	if !s.charge(1) {
		return null
	}
	switch n.op {
	case opField:
		return v.Get(n.text)
	case opLiteral:
		return n.value
	case opExpref:
		s.refs = append(s.refs, n.children[0])
		return &value.Value{Kind: expression, Text: strconv.Itoa(len(s.refs) - 1)}
	case opSubexpression:
		for _, c := range n.children {
			v = s.eval(c, v)
		}
		return v
	case opIndex:
		i := *n.bounds[0]
		if i < 0 {
			i += len(v.Items)
		}
		if v.Kind == value.Array && i >= 0 && i < len(v.Items) {
			return &v.Items[i]
		}
		return null
	case opSlice:
		return s.slice(n, v)
	case opProjection, opValues, opFilter:
		return s.project(n, v)
	case opFlatten:
		return s.flatten(s.eval(n.children[0], v))
	case opList, opHash:
		return s.multiselect(n, v)
	case opCall:
		return s.call(n, v)
	case opCompare:
		return s.compare(n, s.eval(n.children[0], v), s.eval(n.children[1], v))
	case opOr, opAnd:
		if left := s.eval(n.children[0], v); isFalse(left) == (n.op == opAnd) {
			return left
		}
		return s.eval(n.children[1], v)
	case opNot:
		return value.OfBool(isFalse(s.eval(n.children[0], v)))
	}
	return v
}

func isFalse(v *value.Value) bool {
	switch v.Kind {
	case value.Null:
		return true
	case value.Bool:
		return v.Text == "false"
	case value.String:
		return v.Text == ""
	case value.Array, value.Object:
		return len(v.Items) == 0
	}
	return false
}

func (s *search) slice(n *node, v *value.Value) *value.Value {
	if v.Kind != value.Array {
		return null
	}
	step, length := 1, len(v.Items)
	if n.bounds[2] != nil {
		step = *n.bounds[2]
	}
	if step == 0 {
		return s.fail("slice step cannot be zero")
	}
	first, last := 0, length // where the bounds are not given
	low, high := 0, length
	if step < 0 {
		first, last = length-1, -1
		low, high = -1, length-1
	}
	bound := func(given *int, otherwise int) int {
		if given == nil {
			return otherwise
		}
		i := *given
		if i < 0 {
			i += length
		}
		return max(low, min(i, high))
	}
	out := value.List()
	end := bound(n.bounds[1], last)
	for i := bound(n.bounds[0], first); step > 0 && i < end || step < 0 && i > end; i += step {
		s.append(out, &v.Items[i])
	}
	return out
}

// project applies an expression to each element of a list, or to each value of an
// object; a filter only to those for which its condition holds. What gives null is
// left out.
func (s *search) project(n *node, v *value.Value) *value.Value {
	base := s.eval(n.children[0], v)
	want := value.Array
	if n.op == opValues {
		want = value.Object
	}
	if base.Kind != want {
		return null
	}
	out := value.List()
	for i := range base.Items {
		item := &base.Items[i]
		if s.err != nil || n.op == opFilter && isFalse(s.eval(n.children[2], item)) {
			continue
		}
		if item = s.eval(n.children[1], item); item.Kind != value.Null {
			s.append(out, item)
		}
	}
	return out
}

func (s *search) flatten(v *value.Value) *value.Value {
	if v.Kind != value.Array {
		return null
	}
	out := value.List()
	for i := range v.Items {
		item := &v.Items[i]
		if item.Kind != value.Array {
			s.append(out, item)
			continue
		}
		for j := range item.Items {
			s.append(out, &item.Items[j])
		}
	}
	return out
}

func (s *search) multiselect(n *node, v *value.Value) *value.Value {
	if v.Kind == value.Null {
		return null
	}
	out := value.List()
	for i, c := range n.children {
		item := s.eval(c, v)
		if n.op == opList {
			s.append(out, item)
		} else if s.charge(1) {
			out.Set(n.names[i], item)
		}
	}
	return out
}

func (s *search) compare(n *node, a, b *value.Value) *value.Value {
	switch n.compare {
	case eq:
		return value.OfBool(s.equal(a, b))
	case ne:
		return value.OfBool(!s.equal(a, b))
	}
	if !orders(a) || !orders(b) {
		return null
	}
	operator := [...]string{">", "<", ">=", "<="}[n.compare-gt]
	if a.Kind != b.Kind {
		return s.fail(unorderable(operator, a, b))
	}
	if isNaN(a) || isNaN(b) {
		return value.OfBool(false)
	}
	o := order(a, b)
	return value.OfBool(o < 0 && operator[0] == '<' || o > 0 && operator[0] == '>' || o == 0 && len(operator) == 2)
}

// equal is the language's ==: a number is never equal to a boolean, unless both
// lie deeper in what is compared.
func (s *search) equal(a, b *value.Value) bool {
	if a.Kind == value.Number && b.Kind == value.Bool || a.Kind == value.Bool && b.Kind == value.Number {
		return false
	}
	return s.same(a, b)
}

// same is Python's ==, for which True is 1 and False is 0.
func (s *search) same(a, b *value.Value) bool {
	if !s.charge(1) {
		return false
	}
	a, b = asNumber(a), asNumber(b)
	if a.Kind != b.Kind || len(a.Items) != len(b.Items) {
		return false
	}
	switch a.Kind {
	case value.Number:
		return !isNaN(a) && !isNaN(b) && order(a, b) == 0
	case value.Array:
		for i := range a.Items {
			if !s.same(&a.Items[i], &b.Items[i]) {
				return false
			}
		}
	case value.Object:
		for i, name := range a.Names {
			s.charge(len(b.Names))
			if !b.Has(name) || !s.same(&a.Items[i], b.Get(name)) {
				return false
			}
		}
	}
	return a.Text == b.Text
}

func asNumber(v *value.Value) *value.Value {
	switch {
	case v.Kind != value.Bool:
		return v
	case v.Text == "true":
		return value.OfInt(1)
	}
	return value.OfInt(0)
}

func orders(v *value.Value) bool { return v.Kind == value.Number || v.Kind == value.String }

func unorderable(operator string, a, b *value.Value) string {
	return "'" + operator + "' not supported between instances of '" + python.TypeName(a) + "' and '" + python.TypeName(b) + "'"
}
