package awscli

import (
	"sort"
	"strings"

	"crossgrant/engine/python"
	"crossgrant/engine/value"
)

// renderText prints pages as --output text: lines of tab-separated scalars in
// the alphabetical order of their names. Of an operation with pages it prints
// the joined lists page by page, with the first the members that only it has.
//
// https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output-format.html#text-output
func (c *Command) renderText(pages []value.Value) string {
	var b strings.Builder
	for i := range pages {
		page := &pages[i]
		if c.paginate {
			lists := &value.Value{Kind: value.Object}
			for _, name := range c.model.Pages.Others {
				if i == 0 {
					lists.Set(name, page.Get(name))
				}
			}
			for _, name := range c.model.Pages.Results {
				if v := page.Get(name); v.Kind != value.Null {
					lists.Set(name, v)
				}
			}
			page = lists
		}
		textItem(&b, page, "", nil)
	}
	return b.String()
}

func isScalar(v *value.Value) bool { return v.Kind != value.Array && v.Kind != value.Object }

// textItem prints a value below a name. Objects of one list share their columns.
func textItem(b *strings.Builder, v *value.Value, name string, columns []string) {
	switch v.Kind {
	case value.Object:
		textObject(b, v, name, columns)
	case value.Array:
		textList(b, v.Items, name)
	default:
		b.WriteString(python.Str(v) + "\n")
	}
}

func textObject(b *strings.Builder, v *value.Value, name string, columns []string) {
	var scalars, others []string
	for _, n := range sorted(v.Names) {
		if m := member(v, n); columns == nil && isScalar(m) {
			scalars = append(scalars, python.Str(m))
		} else if !contains(columns, n) {
			others = append(others, n)
		}
	}
	for _, n := range columns {
		text := ""
		if m := member(v, n); m != nil {
			text = python.Str(m)
		}
		scalars = append(scalars, text)
	}
	if len(scalars) > 0 {
		if name != "" {
			scalars = append([]string{strings.ToUpper(name)}, scalars...)
		}
		b.WriteString(strings.Join(scalars, "\t") + "\n")
	}
	for _, n := range others {
		textItem(b, member(v, n), n, nil)
	}
}

func textList(b *strings.Builder, items []value.Value, name string) {
	var scalars []string
	var others []*value.Value
	columns := []string{} // not nil: the objects of a list always share them
	objects := false
	for i := range items {
		item := &items[i]
		if isScalar(item) {
			scalars = append(scalars, python.Str(item))
			continue
		}
		others = append(others, item)
		objects = objects || item.Kind == value.Object
		for j, n := range item.Names {
			if isScalar(&item.Items[j]) && !contains(columns, n) {
				columns = append(columns, n)
			}
		}
	}
	if objects {
		sort.Stable(sort.StringSlice(columns))
		for i := range items {
			textItem(b, &items[i], name, columns)
		}
		return
	}
	switch {
	case len(scalars) == 0:
	case name == "":
		b.WriteString(strings.Join(scalars, "\t") + "\n")
	default:
		for _, s := range scalars {
			b.WriteString(strings.ToUpper(name) + "\t" + s + "\n")
		}
	}
	for _, item := range others {
		textItem(b, item, name, nil)
	}
}
