// Package jmespath is JMESPath, the language of the AWS CLI's --query, over
// values whose members keep their order. It follows the Python package jmespath
// 1.0, which the CLI uses, in its results, its messages and where it is more
// liberal than the specification.
//
// https://jmespath.org/specification.html
package jmespath

import "crossgrant/engine/value"

// Query is a compiled expression.
type Query struct{ root *node }

// Error says why an expression or a search failed.
type Error struct {
	Message string // as Python's package words it
	// Beyond: the message is ours, since the expression exceeds a limit that
	// exists here only.
	Beyond bool
}

// Error gives the message.
func (e *Error) Error() string { return e.Message }

// Limits that keep an expression from taking time, memory or stack. No query that
// people write comes near one.
const (
	maxLength = 1 << 16 // bytes of an expression
	maxDepth  = 200     // of its tree
	maxWork   = 1 << 20 // steps of a search, and parts and characters of its result
)

func beyond(what string) *Error { return &Error{Message: "a query " + what, Beyond: true} }

// Compile reads an expression.
func Compile(expression string) (*Query, *Error) {
	if len(expression) > maxLength {
		return nil, beyond("of more than 64 KB")
	}
	tokens, err := tokenize(expression)
	if err != nil {
		return nil, err
	}
	p := parser{text: expression, tokens: tokens}
	root := p.expression(0)
	if p.err == nil && p.kind(0) != eof {
		t := p.token(0)
		p.fail(t, "Unexpected token: "+t.shown())
	}
	if p.err != nil {
		return nil, p.err
	}
	return &Query{root}, nil
}

// Search applies the expression to a document. It changes nothing of it; the
// result may share parts with it.
func (q *Query) Search(document *value.Value) (*value.Value, *Error) {
	s := search{}
	result := s.eval(q.root, document)
	if s.err == nil {
		s.measure(result)
	}
	if s.err != nil {
		return nil, s.err
	}
	return result, nil
}
