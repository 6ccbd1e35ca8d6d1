package awscli

import "strings"

// style is how a text is written in YAML.
type style uint8

const (
	plain style = iota
	single
	double
)

// printable tells what YAML shows as it is: libyaml has characters of four bytes
// escaped, and the tab.
func printable(r rune) bool {
	return r == '\n' || r >= 0x20 && r <= 0x7e || r >= 0xa0 && r < 0xd800 || r >= 0xe000 && r < 0xfffe && r != 0xfeff
}

func isBreak(r rune) bool {
	return r == '\r' || r == '\n' || r == 0x85 || r == 0x2028 || r == 0x2029
}

// yamlStyle chooses the style of a text, as the name of a member or else, as
// libyaml does: plain where it would be read as the same text, else quoted.
func yamlStyle(text string, name bool) style {
	if text == "" {
		return single
	}
	chars := []rune(text)
	var breaks, special, indicators, breakSpace, spaceBreak bool
	if strings.HasPrefix(text, "---") || strings.HasPrefix(text, "...") {
		indicators = true
	}
	end := func(i int) bool { // a blank, a line's end or the text's
		return i >= len(chars) || chars[i] == ' ' || chars[i] == '\t' || isBreak(chars[i])
	}
	for i, r := range chars {
		switch {
		case i == 0 && strings.ContainsRune("#,[]{}&*!|>'\"%@`", r),
			i == 0 && strings.ContainsRune("?:-", r) && end(1),
			i > 0 && r == ':' && end(i+1),
			i > 0 && r == '#' && end(i-1):
			indicators = true
		}
		special = special || !printable(r)
		breaks = breaks || isBreak(r)
		if i > 0 {
			breakSpace = breakSpace || r == ' ' && isBreak(chars[i-1])
			spaceBreak = spaceBreak || isBreak(r) && chars[i-1] == ' '
		}
	}
	first, last := chars[0], chars[len(chars)-1]
	outer := first == ' ' || last == ' ' || isBreak(first) || isBreak(last)
	switch {
	case name && breaks, breakSpace, spaceBreak, special:
		return double
	case breaks, outer, indicators, !yamlText(text):
		return single
	}
	return plain
}

// yamlText reports whether YAML 1.2 reads a plain text as a text, and not as one
// of its other types.
//
// https://yaml.org/type/
func yamlText(text string) bool {
	const words = " true True TRUE false False FALSE ~ null Null NULL << = "
	return !strings.Contains(words, " "+text+" ") && !yamlInt(text) && !yamlFloat(text) && !yamlTime(text)
}

const digits = "0123456789"

// span is a text from which what fits is taken away at the front.
type span struct{ rest string }

// some takes characters of a set away and reports whether there were any.
func (s *span) some(set string) bool {
	before := len(s.rest)
	s.rest = strings.TrimLeft(s.rest, set)
	return len(s.rest) < before
}

// one takes one character of a set away.
func (s *span) one(set string) bool {
	if s.rest == "" || strings.IndexByte(set, s.rest[0]) < 0 {
		return false
	}
	s.rest = s.rest[1:]
	return true
}

// number takes a number of least to most digits away.
func (s *span) number(least, most int) bool {
	n := 0
	for n < most && s.one(digits) {
		n++
	}
	return n >= least
}

func yamlInt(text string) bool {
	s := span{text}
	s.one("+-")
	body := s.rest
	if s.one("0") {
		rest := s.rest
		if s.one("b") && s.some("01_") && s.rest == "" {
			return true
		}
		if s.rest = rest; s.one("x") && s.some("0123456789abcdefABCDEF_") && s.rest == "" {
			return true
		}
		if s.rest = rest; s.one("o") && s.some("01234567_") && s.rest == "" {
			return true
		}
	}
	s.rest = body
	first := text[0]
	return strings.IndexByte("+-"+digits, first) >= 0 && s.some(digits+"_") && s.rest == ""
}

func yamlFloat(text string) bool {
	if strings.Contains(" .nan .NaN .NAN ", " "+text+" ") {
		return true
	}
	s := span{text}
	s.one("+-")
	if strings.Contains(" .inf .Inf .INF ", " "+s.rest+" ") {
		return true
	}
	signed := false // whether the exponent must have a sign
	switch {
	case s.one(digits):
		s.some(digits + "_")
		if s.one(".") {
			s.some(digits + "_")
		} else if s.rest == "" {
			return false
		}
	case s.one("."):
		if !s.some(digits + "_") {
			return false
		}
		signed = true
	default:
		return false
	}
	if s.one("eE") && (s.one("+-") || !signed) {
		return s.some(digits) && s.rest == ""
	}
	return s.rest == ""
}

func yamlTime(text string) bool {
	s := span{text}
	if !s.number(4, 4) || !s.one("-") {
		return false
	}
	date := s.rest
	if s.number(2, 2) && s.one("-") && s.number(2, 2) && s.rest == "" {
		return true
	}
	s.rest = date
	if !s.number(1, 2) || !s.one("-") || !s.number(1, 2) || !s.one("Tt") && !s.some(" \t") {
		return false
	}
	if !s.number(1, 2) || !s.one(":") || !s.number(2, 2) || !s.one(":") || !s.number(2, 2) {
		return false
	}
	if s.one(".") {
		s.some(digits)
	}
	if s.rest == "" {
		return true
	}
	s.some(" \t")
	if s.one("Z") {
		return s.rest == ""
	}
	if !s.one("+-") || !s.number(1, 2) {
		return false
	}
	if s.rest == "" {
		return true
	}
	return s.one(":") && s.number(2, 2) && s.rest == ""
}
