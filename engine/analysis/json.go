package analysis

import (
	"strings"

	"crossgrant/engine/diag"
	"crossgrant/engine/jsontext"
)

// Changes of JSON as its author formatted it: what is new is written as its
// neighbours are, and nothing else moves.

// splice replaces a range of a text.
func splice(text string, r diag.Range, with string) string {
	return text[:r.Start] + with + text[r.End:]
}

// quote writes a JSON string.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range s {
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c < ' ':
			b.WriteString(`\u00`)
			b.WriteByte("01"[c>>4])
			b.WriteByte("0123456789abcdef"[c&15])
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// ownLine gives the blanks before an offset, where nothing else stands before it in
// its line.
func ownLine(text string, offset int) (indent string, ok bool) {
	start := strings.LastIndexByte(text[:offset], '\n') + 1
	indent = text[start:offset]
	return indent, strings.Trim(indent, " \t") == "" && start > 0
}

// starts gives where the items of an array, or the members of an object, begin.
func starts(n *jsontext.Node, i int) int {
	if n.Kind == jsontext.Object {
		return n.Names[i].Range.Start
	}
	return n.Items[i].Range.Start
}

// appendTo adds an item to an array or a member to an object, at its end.
func appendTo(text string, n *jsontext.Node, item string) string {
	last := len(n.Items) - 1
	if last < 0 {
		return splice(text, diag.Range{Start: n.Range.Start + 1, End: n.Range.End - 1}, item)
	}
	between := ", "
	if indent, ok := ownLine(text, starts(n, last)); ok {
		between = ",\n" + indent
	} else if last > 0 && text[starts(n, last)-1] == ',' || !spaced(text) {
		between = ","
	}
	end := n.Items[last].Range.End
	return splice(text, diag.Range{Start: end, End: end}, between+item)
}

// spaced tells whether an author puts blanks behind colons.
func spaced(text string) bool { return strings.Contains(text, `": `) }

// without removes an item of an array or a member of an object, which has others.
func without(text string, n *jsontext.Node, i int) string {
	if i > 0 {
		return splice(text, diag.Range{Start: n.Items[i-1].Range.End, End: n.Items[i].Range.End}, "")
	}
	return splice(text, diag.Range{Start: starts(n, 0), End: starts(n, 1)}, "")
}

// addValue adds a text to a value that is one text or a list of them.
func addValue(text string, n *jsontext.Node, value string) string {
	switch {
	case n.Kind == jsontext.Array:
		return appendTo(text, n, quote(value))
	case spaced(text):
		return splice(text, n.Range, "["+text[n.Range.Start:n.Range.End]+", "+quote(value)+"]")
	}
	return splice(text, n.Range, "["+text[n.Range.Start:n.Range.End]+","+quote(value)+"]")
}

// setMember gives a member of an object a value, JSON itself.
func setMember(text string, n *jsontext.Node, name, value string) string {
	if old, ok := n.Member(name); ok {
		return splice(text, old.Range, value)
	}
	item := member{name, value}.text(spaced(text) || len(n.Names) == 0)
	if len(n.Names) == 0 {
		item = " " + item + " "
	}
	return appendTo(text, n, item)
}

// member of an object that is to be written; the value is JSON.
type member struct{ name, value string }

func (m member) text(spaced bool) string {
	if spaced {
		return quote(m.name) + ": " + m.value
	}
	return quote(m.name) + ":" + m.value
}

// object writes members on lines of their own, below an indentation by unit, or,
// where unit is "", in one line.
func object(members []member, indent, unit string, spaced bool) string {
	var b strings.Builder
	b.WriteByte('{')
	for i, m := range members {
		if i > 0 {
			b.WriteByte(',')
		}
		switch {
		case unit != "":
			b.WriteString("\n" + indent + unit)
		case spaced:
			b.WriteByte(' ')
		}
		b.WriteString(m.text(spaced))
	}
	switch {
	case unit != "":
		b.WriteString("\n" + indent)
	case spaced:
		b.WriteByte(' ')
	}
	b.WriteByte('}')
	return b.String()
}

// objectLike writes an object as another of the same list is written.
func objectLike(text string, n *jsontext.Node, members []member) string {
	indent, ok := ownLine(text, n.Range.Start)
	if ok && len(n.Names) > 0 {
		if inner, ok := ownLine(text, n.Names[0].Range.Start); ok && strings.HasPrefix(inner, indent) {
			return object(members, indent, inner[len(indent):], spaced(text))
		}
	}
	return object(members, "", "", spaced(text))
}

// values reads one text or a list of them.
func values(n *jsontext.Node) []string {
	if n.Kind != jsontext.Array {
		return []string{n.Text}
	}
	var out []string
	for i := range n.Items {
		out = append(out, n.Items[i].Text)
	}
	return out
}
