package check

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const accounts = `Title
-- accounts/A/account.json --
{ "id": "111111111111" }
-- accounts/A/users/Ann/user.json --
{}
-- flow.sh --
`

const denied = "aws s3api list-buckets --profile Ann\n"

func TestExitStatus(t *testing.T) {
	dir := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	met := file("met.txtar", accounts+denied+"#=> AccessDenied because implicit-deny identity\n")
	unmet := file("unmet.txtar", accounts+denied+"#=> OK\n")
	silent := file("silent.txtar", accounts+denied)
	broken := file("broken.txtar", accounts+denied+"-- accounts/A/nonsense.json --\n{\n")
	empty := file("empty.txtar", "only a title\n")
	missing := filepath.Join(dir, "missing.txtar")
	for _, c := range []struct {
		name  string
		paths []string
		want  int
		out   []string // in this order
	}{
		{"met", []string{met}, Passed, []string{"  implicit-deny  aws s3api list-buckets --profile Ann\n", "met.txtar: 1 command, 1 of 1 as expected, 0 errors\n"}},
		{"unmet", []string{unmet}, Failed, []string{"! implicit-deny  aws s3api list-buckets", "    expected #=> OK, got AccessDenied\n", "0 of 1 as expected, 0 errors\n"}},
		{"nothing expected", []string{silent}, Passed, []string{"  implicit-deny", "0 of 0 as expected, 0 errors\n"}},
		{"an error in a file", []string{broken}, Failed, []string{"broken.txtar: accounts/A/nonsense.json:", ": error: ", " error"}},
		{"no scenario", []string{empty}, Failed, []string{"empty.txtar: error: ", "1 error\n"}},
		{"not there", []string{missing}, Unreadable, nil},
		{"the others are checked all the same", []string{missing, unmet, met}, Unreadable, []string{"0 of 1 as expected", "1 of 1 as expected"}},
		{"one of two", []string{unmet, met}, Failed, []string{"0 of 1", "1 of 1"}},
	} {
		var out, problems bytes.Buffer
		if got := Files(&out, &problems, c.paths); got != c.want {
			t.Errorf("%s: exit status %d, want %d\n%s%s", c.name, got, c.want, &out, &problems)
		}
		rest := out.String()
		for _, want := range c.out {
			_, after, found := strings.Cut(rest, want)
			if !found {
				t.Errorf("%s: no %q, in order, in\n%s", c.name, want, &out)
				break
			}
			rest = after
		}
		if (problems.Len() > 0) != (c.want == Unreadable) {
			t.Errorf("%s: problems: %s", c.name, &problems)
		}
	}
}

// The scenario that the README shows does what it says.
func TestREADMEScenario(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(readme), "```txtar\n")
	text, _, found := strings.Cut(rest, "```\n")
	if !found {
		t.Fatal("README.md shows no scenario")
	}
	path := filepath.Join(t.TempDir(), "readme.txtar")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if status := Files(&out, &out, []string{path}); status != Passed || !strings.Contains(out.String(), "1 of 1 as expected") {
		t.Errorf("exit status %d\n%s", status, &out)
	}
}

func TestBuiltInExamples(t *testing.T) {
	paths, err := filepath.Glob("../../engine/scenario/example/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	var out bytes.Buffer
	if status := Files(&out, &out, paths); status != Passed {
		t.Errorf("exit status %d\n%s", status, &out)
	}
}
