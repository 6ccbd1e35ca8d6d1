package bundle

import (
	"errors"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// bundleSite gives main.js, main.css and worker.js.
func bundleSite(root string) ([]Asset, error) {
	exec, err := wasmExec()
	if err != nil {
		return nil, err
	}
	main, err := bundle(root, "main.tsx", api.FormatESModule, nil)
	if err != nil {
		return nil, err
	}
	// The worker is an entry point of its own: esbuild does not rewrite
	// new Worker(new URL(...)).
	worker, err := bundle(root, "worker/worker.ts", api.FormatIIFE, map[string]string{"wasm_exec": exec})
	if err != nil {
		return nil, err
	}
	return append(main, worker...), nil
}

// bundle bundles one entry point. The page learns the worker's and the
// engine's names from index.html, so no bundle depends on another.
func bundle(root, entry string, format api.Format, alias map[string]string) ([]Asset, error) {
	site := filepath.Join(root, "site")
	result := api.Build(api.BuildOptions{
		AbsWorkingDir:     site,
		EntryPoints:       []string{filepath.Join(site, "src", filepath.FromSlash(entry))},
		Outdir:            filepath.Join(site, "out"), // nothing is written there
		Bundle:            true,
		Alias:             alias,
		Format:            format,
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
		assets = append(assets, hashed(filepath.Base(file.Path), file.Contents))
	}
	return assets, nil
}
