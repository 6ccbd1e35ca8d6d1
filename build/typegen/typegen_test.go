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

// header declares what the table of calls names.
const header = `package api
type ExamplesReply struct{ Names []string }
type ExampleRequest struct{ Name string }
type Scenario struct{ Title string }
type OpenRequest struct{ Archive string }
type OpenReply struct{ Scenario Scenario }
type SaveRequest struct{ Scenario Scenario }
type SaveReply struct{ Archive string }
type AboutReply struct{ Texts []string }
type SimulateRequest struct{ Action string }
type SimulateReply struct{ Error string }
type RunRequest struct{ Scenario Scenario }
`

func TestTypeScript(t *testing.T) {
	m, err := parse("types.go", []byte(header+`
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
	One     *Scenario
	Many    []Colour // of all sorts
	HTTPOK  bool
	A, B    int
}`))
	if err != nil {
		t.Fatal(err)
	}
	got := string(typeScript(m))
	for _, want := range []string{
		"/**\n * Colour of a thing.\n *\n * It has *\u200b/ in its comment.\n */\nexport type Colour =\n  /** like blood */\n  | \"red\"\n  | \"blue\";\n",
		"/** Report is everything. */\nexport interface Report {\n  /** One says a thing. */\n  one: Scenario | null;\n  /** of all sorts */\n  many: Colour[];\n  httpok: boolean;\n  a: number;\n  b: number;\n}\n",
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
		{"type Report struct{ X map[string]string }", "types.go:13:21: Report.X"},
		{"type Report struct{ X [][]string }", "does not know"},
		{"type Report struct{ X *string }", "only structs are pointed to"},
		{"type Report struct{ Scenario }", "embedded"},
		{"type Report int", "only string types and structs"},
		{"type Report string", "has no constants"},
		{"type Other struct{}", `call "run": unknown type Report`},
		{"type Report struct{}\nfunc f() {}", "only types and constants"},
	} {
		_, err := parse("types.go", []byte(header+c.code))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.code, err, c.want)
		}
	}
}
