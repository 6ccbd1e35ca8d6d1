// Package python writes and reads values as Python does, in which the AWS CLI is
// written: its messages and outputs show them so.
package python

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"crossgrant/engine/value"
)

// Quote writes a string with quotes: single ones unless it has only those.
func Quote(s string) string {
	quote := byte('\'')
	if strings.Contains(s, "'") && !strings.Contains(s, `"`) {
		quote = '"'
	}
	b := []byte{quote}
	for _, r := range s {
		switch {
		case r == '\\' || r == rune(quote):
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, '\\', 'n')
		case r == '\r':
			b = append(b, '\\', 'r')
		case r == '\t':
			b = append(b, '\\', 't')
		case strconv.IsPrint(r):
			b = utf8.AppendRune(b, r)
		case r <= 0xff:
			b = appendHex(append(b, '\\', 'x'), r, 2)
		case r <= 0xffff:
			b = appendHex(append(b, '\\', 'u'), r, 4)
		default:
			b = appendHex(append(b, '\\', 'U'), r, 8)
		}
	}
	return string(append(b, quote))
}

func appendHex(b []byte, r rune, digits int) []byte {
	for digits--; digits >= 0; digits-- {
		b = append(b, hexDigits[r>>(4*digits)&15])
	}
	return b
}

const hexDigits = "0123456789abcdef"

// Str is a value as str() gives it: a string without quotes.
func Str(v *value.Value) string {
	if v.Kind == value.String {
		return v.Text
	}
	return Repr(v)
}

// Repr is a value as repr() gives it.
func Repr(v *value.Value) string {
	switch v.Kind {
	case value.Null:
		return "None"
	case value.Bool:
		if v.Text == "true" {
			return "True"
		}
		return "False"
	case value.Number:
		return v.Text
	case value.String:
		return Quote(v.Text)
	}
	open, end := "[", "]"
	if v.Kind == value.Object {
		open, end = "{", "}"
	}
	var b strings.Builder
	b.WriteString(open)
	for i := range v.Items {
		if i > 0 {
			b.WriteString(", ")
		}
		if v.Kind == value.Object {
			b.WriteString(Quote(v.Names[i]) + ": ")
		}
		b.WriteString(Repr(&v.Items[i]))
	}
	return b.String() + end
}

// TypeName is the name of a value's type.
func TypeName(v *value.Value) string {
	switch v.Kind {
	case value.Null:
		return "NoneType"
	case value.Bool:
		return "bool"
	case value.Number:
		if IsFloat(v.Text) {
			return "float"
		}
		return "int"
	case value.Array:
		return "list"
	case value.Object:
		return "dict"
	}
	return "str"
}

// Type is a value's type as str() gives it.
func Type(v *value.Value) string { return "<class '" + TypeName(v) + "'>" }
