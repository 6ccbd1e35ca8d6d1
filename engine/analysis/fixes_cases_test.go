package analysis

import (
	"slices"
	"strings"
	"testing"

	"crossgrant/engine/scenario"
)

const oneAccount = `One account
-- accounts/A/account.json --
{ "id": "111111111111" }
-- accounts/A/buckets/bkt/objects.json --
[{ "key": "k", "tags": { "team": "red" } }]
`

const allowAll = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}`

func bucketPolicy(statement string) string {
	return "-- accounts/A/buckets/bkt/policy.json --\n{\"Version\":\"2012-10-17\",\"Statement\":[" + statement + "]}\n"
}

// What examples do not show: each case names fixes that must be there, the first of
// them first, and words that no fix may have.
func TestFixCases(t *testing.T) {
	for _, c := range []struct {
		name, files, flow string
		step              int
		want              []string
		never             string
	}{
		{name: "only opening to everyone helps, and it says so",
			files: "-- accounts/A/buckets/bkt/bucket.json --\n{ \"blockPublicAccess\": {} }\n",
			flow:  "aws s3api get-object --bucket bkt --key k out --no-sign-request",
			want:  []string{"Give the bucket bkt a policy"}},
		{name: "nobody is let in from the internet where a signature helps",
			files: "-- accounts/A/users/U/policies/p.json --\n" + allowAll + "\n-- accounts/A/buckets/bkt/bucket.json --\n{ \"blockPublicAccess\": {} }\n",
			flow:  "aws s3api get-object --bucket bkt --key k out --no-sign-request",
			want:  []string{"use --profile U"}, never: "everyone on the internet"},
		{name: "a Deny is all that keeps the internet out",
			files: "-- accounts/A/users/U/user.json --\n{}\n-- accounts/A/buckets/bkt/bucket.json --\n{ \"blockPublicAccess\": {} }\n" +
				bucketPolicy(`{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::bkt/*"},{"Sid":"Guard","Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::bkt/*"}`),
			flow: "aws s3api get-object --bucket bkt --key k out --profile U",
			want: []string{`Exempt user U of account A from statement "Guard"`}, never: "Remove"},
		{name: "a boundary that lacks the action",
			files: "-- accounts/A/users/U/user.json --\n{ \"permissionsBoundary\": \"arn:aws:iam::111111111111:policy/Limit\" }\n-- accounts/A/users/U/policies/p.json --\n" + allowAll +
				"\n-- accounts/A/policies/Limit.json --\n{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"iam:*\",\"Resource\":\"*\"}]}\n",
			flow: "aws s3api get-object --bucket bkt --key k out --profile U",
			want: []string{"Allow s3:GetObject in accounts/A/policies/Limit.json", "Add s3:GetObject to the only statement", "Take the permissions boundary off accounts/A/users/U"}},
		{name: "a federated user without a session policy",
			files: "-- accounts/A/users/U/policies/p.json --\n" + allowAll + "\n",
			flow:  "aws sts get-federation-token --name Fed --profile U\n#-> profile F\naws s3api get-object --bucket bkt --key k out --profile F", step: 1,
			want: []string{"Pass a session policy where profile F gets its credentials"}},
		{name: "a service control policy that lacks the action",
			files: "-- accounts/A/users/U/policies/p.json --\n" + allowAll + "\n-- accounts/M/account.json --\n{ \"id\": \"999999999999\" }\n" +
				"-- organization/organization.json --\n{ \"id\": \"o-example001\", \"managementAccount\": \"M\", \"root\": { \"name\": \"Root\", \"accounts\": [\"M\", \"A\"], \"serviceControlPolicies\": [\"Only\"] } }\n" +
				"-- organization/service-control-policies/Only.json --\n{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"iam:*\",\"Resource\":\"*\"}]}\n",
			flow: "aws s3api get-object --bucket bkt --key k out --profile U",
			want: []string{"Allow s3:GetObject in organization/service-control-policies/Only.json"}},
		{name: "credentials that have expired",
			files: "-- accounts/A/users/U/policies/p.json --\n" + allowAll + "\n",
			flow:  "aws sts get-session-token --duration-seconds 900 --profile U\n#-> profile S\n#@ clock +1h\naws s3api get-object --bucket bkt --key k out --profile S", step: 1,
			want: []string{"Get new credentials for profile S just before"}},
		{name: "two policies have to agree",
			files: "-- accounts/B/account.json --\n{ \"id\": \"222222222222\" }\n-- accounts/B/users/U/user.json --\n{}\n",
			flow:  "aws s3api get-object --bucket bkt --key k out --profile U",
			want:  []string{"Give the bucket bkt a policy that allows s3:GetObject"}},
		{name: "a tag of the caller",
			files: "-- accounts/A/users/U/policies/p.json --\n{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:PrincipalTag/team\":\"red\"}}}]}\n",
			flow:  "aws s3api get-object --bucket bkt --key k out --profile U",
			want:  []string{"Give accounts/A/users/U the tag team=red"}},
		{name: "a list of principals that are denied",
			files: "-- accounts/A/users/U/policies/p.json --\n" + allowAll + "\n-- accounts/A/users/V/user.json --\n{}\n" +
				bucketPolicy(`{"Effect":"Deny","Principal":{"AWS":["arn:aws:iam::111111111111:user/U","arn:aws:iam::111111111111:user/V"]},"Action":"s3:GetObject","Resource":"arn:aws:s3:::bkt/*"}`),
			flow: "aws s3api get-object --bucket bkt --key k out --profile U",
			want: []string{"Take arn:aws:iam::111111111111:user/U out of", "Exempt user U", "Remove the only statement"}},
		{name: "all but some is denied",
			files: "-- accounts/A/users/U/policies/p.json --\n" + allowAll + "\n" +
				bucketPolicy(`{"Effect":"Deny","Principal":"*","NotAction":["s3:PutObject"],"Resource":"arn:aws:s3:::bkt/*"}`),
			flow: "aws s3api get-object --bucket bkt --key k out --profile U",
			want: []string{"Exempt user U", "Add s3:GetObject to the NotAction of"}},
		{name: "one action of several is taken away",
			files: "-- accounts/A/users/U/policies/p.json --\n{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\",\"s3:PutObject\"],\"Resource\":\"*\"}]}\n",
			flow:  "aws s3api get-object --bucket bkt --key k out --profile U",
			want:  []string{"Take s3:GetObject out of the only statement", "Deny s3:GetObject in accounts/A/users/U/policies/p.json", "Give the bucket bkt a policy that denies s3:GetObject", "Remove the only statement"}},
		{name: "an object of another account, before the first command",
			files: "-- accounts/B/account.json --\n{ \"id\": \"222222222222\" }\n-- accounts/A/users/U/policies/p.json --\n" + allowAll +
				"\n-- accounts/A/buckets/cold/bucket.json --\n{ \"objectOwnership\": \"ObjectWriter\" }\n-- accounts/A/buckets/cold/objects.json --\n[{ \"key\": \"k\", \"owner\": \"B\" }]\n",
			flow: "aws s3api get-object --bucket cold --key k out --profile U",
			want: []string{"Share k in its ACL, accounts/A/buckets/cold/objects.json", "Disable ACLs in the bucket cold"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := scenario.ParseArchive(oneAccount + c.files + "-- flow.sh --\n" + c.flow + "\n")
			fixes, none := Fixes(s, c.step)
			var titles []string
			for _, f := range fixes {
				titles = append(titles, f.Title)
				if c.never != "" && strings.Contains(f.Title+f.Detail, c.never) {
					t.Errorf("%q: %s", f.Title, f.Detail)
				}
				if f.public && !strings.Contains(f.Detail, "everyone on the internet") {
					t.Errorf("%q opens to everyone and does not say so: %s", f.Title, f.Detail)
				}
			}
			for i, want := range c.want {
				found := false
				for j, title := range titles {
					found = found || strings.Contains(title, want) && (i > 0 || j == 0)
				}
				if !found {
					t.Errorf("no %q among %q %s", want, titles, none)
				}
			}
		})
	}
}

// Where nothing can help, the answer says why.
func TestNoFix(t *testing.T) {
	s := scenario.ParseArchive(oneAccount + "-- accounts/A/roles/R/trust-policy.json --\n" +
		`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"sts:AssumeRole"}]}` + `
-- accounts/A/users/U/user.json --
{}
-- flow.sh --
aws sts get-caller-identity --profile U
aws sts assume-role --role-arn arn:aws:iam::111111111111:role/Missing --role-session-name sess --profile U
aws s3api get-object --bucket nobucket --key k out --profile U
aws iam list-users --profile A/root
aws s3api put-object --bucket
`)
	for step, want := range []string{
		"needs no permission", "There is no role arn:aws:iam::111111111111:role/Missing", "NoSuchBucket", "Only a service control policy", "another reason than access", "no such step",
	} {
		fixes, none := Fixes(s, step)
		if len(fixes) > 0 || !strings.Contains(none, want) {
			t.Errorf("step %d: %v, %q; want %q", step, fixes, none, want)
		}
	}
	if _, none := Fixes(s, -1); none == "" {
		t.Error("there is no step -1")
	}
}

// Whatever a scenario holds, every question about it has an answer.
func FuzzScenario(f *testing.F) {
	for _, e := range scenario.Examples() {
		f.Add(e.Text, 3)
	}
	f.Fuzz(func(t *testing.T, text string, step int) {
		if len(text) > 6000 {
			return
		}
		s := scenario.ParseArchive(text)
		w := At(s, step)
		MatrixOf(w)
		fixes, none := Fixes(s, step)
		if (len(fixes) == 0) != (none != "") {
			t.Errorf("%d fixes and %q", len(fixes), none)
		}
		for i := range fixes {
			if got := Compare(s, apply(s, &fixes[i])).Steps; !slices.Equal(got, fixes[i].Effects) {
				t.Errorf("%q claims %v and has %v", fixes[i].Title, fixes[i].Effects, got)
			}
		}
	})
}
