package analysis

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"crossgrant/engine/scenario"
)

func TestPairs(t *testing.T) {
	for _, c := range []struct{ before, after, want string }{
		{"a b c", "a b c", "0-0 1-1 2-2"},
		{"a b c", "a c", "0-0 1-* 2-1"},
		{"a c", "a b c", "0-0 *-1 1-2"},
		{"", "a", "*-0"},
		{"a", "", "0-*"},
		{"a b", "b a", "0-* 1-0 *-1"},
		{"aws_s3api_get_1 x", "aws_s3api_get_2 x", "0-0 1-1"},           // an edited command
		{"aws_s3api_get_1 aws_iam_list_1", "aws_iam_list_2", "0-* 1-0"}, // not paired with another operation
		{"a aws_s3api_get_1 b", "a aws_sts_x_1 aws_s3api_get_2 b", "0-0 *-1 1-2 2-3"},   // one more before it
		{"a a a", "a a", "0-0 1-1 2-*"},                                                 // repeated commands in order
		{"p a q b r", "q p a b s", "*-0 0-1 1-2 2-* 3-3 4-* *-4"},                       // moved
		{"x aws_a_b_1 aws_a_b_2", "x aws_a_b_3 aws_a_b_4 aws_a_b_5", "0-0 1-1 2-2 *-3"}, // edited and added
		{"aws_a_b_1 aws_c_d_1", "aws_c_d_2 aws_a_b_2", "0-1 1-* *-0"},                   // never crossing
	} {
		split := func(s string) (out []string) {
			for _, w := range strings.Fields(s) {
				out = append(out, strings.ReplaceAll(w, "_", " "))
			}
			return out
		}
		var got []string
		name := func(i int) string {
			if i < 0 {
				return "*"
			}
			return fmt.Sprint(i)
		}
		for _, p := range pairs(split(c.before), split(c.after)) {
			got = append(got, name(p.before)+"-"+name(p.after))
		}
		want := strings.Fields(c.want)
		if c.before == "aws_a_b_1 aws_c_d_1" {
			slices.Sort(got)
			slices.Sort(want)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q to %q: %v, want %v", c.before, c.after, got, want)
		}
	}
}

// Every step of both flows is in exactly one pair, and the order is kept.
func FuzzPairs(f *testing.F) {
	f.Add("abcab", "bcabd")
	f.Fuzz(func(t *testing.T, before, after string) {
		if len(before) > 60 || len(after) > 60 {
			return
		}
		b, a := strings.Split(before, ""), strings.Split(after, "")
		i, j := 0, 0
		for _, p := range pairs(b, a) {
			if p.before >= 0 {
				if p.before != i {
					t.Fatalf("step %d before, want %d", p.before, i)
				}
				i++
			}
			if p.after >= 0 {
				if p.after != j {
					t.Fatalf("step %d after, want %d", p.after, j)
				}
				j++
			}
		}
		if i != len(b) || j != len(a) {
			t.Errorf("%d and %d steps, want %d and %d", i, j, len(b), len(a))
		}
	})
}

const twoAccounts = `Two accounts
-- accounts/A/account.json --
{ "id": "111111111111" }
-- accounts/A/buckets/reports/policy.json --
{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::222222222222:user/Reader"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}]}
-- accounts/A/buckets/reports/objects.json --
[{ "key": "2026.csv", "owner": "A", "body": "quarter,sum" }]
-- accounts/B/account.json --
{ "id": "222222222222" }
-- accounts/B/users/Reader/policies/read.json --
{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}
-- flow.sh --
aws s3api get-object --bucket reports --key 2026.csv out.csv --profile Reader
aws s3api list-objects-v2 --bucket reports --profile Reader
`

func TestCompare(t *testing.T) {
	before := scenario.ParseArchive(twoAccounts)
	for _, c := range []struct {
		name             string
		old, replacement string
		want             string
	}{
		{"nothing", "x", "x", ""},
		{"an action less", `"Action":"s3:GetObject","Resource":"*"`, `"Action":"s3:GetObjectAcl","Resource":"*"`, `
file edited accounts/B/users/Reader/policies/read.json
step 0 0 allow>implicit-deny AccessDenied
cell Reader s3:GetObject reports/2026.csv allow>implicit-deny
cell Reader s3:GetObject reports/new-object allow>implicit-deny`},
		{"an action of its own", `"Action":"s3:GetObject","Resource":"arn`, `"Action":["s3:GetObject","s3:GetObjectAttributes"],"Resource":"arn`, `
file edited accounts/A/buckets/reports/policy.json`},
		{"open to everyone", `"Principal":{"AWS":"arn:aws:iam::222222222222:user/Reader"},"Action":"s3:GetObject"`, `"Principal":"*","Action":"s3:ListBucket","Resource":"arn:aws:s3:::reports"},{"Effect":"Deny","Principal":"*","Action":"s3:GetObject"`, `
file edited accounts/A/buckets/reports/policy.json
step 0 0 allow>explicit-deny AccessDenied
cell Reader s3:GetObject reports/2026.csv allow>explicit-deny
cell Reader s3:GetObject reports/new-object allow>explicit-deny
cell A/root s3:GetObject reports/2026.csv allow>explicit-deny
cell A/root s3:GetObject reports/new-object allow>explicit-deny
cell B/root s3:GetObject reports/2026.csv implicit-deny>explicit-deny
cell B/root s3:GetObject reports/new-object implicit-deny>explicit-deny
cell B/root s3:ListBucket reports implicit-deny>explicit-deny
cell anonymous s3:GetObject reports/2026.csv implicit-deny>explicit-deny`},
		{"another user", "-- flow.sh --", "-- accounts/B/users/Second/user.json --\n{\"managedPolicies\":[\"arn:aws:iam::aws:policy/AdministratorAccess\"]}\n-- flow.sh --", `
file added accounts/B/users/Second/user.json`},
		{"a command less", "aws s3api list-objects-v2 --bucket reports --profile Reader", "", `
file edited flow.sh
step 1 -1 implicit-deny>none`},
		{"a command edited", "list-objects-v2 --bucket reports --profile Reader", "list-objects-v2 --bucket reports --profile A/root", `
file edited flow.sh
step 1 1 implicit-deny>allow`},
		{"at the end only", "aws s3api list-objects-v2 --bucket reports --profile Reader", "aws s3api delete-bucket-policy --bucket reports --profile A/root", `
file edited flow.sh
step 1 -1 implicit-deny>none
step -1 1 none>allow
cell Reader s3:GetObject reports/2026.csv allow>implicit-deny`},
		{"renamed", "accounts/B/users/Reader/policies/read.json", "accounts/B/users/Reader/policies/other.json", `
file renamed accounts/B/users/Reader/policies/read.json accounts/B/users/Reader/policies/other.json`},
	} {
		t.Run(c.name, func(t *testing.T) {
			after := scenario.ParseArchive(strings.Replace(twoAccounts, c.old, c.replacement, 1))
			got := printChanges(Compare(before, after))
			for _, line := range strings.Split(strings.TrimSpace(c.want), "\n") {
				if !strings.Contains(got, line) {
					t.Errorf("missing %q in\n%s", line, got)
				}
			}
			for _, kind := range []string{"file", "step", "cell"} {
				if !strings.Contains(c.want, kind+" ") && strings.Contains(got, "\n"+kind+" ") {
					t.Errorf("unexpected %s in\n%s", kind, got)
				}
			}
		})
	}
}

func printChanges(c Changes) string {
	var b strings.Builder
	for _, f := range c.Files {
		fmt.Fprintln(&b, "\nfile", f.Kind, strings.TrimSpace(f.From+" "+f.Path))
	}
	for _, s := range c.Steps {
		fmt.Fprintf(&b, "\nstep %d %d %s>%s %s", s.Before, s.After, s.BeforeVerdict, s.AfterVerdict, s.AfterCode)
	}
	for _, x := range c.Cells {
		fmt.Fprintf(&b, "\ncell %s %s %s %s>%s", x.Principal, x.Action, x.Resource, x.Before, x.After)
	}
	return b.String()
}

// A scenario compared with itself differs in nothing, also where its files come in
// another order.
func TestCompareWithItself(t *testing.T) {
	eachExample(t, func(t *testing.T, s scenario.Scenario) {
		other := s
		other.Files = slices.Clone(s.Files)
		slices.Reverse(other.Files)
		if got := printChanges(Compare(s, other)); got != "" {
			t.Errorf("differences: %s", got)
		}
	})
}
