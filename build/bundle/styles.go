package bundle

import (
	"fmt"
	"os"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// CodeMirror's style-mod uses constructed style sheets, which the
// Content-Security-Policy allows, only inside a shadow root; in a document it
// inserts a <style> element, which the policy forbids and a static page can
// give no nonce for. Documents have had adoptedStyleSheets since 2023, so the
// build drops that condition.
const (
	shadowOnly = "!root.head && root.adoptedStyleSheets &&"
	everywhere = "root.adoptedStyleSheets &&"
)

var constructedStyles = api.Plugin{
	Name: "constructed-styles",
	Setup: func(build api.PluginBuild) {
		build.OnLoad(api.OnLoadOptions{Filter: `style-mod[\\/]src[\\/]style-mod\.js$`},
			func(args api.OnLoadArgs) (api.OnLoadResult, error) {
				content, err := os.ReadFile(args.Path)
				if err != nil {
					return api.OnLoadResult{}, err
				}
				code := string(content)
				if strings.Count(code, shadowOnly) != 1 {
					return api.OnLoadResult{}, fmt.Errorf("style-mod has changed: see build/bundle/styles.go")
				}
				code = strings.Replace(code, shadowOnly, everywhere, 1)
				return api.OnLoadResult{Contents: &code, Loader: api.LoaderJS}, nil
			})
	},
}
