package importer

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"crossgrant/engine/diag"
	"crossgrant/engine/jsontext"
	"crossgrant/engine/scenario"
)

var update = flag.Bool("u", false, "write what comes out as what is wanted")

// A case is an archive: "scenario/PATH" are the files that are there, "input/NAME"
// what is imported, "answers" lines of ITEM FIELD TEXT, "want" what is said of the
// items, and "want/PATH" the files that were added, replaced or changed. In an input
// "~~" stands for "--", so that it may be an archive itself.
func TestImport(t *testing.T) {
	paths, _ := filepath.Glob("testdata/*.txtar")
	if len(paths) < 5 {
		t.Fatal("the cases are not found")
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			ar := scenario.ParseArchive(string(data))
			got, kept := runCase(t, ar)
			if *update {
				ar.Files = append(kept, got...)
				if err := os.WriteFile(path, []byte(scenario.FormatArchive(ar)), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want := ar.Files[len(kept):]
			for i := range max(len(got), len(want)) {
				switch {
				case i >= len(want):
					t.Errorf("unexpected %s:\n%s", got[i].Path, got[i].Text)
				case i >= len(got):
					t.Errorf("missing %s", want[i].Path)
				case got[i].Path != want[i].Path || got[i].Text != want[i].Text:
					t.Errorf("got %s:\n%s\nwant %s:\n%s", got[i].Path, got[i].Text, want[i].Path, want[i].Text)
				}
			}
		})
	}
}

func runCase(t *testing.T, ar scenario.Scenario) (got, kept []scenario.File) {
	var s scenario.Scenario
	var inputs []Input
	var answers []Answer
	for _, f := range ar.Files {
		name, text := f.Path, f.Text
		switch {
		case strings.HasPrefix(name, "scenario/"):
			s.Files = append(s.Files, scenario.File{Path: name[len("scenario/"):], Text: text})
		case strings.HasPrefix(name, "input/"):
			inputs = append(inputs, Input{name[len("input/"):], strings.ReplaceAll(text, "~~", "--")})
		case name == "answers":
			for line := range strings.Lines(text) {
				var a Answer
				if _, err := fmt.Sscan(line, &a.Item, &a.Field, &a.Text); err != nil {
					t.Fatal(err)
				}
				answers = append(answers, a)
			}
		default:
			continue
		}
		kept = append(kept, f)
	}
	before := scenario.Scenario{Files: append([]scenario.File(nil), s.Files...)}
	result := Import(s, inputs, answers)
	for i, f := range before.Files {
		if s.Files[i] != f {
			t.Errorf("%s of the given scenario was changed", f.Path)
		}
	}
	got = append(got, scenario.File{Path: "want", Text: summary(result, inputs)})
	for _, f := range result.Scenario.Files {
		if old, ok := before.File(f.Path); ok && old == f.Text {
			continue
		}
		got = append(got, scenario.File{Path: "want/" + f.Path, Text: f.Text})
		if strings.HasSuffix(f.Path, ".json") && !strings.HasPrefix(f.Path, "files/") {
			if err := jsontext.Check(f.Text); err != nil {
				t.Errorf("%s is not JSON: %s", f.Path, err.Message)
			}
		}
	}
	return got, kept
}

func summary(r Result, inputs []Input) string {
	var b strings.Builder
	for i, item := range r.Items {
		fmt.Fprintf(&b, "%d %s\n", i, item.Title)
		for _, list := range []struct {
			mark  string
			texts []string
		}{{"+", item.Added}, {"!", item.Replaced}, {"~", item.Changed}, {"note", item.Notes}} {
			for _, text := range list.texts {
				fmt.Fprintf(&b, "  %s %s\n", list.mark, text)
			}
		}
		for _, q := range item.Questions {
			fmt.Fprintf(&b, "  ? %s: %s %q = %q\n", q.Field, q.Text, q.Options, q.Answer)
		}
		if p := item.Problem; p != nil {
			place := diag.NewIndex(inputs[item.Input].Text).Place(p.Range.Start)
			fmt.Fprintf(&b, "  problem at %d:%d: %s %s\n", place.Line, place.Column, p.Message, p.Hint)
		}
	}
	if r.Secrets > 0 {
		fmt.Fprintf(&b, "%d credentials taken out\n", r.Secrets)
	}
	return b.String()
}
