package jmespath

import (
	"math"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"crossgrant/engine/python"
	"crossgrant/engine/value"
)

// signatures has the functions with the types that each argument may have, "any"
// for all; "..." behind the last for any number of them.
//
// https://jmespath.org/specification.html#built-in-functions
const signatures = `
abs number
avg array-number
ceil number
contains array,string any
ends_with string string
floor number
join string array-string
keys object
length string,array,object
map expref array
max array-number,array-string
max_by array expref
merge object ...
min array-number,array-string
min_by array expref
not_null any ...
reverse array,string
sort array-string,array-number
sort_by array expref
starts_with string string
sum array-number
to_array any
to_number any
to_string any
type any
values object
`

// call a function: its arguments come first, then whether there is such a function.
func (s *search) call(n *node, v *value.Value) *value.Value {
	args := make([]*value.Value, len(n.children))
	for i, c := range n.children {
		args[i] = s.eval(c, v)
	}
	if s.err != nil {
		return null
	}
	_, line, found := strings.Cut(signatures, "\n"+n.text+" ")
	if !found {
		return s.fail("Unknown function: " + n.text + "()")
	}
	line, _, _ = strings.Cut(line, "\n")
	types := strings.Fields(line)
	wanted, least := len(types), ""
	if types[wanted-1] == "..." {
		wanted--
		least = "at least "
	}
	if len(args) < wanted || least == "" && len(args) > wanted {
		plural := "s"
		if wanted == 1 {
			plural = ""
		}
		return s.fail("Expected " + least + strconv.Itoa(wanted) + " argument" + plural + " for function " + n.text + "(), received " + strconv.Itoa(len(args)))
	}
	// Of any number of arguments, the CLI checks the first only.
	for i, t := range types[:wanted] {
		if t != "any" {
			s.check(n.text, args[i], strings.Split(t, ","))
		}
	}
	if s.err != nil {
		return null
	}
	return s.apply(n.text, args)
}

// typeName is the language's name of a value's type.
func typeName(v *value.Value) string {
	return [...]string{"null", "boolean", "number", "string", "array", "object", "expref"}[v.Kind]
}

// wrong is the error of a value of the wrong type.
func (s *search) wrong(function string, v *value.Value, received string, types []string) *value.Value {
	shown := python.Str(v)
	if v.Kind == expression {
		shown = "<jmespath.visitor._Expression object>"
	}
	return s.fail("In function " + function + "(), invalid type for value: " + shown + ", expected one of: " +
		python.Repr(value.Strings(types...)) + ", received: \"" + received + "\"")
}

// check an argument, of lists of one type also the elements: where several types
// would do, all must be like the first.
func (s *search) check(function string, v *value.Value, types []string) {
	got := typeName(v)
	var elements []string
	ok := false
	for _, t := range types {
		t, element, has := strings.Cut(t, "-")
		if has {
			elements = append(elements, element)
		}
		ok = ok || t == got
	}
	if !ok {
		s.wrong(function, v, got, types)
		return
	}
	for i := range v.Items {
		item := &v.Items[i]
		if t := typeName(item); len(elements) > 0 && !strings.Contains(strings.Join(elements, " "), t) {
			s.wrong(function, item, python.TypeName(item), types)
			return
		} else if i == 0 && len(elements) > 1 {
			elements = []string{t}
		}
	}
}

func (s *search) apply(name string, args []*value.Value) *value.Value {
	v := args[0]
	switch name {
	case "abs":
		return &value.Value{Kind: value.Number, Text: strings.TrimPrefix(v.Text, "-")}
	case "ceil", "floor":
		return s.whole(v, name)
	case "sum":
		return sum(v)
	case "avg":
		if len(v.Items) == 0 {
			return null
		}
		return python.Float(float(sum(v)) / float64(len(v.Items)))
	case "contains":
		return s.contains(v, args[1])
	case "starts_with":
		return value.OfBool(strings.HasPrefix(v.Text, args[1].Text))
	case "ends_with":
		return value.OfBool(strings.HasSuffix(v.Text, args[1].Text))
	case "join":
		texts := make([]string, len(args[1].Items))
		for i := range args[1].Items {
			texts[i] = args[1].Items[i].Text
			s.charge(len(texts[i]) + len(v.Text))
		}
		if s.err != nil {
			return null
		}
		return value.Of(strings.Join(texts, v.Text))
	case "keys":
		s.charge(len(v.Names))
		return value.Strings(v.Names...)
	case "values":
		return &value.Value{Kind: value.Array, Items: v.Items}
	case "length":
		if v.Kind == value.String {
			return value.OfInt(utf8.RuneCountInString(v.Text))
		}
		return value.OfInt(len(v.Items))
	case "map":
		out := value.List()
		for i := range args[1].Items {
			s.append(out, s.refer(v, &args[1].Items[i]))
		}
		return out
	case "max", "min":
		return s.best(name, v.Items, v.Items)
	case "max_by", "min_by":
		return s.best(name[:3], v.Items, s.keys(name, args, "number", "string"))
	case "sort":
		return s.sorted(v, v.Items)
	case "sort_by":
		return s.sortBy(args)
	case "merge":
		return s.merge(args)
	case "not_null":
		for _, a := range args {
			if a.Kind != value.Null {
				return a
			}
		}
		return null
	case "reverse":
		return s.reverse(v)
	case "to_array":
		if v.Kind == value.Array {
			return v
		}
		return value.List(v)
	case "to_string":
		if v.Kind == value.String {
			return v
		}
		if s.measure(v); s.err != nil {
			return null
		}
		return value.Of(python.CompactJSON(v))
	case "to_number":
		return toNumber(v)
	}
	return value.Of(typeName(v)) // type
}

// refer evaluates an expression reference.
func (s *search) refer(ref, v *value.Value) *value.Value {
	i, _ := strconv.Atoi(ref.Text)
	return s.eval(s.refs[i], v)
}

// keys evaluates the expression reference behind a list for each element.
func (s *search) keys(function string, args []*value.Value, types ...string) []value.Value {
	keys := make([]value.Value, 0, len(args[0].Items))
	for i := range args[0].Items {
		key := s.refer(args[1], &args[0].Items[i])
		if got := typeName(key); got != types[0] && got != types[len(types)-1] {
			s.wrong(function, key, got, types)
			return nil
		}
		keys = append(keys, *key)
	}
	return keys
}

// best is the first element with the greatest or least key.
func (s *search) best(name string, items, keys []value.Value) *value.Value {
	if s.err != nil || len(items) == 0 {
		return null
	}
	found := 0
	for i := range keys {
		a, b := &keys[i], &keys[found]
		if a.Kind != b.Kind {
			operator := "<"
			if name == "max" {
				operator = ">"
			}
			return s.fail(unorderable(operator, a, b))
		}
		if o := order(a, b); o > 0 && name == "max" || o < 0 && name == "min" {
			found = i
		}
	}
	return &items[found]
}

func (s *search) sortBy(args []*value.Value) *value.Value {
	if len(args[0].Items) == 0 {
		return args[0]
	}
	first := &args[0].Items[0]
	key := s.refer(args[1], first)
	if s.err != nil {
		return null
	}
	if !orders(key) {
		return s.wrong("sort_by", first, typeName(key), []string{"string", "number"})
	}
	return s.sorted(args[0], s.keys("sort_by", args, typeName(key)))
}

// sorted sorts a list by keys, one for each element.
func (s *search) sorted(list *value.Value, keys []value.Value) *value.Value {
	if s.err != nil || !s.charge(len(keys)) {
		return null
	}
	x := byKey{append([]value.Value(nil), list.Items...), append([]value.Value(nil), keys...)}
	sort.Stable(x)
	return &value.Value{Kind: value.Array, Items: x.items}
}

type byKey struct{ items, keys []value.Value }

func (x byKey) Len() int           { return len(x.items) }
func (x byKey) Less(i, j int) bool { return order(&x.keys[i], &x.keys[j]) < 0 }
func (x byKey) Swap(i, j int) {
	x.items[i], x.items[j] = x.items[j], x.items[i]
	x.keys[i], x.keys[j] = x.keys[j], x.keys[i]
}

// contains looks for a text in a text, or an element in a list: with Python's
// "in", for which 1 is in a list with true.
func (s *search) contains(v, wanted *value.Value) *value.Value {
	if v.Kind == value.String {
		if wanted.Kind != value.String {
			return s.fail("'in <string>' requires string as left operand, not " + python.TypeName(wanted))
		}
		return value.OfBool(strings.Contains(v.Text, wanted.Text))
	}
	for i := range v.Items {
		if s.same(&v.Items[i], wanted) {
			return value.OfBool(true)
		}
	}
	return value.OfBool(false)
}

// merge updates the first object with those behind it, whose types the CLI does
// not check beforehand.
func (s *search) merge(args []*value.Value) *value.Value {
	out := &value.Value{Kind: value.Object}
	for _, a := range args {
		switch {
		case a.Kind == value.Object:
			for i, name := range a.Names {
				if s.charge(1 + len(out.Names)) {
					out.Set(name, &a.Items[i])
				}
			}
		case a.Kind == value.Array && len(a.Items) > 0:
			return s.fail(notPairs(&a.Items[0]))
		case a.Kind == value.String && a.Text != "":
			return s.fail(notPairs(value.Of(a.Text[:1])))
		case a.Kind != value.Array && a.Kind != value.String:
			return s.fail("'" + python.TypeName(a) + "' object is not iterable")
		}
	}
	return out
}

// notPairs is what Python says of a list whose first element is no name and value.
func notPairs(first *value.Value) string {
	length := len(first.Items)
	switch first.Kind {
	case value.String:
		length = utf8.RuneCountInString(first.Text)
	case value.Array, value.Object:
	default:
		return "cannot convert dictionary update sequence element #0 to a sequence"
	}
	return "dictionary update sequence element #0 has length " + strconv.Itoa(length) + "; 2 is required"
}

func (s *search) reverse(v *value.Value) *value.Value {
	if !s.charge(len(v.Items) + len(v.Text)) {
		return null
	}
	if v.Kind == value.String {
		chars := []rune(v.Text)
		for i, j := 0, len(chars)-1; i < j; i, j = i+1, j-1 {
			chars[i], chars[j] = chars[j], chars[i]
		}
		return value.Of(string(chars))
	}
	out := value.List()
	for i := len(v.Items) - 1; i >= 0; i-- {
		out.Append(&v.Items[i])
	}
	return out
}

// order compares two strings or two numbers.
func order(a, b *value.Value) int {
	if a.Kind == value.String {
		return strings.Compare(a.Text, b.Text)
	}
	if x, err := strconv.ParseInt(a.Text, 10, 64); err == nil {
		if y, err := strconv.ParseInt(b.Text, 10, 64); err == nil {
			switch {
			case x < y:
				return -1
			case x > y:
				return 1
			}
			return 0
		}
	}
	switch x, y := float(a), float(b); {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

func isNaN(v *value.Value) bool { return v.Kind == value.Number && v.Text == "nan" }

func float(v *value.Value) float64 {
	f, _ := strconv.ParseFloat(v.Text, 64)
	return f
}

// sum is an int where all its parts are.
func sum(list *value.Value) *value.Value {
	whole, total, exact := int64(0), 0.0, true
	for i := range list.Items {
		item := &list.Items[i]
		n, err := strconv.ParseInt(item.Text, 10, 64)
		exact = exact && err == nil && (whole+n > whole) == (n > 0)
		whole += n
		total += float(item)
	}
	if exact {
		return &value.Value{Kind: value.Number, Text: strconv.FormatInt(whole, 10)}
	}
	return python.Float(total)
}

func (s *search) whole(v *value.Value, name string) *value.Value {
	if !python.IsFloat(v.Text) {
		return v
	}
	f := float(v)
	switch {
	case f != f:
		return s.fail("cannot convert float NaN to integer")
	case math.IsInf(f, 0):
		return s.fail("cannot convert float infinity to integer")
	case name == "ceil":
		f = math.Ceil(f)
	default:
		f = math.Floor(f)
	}
	return &value.Value{Kind: value.Number, Text: strconv.FormatFloat(f+0, 'f', 0, 64)} // -0 is 0
}

func toNumber(v *value.Value) *value.Value {
	switch v.Kind {
	case value.Number:
		return v
	case value.String:
		if n := python.Int(v.Text); n != nil {
			return n
		}
		if f := python.ParseFloat(v.Text); f != nil {
			return f
		}
	}
	return null
}
