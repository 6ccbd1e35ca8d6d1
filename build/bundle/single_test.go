package bundle

import (
	"strings"
	"testing"

	"crossgrant/build/headers"
)

func TestSingle(t *testing.T) {
	page := `<meta content="` + headers.Policy + `">
<link rel="icon" href="icons/icon.svg">
<link rel="manifest" href="manifest.webmanifest">
<link rel="stylesheet" href="main-1.css">
<script type="module" src="main-2.js"></script>
<body>text</body>`
	assets := func(script, styles string) []Asset {
		return []Asset{
			{Name: "index.html", Source: "index.html", Bytes: []byte(page)},
			{Name: "main-1.css", Source: "main.css", Bytes: []byte(styles)},
			{Name: "main-2.js", Source: "main.js", Bytes: []byte(script)},
			{Name: "worker-3.js", Source: "worker.js"},
			{Name: "engine-4.wasm", Source: "engine.wasm"},
			{Name: "analyst-5.wasm", Source: "analyst.wasm"},
			{Name: "dictionary-5.txt", Source: "dictionary.txt"},
			{Name: "licenses.txt", Source: "licenses.txt"},
			{Name: "guides/example.json", Source: "guides/example.json"},
		}
	}
	got, err := Single(assets("run()", "p{}"))
	if err != nil {
		t.Fatal(err)
	}
	text := string(got.Bytes)
	for _, want := range []string{
		"<style>p{}</style>", `<script type="module">run()</script>`, `data-file="engine-4.wasm" data-type="application/wasm">`,
		"script-src 'sha256-AvyuiL0SD1mVY3NNxR+V2uo+lhk6RMFrytWmRt6CrJQ=' 'wasm-unsafe-eval'", `data-file="licenses.txt"`,
		`data-file="guides/example.json"`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("it lacks %s:\n%s", want, text)
		}
	}
	for _, other := range []string{`href=`, `src="`, "'self'"} {
		if strings.Contains(text, other) {
			t.Errorf("it asks for another file (%s):\n%s", other, text)
		}
	}
	for _, c := range []struct{ script, styles, want string }{
		{`"</script>"`, "", "main.js holds"},
		{`"<!--"`, "", "main.js holds"},
		{"", "a::after{content:'</style>'}", "main.css holds"},
	} {
		if _, err := Single(assets(c.script, c.styles)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v", c, err)
		}
	}
	if _, err := Single(assets("", "")[:4]); err == nil {
		t.Error("a site without an engine")
	}
}
