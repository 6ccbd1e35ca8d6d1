package awscli

import (
	"sort"
	"strings"

	"crossgrant/engine/python"
	"crossgrant/engine/value"
)

// The format text: lines of tab-separated scalars in the alphabetical order of
// their names.
//
// https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output-format.html#text-output

func isScalar(v *value.Value) bool { return v.Kind != value.Array && v.Kind != value.Object }

// textItem prints a value below a name. Objects of one list share their columns.
// A problem is Python's, where a list has structures and other things.
func textItem(b *strings.Builder, v *value.Value, name string, columns []string) (problem string) {
	switch v.Kind {
	case value.Object:
		return textObject(b, v, name, columns)
	case value.Array:
		return textList(b, v.Items, name)
	}
	b.WriteString(python.Str(v) + "\n")
	return ""
}

func textObject(b *strings.Builder, v *value.Value, name string, columns []string) (problem string) {
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
		if problem == "" {
			problem = textItem(b, member(v, n), n, nil)
		}
	}
	return problem
}

func textList(b *strings.Builder, items []value.Value, name string) (problem string) {
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
			if items[i].Kind != value.Object {
				return "'" + python.TypeName(&items[i]) + "' object has no attribute 'items'"
			}
		}
		for i := range items {
			if problem == "" {
				problem = textItem(b, &items[i], name, columns)
			}
		}
		return problem
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
		if problem == "" {
			problem = textItem(b, item, name, nil)
		}
	}
	return problem
}
