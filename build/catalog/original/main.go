// Command original records what the real AWS CLI does with the cases of test data
// files, which then are what the engine's own CLI is compared with. Each file
// holds one JSON object a line: a header, then the cases. It keeps the cases and
// replaces the answers; a new case is a line without one. Cases that show nothing
// but a difference between versions are left out of the files: Debian's package is
// older than what the engine follows.
//
// It needs the AWS CLI v2 as a Python package, such as Debian's, and no network:
//
//	apt-get install --no-install-recommends awscli
//	go run ./build/catalog/original FILE...
package main

import (
	"bytes"
	_ "embed"
	"flag"
	"log"
	"os"
	"os/exec"
	"strings"
)

//go:embed record.py
var script string

func main() {
	log.SetFlags(0)
	python := flag.String("python", "/usr/bin/python3", "the Python that has the package awscli")
	flag.Parse()
	for _, path := range flag.Args() {
		text, err := os.ReadFile(path)
		if err != nil {
			log.Fatal(err)
		}
		record := exec.Command(*python, "-c", script)
		record.Stdin, record.Stderr = bytes.NewReader(text), os.Stderr
		answers, err := record.Output()
		if err != nil {
			log.Fatal(err)
		}
		if had, have := strings.Count(string(text), "\n"), bytes.Count(answers, []byte("\n")); had != have {
			log.Fatalf("%s: %d lines became %d", path, had, have)
		}
		if err := os.WriteFile(path, answers, 0o644); err != nil {
			log.Fatal(err)
		}
	}
}
