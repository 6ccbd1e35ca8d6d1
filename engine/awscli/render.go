package awscli

import (
	"strings"

	"crossgrant/engine/catalog"
	"crossgrant/engine/timestamp"
	"crossgrant/engine/value"
)

// renders reports whether responses can be printed in a format; "" is json.
func renders(format string) bool {
	return format == "" || format == "json" || format == "text" || format == "off"
}

// Render gives what the CLI prints for the pages of a response: one page for
// most operations, more where [Command.Next] asked for them. Members that the
// model of the operation does not have are left out. It fails for a format that
// is not modelled.
func Render(c *Command, pages ...value.Value) (stdout string, f *Failure) {
	if !renders(c.Output) {
		return "", notModelled("--output "+c.Output, Word{Text: c.Output})
	}
	if c.model.Output == nil || c.Output == "off" {
		return "", nil
	}
	for i := range pages {
		arrange(&pages[i], c.model.Output)
	}
	if c.Output == "text" {
		return c.renderText(pages), nil
	}
	out := c.join(pages)
	if len(out.Names) == 0 {
		return "", nil
	}
	return string(append(appendJSON(nil, out, 0), '\n')), nil
}

// arrange puts the members of a response in the order in which the CLI prints
// them, and shows policies and times as it does. Streams are not printed. It
// replaces parts of the value and changes none that others may hold.
func arrange(v *value.Value, shape *catalog.Shape) {
	switch shape.Kind {
	case catalog.Structure:
		if v.Kind != value.Object {
			return
		}
		names := make([]string, 0, len(v.Names))
		items := make([]value.Value, 0, len(v.Names))
		for _, m := range shape.Members {
			if part := member(v, m.Name); part != nil && m.Shape.Kind != catalog.Stream {
				names, items = append(names, m.Name), append(items, *part)
				arrange(&items[len(items)-1], m.Shape)
			}
		}
		v.Names, v.Items = names, items
	case catalog.List, catalog.Map:
		v.Items = append([]value.Value(nil), v.Items...)
		for i := range v.Items {
			arrange(&v.Items[i], shape.Element)
		}
	case catalog.Policy:
		if v.Kind == value.String {
			if document, problem := parseJSON(v.Text); problem == "" {
				*v = *document
			}
		}
	case catalog.Timestamp:
		if t, ok := timestamp.ParseLoose(v.Text); ok {
			v.Text = timestamp.Format(t) + "+00:00"
		}
	}
}

// appendJSON writes a value as Python's json module does with an indent of 4.
func appendJSON(b []byte, v *value.Value, depth int) []byte {
	switch v.Kind {
	case value.Null:
		return append(b, "null"...)
	case value.Bool, value.Number:
		return append(b, v.Text...)
	case value.String:
		return appendJSONString(b, v.Text)
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
		b = newLine(b, depth+1)
		if v.Kind == value.Object {
			b = append(appendJSONString(b, v.Names[i]), ':', ' ')
		}
		b = appendJSON(b, &v.Items[i], depth+1)
	}
	return append(newLine(b, depth), brackets[1])
}

func newLine(b []byte, depth int) []byte {
	b = append(b, '\n')
	for range depth {
		b = append(b, "    "...)
	}
	return b
}

func appendJSONString(b []byte, s string) []byte {
	b = append(b, '"')
	for i := range len(s) {
		c := s[i]
		if j := strings.IndexByte("\"\\\b\f\n\r\t", c); j >= 0 {
			b = append(b, '\\', `"\bfnrt`[j])
		} else if c < ' ' {
			b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		} else {
			b = append(b, c)
		}
	}
	return append(b, '"')
}
