// Package bundle builds the site: the engine as WebAssembly, the worker, the
// page and its style sheet under names with a hash of their content, and the
// pages that name them: index.html, embed.html, and the service worker that
// keeps it all for visits without a network. All references are relative, so
// that the result works below any path.
package bundle

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Options of a build. Root is the repository.
type Options struct {
	Root     string
	Out      string // folder of the result; what it held of an earlier build is replaced
	Faults   bool   // an engine that can be told to crash: for tests only
	Compress bool   // write .br and .gz beside each file
}

// An Asset is one file of the result.
type Asset struct {
	Name   string // in the folder
	Source string // its name before hashing: "main.js"
	Bytes  []byte
}

// FirstLoad tells whether the first visit loads the file before it shows a verdict.
func (a Asset) FirstLoad() bool {
	switch a.Source {
	case "index.html", "main.js", "main.css", "worker.js", "engine.wasm":
		return true
	}
	return false
}

// Build builds everything and writes it. A build that fails leaves the folder
// as it was.
func Build(o Options) ([]Asset, error) {
	assets, err := Assets(o)
	if err != nil {
		return nil, err
	}
	return assets, write(o.Out, assets, o.Compress)
}

// Assets gives the files of the site, its pages first.
func Assets(o Options) ([]Asset, error) {
	assets, err := engines(o)
	if err != nil {
		return nil, err
	}
	site, err := bundleSite(o.Root)
	if err != nil {
		return nil, err
	}
	assets = append(assets, site...)
	var pages []Asset
	for _, name := range []string{"index.html", "embed.html"} {
		page, err := page(filepath.Join(o.Root, "site", name), assets)
		if err != nil {
			return nil, err
		}
		pages = append(pages, page)
	}
	assets = append(pages, assets...)
	public, err := publicFiles(filepath.Join(o.Root, "site", "public"))
	if err != nil {
		return nil, err
	}
	assets = append(assets, public...)
	worker, err := serviceWorker(o.Root, assets)
	if err != nil {
		return nil, err
	}
	return append(assets, worker), nil
}

// engines gives the engine twice: the one that a page loads first, and the one
// with everything, which it loads for the first further question.
func engines(o Options) ([]Asset, error) {
	var assets []Asset
	for _, engine := range []struct {
		name string
		tags []string
	}{{"engine.wasm", nil}, {"analyst.wasm", []string{"all"}}} {
		tags := engine.tags
		if o.Faults {
			tags = append(tags, "faults")
		}
		module, err := compileEngine(o.Root, tags...)
		if err != nil {
			return nil, err
		}
		assets = append(assets, hashed(engine.name, module))
	}
	return assets, nil
}

// hashed puts a hash of the content into a name: main.js → main-1f0c….js.
// esbuild could do it for its own output, but the engine needs it as well.
func hashed(source string, content []byte) Asset {
	sum := sha256.Sum256(content)
	ext := filepath.Ext(source)
	name := strings.TrimSuffix(source, ext) + "-" + hex.EncodeToString(sum[:8]) + ext
	return Asset{Name: name, Source: source, Bytes: content}
}

// publicFiles are served as they are, under their own names.
func publicFiles(dir string) (assets []Asset, err error) {
	err = filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		assets = append(assets, Asset{Name: name, Source: name, Bytes: content})
		return nil
	})
	return assets, err
}

// write writes the files and removes what else lies in the folder, except the
// single file, which is made by a build of its own.
func write(out string, assets []Asset, compress bool) error {
	out = filepath.Clean(out)
	keep := map[string]bool{}
	for _, a := range assets {
		path := filepath.Join(out, filepath.FromSlash(a.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		changed, err := writeIfChanged(path, a.Bytes)
		if err != nil {
			return err
		}
		keep[path] = true
		for _, c := range compressions {
			packed := path + c.ext
			if compress {
				if err := c.file(packed, a, changed); err != nil {
					return err
				}
			} else if changed {
				continue // what lies there is the packed form of something else
			}
			keep[packed] = true
		}
	}
	return filepath.WalkDir(out, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || keep[path] || path == filepath.Join(out, SingleName) {
			return err
		}
		return os.Remove(path)
	})
}

func writeIfChanged(path string, content []byte) (changed bool, err error) {
	if old, err := os.ReadFile(path); err == nil && string(old) == string(content) {
		return false, nil
	}
	// Rename, so that a server never sends half a file.
	temporary := path + ".new"
	if err := os.WriteFile(temporary, content, 0o644); err != nil {
		return false, err
	}
	if err := os.Rename(temporary, path); err != nil {
		return false, fmt.Errorf("writing %s: %w", path, err)
	}
	return true, nil
}
