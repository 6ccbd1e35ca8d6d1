package importer

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"crossgrant/engine/scenario"
)

// Whatever is imported, nothing of the scenario goes, every file has a place in it,
// and the same text again changes nothing more.
func FuzzImport(f *testing.F) {
	paths, _ := filepath.Glob("testdata/*.txtar")
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range scenario.ParseArchive(string(text)).Files {
			if strings.HasPrefix(file.Path, "input/") {
				f.Add(strings.ReplaceAll(file.Text, "~~", "--"), "111122223333")
			}
		}
	}
	desk := scenario.Scenario{Files: []scenario.File{
		{Path: "accounts/A/account.json", Text: "{ \"id\": \"111122223333\" }"},
		{Path: "accounts/A/buckets/one-bucket/bucket.json", Text: "{}"},
		{Path: "accounts/B/account.json", Text: "{ \"id\": \"444455556666\" }"},
		{Path: "flow.sh", Text: "aws sts get-caller-identity\n"},
	}}
	f.Fuzz(func(t *testing.T, text, answer string) {
		answers := []Answer{{0, FieldAccount, answer}, {0, FieldBucket, answer}, {0, FieldName, answer}, {0, FieldOwner, answer}, {0, FieldRole, answer}}
		inputs := []Input{{"x.json", text}}
		first := Import(desk, inputs, answers)
		if len(first.Items) == 0 {
			t.Fatal("nothing is said of the text")
		}
		replaced := map[string]bool{}
		for _, item := range first.Items {
			for _, path := range append(item.Replaced, item.Changed...) {
				replaced[path] = true
			}
		}
		for i, file := range desk.Files {
			if now := first.Scenario.Files[i]; now.Path != file.Path || now.Text != file.Text && !replaced[file.Path] {
				t.Errorf("%s was changed silently", file.Path)
			}
		}
		seen := map[string]bool{}
		for _, file := range first.Scenario.Files {
			if kind, _ := scenario.Describe(file.Path); kind == scenario.Unknown || seen[file.Path] {
				t.Errorf("a file %q that has no place", file.Path)
			}
			seen[file.Path] = true
		}
		if len(first.Items) > 1 || strings.Contains(text, "-- flow.sh --") {
			return // a later item may ask about what an earlier one brought; commands are appended
		}
		again := Import(first.Scenario, inputs, answers)
		for i, file := range again.Scenario.Files {
			if i >= len(first.Scenario.Files) || first.Scenario.Files[i] != file {
				t.Errorf("again it changes %s", file.Path)
			}
		}
	})
}
