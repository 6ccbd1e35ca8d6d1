package api

import (
	"strings"
	"testing"
)

// What a colleague would say where AWS's own answer leaves the question open.
func TestReasons(t *testing.T) {
	for _, c := range []struct{ example, command, want string }{
		{"canned-acl-ownership", "--bucket writer --key public", "the BlockPublicAcls setting in S3 Block Public Access prevents public ACLs"},
		{"locked-out-bucket", "delete-bucket-policy --bucket examplebucket --profile A/root", `Statement "OnlyTheRole" of the bucket policy (accounts/A/buckets/examplebucket/policy.json, account A) denies it, but no bucket policy keeps the root user`},
		{"role-chaining", "--profile chain-target", "allows s3:GetObject on arn:aws:s3:::examplebucket/a.txt"},
		{"session-and-boundary", "--role-session-name full", "AdministratorAccess (AWS managed, account A) lets user Dev of account A make the request"},
		{"public-access-block", "--bucket oldbucket --key index.html index.html", "IgnorePublicAcls of S3 Block Public Access leaves its public grants without effect"},
		{"objects-not-owned", "--key HappyFace.jpg copy.jpg --profile Dave", `Statement "DaveReads" of the bucket policy (accounts/A/buckets/examplebucket/policy.json, account A) allows s3:GetObject on arn:aws:s3:::examplebucket/HappyFace.jpg; the ACL of the object, which account B owns, grants READ`},
	} {
		s, ok := ExampleScenario(c.example)
		if !ok {
			t.Fatal(c.example)
		}
		var reasons []string
		for _, step := range Run(RunRequest{Scenario: s, Trace: -1}).Steps {
			if !strings.Contains(step.Command, c.command) {
				continue
			}
			reasons = append(reasons, step.Reason)
		}
		// The same command may stand in a flow before and after a change.
		if !strings.Contains(strings.Join(reasons, "\n"), c.want) {
			t.Errorf("%s: %s: %q\nshould say %s", c.example, c.command, reasons, c.want)
		}
	}
}

func TestEndpointOfAnotherRegion(t *testing.T) {
	s := Open("An endpoint elsewhere\n-- accounts/A/account.json --\n{ \"id\": \"111111111111\" }\n-- flow.sh --\n" +
		"aws s3api list-buckets --endpoint-url http://s3.eu-west-1.amazonaws.com --profile A/root\n" +
		"aws s3api list-buckets --endpoint-url http://s3.eu-west-1.amazonaws.com --region eu-west-1 --profile A/root\n").Scenario
	steps := Run(RunRequest{Scenario: s}).Steps
	if steps[0].Verdict != VerdictNotModelled || steps[1].Verdict != VerdictAllow {
		t.Errorf("%s, %s", steps[0].Verdict, steps[1].Verdict)
	}
}

func TestReasonsOfUnacceptedCredentials(t *testing.T) {
	s := Open(`Credentials
-- accounts/A/account.json --
{ "id": "111111111111" }
-- accounts/A/users/admin/user.json --
{ "managedPolicies": ["arn:aws:iam::aws:policy/AdministratorAccess"] }
-- accounts/A/users/Dave/user.json --
{}
-- flow.sh --
aws sts get-session-token --profile admin
#-> profile session
aws iam list-users --profile session
aws iam delete-user --user-name Dave --profile admin
aws iam get-user --profile Dave
aws s3api list-buckets --profile Dave
`).Scenario
	steps := Run(RunRequest{Scenario: s}).Steps
	for i, want := range []string{
		"This call needs no permission.",
		"InvalidClientTokenId: The security token included in the request is invalid. IAM takes no credentials of GetFederationToken",
		"allows iam:DeleteUser",
		"InvalidClientTokenId: The security token included in the request is invalid. The user or role that these credentials are of has been deleted.",
		"InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records. The user or role that these credentials are of has been deleted.",
	} {
		if !strings.Contains(steps[i].Reason, want) {
			t.Errorf("%s: %s", steps[i].Command, steps[i].Reason)
		}
	}
}
