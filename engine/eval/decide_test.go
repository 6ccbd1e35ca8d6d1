package eval_test

import (
	"strings"
	"testing"

	"crossgrant/engine/eval"
	"crossgrant/engine/policy"
)

const (
	acctA = "111111111111"
	acctB = "222222222222"
)

var (
	dave    = &eval.Principal{Kind: eval.User, ARN: "arn:aws:iam::111111111111:user/path/Dave", Account: acctA, UniqueID: "AIDAEXAMPLEUSER000001", CanonicalUserID: strings.Repeat("a", 64)}
	bounded = &eval.Principal{Kind: eval.User, ARN: "arn:aws:iam::111111111111:user/path/Dave", Account: acctA, HasBoundary: true}
	session = &eval.Principal{Kind: eval.RoleSession, ARN: "arn:aws:sts::111111111111:assumed-role/reader/test", Account: acctA, RoleARN: "arn:aws:iam::111111111111:role/deep/reader", UniqueID: "AROAEXAMPLEROLE000001"}
	bare    = &eval.Principal{Kind: eval.RoleSession, ARN: "arn:aws:sts::111111111111:assumed-role/reader/test", Account: acctA}
	fed     = &eval.Principal{Kind: eval.FederatedUser, ARN: "arn:aws:sts::111111111111:federated-user/Eve", Account: acctA, FederatedBy: dave.ARN, UniqueID: dave.UniqueID}
	root    = &eval.Principal{Kind: eval.Root, ARN: "arn:aws:iam::111111111111:root", Account: acctA, CanonicalUserID: strings.Repeat("a", 64)}
	nobody  = &eval.Principal{Kind: eval.Anonymous}
	s3      = &eval.Principal{Kind: eval.Service, Service: "s3.amazonaws.com"}
)

func TestPrincipalForms(t *testing.T) {
	aws := func(v string) string { return `{"AWS":"` + v + `"}` }
	for _, c := range []struct {
		name, element string
		who           *eval.Principal
		want          eval.Form
	}{
		{"user by ARN", aws(dave.ARN), dave, eval.FormUser},
		{"path is part of the ARN", aws("arn:aws:iam::111111111111:user/Dave"), dave, 0},
		{"case counts", aws("arn:aws:iam::111111111111:user/path/dave"), dave, 0},
		{"user by id", aws("AIDAEXAMPLEUSER000001"), dave, eval.FormUser},
		{"other id", aws("AIDAEXAMPLEUSER000002"), dave, 0},
		{"account by number", aws(acctA), dave, eval.FormAccount},
		{"account by root", aws("arn:aws:iam::111111111111:root"), dave, eval.FormAccount},
		{"other account", aws(acctB), dave, 0},
		{"everyone", `"*"`, dave, eval.FormWildcard},
		{"everyone under AWS", aws("*"), dave, eval.FormWildcard},
		{"account by canonical id", `{"CanonicalUser":"` + strings.Repeat("a", 64) + `"}`, dave, eval.FormCanonicalUser},
		{"canonical id unknown", `{"CanonicalUser":"` + strings.Repeat("a", 64) + `"}`, session, 0},
		{"several forms", `{"AWS":["*","111111111111","` + dave.ARN + `"]}`, dave, eval.FormWildcard | eval.FormAccount | eval.FormUser},
		{"group", aws("arn:aws:iam::111111111111:group/g"), dave, 0},
		{"part of a name", aws("arn:aws:iam::111111111111:user/path/*"), dave, 0},
		{"role by ARN", aws(session.RoleARN), session, eval.FormRole},
		{"role without its path", aws("arn:aws:iam::111111111111:role/reader"), session, 0},
		{"role, known by its session", aws("arn:aws:iam::111111111111:role/reader"), bare, eval.FormRole},
		{"other role", aws("arn:aws:iam::111111111111:role/read"), bare, 0},
		{"role of another account", aws("arn:aws:iam::222222222222:role/reader"), bare, 0},
		{"role by id", aws("AROAEXAMPLEROLE000001"), session, eval.FormRole},
		{"session", aws(session.ARN), session, eval.FormSession},
		{"other session", aws("arn:aws:sts::111111111111:assumed-role/reader/other"), session, 0},
		{"account of a session", aws(acctA), session, eval.FormAccount},
		{"federated user", aws(fed.ARN), fed, eval.FormFederatedUser},
		{"who federated", aws(dave.ARN), fed, eval.FormFederator},
		{"who federated, by id", aws(dave.UniqueID), fed, eval.FormFederator},
		{"root by its ARN", aws(root.ARN), root, eval.FormAccount | eval.FormRoot},
		{"root is no user", aws(dave.ARN), root, 0},
		{"anonymous", `"*"`, nobody, eval.FormWildcard},
		{"anonymous, account", aws(acctA), nobody, 0},
		{"anonymous, canonical id", `{"CanonicalUser":"x"}`, nobody, 0},
		{"no principal at all", `"*"`, nil, eval.FormWildcard},
		{"service", `{"Service":["ec2.amazonaws.com","s3.amazonaws.com"]}`, s3, eval.FormService},
		{"other service", `{"Service":"ec2.amazonaws.com"}`, s3, 0},
		{"service by wildcard", `"*"`, s3, eval.FormWildcard},
		{"all services", `{"Service":"*"}`, s3, 0},
		{"provider", `{"Federated":"accounts.google.com"}`, dave, 0},
	} {
		text := `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":` + c.element + `,"Action":"s3:*","Resource":"*"}}`
		doc, _ := policy.Parse(text)
		req := &eval.Request{Principal: c.who, Action: "s3:GetObject", Resource: "arn:aws:s3:::b/k", ResourceBased: true}
		if got := consistent(t, text, doc, req); got.Allow != c.want {
			t.Errorf("%s: %b, want %b", c.name, got.Allow, c.want)
		}
	}
}

func TestNotPrincipal(t *testing.T) {
	for _, c := range []struct {
		name, effect, element string
		who                   *eval.Principal
		matches               bool
		note                  string
	}{
		{"P-28: user without its account", "Deny", `{"AWS":"` + dave.ARN + `"}`, dave, true, "account 111111111111 is not listed"},
		{"user and account", "Deny", `{"AWS":["` + dave.ARN + `","111111111111"]}`, dave, false, ""},
		{"account only", "Deny", `{"AWS":"111111111111"}`, dave, true, "Only the account"},
		{"someone else", "Deny", `{"AWS":["arn:aws:iam::222222222222:user/X","222222222222"]}`, dave, true, ""},
		{"boundary", "Deny", `{"AWS":["` + dave.ARN + `","111111111111"]}`, bounded, true, "permissions boundary"},
		{"role and account", "Deny", `{"AWS":["` + session.RoleARN + `","111111111111"]}`, session, false, ""},
		{"session and account", "Deny", `{"AWS":["` + session.ARN + `","arn:aws:iam::111111111111:root"]}`, session, false, ""},
		{"session without account", "Deny", `{"AWS":"` + session.ARN + `"}`, session, true, "not listed"},
		{"federated and account", "Deny", `{"AWS":["` + fed.ARN + `","111111111111"]}`, fed, false, ""},
		{"root", "Deny", `{"AWS":"111111111111"}`, root, false, ""},
		{"anonymous", "Deny", `{"AWS":"111111111111"}`, nobody, true, ""},
		{"everyone is listed", "Deny", `"*"`, nobody, false, ""},
		{"service", "Deny", `{"Service":"s3.amazonaws.com"}`, s3, false, ""},
		{"allow but listed", "Allow", `{"AWS":"` + dave.ARN + `"}`, dave, false, ""},
		{"allow and not listed", "Allow", `{"AWS":"` + dave.ARN + `"}`, session, true, ""},
	} {
		text := `{"Version":"2012-10-17","Statement":{"Effect":"` + c.effect + `","NotPrincipal":` + c.element + `,"Action":"s3:*","Resource":"*"}}`
		doc := parse(t, text)
		req := &eval.Request{Principal: c.who, Action: "s3:GetObject", Resource: "arn:aws:s3:::b/k", ResourceBased: true}
		out := consistent(t, text, doc, req)
		if got := out.Deny == eval.Yes || out.Allow == eval.FormNotPrincipal; got != c.matches {
			t.Errorf("%s: %+v, want a match: %v", c.name, out, c.matches)
		}
		e := eval.Explain(doc, req).Statements[0].Elements[0]
		if e.Element != "NotPrincipal" || !strings.Contains(e.Note, c.note) || c.note == "" && e.Note != "" {
			t.Errorf("%s: %s, note %q, want %q", c.name, e.Element, e.Note, c.note)
		}
	}
}

// verdict of one document alone: "allow", "deny", "none" or "open".
func verdict(o eval.Outcome) string {
	switch {
	case o.Deny == eval.Yes:
		return "deny"
	case o.Deny == eval.NotModelled || o.Allow == 0 && o.AllowUnknown != 0:
		return "open"
	case o.Allow != 0:
		return "allow"
	}
	return "none"
}

func TestDocuments(t *testing.T) {
	statement := func(s string) string { return `{"Version":"2012-10-17","Statement":[` + s + `]}` }
	const (
		all    = `{"Effect":"Allow","Action":"*","Resource":"*"}`
		object = "arn:aws:s3:::b/k"
	)
	for _, c := range []struct {
		name, text       string
		action, resource string
		who              *eval.Principal
		based            bool
		ctx              map[string][]string
		want             string
	}{
		{name: "everything", text: statement(all), action: "iam:CreateUser", resource: "*", want: "allow"},
		{name: "action without regard to case", text: statement(`{"Effect":"Allow","Action":"S3:getOBJECT","Resource":"*"}`), action: "s3:GetObject", resource: object, want: "allow"},
		{name: "part of an action", text: statement(`{"Effect":"Allow","Action":"s3:Get","Resource":"*"}`), action: "s3:GetObject", resource: object, want: "none"},
		{name: "wildcards in an action", text: statement(`{"Effect":"Allow","Action":["s3:*Obj?ct*"],"Resource":"*"}`), action: "s3:GetObjectAcl", resource: object, want: "allow"},
		{name: "NotAction", text: statement(`{"Effect":"Allow","NotAction":"s3:*","Resource":"*"}`), action: "iam:CreateUser", resource: "*", want: "allow"},
		{name: "NotAction lists it", text: statement(`{"Effect":"Allow","NotAction":["iam:*","s3:*"],"Resource":"*"}`), action: "s3:GetObject", resource: object, want: "none"},
		{name: "P-01", text: statement(`{"Effect":"Allow","Action":"s3:*","Resource":["arn:aws:s3:::c","arn:aws:s3:::c/*"]},{"Effect":"Deny","Action":"s3:*","Resource":["arn:aws:s3:::*log*","arn:aws:s3:::*log*/*"]}`), action: "s3:PutObject", resource: "arn:aws:s3:::c-logs/k", want: "deny"},
		{name: "P-02", text: statement(`{"Effect":"Allow","Action":"s3:*","Resource":["arn:aws:s3:::c","arn:aws:s3:::c/*"]},{"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::*log*"}`), action: "s3:PutObject", resource: "arn:aws:s3:::c/k", want: "allow"},
		{name: "NotResource", text: statement(`{"Effect":"Deny","Action":"s3:*","NotResource":["arn:aws:s3:::b","arn:aws:s3:::b/*"]}`), action: "s3:GetObject", resource: "arn:aws:s3:::c/k", want: "deny"},
		{name: "NotResource lists it", text: statement(`{"Effect":"Deny","Action":"s3:*","NotResource":["arn:aws:s3:::b","arn:aws:s3:::b/*"]}`), action: "s3:GetObject", resource: object, want: "none"},
		{name: "C-37", text: statement(`{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::b/*/test/*"}`), action: "s3:GetObject", resource: "arn:aws:s3:::b/1///test///o.jpg", want: "allow"},
		{name: "C-38", text: statement(`{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::b/*/test/*"}`), action: "s3:GetObject", resource: "arn:aws:s3:::b/1-test/o.jpg", want: "none"},
		{name: "no resource, star", text: statement(`{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}`), action: "s3:ListAllMyBuckets", resource: "*", want: "allow"},
		{name: "no resource, all of S3", text: statement(`{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"arn:aws:s3:::*"}`), action: "s3:ListAllMyBuckets", resource: "*", want: "allow"},
		{name: "no resource, one bucket", text: statement(`{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"arn:aws:s3:::b"}`), action: "s3:ListAllMyBuckets", resource: "*", want: "none"},
		{name: "variable in a resource", text: statement(`{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::b/${aws:username}/*"}`), action: "s3:GetObject", resource: "arn:aws:s3:::b/Dave/x", ctx: map[string][]string{"aws:username": {"Dave"}}, want: "allow"},
		{name: "P-34: variable without a value", text: statement(`{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::b/${aws:username}/*"}`), action: "s3:GetObject", resource: "arn:aws:s3:::b//x", want: "none"},
		{name: "P-35: default", text: statement(`{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::x-${aws:PrincipalTag/team, 'company-wide'}"}`), action: "s3:ListBucket", resource: "arn:aws:s3:::x-company-wide", want: "allow"},
		{name: "2008: variables are text", text: `{"Version":"2008-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::b/${aws:username}"}}`, action: "s3:GetObject", resource: "arn:aws:s3:::b/${aws:username}", ctx: map[string][]string{"aws:username": {"Dave"}}, want: "allow"},
		{name: "no version: variables are text", text: `{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::b/${aws:username}"}}`, action: "s3:GetObject", resource: "arn:aws:s3:::b/Dave", ctx: map[string][]string{"aws:username": {"Dave"}}, want: "none"},
		{name: "unmodelled variable", text: statement(`{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::b/${secret}"}`), action: "s3:GetObject", resource: object, ctx: map[string][]string{"secret": {}}, want: "open"},
		{name: "unmodelled, but another resource matches", text: statement(`{"Effect":"Allow","Action":"s3:*","Resource":["arn:aws:s3:::b/${secret}","arn:aws:s3:::b/*"]}`), action: "s3:GetObject", resource: object, ctx: map[string][]string{"secret": {}}, want: "allow"},
		{name: "unmodelled deny", text: statement(all + `,{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"secret":"x"}}}`), action: "s3:GetObject", resource: object, ctx: map[string][]string{"secret": {}}, want: "open"},
		{name: "a miss wins over not modelled", text: statement(all + `,{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"secret":"x","other":"y"}}}`), action: "s3:GetObject", resource: object, ctx: map[string][]string{"secret": {}}, want: "allow"},
		{name: "operators and keys all count", text: statement(`{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"a":"1","b":"2"},"NumericLessThan":{"c":"3"}}}`), action: "s3:GetObject", resource: object, ctx: map[string][]string{"a": {"1"}, "b": {"2"}, "c": {"4"}}, want: "none"},
		{name: "empty condition", text: statement(`{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{}}`), action: "s3:GetObject", resource: object, want: "allow"},
		{name: "empty operator", text: statement(`{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"NoSuch":{}}}`), action: "s3:GetObject", resource: object, want: "allow"},
		{name: "C-22: case of a key", text: statement(`{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"IpAddress":{"AWS:SourceIP":"192.0.2.0/24"}}}`), action: "s3:GetObject", resource: object, ctx: map[string][]string{"aws:SourceIp": {"192.0.2.7"}}, want: "allow"},
		{name: "C-23", text: statement(`{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*","Condition":{"IpAddress":{"aws:SourceIp":"192.0.2.0/24"},"NotIpAddress":{"aws:SourceIp":"192.0.2.188/32"}}}`), action: "s3:GetObject", resource: object, based: true, ctx: map[string][]string{"aws:SourceIp": {"192.0.2.188"}}, want: "none"},
		{name: "C-23 allowed", text: statement(`{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*","Condition":{"IpAddress":{"aws:SourceIp":"192.0.2.0/24"},"NotIpAddress":{"aws:SourceIp":"192.0.2.188/32"}}}`), action: "s3:GetObject", resource: object, based: true, ctx: map[string][]string{"aws:SourceIp": {"192.0.2.10"}}, want: "allow"},
		{name: "C-04", text: statement(`{"Effect":"Allow","Action":"ec2:*","Resource":"*","Condition":{"StringEquals":{"aws:RequestTag/environment":["preprod","production"]},"ForAllValues:StringEquals":{"aws:TagKeys":"environment"}}}`), action: "ec2:CreateTags", resource: "arn:aws:ec2:r:1:x", ctx: map[string][]string{"aws:TagKeys": {"Environment"}, "aws:RequestTag/Environment": {"preprod"}}, want: "none"},
		{name: "C-26", text: statement(`{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"NumericGreaterThan":{"s3:signatureAge":600000}}}`), action: "s3:GetObject", resource: object, based: true, ctx: map[string][]string{"s3:signatureAge": {"660000"}}, want: "deny"},
		{name: "C-28", text: statement(`{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false","aws:PrincipalIsAWSService":"false"}}}`), action: "s3:PutObject", resource: object, who: s3, based: true, ctx: map[string][]string{"aws:PrincipalIsAWSService": {"true"}}, want: "none"},
		{name: "C-31", text: statement(`{"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::b/*","Condition":{"StringNotEquals":{"s3:x-amz-server-side-encryption":"AES256"}}}`), action: "s3:PutObject", resource: object, based: true, want: "deny"},
		{name: "C-35", text: statement(`{"Effect":"Deny","Principal":{"AWS":"*"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*","Condition":{"StringNotEquals":{"aws:PrincipalAccount":"111111111111"}}}`), action: "s3:GetObject", resource: object, who: nobody, based: true, ctx: map[string][]string{"aws:PrincipalAccount": {"anonymous"}}, want: "deny"},
		{name: "C-05", text: statement(`{"Effect":"Allow","Action":"ec2:*","Resource":"*","Condition":{"StringEquals":{"aws:RequestTag/environment":["preprod","production"]},"ForAllValues:StringEquals":{"aws:TagKeys":"environment"}}}`), action: "ec2:CreateTags", resource: "arn:aws:ec2:r:1:x", ctx: map[string][]string{"aws:TagKeys": {"costcenter"}, "aws:RequestTag/environment": {"preprod"}}, want: "none"},
		{name: "C-29", text: statement(`{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*","Condition":{"StringEquals":{"s3:ExistingObjectTag/environment":"production"}}}`), action: "s3:GetObject", resource: object, based: true, want: "none"},
		{name: "C-32", text: statement(`{"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::b/*"},{"Effect":"Deny","Action":"s3:PutObject","Resource":"arn:aws:s3:::b/*","Condition":{"StringNotLike":{"s3:x-amz-copy-source":"src/public/*"}}}`), action: "s3:PutObject", resource: object, want: "deny"},
		{name: "C-32 copy", text: statement(`{"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::b/*"},{"Effect":"Deny","Action":"s3:PutObject","Resource":"arn:aws:s3:::b/*","Condition":{"StringNotLike":{"s3:x-amz-copy-source":"src/public/*"}}}`), action: "s3:PutObject", resource: object, ctx: map[string][]string{"s3:x-amz-copy-source": {"src/public/k"}}, want: "allow"},
		{name: "C-34", text: statement(`{"Effect":"Allow","Action":"s3:GetObjectVersion","Resource":"arn:aws:s3:::b/*"},{"Effect":"Deny","Action":"s3:GetObjectVersion","Resource":"arn:aws:s3:::b/*","Condition":{"StringNotEquals":{"s3:VersionId":"V1"}}}`), action: "s3:GetObjectVersion", resource: object, ctx: map[string][]string{"s3:VersionId": {"V2"}}, want: "deny"},
		{name: "C-34 without a version", text: statement(`{"Effect":"Allow","Action":"s3:GetObjectVersion","Resource":"arn:aws:s3:::b/*"},{"Effect":"Deny","Action":"s3:GetObjectVersion","Resource":"arn:aws:s3:::b/*","Condition":{"StringNotEquals":{"s3:VersionId":"V1"}}}`), action: "s3:GetObject", resource: object, want: "none"},
		{name: "P-29", text: statement(`{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"ArnNotEquals":{"aws:PrincipalArn":"arn:aws:iam::111111111111:role/deep/reader"}}}`), action: "s3:GetObject", resource: object, who: session, based: true, ctx: map[string][]string{"aws:PrincipalArn": {session.RoleARN}}, want: "none"},
		{name: "P-31", text: statement(`{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalArn":"arn:aws:sts::111111111111:assumed-role/reader/test"}}}`), action: "s3:GetObject", resource: object, who: session, based: true, ctx: map[string][]string{"aws:PrincipalArn": {session.RoleARN}}, want: "none"},
		{name: "P-32", text: statement(`{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::111111111111:root"}}}`), action: "s3:GetObject", resource: object, based: true, ctx: map[string][]string{"aws:PrincipalArn": {dave.ARN}}, want: "none"},
		{name: "P-37", text: statement(`{"Effect":"Deny","Action":"s3:GetObject","Resource":"*","Condition":{"StringNotEquals":{"s3:ExistingObjectTag/Team":"${aws:PrincipalTag/Team}"}}}`), action: "s3:GetObject", resource: object, ctx: map[string][]string{"s3:ExistingObjectTag/Team": {"red"}}, want: "deny"},
		{name: "WF-2", text: statement(`{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::b","Condition":{"StringEquals":{"s3:prefix":"","s3:delimiter":"/"}}}`), action: "s3:ListBucket", resource: "arn:aws:s3:::b", ctx: map[string][]string{"s3:prefix": {""}, "s3:delimiter": {"/"}}, want: "allow"},
		{name: "WF-3", text: statement(`{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::b","Condition":{"StringEquals":{"s3:prefix":"","s3:delimiter":"/"}}}`), action: "s3:ListBucket", resource: "arn:aws:s3:::b", ctx: map[string][]string{"s3:prefix": {"Development/"}, "s3:delimiter": {"/"}}, want: "none"},
		{name: "WF-6", text: statement(`{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*"},{"Effect":"Deny","Action":"s3:ListBucket","Resource":"*","Condition":{"StringNotLike":{"s3:prefix":["Development/*",""]}}}`), action: "s3:ListBucket", resource: "arn:aws:s3:::b", ctx: map[string][]string{"s3:prefix": {"Finance/"}}, want: "deny"},
		{name: "trust policy without a resource", text: statement(`{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"sts:AssumeRole"}`), action: "sts:AssumeRole", resource: "arn:aws:iam::222222222222:role/r", based: true, want: "allow"},
		{name: "identity policy without a resource", text: statement(`{"Effect":"Allow","Action":"s3:*"}`), action: "s3:GetObject", resource: object, want: "none"},
		{name: "bucket policy without a principal", text: statement(all), action: "s3:GetObject", resource: object, based: true, want: "none"},
		{name: "one object for a statement", text: `{"Version":"2012-10-17","Statement":` + all + `}`, action: "s3:GetObject", resource: object, want: "allow"},
		{name: "unreadable statements are left out", text: statement(`{"Effect":"allow","Action":"*","Resource":"*"},{"Effect":"Deny","Resource":"*"},{"Effect":"Deny","Action":7,"Resource":"*"},{"Effect":"Deny","Action":"*","NotAction":"*","Resource":"*"},7,` + all), action: "s3:GetObject", resource: object, want: "allow"},
		{name: "empty lists", text: statement(`{"Effect":"Allow","Action":[],"Resource":"*"},{"Effect":"Allow","Action":"*","Resource":[]},{"Effect":"Allow","Action":"*","Resource":"*","Principal":{}}`), action: "s3:GetObject", resource: object, want: "none"},
	} {
		doc, _ := policy.Parse(c.text)
		who := c.who
		if who == nil {
			who = dave
		}
		ctx := eval.NewContext()
		for k, v := range c.ctx {
			if len(v) == 0 {
				ctx.SetUnmodelled(k)
			} else {
				ctx.Set(k, v...)
			}
		}
		req := &eval.Request{Principal: who, Action: c.action, Resource: c.resource, Context: ctx, ResourceBased: c.based}
		if got := verdict(consistent(t, c.text, doc, req)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

const example4 = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "111",
      "Effect": "Allow",
      "Principal": { "AWS": "arn:aws:iam::222222222222:user/AccountBadmin" },
      "Action": "s3:PutObject",
      "Resource": "arn:aws:s3:::examplebucket/*"
    },
    {
      "Sid": "112",
      "Effect": "Deny",
      "Principal": { "AWS": "arn:aws:iam::222222222222:user/AccountBadmin" },
      "Action": "s3:PutObject",
      "Resource": "arn:aws:s3:::examplebucket/*",
      "Condition": {
        "StringNotEquals": {
          "s3:x-amz-grant-full-control": "id=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
        }
      }
    }
  ]
}
`

// upload is Example 4's request, with the keys that S3 would give it.
func upload(grant bool) *eval.Request {
	c := eval.NewContext()
	for _, k := range []string{"aws:CurrentTime", "aws:EpochTime", "aws:SecureTransport", "aws:UserAgent", "aws:RequestedRegion", "aws:ViaAWSService", "aws:SourceIp", "aws:PrincipalArn", "aws:PrincipalAccount", "aws:PrincipalType", "aws:userid", "aws:username", "aws:PrincipalIsAWSService", "aws:ResourceAccount", "s3:ResourceAccount", "s3:TlsVersion", "s3:authType", "s3:signatureversion", "s3:signatureAge", "s3:x-amz-content-sha256"} {
		c.Set(k, "value")
	}
	if grant {
		c.Set("s3:x-amz-grant-full-control", "id="+strings.Repeat("a", 64))
	}
	return &eval.Request{
		Principal: &eval.Principal{Kind: eval.User, ARN: "arn:aws:iam::222222222222:user/AccountBadmin", Account: acctB},
		Action:    "s3:PutObject", Resource: "arn:aws:s3:::examplebucket/HappyFace.jpg", Context: c, ResourceBased: true,
	}
}

func TestExample4(t *testing.T) {
	doc := parse(t, example4)
	req := upload(false)
	out := consistent(t, example4, doc, req)
	if out.Deny != eval.Yes || out.Allow != eval.FormUser {
		t.Errorf("without the grant: %+v", out)
	}
	trace := eval.Explain(doc, req)
	last := trace.Statements[1].Elements[3]
	if last.Element != "Condition" || last.Operator != "StringNotEquals" || last.Key != "s3:x-amz-grant-full-control" || last.Match != eval.Yes || last.Present || !strings.Contains(last.Note, "does not have this key") {
		t.Errorf("the condition of 112: %+v", last)
	}
	if got := example4[last.Range.Start:last.Range.End]; !strings.HasPrefix(got, `"s3:x-amz-grant-full-control": "id=`) || !strings.HasSuffix(got, `a"`) {
		t.Errorf("its range covers %q", got)
	}
	req = upload(true)
	out = consistent(t, example4, doc, req)
	if out.Deny != eval.No || out.Allow != eval.FormUser {
		t.Errorf("with the grant: %+v", out)
	}
	s := eval.Explain(doc, req).Statements[1]
	if s.Sid != "112" || !s.NearMiss || s.Match != eval.No || !s.Elements[3].Present || s.Elements[3].Actual[0] != s.Elements[3].Required[0] {
		t.Errorf("112 with the grant: %+v", s)
	}
	req.Principal = &eval.Principal{Kind: eval.User, ARN: "arn:aws:iam::222222222222:user/Other", Account: acctB}
	req.Action = "s3:GetObject"
	if s := eval.Explain(doc, req).Statements[0]; s.NearMiss || s.Match != eval.No {
		t.Errorf("two elements fail: %+v", s)
	}
}

func TestNotes(t *testing.T) {
	for _, c := range []struct{ statement, element, want string }{
		{`"Resource":"arn:aws:s3:::b/${aws:username}"`, "Resource", `${aws:username} is "Dave".`},
		{`"Resource":"arn:aws:s3:::b/${aws:PrincipalTag/x}"`, "Resource", "${aws:PrincipalTag/x} has no value in this request, so its pattern matches nothing."},
		{`"Resource":"arn:aws:s3:::b/${hidden}"`, "Resource", "The value of ${hidden} is not modelled."},
		{`"Resource":"*","Condition":{"NumericEquals":{"text":"1"}}`, "Condition", `"word" is not a number, so the condition is false.`},
		{`"Resource":"*","Condition":{"DateNotEquals":{"text":"2026-01-01"}}`, "Condition", `"word" is not a date, so the condition is false.`},
		{`"Resource":"*","Condition":{"NotIpAddress":{"aws:SourceIp":"everywhere"}}`, "Condition", `"everywhere" is not an IP address or range, so the condition is false.`},
		{`"Resource":"*","Condition":{"StringEquals":{"hidden":"1"}}`, "Condition", "The value of the condition key hidden is not modelled."},
		{`"Resource":"*","Condition":{"StringIs":{"text":"1"}}`, "Condition", `The condition operator "StringIs" is not modelled: AWS documents none of that name.`},
		{`"Resource":"*","Condition":{"StringEquals":{"none":"1"}}`, "Condition", "The request does not have this key."},
		{`"Resource":"*","Condition":{"StringNotEquals":{"none":"1"}}`, "Condition", "The request does not have this key, and a negated operator holds without one."},
		{`"Resource":"*","Condition":{"StringEqualsIfExists":{"none":"1"}}`, "Condition", "The request does not have this key, and IfExists holds without one."},
		{`"Resource":"*","Condition":{"ForAllValues:StringEquals":{"none":"1"}}`, "Condition", "The request does not have this key, and ForAllValues holds without one."},
	} {
		doc := parse(t, `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*",`+c.statement+`}}`)
		ctx := eval.NewContext()
		ctx.Set("aws:username", "Dave")
		ctx.Set("text", "word")
		ctx.Set("aws:SourceIp", "192.0.2.1")
		ctx.SetUnmodelled("hidden")
		req := &eval.Request{Principal: dave, Action: "s3:GetObject", Resource: "arn:aws:s3:::b/k", Context: ctx}
		es := eval.Explain(doc, req).Statements[0].Elements
		if e := es[len(es)-1]; e.Element != c.element || e.Note != c.want {
			t.Errorf("%s: %s says %q, want %q", c.statement, e.Element, e.Note, c.want)
		}
	}
}

func TestContext(t *testing.T) {
	c := eval.NewContext()
	c.Set("s3:ExistingObjectTag/Team", "a")
	c.Set("S3:existingobjecttag/team", "b")
	c.Set("aws:TagKeys", "x", "y")
	c.Set("gone", "1")
	c.Set("GONE")
	c.SetUnmodelled("hidden")
	if v, ok := c.Get("s3:existingObjectTag/TEAM"); !ok || len(v) != 1 || v[0] != "b" {
		t.Errorf("the tag is %v %v", v, ok)
	}
	if _, ok := c.Get("gone"); ok {
		t.Error("a key without values is still there")
	}
	if _, ok := c.Get("hidden"); ok {
		t.Error("an unmodelled key has a value")
	}
	if got := strings.Join(c.Keys(), " "); got != "S3:existingobjecttag/team aws:TagKeys" {
		t.Errorf("keys: %s", got)
	}
	if _, ok := c.Lookup("aws:tagkeys"); ok {
		t.Error("a key with several values is no variable")
	}
	var none *eval.Context
	if len(none.Keys()) != 0 {
		t.Error("no context has keys")
	}
}

func TestDecideDoesNotAllocate(t *testing.T) {
	doc := parse(t, `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["*","111111111111"]},"Action":["iam:*","s3:*Obj?ct"],"Resource":["arn:aws:s3:::b/${aws:username}/*","arn:aws:s3:*"],"Condition":{
		"StringLike":{"a":["x*","*${aws:username}*","${none, 'q'}"]},"NumericLessThan":{"n":"10.50"},"DateGreaterThan":{"d":"2020-01-01T00:00:00Z"},"Bool":{"t":"true"},
		"IpAddress":{"i":["10.0.0.0/8","2001:db8::/32"]},"ArnLike":{"r":"arn:aws:iam::*:role/${aws:username}"},"Null":{"z":"true"},"ForAllValues:StringEqualsIgnoreCase":{"m":["É","b"]},"BinaryEquals":{"y":"YQ=="}}}]}`)
	c := eval.NewContext()
	c.Set("aws:username", "Dave")
	c.Set("a", "my Dave")
	c.Set("n", "1.25")
	c.Set("d", "2026-01-01T00:00:00Z")
	c.Set("t", "TRUE")
	c.Set("i", "2001:db8::7")
	c.Set("r", "arn:aws:iam::111111111111:role/Dave")
	c.Set("m", "é", "B")
	c.Set("y", "a")
	req := &eval.Request{Principal: dave, Action: "S3:PutObject", Resource: "arn:aws:s3:::b/Dave/x", Context: c, ResourceBased: true}
	n := testing.AllocsPerRun(100, func() {
		if out := eval.Decide(doc, req); out.Allow == 0 {
			t.Fatalf("%+v: the statement must match for all operators to be asked: %+v", out, eval.Explain(doc, req))
		}
	})
	if n != 0 {
		t.Errorf("%v allocations, want none", n)
	}
}
