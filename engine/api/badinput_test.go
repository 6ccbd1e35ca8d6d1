package api

import (
	"strconv"
	"strings"
	"testing"
)

// Whatever a file holds, the answer is a diagnostic at its place, and what does
// not depend on that file still runs.
func TestBadInput(t *testing.T) {
	const bucketPolicy = "accounts/A/buckets/examplebucket/policy.json"
	deep := strings.Repeat("[", 100_000)
	cases := []struct {
		name, path, text string
		file, message    string
		line, column     int
	}{
		{"unknown path", "accounts/A/nothing/x.json", "{}", "accounts/A/nothing/x.json", "has no file", 1, 1},
		{"syntax error", bucketPolicy, "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [}\n", bucketPolicy, "This policy contains invalid Json", 3, 17},
		{"duplicate key", bucketPolicy, "{\"Version\": \"2012-10-17\",\n \"Version\": \"2012-10-17\", \"Statement\": []}", bucketPolicy, "Policy already has instance of Version", 2, 2},
		{"unknown operator", bucketPolicy, `{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::examplebucket/*", "Condition": {"StringIs": {"aws:SourceIp": "x"}}}}`, bucketPolicy, "Invalid Condition type : StringIs", 1, 162},
		{"nested brackets", bucketPolicy, deep, bucketPolicy, "Policies must be valid JSON and the first byte must be '{'", 1, 66},
		{"nested braces", bucketPolicy, strings.Repeat(`{"a":`, 100_000), bucketPolicy, "This policy contains invalid Json", 1, 1 + 5*65},
		{"5 MB of text", bucketPolicy, "{" + strings.Repeat("x", 5<<20), bucketPolicy, "", 1, 1},
		{"5 MB of settings", "accounts/A/users/AccountAadmin/user.json", "{" + strings.Repeat(" ", 5<<20), "accounts/A/users/AccountAadmin/user.json", "larger than 1 MiB", 1, 1},
		{"a command that does not parse", "flow.sh", "aws sts get-caller-identity --profile AccountAadmin\n#=> OK\n\naws s3api put-object --bucket 'x\n", "flow.sh", "quot", 4, 31},
		{"a pipe", "flow.sh", "aws sts get-caller-identity | cat\n", "flow.sh", "not supported", 1, 29},
		{"an unknown option", "flow.sh", "aws s3api get-object --bucket b --bukket b --key k o --profile AccountAadmin\n", "flow.sh", "Unknown options: --bukket", 1, 33},
		{"more commands than there can be", "flow.sh", strings.Repeat("aws sts get-caller-identity --profile AccountAadmin\n", 1100), "flow.sh", "at most 1000", 1002, 1},
		{"5 MB of flow", "flow.sh", strings.Repeat("x", 5<<20), "flow.sh", "", 1, 1},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s, _ := ExampleScenario("example4")
			replaced := false
			for i := range s.Files {
				if s.Files[i].Path == c.path {
					s.Files[i].Text, replaced = c.text, true
				}
			}
			if !replaced {
				s.Files = append(s.Files, File{c.path, c.text})
			}
			report := Run(RunRequest{Scenario: s, Trace: -1})
			if len(report.Steps) == 0 {
				t.Error("nothing ran")
			}
			var found []string
			for _, d := range report.Diagnostics {
				if d.File == c.file && strings.Contains(d.Message, c.message) && d.Range.Start.Line == c.line && d.Range.Start.Column == c.column {
					return
				}
				found = append(found, d.File+":"+strconv.Itoa(d.Range.Start.Line)+":"+strconv.Itoa(d.Range.Start.Column)+": "+d.Message)
			}
			t.Errorf("not reported; found %.2000q", found)
		})
	}
}

// A command as somebody nobody knows is the CLI's own error.
func TestUnknownProfile(t *testing.T) {
	s, _ := ExampleScenario("example4")
	for i := range s.Files {
		if s.Files[i].Path == "flow.sh" {
			s.Files[i].Text = "aws sts get-caller-identity --profile Nobody\n#=> Configuration\naws sts get-caller-identity\n#=> Configuration\n"
		}
	}
	report := Run(RunRequest{Scenario: s})
	for i, want := range []string{"The config profile (Nobody) could not be found", "Unable to locate credentials"} {
		if step := report.Steps[i]; !step.Expectation.Met || !strings.Contains(step.Result.Stderr, want) || !strings.Contains(step.Reason, want) {
			t.Errorf("%s: %s %s", step.Command, step.Result.Stderr, step.Reason)
		}
	}
}
