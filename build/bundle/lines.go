package bundle

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/scanner"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// A Go program carries a table that maps its instructions to lines of source,
// also when it is stripped. In a browser only the stack trace of a crash reads
// it, and it would take a tenth of the engine's budget. So the compiler is
// handed each file with every declaration on one line, through -overlay: the
// table then has next to nothing to say.

// joinedLines writes such copies of the files that the engine is compiled from
// into dir, and gives the path of the overlay file. The go command allows no
// overlay for the module cache, so files there stay as they are.
func joinedLines(root, dir string) (string, error) {
	list := exec.Command("go", "list", "-deps", "-json=Dir,GoFiles", "./wasm")
	list.Dir = root
	list.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	var problems bytes.Buffer
	list.Stderr = &problems
	output, err := list.Output()
	if err != nil {
		return "", fmt.Errorf("listing the engine's files: %w\n%s", err, &problems)
	}
	cache, err := exec.Command("go", "env", "GOMODCACHE").Output()
	if err != nil {
		return "", fmt.Errorf("go env GOMODCACHE: %w", err)
	}
	immutable := strings.TrimSpace(string(cache)) + string(filepath.Separator)
	replace := map[string]string{}
	for packages := json.NewDecoder(bytes.NewReader(output)); packages.More(); {
		var p struct {
			Dir     string
			GoFiles []string
		}
		if err := packages.Decode(&p); err != nil {
			return "", err
		}
		if strings.HasPrefix(p.Dir, immutable) {
			continue
		}
		for _, name := range p.GoFiles {
			source, err := os.ReadFile(filepath.Join(p.Dir, name))
			if err != nil {
				return "", err
			}
			copied := filepath.Join(dir, strconv.Itoa(len(replace))+".go")
			if err := os.WriteFile(copied, joinLines(source), 0o644); err != nil {
				return "", err
			}
			replace[filepath.Join(p.Dir, name)] = copied
		}
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	overlay := filepath.Join(dir, "overlay.json")
	return overlay, os.WriteFile(overlay, text, 0o644)
}

// joinLines writes a file's tokens on one line, but for the directives to the
// compiler ("//go:noinline"), which are comments and need lines of their own.
func joinLines(source []byte) []byte {
	file := token.NewFileSet().AddFile("", -1, len(source))
	var s scanner.Scanner
	s.Init(file, source, nil, scanner.ScanComments)
	var b bytes.Buffer
	for {
		_, tok, text := s.Scan()
		switch {
		case tok == token.EOF:
			b.WriteByte('\n')
			return b.Bytes()
		case tok == token.COMMENT:
			if strings.HasPrefix(text, "//go:") {
				b.WriteString("\n" + text + "\n")
			}
			continue
		case tok == token.SEMICOLON:
			b.WriteByte(';') // its text may be the newline that stood for it
		case text != "":
			b.WriteString(text)
		default:
			b.WriteString(tok.String())
		}
		b.WriteByte(' ')
	}
}
