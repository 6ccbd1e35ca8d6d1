package api

import (
	"strings"
	"testing"
)

const allowRead = `{"Version": "2012-10-17", "Statement": [{"Sid": "read", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::222222222222:user/Dave"}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"}]}`

func TestSimulate(t *testing.T) {
	request := `{"op":"simulate","request":{"principal":{"arn":"arn:aws:iam::222222222222:user/Dave"},"action":"s3:GetObject","resource":"arn:aws:s3:::b/k",
		"resourceAccount":"111111111111","context":[{"key":"aws:SourceIp","values":["192.0.2.1"]}],
		"identity":[{"name":"mine","text":"{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"s3:Get*\", \"Resource\": \"*\"}]}"}],
		"resourcePolicy":{"name":"theirs","text":` + string(appendString(nil, allowRead)) + `}}}`
	reply := Call(request)
	for _, want := range []string{`"error":""`, `"verdict":"allow"`, `"policy":"theirs"`, `"sid":"read"`} {
		if !strings.Contains(reply, want) {
			t.Errorf("no %s in %s", want, reply)
		}
	}
	denied := Simulate(SimulateRequest{Principal: SimulatedPrincipal{ARN: "arn:aws:iam::222222222222:user/Dave"}, Action: "s3:PutObject",
		Resource: "arn:aws:s3:::b/k", ResourceAccount: "111111111111", ResourcePolicy: &SimulatedPolicy{Name: "theirs", Text: allowRead}})
	d := denied.Decision
	if d.Verdict != VerdictImplicitDeny || len(d.Missing) != 2 {
		t.Errorf("%+v", d)
	}
	for _, l := range d.Layers {
		for _, p := range l.Policies {
			if p.Name == "theirs" && p.Statements[0].Range.Start.Column != strings.Index(allowRead, `{"Sid"`)+1 {
				t.Errorf("statement stands at %+v", p.Statements[0].Range)
			}
		}
	}
	if r := Simulate(SimulateRequest{Principal: SimulatedPrincipal{ARN: "Dave"}}); r.Decision != nil || r.Error == "" {
		t.Errorf("a principal that is none: %+v", r)
	}
}

func TestAbout(t *testing.T) {
	kinds := map[PointKind]int{}
	for _, p := range About().Points {
		kinds[p.Kind]++
	}
	if kinds[PointUnverified] < 30 || kinds[PointDifference] < 5 {
		t.Errorf("%v", kinds)
	}
	if !strings.Contains(Call(`{"op":"about","request":{}}`), `"code":"policy-on-foreign-object"`) {
		t.Error("about does not tell the points")
	}
}
