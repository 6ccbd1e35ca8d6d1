package bundle

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"crossgrant/build/wasmdata"
)

// compileEngine gives the engine as WebAssembly, built with the tags.
func compileEngine(root string, tags ...string) ([]byte, error) {
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
	cmd := exec.Command("go", append(args, "-tags="+strings.Join(tags, ","), "./wasm")...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if strings.HasPrefix(runtime.Version(), "go1.26") {
		// The garbage collector before Go 1.26 is 12 KB smaller after compression; a
		// heap of a few megabytes gains nothing from the new one. Later versions may
		// not have the switch any more.
		cmd.Env = append(cmd.Env, "GOEXPERIMENT=nogreenteagc")
	}
	var output bytes.Buffer
	cmd.Stdout, cmd.Stderr = &output, &output
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("compiling the engine: %w\n%s", err, output.Bytes())
	}
	module, err := os.ReadFile(out)
	if err != nil {
		return nil, err
	}
	// At gaps of up to 64 bytes the compressed engine is smallest.
	return wasmdata.Join(module, 64)
}

// WasmExec is the file of the Go distribution that runs its WebAssembly. It
// has to be of the same version as the compiler, so it is taken from there.
func WasmExec() (string, error) {
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
