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
	b.WriteString("\npackage api\n\nimport (\n\"strconv\"\n\n\"github.com/tidwall/gjson\"\n)\n")
	for _, t := range m.reachable(replies()) {
		encodeStruct(&b, m, t)
	}
	for _, t := range m.reachable(requests()) {
		decodeStruct(&b, m, t)
	}
	return format.Source([]byte(b.String()))
}

func encodeStruct(b *strings.Builder, m *model, t *typeDecl) {
	fmt.Fprintf(b, "\nfunc append%s(b []byte, v *%s) []byte {\n", t.name, t.name)
	sep := "{"
	for _, f := range t.fields {
		key := strconv.Quote(sep + strconv.Quote(f.json) + ":")
		sep = ","
		fmt.Fprintf(b, "b = append(b, %s...)\n", key)
		value := "v." + f.name
		switch {
		case f.typ.slice:
			b.WriteString("b = append(b, '[')\nfor i := range " + value + " {\nif i > 0 {\nb = append(b, ',')\n}\n")
			encodeValue(b, m, f.typ.name, value+"[i]")
			b.WriteString("}\nb = append(b, ']')\n")
		case f.typ.pointer:
			b.WriteString("if " + value + " == nil {\nb = append(b, \"null\"...)\n} else {\n")
			fmt.Fprintf(b, "b = append%s(b, %s)\n}\n", f.typ.name, value)
		default:
			encodeValue(b, m, f.typ.name, value)
		}
	}
	if len(t.fields) == 0 {
		b.WriteString("b = append(b, '{')\n")
	}
	b.WriteString("return append(b, '}')\n}\n")
}

func encodeValue(b *strings.Builder, m *model, name, value string) {
	switch {
	case name == "string":
		fmt.Fprintf(b, "b = appendString(b, %s)\n", value)
	case name == "int":
		fmt.Fprintf(b, "b = strconv.AppendInt(b, int64(%s), 10)\n", value)
	case name == "bool":
		fmt.Fprintf(b, "b = strconv.AppendBool(b, %s)\n", value)
	case m.byGo[name].enum:
		fmt.Fprintf(b, "b = appendString(b, string(%s))\n", value)
	default:
		fmt.Fprintf(b, "b = append%s(b, &%s)\n", name, value)
	}
}

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
