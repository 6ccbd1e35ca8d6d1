package secret

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
)

// A case of testdata/cases.jsonl. The sign "~" is taken out of its texts: it keeps
// the repository free of what scanners for leaked keys look for.
type testCase struct {
	Note, Text string
	Found      [][2]string
	Redacted   *string
}

func cases(t testing.TB) (out []testCase) {
	f, err := os.Open("testdata/cases.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var c testCase
		if err := json.Unmarshal([]byte(strings.ReplaceAll(lines.Text(), "~", "")), &c); err != nil {
			t.Fatal(err)
		}
		out = append(out, c)
	}
	if len(out) < 20 {
		t.Fatalf("%d cases", len(out))
	}
	return out
}

func TestFind(t *testing.T) {
	for _, c := range cases(t) {
		t.Run(c.Note, func(t *testing.T) {
			var got [][2]string
			for _, f := range Find(c.Text) {
				got = append(got, [2]string{f.Kind.String(), c.Text[f.Range.Start:f.Range.End]})
			}
			if !slices.Equal(got, c.Found) {
				t.Errorf("found %q, want %q", got, c.Found)
			}
			var x Redactor
			redacted := x.Redact(c.Text)
			if c.Redacted != nil && redacted != *c.Redacted {
				t.Errorf("redacted: %q, want %q", redacted, *c.Redacted)
			}
			if x.Count != len(c.Found) {
				t.Errorf("%d replaced of %d", x.Count, len(c.Found))
			}
		})
	}
}

func FuzzRedact(f *testing.F) {
	for _, c := range cases(f) {
		f.Add(c.Text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var first, again Redactor
		redacted := first.Redact(text)
		if first.Count == 0 && redacted != text {
			t.Error("changed without a finding")
		}
		if again.Redact(redacted); again.Count > 0 {
			t.Errorf("%q still holds credentials", redacted)
		}
	})
}
