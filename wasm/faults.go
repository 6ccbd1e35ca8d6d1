//go:build js && wasm && faults

package main

import (
	"os"
	"strings"
)

func init() { fault = breakDown }

// breakDown breaks the engine where a request says so anywhere in its text, so
// that a browser test can type a crash like a visitor's input that meets a
// bug. The kinds are what can happen to a Go program in a browser.
func breakDown(request string) {
	const mark = "crossgrant-fault-"
	i := strings.Index(request, mark)
	if i < 0 {
		return
	}
	rest := request[i+len(mark):]
	switch {
	case strings.HasPrefix(rest, "panic"):
		panic("a fault that a test asked for")
	case strings.HasPrefix(rest, "exit"):
		os.Exit(3)
	case strings.HasPrefix(rest, "hang"):
		for spin := 0; ; spin++ {
			spun = spin
		}
	case strings.HasPrefix(rest, "overflow"):
		spun = deep(1)
	}
}

// spun keeps the compiler from dropping the loops.
var spun int

func deep(n int) int { return deep(n+1) + spun }
