package python

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"crossgrant/engine/value"
)

// MaxNesting bounds the recursion over a value; no parameter comes near it.
const MaxNesting = 64

// ParseJSON reads a value. A problem has the text that Python's json module would
// give; "" where there is none.
func ParseJSON(text string) (v *value.Value, problem string) {
	p := jsonParser{text: text}
	p.space()
	v = p.value(0)
	p.space()
	if p.problem == "" && p.at < len(text) {
		p.fail("Extra data", p.at)
	}
	return v, p.problem
}

type jsonParser struct {
	text    string
	at      int
	problem string
}

// fail keeps the first problem, with the place as Python counts it.
func (p *jsonParser) fail(what string, at int) {
	if p.problem != "" {
		return
	}
	before := p.text[:at]
	line := 1 + strings.Count(before, "\n")
	column := 1 + utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])
	p.problem = what + ": line " + strconv.Itoa(line) + " column " + strconv.Itoa(column) +
		" (char " + strconv.Itoa(utf8.RuneCountInString(before)) + ")"
}

func (p *jsonParser) space() {
	for p.at < len(p.text) && strings.IndexByte(" \t\n\r", p.text[p.at]) >= 0 {
		p.at++
	}
}

func (p *jsonParser) eat(token string) bool {
	if strings.HasPrefix(p.text[p.at:], token) {
		p.at += len(token)
		return true
	}
	return false
}

func (p *jsonParser) value(depth int) *value.Value {
	if depth > MaxNesting {
		p.fail("Too many levels of brackets", p.at)
		return &value.Value{}
	}
	switch {
	case p.eat("{"):
		return p.object(depth)
	case p.eat("["):
		return p.array(depth)
	case p.eat(`"`):
		return value.Of(p.string())
	case p.eat("true"):
		return value.OfBool(true)
	case p.eat("false"):
		return value.OfBool(false)
	case p.eat("null"):
		return &value.Value{}
	}
	if n := numberLength(p.text[p.at:]); n > 0 {
		p.at += n
		return number(p.text[p.at-n : p.at])
	}
	p.fail("Expecting value", p.at)
	return &value.Value{}
}

func (p *jsonParser) object(depth int) *value.Value {
	v := &value.Value{Kind: value.Object}
	p.space()
	if p.eat("}") {
		return v
	}
	for p.problem == "" {
		if !p.eat(`"`) {
			p.fail("Expecting property name enclosed in double quotes", p.at)
			break
		}
		name := p.string()
		p.space()
		if !p.eat(":") {
			p.fail("Expecting ':' delimiter", p.at)
			break
		}
		p.space()
		v.Set(name, p.value(depth+1))
		p.space()
		if p.eat("}") {
			break
		}
		if !p.eat(",") {
			p.fail("Expecting ',' delimiter", p.at)
			break
		}
		p.space()
	}
	return v
}

func (p *jsonParser) array(depth int) *value.Value {
	v := value.List()
	p.space()
	if p.eat("]") {
		return v
	}
	for p.problem == "" {
		v.Append(p.value(depth + 1))
		p.space()
		if p.eat("]") {
			break
		}
		if !p.eat(",") {
			p.fail("Expecting ',' delimiter", p.at)
			break
		}
		p.space()
	}
	return v
}

// string reads what follows an opening quote.
func (p *jsonParser) string() string {
	start := p.at - 1
	var b strings.Builder
	for p.at < len(p.text) {
		c := p.text[p.at]
		switch {
		case c == '"':
			p.at++
			return b.String()
		case c == '\\':
			if !p.escape(&b) {
				return ""
			}
		case c < ' ':
			p.fail("Invalid control character at", p.at)
			return ""
		default:
			b.WriteByte(c)
			p.at++
		}
	}
	p.fail("Unterminated string starting at", start)
	return ""
}

func (p *jsonParser) escape(b *strings.Builder) bool {
	at := p.at
	if at+1 >= len(p.text) {
		p.at = len(p.text)
		return true // the caller finds the end of the text
	}
	c := p.text[at+1]
	p.at += 2
	if i := strings.IndexByte(`"\/bfnrt`, c); i >= 0 {
		b.WriteByte("\"\\/\b\f\n\r\t"[i])
		return true
	}
	if c != 'u' {
		p.fail(`Invalid \escape`, at)
		return false
	}
	r, ok := p.hex()
	if !ok {
		p.fail(`Invalid \uXXXX escape`, at+1)
		return false
	}
	if utf16.IsSurrogate(r) && strings.HasPrefix(p.text[p.at:], `\u`) {
		back := p.at
		p.at += 2
		if low, ok := p.hex(); ok && utf16.DecodeRune(r, low) != utf8.RuneError {
			r = utf16.DecodeRune(r, low)
		} else {
			p.at = back
		}
	}
	b.WriteRune(r)
	return true
}

func (p *jsonParser) hex() (rune, bool) {
	if p.at+4 > len(p.text) {
		return 0, false
	}
	n, err := strconv.ParseUint(p.text[p.at:p.at+4], 16, 16)
	if err != nil {
		return 0, false
	}
	p.at += 4
	return rune(n), true
}

// numberLength is the length of the JSON number that text begins with, or 0.
func numberLength(text string) int {
	i := 0
	digits := func() int {
		start := i
		for i < len(text) && '0' <= text[i] && text[i] <= '9' {
			i++
		}
		return i - start
	}
	if i < len(text) && text[i] == '-' {
		i++
	}
	start := i
	n := digits()
	if n == 0 {
		return 0
	}
	if text[start] == '0' {
		i = start + 1
	}
	end := i
	if i < len(text) && text[i] == '.' {
		i++
		if digits() == 0 {
			return end
		}
		end = i
	}
	if i < len(text) && (text[i] == 'e' || text[i] == 'E') {
		i++
		if i < len(text) && (text[i] == '+' || text[i] == '-') {
			i++
		}
		if digits() > 0 {
			end = i
		}
	}
	return end
}
