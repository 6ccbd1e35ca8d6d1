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
	Hint    string
}

// Check reports the first place where a text is not one JSON value, is not UTF-8,
// or exceeds the limits; nil where all is well. It reads strictly, where gjson is
// lenient.
func Check(text string) *Error {
	if len(text) > MaxBytes {
		return &Error{Message: "The file is larger than 1 MiB."}
	}
	c := checker{text: text}
	c.space()
	if c.pos == len(text) {
		return &Error{Range: diag.Range{End: len(text)}, Message: "The file is empty.", Hint: "It must hold a JSON value, such as {}."}
	}
	c.value(0)
	if c.space(); c.err == nil && c.pos < len(text) {
		c.unexpected("after the end of the value")
	}
	return c.err
}

type checker struct {
	text string
	pos  int
	err  *Error
}

func (c *checker) fail(start, end int, message, hint string) {
	if c.err == nil {
		c.err = &Error{diag.Range{Start: start, End: end}, message, hint}
	}
}

// unexpected reports the character at the current position.
func (c *checker) unexpected(where string) {
	if c.pos >= len(c.text) {
		c.fail(len(c.text), len(c.text), "The text ends "+where+".", "A closing bracket, brace or quote is missing.")
		return
	}
	r, size := utf8.DecodeRuneInString(c.text[c.pos:])
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
	c.fail(c.pos, c.pos+size, "Unexpected "+strconv.Quote(string(r))+" "+where+".", hint)
}

func (c *checker) space() {
	for c.pos < len(c.text) {
		switch c.text[c.pos] {
		case ' ', '\t', '\n', '\r':
			c.pos++
		default:
			return
		}
	}
}

// word steps over a text that stands at the current position.
func (c *checker) word(w string) bool {
	if strings.HasPrefix(c.text[c.pos:], w) {
		c.pos += len(w)
		return true
	}
	return false
}

func (c *checker) value(depth int) {
	if depth > MaxNesting {
		c.fail(c.pos, c.pos+1, "Brackets are nested more than "+strconv.Itoa(MaxNesting)+" deep.", "")
		return
	}
	if c.pos == len(c.text) {
		c.unexpected("where a value should stand")
		return
	}
	switch b := c.text[c.pos]; {
	case b == '{':
		c.object(depth)
	case b == '[':
		c.array(depth)
	case b == '"':
		c.string()
	case b == '-' || b >= '0' && b <= '9':
		c.number()
	case c.word("true"), c.word("false"), c.word("null"):
	default:
		c.unexpected("where a value should stand")
	}
}

func (c *checker) object(depth int) {
	c.pos++
	c.space()
	if c.word("}") {
		return
	}
	for c.err == nil {
		if c.pos == len(c.text) || c.text[c.pos] != '"' {
			c.afterComma('}')
			c.unexpected("where the name of a member should stand")
			return
		}
		c.string()
		if c.space(); c.err == nil && !c.word(":") {
			c.unexpected("where a colon should stand")
		}
		if c.err != nil {
			return
		}
		c.space()
		c.value(depth + 1)
		if !c.more("}") {
			return
		}
	}
}

func (c *checker) array(depth int) {
	c.pos++
	c.space()
	if c.word("]") {
		return
	}
	for c.err == nil {
		c.afterComma(']')
		c.value(depth + 1)
		if !c.more("]") {
			return
		}
	}
}

// afterComma words the most common slip: a comma before a closing bracket.
func (c *checker) afterComma(closing byte) {
	if c.pos > 0 && c.pos < len(c.text) && c.text[c.pos] == closing {
		if before := strings.TrimRight(c.text[:c.pos], " \t\r\n"); strings.HasSuffix(before, ",") {
			c.fail(c.pos, c.pos+1, "Unexpected \""+string(closing)+"\" after a comma.", "Remove the comma before it.")
		}
	}
}

// more steps over a comma, or over the closing bracket, and tells whether another
// element follows.
func (c *checker) more(closing string) bool {
	if c.space(); c.err != nil || c.word(closing) {
		return false
	}
	if !c.word(",") {
		c.unexpected("where a comma or \"" + closing + "\" should stand")
		return false
	}
	c.space()
	return true
}

func (c *checker) number() {
	start := c.pos
	c.word("-")
	whole := c.digits()
	ok := whole == 1 || whole > 1 && c.text[c.pos-whole] != '0'
	if ok && c.word(".") {
		ok = c.digits() > 0
	}
	if ok && (c.word("e") || c.word("E")) {
		if !c.word("+") {
			c.word("-")
		}
		ok = c.digits() > 0
	}
	if !ok {
		c.fail(start, max(c.pos, start+1), "This is not a number.", "")
	}
}

func (c *checker) digits() int {
	start := c.pos
	for c.pos < len(c.text) && c.text[c.pos] >= '0' && c.text[c.pos] <= '9' {
		c.pos++
	}
	return c.pos - start
}

func (c *checker) string() {
	start := c.pos
	c.pos++
	for c.pos < len(c.text) && c.err == nil {
		switch b := c.text[c.pos]; {
		case b == '"':
			c.pos++
			return
		case b == '\\':
			c.escape()
		case b < ' ':
			hint := ""
			if b == '\n' || b == '\r' {
				hint = "A string ends on the line where it begins; a closing quote is missing."
			}
			c.fail(c.pos, c.pos+1, "A string may not hold a control character.", hint)
		case b < utf8.RuneSelf:
			c.pos++
		default:
			r, size := utf8.DecodeRuneInString(c.text[c.pos:])
			if r == utf8.RuneError && size == 1 {
				c.fail(c.pos, c.pos+1, "The text is not valid UTF-8 here.", "")
			}
			c.pos += size
		}
	}
	c.fail(start, len(c.text), "This string has no end.", "A closing quote is missing.")
}

func (c *checker) escape() {
	start := c.pos
	if c.pos+1 >= len(c.text) {
		c.pos = len(c.text)
		return // the string has no end, which the caller reports
	}
	b := c.text[c.pos+1]
	c.pos += 2
	if strings.IndexByte(`"\/bfnrt`, b) >= 0 {
		return
	}
	ok := false
	if b == 'u' {
		var r uint64
		r, ok = c.hex()
		if ok && r >= 0xD800 && r < 0xE000 {
			// A surrogate counts only with the other half behind it.
			var low uint64
			if ok = r < 0xDC00 && c.word(`\u`); ok {
				low, ok = c.hex()
				ok = ok && low >= 0xDC00 && low < 0xE000
			}
		}
	}
	if !ok {
		c.fail(start, min(c.pos, len(c.text)), "This is not an escape of JSON.", `A backslash itself is written \\.`)
	}
}

// hex reads the four digits of \u.
func (c *checker) hex() (uint64, bool) {
	if c.pos+4 > len(c.text) {
		return 0, false
	}
	n, err := strconv.ParseUint(c.text[c.pos:c.pos+4], 16, 16)
	if err != nil {
		return 0, false
	}
	c.pos += 4
	return n, true
}
