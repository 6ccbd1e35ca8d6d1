package browser

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"crossgrant/build/bundle"
	"crossgrant/build/serve"
)

// Run builds the site, serves it on a free port of this machine and runs the
// tests below site/test with Node's test runner; names choose some of them by
// a part of their path. The tests find in the environment BASE_URL, FAULTS_URL
// (the same site with an engine that can be told to crash), SINGLE_FILE (the
// site as one file) and CHROMIUM.
func Run(root string, names []string) error {
	return run(root, ".test", names, nil, "--test")
}

// Bench does the same with the measurements (*.bench.ts), one after another.
// EMPTY_URL is a page that only runs an empty Go program.
func Bench(root string) error {
	empty, stop, err := hostEmpty()
	if err != nil {
		return err
	}
	defer stop()
	return run(root, ".bench", nil, []string{"EMPTY_URL=" + empty}, "--test", "--test-concurrency=1")
}

func run(root, kind string, names, env []string, nodeOptions ...string) error {
	chromium, err := Ensure(root, os.Stderr)
	if err != nil {
		return err
	}
	tests, remove, err := compileTests(root, kind, names)
	if err != nil {
		return err
	}
	defer remove()
	base, assets, stop, err := host(root, false)
	if err != nil {
		return err
	}
	defer stop()
	single, remove, err := singleFile(assets)
	if err != nil {
		return err
	}
	defer remove()
	faults, _, stop, err := host(root, true)
	if err != nil {
		return err
	}
	defer stop()
	cmd := exec.Command("node", append(append([]string{"--enable-source-maps", "--test-reporter=spec"}, nodeOptions...), tests...)...)
	cmd.Dir = filepath.Join(root, "site")
	cmd.Env = append(append(os.Environ(), env...), "BASE_URL="+base, "FAULTS_URL="+faults, "SINGLE_FILE="+single, "CHROMIUM="+chromium)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("browser tests with %s: %w", chromium, err)
	}
	return nil
}

// host builds the site into a folder of its own and serves it.
func host(root string, faults bool) (url string, assets []bundle.Asset, stop func(), err error) {
	dir, err := os.MkdirTemp("", "crossgrant-site")
	if err != nil {
		return "", nil, nil, err
	}
	remove := func() { os.RemoveAll(dir) }
	assets, err = bundle.Build(bundle.Options{Root: root, Out: dir, Faults: faults})
	if err != nil {
		remove()
		return "", nil, nil, err
	}
	listener, err := serve.Listen(0)
	if err != nil {
		remove()
		return "", nil, nil, err
	}
	server := &http.Server{Handler: serve.Handler(dir)}
	go server.Serve(listener)
	return "http://" + listener.Addr().String() + "/", assets, func() { server.Close(); remove() }, nil
}

// singleFile writes the site as one file into a folder of its own.
func singleFile(assets []bundle.Asset) (path string, remove func(), err error) {
	page, err := bundle.Single(assets)
	if err != nil {
		return "", nil, err
	}
	dir, err := os.MkdirTemp("", "crossgrant-single")
	if err != nil {
		return "", nil, err
	}
	path = filepath.Join(dir, page.Name)
	if err := os.WriteFile(path, page.Bytes, 0o644); err != nil {
		os.RemoveAll(dir)
		return "", nil, err
	}
	return path, func() { os.RemoveAll(dir) }, nil
}

// compileTests turns the TypeScript tests into JavaScript: the oldest Node
// that is supported cannot run TypeScript itself. The result lies below
// node_modules, so that the tests find their packages.
func compileTests(root, kind string, names []string) (tests []string, remove func(), err error) {
	site := filepath.Join(root, "site")
	sources, err := testFiles(filepath.Join(site, "test"), kind, names)
	if err != nil {
		return nil, nil, err
	}
	cache := filepath.Join(site, "node_modules", ".cache")
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return nil, nil, err
	}
	// A folder of its own: two runs at a time do not disturb each other.
	out, err := os.MkdirTemp(cache, "crossgrant-tests-")
	if err != nil {
		return nil, nil, err
	}
	remove = func() { os.RemoveAll(out) }
	result := api.Build(api.BuildOptions{
		AbsWorkingDir:   site,
		EntryPoints:     sources,
		Outbase:         filepath.Join(site, "test"),
		Outdir:          out,
		OutExtension:    map[string]string{".js": ".mjs"},
		Write:           true,
		Bundle:          true,
		Packages:        api.PackagesExternal,
		Platform:        api.PlatformNode,
		Format:          api.FormatESModule,
		Target:          api.ES2022,
		JSX:             api.JSXAutomatic,
		JSXImportSource: "preact",
		Sourcemap:       api.SourceMapInline,
		Loader:          map[string]api.Loader{".css": api.LoaderEmpty, ".txtar": api.LoaderText},
		LogLevel:        api.LogLevelSilent,
	})
	if problems := append(result.Errors, result.Warnings...); len(problems) > 0 {
		text := api.FormatMessages(problems, api.FormatMessagesOptions{Kind: api.ErrorMessage})
		remove()
		return nil, nil, errors.New("bundling the tests:\n" + strings.Join(text, "\n"))
	}
	for _, file := range result.OutputFiles {
		if strings.HasSuffix(file.Path, kind+".mjs") {
			tests = append(tests, file.Path)
		}
	}
	return tests, remove, nil
}

func testFiles(dir, kind string, names []string) (files []string, err error) {
	err = filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if (strings.HasSuffix(path, kind+".ts") || strings.HasSuffix(path, kind+".tsx")) && chosen(path, names) {
			files = append(files, path)
		}
		return nil
	})
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("no *%s.ts in %s match %q", kind, dir, names)
	}
	return files, err
}

func chosen(path string, names []string) bool {
	for _, name := range names {
		if strings.Contains(filepath.ToSlash(path), name) {
			return true
		}
	}
	return len(names) == 0
}
