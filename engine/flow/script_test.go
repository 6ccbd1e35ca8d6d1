package flow

import (
	"strings"
	"testing"
	"time"
)

func TestParse(t *testing.T) {
	text := strings.Join([]string{
		"# A heading for all of it",
		"",
		"# Upload",
		"# in two lines",
		"aws s3api put-object --bucket b \\",
		"  --key k --profile P",
		"#=> AccessDenied because explicit-deny accounts/A/buckets/b/policy.json#my Sid",
		"#=~ Access Denied",
		"#=~   two",
		"#-> profile Temp",
		"",
		"#@ clock +90m",
		"#@ clock +1h",
		"aws iam put-user-policy --policy-document '{",
		"  # not a comment",
		"}' --profile P",
		"#=> OK",
	}, "\n")
	script, found := Parse(text)
	if len(found) != 0 {
		t.Fatalf("diagnostics: %+v", found)
	}
	if len(script.Steps) != 2 {
		t.Fatalf("%d steps", len(script.Steps))
	}
	first, second := script.Steps[0], script.Steps[1]
	if first.Description != "Upload\nin two lines" || first.Store != "Temp" {
		t.Errorf("first: %+v", first)
	}
	if got := text[first.Range.Start:first.Range.End]; got != first.Command || !strings.HasSuffix(got, "--profile P") {
		t.Errorf("range covers %q, command is %q", got, first.Command)
	}
	e := first.Expect
	if e.Code != "AccessDenied" || e.Because != "explicit-deny" || e.File != "accounts/A/buckets/b/policy.json" || e.Statement != "my Sid" ||
		len(e.Contains) != 2 || e.Contains[1] != "  two" {
		t.Errorf("expectation: %+v", e)
	}
	if second.Wait != 150*time.Minute || second.Description != "" || !strings.Contains(second.Command, "# not a comment") || second.Expect.Code != "OK" {
		t.Errorf("second: %+v", second)
	}
}

func TestParseReports(t *testing.T) {
	cases := []struct{ text, at, message string }{
		{"#=> OK", "#=> OK", "directly after a command"},
		{"aws sts x\n\n#=> OK", "#=> OK", "directly after a command"},
		{"aws sts x\n#=~ a\n#=> OK", "#=> OK", "directly after a command"},
		{"aws sts x\n#=> OK\n#=> OK", "#=> OK", "directly after a command"},
		{"aws sts x\n#=>", "#=>", "OK or one AWS error code"},
		{"aws sts x\n#=> Access Denied", "#=> Access Denied", "OK or one AWS error code"},
		{"aws sts x\n#=> AccessDenied because of that", "#=> AccessDenied because of that", "explicit-deny"},
		{"aws sts x\n#=> AccessDenied because implicit-deny nothing", "#=> AccessDenied because implicit-deny nothing", "explicit-deny"},
		{"aws sts x\n#=> OK because implicit-deny", "#=> OK because implicit-deny", "only a refusal"},
		{"aws sts x\n#=~", "#=~", "Expected a text"},
		{"aws sts x\n#-> Temp", "#-> Temp", "#-> profile NAME"},
		{"#@ clock 90m", "#@ clock 90m", "#@ clock"},
		{"#@ clock +99999999999999999999d", "#@ clock +99999999999999999999d", "#@ clock"},
	}
	for _, c := range cases {
		_, found := Parse(c.text)
		if len(found) != 1 {
			t.Errorf("%q: %d diagnostics", c.text, len(found))
			continue
		}
		d := found[0]
		if got := c.text[d.Range.Start:d.Range.End]; !strings.HasSuffix(c.text, c.at) || got != c.at || d.File != File || !strings.Contains(d.Message, c.message) {
			t.Errorf("%q: %q at %q", c.text, d.Message, got)
		}
	}
}

// An open quotation must not swallow the commands behind it.
func TestParseOpenQuote(t *testing.T) {
	script, _ := Parse("aws s3api list-objects-v2 --bucket 'b\n#=> OK\naws sts get-caller-identity\n")
	if len(script.Steps) != 2 || script.Steps[1].Command != "aws sts get-caller-identity" {
		t.Errorf("%+v", script.Steps)
	}
}

func FuzzScript(f *testing.F) {
	for _, s := range []string{"aws sts x\n#=> OK\n#-> profile P", "# c\naws 'a\nb'\n", "#@ clock +1d\naws a \\\n", "#=> A because explicit-deny f#0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		script, found := Parse(text)
		for _, d := range found {
			if d.Range.Start < 0 || d.Range.Start > d.Range.End || d.Range.End > len(text) {
				t.Fatalf("range %v outside the text", d.Range)
			}
		}
		end := 0
		for _, s := range script.Steps {
			if s.Range.Start < end || text[s.Range.Start:s.Range.End] != s.Command || s.Command == "" {
				t.Fatalf("command %q at %v", s.Command, s.Range)
			}
			end = s.Range.End
		}
	})
}
