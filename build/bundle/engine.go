package bundle

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// compileEngine gives the engine as WebAssembly.
func compileEngine(root string, faults bool) ([]byte, error) {
	dir, err := os.MkdirTemp("", "crossgrant")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	overlay, err := joinedLines(root, dir)
	if err != nil {
		return nil, err
	}
	out := filepath.Join(dir, "engine.wasm")
	// Without inlining (-l) the engine is 200 KB smaller after compression: every
	// copy of a function costs WebAssembly and its tables of lines and inlining.
	args := []string{"build", "-trimpath", "-buildvcs=false", "-gcflags=all=-l", "-ldflags=-s -w", "-overlay=" + overlay, "-o", out}
	if faults {
		args = append(args, "-tags=faults")
	}
	cmd := exec.Command("go", append(args, "./wasm")...)
	cmd.Dir = root
	// The garbage collector before Go 1.26 is 12 KB smaller after compression; a
	// heap of a few megabytes gains nothing from the new one. Go will drop the
	// switch one day, which shows as "unknown GOEXPERIMENT": then remove it here.
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOEXPERIMENT=nogreenteagc")
	var output bytes.Buffer
	cmd.Stdout, cmd.Stderr = &output, &output
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("compiling the engine: %w\n%s", err, output.Bytes())
	}
	return os.ReadFile(out)
}

// standIn writes the file that has the compiler take build/godebug for the
// standard library's internal/godebug; see there why.
func standIn(root, dir string) (string, error) {
	goroot, err := goRoot()
	if err != nil {
		return "", err
	}
	root, err = filepath.Abs(root)
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(map[string]map[string]string{"Replace": {
		filepath.Join(goroot, "src", "internal", "godebug", "godebug.go"): filepath.Join(root, "build", "godebug", "godebug.go"),
	}})
	if err != nil {
		return "", err
	}
	overlay := filepath.Join(dir, "overlay.json")
	return overlay, os.WriteFile(overlay, text, 0o644)
}

// wasmExec is the file of the Go distribution that runs its WebAssembly. It
// has to be of the same version as the compiler, so it is taken from there.
func wasmExec() (string, error) {
	root, err := goRoot()
	return filepath.Join(root, "lib", "wasm", "wasm_exec.js"), err
}

func goRoot() (string, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return "", fmt.Errorf("go env GOROOT: %w", err)
	}
	return strings.TrimSpace(string(root)), nil
}
