package awscli

import (
	"strings"

	"crossgrant/engine/catalog"
	"crossgrant/engine/python"
	"crossgrant/engine/value"
)

// parseShorthand reads the CLI's shorthand for one structure or map, such as
// "Key=a,Values=b,c" or "Rules=[{ObjectOwnership=ObjectWriter}]", without regard
// to types; see [coerce] for those. A problem has the CLI's text.
//
// https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html
func parseShorthand(text string) (v *value.Value, problem string) {
	p := shorthand{text: text}
	v = p.parameter()
	return v, p.problem
}

type shorthand struct {
	text    string
	at      int
	problem string
}

func (p *shorthand) end() bool { return p.at >= len(p.text) }

// next is the byte at the current position, 0 at the end.
func (p *shorthand) next() byte {
	if p.end() {
		return 0
	}
	return p.text[p.at]
}

func (p *shorthand) space() {
	for !p.end() && strings.IndexByte(" \t\n\r\x0b\x0c", p.text[p.at]) >= 0 {
		p.at++
	}
}

// fail keeps the first problem: the text with a mark below the place.
func (p *shorthand) fail(expected, received string) {
	if p.problem == "" {
		p.problem = "Expected: '" + expected + "', received: '" + received + "' for input:\n" + p.mark(p.at)
	}
}

func (p *shorthand) mark(at int) string {
	column := at
	if i := strings.LastIndexByte(p.text[:at], '\n'); i >= 0 {
		column = at - i - 1
	}
	shown, rest := p.text, ""
	if i := strings.IndexByte(p.text[at:], '\n'); i >= 0 {
		shown, rest = p.text[:at+i], p.text[at+i:]
	}
	return shown + "\n" + strings.Repeat(" ", column) + "^" + rest
}

// expect steps over a character that must stand here.
func (p *shorthand) expect(c byte) bool {
	switch {
	case p.problem != "":
		return false
	case p.end():
		p.fail(string(rune(c)), "EOF")
		return false
	case p.text[p.at] != c:
		r := []rune(p.text[p.at:min(p.at+4, len(p.text))])
		p.fail(string(rune(c)), string(r[0]))
		return false
	}
	p.at++
	return true
}

// expectSpaced is expect with white space around.
func (p *shorthand) expectSpaced(c byte) bool {
	p.space()
	ok := p.expect(c)
	p.space()
	return ok
}

func (p *shorthand) parameter() *value.Value {
	v := &value.Value{Kind: value.Object}
	for last := 0; p.problem == ""; last = p.at {
		if len(v.Names) > 0 {
			if p.end() {
				break
			}
			if !p.expectSpaced(',') {
				break
			}
		}
		key := p.key()
		if !p.expectSpaced('=') {
			break
		}
		member := p.values()
		if p.problem == "" && v.Has(key) {
			p.problem = "Second instance of key \"" + key + "\" encountered for input:\n" + p.mark(min(last+1, len(p.text))) +
				"\nThis is often because there is a preceding \",\" instead of a space."
		}
		v.Set(key, member)
	}
	return v
}

func (p *shorthand) key() string {
	start := p.at
	for !p.end() {
		c := p.text[p.at]
		if !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-_.#/:", c) >= 0) {
			break
		}
		p.at++
	}
	return p.text[start:p.at]
}

func (p *shorthand) values() *value.Value {
	switch {
	case p.problem != "" || p.end():
		return value.Of("")
	case p.next() == '[':
		return p.list(0)
	case p.next() == '{':
		return p.hash(0)
	}
	return p.commaSeparated()
}

// commaSeparated reads "a" or "a,b,c", which ends before a "key=".
func (p *shorthand) commaSeparated() *value.Value {
	first := p.first()
	p.space()
	if p.problem != "" || p.end() || p.next() != ',' {
		return first
	}
	p.expectSpaced(',')
	all := value.List(first)
	for p.problem == "" {
		before := p.at
		item, ok := p.second()
		if ok {
			p.space()
			if p.end() {
				all.Append(item)
				break
			}
			if p.next() == ',' {
				p.expectSpaced(',')
				all.Append(item)
				continue
			}
		}
		// Not a value but the key of the next pair, or nothing.
		if p.end() {
			if !ok {
				p.fail("<second>", "<none>")
			}
			break
		}
		p.at = strings.LastIndexByte(p.text[:min(before+1, len(p.text))], ',')
		if p.at < 0 {
			p.at = before
			p.fail(",", string(rune(p.next())))
		}
		break
	}
	if len(all.Items) == 1 {
		return first
	}
	return all
}

func (p *shorthand) explicit(depth int) *value.Value {
	if depth > python.MaxNesting {
		p.fail("value", "too many brackets")
		return &value.Value{}
	}
	switch p.next() {
	case '[':
		return p.list(depth + 1)
	case '{':
		return p.hash(depth + 1)
	}
	return p.first()
}

func (p *shorthand) list(depth int) *value.Value {
	v := value.List()
	p.expectSpaced('[')
	for p.problem == "" && p.next() != ']' {
		v.Append(p.explicit(depth))
		p.space()
		if p.problem == "" && p.next() != ']' {
			p.expect(',')
			p.space()
		}
	}
	p.expect(']')
	return v
}

func (p *shorthand) hash(depth int) *value.Value {
	v := &value.Value{Kind: value.Object}
	p.expectSpaced('{')
	for p.problem == "" && p.next() != '}' {
		key := p.key()
		if !p.expectSpaced('=') {
			break
		}
		member := p.explicit(depth)
		p.space()
		if p.problem == "" && p.next() != '}' {
			p.expect(',')
			p.space()
		}
		v.Set(key, member)
	}
	p.expect('}')
	return v
}

// first reads a value that may hold "=", as the first after a key may.
func (p *shorthand) first() *value.Value {
	if c := p.next(); c == '\'' || c == '"' {
		return value.Of(p.quoted(c))
	}
	start := p.at
	if p.bare(true) {
		return value.Of(unescape(p.text[start:p.at]))
	}
	return value.Of("")
}

// second reads a further value of a list, which may not hold "=".
func (p *shorthand) second() (*value.Value, bool) {
	if c := p.next(); c == '\'' || c == '"' {
		v := value.Of(p.quoted(c))
		ok := p.problem == ""
		p.problem = "" // the caller goes back, and on from there
		return v, ok
	}
	start := p.at
	ok := p.bare(false)
	return value.Of(unescape(p.text[start:p.at])), ok
}

func unescape(text string) string {
	return strings.TrimRight(strings.ReplaceAll(text, `\,`, ","), " \t\r\n\x0b\x0c")
}

// bare steps over characters that need no quotes.
func (p *shorthand) bare(first bool) bool {
	start := p.at
	for !p.end() {
		c := p.text[p.at]
		if strings.HasPrefix(p.text[p.at:], `\,`) {
			p.at += 2
			continue
		}
		if p.at == start {
			if !bareStart(c) {
				break
			}
		} else if !bareFollow(c, first) {
			break
		}
		p.at++
	}
	return p.at > start
}

// bareStart tells whether a value without quotes may begin with a character.
func bareStart(c byte) bool { return c > ' ' && strings.IndexByte(`"',=[{`, c) < 0 }

// bareFollow tells whether it may go on with one.
func bareFollow(c byte, first bool) bool {
	if c < ' ' && strings.IndexByte("\t\n\r\x0b\x0c", c) < 0 {
		return false
	}
	if first {
		return strings.IndexByte(`"',]}`, c) < 0
	}
	return strings.IndexByte(`"',=`, c) < 0
}

// quoted reads a value in quotes, where a backslash escapes the quote and itself.
func (p *shorthand) quoted(quote byte) string {
	for i := p.at + 1; i < len(p.text); i++ {
		switch p.text[i] {
		case '\\':
			if i+1 < len(p.text) && (p.text[i+1] == quote || p.text[i+1] == '\\') {
				i++
			}
		case quote:
			text := p.text[p.at+1 : i]
			p.at = i + 1
			text = strings.ReplaceAll(text, `\`+string(rune(quote)), string(rune(quote)))
			return strings.ReplaceAll(text, `\\`, `\`)
		}
	}
	name := "singled quoted" // the CLI's own word
	if quote == '"' {
		name = "double quoted"
	}
	p.fail("<"+name+">", "<none>")
	return ""
}

// coerce gives what shorthand left as text the types of the model: a scalar where
// a list should stand becomes a list, numbers and booleans become such.
func coerce(v *value.Value, shape *catalog.Shape) (problem string) {
	switch shape.Kind {
	case catalog.Structure:
		for i, name := range v.Names {
			if m := shape.Member(name); m != nil && problem == "" {
				problem = coerce(&v.Items[i], m)
			}
		}
		return problem
	case catalog.List:
		if v.Kind != value.Array {
			*v = value.Value{Kind: value.Array, Items: []value.Value{*v}}
			return ""
		}
		return coerceItems(v, shape.Element)
	case catalog.Map:
		return coerceItems(v, shape.Element)
	}
	if v.Kind != value.String {
		return ""
	}
	switch shape.Kind {
	case catalog.Integer, catalog.Float:
		var n *value.Value
		if n, problem = number(v.Text, shape.Kind); problem == "" {
			*v = *n
		}
	case catalog.Boolean:
		if text := strings.ToLower(v.Text); text == "true" || text == "false" {
			v.Kind, v.Text = value.Bool, text
		}
	}
	return problem
}

func coerceItems(v *value.Value, shape *catalog.Shape) (problem string) {
	for i := range v.Items {
		if problem == "" {
			problem = coerce(&v.Items[i], shape)
		}
	}
	return problem
}

// number reads a number as Python does; a problem has Python's text.
func number(text string, kind catalog.Kind) (*value.Value, string) {
	if kind == catalog.Integer {
		if v := python.Int(text); v != nil {
			return v, ""
		}
		return nil, "invalid literal for int() with base 10: " + python.Quote(text)
	}
	if v := python.ParseFloat(text); v != nil {
		return v, ""
	}
	return nil, "could not convert string to float: " + python.Quote(text)
}
