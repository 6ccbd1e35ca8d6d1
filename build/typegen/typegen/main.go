// Command typegen does what "go run ./build types" does, and compiles also
// while the engine does not: after a change of types.go the old encoder may
// name fields that are gone. "go generate ./engine/api" runs it.
package main

import (
	"fmt"
	"os"

	"crossgrant/build/typegen"
)

func main() {
	root := "."
	if len(os.Args) > 1 {
		root = os.Args[1]
	}
	if err := typegen.Write(root); err != nil {
		fmt.Fprintln(os.Stderr, "typegen:", err)
		os.Exit(1)
	}
}
