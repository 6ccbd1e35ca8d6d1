package analysis

import (
	"fmt"
	"strings"
	"testing"

	"crossgrant/engine/authz"
	"crossgrant/engine/call"
	"crossgrant/engine/scenario"
)

// eachExample calls f with every built-in example, as a test of its own.
func eachExample(t *testing.T, f func(t *testing.T, s scenario.Scenario)) {
	t.Helper()
	for _, e := range scenario.Examples() {
		t.Run(e.Name, func(t *testing.T) { f(t, scenario.ParseArchive(e.Text)) })
	}
}

// lastStep is beyond the end of every flow.
const lastStep = 1000

// The matrix decides with everything gathered once and without a trace; each cell is
// what the question alone gives.
func TestCellsAreAnswers(t *testing.T) {
	letter := map[byte]int{}
	eachExample(t, func(t *testing.T, s scenario.Scenario) {
		for _, step := range []int{BeforeFirst, 2, lastStep} {
			w := At(s, step)
			m := MatrixOf(w)
			i := 0
			for _, p := range m.Principals {
				for _, action := range m.Actions {
					for _, r := range m.Resources {
						cell := m.Cells[i]
						letter[cell]++
						i++
						d, err := Ask(w, Question{Principal: p.ID, Action: action, Resource: r.ARN})
						if (err != nil) != (cell == notApplicable) {
							t.Fatalf("step %d: %s, %s on %s: %q, and the question gives %v", step, p.ID, action, r.ARN, cell, err)
						}
						if err == nil && letters[d.Verdict] != cell {
							t.Errorf("step %d: %s, %s on %s: %q, and the question gives %s", step, p.ID, action, r.ARN, cell, d.Verdict)
						}
					}
				}
			}
			if i != len(m.Cells) {
				t.Errorf("%d cells, want %d", len(m.Cells), i)
			}
		}
	})
	for _, c := range "axin-" {
		if letter[byte(c)] == 0 && c != 'n' {
			t.Errorf("no cell of any example is %q", c)
		}
	}
}

// large is a scenario with as many principals and resources as asked for.
func large(principals, resources int) scenario.Scenario {
	var b strings.Builder
	b.WriteString("Large\n-- accounts/A/account.json --\n{ \"id\": \"111111111111\" }\n")
	b.WriteString("-- accounts/B/account.json --\n{ \"id\": \"222222222222\" }\n")
	for i := range principals - 3 { // two root users and the anonymous caller come by themselves
		fmt.Fprintf(&b, "-- accounts/B/users/user%d/policies/work.json --\n", i)
		fmt.Fprintf(&b, `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:Get*","s3:List*"],"Resource":["arn:aws:s3:::bucket%d","arn:aws:s3:::bucket%d/*"]},{"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::*/${aws:username}/*","Condition":{"StringEquals":{"s3:x-amz-acl":"bucket-owner-full-control"}}},{"Effect":"Deny","Action":"s3:Delete*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}`+"\n", i%10, i%7)
	}
	for i := range resources / 2 {
		fmt.Fprintf(&b, "-- accounts/A/buckets/bucket%d/policy.json --\n", i)
		fmt.Fprintf(&b, `{"Version":"2012-10-17","Statement":[{"Sid":"read","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::222222222222:root"},"Action":["s3:GetObject","s3:GetBucketLocation","s3:ListBucket"],"Resource":["arn:aws:s3:::bucket%d","arn:aws:s3:::bucket%d/*"]},{"Effect":"Allow","Principal":{"AWS":["arn:aws:iam::222222222222:user/user1","arn:aws:iam::222222222222:user/user2"]},"Action":"s3:PutObject","Resource":"arn:aws:s3:::bucket%d/*"},{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::bucket%d/*","Condition":{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}}}]}`+"\n", i, i, i, i)
	}
	return scenario.ParseArchive(b.String())
}

func BenchmarkMatrix(b *testing.B) {
	w := At(large(50, 50), BeforeFirst)
	var names []string
	for name := range strings.FieldsSeq(common) {
		if strings.HasPrefix(name, "s3:") {
			names = append(names, name)
		}
	}
	for _, name := range []string{
		"s3:GetObjectAttributes", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging", "s3:PutObjectVersionAcl", "s3:PutObjectVersionTagging",
		"s3:AbortMultipartUpload", "s3:ListMultipartUploadParts", "s3:DeleteObjectTagging", "s3:ListBucketMultipartUploads",
		"s3:GetBucketCORS", "s3:PutBucketCORS", "s3:GetBucketTagging", "s3:PutBucketTagging", "s3:GetBucketVersioning", "s3:PutBucketVersioning",
		"s3:GetBucketLogging", "s3:PutBucketLogging", "s3:GetBucketWebsite", "s3:PutBucketWebsite", "s3:GetLifecycleConfiguration",
	} {
		names = append(names, name)
	}
	m := &Matrix{Principals: principals(w), Actions: names}
	m.Resources, _ = resources(w)
	if len(m.Principals) != 50 || len(m.Actions) != 40 || len(m.Resources) != 50 {
		b.Fatalf("%d principals, %d actions, %d resources", len(m.Principals), len(m.Actions), len(m.Resources))
	}
	b.ReportAllocs()
	for b.Loop() {
		m.decide(w)
	}
}

// Nothing is allocated for a cell: more actions of the same kind cost no more.
func TestNothingAllocatedPerCell(t *testing.T) {
	w := At(large(9, 4), BeforeFirst)
	few := &Matrix{Principals: principals(w), Actions: []string{"s3:GetBucketAcl"}}
	few.Resources, _ = resources(w)
	many := *few
	many.Actions = []string{"s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketCORS", "s3:PutBucketCORS", "s3:GetBucketTagging", "s3:PutBucketTagging", "s3:GetBucketVersioning"}
	measure := func(m *Matrix) float64 {
		columns, _ := m.columns()
		m.Cells = make([]byte, len(m.Principals)*len(m.Actions)*len(m.Resources))
		c := newCall(w, &m.Principals[1])
		x := c.Context(columns[0][0].access)
		side := m.callerSide(c.Input(call.Access{}), nil)
		return testing.AllocsPerRun(10, func() { m.column(c, x, 1, 0, &columns[0][0], side) })
	}
	if one, all := measure(few), measure(&many); one != all {
		t.Errorf("%v allocations for one action, %v for %d", one, all, len(many.Actions))
	}
}

func TestAskErrors(t *testing.T) {
	w := At(large(4, 2), BeforeFirst)
	for _, c := range []struct{ principal, action, resource, want string }{
		{"nobody", "s3:GetObject", "arn:aws:s3:::bucket0/x", `no principal "nobody"`},
		{"", "s3:GetObject", "arn:aws:s3:::bucket0/x", `no principal ""`},
		{"anonymous", "s3:Nothing", "arn:aws:s3:::bucket0/x", `no action "s3:Nothing"`},
		{"anonymous", "s3:GetObject", "arn:aws:s3:::other/x", "no bucket or role"},
		{"anonymous", "s3:GetObject", "arn:aws:s3:::bucket0/", "no bucket or role"},
		{"anonymous", "s3:GetObject", "arn:aws:s3:::bucket0", "no action on the bucket bucket0"},
		{"anonymous", "s3:GetObject", "*", "no action on all resources at once"},
	} {
		_, err := Ask(w, Question{Principal: c.principal, Action: c.action, Resource: c.resource})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v", c, err)
		}
	}
}

func TestAskContext(t *testing.T) {
	w := At(large(9, 2), BeforeFirst)
	q := Question{Principal: "arn:aws:iam::222222222222:user/user1", Action: "S3:getobject", Resource: "arn:aws:s3:::bucket0/x"}
	for _, c := range []struct {
		ip   []string
		want authz.Verdict
	}{
		{nil, authz.ExplicitDeny}, {[]string{"198.51.100.1"}, authz.ExplicitDeny}, {[]string{"203.0.113.9"}, authz.ImplicitDeny},
	} {
		q.Context = []Key{{Name: "aws:sourceip", Values: c.ip}}
		if d, err := Ask(w, q); err != nil || d.Verdict != c.want {
			t.Errorf("from %v: %v, %v; want %s", c.ip, d.Verdict, err, c.want)
		}
	}
}
