// Package service holds what the handlers of S3, IAM and STS share: the table of
// operations with the parameters that each reads, the wording of the Query
// services' constraint violations, and how values are printed.
package service

import (
	"strings"
	"time"

	"crossgrant/engine/call"
	"crossgrant/engine/timestamp"
	"crossgrant/engine/value"
)

// Operation is one row of a service's table.
type Operation struct {
	Name   string // "PutObject"
	Handle call.Handler
	// Reads names, separated by spaces, every parameter that Handle takes into
	// account or that makes no difference to anybody here. A request with any
	// other parameter is not modelled: nothing is silently ignored.
	Reads string
}

// Find returns the handler of an operation.
func Find(table []Operation, name string) (call.Handler, bool) {
	for i := range table {
		if table[i].Name == name {
			return table[i].run, true
		}
	}
	return nil, false
}

func (o *Operation) run(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	for _, name := range in.Names {
		if !Listed(o.Reads, name) {
			return nil, NotModelled("the parameter " + name + " of " + o.Name)
		}
	}
	out, err := o.Handle(c, in)
	if out == nil {
		out = &value.Value{} // an operation without an output, or an error
	}
	return out, err
}

// Listed reports whether a list of words separated by single spaces has a word.
func Listed(words, word string) bool {
	for rest := words; rest != ""; {
		var w string
		w, rest, _ = strings.Cut(rest, " ")
		if w == word {
			return true
		}
	}
	return false
}

// NotModelled is the answer where AWS would have gone on and the engine cannot.
func NotModelled(what string) *call.Error { return &call.Error{NotModelled: what} }

// Time prints a timestamp as the AWS CLI does.
func Time(t time.Time) string { return timestamp.Format(t) + "+00:00" }
