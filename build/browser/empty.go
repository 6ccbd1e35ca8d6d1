package browser

import (
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"

	"crossgrant/build/bundle"
	"crossgrant/build/serve"
)

// What a first visit is measured against: a page that does nothing but run a
// Go program that does nothing, as WebAssembly in a worker.
var emptyFiles = map[string]string{
	"go.mod":  "module empty\n",
	"main.go": "package main\n\nfunc main() {}\n",
	"index.html": `<!doctype html><meta charset="utf-8"><title>Empty</title><script src="page.js"></script>
`,
	"page.js": `new Worker("worker.js").onmessage = () => { globalThis.shownAt = performance.now(); };
`,
	"worker.js": `importScripts("wasm_exec.js");
const go = new Go();
WebAssembly.instantiateStreaming(fetch("empty.wasm"), go.importObject).then(({ instance }) => go.run(instance)).then(() => postMessage("ran"));
`,
}

// hostEmpty builds that page into a folder of its own and serves it.
func hostEmpty() (url string, stop func(), err error) {
	dir, err := os.MkdirTemp("", "crossgrant-empty")
	if err != nil {
		return "", nil, err
	}
	remove := func() { os.RemoveAll(dir) }
	if err := buildEmpty(dir); err != nil {
		remove()
		return "", nil, err
	}
	listener, err := serve.Listen(0)
	if err != nil {
		remove()
		return "", nil, err
	}
	server := &http.Server{Handler: serve.Handler(dir)}
	go server.Serve(listener)
	return "http://" + listener.Addr().String() + "/", func() { server.Close(); remove() }, nil
}

func buildEmpty(dir string) error {
	for name, text := range emptyFiles {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	loader, err := bundle.WasmExec()
	if err != nil {
		return err
	}
	text, err := os.ReadFile(loader)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "wasm_exec.js"), text, 0o644); err != nil {
		return err
	}
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", "empty.wasm", ".")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOWORK=off")
	if output, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("compiling an empty program: %w\n%s", err, output)
	}
	return nil
}
