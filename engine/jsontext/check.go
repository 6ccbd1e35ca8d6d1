package jsontext

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"crossgrant/engine/diag"
)

// Limits of a text. What AWS accepts is far below; they keep a text that is no
// document from taking time or stack.
const (
	MaxNesting = 64
	MaxBytes   = 1 << 20
)

// Error is the first place where a text stops being JSON.
type Error struct {
	Range   diag.Range
	Message string
	Hint    string // may be empty
}

// Check reports the first place where a text is not one JSON value, is not UTF-8,
// or exceeds the limits; nil where all is well. gjson is lenient, and recursive
// without a bound, so nothing is handed to it before.
func Check(text string) *Error { return check(text, MaxBytes) }

func check(text string, limit int) *Error {
	p := checker{text: text}
	if len(text) > limit {
		p.fail(0, 0, "The document is larger than "+strconv.Itoa(limit>>20)+" MiB.", "")
		return p.err
	}
	p.space()
	if p.pos == len(text) {
		p.fail(0, len(text), "The document is empty.", "It must hold a JSON value, such as {}.")
		return p.err
	}
	p.value(0)
	if p.space(); p.pos < len(text) {
		p.unexpected("after the end of the document")
	}
	return p.err
}

type checker struct {
	text string
	pos  int
	err  *Error
}

// fail keeps the first error.
func (p *checker) fail(start, end int, message, hint string) {
	if p.err == nil {
		p.err = &Error{diag.Range{Start: start, End: end}, message, hint}
	}
}

// unexpected reports the character at the current position.
func (p *checker) unexpected(where string) {
	if p.err != nil {
		return
	}
	if p.pos >= len(p.text) {
		p.fail(len(p.text), len(p.text), "The document ends "+where+".", "A closing bracket, brace or quote is missing.")
		return
	}
	r, size := utf8.DecodeRuneInString(p.text[p.pos:])
	hint := ""
	switch r {
	case '\'':
		hint = "JSON strings stand in double quotes."
	case '“', '”', '„':
		hint = "Use straight double quotes."
	case '/', '#':
		hint = "JSON has no comments."
	case ',':
		hint = "There is a comma too many."
	}
	p.fail(p.pos, p.pos+size, "Unexpected "+strconv.Quote(string(r))+" "+where+".", hint)
}

func (p *checker) space() {
	for p.pos < len(p.text) {
		switch p.text[p.pos] {
		case ' ', '\t', '\n', '\r':
			p.pos++
		default:
			return
		}
	}
}

// peek is the byte at the current position; 0 at the end, as no JSON holds it.
func (p *checker) peek() byte {
	if p.pos < len(p.text) {
		return p.text[p.pos]
	}
	return 0
}

// word steps over a text that stands at the current position.
func (p *checker) word(w string) bool {
	if strings.HasPrefix(p.text[p.pos:], w) {
		p.pos += len(w)
		return true
	}
	return false
}

func (p *checker) value(depth int) {
	if depth > MaxNesting {
		p.fail(p.pos, min(p.pos+1, len(p.text)), "Brackets are nested more than "+strconv.Itoa(MaxNesting)+" deep.", "")
		return
	}
	switch c := p.peek(); {
	case c == '{':
		p.members(depth, "}")
	case c == '[':
		p.members(depth, "]")
	case c == '"':
		p.string()
	case c == '-' || c >= '0' && c <= '9':
		p.number()
	case p.word("true"), p.word("false"), p.word("null"):
	default:
		p.unexpected("where a value should stand")
	}
}

// members reads the elements of an array or the members of an object up to the
// closing bracket.
func (p *checker) members(depth int, closing string) {
	p.pos++
	p.space()
	if p.word(closing) {
		return
	}
	for p.err == nil {
		if p.peek() == closing[0] {
			p.fail(p.pos, p.pos+1, "Unexpected \""+closing+"\" after a comma.", "Remove the comma before it.")
			return
		}
		if closing == "}" {
			p.name()
		}
		if p.err != nil {
			return
		}
		p.value(depth + 1)
		if p.space(); p.err != nil || p.word(closing) {
			return
		}
		if !p.word(",") {
			p.unexpected("where a comma or \"" + closing + "\" should stand")
			return
		}
		p.space()
	}
}

// name reads the name of a member and the colon.
func (p *checker) name() {
	if p.peek() != '"' {
		p.unexpected("where the name of a member should stand")
		return
	}
	p.string()
	if p.space(); p.err == nil && !p.word(":") {
		p.unexpected("where a colon should stand")
	}
	p.space()
}

func (p *checker) number() {
	start := p.pos
	p.word("-")
	whole := p.digits()
	ok := whole == 1 || whole > 1 && p.text[p.pos-whole] != '0'
	if ok && p.word(".") {
		ok = p.digits() > 0
	}
	if ok && (p.word("e") || p.word("E")) {
		if !p.word("+") {
			p.word("-")
		}
		ok = p.digits() > 0
	}
	if !ok {
		p.fail(start, max(p.pos, start+1), "This is not a number.", "")
	}
}

func (p *checker) digits() int {
	start := p.pos
	for c := p.peek(); c >= '0' && c <= '9'; c = p.peek() {
		p.pos++
	}
	return p.pos - start
}

// string steps over a string literal.
func (p *checker) string() {
	start := p.pos
	p.pos++
	for p.pos < len(p.text) && p.err == nil {
		switch c := p.text[p.pos]; {
		case c == '"':
			p.pos++
			return
		case c == '\\':
			p.escape()
		case c < ' ':
			hint := ""
			if c == '\n' || c == '\r' {
				hint = "A string ends on the line where it begins; a closing quote is missing."
			}
			p.fail(p.pos, p.pos+1, "A string may not hold a control character.", hint)
		case c < utf8.RuneSelf:
			p.pos++
		default:
			r, size := utf8.DecodeRuneInString(p.text[p.pos:])
			if r == utf8.RuneError && size == 1 {
				p.fail(p.pos, p.pos+1, "The text is not valid UTF-8 here.", "")
			}
			p.pos += size
		}
	}
	p.fail(start, len(p.text), "This string has no end.", "A closing quote is missing.")
}

// escape steps over what a backslash begins.
func (p *checker) escape() {
	start := p.pos
	p.pos++
	c := p.peek()
	if p.pos == len(p.text) {
		return // the string has no end, which the caller reports
	}
	p.pos++
	if strings.IndexByte(`"\/bfnrt`, c) >= 0 {
		return
	}
	r, ok := uint64(0), false
	if c == 'u' {
		r, ok = p.hex()
	}
	if ok && r >= 0xD800 && r < 0xE000 {
		// A surrogate counts only with the other half behind it.
		if ok = r < 0xDC00 && p.word(`\u`); ok {
			r, ok = p.hex()
			ok = ok && r >= 0xDC00 && r < 0xE000
		}
	}
	if !ok {
		p.fail(start, p.pos, "This is not an escape of JSON.", `A backslash itself is written \\.`)
	}
}

// hex reads the four digits of \u.
func (p *checker) hex() (uint64, bool) {
	if p.pos+4 > len(p.text) {
		return 0, false
	}
	n, err := strconv.ParseUint(p.text[p.pos:p.pos+4], 16, 16)
	if err != nil {
		return 0, false
	}
	p.pos += 4
	return n, true
}
