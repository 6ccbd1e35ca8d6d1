package wildcard

import (
	"strings"
	"unicode/utf8"
)

// Match reports whether the whole of s matches. Variables take their values from
// src (nil: none); a pattern with a variable without a value matches nothing.
//
// The text between two stars is looked for once, from left to right, and what is
// found is never given up again: the time is linear in s for patterns whose
// pieces are plain text, and never more than len(s) times the longest piece.
// Nothing is allocated.
func (p *Pattern) Match(s string, src Source) bool {
	switch p.kind {
	case exact:
		if p.fold {
			return strings.EqualFold(s, p.text)
		}
		return s == p.text
	case prefix:
		if p.fold {
			return foldPrefix(s, p.text) >= 0
		}
		return strings.HasPrefix(s, p.text)
	}
	for i := range p.vars {
		if _, ok := p.vars[i].Value(src); !ok {
			return false
		}
	}
	m := matcher{p, src}
	return m.match(s)
}

type matcher struct {
	p   *Pattern
	src Source
}

func (m *matcher) match(s string) bool {
	atoms := m.p.atoms
	first := nextStar(atoms)
	n := m.forward(atoms[:first], s)
	if n < 0 {
		return false
	}
	if first == len(atoms) {
		return n == len(s)
	}
	s, atoms = s[n:], atoms[first+1:]
	for {
		next := nextStar(atoms)
		if next == len(atoms) {
			return m.suffix(atoms, s)
		}
		end := m.find(atoms[:next], s)
		if end < 0 {
			return false
		}
		s, atoms = s[end:], atoms[next+1:]
	}
}

func nextStar(atoms []atom) int {
	for i := range atoms {
		if atoms[i].what == star {
			return i
		}
	}
	return len(atoms)
}

// text of a literal or a variable.
func (m *matcher) text(a *atom) string {
	if a.what == literal {
		return a.text
	}
	value, _ := m.p.vars[a.hole].Value(m.src)
	return value
}

// forward matches atoms without a star at the start of s and returns how many
// bytes they took, or -1.
func (m *matcher) forward(atoms []atom, s string) int {
	n := 0
	for i := range atoms {
		if atoms[i].what == one {
			if n == len(s) {
				return -1
			}
			_, size := utf8.DecodeRuneInString(s[n:])
			n += size
			continue
		}
		size := m.prefix(s[n:], m.text(&atoms[i]))
		if size < 0 {
			return -1
		}
		n += size
	}
	return n
}

func (m *matcher) prefix(s, text string) int {
	if m.p.fold {
		return foldPrefix(s, text)
	}
	if strings.HasPrefix(s, text) {
		return len(text)
	}
	return -1
}

// suffix matches atoms without a star at the end of s.
func (m *matcher) suffix(atoms []atom, s string) bool {
	for i := len(atoms) - 1; i >= 0; i-- {
		if atoms[i].what == one {
			if s == "" {
				return false
			}
			_, size := utf8.DecodeLastRuneInString(s)
			s = s[:len(s)-size]
			continue
		}
		text := m.text(&atoms[i])
		if !m.p.fold {
			if !strings.HasSuffix(s, text) {
				return false
			}
			s = s[:len(s)-len(text)]
			continue
		}
		start := len(s)
		for range utf8.RuneCountInString(text) {
			if start == 0 {
				return false
			}
			_, size := utf8.DecodeLastRuneInString(s[:start])
			start -= size
		}
		if !strings.EqualFold(s[start:], text) {
			return false
		}
		s = s[:start]
	}
	return true
}

// find returns the end of the first place in s where atoms without a star match,
// or -1. The first place is as good as any: what comes behind a star can only
// gain from more room.
func (m *matcher) find(atoms []atom, s string) int {
	for start := 0; start <= len(s); {
		if lead := &atoms[0]; lead.what != one && !m.p.fold {
			at := strings.Index(s[start:], m.text(lead))
			if at < 0 {
				return -1
			}
			start += at
		}
		if n := m.forward(atoms, s[start:]); n >= 0 {
			return start + n
		}
		if start == len(s) {
			break
		}
		_, size := utf8.DecodeRuneInString(s[start:])
		start += size
	}
	return -1
}

// foldPrefix returns how many bytes of s equal text without regard to case, or -1.
func foldPrefix(s, text string) int {
	if len(s) >= len(text) {
		ascii := true
		for i := 0; i < len(text); i++ {
			a, b := s[i], text[i]
			if a|b >= utf8.RuneSelf {
				ascii = false
				break
			}
			if a != b && (a|0x20 != b|0x20 || a|0x20 < 'a' || a|0x20 > 'z') {
				return -1
			}
		}
		if ascii {
			return len(text)
		}
	}
	n := 0
	for range utf8.RuneCountInString(text) {
		if n == len(s) {
			return -1
		}
		_, size := utf8.DecodeRuneInString(s[n:])
		n += size
	}
	if !strings.EqualFold(s[:n], text) {
		return -1
	}
	return n
}
