package conformance

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"crossgrant/engine/api"
	"crossgrant/engine/known"
)

// claimed collects the codes after "unverified:" among the features of the
// project's own cases.
func claimed(t *testing.T) map[string]int {
	t.Helper()
	codes := map[string]int{}
	err := filepath.WalkDir("testdata", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		var features []string
		if filepath.Ext(path) == ".txtar" {
			features = scenarioFeatures(string(text))
		} else {
			for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
				var h header
				if err := json.Unmarshal([]byte(line), &h); err != nil {
					t.Errorf("%s: %v", path, err)
				}
				features = append(features, h.Features...)
			}
		}
		for _, f := range features {
			if code, ok := strings.CutPrefix(f, "unverified:"); ok {
				codes[code]++
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return codes
}

func TestUnverifiedPointsHaveCases(t *testing.T) {
	cases := claimed(t)
	for _, p := range known.Points() {
		if p.Kind == known.Unverified && cases[p.Code] == 0 {
			t.Errorf("no case shows the unverified point %s", p.Code)
		}
	}
	for code := range cases {
		if i := slices.IndexFunc(known.Points(), func(p known.Point) bool { return p.Code == code }); i < 0 || known.Points()[i].Kind != known.Unverified {
			t.Errorf("a case names the unverified point %s, which is not listed", code)
		}
	}
}

func TestPoints(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range known.Points() {
		if seen[p.Code] {
			t.Errorf("%s is listed twice", p.Code)
		}
		seen[p.Code] = true
		if p.Title == "" || p.Assumption == "" || p.Otherwise == "" || !strings.HasPrefix(p.Source, "https://docs.aws.amazon.com/") {
			t.Errorf("%s is incomplete: %+v", p.Code, p)
		}
		if p.Kind != known.Unverified && p.Kind != known.Difference {
			t.Errorf("%s has the kind %q", p.Code, p.Kind)
		}
	}
}

// differences shows each difference by a flow whose last command ends like this.
// One that has gone leaves the list.
var differences = map[string]struct {
	flow    string
	verdict api.Verdict
}{
	"other-services":     {"aws ec2 describe-instances --profile Admin", api.VerdictNotModelled},
	"identity-providers": {"aws sts assume-role-with-saml --role-arn arn:aws:iam::111111111111:role/R --principal-arn arn:aws:iam::111111111111:saml-provider/P --saml-assertion assertion --profile Admin", api.VerdictNotModelled},
	"organizations-api":  {"aws organizations list-accounts --profile Admin", api.VerdictNotModelled},
	"access-points":      {"aws s3api get-object --bucket arn:aws:s3:us-east-1:111111111111:accesspoint/ap --key k out --profile Admin", api.VerdictNotModelled},
	"encryption-keys":    {"aws s3api put-object --bucket examplebucket --key k --body f.txt --server-side-encryption aws:kms --profile Admin", api.VerdictNotModelled},
	"access-analyzer":    {"aws accessanalyzer validate-policy --policy-document file://f.txt --policy-type IDENTITY_POLICY --profile Admin", api.VerdictNotModelled},
	"presigned-urls":     {"aws s3 presign s3://examplebucket/k --profile Admin", api.VerdictNotModelled},
	"root-sessions":      {"aws sts assume-root --target-principal 222222222222 --task-policy-arn arn=arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy --profile Admin", api.VerdictNotModelled},
	"mfa-delete":         {"aws s3api put-bucket-versioning --bucket examplebucket --versioning-configuration Status=Enabled,MFADelete=Enabled --profile Admin", api.VerdictNotModelled},
	"requester-pays":     {"aws s3api put-bucket-request-payment --bucket examplebucket --request-payment-configuration Payer=Requester --profile Admin", api.VerdictNotModelled},
	"what-buckets-do":    {"aws s3api put-bucket-replication --bucket examplebucket --replication-configuration Role=arn:aws:iam::111111111111:role/R,Rules=[{Status=Enabled,Destination={Bucket=arn:aws:s3:::b}}] --profile Admin", api.VerdictNotModelled},
	"managed-policies":   {"aws iam attach-user-policy --user-name New --policy-arn arn:aws:iam::aws:policy/AmazonEC2FullAccess --profile Admin", api.VerdictNotModelled},
	"consistency":        {"aws iam put-user-policy --user-name New --policy-name p --policy-document file://allow.json --profile Admin\naws s3api list-buckets --profile New", api.VerdictAllow},
}

const differenceWorld = `Differences
-- accounts/A/account.json --
{ "id": "111111111111" }
-- accounts/B/account.json --
{ "id": "222222222222" }
-- organization/organization.json --
{ "id": "o-example", "managementAccount": "A", "root": { "name": "Root", "accounts": ["A", "B"] } }
-- accounts/A/users/Admin/user.json --
{ "managedPolicies": ["arn:aws:iam::aws:policy/AdministratorAccess"] }
-- accounts/A/users/New/user.json --
{}
-- accounts/A/buckets/examplebucket/bucket.json --
{}
-- files/f.txt --
{}
-- files/allow.json --
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" } }
-- flow.sh --
`

func TestDifferencesRemain(t *testing.T) {
	for _, p := range known.Points() {
		if p.Kind != known.Difference {
			continue
		}
		t.Run(p.Code, func(t *testing.T) {
			d, ok := differences[p.Code]
			if !ok {
				t.Fatal("nothing shows this difference")
			}
			opened := api.Open(differenceWorld + d.flow + "\n")
			report := api.Run(api.RunRequest{Scenario: opened.Scenario, Trace: -1})
			if len(report.Steps) == 0 {
				t.Fatal("no command ran")
			}
			if last := report.Steps[len(report.Steps)-1]; last.Verdict != d.verdict {
				t.Errorf("got %s, want %s: %s", last.Verdict, d.verdict, last.Reason)
			}
		})
	}
}
