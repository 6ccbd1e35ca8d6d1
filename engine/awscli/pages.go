package awscli

import (
	"strings"

	"crossgrant/engine/value"
)

// pages turns the CLI's own paging off where it was told to, or where a
// parameter of the operation does the paging, and reads --page-size.
func (r *reader) pages() *Failure {
	c, p := r.command, r.op.Pages
	if p == nil {
		c.paginate = false
		return nil
	}
	for _, name := range append([]string{p.Limit}, p.InputTokens...) {
		if c.Params.Has(name) {
			c.paginate = false
		}
	}
	if !r.args.given("--page-size") {
		return nil
	}
	at := r.args.at["--page-size"]
	if !c.paginate {
		return refuse("Cannot specify --no-paginate along with pagination arguments: --page-size", at)
	}
	limit := r.op.Input.Member(p.Limit)
	v, f := r.scalar(at, limit, r.args.last("--page-size"))
	if f != nil {
		return f
	}
	c.Params.Set(p.Limit, v)
	return nil
}

// Next gives the parameters with which the CLI asks for the page that follows
// one, and whether there is one.
func (c *Command) Next(params, page *value.Value) (*value.Value, bool) {
	p := c.model.Pages
	if !c.paginate || page.Has("IsTruncated") && !page.True("IsTruncated") {
		return nil, false
	}
	next := &value.Value{Kind: value.Object, Names: append([]string(nil), params.Names...), Items: append([]value.Value(nil), params.Items...)}
	more := false
	for i, output := range p.OutputTokens {
		token := page.Get(output)
		if strings.HasPrefix(output, "NextMarker||") {
			token = page.Get("NextMarker")
			if contents := page.Get("Contents").Items; token.Kind == value.Null && len(contents) > 0 {
				token = contents[len(contents)-1].Get("Key")
			}
		}
		if token.Kind == value.Null || token.Text == "" {
			next.Remove(p.InputTokens[i])
			continue
		}
		more = true
		next.Set(p.InputTokens[i], token)
	}
	return next, more
}

// join puts pages together as the CLI does: the lists of all pages, then the
// members that only the first has.
func (c *Command) join(pages []value.Value) *value.Value {
	if !c.paginate {
		if len(pages) == 0 {
			return &value.Value{Kind: value.Object}
		}
		return &pages[0]
	}
	out := &value.Value{Kind: value.Object}
	p := c.model.Pages
	for _, page := range pages {
		for _, name := range p.Results {
			list := page.Get(name)
			if list.Kind == value.Null {
				continue
			}
			have := out.Get(name)
			have.Kind = list.Kind
			have.Items = append(have.Items, list.Items...)
			out.Set(name, have)
		}
	}
	if len(pages) > 0 {
		for _, name := range p.Others {
			out.Set(name, pages[0].Get(name)) // null where the page lacks it
		}
	}
	return out
}
