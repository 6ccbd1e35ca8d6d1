package policy

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"crossgrant/engine/diag"
)

// Bounds of a document. AWS's own limits are far below; these keep a text that
// is no policy from taking time or stack.
const (
	maxNesting = 64
	maxBytes   = 1 << 20
)

type nodeKind uint8

const (
	nullNode nodeKind = iota
	boolNode
	numberNode
	stringNode
	arrayNode
	objectNode
)

// node is one JSON value with its place.
type node struct {
	kind  nodeKind
	rng   diag.Range
	text  string // string: decoded; number and boolean: as written
	items []node // array: elements; object: the members' values
	names []name // object: the members' names, parallel to items
}

type name struct {
	text string
	rng  diag.Range
}

// syntaxError is the first place where a text stops being JSON.
type syntaxError struct {
	rng     diag.Range
	message string
	hint    string
}

type scanner struct {
	text string
	pos  int
	err  *syntaxError
}

// scanJSON reads one JSON value that is all of the text.
func scanJSON(text string) (node, *syntaxError) {
	s := scanner{text: text}
	if len(text) > maxBytes {
		s.fail(0, 0, "The document is larger than 1 MiB.", "")
		return node{}, s.err
	}
	s.space()
	if s.pos == len(text) {
		s.fail(0, len(text), "The document is empty.", "A policy is a JSON object: { \"Version\": …, \"Statement\": [ … ] }.")
		return node{}, s.err
	}
	n := s.value(0)
	if s.err == nil {
		if s.space(); s.pos < len(text) {
			s.unexpected("after the end of the document")
		}
	}
	return n, s.err
}

func (s *scanner) fail(start, end int, message, hint string) {
	if s.err == nil {
		s.err = &syntaxError{diag.Range{Start: start, End: end}, message, hint}
	}
}

// unexpected reports the character at the current position.
func (s *scanner) unexpected(where string) {
	if s.pos >= len(s.text) {
		s.fail(len(s.text), len(s.text), "The document ends "+where+".", "A closing bracket, brace or quote is missing.")
		return
	}
	r, size := utf8.DecodeRuneInString(s.text[s.pos:])
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
	s.fail(s.pos, s.pos+size, "Unexpected "+strconv.Quote(string(r))+" "+where+".", hint)
}

func (s *scanner) space() {
	for s.pos < len(s.text) {
		switch s.text[s.pos] {
		case ' ', '\t', '\n', '\r':
			s.pos++
		default:
			return
		}
	}
}

func (s *scanner) value(depth int) node {
	if depth > maxNesting {
		s.fail(s.pos, s.pos+1, "Brackets are nested more than "+strconv.Itoa(maxNesting)+" deep.", "")
		return node{}
	}
	if s.pos == len(s.text) {
		s.unexpected("where a value should stand")
		return node{}
	}
	start := s.pos
	n := node{}
	switch c := s.text[s.pos]; {
	case c == '{':
		n = s.object(depth)
	case c == '[':
		n = s.array(depth)
	case c == '"':
		n.kind, n.text = stringNode, s.string()
	case c == '-' || c >= '0' && c <= '9':
		n.kind, n.text = numberNode, s.number()
	case s.word("true"), s.word("false"):
		n.kind, n.text = boolNode, s.text[start:s.pos]
	case s.word("null"):
		n.kind = nullNode
	default:
		s.unexpected("where a value should stand")
	}
	n.rng = diag.Range{Start: start, End: s.pos}
	return n
}

func (s *scanner) word(w string) bool {
	if strings.HasPrefix(s.text[s.pos:], w) {
		s.pos += len(w)
		return true
	}
	return false
}

func (s *scanner) object(depth int) node {
	n := node{kind: objectNode}
	s.pos++
	s.space()
	if s.word("}") {
		return n
	}
	for s.err == nil {
		if s.pos == len(s.text) || s.text[s.pos] != '"' {
			if s.pos < len(s.text) && s.text[s.pos] == '}' {
				s.fail(s.pos, s.pos+1, "Unexpected \"}\" after a comma.", "Remove the comma before it.")
			}
			s.unexpected("where the name of a member should stand")
			break
		}
		start := s.pos
		text := s.string()
		key := name{text, diag.Range{Start: start, End: s.pos}}
		if s.space(); s.err == nil && !s.word(":") {
			s.unexpected("where a colon should stand")
			break
		}
		s.space()
		value := s.value(depth + 1)
		if n.names == nil && s.err == nil {
			// Statements have about five members; most other objects have one.
			room := 1
			if s.text[s.pos:min(s.pos+1, len(s.text))] == "," {
				room = 6
			}
			n.names, n.items = make([]name, 0, room), make([]node, 0, room)
		}
		n.names = append(n.names, key)
		n.items = append(n.items, value)
		if !s.more("}") {
			break
		}
	}
	return n
}

func (s *scanner) array(depth int) node {
	n := node{kind: arrayNode}
	s.pos++
	s.space()
	if s.word("]") {
		return n
	}
	for s.err == nil {
		if s.pos < len(s.text) && s.text[s.pos] == ']' {
			s.fail(s.pos, s.pos+1, "Unexpected \"]\" after a comma.", "Remove the comma before it.")
			break
		}
		n.items = append(n.items, s.value(depth+1))
		if !s.more("]") {
			break
		}
	}
	return n
}

// more steps over a comma, or over the closing bracket, and tells whether
// another element follows.
func (s *scanner) more(closing string) bool {
	if s.space(); s.err != nil {
		return false
	}
	if s.word(closing) {
		return false
	}
	if !s.word(",") {
		s.unexpected("where a comma or \"" + closing + "\" should stand")
		return false
	}
	s.space()
	return true
}

func (s *scanner) number() string {
	start := s.pos
	s.word("-")
	whole := s.digits()
	ok := whole == 1 || whole > 1 && s.text[s.pos-whole] != '0'
	if ok && s.word(".") {
		ok = s.digits() > 0
	}
	if ok && (s.word("e") || s.word("E")) {
		if !s.word("+") {
			s.word("-")
		}
		ok = s.digits() > 0
	}
	if !ok {
		s.fail(start, max(s.pos, start+1), "This is not a number.", "")
	}
	return s.text[start:s.pos]
}

func (s *scanner) digits() int {
	start := s.pos
	for s.pos < len(s.text) && s.text[s.pos] >= '0' && s.text[s.pos] <= '9' {
		s.pos++
	}
	return s.pos - start
}

// string reads a string literal; one without escapes is a part of the text.
func (s *scanner) string() string {
	start := s.pos
	s.pos++
	var out []byte
	plain := s.pos // start of what is not yet in out
	for s.pos < len(s.text) {
		switch c := s.text[s.pos]; {
		case c == '"':
			part := s.text[plain:s.pos]
			s.pos++
			if out == nil {
				return part
			}
			return string(append(out, part...))
		case c == '\\':
			out = append(out, s.text[plain:s.pos]...)
			if out == nil {
				out = []byte{}
			}
			out = s.escape(out)
			plain = s.pos
		case c < ' ':
			hint := ""
			if c == '\n' || c == '\r' {
				hint = "A string ends on the line where it begins; a closing quote is missing."
			}
			s.fail(s.pos, s.pos+1, "A string may not hold a control character.", hint)
		case c < utf8.RuneSelf:
			s.pos++
		default:
			r, size := utf8.DecodeRuneInString(s.text[s.pos:])
			if r == utf8.RuneError && size == 1 {
				s.fail(s.pos, s.pos+1, "The text is not valid UTF-8 here.", "")
			}
			s.pos += size
		}
		if s.err != nil {
			return ""
		}
	}
	s.fail(start, len(s.text), "This string has no end.", "A closing quote is missing.")
	return ""
}

func (s *scanner) escape(out []byte) []byte {
	start := s.pos
	if s.pos += 2; s.pos > len(s.text) {
		s.pos = len(s.text)
		return out // the string has no end, which the caller reports
	}
	const from, to = `"\/bfnrt`, "\"\\/\b\f\n\r\t"
	c := s.text[start+1]
	if i := strings.IndexByte(from, c); i >= 0 {
		return append(out, to[i])
	}
	r, ok := rune(0), false
	if c == 'u' {
		r, ok = s.hex()
	}
	if ok && r >= 0xD800 && r < 0xE000 {
		// A surrogate counts only with the other half behind it.
		low := rune(0)
		if ok = r < 0xDC00 && s.word(`\u`); ok {
			low, ok = s.hex()
			ok = ok && low >= 0xDC00 && low < 0xE000
		}
		r = (r-0xD800)<<10 + (low - 0xDC00) + 0x10000
	}
	if !ok {
		s.fail(start, min(s.pos, len(s.text)), "This is not an escape of JSON.", `A backslash itself is written \\.`)
		return out
	}
	return utf8.AppendRune(out, r)
}

// hex reads the four digits of \u.
func (s *scanner) hex() (rune, bool) {
	if s.pos+4 > len(s.text) {
		return 0, false
	}
	n, err := strconv.ParseUint(s.text[s.pos:s.pos+4], 16, 16)
	if err != nil {
		return 0, false
	}
	s.pos += 4
	return rune(n), true
}
