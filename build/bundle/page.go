package bundle

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"crossgrant/build/headers"
)

// named lists what each page names, in quotes, once.
var named = map[string][]string{
	"index.html": {"main.js", "main.css", "worker.js", "engine.wasm", "analyst.wasm", "dictionary.txt"},
	"embed.html": {"main.js", "main.css", "worker.js", "engine.wasm", "analyst.wasm", "dictionary.txt", "frame.js", "frame.css"},
}

// page puts the hashed names into a page.
func page(path string, assets []Asset) (Asset, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return Asset{}, err
	}
	name := filepath.Base(path)
	text, err := rewrite(string(content), named[name], assets)
	if err != nil {
		return Asset{}, fmt.Errorf("%s: %w", path, err)
	}
	return Asset{Name: name, Source: name, Bytes: []byte(text)}, nil
}

func rewrite(page string, sources []string, assets []Asset) (string, error) {
	if !strings.Contains(page, `content="`+headers.Policy+`"`) {
		return "", fmt.Errorf("its Content-Security-Policy is not the one of build/headers")
	}
	for _, source := range sources {
		asset, err := find(assets, source)
		if err != nil {
			return "", err
		}
		quoted := `"` + source + `"`
		if n := strings.Count(page, quoted); n != 1 {
			return "", fmt.Errorf("it names %s %d times instead of once", quoted, n)
		}
		page = strings.Replace(page, quoted, `"`+asset.Name+`"`, 1)
	}
	return page, nil
}

func find(assets []Asset, source string) (Asset, error) {
	for _, a := range assets {
		if a.Source == source {
			return a, nil
		}
	}
	return Asset{}, fmt.Errorf("there is no %s", source)
}
