package typegen

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const repository = "../.."

func TestGeneratedFilesAreFresh(t *testing.T) {
	files, err := Files(repository)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		have, err := os.ReadFile(filepath.Join(repository, f.Path))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(have, f.Text) {
			t.Errorf("%s is stale: go run ./build types", f.Path)
		}
	}
}

func TestJSONName(t *testing.T) {
	for name, want := range map[string]string{
		"ID":                "id",
		"ARN":               "arn",
		"ACL":               "acl",
		"Title":             "title",
		"HTTPStatus":        "httpStatus",
		"ExitCode":          "exitCode",
		"CanonicalUserID":   "canonicalUserId",
		"HasPolicy":         "hasPolicy",
		"BlockPublicAcls":   "blockPublicAcls",
		"BlockPublicAccess": "blockPublicAccess",
	} {
		if got := jsonName(name); got != want {
			t.Errorf("jsonName(%s) = %s, want %s", name, got, want)
		}
	}
}

const header = "package api\n"

func TestTypeScript(t *testing.T) {
	m, err := parse(source{"types.go", []byte(header + `
type Scene struct{ Title string }
// Colour of a thing.
//
// It has */ in its comment.
type Colour string
const (
	Red  Colour = "red" // like blood
	Blue Colour = "blue"
)
// Report is everything.
type Report struct {
	// One says a thing.
	One     *Scene
	Many    []Colour // of all sorts
	HTTPOK  bool
	A, B    int
}`)})
	if err != nil {
		t.Fatal(err)
	}
	got := string(typeScript(m))
	for _, want := range []string{
		"/**\n * Colour of a thing.\n *\n * It has *\u200b/ in its comment.\n */\nexport type Colour =\n  /** like blood */\n  | \"red\"\n  | \"blue\";\n",
		"/** Report is everything. */\nexport interface Report {\n  /** One says a thing. */\n  one: Scene | null;\n  /** of all sorts */\n  many: Colour[];\n  httpok: boolean;\n  a: number;\n  b: number;\n}\n",
		"  examples: { request: Record<string, never>; reply: ExamplesReply };\n",
		"  run: { request: RunRequest; reply: Report };\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestWhatTheGeneratorRefuses(t *testing.T) {
	for _, c := range []struct{ code, want string }{
		{"type Report struct{ X float64 }", "Report.X: unknown type float64"},
		{"type Report struct{ X map[string]string }", "types.go:2:21: Report.X"},
		{"type Report struct{ X [][]string }", "does not know"},
		{"type Report struct{ X *string }", "only structs are pointed to"},
		{"type Scene struct{ Title string }\ntype Report struct{ Scene }", "embedded"},
		{"type Report int", "only string types and structs"},
		{"type Report string", "has no constants"},
		{"type Report struct{}\nfunc f() {}", "only types and constants"},
	} {
		_, err := parse(source{"types.go", []byte(header + c.code)})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.code, err, c.want)
		}
	}
}

func TestCallsNameDeclaredTypes(t *testing.T) {
	m, err := parse(source{"types.go", []byte(header + "type Report struct{}")})
	if err != nil {
		t.Fatal(err)
	}
	if err := m.checkCalls(); err == nil || !strings.Contains(err.Error(), `call "about": unknown type AboutReply`) {
		t.Errorf("%v", err)
	}
}

func TestSeveralFilesAreOneModel(t *testing.T) {
	m, err := parse(
		source{"types.go", []byte(header + "type Scene struct{ Title string }")},
		source{"types_more.go", []byte(header + "type Report struct{ Scene Scene }")},
	)
	if err != nil || len(m.types) != 2 {
		t.Errorf("%v, %v", m, err)
	}
}
