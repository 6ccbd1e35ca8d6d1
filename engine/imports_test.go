package engine

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "crossgrant/engine/"

// layers, the highest first. A package imports only from layers below its own;
// packages that share a layer do not know one another.
var layers = [][]string{
	{"conformance"},
	{"api"},
	{"analysis", "complete", "export", "importer", "simulate"},
	{"scenario"},
	{"flow"},
	{"s3cmd"},
	{"awscli"},
	{"iam", "sts", "s3"},
	{"service"},
	{"call"},
	{"world"},
	{"explain"},
	{"authz"},
	{"acl"},
	{"eval"},
	{"catalog"},
	{"policy"},
	{"jmespath"},
	{"jsontext", "python"},
	{"value"},
	{"arn"},
	{"wildcard"},
	{"known", "secret"},
	{"diag", "ip", "timestamp"},
}

const pure = "the engine is a pure function from a scenario to a report"

// forbidden tells why the engine does not import a package, or anything below it.
var forbidden = map[string]string{
	"fmt":           "it adds reflection to the WebAssembly, about 60 KB after compression: use strings and strconv",
	"encoding/json": "it adds reflection to the WebAssembly, about 100 KB after compression: read with gjson, write with the generated encoder",
	"reflect":       "it keeps the linker from dropping unused methods",
	"regexp":        "it adds 92 KB to the WebAssembly, and matching here is linear by design",
	"os":            pure + ", and a browser has no files",
	"net/netip":     "it adds 20 KB to the WebAssembly: use engine/ip",
	"net/http":      "it adds half a megabyte to the WebAssembly, and the engine never talks to a network",
	"syscall":       "only the shell in wasm/ knows JavaScript",
	"crypto":        "it adds 44 KB and more to the WebAssembly, and nothing here is secret",
	"math/big":      "it adds to the WebAssembly for numbers that AWS does not have",
	"math/rand":     pure + ": identifiers derive from the scenario",
	"golang.org/x":  "the standard library is enough",
}

// forbiddenCalls are functions that would make two runs differ, or that are large.
var forbiddenCalls = map[string]string{
	"time.Now":                "time passes only where a flow says so",
	"time.Since":              "time passes only where a flow says so",
	"time.Until":              "time passes only where a flow says so",
	"time.Sleep":              "nothing waits",
	"time.Parse":              "layouts and time zones add 16 KB to the WebAssembly: use engine/timestamp",
	"sort.Slice":              oneSort,
	"sort.SliceStable":        oneSort,
	"sort.Sort":               oneSort,
	"sort.Strings":            oneSort,
	"slices.Sort":             oneSort,
	"slices.SortFunc":         oneSort,
	"sync.OnceValue":          generic,
	"slices.DeleteFunc":       generic,
	"slices.Insert":           generic,
	"slices.Backward":         generic,
	"slices.BinarySearchFunc": generic,
	"slices.SortStableFunc":   generic,
}

const (
	oneSort = "every way of sorting adds 3 KB and more to the WebAssembly: use sort.Stable"
	generic = "generic functions are compiled for every type and keep its description, with all methods, in the WebAssembly: write the loop"
)

func TestImports(t *testing.T) {
	files := 0
	for path, file := range parseEngine(t) {
		files++
		from := packageOf(path)
		for _, spec := range file.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			if problem := importProblem(from, name); problem != "" {
				t.Errorf("%s imports %s: %s", path, name, problem)
			}
		}
		for call := range calls(file) {
			if why := forbiddenCalls[call]; why != "" {
				t.Errorf("%s calls %s: %s", path, call, why)
			}
		}
	}
	if files == 0 {
		t.Error("no files were looked at")
	}
}

func TestImportProblem(t *testing.T) {
	for _, c := range []struct{ from, name, want string }{
		{"flow", "crossgrant/engine/s3", ""},
		{"s3", "crossgrant/engine/flow", "imports go downwards"},
		{"s3", "crossgrant/engine/iam", "share a layer"},
		{"wildcard", "strings", ""},
		{"eval", "crypto/sha256", "44 KB"},
		{"eval", "golang.org/x/text", "standard library"},
		{"eval", "osx", ""},
		{"eval", "crossgrant/build/bundle", "part of the engine"},
		{"novel", "crossgrant/engine/diag", "no place in the layers"},
	} {
		got := importProblem(c.from, c.name)
		if (c.want == "") != (got == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s importing %s: %q, want %q", c.from, c.name, got, c.want)
		}
	}
}

// parseEngine reads the imports and calls of every file that is compiled into the engine.
func parseEngine(t *testing.T) map[string]*ast.File {
	t.Helper()
	files := map[string]*ast.File{}
	fset := token.NewFileSet()
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (path == "internal" || entry.Name() == "testdata"):
			return filepath.SkipDir // internal holds modules that stand in for others
		case entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(fset, path, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		if !generator(file) {
			files[filepath.ToSlash(path)] = file
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// generator tells whether a file is a program that writes code and is left out of every build.
func generator(file *ast.File) bool {
	for _, group := range file.Comments {
		if group.Pos() > file.Package {
			break
		}
		for _, c := range group.List {
			if c.Text == "//go:build ignore" {
				return true
			}
		}
	}
	return false
}

// packageOf gives the engine's package that a file or an import path below engine/ belongs to.
func packageOf(path string) string {
	name, _, _ := strings.Cut(path, "/")
	return name
}

func importProblem(from, name string) string {
	for path, why := range forbidden {
		if name == path || strings.HasPrefix(name, path+"/") {
			return why
		}
	}
	if !strings.HasPrefix(name, "crossgrant/") {
		return ""
	}
	rest, inEngine := strings.CutPrefix(name, module)
	if !inEngine {
		return "it is not part of the engine"
	}
	to := packageOf(rest)
	upper, lower := layerOf(from), layerOf(to)
	switch {
	case from == to:
		return ""
	case upper < 0:
		return from + " has no place in the layers of this test yet"
	case lower < 0:
		return to + " has no place in the layers of this test yet"
	case upper == lower:
		return "packages that share a layer do not know one another, so that each can be read alone"
	case upper > lower:
		return "imports go downwards only, so that what is below can be understood and tested without what is above"
	}
	return ""
}

func layerOf(name string) int {
	return slices.IndexFunc(layers, func(layer []string) bool { return slices.Contains(layer, name) })
}

// calls gives the uses of functions of packages, by "time.Now".
func calls(file *ast.File) map[string]bool {
	uses := map[string]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := sel.X.(*ast.Ident); ok {
				uses[x.Name+"."+sel.Sel.Name] = true
			}
		}
		return true
	})
	return uses
}
