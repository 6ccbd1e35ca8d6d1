package serve

import (
	"net"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"crossgrant/build/headers"
)

func TestHandler(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "dist")
	for name, text := range map[string]string{
		"secret":                               "outside",
		"dist/index.html":                      "page",
		"dist/embed.html":                      "embed",
		"dist/index.html.gz":                   "page in gzip",
		"dist/engine-0123456789abcdef.wasm":    "engine",
		"dist/engine-0123456789abcdef.wasm.br": "engine in brotli",
		"dist/engine-0123456789abcdef.wasm.gz": "engine in gzip",
		"dist/main-0123456789abcdef.js":        "script",
	} {
		path := filepath.Join(top, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	const engine = "/engine-0123456789abcdef.wasm"
	for _, c := range []struct {
		method, path, accept string
		status               int
		body, kind, coding   string
		cache                string
	}{
		{"GET", "/", "", 200, "page", "text/html; charset=utf-8", "", "no-cache"},
		{"GET", "/index.html", "br", 200, "page", "text/html; charset=utf-8", "", "no-cache"},
		{"GET", "/", "gzip, deflate, br", 200, "page in gzip", "text/html; charset=utf-8", "gzip", "no-cache"},
		{"GET", engine, "", 200, "engine", "application/wasm", "", headers.Immutable},
		{"GET", engine, "gzip, br", 200, "engine in brotli", "application/wasm", "br", headers.Immutable},
		{"GET", engine, "gzip, br;q=0", 200, "engine in gzip", "application/wasm", "gzip", headers.Immutable},
		{"GET", "/main-0123456789abcdef.js", "br", 200, "script", "text/javascript; charset=utf-8", "", headers.Immutable},
		{"GET", "/embed.html", "", 200, "embed", "text/html; charset=utf-8", "", "no-cache"},
		{"HEAD", "/", "", 200, "", "text/html; charset=utf-8", "", "no-cache"},
		{"GET", "/missing", "", 404, "not found\n", "text/plain; charset=utf-8", "", ""},
		{"GET", "/../secret", "", 404, "not found\n", "text/plain; charset=utf-8", "", ""},
		{"POST", "/", "", 405, "method not allowed\n", "text/plain; charset=utf-8", "", ""},
	} {
		r := httptest.NewRequest(c.method, c.path, nil)
		r.Header.Set("Accept-Encoding", c.accept)
		w := httptest.NewRecorder()
		Handler(dir).ServeHTTP(w, r)
		h := w.Header()
		if w.Code != c.status || w.Body.String() != c.body || h.Get("Content-Type") != c.kind ||
			h.Get("Content-Encoding") != c.coding || h.Get("Cache-Control") != c.cache {
			t.Errorf("%s %s (%s): %d %q %v", c.method, c.path, c.accept, w.Code, w.Body, h)
		}
		ancestors := "; frame-ancestors 'self'"
		if c.path == "/embed.html" {
			ancestors = "; frame-ancestors *"
		}
		if csp := h.Get("Content-Security-Policy"); !strings.HasPrefix(csp, "default-src 'none';") || !strings.HasSuffix(csp, ancestors) {
			t.Errorf("%s %s: Content-Security-Policy %q", c.method, c.path, csp)
		}
		if h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("%s %s: headers %v", c.method, c.path, h)
		}
		if c.status == 200 && h.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%s %s: no Vary", c.method, c.path)
		}
	}
}

func TestAccepts(t *testing.T) {
	for header, want := range map[string]bool{
		"":              false,
		"br":            true,
		"gzip,BR":       true,
		"gzip, br;q=1":  true,
		"br;q=0.5":      true,
		"br; q=0":       false,
		"br;q=0.000":    false,
		"brotli":        false,
		"gzip, deflate": false,
	} {
		if got := accepts(header, "br"); got != want {
			t.Errorf("accepts(%q) = %v", header, got)
		}
	}
}

func TestListenTakesTheNextFreePort(t *testing.T) {
	first, err := Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	port := first.Addr().(*net.TCPAddr).Port
	second, err := Listen(port)
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	address := second.Addr().(*net.TCPAddr)
	if address.Port <= port || !address.IP.IsLoopback() {
		t.Errorf("with port %d taken it listens on %s", port, address)
	}
}
