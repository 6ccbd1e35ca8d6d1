package awscli

import (
	"strings"

	"crossgrant/engine/catalog"
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
		pages[i] = arrange(pages[i], c.model.Output)
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
// them, and shows policies and times as it does. Streams are not printed.
func arrange(v value.Value, shape *catalog.Shape) value.Value {
	switch shape.Kind {
	case catalog.Structure:
		if v.Kind != value.Object {
			return v
		}
		out := value.Value{Kind: value.Object}
		for _, m := range shape.Members {
			if m.Shape.Kind != catalog.Stream && v.Has(m.Name) {
				out.Names = append(out.Names, m.Name)
				out.Items = append(out.Items, arrange(v.Get(m.Name), m.Shape))
			}
		}
		return out
	case catalog.List, catalog.Map:
		out := v
		out.Items = make([]value.Value, len(v.Items))
		for i, item := range v.Items {
			out.Items[i] = arrange(item, shape.Element)
		}
		return out
	case catalog.Policy:
		if v.Kind == value.String {
			if document, problem := parseJSON(v.Text); problem == "" {
				return document
			}
		}
	case catalog.Timestamp:
		if t, ok := parseTime(v.Text); ok {
			return value.Of(t.UTC().Format("2006-01-02T15:04:05") + "+00:00")
		}
	}
	return v
}

// appendJSON writes a value as Python's json module does with an indent of 4.
func appendJSON(b []byte, v value.Value, depth int) []byte {
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
	for i, item := range v.Items {
		if i > 0 {
			b = append(b, ',')
		}
		b = newLine(b, depth+1)
		if v.Kind == value.Object {
			b = append(appendJSONString(b, v.Names[i]), ':', ' ')
		}
		b = appendJSON(b, item, depth+1)
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
