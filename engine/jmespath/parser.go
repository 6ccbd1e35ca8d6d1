package jmespath

import (
	"strconv"
	"strings"

	"crossgrant/engine/value"
)

// op is what a node of the tree does.
type op uint8

const (
	identity op = iota
	opField
	opLiteral
	opExpref
	opSubexpression // also of indexes and pipes: each child applied to what the last gave
	opIndex
	opSlice
	opProjection
	opValues
	opFilter
	opFlatten
	opList
	opHash
	opCall
	opCompare
	opOr
	opAnd
	opNot
)

type node struct {
	op       op
	children []*node
	text     string       // of a field or a function
	names    []string     // of a hash
	value    *value.Value // of a literal
	compare  kind
	bounds   [3]*int // of a slice, the first also of an index
	depth    int
	indexed  bool // a subexpression of indexes, to which a further one is added
	dotted   bool // one of fields, to which a further one is added
}

// parser is a top-down operator-precedence parser.
type parser struct {
	text    string
	tokens  []token
	at      int
	nesting int
	err     *Error
}

func (p *parser) token(ahead int) *token {
	return &p.tokens[min(p.at+ahead, len(p.tokens)-1)]
}

func (p *parser) kind(ahead int) kind { return p.token(ahead).kind }

// fail keeps the first error and ends the reading.
func (p *parser) fail(t *token, reason string) *node {
	p.failAt(t.start, t, reason)
	return &node{}
}

func (p *parser) failAt(at int, t *token, reason string) {
	if p.err == nil {
		p.err = &Error{Message: reason + ": Parse error at column " + strconv.Itoa(at) + ", token \"" + t.shown() + "\" (" +
			strings.ToUpper(kinds[t.kind].name) + "), for expression:\n\"" + p.text + "\"\n" + strings.Repeat(" ", at+1) + "^"}
	}
	p.at = len(p.tokens) - 1
}

func (p *parser) incomplete() *node {
	if p.err == nil {
		p.err = &Error{Message: "Invalid jmespath expression: Incomplete expression:\n\"" + p.text + "\"\n" +
			strings.Repeat(" ", len([]rune(p.text))+1) + "^"}
	}
	p.at = len(p.tokens) - 1
	return &node{}
}

// match steps over a token that must stand here.
func (p *parser) match(want kind) {
	switch t := p.token(0); t.kind {
	case want:
		p.at++
	case eof:
		p.incomplete()
	default:
		p.fail(t, "Expecting: "+kinds[want].name+", got: "+kinds[t.kind].name)
	}
}

// made finishes a node.
func (p *parser) made(n *node, children ...*node) *node {
	n.children = append(n.children, children...)
	for _, c := range children {
		n.depth = max(n.depth, c.depth+1)
	}
	if n.depth > maxDepth && p.err == nil {
		p.err = beyond("nested this deep")
		p.at = len(p.tokens) - 1
	}
	return n
}

// expression reads on for as long as what follows binds more tightly.
func (p *parser) expression(binding int) *node {
	if p.nesting++; p.nesting > maxDepth && p.err == nil {
		p.err = beyond("nested this deep")
		p.at = len(p.tokens) - 1
	}
	if p.err != nil {
		return &node{}
	}
	t := p.token(0)
	p.at++
	left := p.prefix(t)
	for p.err == nil && binding < kinds[p.kind(0)].binds {
		left = p.infix(left)
	}
	p.nesting--
	return left
}

// prefix reads what a token begins.
func (p *parser) prefix(t *token) *node {
	switch t.kind {
	case literal:
		return &node{op: opLiteral, value: t.value}
	case unquoted:
		return &node{op: opField, text: t.text}
	case quoted:
		if next := p.token(0); next.kind == lparen {
			p.failAt(0, next, "Quoted identifier not allowed for function names.")
		}
		return &node{op: opField, text: t.text}
	case star:
		right := &node{}
		if p.kind(0) != rbracket {
			right = p.projected(kinds[star].binds)
		}
		return p.made(&node{op: opValues}, &node{}, right)
	case filter:
		return p.filter(&node{})
	case lbrace:
		return p.hash()
	case lparen:
		n := p.expression(0)
		p.match(rparen)
		return n
	case flatten:
		return p.flatten(&node{})
	case not:
		return p.made(&node{op: opNot}, p.expression(kinds[not].binds))
	case lbracket:
		switch {
		case p.kind(0) == number || p.kind(0) == colon:
			return p.index(&node{})
		case p.kind(0) == star && p.kind(1) == rbracket:
			p.at += 2
			return p.made(&node{op: opProjection}, &node{}, p.projected(kinds[star].binds))
		}
		return p.list()
	case current:
		return &node{}
	case expref:
		return p.made(&node{op: opExpref}, p.expression(0))
	case eof:
		return p.incomplete()
	}
	return p.fail(t, "invalid token")
}

// infix reads what a token makes of what stands left of it.
func (p *parser) infix(left *node) *node {
	t := p.token(0)
	p.at++
	switch t.kind {
	case dot:
		if p.kind(0) == star {
			p.at++
			return p.made(&node{op: opValues}, left, p.projected(kinds[dot].binds))
		}
		right := p.afterDot(kinds[dot].binds)
		if left.dotted {
			return p.made(left, right)
		}
		return p.made(&node{op: opSubexpression, dotted: true}, left, right)
	case pipe:
		return p.made(&node{op: opSubexpression}, left, p.expression(kinds[pipe].binds))
	case or:
		return p.made(&node{op: opOr}, left, p.expression(kinds[or].binds))
	case and:
		return p.made(&node{op: opAnd}, left, p.expression(kinds[and].binds))
	case eq, ne, gt, gte, lt, lte:
		return p.made(&node{op: opCompare, compare: t.kind}, left, p.expression(kinds[t.kind].binds))
	case lparen:
		return p.call(left)
	case filter:
		return p.filter(left)
	case flatten:
		return p.flatten(left)
	case lbracket:
		if p.kind(0) == number || p.kind(0) == colon {
			return p.index(left)
		}
		p.match(star)
		p.match(rbracket)
		return p.made(&node{op: opProjection}, left, p.projected(kinds[star].binds))
	}
	return p.fail(t, "invalid token")
}

func (p *parser) call(left *node) *node {
	if left.op != opField {
		name := &p.tokens[p.at-2]
		return p.fail(name, "Invalid function name '"+name.shown()+"'")
	}
	n := &node{op: opCall, text: left.text}
	for p.err == nil && p.kind(0) != rparen {
		p.made(n, p.expression(0))
		if p.kind(0) == comma {
			p.at++
		}
	}
	p.match(rparen)
	return n
}

func (p *parser) filter(left *node) *node {
	condition := p.expression(0)
	p.match(rbracket)
	right := &node{}
	if p.kind(0) != flatten {
		right = p.projected(kinds[filter].binds)
	}
	return p.made(&node{op: opFilter}, left, right, condition)
}

func (p *parser) flatten(left *node) *node {
	flat := p.made(&node{op: opFlatten}, left)
	return p.made(&node{op: opProjection}, flat, p.projected(kinds[flatten].binds))
}

// index reads what follows the bracket of an index or a slice. A slice projects,
// except behind an index: there the CLI's parser forgets to.
func (p *parser) index(left *node) *node {
	right := p.bounds()
	if left.indexed {
		return p.made(left, right)
	}
	n := p.made(&node{op: opSubexpression, indexed: true}, left, right)
	if right.op == opSlice && p.err == nil {
		return p.made(&node{op: opProjection}, n, p.projected(kinds[star].binds))
	}
	return n
}

func (p *parser) bounds() *node {
	if p.kind(0) != colon && p.kind(1) != colon {
		n := p.token(0).position()
		p.at++
		p.match(rbracket)
		return &node{op: opIndex, bounds: [3]*int{&n}}
	}
	slice := &node{op: opSlice}
	for part := 0; p.kind(0) != rbracket && part < 3; p.at++ {
		switch t := p.token(0); {
		case t.kind == number:
			n := t.position()
			slice.bounds[part] = &n
		case t.kind == colon && part < 2:
			part++
		default:
			return p.fail(t, "syntax error")
		}
	}
	p.match(rbracket)
	return slice
}

func (p *parser) list() *node {
	n := &node{op: opList}
	for p.err == nil {
		p.made(n, p.expression(0))
		if p.kind(0) == rbracket {
			break
		}
		p.match(comma)
	}
	p.match(rbracket)
	return n
}

func (p *parser) hash() *node {
	n := &node{op: opHash}
	for p.err == nil {
		t := p.token(0)
		switch t.kind {
		case unquoted, quoted:
		case eof:
			return p.incomplete()
		default:
			return p.fail(t, "Expecting: ['quoted_identifier', 'unquoted_identifier'], got: "+kinds[t.kind].name)
		}
		p.at++
		p.match(colon)
		n.names = append(n.names, t.text)
		p.made(n, p.expression(0))
		if p.kind(0) == rbrace {
			p.at++
			break
		}
		if p.kind(0) == comma {
			p.at++
		}
	}
	return n
}

// projected reads what a projection does with each element.
func (p *parser) projected(binding int) *node {
	t := p.token(0)
	switch {
	case kinds[t.kind].binds < stopsProjection:
		return &node{}
	case t.kind == lbracket || t.kind == filter:
		return p.expression(binding)
	case t.kind == dot:
		p.at++
		return p.afterDot(binding)
	}
	return p.fail(t, "syntax error")
}

func (p *parser) afterDot(binding int) *node {
	t := p.token(0)
	switch t.kind {
	case quoted, unquoted, star:
		return p.expression(binding)
	case lbracket:
		p.at++
		return p.list()
	case lbrace:
		p.at++
		return p.hash()
	}
	return p.fail(t, "Expecting: ['quoted_identifier', 'unquoted_identifier', 'lbracket', 'lbrace'], got: "+kinds[t.kind].name)
}
