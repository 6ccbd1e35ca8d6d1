package complete

import (
	"strings"

	"crossgrant/engine/jsontext"
)

// node is a value of a JSON text that may not be JSON yet.
type node struct {
	kind  byte   // '{', '[', '"'; 'w' for any other word
	text  string // of a string, without its quotes and as written; of a word
	names []string
	items []*node // of an array; of an object the values, nil where one is missing
}

// member gives the value of a member of an object, or nil.
func (n *node) member(name string) *node {
	if n == nil {
		return nil
	}
	for i, x := range n.names {
		if x == name {
			return n.items[i]
		}
	}
	return nil
}

// has tells whether an object has a member, with a value or without.
func (n *node) has(name string) bool {
	for _, x := range n.names {
		if x == name {
			return true
		}
	}
	return false
}

// texts gives a string, or the strings of an array.
func (n *node) texts() []string {
	switch {
	case n == nil:
		return nil
	case n.kind == '"':
		return []string{n.text}
	case n.kind != '[':
		return nil
	}
	var out []string
	for _, x := range n.items {
		if x != nil && x.kind == '"' {
			out = append(out, x.text)
		}
	}
	return out
}

// slot says what may stand at a place.
type slot uint8

const (
	nothing slot = iota
	name         // the name of a member
	value        // a value
)

// step is one container on the way from the root to a place, and the member in
// which the way goes on ("" in an array).
type step struct {
	node *node
	key  string
}

// place is where the cursor stands.
type place struct {
	slot slot
	path []step
	// from and to are what a completion replaces: from the opening quote on
	// (exclusive) to the closing one (inclusive), a word, or nothing.
	from, to int
	quoted   bool
	typed    string // what stands between from and the cursor
	next     byte   // the next character behind to that is no space; 0 at the end
	indent   string // of the cursor's line
}

// find reads a text up to its end, however broken, and says where the cursor
// stands in it.
func find(text string, cursor int) place {
	r := reader{text: text, cursor: cursor}
	if len(text) > jsontext.MaxBytes {
		return r.place
	}
	r.space()
	r.gap(value, 0)
	if r.pos < len(text) {
		r.value(0)
	}
	p := &r.place
	if p.slot == nothing {
		return *p
	}
	p.typed = text[p.from:cursor]
	if rest := strings.TrimLeft(text[p.to:], " \t\r\n"); rest != "" {
		p.next = rest[0]
	}
	line := text[strings.LastIndexByte(text[:cursor], '\n')+1 : cursor]
	p.indent = line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	return *p
}

type reader struct {
	text   string
	pos    int
	cursor int
	found  bool
	place  place
	path   []step
}

func (r *reader) space() {
	for r.pos < len(r.text) && strings.IndexByte(" \t\r\n", r.text[r.pos]) >= 0 {
		r.pos++
	}
}

// at records the place of the cursor, once.
func (r *reader) at(s slot, from, to int, quoted bool) {
	if r.found {
		return
	}
	r.found = true
	r.place = place{slot: s, path: append([]step(nil), r.path...), from: from, to: to, quoted: quoted}
	if s == name {
		r.place.path[len(r.path)-1].key = "" // that of the member before
	}
}

// gap records the cursor where it stands between the token that ended at last
// and the one that begins here.
func (r *reader) gap(s slot, last int) {
	if r.cursor < last || r.cursor > r.pos {
		return
	}
	if r.cursor == r.pos && r.pos < len(r.text) && word(r.text[r.pos]) {
		return // it stands at the start of a word, which says so itself
	}
	r.at(s, r.cursor, r.cursor, false)
}

// word tells whether a character belongs to a word outside quotes.
func word(c byte) bool { return c > ' ' && strings.IndexByte(`{}[],:"`, c) < 0 }

// value reads the value that begins here; nil where none does.
func (r *reader) value(depth int) *node {
	switch c := r.text[r.pos]; {
	case c == '{' || c == '[':
		return r.container(depth)
	case c == '"' || word(c):
		t := r.token()
		r.mark(value, t)
		return &node{kind: t.kind, text: t.text}
	}
	r.pos++
	return nil
}

// token is a string or a word.
type token struct {
	kind       byte
	text       string
	start, end int
	closed     bool
}

func (r *reader) token() token {
	t := token{kind: 'w', start: r.pos}
	if r.text[r.pos] != '"' {
		for r.pos < len(r.text) && word(r.text[r.pos]) {
			r.pos++
		}
		t.end, t.text = r.pos, r.text[t.start:r.pos]
		return t
	}
	t.kind = '"'
	for r.pos++; r.pos < len(r.text) && r.text[r.pos] != '\n'; r.pos++ {
		if r.text[r.pos] == '"' {
			t.text, t.closed = r.text[t.start+1:r.pos], true
			r.pos++
			t.end = r.pos
			return t
		}
		if r.text[r.pos] == '\\' && r.pos+1 < len(r.text) && r.text[r.pos+1] != '\n' {
			r.pos++
		}
	}
	t.text, t.end = r.text[t.start+1:r.pos], r.pos
	return t
}

// mark records the cursor where it stands in a token.
func (r *reader) mark(s slot, t token) {
	switch {
	case t.kind == 'w' && t.start <= r.cursor && r.cursor <= t.end:
		r.at(s, t.start, t.end, false)
	case t.kind == '"' && t.closed && t.start < r.cursor && r.cursor < t.end:
		r.at(s, t.start+1, t.end, true)
	case t.kind == '"' && !t.closed && t.start < r.cursor && r.cursor <= t.end:
		// Nobody knows where it will end: what stands behind the cursor stays.
		r.at(s, t.start+1, r.cursor, true)
	}
}

// container reads an object or an array, and goes on where it is broken.
func (r *reader) container(depth int) *node {
	n := &node{kind: r.text[r.pos]}
	object := n.kind == '{'
	r.pos++
	if depth == jsontext.MaxNesting {
		r.pos = len(r.text) // what lies deeper is no document
		return n
	}
	r.path = append(r.path, step{node: n})
	defer func() { r.path = r.path[:len(r.path)-1] }()
	here := &r.path[len(r.path)-1].key
	start := value
	if object {
		start = name
	}
	expected, last := start, r.pos
	for {
		r.space()
		r.gap(expected, last)
		if r.pos >= len(r.text) {
			return n
		}
		switch c := r.text[r.pos]; {
		case c == '}' || c == ']':
			if (c == '}') != object && r.open(c) {
				return n // it closes one further out
			}
			r.pos++
			if (c == '}') == object {
				return n
			}
		case c == ',':
			r.pos++
			expected = start
		case c == ':':
			r.pos++
			if object {
				expected = value
			}
		case c == '{' || c == '[':
			r.add(n, object, r.value(depth+1))
			expected = nothing
		case c != '"' && !word(c):
			r.pos++ // a control character
		default:
			t := r.token()
			if object && (expected != value || r.colon()) {
				*here = ""
				r.mark(name, t)
				n.names, n.items = append(n.names, t.text), append(n.items, nil)
				*here = t.text
			} else {
				r.mark(value, t)
				r.add(n, object, &node{kind: t.kind, text: t.text})
			}
			expected = nothing
		}
		last = r.pos
		// path may have grown into another array meanwhile
		here = &r.path[len(r.path)-1].key
	}
}

// colon tells whether a colon comes next.
func (r *reader) colon() bool {
	return strings.HasPrefix(strings.TrimLeft(r.text[r.pos:], " \t\r\n"), ":")
}

// open tells whether a bracket closes a container that is still open.
func (r *reader) open(closing byte) bool {
	for _, s := range r.path {
		if s.node.kind == closing-2 {
			return true
		}
	}
	return false
}

// add puts a value into a container: in an object it belongs to the last name.
func (r *reader) add(n *node, object bool, v *node) {
	if !object {
		n.items = append(n.items, v)
	} else if last := len(n.items) - 1; last >= 0 && n.items[last] == nil {
		n.items[last] = v
	}
}
