// Package gotest runs the Go tests: natively, as WebAssembly, as benchmarks
// and as fuzz targets.
package gotest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// Native runs all tests.
func Native(root string) error { return run(root, nil, "go", "test", "./...") }

// Wasm runs the tests of the packages whose behaviour could differ on a
// 32-bit machine without threads: everything goes through these.
func Wasm(root string) error {
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return fmt.Errorf("go env GOROOT: %w", err)
	}
	exec := filepath.Join(strings.TrimSpace(string(goroot)), "lib", "wasm", "go_js_wasm_exec")
	return run(root, wasmEnvironment(os.Environ()),
		"go", "test", "-exec="+exec, "./engine/api", "./engine/policy", "./engine/eval", "./engine/wildcard")
}

// wasmEnvironment keeps what the go command needs. Go's WebAssembly has
// little room for arguments and environment together; a large environment,
// as CI machines have, makes it fail.
func wasmEnvironment(environ []string) []string {
	kept := []string{"GOOS=js", "GOARCH=wasm"}
	for _, variable := range environ {
		name, _, _ := strings.Cut(variable, "=")
		switch name {
		case "PATH", "HOME", "TMPDIR", "USERPROFILE", "LOCALAPPDATA", "SystemRoot",
			"GOPATH", "GOCACHE", "GOMODCACHE", "GOROOT", "GOPROXY", "GOFLAGS", "GOTOOLCHAIN",
			"GONOSUMDB", "GONOSUMCHECK", "GOSUMDB", "GOPRIVATE", "SSL_CERT_FILE",
			"HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY", "https_proxy", "http_proxy", "no_proxy",
			"CONFORMANCE_DIR":
			kept = append(kept, variable)
		}
	}
	return kept
}

// Bench runs the engine's benchmarks.
func Bench(root string) error {
	return run(root, nil, "go", "test", "-run=^$", "-bench=.", "-benchmem", "./engine/...")
}

// Fuzz runs each fuzz target for the given time.
func Fuzz(root string, each time.Duration) error {
	cmd := exec.Command("go", "test", "-list=^Fuzz", "./...")
	cmd.Dir = root
	cmd.Stderr = os.Stderr
	output, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("listing the fuzz targets: %w\n%s", err, output)
	}
	targets := fuzzTargets(string(output))
	if len(targets) == 0 {
		return fmt.Errorf("there are no fuzz targets")
	}
	for _, t := range targets {
		fmt.Printf("fuzz: %s of %s\n", t.name, t.pkg)
		if err := run(root, nil, "go", "test", "-run=^$", "-fuzz=^"+t.name+"$", "-fuzztime="+each.String(), t.pkg); err != nil {
			return err
		}
	}
	return nil
}

type target struct{ name, pkg string }

// fuzzTargets reads the output of "go test -list": names, and after them
// "ok", the package they are of and a time.
func fuzzTargets(output string) (targets []target) {
	var names []string
	for _, line := range strings.Split(output, "\n") {
		fields := strings.Fields(line)
		switch {
		case len(fields) == 1 && strings.HasPrefix(line, "Fuzz"):
			names = append(names, line)
		case len(fields) > 1 && fields[0] == "ok":
			for _, name := range names {
				targets = append(targets, target{name, fields[1]})
			}
			names = nil
		}
	}
	return targets
}

func run(root string, env []string, args ...string) error {
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir = root
	cmd.Env = env // nil: as it is
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s: %w", strings.Join(args, " "), err)
	}
	return nil
}
