package analysis

import (
	"strings"
	"testing"

	"crossgrant/engine/scenario"
)

// commands that need one action and nothing else; BUCKET, KEY and ROLE are filled in.
var commands = map[string]string{
	"s3:GetObject":             "aws s3api get-object --bucket BUCKET --key KEY out",
	"s3:PutObject":             "aws s3api put-object --bucket BUCKET --key KEY",
	"s3:DeleteObject":          "aws s3api delete-object --bucket BUCKET --key KEY",
	"s3:GetObjectAcl":          "aws s3api get-object-acl --bucket BUCKET --key KEY",
	"s3:GetObjectTagging":      "aws s3api get-object-tagging --bucket BUCKET --key KEY",
	"s3:ListBucket":            "aws s3api list-objects-v2 --bucket BUCKET",
	"s3:ListBucketVersions":    "aws s3api list-object-versions --bucket BUCKET",
	"s3:GetBucketLocation":     "aws s3api get-bucket-location --bucket BUCKET",
	"s3:GetBucketPolicy":       "aws s3api get-bucket-policy --bucket BUCKET",
	"s3:DeleteBucketPolicy":    "aws s3api delete-bucket-policy --bucket BUCKET",
	"s3:GetBucketAcl":          "aws s3api get-bucket-acl --bucket BUCKET",
	"sts:AssumeRole":           "aws sts assume-role --role-arn ROLE --role-session-name session",
	"iam:GetRole":              "aws iam get-role --role-name NAME",
	"iam:DeleteRole":           "aws iam delete-role --role-name NAME",
	"s3:GetObjectVersion":      "aws s3api get-object --bucket BUCKET --key KEY --version-id null out",
	"s3:DeleteObjectVersion":   "aws s3api delete-object --bucket BUCKET --key KEY --version-id null",
	"s3:GetBucketVersioning":   "aws s3api get-bucket-versioning --bucket BUCKET",
	"s3:PutBucketVersioning":   "aws s3api put-bucket-versioning --bucket BUCKET --versioning-configuration Status=Suspended",
	"s3:DeleteBucket":          "aws s3api delete-bucket --bucket BUCKET",
	"s3:GetBucketTagging":      "aws s3api get-bucket-tagging --bucket BUCKET",
	"s3:GetObjectVersionAcl":   "aws s3api get-object-acl --bucket BUCKET --key KEY --version-id null",
	"s3:DeleteObjectTagging":   "aws s3api delete-object-tagging --bucket BUCKET --key KEY",
	"s3:GetBucketPolicyStatus": "aws s3api get-bucket-policy-status --bucket BUCKET",
}

// A cell is what becomes of the command: of users, root users and the anonymous
// caller, in the world before the first command.
func TestCellsAreCommands(t *testing.T) {
	ran := map[string]int{}
	eachExample(t, func(t *testing.T, s scenario.Scenario) {
		w := At(s, BeforeFirst)
		m := MatrixOf(w)
		for p := range m.Principals {
			as := "--no-sign-request"
			switch k := m.Principals[p].caller; {
			case m.Principals[p].Kind == "root":
				as = "--profile " + m.Principals[p].Name
			case m.Principals[p].Kind == "user" && k.User.Profile != "":
				as = "--profile " + k.User.Profile
			case k != nil:
				continue
			}
			for a, action := range m.Actions {
				command := commands[action]
				for r := range m.Resources {
					resource := &m.Resources[r]
					cell := m.Cells[m.cell(p, a, r)]
					if command == "" || cell == notApplicable || (p+a+r)%2 == 1 {
						continue
					}
					// What is not there is told to those alone who may list the bucket.
					if resource.Kind == "new-object" && action != "s3:PutObject" && action != "s3:DeleteObject" {
						continue
					}
					line := strings.NewReplacer("KEY", resource.key).Replace(command)
					if resource.bucket != nil {
						line = strings.ReplaceAll(line, "BUCKET", resource.bucket.Name)
					} else {
						if strings.HasPrefix(action, "iam:") && resource.Account != m.Principals[p].Account {
							continue // IAM looks for the name in the caller's own account
						}
						line = strings.NewReplacer("ROLE", resource.ARN, "NAME", resource.role.Name).Replace(line)
					}
					got := outcomeOf(s, line+" "+as)
					want := map[byte]string{'a': "allow error", 'x': "explicit-deny", 'i': "implicit-deny error", 'n': "not-modelled"}[cell]
					if !strings.Contains(want, string(got)) {
						t.Errorf("%s, %s on %s is %q, and the command %s", m.Principals[p].Name, action, resource.Name, cell, got)
					}
					ran[action+" "+string(got)]++
				}
			}
		}
	})
	if ran["s3:GetObject allow"] == 0 || ran["s3:GetObject implicit-deny"] == 0 || ran["sts:AssumeRole allow"] == 0 || ran["s3:GetBucketPolicy explicit-deny"] == 0 {
		t.Errorf("too little was run: %v", ran)
	}
}

// outcomeOf is what becomes of one command in a scenario's world.
func outcomeOf(s scenario.Scenario, command string) Verdict {
	one := scenario.Scenario{}
	for _, f := range s.Files {
		if f.Path != "flow.sh" {
			one.Files = append(one.Files, f)
		}
	}
	one.Files = append(one.Files, scenario.File{Path: "flow.sh", Text: command + "\n"})
	x := load(one)
	x.run()
	v, _ := Outcome(x.results[0])
	return v
}
