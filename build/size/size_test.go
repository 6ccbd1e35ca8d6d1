package size

import (
	"bytes"
	"strings"
	"testing"

	"crossgrant/build/bundle"
)

func TestReport(t *testing.T) {
	for _, c := range []struct {
		engine, page, script, public int
		want                         string // in the error
	}{
		{900 * 1024, 100 * 1024, 100 * 1024, 1 << 30, ""},
		{900*1024 + 1, 0, 0, 0, "the engine is above"},
		{0, 100 * 1024, 100*1024 + 1, 0, "the rest of the first load is above"},
		{1 << 20, 1 << 20, 0, 0, "the engine and the rest of the first load"},
	} {
		sizes := map[string]int{"engine-1.wasm": c.engine, "index.html": c.page, "main-2.js": c.script, "robots.txt": c.public, "frame-3.js": c.public}
		var out bytes.Buffer
		err := Report(&out, []bundle.Asset{
			{Name: "index.html", Source: "index.html"}, {Name: "engine-1.wasm", Source: "engine.wasm"},
			{Name: "main-2.js", Source: "main.js"}, {Name: "robots.txt"}, {Name: "frame-3.js", Source: "frame.js"},
		}, func(a bundle.Asset) (int, error) { return sizes[a.Name], nil })
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v", c, err)
		}
		if !strings.Contains(out.String(), "of 900 KB") || !strings.Contains(out.String(), "1 KB = 1024 bytes") {
			t.Errorf("printed %s", &out)
		}
	}
}
