package awscli

import (
	"crossgrant/engine/catalog"
	"crossgrant/engine/python"
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
	return string(append(python.AppendJSON(nil, out), '\n')), nil
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
			if document, problem := python.ParseJSON(v.Text); problem == "" {
				*v = *document
			}
		}
	case catalog.Timestamp:
		if t, ok := timestamp.ParseLoose(v.Text); ok {
			v.Text = timestamp.Format(t) + "+00:00"
		}
	}
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
