package awscli

import (
	"strings"

	"crossgrant/engine/catalog"
	"crossgrant/engine/jmespath"
	"crossgrant/engine/python"
	"crossgrant/engine/timestamp"
	"crossgrant/engine/value"
)

// formats are the values of --output.
const formats = "json text table yaml yaml-stream off"

// Render gives what the CLI prints for the pages of a response. Members that the
// model of the operation does not have are left out. Where it fails, because of
// --query mostly, something may already have been printed.
//
// https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output-format.html
func (p *Pager) Render() (stdout string, f *Failure) {
	c := p.command
	for i := range p.pages {
		if c.model.Output == nil {
			p.pages[i] = value.Value{Kind: value.Object}
		} else {
			arrange(&p.pages[i], c.model.Output)
		}
	}
	var b strings.Builder
	switch c.Output {
	case "off":
	case "text":
		f = p.text(&b)
	case "yaml-stream":
		f = p.yamlStream(&b)
	default:
		out, failure := c.queried(p.joined())
		if failure != nil {
			return "", failure
		}
		f = c.whole(&b, out)
	}
	return b.String(), f
}

// whole prints a response in a format for which the CLI collects all pages.
func (c *Command) whole(b *strings.Builder, v *value.Value) *Failure {
	empty := v.Kind == value.Object && len(v.Items) == 0
	switch c.Output {
	case "", "json":
		if !empty {
			b.Write(append(python.AppendJSON(nil, v), '\n'))
		}
	case "yaml":
		if !empty {
			b.WriteString(yaml(v))
		}
	case "table":
		if c.color == "on" {
			return notModelled("--color on with --output table", Word{Text: "--color"})
		}
		return table(b, c.API, v)
	default:
		return unexpectedValue("Unknown output type: "+c.Output, Word{Text: c.Output})
	}
	return nil
}

// queried applies --query.
func (c *Command) queried(v *value.Value) (*value.Value, *Failure) {
	if c.query == nil {
		return v, nil
	}
	out, err := c.query.Search(v)
	if err != nil {
		return nil, badQuery(err)
	}
	return out, nil
}

// badQuery is the failure of a query at its work.
func badQuery(err *jmespath.Error) *Failure {
	if err.Beyond {
		return notModelled(err.Message, Word{Text: "--query"})
	}
	return unexpectedValue(err.Message, Word{Text: "--query"})
}

// text prints pages as --output text. The query is applied to each by itself.
func (p *Pager) text(b *strings.Builder) *Failure {
	for i := range p.pages {
		if f := p.command.textPart(b, p.shown(i)); f != nil {
			return f
		}
	}
	if p.resume == "" {
		return nil
	}
	return p.command.textPart(b, value.Struct(value.M("NextToken", value.Struct(value.S("NextToken", p.resume)))))
}

func (c *Command) textPart(b *strings.Builder, part *value.Value) *Failure {
	v, f := c.queried(part)
	if f != nil {
		return f
	}
	if problem := textItem(b, v, "", nil); problem != "" {
		return unexpectedValue(problem, Word{Text: "--output"})
	}
	return nil
}

// yamlStream prints each page as a list of one, as it comes from the service.
func (p *Pager) yamlStream(b *strings.Builder) *Failure {
	for i := range p.pages {
		v, f := p.command.queried(&p.pages[i])
		switch {
		case f != nil:
			return f
		case !p.command.paging.on && v.Kind == value.Object && len(v.Items) == 0:
		default:
			b.WriteString(yaml(value.List(v)))
		}
	}
	return nil
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
