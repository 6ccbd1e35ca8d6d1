package typegen

import (
	"strconv"
	"strings"
)

const banner = "// Code generated from engine/api/types*.go by \"go run ./build types\"; DO NOT EDIT.\n"

// typeScript writes site/src/api/types.gen.ts.
func typeScript(m *model) []byte {
	var b strings.Builder
	b.WriteString(banner)
	for _, t := range m.types {
		b.WriteString("\n")
		comment(&b, "", t.doc)
		if t.enum {
			b.WriteString("export type " + t.name + " =\n")
			for i, v := range t.values {
				comment(&b, "  ", v.doc)
				b.WriteString("  | " + strconv.Quote(v.value))
				if i == len(t.values)-1 {
					b.WriteString(";")
				}
				b.WriteString("\n")
			}
			continue
		}
		b.WriteString("export interface " + t.name + " {\n")
		for _, f := range t.fields {
			comment(&b, "  ", f.doc)
			b.WriteString("  " + f.json + ": " + tsType(f.typ) + ";\n")
		}
		b.WriteString("}\n")
	}
	b.WriteString("\n/** Calls maps an operation to its request and its reply. */\nexport interface Calls {\n")
	for _, c := range calls {
		request := c.request
		if request == "" {
			request = "Record<string, never>"
		}
		b.WriteString("  " + c.op + ": { request: " + request + "; reply: " + c.reply + " };\n")
	}
	b.WriteString("}\n")
	return []byte(b.String())
}

func tsType(t fieldType) string {
	name := t.name
	switch name {
	case "int":
		name = "number"
	case "bool":
		name = "boolean"
	}
	switch {
	case t.slice:
		return name + "[]"
	case t.pointer:
		return name + " | null"
	}
	return name
}

func comment(b *strings.Builder, indent, doc string) {
	doc = strings.ReplaceAll(strings.TrimSpace(doc), "*/", "*\u200b/")
	if doc == "" {
		return
	}
	lines := strings.Split(doc, "\n")
	if len(lines) == 1 {
		b.WriteString(indent + "/** " + lines[0] + " */\n")
		return
	}
	b.WriteString(indent + "/**\n")
	for _, line := range lines {
		b.WriteString(strings.TrimRight(indent+" * "+line, " ") + "\n")
	}
	b.WriteString(indent + " */\n")
}
