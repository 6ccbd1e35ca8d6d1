package complete

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"crossgrant/engine/scenario"
)

const stage = `Stage
-- accounts/A/account.json --
{"id": "111111111111", "name": "Acme", "canonicalUserId": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}
-- accounts/A/users/Ann/user.json --
{"tags": {"team": "blue"}, "mfa": true, "groups": ["staff"]}
-- accounts/A/groups/staff/group.json --
{}
-- accounts/A/buckets/box/bucket.json --
{"objectOwnership": "ObjectWriter"}
-- accounts/A/buckets/box/objects.json --
[{"key": "docs/a b.txt", "body": "x"}]
-- accounts/B/account.json --
{"id": "222222222222"}
-- accounts/B/users/Bob/user.json --
{"managedPolicies": ["arn:aws:iam::aws:policy/AdministratorAccess"]}
-- accounts/B/roles/reader/trust-policy.json --
{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "222222222222"}, "Action": "sts:AssumeRole"}}
-- accounts/B/policies/limits.json --
{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}
-- organization/organization.json --
{"id": "o-1", "root": {"accounts": ["A", "B"]}}
-- organization/service-control-policies/no-delete.json --
{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "s3:Delete*", "Resource": "*"}}
-- files/face.jpg --
x
-- files/new-policy.json --
{}
-- config --
[profile chained]
role_arn = arn:aws:iam::222222222222:role/reader
source_profile = Bob
-- flow.sh --
aws s3api create-bucket --bucket later --profile A/root
aws sts assume-role --role-arn arn:aws:iam::222222222222:role/reader --role-session-name me --external-id secret-word --profile Bob
#-> profile Temp
`

const cursor = "‸"

// at completes a file in which the cursor is marked.
func at(t *testing.T, path, text string) Completion {
	t.Helper()
	before, after, ok := strings.Cut(text, cursor)
	if !ok {
		t.Fatalf("no cursor in %q", text)
	}
	s := scenario.ParseArchive(stage)
	found := false
	for i := range s.Files {
		if s.Files[i].Path == path {
			s.Files[i].Text, found = before+after, true
		}
	}
	if !found {
		s.Files = append(s.Files, scenario.File{Path: path, Text: before + after})
	}
	return File(s, path, len(before))
}

func labels(c Completion) []string {
	var out []string
	for _, i := range c.Items {
		out = append(out, i.Label)
	}
	return out
}

const (
	bucketPolicy   = "accounts/A/buckets/box/policy.json"
	identityPolicy = "accounts/A/users/Ann/policies/p.json"
	trustPolicy    = "accounts/B/roles/reader/trust-policy.json"
	scp            = "organization/service-control-policies/no-delete.json"
	rcp            = "organization/resource-control-policies/p.json"
)

// places are files with a cursor, and what is among the offers (those behind "!" must not be).
var places = []struct{ path, text, want string }{
	{bucketPolicy, `‸`, "policy"},
	{bucketPolicy, `{‸}`, "Version Id Statement"},
	{bucketPolicy, `{"Version": "‸"}`, "2012-10-17 2008-10-17"},
	{bucketPolicy, `{"Version": "2012-10-17", "St‸`, "Statement Id !Version"},
	{bucketPolicy, `{"Statement": [‸]}`, "statement"},
	{bucketPolicy, `{"Statement": [{ "‸" }]}`, "Sid Effect Principal NotPrincipal Action NotAction Resource NotResource Condition"},
	{bucketPolicy, `{"Statement": [{ "Action": "s3:*", ‸ }]}`, "Effect Resource !Action !NotAction"},
	{bucketPolicy, "{\"Statement\": {\n  \"Effect\": \"Allow\"\n  \"Pr‸\n}", "Principal !Effect"},
	{identityPolicy, `{"Statement": [{ "‸" }]}`, "Effect Action Resource !Principal"},
	{trustPolicy, `{"Statement": [{ "‸" }]}`, "Effect Principal Action Condition !Resource !NotAction !NotPrincipal"},
	{rcp, `{"Statement": [{ "‸" }]}`, "Principal Resource !NotAction !NotPrincipal"},
	{bucketPolicy, `{"Statement": [{ "Effect": "‸" }]}`, "Allow Deny"},
	{bucketPolicy, `{"Statement": [{ "Effect": ‸ }]}`, "Allow Deny"},
	{rcp, `{"Statement": [{ "Effect": "‸" }]}`, "Deny !Allow"},
	{bucketPolicy, `{"Statement": [{ "Action": "s3:Get‸" }]}`, "s3:GetObject s3:Get* s3:* !iam:GetUser !s3:CreateAccessPoint"},
	{bucketPolicy, `{"Statement": [{ "Action": ["s3:GetObject", "‸"] }]}`, "s3:PutObject"},
	{identityPolicy, `{"Statement": [{ "Action": "‸" }]}`, "* s3:GetObject iam:GetUser sts:AssumeRole iam:Get*"},
	{identityPolicy, `{"Statement": [{ "NotAction": ["‸`, "s3:GetObject"},
	{trustPolicy, `{"Statement": [{ "Action": "‸" }]}`, "sts:AssumeRole sts:TagSession !s3:GetObject !sts:GetCallerIdentity"},
	{bucketPolicy, `{"Statement": [{ "Resource": "‸" }]}`, "arn:aws:s3:::box arn:aws:s3:::box/* arn:aws:s3:::box/docs/* !*"},
	{bucketPolicy, `{"Statement": [{ "Resource": "‸", "Action": "s3:ListBucket" }]}`, "arn:aws:s3:::box !arn:aws:s3:::box/*"},
	{bucketPolicy, `{"Statement": [{ "Action": ["s3:PutObject"], "Resource": ["‸"] }]}`, "arn:aws:s3:::box/* !arn:aws:s3:::box"},
	{identityPolicy, `{"Statement": [{ "Action": "sts:AssumeRole", "Resource": "‸" }]}`, "* arn:aws:iam::222222222222:role/reader !arn:aws:s3:::box"},
	{identityPolicy, `{"Statement": [{ "Action": "s3:*", "Resource": "‸" }]}`, "arn:aws:s3:::later arn:aws:s3:::box/* !arn:aws:iam::222222222222:role/reader"},
	{bucketPolicy, `{"Statement": [{ "Principal": ‸ }]}`, "* AWS Service"},
	{bucketPolicy, `{"Statement": [{ "Principal": { "‸" } }]}`, "AWS Service CanonicalUser"},
	{trustPolicy, `{"Statement": [{ "Principal": { "‸" } }]}`, "AWS Service Federated !CanonicalUser"},
	{bucketPolicy, `{"Statement": [{ "Principal": { "AWS": "‸" } }]}`,
		"arn:aws:iam::111111111111:root arn:aws:iam::222222222222:user/Bob arn:aws:iam::222222222222:role/reader arn:aws:sts::222222222222:assumed-role/reader/me 222222222222 *"},
	{bucketPolicy, `{"Statement": [{ "Principal": { "AWS": ["222222222222", "‸"] } }]}`, "arn:aws:iam::111111111111:user/Ann"},
	{bucketPolicy, `{"Statement": [{ "Principal": { "CanonicalUser": "‸" } }]}`, strings.Repeat("a", 64)},
	{bucketPolicy, `{"Statement": [{ "Principal": { "Service": "‸" } }]}`, "cloudtrail.amazonaws.com"},
	{rcp, `{"Statement": [{ "Principal": "‸" }]}`, "* !AWS"},
	{bucketPolicy, `{"Statement": [{ "Condition": { "‸" } }]}`, "StringEquals ArnLike Bool Null IpAddress StringEqualsIfExists ForAnyValue:StringLike !NullIfExists"},
	{bucketPolicy, `{"Statement": [{ "Action": "s3:PutObject", "Condition": { "StringEquals": { "‸" } } }]}`,
		"s3:x-amz-acl s3:x-amz-grant-full-control aws:PrincipalOrgID aws:PrincipalTag/team aws:PrincipalArn !aws:SecureTransport !s3:prefix !iam:PassedToService"},
	{bucketPolicy, `{"Statement": [{ "Action": "s3:ListBucket", "Condition": { "StringLike": { "‸" } } }]}`, "s3:prefix s3:delimiter !s3:x-amz-acl"},
	{bucketPolicy, `{"Statement": [{ "Action": "s3:*", "Condition": { "Bool": { "‸" } } }]}`, "aws:SecureTransport !aws:PrincipalArn"},
	{trustPolicy, `{"Statement": [{ "Action": "sts:AssumeRole", "Condition": { "StringEquals": { "‸" } } }]}`, "sts:ExternalId aws:PrincipalArn !s3:prefix"},
	{bucketPolicy, `{"Statement": [{ "Condition": { "ForAllValues:StringLike": { "‸" } } }]}`, "aws:PrincipalOrgPaths !aws:PrincipalOrgID"},
	{bucketPolicy, `{"Statement": [{ "Condition": { "StringEquals": { "s3:x-amz-grant-read": "‸" } } }]}`, "id=" + strings.Repeat("a", 64)},
	{bucketPolicy, `{"Statement": [{ "Condition": { "StringEquals": { "AWS:PrincipalAccount": ["‸"] } } }]}`, "111111111111 222222222222"},
	{bucketPolicy, `{"Statement": [{ "Condition": { "StringEquals": { "aws:PrincipalOrgID": "‸" } } }]}`, "o-1"},
	{bucketPolicy, `{"Statement": [{ "Condition": { "StringEquals": { "aws:PrincipalTag/team": "‸" } } }]}`, "blue"},
	{bucketPolicy, `{"Statement": [{ "Condition": { "Null": { "s3:x-amz-acl": "‸" } } }]}`, "true false"},
	{bucketPolicy, `{"Statement": [{ "Condition": { "Bool": { "aws:SecureTransport": "‸" } } }]}`, "true false"},
	{bucketPolicy, `{"Version": "2012-10-17", "Statement": [{ "Resource": "arn:aws:s3:::box/${‸" }]}`, "${aws:username} ${aws:PrincipalTag/team} ${*}"},
	{bucketPolicy, `{"Version": "2008-10-17", "Statement": [{ "Resource": "arn:aws:s3:::box/${‸" }]}`, "!${aws:username}"},
	{"accounts/A/account.json", `{‸}`, "id name canonicalUserId blockPublicAccess"},
	{"accounts/A/account.json", `{"id": "111111111111", "blockPublicAccess": { "‸" }}`, "BlockPublicAcls RestrictPublicBuckets !id"},
	{"accounts/A/account.json", `{"blockPublicAccess": ‸}`, "all {"},
	{"accounts/A/buckets/box/bucket.json", `{"objectOwnership": "‸"}`, "BucketOwnerEnforced BucketOwnerPreferred ObjectWriter"},
	{"accounts/A/buckets/box/bucket.json", `{"acl": "‸"}`, "private log-delivery-write"},
	{"accounts/A/buckets/box/bucket.json", `{"acl": {"grants": [{"grantee": "‸"}]}}`, "A B AllUsers"},
	{"accounts/A/buckets/box/bucket.json", `{"acl": {"grants": [{"permission": "‸"}]}}`, "READ_ACP"},
	{"accounts/A/buckets/box/bucket.json", `{"blockPublicAccess": {"BlockPublicAcls": ‸}}`, "true false"},
	{"accounts/A/buckets/box/bucket.json", `{"tags": {"‸"}}`, "!id !region"},
	{"accounts/A/buckets/box/objects.json", `[{"key": "a", "‸"}]`, "owner acl tags body !key"},
	{"accounts/A/buckets/box/objects.json", `[{"owner": "‸"}]`, "A B"},
	{"accounts/A/users/Ann/user.json", `{"groups": ["‸"]}`, "staff"},
	{"accounts/B/users/Bob/user.json", `{"groups": ["‸"]}`, "!staff"},
	{"accounts/B/users/Bob/user.json", `{"managedPolicies": ["‸"]}`, "arn:aws:iam::222222222222:policy/limits arn:aws:iam::aws:policy/AdministratorAccess"},
	{"accounts/B/users/Bob/user.json", `{"mfa": ‸}`, "true"},
	{"accounts/B/roles/reader/role.json", `{"permissionsBoundary": "‸"}`, "arn:aws:iam::222222222222:policy/limits"},
	{"organization/organization.json", `{"root": {"units": [{"accounts": ["‸"]}]}}`, "A B"},
	{"organization/organization.json", `{"root": {"serviceControlPolicies": ["‸"]}}`, "no-delete FullAWSAccess"},
	{"organization/organization.json", `{"accounts": {"A": {"‸"}}}`, "serviceControlPolicies !units"},
	{"files/new-policy.json", `{"Statement": [{"Action": "‸"}]}`, "s3:GetObject"},
	{"config", "[profile x]\nrole_arn = ‸", "arn:aws:iam::222222222222:role/reader"},
	{"config", "[profile x]\nro‸", "role_arn role_session_name"},
	{"flow.sh", "aws s3api get-object --bucket box --key ‸", "docs/a"},
	{"flow.sh", "# see\naws s3api create-bucket --bucket later --profile A/root\naws s3api head-bucket --bucket ‸ --profile Bob\naws iam get-user", "later box"},
	{"flow.sh", "‸", "aws"},
	{"flow.sh", "aws iam get-user\n#=> ‸", "OK AccessDenied NoSuchKey"},
	{"flow.sh", "aws iam get-user\n#=> AccessDenied because implicit-deny ‸", "identity scp"},
	{"flow.sh", "aws iam get-user\n#=> AccessDenied because explicit-deny ‸", trustPolicy},
	{"flow.sh", "aws iam get-user\n#‸", "#=> #@"},
}

func TestOffered(t *testing.T) {
	for _, c := range places {
		t.Run(c.path+" "+c.text, func(t *testing.T) { check(t, at(t, c.path, c.text), c.want) })
	}
}

// check looks for labels; keys with blanks are named by their beginning.
func check(t *testing.T, c Completion, want string) {
	t.Helper()
	have := labels(c)
	for w := range strings.FieldsSeq(want) {
		w, absent := strings.CutPrefix(w, "!")
		there := slices.ContainsFunc(have, func(l string) bool { return l == w || strings.HasPrefix(l, w+" ") })
		if there == absent {
			t.Errorf("%q: offered %v, want %v among %q", w, there, !absent, have)
		}
	}
}

// accepted is what stands there once an offer was taken, with the cursor.
var accepted = []struct{ path, text, label, want string }{
	{bucketPolicy, `{"Statement": [{ "Eff‸" }]}`, "Effect", `{"Statement": [{ "Effect": "‸" }]}`},
	{bucketPolicy, `{"Statement": [{ Eff‸ }]}`, "Effect", `{"Statement": [{ "Effect": "‸" }]}`},
	{bucketPolicy, `{"Statement": [{ "‸": "s3:*" }]}`, "Action", `{"Statement": [{ "Action"‸: "s3:*" }]}`},
	{bucketPolicy, `{"Statement": [{ "‸" "Action": "s3:*" }]}`, "Effect", `{"Statement": [{ "Effect": "‸", "Action": "s3:*" }]}`},
	{bucketPolicy, `{"Statement": [{ "Principal": ‸ }]}`, "AWS", `{"Statement": [{ "Principal": { "AWS": "‸" } }]}`},
	{bucketPolicy, `{"Statement": [{ "Cond‸" }]}`, "Condition", `{"Statement": [{ "Condition": { ‸ } }]}`},
	{bucketPolicy, `{"Statement": [{ "Condition": { ‸ } }]}`, "Bool", `{"Statement": [{ "Condition": { "Bool": { "‸": "" } } }]}`},
	{bucketPolicy, `{"Statement": [{ "Condition": { "Bool": { "‸" } } }]}`, "aws:SecureTransport", `{"Statement": [{ "Condition": { "Bool": { "aws:SecureTransport": "true‸" } } }]}`},
	{bucketPolicy, `{"Statement": [{ "Condition": { "StringLike": { "‸" } } }]}`, "aws:RequestTag/team", `{"Statement": [{ "Condition": { "StringLike": { "aws:RequestTag/team": "‸" } } }]}`},
	{bucketPolicy, `{"Statement": [{ "Condition": { "StringLike": { "‸" } } }]}`, "aws:RequestTag/…", `{"Statement": [{ "Condition": { "StringLike": { "aws:RequestTag/‸": "" } } }]}`},
	{bucketPolicy, `{"Statement": [{ "Action": ["‸" "s3:PutObject"] }]}`, "s3:GetObject", `{"Statement": [{ "Action": ["s3:GetObject",‸ "s3:PutObject"] }]}`},
	{bucketPolicy, "{\"Statement\": [{ \"Action\": \"s3:Get‸\n}]}", "s3:GetObject", "{\"Statement\": [{ \"Action\": \"s3:GetObject\"‸\n}]}"},
	{bucketPolicy, `{"Version": "2012-10-17", "Statement": [{ "Resource": "arn:aws:s3:::box/${aws‸/x" }]}`, "${aws:username}", `{"Version": "2012-10-17", "Statement": [{ "Resource": "arn:aws:s3:::box/${aws:username}‸/x" }]}`},
	{scp, "{\"Statement\": [\n  ‸\n]}", "statement", "{\"Statement\": [\n  {\n    \"Effect\": \"Deny\",\n    \"Action\": \"\",\n    \"Resource\": \"\"\n  }‸\n]}"},
	{"accounts/A/buckets/box/bucket.json", `{"obj‸": "ObjectWriter"}`, "objectOwnership", `{"objectOwnership"‸: "ObjectWriter"}`},
	{"flow.sh", "aws s3api get-object --bucket box --key ‸", "docs/a b.txt", "aws s3api get-object --bucket box --key 'docs/a b.txt' ‸"},
	{"flow.sh", "aws s3api get-object --bucket box --key 'do‸' x", "docs/a b.txt", "aws s3api get-object --bucket box --key 'docs/a b.txt'‸ x"},
	{"flow.sh", "aws s3api get-object --bucket=b‸", "box", "aws s3api get-object --bucket=box ‸"},
	{"flow.sh", "aws s3api get-object \\\n  --b‸\n#=> OK", "--bucket", "aws s3api get-object \\\n  --bucket ‸\n#=> OK"},
	{"flow.sh", "aws iam get-user\n#=> Acc‸", "AccessDenied", "aws iam get-user\n#=> AccessDenied‸"},
}

func TestAccepted(t *testing.T) {
	for _, c := range accepted {
		got := at(t, c.path, c.text)
		i := slices.Index(labels(got), c.label)
		if i < 0 {
			t.Errorf("%s: no %q among %q", c.text, c.label, labels(got))
			continue
		}
		text := strings.Replace(c.text, cursor, "", 1)
		item := got.Items[i]
		text = text[:got.From] + item.Insert[:item.Caret] + cursor + item.Insert[item.Caret:] + text[got.To:]
		if text != c.want {
			t.Errorf("%s with %q:\n got %s\nwant %s", c.text, c.label, text, c.want)
		}
	}
}

// A document made of nothing but offers is valid JSON.
func TestWholePolicyIsJSON(t *testing.T) {
	for _, path := range []string{bucketPolicy, identityPolicy, trustPolicy, scp, rcp} {
		c := at(t, path, cursor)
		if len(c.Items) != 1 || !json.Valid([]byte(c.Items[0].Insert)) {
			t.Errorf("%s: %+v", path, c)
		}
	}
}

// lines are command lines for the prompt, and what is offered there.
var lines = []struct{ line, want string }{
	{"‸", "aws"},
	{"aws ‸", "s3api iam sts s3control !get-object"},
	{"aws s3‸", "s3api s3control"},
	{"aws s3api ‸", "get-object put-object put-bucket-policy"},
	{"aws --profile Ann s3api ‸", "get-object"},
	{"aws s3api get-object ‸", "--bucket --key --profile --version-id !--query !--generate-cli-skeleton"},
	{"aws s3api get-object --bucket box --‸", "--key --profile !--bucket"},
	{"aws s3api get-object --bucket ‸ --key x", "box later"},
	{"aws s3api get-object --bucket box --key x ‸", "x /dev/stdout --version-id"},
	{"aws s3api get-object --bucket box --key docs/x o‸", "x"},
	{"aws s3api put-object --bucket box --key x --acl ‸", "bucket-owner-full-control !log-delivery-write"},
	{"aws s3api put-bucket-acl --bucket box --acl ‸", "log-delivery-write !bucket-owner-full-control"},
	{"aws s3api put-object --grant-read id=1,‸", "id=" + strings.Repeat("a", 64)},
	{"aws s3api put-object --body ‸", "face.jpg"},
	{"aws s3api put-bucket-policy --policy ‸", "file://new-policy.json !file://face.jpg"},
	{"aws s3api put-bucket-policy --policy file:‸", "file://new-policy.json"},
	{"aws s3api list-objects-v2 --profile ‸", "Ann Bob Temp chained A/root"},
	{"aws s3api list-objects-v2 --output ‸", "json table"},
	{"aws s3api list-objects-v2 --bucket box --prefix ‸", "docs/"},
	{"aws sts assume-role --role-arn ‸", "arn:aws:iam::222222222222:role/reader"},
	{"aws sts get-session-token --serial-number ‸", "arn:aws:iam::111111111111:mfa/Ann"},
	{"aws iam attach-user-policy --user-name Bob --policy-arn ‸", "arn:aws:iam::222222222222:policy/limits"},
	{"aws iam get-user --user-name ‸", "Ann Bob"},
	{"aws iam create-user --user-name ‸", "!Ann"},
	{"aws iam nothing ‸", "!--user-name"},
	{"ls ‸", "!s3api !--bucket"},
	{"aws s3api get-object | ‸", "!s3api"},
}

func TestLines(t *testing.T) {
	for _, c := range lines {
		t.Run(c.line, func(t *testing.T) {
			before, after, _ := strings.Cut(c.line, cursor)
			check(t, Line(scenario.ParseArchive(stage), before+after, len(before)), c.want)
		})
	}
}

// What must be given comes first, then what nearly every command has.
func TestOrderOfOptions(t *testing.T) {
	line := "aws s3api get-object "
	got := labels(Line(scenario.ParseArchive(stage), line, len(line)))
	if len(got) < 4 || got[0] != "--bucket" || got[1] != "--key" || got[2] != "--profile" {
		t.Errorf("%q", got)
	}
	// The caller's own account first.
	line = "aws s3api get-object --profile Bob --policy-arn "
	got = labels(Line(scenario.ParseArchive(stage), "aws iam get-user --profile Bob --user-name ", 43))
	if len(got) < 2 || got[0] != "Bob" {
		t.Errorf("%q", got)
	}
}

// Every operator that is offered exists, and every key that has values does.
func TestTables(t *testing.T) {
	for _, l := range labels(at(t, bucketPolicy, `{"Statement": [{ "Condition": { "‸" } }]}`)) {
		if o := parseOperator(l); !o {
			t.Errorf("%s is no operator", l)
		}
	}
	for line := range strings.SplitSeq(strings.TrimSpace(keySources), "\n") {
		key, source, _ := strings.Cut(line, " ")
		if !knownKey(key) {
			t.Errorf("%s is no condition key", key)
		}
		if literals[source] == "" && !hasSource(source) {
			t.Errorf("%s: no source %q", key, source)
		}
	}
}
