package catalog

import (
	"slices"
	"strings"
	"testing"
)

func TestCLIName(t *testing.T) {
	for api, want := range map[string]string{
		"GetBucketAcl": "get-bucket-acl", "ListObjectsV2": "list-objects-v2", "ACL": "acl", "SSECustomerKeyMD5": "sse-customer-key-md5",
		"SSEKMSKeyId": "ssekms-key-id", "ChecksumCRC32C": "checksum-crc32-c", "ChecksumCRC64NVME": "checksum-crc64-nvme", "MFA": "mfa",
		"CreateOpenIDConnectProvider": "create-open-id-connect-provider", "PutBucketLifecycleConfiguration": "put-bucket-lifecycle-configuration",
		"PolicyARNs": "policy-arns", "arn": "arn", "AssumeRoleWithSAML": "assume-role-with-saml", "GrantWriteACP": "grant-write-acp",
	} {
		if got := CLIName(api); got != want {
			t.Errorf("%s: %s, want %s", api, got, want)
		}
	}
}

func TestCLIOperations(t *testing.T) {
	op := FindService("s3api").Find("put-object")
	if op.API != "PutObject" || !op.Known || op.Pages != nil || op.Input.Member("Body").Kind != Stream {
		t.Fatalf("put-object: %+v", op)
	}
	if i := slices.Index(op.Options, "--bucket"); !op.Input.Members[i].Required || op.Input.Member("Key").Min != 1 || op.Input.Member("Metadata").Kind != Map {
		t.Errorf("put-object: %+v", op.Input)
	}
	// Headers come before the body in a response.
	list := FindService("s3api").Find("list-objects-v2")
	if list.Output.Members[0].Name != "RequestCharged" || list.Pages.Limit != "MaxKeys" || !slices.Equal(list.Pages.Others, []string{"RequestCharged", "Prefix"}) {
		t.Errorf("list-objects-v2: %+v %+v", list.Output.Members[0], list.Pages)
	}
	if m := FindService("iam").Find("create-role").Output.Member("Role").Member("AssumeRolePolicyDocument"); m.Kind != Policy {
		t.Errorf("the trust policy of a response: %+v", m)
	}
	if op := FindService("s3control").Find("create-job"); op == nil || op.Known {
		t.Errorf("create-job: %+v", op)
	}
	if FindService("ec2") != nil || FindService("services") != nil || FindService("") != nil || FindService("iam").Find("") != nil {
		t.Error("something that is not there was found")
	}
	if c := Commands(); !slices.IsSorted(c) || !slices.Contains(c, "s3api") || !slices.Contains(c, "ec2") {
		t.Errorf("commands: %v", c)
	}
}

// TestCLITable reads every operation: each shape must be whole.
func TestCLITable(t *testing.T) {
	count := map[string]int{"s3api": 100, "iam": 150, "sts": 10, "s3control": 90}
	for name, least := range count {
		s := FindService(name)
		if len(s.Operations()) < least {
			t.Errorf("%s has %d operations", name, len(s.Operations()))
		}
		seen := map[*Shape]bool{}
		for _, n := range s.Operations() {
			op := s.Find(n)
			walk(t, name+" "+n, op.Input, seen)
			if op.Output != nil {
				walk(t, name+" "+n, op.Output, seen)
			}
			if op.Pages == nil {
				continue
			}
			for _, m := range op.Pages.Results {
				if op.Output.Member(m) == nil {
					t.Errorf("%s %s: no member %s", name, n, m)
				}
			}
			if len(op.Pages.InputTokens) != len(op.Pages.OutputTokens) {
				t.Errorf("%s %s: %+v", name, n, op.Pages)
			}
		}
	}
	if !strings.Contains(cliText[:200], "botocore") {
		t.Error("the table does not name its source")
	}
}

func walk(t *testing.T, where string, s *Shape, seen map[*Shape]bool) {
	if seen[s] {
		return
	}
	seen[s] = true
	if strings.IndexByte("spifbtx*[<#", byte(s.Kind)) < 0 {
		t.Fatalf("%s: kind %q", where, s.Kind)
	}
	for _, m := range s.Members {
		if m.Name == "" {
			t.Fatalf("%s: a member without a name", where)
		}
		walk(t, where, m.Shape, seen)
	}
	if s.Element != nil {
		walk(t, where, s.Element, seen)
	}
	if s.Key != nil {
		walk(t, where, s.Key, seen)
	}
}
