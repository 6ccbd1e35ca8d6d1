package awscli

import (
	"encoding/base64"
	"strconv"
	"strings"

	"crossgrant/engine/python"
	"crossgrant/engine/value"
)

// paging is how the CLI is to put the pages of an operation together.
type paging struct {
	on       bool // whether it does
	limited  bool // by maxItems, of --max-items
	maxItems int
	token    string // of --starting-token; "" for none
}

// The CLI's own options for pages.
const (
	startingToken = "--starting-token"
	pageSize      = "--page-size"
	maxItems      = "--max-items"
)

// pages turns the CLI's own paging off where it was told to, or where a
// parameter of the operation does the paging, and reads the options for it.
//
// https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-pagination.html
func (r *reader) pages() *Failure {
	c, p := r.command, r.op.Pages
	if p == nil {
		c.paging.on = false
		return nil
	}
	for _, name := range append([]string{p.Limit}, p.InputTokens...) {
		if c.Params.Has(name) {
			c.paging.on = false
		}
	}
	if !c.paging.on {
		return r.noPages()
	}
	c.paging.token = r.args.last(startingToken)
	if r.args.given(maxItems) {
		n, f := r.size(maxItems)
		if f != nil {
			return f
		}
		c.paging.maxItems, c.paging.limited = atoi(n.Text), true
	}
	if r.args.given(pageSize) {
		n, f := r.size(pageSize)
		if f != nil {
			return f
		}
		c.Params.Set(p.Limit, n)
	}
	return nil
}

// noPages refuses options that make no sense without the CLI's paging. One that
// has the name of a parameter of the operation then is that parameter.
func (r *reader) noPages() *Failure {
	var used []string
	for _, name := range []string{startingToken, pageSize, maxItems} {
		if !r.args.given(name) {
			continue
		}
		shadowed := false
		for i, option := range r.op.Options {
			if option != name {
				continue
			}
			shadowed = true
			member := &r.op.Input.Members[i]
			v, f := r.scalar(r.args.at[name], member.Shape, r.args.last(name))
			if f != nil {
				return f
			}
			r.command.Params.Set(member.Name, v)
		}
		if !shadowed {
			used = append(used, name)
		}
	}
	if len(used) == 0 {
		return nil
	}
	return refuse("Cannot specify --no-paginate along with pagination arguments: "+strings.Join(used, ", "), r.args.at[used[0]])
}

// size reads the number of an option.
func (r *reader) size(name string) (*value.Value, *Failure) {
	text := r.args.last(name)
	n := python.Int(text)
	if n == nil {
		return nil, misuse("argument "+name+": invalid int value: "+python.Quote(text), r.args.at[name])
	}
	return n, nil
}

// Pager asks for the pages of a response one after another, as the CLI does.
// Operations without pages have one.
type Pager struct {
	command *Command
	params  *value.Value
	pages   []value.Value
	total   int          // items of the first list so far
	token   *value.Value // the parameters that asked for the page at hand
	skip    int          // items of the first page that --starting-token leaves out
	resume  string       // the token with which the next command can go on
}

// Pager begins with the first page. It fails for a starting token that is none.
func (c *Command) Pager() (*Pager, *Failure) {
	p := &Pager{command: c, params: c.Params}
	if !c.paging.on {
		return p, nil
	}
	p.token = &value.Value{Kind: value.Object}
	for _, name := range c.model.Pages.InputTokens {
		p.token.Set(name, &value.Value{})
	}
	if c.paging.token != "" {
		if !p.start(c.paging.token) {
			return nil, unexpectedValue("Bad starting token: "+c.paging.token, Word{Text: c.paging.token})
		}
		p.params = p.next()
	}
	return p, nil
}

// truncated is the part of a token that says how many items of a page were shown.
const truncated = "boto_truncate_amount"

// start reads a token that an earlier command gave, or, as older versions gave
// them, the tokens of the API joined by "___", and perhaps a number behind.
func (p *Pager) start(token string) bool {
	names := p.command.model.Pages.InputTokens
	if text, err := base64.StdEncoding.DecodeString(token); err == nil {
		if v, problem := python.ParseJSON(string(text)); problem == "" && v.Kind == value.Object {
			p.skip = v.Int(truncated, 0)
			v.Remove(truncated)
			p.token = v
			return true
		}
	}
	parts := strings.Split(token, "___")
	if len(parts) == len(names)+1 {
		if n, err := strconv.Atoi(parts[len(parts)-1]); err == nil {
			p.skip, parts = n, parts[:len(parts)-1]
		} else {
			parts = []string{token}
		}
	}
	for i, part := range parts {
		if i >= len(names) {
			return false
		}
		if part != "None" {
			p.token.Set(names[i], value.Of(part))
		}
	}
	return true
}

// next gives the parameters that ask for the page of the token.
func (p *Pager) next() *value.Value {
	old := p.params
	next := &value.Value{Kind: value.Object, Names: append([]string(nil), old.Names...), Items: append([]value.Value(nil), old.Items...)}
	for i, name := range p.token.Names {
		if t := &p.token.Items[i]; t.Kind == value.Null || t.Text == "None" {
			next.Remove(name)
		} else {
			next.Set(name, t)
		}
	}
	return next
}

// Params are those that ask for the page at hand.
func (p *Pager) Params() *value.Value { return p.params }

// atoi reads a number that is one; what is too large for an int is as large as one.
func atoi(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}

// Add takes a page and reports whether there is to be a further one.
func (p *Pager) Add(page *value.Value) (more bool) {
	c := p.command
	if !c.paging.on {
		p.pages = append(p.pages, *page)
		return false
	}
	model := c.model.Pages
	first := model.Results[0]
	if len(p.pages) > 0 {
		p.skip = 0
	} else if c.paging.token != "" {
		// The lists besides the first were shown in full by the command before.
		page = copyOf(page)
		keep(page, first, p.skip, len(page.Get(first).Items))
		for _, name := range model.Results[1:] {
			if page.Get(name).Kind == value.Array {
				page.Set(name, value.List())
			} else {
				page.Set(name, &value.Value{})
			}
		}
	}
	items := len(page.Get(first).Items)
	if over := p.total + items - c.paging.maxItems; c.paging.limited && over > 0 {
		page = copyOf(page)
		keep(page, first, 0, items-over)
		p.token.Set(truncated, value.OfInt(items-over+p.skip))
		p.pages = append(p.pages, *page)
		p.end()
		return false
	}
	p.pages = append(p.pages, *page)
	p.total += items
	if !p.advance(page) {
		return false
	}
	if c.paging.limited && p.total == c.paging.maxItems {
		p.end()
		return false
	}
	p.params = p.next()
	return true
}

// end keeps the token with which a further command goes on.
func (p *Pager) end() {
	var b strings.Builder
	for i, name := range p.token.Names {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(python.CompactJSON(value.Of(name)) + ": " + python.CompactJSON(&p.token.Items[i]))
	}
	p.resume = base64.StdEncoding.EncodeToString([]byte("{" + b.String() + "}"))
}

// advance sets the token to that of the page behind one; false where it is the last.
func (p *Pager) advance(page *value.Value) (more bool) {
	model := p.command.model.Pages
	if page.Has("IsTruncated") && !page.True("IsTruncated") {
		return false
	}
	token := &value.Value{Kind: value.Object}
	for i, output := range model.OutputTokens {
		t := page.Get(output)
		if strings.HasPrefix(output, "NextMarker||") {
			t = page.Get("NextMarker")
			if contents := page.Get("Contents").Items; t.Kind == value.Null && len(contents) > 0 {
				t = contents[len(contents)-1].Get("Key")
			}
		}
		if t.Text == "" {
			t = &value.Value{}
		}
		more = more || t.Kind != value.Null
		token.Set(model.InputTokens[i], t)
	}
	p.token = token
	return more
}

// copyOf makes a response whose members may be replaced.
func copyOf(page *value.Value) *value.Value {
	return &value.Value{Kind: page.Kind, Names: append([]string(nil), page.Names...), Items: append([]value.Value(nil), page.Items...)}
}

// keep leaves a part of a list of a response: where "to" is negative it counts
// from the end, as in Python.
func keep(page *value.Value, name string, from, to int) {
	list := page.Get(name).Items
	if to < 0 {
		to = max(0, to+len(list))
	}
	from = min(from, to)
	page.Set(name, &value.Value{Kind: value.Array, Items: list[from:to:to]})
}

// joined puts the pages together: the lists of all pages, then the members that
// only the first has, then the token with which to go on.
func (p *Pager) joined() *value.Value {
	if !p.command.paging.on {
		if len(p.pages) == 0 {
			return &value.Value{Kind: value.Object}
		}
		return &p.pages[0]
	}
	out := &value.Value{Kind: value.Object}
	model := p.command.model.Pages
	for i := range p.pages {
		for _, name := range model.Results {
			list := p.pages[i].Get(name)
			if list.Kind == value.Null {
				continue
			}
			have := *out.Get(name)
			have.Kind = list.Kind
			have.Items = append(have.Items, list.Items...)
			out.Set(name, &have)
		}
	}
	for _, name := range model.Others {
		if len(p.pages) > 0 && !out.Has(name) {
			out.Set(name, p.pages[0].Get(name)) // null where the page lacks it
		}
	}
	out.SetString("NextToken", p.resume)
	return out
}

// shown is one page as --output text shows it: its lists, and the members that
// only the first page has with the first.
func (p *Pager) shown(i int) *value.Value {
	if !p.command.paging.on {
		return &p.pages[i]
	}
	out := &value.Value{Kind: value.Object}
	model := p.command.model.Pages
	for _, name := range model.Others {
		if i == 0 {
			out.Set(name, p.pages[i].Get(name))
		}
	}
	for _, name := range model.Results {
		out.Set(name, p.pages[i].Get(name))
	}
	return out
}
