package bundle

import (
	"go/scanner"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestJoinLines(t *testing.T) {
	const source = "//go:build js\n\n// Package p.\npackage p\n\nimport _ \"embed\"\n\n" +
		"//go:embed x.txt\nvar x string // a comment\n\n" +
		"//go:noinline\nfunc f(\n\ta int,\n) int { /* over\nlines */ return a }\n"
	const want = "\n//go:build js\npackage p ; import _ \"embed\" ; \n//go:embed x.txt\nvar x string ; \n" +
		"//go:noinline\nfunc f ( a int , ) int { return a } ; \n"
	if got := string(joinLines([]byte(source))); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// What is joined is the same program: checked with this package's own files.
func TestJoinLinesKeepsTheProgram(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	for _, name := range files {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(tokens(t, source), tokens(t, joinLines(source))) {
			t.Errorf("%s became another program", name)
		}
	}
}

// tokens gives a program's tokens, without comments.
func tokens(t *testing.T, source []byte) []string {
	t.Helper()
	var s scanner.Scanner
	s.Init(token.NewFileSet().AddFile("", -1, len(source)), source, func(_ token.Position, message string) {
		t.Error(message)
	}, 0)
	var list []string
	for {
		_, tok, text := s.Scan()
		switch tok {
		case token.EOF:
			return list
		case token.SEMICOLON:
			text = "" // written or stood for by a newline
		}
		list = append(list, tok.String()+" "+text)
	}
}
