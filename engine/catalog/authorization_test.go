package catalog

import (
	"slices"
	"strings"
	"testing"

	"crossgrant/engine/policy"
)

func TestServices(t *testing.T) {
	all := Services()
	if !slices.IsSorted(all) || len(all) < 400 {
		t.Errorf("%d services, sorted %v", len(all), slices.IsSorted(all))
	}
	for _, s := range []string{"s3", "S3", "sts", "iam", "ec2", "s3-object-lambda", "Organizations"} {
		if !HasService(s) {
			t.Errorf("no service %s", s)
		}
	}
	for _, s := range []string{"", "s", "s33", "aws", "s3 sts"} {
		if HasService(s) {
			t.Errorf("service %q", s)
		}
	}
}

func TestTheTableIsWhole(t *testing.T) {
	count := map[string]int{}
	for _, vendor := range []string{"s3", "sts", "iam"} {
		a := authorizationOf(vendor)
		for _, l := range a.types {
			name := field(l, 0)
			info, ok := ResourceType(strings.ToUpper(vendor), strings.ToUpper(name))
			if !ok || info.Name != name || !strings.HasPrefix(info.ARN, "arn:${Partition}:") {
				t.Errorf("%s: resource type %s: %+v, %v", vendor, name, info, ok)
			}
			for _, k := range info.Keys {
				if _, ok := ConditionKey(k); !ok {
					t.Errorf("%s has key %s, which is not known", name, k)
				}
			}
		}
		for _, name := range Actions(vendor) {
			count[vendor]++
			info, ok := Action(strings.ToLower(name))
			if !ok || info.Name != name || info.Access == "" || strings.HasSuffix(info.Access, " ") {
				t.Errorf("%s: %+v, %v", name, info, ok)
			}
			for _, r := range info.Resources {
				if _, ok := ResourceType(vendor, r.Type); !ok {
					t.Errorf("%s is on %s, which is no resource type", name, r.Type)
				}
			}
			for _, k := range info.Keys {
				key, ok := ConditionKey(k)
				if !ok || !(Facts{}).HasKey(name, k) {
					t.Errorf("%s has key %s, which is known: %v", name, k, ok)
				}
				if !strings.EqualFold(key.Name, k) {
					t.Errorf("%s has key %s, found as %s", name, k, key.Name)
				}
			}
		}
	}
	if count["s3"] < 150 || count["iam"] < 150 || count["sts"] < 12 {
		t.Errorf("actions: %v", count)
	}
}

func TestAction(t *testing.T) {
	for _, c := range []struct {
		ask, name, access, resources string
		keys                         []string
	}{
		{"s3:getobject", "s3:GetObject", "Read", "accesspointobject object", []string{"s3:ExistingObjectTag/${TagKey}", "s3:authType"}},
		{"S3:PUTOBJECT", "s3:PutObject", "Write", "accesspointobject object", []string{"s3:x-amz-acl", "s3:x-amz-grant-full-control"}},
		{"s3:ListBucket", "s3:ListBucket", "List", "accesspoint bucket", []string{"s3:prefix", "s3:max-keys"}},
		{"s3:CreateBucket", "s3:CreateBucket", "Write", "bucket!", []string{"s3:x-amz-object-ownership", "aws:RequestTag/${TagKey}"}},
		{"s3:ListAllMyBuckets", "s3:ListAllMyBuckets", "List", "", nil},
		{"s3:PutBucketPolicy", "s3:PutBucketPolicy", "Permissions management, Write", "bucket!", nil},
		{"sts:assumerole", "sts:AssumeRole", "Write", "role!", []string{"sts:ExternalId", "iam:ResourceTag/${TagKey}", "aws:TagKeys"}},
		{"sts:GetCallerIdentity", "sts:GetCallerIdentity", "Read", "", nil},
		{"iam:AttachUserPolicy", "iam:AttachUserPolicy", "Permissions management, Write", "user!", []string{"iam:PolicyARN", "iam:PermissionsBoundary"}},
		{"iam:ListMFADevices", "iam:ListMFADevices", "List", "user", nil},
		{"iam:TagRole", "iam:TagRole", "Tagging, Write", "role!", []string{"aws:TagKeys"}},
	} {
		info, ok := Action(c.ask)
		var resources []string
		for _, r := range info.Resources {
			if r.Required {
				r.Type += "!"
			}
			resources = append(resources, r.Type)
		}
		if !ok || info.Name != c.name || info.Access != c.access || strings.Join(resources, " ") != c.resources {
			t.Errorf("%s: %+v, %v", c.ask, info, ok)
		}
		for _, k := range c.keys {
			if !slices.Contains(info.Keys, k) {
				t.Errorf("%s lacks key %s", c.name, k)
			}
		}
	}
	for _, name := range []string{"", ":", "s3", "s3:", "s3:*", "s3:HeadObject", "s3:GetObjec", "s3:GetObject ", "s3:GetObject R", "ec2:RunInstances", "sts:GetObject"} {
		if info, ok := Action(name); ok {
			t.Errorf("%q: %+v", name, info)
		}
	}
}

func TestMatchActions(t *testing.T) {
	for _, c := range []struct {
		pattern       string
		with, without []string
	}{
		{"s3:Get*", []string{"s3:GetObject", "s3:GetBucketPolicy"}, []string{"s3:PutObject", "iam:GetUser"}},
		{"S3:get?bject", []string{"s3:GetObject"}, []string{"s3:GetObjectAcl"}},
		{"*", []string{"s3:GetObject", "iam:GetUser", "sts:AssumeRole"}, nil},
		{"iam:*MFA*", []string{"iam:ListMFADevices", "iam:EnableMFADevice"}, []string{"iam:ListUsers"}},
	} {
		found := MatchActions(c.pattern)
		for _, a := range c.with {
			if !slices.Contains(found, a) {
				t.Errorf("%s lacks %s", c.pattern, a)
			}
		}
		for _, a := range c.without {
			if slices.Contains(found, a) {
				t.Errorf("%s has %s", c.pattern, a)
			}
		}
	}
	if found := MatchActions("s3:*"); !slices.Equal(found, Actions("s3")) {
		t.Errorf("s3:*: %v", found)
	}
	for _, pattern := range []string{"", "s3", "s*:Get*", "?3:GetObject", "Get*", "ec2:*", "s3:NoSuch*"} {
		if found := MatchActions(pattern); found != nil {
			t.Errorf("%q: %v", pattern, found)
		}
	}
}

func TestConditionKey(t *testing.T) {
	for _, c := range []struct {
		ask string
		key KeyInfo
	}{
		{"s3:x-amz-grant-full-control", KeyInfo{"s3:x-amz-grant-full-control", "String", false, false}},
		{"S3:MAX-KEYS", KeyInfo{"s3:max-keys", "Numeric", false, false}},
		{"s3:VersionId", KeyInfo{"s3:versionid", "String", false, false}},
		{"s3:ExistingObjectTag/team", KeyInfo{"s3:ExistingObjectTag/${TagKey}", "String", false, false}},
		{"s3:RequestObjectTagKeys", KeyInfo{"s3:RequestObjectTagKeys", "String", true, false}},
		{"s3:object-lock-retain-until-date", KeyInfo{"s3:object-lock-retain-until-date", "Date", false, false}},
		{"s3:ObjectCreationOperation", KeyInfo{"s3:ObjectCreationOperation", "Bool", false, false}},
		{"iam:policyarn", KeyInfo{"iam:PolicyARN", "ARN", false, false}},
		{"iam:ResourceTag/a/b", KeyInfo{"iam:ResourceTag/${TagKey}", "String", false, false}},
		{"sts:ExternalId", KeyInfo{"sts:ExternalId", "String", false, false}},
		{"sts:TransitiveTagKeys", KeyInfo{"sts:TransitiveTagKeys", "String", true, false}},
		{"sts:RequestContextProviders", KeyInfo{"sts:RequestContextProviders", "ARN", true, false}},
		{"saml:aud", KeyInfo{"saml:aud", "String", false, false}},
		{"token.actions.githubusercontent.com:sub", KeyInfo{"token.actions.githubusercontent.com:sub", "String", false, false}},
		{"oidc.eks.us-east-1.amazonaws.com/id/EXAMPLE:aud", KeyInfo{"oidc.eks.us-east-1.amazonaws.com/id/EXAMPLE:aud", "String", false, false}},
		{"login.example.com:amr", KeyInfo{"login.example.com:amr", "String", true, false}},
		{"login.example.com:phone", KeyInfo{}}, {".com", KeyInfo{}}, {"sub", KeyInfo{}}, {"example:sub", KeyInfo{}},
		{"token.actions.githubusercontent.com:repository", KeyInfo{"token.actions.githubusercontent.com:repository", "String", false, false}},
		{"token.actions.octo.ghe.com:ref", KeyInfo{"token.actions.${Domain}.ghe.com:ref", "String", false, false}},
		{"aws:sourceip", KeyInfo{"aws:SourceIp", "IPAddress", false, true}},
		{"aws:CurrentTime", KeyInfo{"aws:CurrentTime", "Date", false, true}},
		{"aws:Referer", KeyInfo{"aws:referer", "String", false, true}},
		{"AWS:PrincipalTag/Team", KeyInfo{"aws:PrincipalTag/${TagKey}", "String", false, true}},
		{"aws:TagKeys", KeyInfo{"aws:TagKeys", "String", true, true}},
		{"aws:PrincipalOrgPaths", KeyInfo{"aws:PrincipalOrgPaths", "String", true, true}},
		{"aws:MultiFactorAuthAge", KeyInfo{"aws:MultiFactorAuthAge", "Numeric", false, true}},
		{"lambda:SourceFunctionArn", KeyInfo{"lambda:SourceFunctionArn", "ARN", false, true}},
		{"", KeyInfo{}}, {"s3", KeyInfo{}}, {"s3:", KeyInfo{}}, {"prefix", KeyInfo{}}, {"s3:prefixes", KeyInfo{}},
		{"s3:aws:TagKeys", KeyInfo{}}, {"s3:ExistingObjectTag/", KeyInfo{}}, {"s3:ExistingObjectTag", KeyInfo{}},
		{"aws:NoSuchKey", KeyInfo{}}, {"aws:prefix", KeyInfo{}}, {"ec2:Region", KeyInfo{}}, {"s3:max-keys N", KeyInfo{}},
	} {
		got, ok := ConditionKey(c.ask)
		if got != c.key || ok != (c.key != KeyInfo{}) {
			t.Errorf("%s: %+v, %v; want %+v", c.ask, got, ok, c.key)
		}
	}
}

func TestConditionKeysListsWhatCanBeFound(t *testing.T) {
	for _, vendor := range []string{"aws", "s3", "sts", "iam"} {
		all := ConditionKeys(vendor)
		if len(all) < 15 {
			t.Errorf("%s has %d keys", vendor, len(all))
		}
		for _, k := range all {
			got, ok := ConditionKey(k.Name)
			if !ok || got != k || k.Global != (vendor == "aws") {
				t.Errorf("%s: %+v is found as %+v", vendor, k, got)
			}
		}
	}
	if ConditionKeys("ec2") != nil {
		t.Error("ec2 has keys")
	}
}

func TestFacts(t *testing.T) {
	var facts policy.Facts = Facts{}
	for action, want := range map[string]string{
		"s3:GetObject": "accesspointobject object", "S3:LISTBUCKET": "accesspoint bucket",
		"s3:PutBucketPolicy": "bucket", "s3:ListAllMyBuckets": "",
	} {
		types, ok := facts.ResourceTypes(action)
		if !ok || strings.Join(types, " ") != want {
			t.Errorf("%s is on %v, %v", action, types, ok)
		}
	}
	if types, ok := facts.ResourceTypes("s3:HeadObject"); ok || types != nil {
		t.Errorf("s3:HeadObject is on %v", types)
	}
	for _, c := range []struct {
		action, key string
		has         bool
	}{
		{"s3:PutObject", "s3:x-amz-acl", true},
		{"s3:GetObject", "s3:x-amz-acl", false},
		{"s3:GetObject", "s3:prefix", false},
		{"s3:listbucket", "S3:Prefix", true},
		{"s3:GetObject", "s3:existingobjecttag/team", true},
		{"s3:PutObject", "s3:ExistingObjectTag/team", false},
		{"s3:GetObject", "s3:VersionId", false},
		{"s3:GetObjectVersion", "s3:VersionId", true},
		{"s3:GetObject", "s3:DataAccessPointArn", true}, // of the access point
		{"s3:GetObject", "s3:BucketTag/team", true},     // of the bucket
		{"s3:GetObject", "aws:SourceIp", true},
		{"s3:GetObject", "aws:ResourceTag/team", true},
		{"s3:GetObject", "aws:RequestTag/team", false},
		{"s3:CreateBucket", "aws:RequestTag/team", true},
		{"s3:GetObject", "aws:NoSuchKey", false},
		{"s3:GetObject", "sts:ExternalId", false},
		{"s3:GetObject", "saml:sub", true},
		{"s3:NoSuchAction", "s3:prefix", true},
		{"ec2:RunInstances", "ec2:Region", true},
	} {
		if facts.HasKey(c.action, c.key) != c.has {
			t.Errorf("%s has %s: %v", c.action, c.key, !c.has)
		}
	}
	for key, known := range map[string]bool{
		"s3:x-amz-grant-full-control": true, "aws:SourceVpce": true, "s3:ExistingObjectTag/a": true,
		"s3:x-amz-grant-everything": false, "aws:Nothing": false,
	} {
		if facts.KnownKey(key) != known {
			t.Errorf("%s known: %v", key, !known)
		}
	}
}

func BenchmarkFacts(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := (Facts{}).ResourceTypes("s3:PutObject"); !ok {
			b.Fatal("no s3:PutObject")
		}
		if !(Facts{}).HasKey("s3:PutObject", "s3:x-amz-grant-full-control") {
			b.Fatal("no key")
		}
	}
}

func BenchmarkReadAuthorization(b *testing.B) {
	for b.Loop() {
		parseAuthorization(authorizationText)
	}
}
