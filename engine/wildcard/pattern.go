// Package wildcard matches the patterns of the policy language: "*" for any run
// of characters, "?" for exactly one (a Unicode code point), and policy
// variables, whose values are filled in at match time as data: a wildcard inside
// a value stands for itself.
package wildcard

import "strings"

// Options say what a pattern's text may hold.
type Options uint8

const (
	// Stars: "*" and "?" are wildcards.
	Stars Options = 1 << iota
	// Variables: ${…} is a policy variable.
	Variables
	// Fold: letters match without regard to case.
	Fold
)

// Pattern is a compiled pattern. The zero Pattern matches the empty text only.
type Pattern struct {
	kind  kind
	fold  bool
	text  string // exact, prefix: the literal text
	atoms []atom
	vars  []Variable
}

type kind uint8

const (
	exact   kind = iota // text
	prefix              // text*
	general             // atoms
)

type atom struct {
	what what
	text string // literal
	hole int    // index into vars
}

type what uint8

const (
	literal what = iota
	star
	one
	hole
)

// Variable is a policy variable in a pattern.
type Variable struct {
	Text       string // as written: "${aws:username}"
	Key        string // lower-cased: "aws:username"
	Default    string
	HasDefault bool
}

// Source gives the values of policy variables.
type Source interface {
	// Lookup returns the one value of a key (lower-cased); false where the
	// request has no such key, or several values for it.
	Lookup(key string) (string, bool)
}

// Value is what stands for the variable, and whether anything does.
func (v *Variable) Value(src Source) (string, bool) {
	if src != nil {
		if value, ok := src.Lookup(v.Key); ok {
			return value, true
		}
	}
	return v.Default, v.HasDefault
}

// Compile prepares a pattern. Every text is a pattern: what is no variable or
// wildcard stands for itself.
func Compile(text string, o Options) Pattern {
	p := Pattern{fold: o&Fold != 0}
	special := ""
	switch o & (Stars | Variables) {
	case Stars:
		special = "*?"
	case Variables:
		special = "$"
	case Stars | Variables:
		special = "*?$"
	}
	i := len(text)
	if special != "" {
		if i = strings.IndexAny(text, special); i < 0 {
			i = len(text)
		}
	}
	if i == len(text) {
		p.text = text
		return p
	}
	if i == len(text)-1 && text[i] == '*' {
		p.kind, p.text = prefix, text[:i]
		return p
	}
	p.kind = general
	p.compile(text, o)
	return p
}

func (p *Pattern) compile(text string, o Options) {
	start := 0 // of the literal under way
	flush := func(end int) {
		if end > start {
			p.literal(text[start:end])
		}
	}
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c == '*' && o&Stars != 0:
			flush(i)
			if n := len(p.atoms); n == 0 || p.atoms[n-1].what != star {
				p.atoms = append(p.atoms, atom{what: star})
			}
			i++
			start = i
		case c == '?' && o&Stars != 0:
			flush(i)
			p.atoms = append(p.atoms, atom{what: one})
			i++
			start = i
		case c == '$' && o&Variables != 0 && strings.HasPrefix(text[i:], "${"):
			end := closing(text, i)
			if end < 0 {
				i++
				break
			}
			flush(i)
			p.variable(text[i:end])
			i = end
			start = i
		default:
			i++
		}
	}
	flush(len(text))
}

func (p *Pattern) literal(text string) {
	if n := len(p.atoms); n > 0 && p.atoms[n-1].what == literal {
		p.atoms[n-1].text += text
		return
	}
	p.atoms = append(p.atoms, atom{text: text})
}

// closing is the offset behind the variable that begins at i; -1 where it has no
// end. A brace inside the quotes of a default value does not end it.
func closing(text string, i int) int {
	quoted := false
	for j := i + 2; j < len(text); j++ {
		switch text[j] {
		case '\'':
			quoted = !quoted
		case '}':
			if !quoted {
				return j + 1
			}
		}
	}
	if end := strings.IndexByte(text[i:], '}'); end >= 0 {
		return i + end + 1
	}
	return -1
}

// variable compiles "${…}": ${*}, ${?} and ${$} stand for the character, as in
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
func (p *Pattern) variable(text string) {
	inner := text[2 : len(text)-1]
	if inner == "*" || inner == "?" || inner == "$" {
		p.literal(inner)
		return
	}
	v := Variable{Text: text, Key: inner}
	if comma := strings.IndexByte(inner, ','); comma >= 0 {
		value := strings.TrimSpace(inner[comma+1:])
		if len(value) >= 2 && value[0] == '\'' && value[len(value)-1] == '\'' {
			v.Key, v.Default, v.HasDefault = inner[:comma], value[1:len(value)-1], true
		}
	}
	v.Key = strings.ToLower(strings.TrimSpace(v.Key))
	p.atoms = append(p.atoms, atom{what: hole, hole: len(p.vars)})
	p.vars = append(p.vars, v)
}

// Variables of the pattern, in their order.
func (p *Pattern) Variables() []Variable { return p.vars }

// Literal returns the only text that matches, where there is only one.
func (p *Pattern) Literal() (string, bool) { return p.text, p.kind == exact && !p.fold }

// Any reports whether the pattern matches every text.
func (p *Pattern) Any() bool {
	return p.kind == prefix && p.text == "" || p.kind == general && len(p.atoms) == 1 && p.atoms[0].what == star
}
