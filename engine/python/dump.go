package python

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"crossgrant/engine/value"
)

// AppendJSON writes a value as json.dumps does with an indent of 4 and characters
// beyond ASCII as they are.
func AppendJSON(b []byte, v *value.Value) []byte { return dumper{indent: true}.value(b, v, 0) }

// CompactJSON writes a value as json.dumps does without blanks.
func CompactJSON(v *value.Value) string { return string(dumper{ascii: true}.value(nil, v, 0)) }

type dumper struct{ indent, ascii bool }

func (d dumper) value(b []byte, v *value.Value, depth int) []byte {
	switch v.Kind {
	case value.Null:
		return append(b, "null"...)
	case value.Bool:
		return append(b, v.Text...)
	case value.Number:
		switch v.Text {
		case "inf":
			return append(b, "Infinity"...)
		case "-inf":
			return append(b, "-Infinity"...)
		case "nan":
			return append(b, "NaN"...)
		}
		return append(b, v.Text...)
	case value.String:
		return d.string(b, v.Text)
	}
	brackets := "[]"
	if v.Kind == value.Object {
		brackets = "{}"
	}
	if len(v.Items) == 0 {
		return append(b, brackets...)
	}
	b = append(b, brackets[0])
	for i := range v.Items {
		if i > 0 {
			b = append(b, ',')
		}
		b = d.newLine(b, depth+1)
		if v.Kind == value.Object {
			b = append(d.string(b, v.Names[i]), ':')
			if d.indent {
				b = append(b, ' ')
			}
		}
		b = d.value(b, &v.Items[i], depth+1)
	}
	return append(d.newLine(b, depth), brackets[1])
}

func (d dumper) newLine(b []byte, depth int) []byte {
	if !d.indent {
		return b
	}
	b = append(b, '\n')
	for range depth {
		b = append(b, "    "...)
	}
	return b
}

func (d dumper) string(b []byte, s string) []byte {
	b = append(b, '"')
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch j := strings.IndexByte("\"\\\b\f\n\r\t", c); {
		case j >= 0:
			b = append(b, '\\', `"\bfnrt`[j])
		case c < ' ':
			b = appendEscape(b, rune(c))
		case c < utf8.RuneSelf || !d.ascii:
			b = append(b, c)
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			i += size - 1
			if high, low := utf16.EncodeRune(r); high != utf8.RuneError {
				b = appendEscape(appendEscape(b, high), low)
			} else {
				b = appendEscape(b, r)
			}
		}
	}
	return append(b, '"')
}

func appendEscape(b []byte, r rune) []byte { return appendHex(append(b, '\\', 'u'), r, 4) }
