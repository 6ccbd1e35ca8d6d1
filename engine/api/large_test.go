package api

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// largeScenario has a number of buckets in two accounts with ten objects each, a
// bucket policy and a role, and a flow of so many commands: requests across
// accounts, listings with --query, uploads, policies and high-level commands.
func largeScenario(buckets, commands int) string {
	var b strings.Builder
	b.WriteString("Large\n-- accounts/A/account.json --\n{\"id\": \"111111111111\"}\n-- accounts/B/account.json --\n{\"id\": \"222222222222\"}\n")
	b.WriteString("-- accounts/A/users/Owner/user.json --\n{\"managedPolicies\": [\"arn:aws:iam::aws:policy/AdministratorAccess\"]}\n")
	b.WriteString("-- accounts/B/users/Reader/user.json --\n{}\n-- accounts/B/users/Reader/policies/read.json --\n")
	b.WriteString(`{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:Get*", "Resource": "*", "Condition": {"StringLike": {"aws:userid": "*"}}}, {"Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::bucket-7/*"}]}` + "\n")
	for i := range buckets {
		fmt.Fprintf(&b, "-- accounts/A/buckets/bucket-%d/policy.json --\n", i)
		fmt.Fprintf(&b, `{"Version": "2012-10-17", "Statement": [{"Sid": "Read", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::222222222222:user/Reader"}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::bucket-%d/*"}]}`+"\n", i)
		fmt.Fprintf(&b, "-- accounts/A/buckets/bucket-%d/objects.json --\n[", i)
		for k := range 10 {
			if k > 0 {
				b.WriteString(", ")
			}
			fmt.Fprintf(&b, `{"key": "folder-%d/object-%d", "body": "hello"}`, k%3, k)
		}
		b.WriteString("]\n")
	}
	b.WriteString("-- files/a.txt --\nhello\n-- flow.sh --\n")
	for i := range commands {
		bucket := i % buckets
		switch i % 8 {
		case 0, 1, 2:
			fmt.Fprintf(&b, "aws s3api get-object --bucket bucket-%d --key folder-0/object-0 out-%d --profile Reader\n", bucket, i%5)
		case 3:
			fmt.Fprintf(&b, "aws s3api list-objects-v2 --bucket bucket-%d --query \"Contents[?Size > \\`3\\`].Key\" --output table --profile Owner\n", bucket)
		case 4:
			fmt.Fprintf(&b, "aws s3api put-object --bucket bucket-%d --key new-%d --body a.txt --profile Owner\n", bucket, i)
		case 5:
			fmt.Fprintf(&b, "aws s3api head-object --bucket bucket-%d --key none --profile Reader\n", bucket)
		case 6:
			fmt.Fprintf(&b, "aws s3 cp s3://bucket-%d/folder-1/object-1 s3://bucket-%d/copy-%d --profile Owner\n", bucket, (bucket+1)%buckets, i)
		case 7:
			fmt.Fprintf(&b, "aws s3 ls s3://bucket-%d --recursive --profile Owner\n", bucket)
		}
	}
	return b.String()
}

// BenchmarkLarge runs 100 buckets, 1,000 objects and 200 commands, parsing
// included; it is to take 50 ms at most.
func BenchmarkLarge(b *testing.B) {
	text := largeScenario(100, 200)
	opened := Open(text)
	b.ReportAllocs()
	for b.Loop() {
		Run(RunRequest{Scenario: opened.Scenario, Trace: 0})
	}
}

// The cost grows with the number of commands and no faster.
func TestLargeIsLinear(t *testing.T) {
	cost := func(commands int) time.Duration {
		opened := Open(largeScenario(100, commands))
		best := time.Hour
		for range 3 {
			start := time.Now()
			report := Run(RunRequest{Scenario: opened.Scenario, Trace: 0})
			best = min(best, time.Since(start))
			if len(report.Steps) != commands {
				t.Fatalf("%d steps", len(report.Steps))
			}
			for _, s := range report.Steps {
				if s.Verdict == VerdictNotModelled {
					t.Fatalf("%s: %s", s.Command, s.Reason)
				}
			}
		}
		return best
	}
	few, many := cost(200), cost(800)
	if many > 2*4*few { // four times as many commands, and room for noise
		t.Errorf("200 commands take %v, 800 take %v", few, many)
	}
	if few > time.Second {
		t.Errorf("200 commands take %v", few)
	}
}
