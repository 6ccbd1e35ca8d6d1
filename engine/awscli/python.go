package awscli

import (
	"strings"

	"crossgrant/engine/value"
)

// The CLI's messages show values as Python writes them.

// pythonString writes a string with quotes: single ones unless it has only those.
func pythonString(s string) string {
	quote := byte('\'')
	if strings.Contains(s, "'") && !strings.Contains(s, `"`) {
		quote = '"'
	}
	b := []byte{quote}
	for i := range len(s) {
		switch c := s[i]; {
		case c == '\\' || c == quote:
			b = append(b, '\\', c)
		case c == '\n':
			b = append(b, '\\', 'n')
		case c == '\r':
			b = append(b, '\\', 'r')
		case c == '\t':
			b = append(b, '\\', 't')
		case c < ' ' || c == 0x7f:
			b = append(b, '\\', 'x', hexDigits[c>>4], hexDigits[c&15])
		default:
			b = append(b, c)
		}
	}
	return string(append(b, quote))
}

const hexDigits = "0123456789abcdef"

// pythonText is a value as str() gives it: a string without quotes.
func pythonText(v *value.Value) string {
	if v.Kind == value.String {
		return v.Text
	}
	return python(v)
}

// python is a value as repr() gives it.
func python(v *value.Value) string {
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
		return pythonString(v.Text)
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
			b.WriteString(pythonString(v.Names[i]) + ": ")
		}
		b.WriteString(python(&v.Items[i]))
	}
	return b.String() + end
}

// pythonType is the name of a value's type.
func pythonType(v *value.Value) string {
	name := "str"
	switch v.Kind {
	case value.Null:
		name = "NoneType"
	case value.Bool:
		name = "bool"
	case value.Number:
		name = "int"
		if strings.ContainsAny(v.Text, ".eE") {
			name = "float"
		}
	case value.Array:
		name = "list"
	case value.Object:
		name = "dict"
	}
	return "<class '" + name + "'>"
}

// member finds a member of an object, or gives nil. Unlike Get it copies nothing.
func member(v *value.Value, name string) *value.Value {
	for i, n := range v.Names {
		if n == name {
			return &v.Items[i]
		}
	}
	return nil
}
