package bundle

import (
	"fmt"
	"os"
	"strings"

	"crossgrant/build/headers"
)

// indexHTML puts the hashed names into the page, which names each asset once,
// in quotes.
func indexHTML(path string, assets []Asset) (Asset, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return Asset{}, err
	}
	page, err := rewrite(string(content), assets)
	if err != nil {
		return Asset{}, fmt.Errorf("%s: %w", path, err)
	}
	return Asset{Name: "index.html", Bytes: []byte(page)}, nil
}

func rewrite(page string, assets []Asset) (string, error) {
	if !strings.Contains(page, `content="`+headers.Policy+`"`) {
		return "", fmt.Errorf("its Content-Security-Policy is not the one of build/headers")
	}
	for _, a := range assets {
		quoted := `"` + a.Source + `"`
		if n := strings.Count(page, quoted); n != 1 {
			return "", fmt.Errorf("it names %s %d times instead of once", quoted, n)
		}
		page = strings.Replace(page, quoted, `"`+a.Name+`"`, 1)
	}
	return page, nil
}
