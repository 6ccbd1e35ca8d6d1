package scenario

import _ "embed"

// The built-in examples are part of the engine, so that the page, the tests and
// the command line all have the same ones.

//go:embed example/example4.txtar
var example4 string

//go:embed example/example4-from-scratch.txtar
var example4FromScratch string

// Example is a built-in scenario.
type Example struct {
	Name string // stable: links use it
	Text string // the archive
}

// Examples lists the built-in scenarios in the order in which they are shown; the
// first is what the playground opens with.
func Examples() []Example {
	return []Example{
		{"example4", example4},
		{"example4-from-scratch", example4FromScratch},
	}
}
