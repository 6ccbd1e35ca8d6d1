package jmespath

import (
	"strconv"
	"strings"

	"crossgrant/engine/python"
	"crossgrant/engine/value"
)

// kind of a token.
type kind uint8

const (
	eof kind = iota
	unquoted
	quoted
	literal
	rbracket
	rparen
	comma
	rbrace
	number
	current
	expref
	colon
	pipe
	or
	and
	eq
	gt
	lt
	gte
	lte
	ne
	flatten
	star
	filter
	dot
	not
	lbrace
	lbracket
	lparen
)

// kinds has the name of each kind, as messages show it, and how tightly it binds
// to what stands left of it.
var kinds = [...]struct {
	name  string
	binds int
}{
	{"eof", 0}, {"unquoted_identifier", 0}, {"quoted_identifier", 0}, {"literal", 0},
	{"rbracket", 0}, {"rparen", 0}, {"comma", 0}, {"rbrace", 0}, {"number", 0},
	{"current", 0}, {"expref", 0}, {"colon", 0}, {"pipe", 1}, {"or", 2}, {"and", 3},
	{"eq", 5}, {"gt", 5}, {"lt", 5}, {"gte", 5}, {"lte", 5}, {"ne", 5}, {"flatten", 9},
	{"star", 20}, {"filter", 21}, {"dot", 40}, {"not", 45}, {"lbrace", 50}, {"lbracket", 55}, {"lparen", 60},
}

// stopsProjection is what binds less than this.
const stopsProjection = 10

type token struct {
	kind  kind
	start int    // in characters
	text  string // of an identifier; otherwise as written
	value *value.Value
}

// shown is the token in a message.
func (t *token) shown() string {
	if t.value != nil {
		return python.Str(t.value)
	}
	return t.text
}

type lexer struct {
	chars  []rune
	at     int
	tokens []token
	err    *Error
}

// simple are the tokens of one character that begin no longer one.
const simple = ".*],:@(){}"

var simpleKinds = [len(simple)]kind{dot, star, rbracket, comma, colon, current, lparen, rparen, lbrace, rbrace}

// double are characters that begin a token of one or two: the second character,
// the kind with it and the kind without.
var double = [...]struct {
	first, second rune
	both, alone   kind
}{
	{'|', '|', or, pipe}, {'&', '&', and, expref}, {'<', '=', lte, lt}, {'>', '=', gte, gt}, {'!', '=', ne, not},
}

func tokenize(expression string) ([]token, *Error) {
	if expression == "" {
		return nil, &Error{Message: "Invalid JMESPath expression: cannot be empty."}
	}
	l := lexer{chars: []rune(expression)}
	for l.at < len(l.chars) && l.err == nil {
		l.next()
	}
	l.add(eof, l.at, nil)
	return l.tokens, l.err
}

// add a token that ends at the current position.
func (l *lexer) add(k kind, start int, v *value.Value) {
	l.tokens = append(l.tokens, token{k, start, string(l.chars[start:l.at]), v})
}

func (l *lexer) fail(start int, message string) {
	if l.err == nil {
		l.err = &Error{Message: "Bad jmespath expression: " + message + ":\n" + string(l.chars) + "\n" + strings.Repeat(" ", start) + "^"}
	}
}

// peek is the character at the current position; 0 at the end.
func (l *lexer) peek() rune {
	if l.at < len(l.chars) {
		return l.chars[l.at]
	}
	return 0
}

func isDigit(r rune) bool  { return '0' <= r && r <= '9' }
func isLetter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '_' }

func (l *lexer) next() {
	start, c := l.at, l.chars[l.at]
	l.at++
	if i := strings.IndexRune(simple, c); i >= 0 {
		l.add(simpleKinds[i], start, nil)
		return
	}
	for _, d := range double {
		if c != d.first {
			continue
		}
		k := d.alone
		if l.peek() == d.second {
			l.at++
			k = d.both
		}
		l.add(k, start, nil)
		return
	}
	switch {
	case isLetter(c):
		for isLetter(l.peek()) || isDigit(l.peek()) {
			l.at++
		}
		l.add(unquoted, start, nil)
	case c == ' ' || c == '\t' || c == '\n' || c == '\r':
	case c == '[' && l.peek() == ']':
		l.at++
		l.add(flatten, start, nil)
	case c == '[' && l.peek() == '?':
		l.at++
		l.add(filter, start, nil)
	case c == '[':
		l.add(lbracket, start, nil)
	case isDigit(c) || c == '-':
		for isDigit(l.peek()) {
			l.at++
		}
		v := python.Int(string(l.chars[start:l.at]))
		if v == nil {
			l.fail(start, "Unknown token '-'")
		}
		l.add(number, start, v)
	case c == '=' && l.peek() == '=':
		l.at++
		l.add(eq, start, nil)
	case c == '=':
		l.fail(start, "Unknown token '='")
	case c == '\'' || c == '"' || c == '`':
		l.delimited(start, c)
	default:
		l.fail(start, "Unknown token "+string(c))
	}
}

// delimited reads a raw string, a quoted identifier or a literal.
func (l *lexer) delimited(start int, delimiter rune) {
	for l.peek() != delimiter || l.at == len(l.chars) {
		if l.peek() == '\\' {
			l.at++
		}
		if l.at >= len(l.chars) {
			l.fail(start, "Unclosed "+string(delimiter)+" delimiter")
			return
		}
		l.at++
	}
	text := string(l.chars[start+1 : l.at])
	l.at++
	switch delimiter {
	case '\'':
		l.add(literal, start, value.Of(strings.ReplaceAll(text, `\'`, `'`)))
	case '"':
		v, problem := python.ParseJSON(`"` + text + `"`)
		if problem != "" {
			reason, _, _ := strings.Cut(problem, ":")
			l.fail(start, reason)
		}
		l.add(quoted, start, nil)
		l.tokens[len(l.tokens)-1].text = v.Text
	default:
		text = strings.ReplaceAll(text, "\\`", "`")
		v, problem := python.ParseJSON(text)
		if strings.HasPrefix(problem, "Too many levels") {
			l.err = beyond("nested this deep")
		} else if problem != "" {
			// An older form: a literal without quotes is a string.
			v, problem = python.ParseJSON(`"` + strings.TrimLeft(text, " \t\n\r\v\f") + `"`)
		}
		if problem != "" {
			l.fail(start, "Bad token "+text)
		}
		l.add(literal, start, v)
	}
}

// position is the number of a token as an index; what is too large for one is so
// for every list.
func (t *token) position() int {
	n, err := strconv.Atoi(t.value.Text)
	const far = 1 << 31
	switch negative := strings.HasPrefix(t.value.Text, "-"); {
	case negative && (err != nil || n < -far):
		return -far
	case err != nil || n > far:
		return far
	}
	return n
}
