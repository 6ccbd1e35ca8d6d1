package export

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"crossgrant/engine/scenario"
)

// blocks of a configuration by "resource aws_iam_role a_reader", parsed by
// HashiCorp's own parser.
func blocks(t *testing.T, text string) map[string]*hclsyntax.Block {
	t.Helper()
	file, found := hclsyntax.ParseConfig([]byte(text), "main.tf", hcl.InitialPos)
	if found.HasErrors() {
		t.Fatalf("%v\n%s", found, text)
	}
	out := map[string]*hclsyntax.Block{}
	for _, b := range file.Body.(*hclsyntax.Body).Blocks {
		name := b.Type + " " + strings.Join(b.Labels, " ")
		if b.Type == "provider" {
			alias, _ := b.Body.Attributes["alias"].Expr.Value(nil)
			name += " " + alias.AsString()
		}
		if out[name] != nil {
			t.Errorf("%s is there twice", name)
		}
		out[name] = b
	}
	return out
}

// Every configuration parses, and all that it refers to is in it.
func TestTerraform(t *testing.T) {
	for name, s := range scenarios(t) {
		t.Run(name, func(t *testing.T) {
			result, _ := Export(s, Terraform)
			all := blocks(t, result.Files[0].Text)
			for at, b := range all {
				for _, v := range variables(b.Body) {
					root, next := v.RootName(), attribute(v, 1)
					want := map[string]string{"var": "variable " + next, "aws": "provider aws " + next}[root]
					if want == "" {
						want = "resource " + root + " " + next
					}
					if root != "string" && all[want] == nil {
						t.Errorf("%s refers to %s, which is not there", at, want)
					}
				}
			}
		})
	}
}

func attribute(v hcl.Traversal, i int) string {
	if i < len(v) {
		if a, ok := v[i].(hcl.TraverseAttr); ok {
			return a.Name
		}
	}
	return ""
}

func variables(body *hclsyntax.Body) (out []hcl.Traversal) {
	for _, a := range body.Attributes {
		out = append(out, a.Expr.Variables()...)
	}
	for _, b := range body.Blocks {
		out = append(out, variables(b.Body)...)
	}
	return out
}

func TestTerraformOfEverything(t *testing.T) {
	s := scenarios(t)["everything.txtar"]
	result, _ := Export(s, Terraform)
	all := blocks(t, result.Files[0].Text)
	for _, want := range []string{
		"variable account_id_log_archive", "provider aws log_archive_eu_west_1", "resource aws_iam_policy log_archive_limits",
		"resource aws_iam_user_group_membership log_archive_dave", "resource aws_iam_role b_second",
		"resource aws_s3_bucket_acl log_archive_shared_bucket", "resource aws_s3_bucket_versioning log_archive_shared_bucket",
		"resource aws_s3_account_public_access_block log_archive", "resource aws_s3_object log_archive_was_shared_theirs",
	} {
		if all[want] == nil {
			t.Errorf("%s is missing", want)
		}
	}
	text := result.Files[0].Text
	for _, want := range []string{
		`"$${aws:username} it's"`, `"arn:aws:iam::${var.account_id_log_archive}:user/staff/Dave"`, `"arn:aws:iam::777788889999:root"`,
		"permissions_boundary = aws_iam_policy.log_archive_limits.arn", `acl = "bucket-owner-full-control"`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is missing in\n%s", want, text)
		}
	}
	wantNotes(t, result, "name one another", "MFA devices", "Canonical user IDs", "uploaded by account B", "flow.sh")
}

// resourceTypes are the properties that the templates use, with those that
// CloudFormation requires first.
var resourceTypes = map[string]string{
	"AWS::IAM::ManagedPolicy": "PolicyDocument | ManagedPolicyName",
	"AWS::IAM::Group":         "| GroupName Path ManagedPolicyArns Policies",
	"AWS::IAM::User":          "| UserName Path ManagedPolicyArns Policies PermissionsBoundary Groups Tags",
	"AWS::IAM::Role":          "AssumeRolePolicyDocument | RoleName Path Description ManagedPolicyArns Policies PermissionsBoundary MaxSessionDuration Tags",
	"AWS::S3::Bucket":         "| BucketName OwnershipControls PublicAccessBlockConfiguration VersioningConfiguration AccessControl Tags",
	"AWS::S3::BucketPolicy":   "Bucket PolicyDocument |",
}

type stack struct {
	AWSTemplateFormatVersion string
	Parameters               map[string]struct{ Type, Default string }
	Resources                map[string]struct {
		Type       string
		DependsOn  []string
		Properties map[string]any
	}
}

// Every template has only resources and properties that CloudFormation knows, refers
// to what is in it, and has no circle.
func TestCloudFormation(t *testing.T) {
	for name, s := range scenarios(t) {
		t.Run(name, func(t *testing.T) {
			result, _ := Export(s, CloudFormation)
			for _, f := range result.Files {
				checkTemplate(t, f)
			}
		})
	}
}

func checkTemplate(t *testing.T, f scenario.File) {
	var x stack
	if err := json.Unmarshal([]byte(f.Text), &x); err != nil {
		t.Fatalf("%s: %v\n%s", f.Path, err, f.Text)
	}
	if len(x.Resources) == 0 {
		t.Errorf("%s has no resources", f.Path)
	}
	edges := map[string][]string{}
	for id, r := range x.Resources {
		required, optional, known := strings.Cut(resourceTypes[r.Type], "|")
		if !known {
			t.Errorf("%s: %s has the type %s", f.Path, id, r.Type)
		}
		for _, p := range strings.Fields(required) {
			if r.Properties[p] == nil {
				t.Errorf("%s: %s lacks %s", f.Path, id, p)
			}
		}
		for p := range r.Properties {
			if !strings.Contains(" "+required+" "+optional+" ", " "+p+" ") {
				t.Errorf("%s: %s has the property %s", f.Path, id, p)
			}
		}
		edges[id] = append(r.DependsOn, references(r.Properties)...)
		for _, to := range edges[id] {
			_, resource := x.Resources[to]
			_, parameter := x.Parameters[to]
			if !resource && !parameter && to != "AWS::AccountId" {
				t.Errorf("%s: %s refers to %s", f.Path, id, to)
			}
		}
		if strings.Trim(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789") != "" {
			t.Errorf("%s: %s is no logical ID", f.Path, id)
		}
	}
	for id := range edges {
		if circle(edges, id, map[string]bool{}) {
			t.Errorf("%s: %s depends on itself", f.Path, id)
		}
	}
}

// references are the names in Ref and Fn::Sub.
func references(v any) (out []string) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			out = append(out, references(x)...)
		}
	case map[string]any:
		if ref, ok := v["Ref"].(string); ok {
			out = append(out, ref)
		}
		if text, ok := v["Fn::Sub"].(string); ok {
			for _, part := range strings.Split(text, "${")[1:] {
				if name, _, _ := strings.Cut(part, "}"); !strings.HasPrefix(name, "!") {
					out = append(out, name)
				}
			}
		}
		for _, x := range v {
			out = append(out, references(x)...)
		}
	}
	return out
}

func circle(edges map[string][]string, at string, above map[string]bool) bool {
	if above[at] {
		return true
	}
	above[at] = true
	defer delete(above, at)
	for _, to := range edges[at] {
		if circle(edges, to, above) {
			return true
		}
	}
	return false
}

func TestCloudFormationOfEverything(t *testing.T) {
	s := scenarios(t)["everything.txtar"]
	result, _ := Export(s, CloudFormation)
	if len(result.Files) != 2 || result.Files[1].Path != "log_archive.template.json" {
		t.Fatalf("%d files", len(result.Files))
	}
	for _, want := range []string{
		`"Fn::Sub": "arn:aws:iam::${AccountB}:role/Second"`, `"${aws:username} it's"`, `"Fn::Sub": "arn:aws:iam::${AWS::AccountId}:user/staff/Dave"`,
		`"Default": "444455556666"`, `"PermissionsBoundary": { "Ref": "PolicyLimits" }`, `"DependsOn": ["UserDave"]`,
	} {
		if !strings.Contains(result.Files[1].Text, want) {
			t.Errorf("%s is missing in\n%s", want, result.Files[1].Text)
		}
	}
	wantNotes(t, result, "ACL of shared-bucket", "Objects are not in it", "stack of its own", "name one another", "as a whole", "Deploy the template of B after that of Log Archive")
}

func wantNotes(t *testing.T, r Result, want ...string) {
	t.Helper()
	notes := strings.Join(r.Notes, "\n")
	for _, w := range want {
		if !strings.Contains(notes, w) {
			t.Errorf("no note says %q:\n%s", w, notes)
		}
	}
}

// Whatever was pasted into a scenario, credentials do not leave with it.
func TestSecretsAreNotExported(t *testing.T) {
	key := "AK" + "IA5Q2RT7UVWX4YZABC"
	s := scenario.Scenario{Files: []scenario.File{
		{Path: "accounts/A/account.json", Text: `{ "id": "111122223333" }`},
		{Path: "accounts/A/users/U/user.json", Text: `{ "tags": { "` + key + `": "laptop" } }`},
	}}
	for _, format := range []string{CLI, Terraform, CloudFormation} {
		result, _ := Export(s, format)
		for _, f := range result.Files {
			if strings.Contains(f.Text, key) || !strings.Contains(f.Text, "REMOVED") {
				t.Errorf("%s: %s", format, f.Text)
			}
		}
		wantNotes(t, result, "credentials were replaced")
	}
	if _, ok := Export(s, "yaml"); ok {
		t.Error("an unknown format is written")
	}
}

// What AWS would refuse is named, not dropped silently.
func TestErrorsAreNoted(t *testing.T) {
	s := scenario.Scenario{Files: []scenario.File{
		{Path: "accounts/A/account.json", Text: `{ "id": "111122223333" }`},
		{Path: "accounts/A/roles/R/trust-policy.json", Text: `{ "Version": `},
	}}
	result, _ := Export(s, CLI)
	wantNotes(t, result, "accounts/A/roles/R/trust-policy.json is left out", "accounts/A/roles/R has no trust policy")
}
