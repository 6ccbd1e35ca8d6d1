// Package lint holds the checks that need no test to run.
package lint

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"crossgrant/build/typegen"
)

// All runs every check, also after one failed, and joins what they found.
func All(root string) error {
	var found []error
	for _, check := range []struct {
		name string
		run  func(root string) error
	}{
		{"gofmt", Format},
		{"go vet", Vet},
		{"generated files", Generated},
		{"tsc", Types},
	} {
		fmt.Println("check:", check.name)
		if err := check.run(root); err != nil {
			found = append(found, fmt.Errorf("%s: %w", check.name, err))
		}
	}
	return errors.Join(found...)
}

// Format names the Go files that gofmt would change.
func Format(root string) error {
	output, err := exec.Command("gofmt", "-l",
		filepath.Join(root, "engine"), filepath.Join(root, "wasm"), filepath.Join(root, "build")).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w\n%s", err, output)
	}
	if len(output) > 0 {
		return fmt.Errorf("not formatted:\n%s", output)
	}
	return nil
}

// Vet runs go vet, on the WebAssembly shell in both its builds.
func Vet(root string) error {
	if err := run(root, nil, "go", "vet", "./..."); err != nil {
		return err
	}
	wasm := []string{"GOOS=js", "GOARCH=wasm"}
	if err := run(root, wasm, "go", "vet", "./wasm"); err != nil {
		return err
	}
	return run(root, wasm, "go", "vet", "-tags=faults", "./wasm")
}

// Generated names the generated files that are stale.
func Generated(root string) error {
	files, err := typegen.Files(root)
	if err != nil {
		return err
	}
	for _, f := range files {
		have, err := os.ReadFile(filepath.Join(root, f.Path))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if !bytes.Equal(have, f.Text) {
			return fmt.Errorf("%s is stale: go run ./build types", f.Path)
		}
	}
	return nil
}

// Types checks the site's TypeScript.
func Types(root string) error {
	return run(filepath.Join(root, "site"), nil, "node", "node_modules/typescript/bin/tsc", "--noEmit", "-p", ".")
}

func run(dir string, env []string, args ...string) error {
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), env...)
	if output, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", strings.Join(args, " "), err, output)
	}
	return nil
}
