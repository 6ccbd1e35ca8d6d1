package api

import (
	"strings"
	"testing"
)

// What a colleague would say where AWS's own answer leaves the question open.
func TestReasons(t *testing.T) {
	for _, c := range []struct{ example, command, want string }{
		{"canned-acl-ownership", "--bucket writer --key public", "the BlockPublicAcls setting in S3 Block Public Access prevents public ACLs"},
		{"locked-out-bucket", "delete-bucket-policy --bucket examplebucket --profile A/root", `Statement "OnlyTheRole" of the bucket policy (accounts/A/buckets/examplebucket/policy.json, A) denies it, but no bucket policy keeps the root user`},
		{"role-chaining", "--profile chain-target", "allows s3:GetObject on arn:aws:s3:::examplebucket/a.txt"},
		{"session-and-boundary", "--role-session-name full", "AdministratorAccess (AWS managed, A) lets user Dev of A make the request"},
	} {
		s, ok := ExampleScenario(c.example)
		if !ok {
			t.Fatal(c.example)
		}
		found := false
		for _, step := range Run(RunRequest{Scenario: s, Trace: -1}).Steps {
			if !strings.Contains(step.Command, c.command) {
				continue
			}
			found = true
			if !strings.Contains(step.Reason, c.want) {
				t.Errorf("%s: %s\n%s\nshould say %s", c.example, step.Command, step.Reason, c.want)
			}
		}
		if !found {
			t.Errorf("%s: no command with %q", c.example, c.command)
		}
	}
}
