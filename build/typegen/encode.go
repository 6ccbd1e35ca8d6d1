package typegen

import (
	"fmt"
	"go/format"
	"strconv"
	"strings"
)

// encoder writes engine/api/encode_gen.go. The functions use no reflection:
// encoding/json would cost the WebAssembly a fifth of its budget.
func encoder(m *model) ([]byte, error) {
	var b strings.Builder
	b.WriteString(banner)
	b.WriteString("\npackage api\n\nimport \"github.com/tidwall/gjson\"\n")
	for _, t := range m.reachable(replies()) {
		encodeStruct(&b, m, t)
	}
	for _, t := range m.reachable(requests()) {
		decodeStruct(&b, m, t)
	}
	return format.Source([]byte(b.String()))
}

// encodeStruct writes a function of one call for each field: a call is a fifth of
// the WebAssembly of appending in place. What stands between two values is one
// text, which the call for the later one writes.
func encodeStruct(b *strings.Builder, m *model, t *typeDecl) {
	fmt.Fprintf(b, "\nfunc write%s(w *writer, v *%s) {\n", t.name, t.name)
	text := "{"
	for i, f := range t.fields {
		if i > 0 {
			text += ","
		}
		text += strconv.Quote(f.json) + ":"
		value := "v." + f.name
		switch {
		case f.typ.slice && f.typ.name == "string":
			fmt.Fprintf(b, "w.strings(%s, %s)\n", literal(text), value)
			text = ""
		case f.typ.slice:
			fmt.Fprintf(b, "w.text(%s)\nfor i := range %s {\nw.element(i)\n", literal(text+"["), value)
			encodeValue(b, m, f.typ.name, "", value+"[i]")
			b.WriteString("}\n")
			text = "]"
		case f.typ.pointer:
			fmt.Fprintf(b, "if w.present(%s, %s != nil) {\nwrite%s(w, %s)\n}\n", literal(text), value, f.typ.name, value)
			text = ""
		default:
			encodeValue(b, m, f.typ.name, text, value)
			text = ""
		}
	}
	fmt.Fprintf(b, "w.text(%s)\n}\n", literal(text+"}"))
}

// encodeValue writes the call for a value and the text before it.
func encodeValue(b *strings.Builder, m *model, name, text, value string) {
	switch {
	case name == "string" || name == "int" || name == "bool":
		fmt.Fprintf(b, "w.%s(%s, %s)\n", name, literal(text), value)
	case m.byGo[name].enum:
		fmt.Fprintf(b, "w.string(%s, string(%s))\n", literal(text), value)
	default:
		if text != "" {
			fmt.Fprintf(b, "w.text(%s)\n", literal(text))
		}
		fmt.Fprintf(b, "write%s(w, &%s)\n", name, value)
	}
}

func literal(text string) string { return "`" + text + "`" }

func decodeStruct(b *strings.Builder, m *model, t *typeDecl) {
	fmt.Fprintf(b, "\nfunc decode%s(j gjson.Result) (v %s) {\n", t.name, t.name)
	b.WriteString("j.ForEach(func(key, value gjson.Result) bool {\nswitch key.Str {\n")
	for _, f := range t.fields {
		fmt.Fprintf(b, "case %q:\n", f.json)
		target := "v." + f.name
		switch {
		case f.typ.slice:
			// ForEach of an object would give its members' values.
			b.WriteString("if value.IsArray() {\nvalue.ForEach(func(_, item gjson.Result) bool {\n")
			fmt.Fprintf(b, "%s = append(%s, %s)\nreturn true\n})\n}\n", target, target, decodeValue(m, f.typ.name, "item"))
		case f.typ.pointer:
			b.WriteString("if value.IsObject() {\n")
			fmt.Fprintf(b, "p := %s\n%s = &p\n}\n", decodeValue(m, f.typ.name, "value"), target)
		default:
			fmt.Fprintf(b, "%s = %s\n", target, decodeValue(m, f.typ.name, "value"))
		}
	}
	b.WriteString("}\nreturn true\n})\nreturn v\n}\n")
}

func decodeValue(m *model, name, value string) string {
	switch {
	case name == "string":
		return value + ".Str"
	case name == "int":
		return "int(" + value + ".Num)"
	case name == "bool":
		return value + ".Type == gjson.True"
	case m.byGo[name].enum:
		return name + "(" + value + ".Str)"
	}
	return "decode" + name + "(" + value + ")"
}
