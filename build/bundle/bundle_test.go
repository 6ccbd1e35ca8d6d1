package bundle

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"crossgrant/build/headers"
)

func TestHashed(t *testing.T) {
	a, b := hashed("main.js", []byte("one")), hashed("main.js", []byte("two"))
	if a.Name == b.Name || !strings.HasPrefix(a.Name, "main-") || filepath.Ext(a.Name) != ".js" || len(a.Name) != len("main-0123456789abcdef.js") {
		t.Errorf("%s and %s", a.Name, b.Name)
	}
}

func TestRewrite(t *testing.T) {
	const policy = `<meta content="` + headers.Policy + `">`
	assets := []Asset{{Name: "main-1.js", Source: "main.js"}, {Name: "engine-2.wasm", Source: "engine.wasm"}, {Name: "frame-3.js", Source: "frame.js"}}
	sources := []string{"main.js", "engine.wasm"}
	got, err := rewrite(policy+`<script src="main.js"></script><meta content="engine.wasm">`, sources, assets)
	if err != nil || got != policy+`<script src="main-1.js"></script><meta content="engine-2.wasm">` {
		t.Errorf("%s, %v", got, err)
	}
	for page, want := range map[string]string{
		`<script src="main.js"></script><meta content="engine.wasm">`:         "Content-Security-Policy",
		policy + `<script src="main.js"></script>`:                            `"engine.wasm" 0 times`,
		policy + `<script src="main.js"></script><a href="main.js">`:          `"main.js" 2 times`,
		strings.Replace(policy, "'none'", "*", 1) + `"main.js" "engine.wasm"`: "Content-Security-Policy",
	} {
		if _, err := rewrite(page, sources, assets); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", page, err, want)
		}
	}
	if _, err := rewrite(policy, []string{"styles.css"}, assets); err == nil || !strings.Contains(err.Error(), "no styles.css") {
		t.Errorf("an asset that is not there: %v", err)
	}
}

func TestWrite(t *testing.T) {
	out := filepath.Join(t.TempDir(), "dist")
	page := bytes.Repeat([]byte("page "), 1000)
	engine := Asset{Name: "engine-1.wasm", Source: "engine.wasm", Bytes: []byte("engine")}
	check := func(compress bool, assets []Asset, want ...string) {
		t.Helper()
		if err := write(out, assets, compress); err != nil {
			t.Fatal(err)
		}
		entries, err := os.ReadDir(out)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range entries {
			got = append(got, e.Name())
		}
		if !slices.Equal(got, want) {
			t.Errorf("compress %v: %q, want %q", compress, got, want)
		}
	}
	check(true, []Asset{{Name: "index.html", Bytes: page}, engine},
		"engine-1.wasm", "engine-1.wasm.br", "engine-1.wasm.gz", "index.html", "index.html.br", "index.html.gz")
	packed, err := os.ReadFile(filepath.Join(out, "index.html.br"))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(brotli.NewReader(bytes.NewReader(packed))); err != nil || !bytes.Equal(got, page) {
		t.Errorf("brotli: %v", err)
	}
	packed, err = os.ReadFile(filepath.Join(out, "index.html.gz"))
	if err != nil {
		t.Fatal(err)
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(unpacked); err != nil || !bytes.Equal(got, page) {
		t.Errorf("gzip: %v", err)
	}
	// Without compression the packed forms of what did not change stay, and
	// those of what changed go: a server would send the old content.
	check(false, []Asset{{Name: "index.html", Bytes: []byte("new")}, engine},
		"engine-1.wasm", "engine-1.wasm.br", "engine-1.wasm.gz", "index.html")
	// What is no longer part of the site goes.
	check(true, []Asset{{Name: "index.html", Bytes: []byte("new")}},
		"index.html", "index.html.br", "index.html.gz")
}
