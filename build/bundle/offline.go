package bundle

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"
)

// serviceWorker gives sw.js, which knows every file of the site with the hash
// of its content. It can have no hash in its own name: browsers ask for it
// under the name that it was registered with.
func serviceWorker(root string, assets []Asset) (Asset, error) {
	list := make([][2]string, len(assets))
	for i, a := range assets {
		sum := sha256.Sum256(a.Bytes)
		list[i] = [2]string{a.Name, base64.StdEncoding.EncodeToString(sum[:])}
	}
	files, err := json.Marshal(list)
	if err != nil {
		return Asset{}, err
	}
	version := sha256.Sum256(files)
	bundled, err := bundle(root, entry{
		path:   "offline/sw.ts",
		format: api.FormatIIFE,
		define: map[string]string{
			"SITE_FILES":   string(files),
			"SITE_VERSION": `"` + base64.RawURLEncoding.EncodeToString(version[:9]) + `"`,
		},
	})
	if err != nil {
		return Asset{}, err
	}
	return Asset{Name: filepath.Base(bundled[0].Name), Bytes: bundled[0].Bytes}, nil
}
