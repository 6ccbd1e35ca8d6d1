package awscli

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"crossgrant/engine/python"
)

func seeds(f *testing.F) {
	text, err := os.ReadFile("testdata/commands.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, line := range strings.Split(string(text), "\n") {
		if command, ok := strings.CutPrefix(line, "$ "); ok {
			f.Add(command)
		}
	}
	f.Add("aws iam tag-user --user-name u --tags \\\n  Key=a,Value=b \\\r\n  Key=c,Value=d")
	f.Add("aws iam tag-user --user-name u --tags Key=" + strings.Repeat("[", 1000))
	f.Add("aws iam tag-user --user-name u --tags " + strings.Repeat("[", 1000))
}

func FuzzSplit(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, line string) {
		words, problem := Split(line)
		if problem != nil {
			if r := problem.Range; r.Start < 0 || r.End > len(line) || r.Empty() || problem.Message == "" {
				t.Fatalf("%q: %+v", line, problem)
			}
			return
		}
		last := 0
		for _, w := range words {
			if w.Range.Start < last || w.Range.End <= w.Range.Start || w.Range.End > len(line) {
				t.Fatalf("%q: ranges %+v", line, words)
			}
			last = w.Range.End
		}
		// Words in single quotes are the same words.
		var quoted []string
		for _, w := range words {
			quoted = append(quoted, "'"+strings.ReplaceAll(w.Text, "'", `'\''`)+"'")
		}
		again, problem := Split(strings.Join(quoted, " "))
		if problem != nil || len(again) != len(words) {
			t.Fatalf("%q: quoted %q: %+v %+v", line, quoted, again, problem)
		}
		for i := range words {
			if again[i].Text != words[i].Text {
				t.Fatalf("%q: %q, quoted %q", line, words[i].Text, again[i].Text)
			}
		}
	})
}

func FuzzParse(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, line string) {
		words, problem := Split(line)
		if problem != nil {
			return
		}
		c, failure := Parse(words, testFiles)
		if (c == nil) == (failure == nil) {
			t.Fatalf("%q: %+v %+v", line, c, failure)
		}
		if failure != nil {
			if r := failure.Range; failure.Message == "" || failure.Stderr == "" || failure.ExitCode == 0 || r.Start < 0 || r.End > len(line) {
				t.Fatalf("%q: %+v", line, failure)
			}
			return
		}
		if c.S3 != nil {
			if len(c.S3.Paths) > 2 || c.Params == nil {
				t.Fatalf("%q: %+v", line, c.S3)
			}
			return
		}
		if c.Skeleton != "" {
			if !json.Valid([]byte(c.Skeleton)) {
				t.Fatalf("%q: %s", line, c.Skeleton)
			}
			return
		}
		if problems := validate(c.Params, c.model.Input); problems != "" {
			t.Fatalf("%q: %s", line, problems)
		}
		if out := python.AppendJSON(nil, c.Params); !json.Valid(out) {
			t.Fatalf("%q: %s", line, out)
		}
	})
}

func FuzzConfig(f *testing.F) {
	f.Add(sampleConfig)
	f.Add("[profile a]\nrole_arn=x\nsource_profile=a\n[b]\n[profile 'c\n")
	f.Fuzz(func(t *testing.T, text string) {
		c, found := ParseConfig(text)
		for _, d := range found {
			if d.Range.Start < 0 || d.Range.End > len(text) || d.Range.Empty() || d.Message == "" || d.Code == "" {
				t.Fatalf("%q: %+v", text, d)
			}
		}
		for _, p := range c.Profiles {
			base, roles, failure := c.Resolve(p.Name, func(name string) bool { return name == "x" }, 0)
			if failure == nil && base != "x" || failure != nil && roles != nil {
				t.Fatalf("%q: %s: %q %+v %+v", text, p.Name, base, roles, failure)
			}
		}
	})
}
