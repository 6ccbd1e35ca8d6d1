package value

import (
	"strings"
	"unicode/utf8"
)

// lineWidth is how long a list may be that stands on one line.
const lineWidth = 80

// Format writes the value as JSON for people: two spaces a level, short lists of
// plain values on one line.
func (v *Value) Format() string { return v.format(0, 0) + "\n" }

// format begins at a depth, behind so many characters of its line.
func (v *Value) format(depth, taken int) string {
	if v.Kind != Array && v.Kind != Object {
		return v.JSON()
	}
	brackets := "[]"
	if v.Kind == Object {
		brackets = "{}"
	}
	if len(v.Items) == 0 {
		return brackets
	}
	nested := false
	parts := make([]string, len(v.Items))
	for i := range v.Items {
		item, key := &v.Items[i], ""
		if v.Kind == Object {
			key = Quote(v.Names[i]) + ": "
		}
		nested = nested || item.Kind == Array || item.Kind == Object
		parts[i] = key + item.format(depth+1, 2*(depth+1)+utf8.RuneCountInString(key))
	}
	if depth > 0 && !nested && (v.Kind == Array || len(parts) == 1) {
		line := "[" + parts[0]
		if v.Kind == Object {
			line = "{ " + parts[0] + " "
		}
		for _, p := range parts[1:] {
			line += ", " + p
		}
		if line += brackets[1:]; taken+utf8.RuneCountInString(line) <= lineWidth {
			return line
		}
	}
	indent := "\n" + strings.Repeat("  ", depth)
	return brackets[:1] + indent + "  " + strings.Join(parts, ","+indent+"  ") + indent + brackets[1:]
}

// JSON writes the value without any white space.
func (v *Value) JSON() string {
	switch v.Kind {
	case Null:
		return "null"
	case String:
		return Quote(v.Text)
	case Array, Object:
	default:
		return v.Text
	}
	var b strings.Builder
	brackets := "[]"
	if v.Kind == Object {
		brackets = "{}"
	}
	b.WriteByte(brackets[0])
	for i := range v.Items {
		if i > 0 {
			b.WriteByte(',')
		}
		if v.Kind == Object {
			b.WriteString(Quote(v.Names[i]) + ":")
		}
		b.WriteString(v.Items[i].JSON())
	}
	b.WriteByte(brackets[1])
	return b.String()
}

// Quote writes a text as a JSON string.
func Quote(s string) string {
	const hex = "0123456789abcdef"
	var b strings.Builder
	b.WriteByte('"')
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\t':
			b.WriteString(`\t`)
		case c == '\r':
			b.WriteString(`\r`)
		case c < ' ' || c == 0x7f:
			b.WriteString(`\u00`)
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}
