// Package conformance runs known answers: what AWS decides, as lines of JSON, and
// whole flows, as scenarios. The folder named by CONFORMANCE_DIR adds more.
package conformance

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// counts of what ran, by kind and by feature.
var counts = struct{ kinds, features map[string]int }{map[string]int{}, map[string]int{}}

func TestConformance(t *testing.T) {
	folders := []string{"testdata", filepath.Join("..", "scenario", "example"), filepath.Join("..", "scenario", "template")}
	if more := os.Getenv("CONFORMANCE_DIR"); more != "" {
		folders = append(folders, more)
	}
	ran := 0
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			name, _ := filepath.Rel(folder, path)
			name = filepath.ToSlash(name)
			switch filepath.Ext(path) {
			case ".jsonl":
				ran++
				t.Run(name, func(t *testing.T) { runCases(t, path) })
			case ".txtar":
				ran++
				t.Run(name, func(t *testing.T) { runScenario(t, path) })
			}
			return nil
		})
		if err != nil {
			t.Errorf("%s: %v", folder, err)
		}
	}
	if ran == 0 {
		t.Error("no cases found")
	}
	report(t, "kind", counts.kinds)
	report(t, "feature", counts.features)
}

func report(t *testing.T, what string, counts map[string]int) {
	var names []string
	for n := range counts {
		names = append(names, n)
	}
	slices.Sort(names)
	for _, n := range names {
		t.Logf("%s %s: %d", what, n, counts[n])
	}
}

// header is what every case has.
type header struct {
	Kind     string
	Name     string
	Features []string
}

func runCases(t *testing.T, path string) {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for i, line := range strings.Split(string(text), "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		var h header
		if err := json.Unmarshal([]byte(line), &h); err != nil {
			t.Errorf("line %d: %v", i+1, err)
			continue
		}
		if h.Name == "" || seen[h.Name] {
			t.Errorf("line %d: the name %q is missing or used twice", i+1, h.Name)
		}
		seen[h.Name] = true
		t.Run(h.Name, func(t *testing.T) {
			switch h.Kind {
			case "authorize":
				d := runAuthorize(t, line)
				// The features of cases from elsewhere are for counting only.
				if strings.HasPrefix(path, "testdata") {
					checkUnverified(t, h.Features, d)
				}
			case "operator":
				runOperator(t, line)
			default:
				t.Fatalf("unknown kind %q", h.Kind)
			}
			counts.kinds[h.Kind]++
			for _, f := range h.Features {
				counts.features[f]++
			}
		})
	}
}

// strict decodes a case; an unknown field is an error.
func strict(t *testing.T, line string, into any) {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(line))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		t.Fatal(err)
	}
}

// texts is a string or a list of strings; numbers and booleans count as their text.
type texts []string

func (x *texts) UnmarshalJSON(b []byte) error {
	var one any
	if err := json.Unmarshal(b, &one); err != nil {
		return err
	}
	*x = texts{}
	list, ok := one.([]any)
	if !ok {
		list = []any{one}
	}
	for _, v := range list {
		switch v := v.(type) {
		case nil:
		case string:
			*x = append(*x, v)
		default:
			s, _ := json.Marshal(v)
			*x = append(*x, string(s))
		}
	}
	return nil
}
