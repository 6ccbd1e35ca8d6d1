package bundle

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// An entry point of the site.
type entry struct {
	path   string // below site/src
	format api.Format
	alias  map[string]string
	define map[string]string
}

// bundleSite gives main.js, main.css, worker.js, the dictionary of share links,
// what embed.html begins with, and embed.js for the pages that embed it.
func bundleSite(root string) ([]Asset, error) {
	exec, err := WasmExec()
	if err != nil {
		return nil, err
	}
	var assets []Asset
	for _, e := range []entry{
		{path: "main.tsx", format: api.FormatESModule},
		// The worker is an entry point of its own: esbuild does not rewrite
		// new Worker(new URL(...)).
		{path: "worker/worker.ts", format: api.FormatIIFE, alias: map[string]string{"wasm_exec": exec}},
		{path: "embed/frame.ts", format: api.FormatESModule},
	} {
		bundled, err := bundle(root, e)
		if err != nil {
			return nil, err
		}
		for _, a := range bundled {
			assets = append(assets, hashed(a.Name, a.Bytes))
		}
	}
	dictionary, err := os.ReadFile(filepath.Join(root, "site", "src", "link", "dictionary-1.txt"))
	if err != nil {
		return nil, err
	}
	assets = append(assets, hashed("dictionary.txt", dictionary))
	// Other people's pages name embed.js: its name stays.
	element, err := bundle(root, entry{path: "embed/embed.ts", format: api.FormatIIFE})
	if err != nil {
		return nil, err
	}
	return append(assets, element...), nil
}

// bundle bundles one entry point. The page learns the worker's and the
// engine's names from index.html, so no bundle depends on another.
func bundle(root string, e entry) ([]Asset, error) {
	site := filepath.Join(root, "site")
	result := api.Build(api.BuildOptions{
		AbsWorkingDir:     site,
		EntryPoints:       []string{filepath.Join(site, "src", filepath.FromSlash(e.path))},
		Outdir:            filepath.Join(site, "out"), // nothing is written there
		Bundle:            true,
		Alias:             e.alias,
		Define:            e.define,
		Format:            e.format,
		Target:            api.ES2022,
		Platform:          api.PlatformBrowser,
		JSX:               api.JSXAutomatic,
		JSXImportSource:   "preact",
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		LegalComments:     api.LegalCommentsEndOfFile,
		Loader:            map[string]api.Loader{".svg": api.LoaderDataURL, ".txtar": api.LoaderText},
		LogLevel:          api.LogLevelSilent,
	})
	if problems := append(result.Errors, result.Warnings...); len(problems) > 0 {
		text := api.FormatMessages(problems, api.FormatMessagesOptions{Kind: api.ErrorMessage})
		return nil, errors.New("bundling the site:\n" + strings.Join(text, "\n"))
	}
	var assets []Asset
	for _, file := range result.OutputFiles {
		assets = append(assets, Asset{Name: filepath.Base(file.Path), Bytes: file.Contents})
	}
	return assets, nil
}
