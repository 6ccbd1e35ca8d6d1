// Command build builds, serves and checks everything: "go run ./build COMMAND"
// from the top of the repository.
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// A command of this program. Run gives the exit status.
type command struct {
	name, arguments, help string
	run                   func(root string, args []string) (status int, err error)
}

var commands = []command{
	{"build", "[--out DIR] [--faults]", "build the site into dist/ and check its size", runBuild},
	{"single", "[--out DIR]", "build the site as one file that opens from a disk: dist/crossgrant.html", runSingle},
	{"serve", "[--port N] [--watch]", "build the site and serve it on 127.0.0.1", runServe},
	{"check", "FILE.txtar...", "run scenarios and check what their flows expect", runCheck},
	{"export", "[--out DIR] FORMAT FILE.txtar", "write a scenario as cli, terraform or cloudformation", runExport},
	{"types", "[--check]", "generate the TypeScript types and the JSON encoder of the boundary", runTypes},
	{"size", "", "print the size of the first load against its budgets", runSize},
	{"lint", "", "check the format of the Go code, go vet, the TypeScript types, generated files", runLint},
	{"test", "", "lint, Go tests, engine tests as WebAssembly, tests in a browser", runTest},
	{"browser", "[TEST...]", "tests in a browser only", runBrowser},
	{"bench", "", "benchmarks of the engine, natively and in the browser", runBench},
	{"fuzz", "[--time D]", "run each fuzz target for a while", runFuzz},
}

func main() {
	status, err := run(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		if status == 0 {
			status = 1
		}
	}
	os.Exit(status)
}

func run(args []string) (int, error) {
	if len(args) > 0 {
		for _, c := range commands {
			if c.name == args[0] {
				root, err := repository()
				if err != nil && c.name != "check" && c.name != "export" { // which a built copy of this program runs anywhere
					return 1, err
				}
				return c.run(root, args[1:])
			}
		}
	}
	fmt.Fprintln(os.Stderr, "usage: go run ./build COMMAND")
	for _, c := range commands {
		fmt.Fprintf(os.Stderr, "  %-30s %s\n", c.name+" "+c.arguments, c.help)
	}
	if len(args) == 0 || args[0] == "help" {
		return 2, nil
	}
	return 2, errors.New("no such command: " + args[0])
}

// repository finds the top of the repository, from the working directory upwards.
func repository() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "site", "package.json")); err == nil {
			return dir, nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", errors.New("run it inside the repository")
		}
		dir = parent
	}
}
