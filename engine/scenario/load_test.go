package scenario

import (
	"reflect"
	"strings"
	"testing"

	"crossgrant/engine/diag"
	"crossgrant/engine/world"
)

const accountA = "-- accounts/A/account.json --\n{\"id\": \"111111111111\"}\n"
const accountB = "-- accounts/B/account.json --\n{\"id\": \"222222222222\"}\n"

func load(files string) (*Loaded, []diag.Diagnostic, Scenario) {
	s := ParseArchive("Title\n" + files)
	l, found := Load(s)
	return l, found, s
}

func TestExamplesLoad(t *testing.T) {
	for _, e := range append(Examples(), Templates()...) {
		if _, found := Load(ParseArchive(e.Text)); len(found) > 0 {
			t.Errorf("%s: %+v", e.Name, found)
		}
	}
}

func TestLoadDefaults(t *testing.T) {
	l, found, _ := load(accountA + accountB + `-- accounts/A/buckets/first/objects.json --
[{"key": "a", "owner": "B", "acl": "bucket-owner-full-control", "body": "x"}, {"key": "b", "bodyBase64": "/w=="}]
-- accounts/A/buckets/second/bucket.json --
{"objectOwnership": "ObjectWriter", "blockPublicAccess": {"BlockPublicAcls": true}, "acl": {"grants": [
  {"grantee": "B", "permission": "READ"}, {"grantee": "AllUsers", "permission": "WRITE"}, {"grantee": {"canonicalUserId": "ff"}, "permission": "READ_ACP"}]}}
-- accounts/B/users/Jill/policies/p.json --
{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}
-- accounts/B/users/Joe/user.json --
{"path": "/x/", "tags": {"team": "blue"}, "mfa": true, "groups": ["g"], "managedPolicies": ["arn:aws:iam::222222222222:policy/own"], "profile": "joe"}
-- accounts/B/groups/g/group.json --
{}
-- accounts/B/policies/own.json --
{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}
-- files/dir/x.json --
{}
-- flow.sh --
aws sts get-caller-identity
`)
	if len(found) > 0 {
		t.Fatalf("%+v", found)
	}
	a, b := l.World.AccountNamed("A"), l.World.AccountNamed("B")
	first := a.Buckets["first"]
	if first.Ownership != world.BucketOwnerEnforced || *first.BlockPublicAccess != (world.BlockPublicAccess{BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true}) {
		t.Errorf("a bucket of today: %+v", first)
	}
	o := first.Objects["a"]
	if o.Writer != b.CanonicalUserID || o.Owner() != a.CanonicalUserID || len(o.ACL.Grants) != 2 || first.Objects["b"].Body != "\xff" {
		t.Errorf("object: %+v", o)
	}
	second := a.Buckets["second"]
	if *second.BlockPublicAccess != (world.BlockPublicAccess{BlockPublicAcls: true}) || len(second.ACL.Grants) != 3 || second.ACL.Grants[2].Grantee.ID != "ff" {
		t.Errorf("bucket: %+v", second)
	}
	joe := b.Users["joe"]
	if joe.ARN() != "arn:aws:iam::222222222222:user/x/Joe" || joe.MFA != "arn:aws:iam::222222222222:mfa/Joe" ||
		!reflect.DeepEqual(joe.Tags, []world.Tag{{Key: "team", Value: "blue"}}) || len(joe.Groups) != 1 || len(joe.Attached) != 1 || joe.Profile != "joe" {
		t.Errorf("user: %+v", joe)
	}
	if b.Users["jill"].Inline.Find("p") == nil || l.Files["dir/x.json"] != "{}\n" || !strings.HasPrefix(l.Flow, "aws sts") {
		t.Error("inline policy, local file or flow is missing")
	}
}

func TestLoadOrganization(t *testing.T) {
	l, found, _ := load(accountA + accountB + `-- organization/organization.json --
{"id": "o-x", "managementAccount": "A", "root": {"units": [{"name": "Prod", "accounts": ["B"], "serviceControlPolicies": ["deny"], "resourceControlPolicies": ["guard"]}]},
 "accounts": {"B": {"serviceControlPolicies": ["FullAWSAccess", "deny"]}}}
-- organization/service-control-policies/deny.json --
{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "s3:*", "Resource": "*"}}
-- organization/resource-control-policies/guard.json --
{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*"}}
`)
	if len(found) > 0 {
		t.Fatalf("%+v", found)
	}
	o, b := l.World.Organization, l.World.AccountNamed("B")
	path := o.Path(b)
	if len(path) != 2 || path[0].SCPs[0].Name != "FullAWSAccess" || path[1].SCPs[0].Name != "deny" || path[1].RCPs[0].Name != "guard" || len(o.Accounts[b].SCPs) != 2 {
		t.Errorf("path %+v, own %+v", path, o.Accounts[b])
	}
	if !o.Member(l.World.AccountNamed("A")) {
		t.Error("the management account is no member")
	}
}

// Each bad file is a diagnostic at its place, and the rest is still there.
func TestLoadReports(t *testing.T) {
	policy := `{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}`
	cases := []struct{ name, files, file, at, message string }{
		{"unknown path", "-- accounts/A/what.json --\n{}\n", "accounts/A/what.json", "", "has no file"},
		{"path that climbs", "-- accounts/../x.json --\n{}\n", "accounts/../x.json", "", "has no file"},
		{"same path twice", "-- files/x --\n-- files/x --\n-- accounts/A/account.json --\n{\"id\": \"999999999999\"}\n", "accounts/A/account.json (2)", "", "has no file"},
		{"syntax", "-- accounts/A/users/U/user.json --\n{\"path\": }\n", "accounts/A/users/U/user.json", "}", "where a value"},
		{"nesting", "-- accounts/A/users/U/user.json --\n" + strings.Repeat("[", 100_000) + "\n", "accounts/A/users/U/user.json", "[", "nested"},
		{"unknown setting", "-- accounts/A/users/U/user.json --\n{\"paht\": \"/\"}\n", "accounts/A/users/U/user.json", `"paht"`, "Unknown setting"},
		{"setting twice", "-- accounts/A/users/U/user.json --\n{\"path\": \"/\", \"path\": \"/\"}\n", "accounts/A/users/U/user.json", `"path"`, "twice"},
		{"wrong type", "-- accounts/A/users/U/user.json --\n{\"groups\": \"g\"}\n", "accounts/A/users/U/user.json", `"g"`, "array"},
		{"no id", "-- accounts/X/account.json --\n{}\n", "accounts/X/account.json", "{}", "12 digits"},
		{"bad id", "-- accounts/X/account.json --\n{\"id\": \"1\"}\n", "accounts/X/account.json", `"1"`, "12 digits"},
		{"id twice", "-- accounts/X/account.json --\n{\"id\": \"111111111111\"}\n", "accounts/X/account.json", `"111111111111"`, "already"},
		{"no account.json", "-- accounts/X/users/U/user.json --\n{}\n", "accounts/X/users/U/user.json", "", "account.json is missing"},
		{"bad canonical id", "-- accounts/X/account.json --\n{\"id\": \"333333333333\", \"canonicalUserId\": \"zz\"}\n", "accounts/X/account.json", `"zz"`, "64"},
		{"unknown group", "-- accounts/A/users/U/user.json --\n{\"groups\": [\"g\"]}\n", "accounts/A/users/U/user.json", `"g"`, "cannot be found"},
		{"unknown policy", "-- accounts/A/users/U/user.json --\n{\"managedPolicies\": [\"arn:aws:iam::aws:policy/Nope\"]}\n", "accounts/A/users/U/user.json", `"arn:aws:iam::aws:policy/Nope"`, "not attachable"},
		{"role without trust policy", "-- accounts/A/roles/R/role.json --\n{}\n", "accounts/A/roles/R/role.json", "", "no trust policy"},
		{"bad user name", "-- accounts/A/users/a b/user.json --\n{}\n", "accounts/A/users/a b/user.json", "", "no name that IAM takes"},
		{"names that differ by case", "-- accounts/A/users/U/user.json --\n{}\n-- accounts/A/users/u/user.json --\n{\"profile\": \"x\"}\n", "accounts/A/users/u/user.json", "", "without regard to case"},
		{"bad bucket name", "-- accounts/A/buckets/Big_Bucket/bucket.json --\n{}\n", "accounts/A/buckets/Big_Bucket/bucket.json", "", "The specified bucket is not valid."},
		{"bucket in two accounts", "-- accounts/A/buckets/bbb/bucket.json --\n{}\n-- accounts/B/buckets/bbb/bucket.json --\n{}\n", "accounts/B/buckets/bbb/bucket.json", "", "requested bucket name is not available"},
		{"ownership", "-- accounts/A/buckets/bbb/bucket.json --\n{\"objectOwnership\": \"Mine\"}\n", "accounts/A/buckets/bbb/bucket.json", `"Mine"`, "BucketOwnerEnforced"},
		{"ACL with ACLs disabled", "-- accounts/A/buckets/bbb/bucket.json --\n{\"acl\": \"public-read\"}\n", "accounts/A/buckets/bbb/bucket.json", `"public-read"`, "Bucket cannot have ACLs set"},
		{"canned ACL", "-- accounts/A/buckets/bbb/bucket.json --\n{\"acl\": \"public\"}\n", "accounts/A/buckets/bbb/bucket.json", `"public"`, "no canned ACL"},
		{"grantee", "-- accounts/A/buckets/bbb/objects.json --\n[{\"key\": \"k\", \"acl\": {\"grants\": [{\"grantee\": \"Z\", \"permission\": \"READ\"}]}}]\n", "accounts/A/buckets/bbb/objects.json", `"Z"`, "A grantee is"},
		{"object owner", "-- accounts/A/buckets/bbb/objects.json --\n[{\"key\": \"k\", \"owner\": \"Z\"}]\n", "accounts/A/buckets/bbb/objects.json", `"Z"`, "no account"},
		{"key twice", "-- accounts/A/buckets/bbb/objects.json --\n[{\"key\": \"k\"}, {\"key\": \"k\"}]\n", "accounts/A/buckets/bbb/objects.json", `"k"`, "another object"},
		{"profile twice", "-- accounts/A/users/U/user.json --\n{}\n-- accounts/B/users/U/user.json --\n{}\n", "accounts/B/users/U/user.json", "", "belongs to"},
		{"clock", "-- scenario.json --\n{\"clock\": \"yesterday\"}\n", "scenario.json", `"yesterday"`, "date and time"},
		{"source address", "-- scenario.json --\n{\"sourceIp\": \"1.2.3\"}\n", "scenario.json", `"1.2.3"`, "no IP address"},
		{"organization of nobody", "-- organization/organization.json --\n{\"root\": {\"accounts\": [\"Z\"]}}\n", "organization/organization.json", `"Z"`, "no account"},
		{"policy attached to nothing", "-- organization/service-control-policies/p.json --\n" + policy + "\n", "organization/service-control-policies/p.json", "", "organization.json is missing"},
		{"policy syntax", "-- accounts/A/buckets/bbb/policy.json --\n{\"Version\": }\n", "accounts/A/buckets/bbb/policy.json", "}", "This policy contains invalid Json"},
		{"policy key twice", "-- accounts/A/users/U/policies/p.json --\n{\"Version\": \"2012-10-17\", \"Version\": \"2012-10-17\", \"Statement\": []}\n", "accounts/A/users/U/policies/p.json", `"Version"`, "Syntax errors in policy."},
		{"unknown operator", "-- accounts/A/buckets/bbb/policy.json --\n{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"s3:*\", \"Resource\": \"arn:aws:s3:::bbb\", \"Condition\": {\"StringIs\": {\"aws:SourceIp\": \"x\"}}}}\n", "accounts/A/buckets/bbb/policy.json", `"StringIs"`, "Invalid Condition type : StringIs"},
		{"a later format", "-- scenario.json --\n{\"format\": 2}\n", "scenario.json", "2", "newer"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			l, found, s := load(accountA + accountB + c.files)
			for _, d := range found {
				text, _ := s.File(d.File)
				if d.Range.Start < 0 || d.Range.End > len(text) {
					t.Fatalf("range %v outside %s", d.Range, d.File)
				}
				if d.File == c.file && (c.at == "" || text[d.Range.Start:d.Range.End] == c.at) && strings.Contains(d.Message, c.message) {
					if c.name != "a later format" && l.World.AccountNamed("A") == nil {
						t.Error("the rest is not there")
					}
					return
				}
			}
			t.Errorf("not reported; found %+v", found)
		})
	}
}
