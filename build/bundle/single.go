package bundle

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"regexp"
	"strings"

	"crossgrant/build/headers"
)

// SingleName is the name of the page that is one single file.
const SingleName = "crossgrant.html"

// What a single file has no use for: other files.
var otherFiles = regexp.MustCompile(`(?m)^<link rel="(icon|apple-touch-icon|manifest)".*>\n`)

// Single makes of the site one page that opens from a disk, without a server:
// what the page names stands in it, compressed, as data; its script and styles
// stand in it as they are, allowed by their hashes.
func Single(assets []Asset) (Asset, error) {
	byName := map[string]Asset{}
	for _, source := range []string{"index.html", "main.js", "main.css", "worker.js", "engine.wasm", "analyst.wasm", "dictionary.txt", "licenses.txt"} {
		asset, err := find(assets, source)
		if err != nil {
			return Asset{}, err
		}
		byName[source] = asset
	}
	script, styles := string(byName["main.js"].Bytes), string(byName["main.css"].Bytes)
	for _, end := range []string{"</script", "<!--"} {
		if strings.Contains(script, end) {
			return Asset{}, fmt.Errorf("main.js holds %q, which would end it inside the page", end)
		}
	}
	if strings.Contains(styles, "</style") {
		return Asset{}, fmt.Errorf("main.css holds \"</style\", which would end it inside the page")
	}
	// One engine does for all that is asked here.
	engine := Asset{Name: byName["engine.wasm"].Name, Bytes: byName["analyst.wasm"].Bytes}
	held := data(byName["worker.js"], "text/javascript") + data(engine, "application/wasm") +
		data(byName["dictionary.txt"], "text/plain") + data(byName["licenses.txt"], "text/plain;charset=utf-8")
	for _, a := range assets {
		if strings.HasPrefix(a.Source, "guides/") {
			held += data(a, "application/json")
		}
	}
	page := otherFiles.ReplaceAllString(string(byName["index.html"].Bytes), "")
	for _, r := range []struct{ old, new string }{
		{headers.Policy, singlePolicy(script, styles)},
		{`<link rel="stylesheet" href="` + byName["main.css"].Name + `">`, "<style>" + styles + "</style>"},
		{`<script type="module" src="` + byName["main.js"].Name + `"></script>` + "\n", ""},
		{"</body>", held + `<script type="module">` + script + "</script>\n</body>"},
	} {
		if n := strings.Count(page, r.old); n != 1 {
			return Asset{}, fmt.Errorf("index.html holds %s %d times instead of once", r.old, n)
		}
		page = strings.Replace(page, r.old, r.new, 1)
	}
	return Asset{Name: SingleName, Source: SingleName, Bytes: []byte(page)}, nil
}

func singlePolicy(script, styles string) string {
	return "default-src 'none'; script-src " + source(script) + " 'wasm-unsafe-eval'; worker-src blob:; " +
		"connect-src blob:; style-src " + source(styles) + "; img-src data:; base-uri 'none'; form-action 'none'"
}

// source allows one text by its hash.
func source(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// data gives a file as an element that no browser runs. Gzip is what every
// browser can undo by itself.
func data(a Asset, kind string) string {
	return `<script type="text/plain" data-file="` + a.Name + `" data-type="` + kind + `">` +
		base64.StdEncoding.EncodeToString(gzipped(a.Bytes)) + "</script>\n"
}
