package policy_test

import (
	"strings"
	"testing"

	"crossgrant/engine/diag"
	"crossgrant/engine/policy"
)

// facts of a few actions and keys of Amazon S3.
type facts struct{}

func (facts) ResourceTypes(action string) ([]string, bool) {
	switch strings.ToLower(action) {
	case "s3:getobject", "s3:putobject", "s3:getobjectversion":
		return []string{"object"}, true
	case "s3:listbucket", "s3:deletebucket":
		return []string{"bucket"}, true
	case "s3:listallmybuckets":
		return nil, true
	}
	return nil, false
}

func (facts) HasKey(action, key string) bool {
	switch strings.ToLower(key) {
	case "s3:prefix":
		return strings.EqualFold(action, "s3:ListBucket")
	case "s3:x-amz-acl":
		return strings.EqualFold(action, "s3:PutObject")
	case "s3:tlsversion":
		return true
	}
	return false
}

func (facts) KnownKey(key string) bool {
	switch strings.ToLower(key) {
	case "s3:prefix", "s3:x-amz-acl", "s3:tlsversion", "aws:sourceip", "aws:currenttime", "aws:username":
		return true
	}
	return false
}

func exists(v policy.PrincipalValue) bool { return !strings.Contains(v.Text, "Nobody") }

type checkCase struct {
	name, text string
	message    string // "" where AWS stores the document
	at         string // text that the problem's range covers; "" for any
	code       string // "" for the kind's own
}

func run(t *testing.T, kind policy.Kind, code string, o policy.Options, cases []checkCase) {
	t.Helper()
	for _, c := range cases {
		doc, _ := policy.Parse(c.text)
		problems := policy.Check(doc, kind, o)
		p := policy.Refused(problems)
		if c.message == "" {
			if p != nil {
				t.Errorf("%s: refused: %s (%s)", c.name, p.Message, p.Hint)
			}
			continue
		}
		if p == nil {
			t.Errorf("%s: stored, want %q", c.name, c.message)
			continue
		}
		want := code
		if c.code != "" {
			want = c.code
		}
		if p.Message != c.message || p.ErrorCode != want || p.Code == "" {
			t.Errorf("%s: %s %q (%s), want %s %q", c.name, p.ErrorCode, p.Message, p.Code, want, c.message)
		}
		if r := p.Range; r.Start < 0 || r.End > len(c.text) || r.Start > r.End {
			t.Errorf("%s: range %v of a text of %d bytes", c.name, r, len(c.text))
		} else if got := c.text[r.Start:r.End]; c.at != "" && got != c.at {
			t.Errorf("%s: the range covers %q, want %q", c.name, got, c.at)
		}
	}
}

const (
	s3Head = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow",`
	tail   = `}]}`
)

func TestBucketPolicies(t *testing.T) {
	const (
		who      = `"Principal":{"AWS":"111111111111"},`
		get      = `"Action":"s3:GetObject",`
		objects  = `"Resource":"arn:aws:s3:::b/*"`
		theRest  = who + get + objects
		fit      = "Action does not apply to any resource(s) in statement"
		keyFit   = "Conditions do not apply to combination of actions and resources in statement"
		noResort = "Policy has invalid resource"
	)
	st := func(s string) string { return `{"Version":"2012-10-17","Statement":[{` + s + tail }
	run(t, policy.Bucket, "MalformedPolicy", policy.Options{Bucket: "b", Facts: facts{}, PrincipalExists: exists}, []checkCase{
		{"good", s3Head + theRest + tail, "", "", ""},
		{"no version", `{"Statement":{"Effect":"Deny",` + theRest + `}}`, "", "", ""},
		{"old version and Id", `{"Version":"2008-10-17","Id":"x","Statement":{"Effect":"Allow",` + theRest + `}}`, "", "", ""},
		{"Sid with spaces", st(`"Sid":"Example permissions / 2","Effect":"Allow",` + theRest), "", "", ""},
		{"empty Sids", `{"Statement":[{"Sid":"","Effect":"Allow",` + theRest + `},{"Sid":"","Effect":"Deny",` + theRest + `}]}`, "", "", ""},

		{"empty", "", "Policies must be valid JSON and the first byte must be '{'", "", ""},
		{"array", "[]", "Policies must be valid JSON and the first byte must be '{'", "[]", ""},
		{"text", "x", "Policies must be valid JSON and the first byte must be '{'", "x", ""},
		{"broken", `{"Version":}`, "This policy contains invalid Json", "}", ""},
		{"cut off", `{"Version":"2012-10-17"`, "This policy contains invalid Json", "", ""},
		{"deep", strings.Repeat(`{"a":`, 100), "This policy contains invalid Json", "", ""},
		{"large", s3Head + theRest + tail + strings.Repeat(" ", 20480), "Policy exceeds the maximum allowed document size.", "", ""},

		{"no statement", `{"Version":"2012-10-17"}`, "Missing required field Statement", "{", ""},
		{"empty statement", `{"Statement":[]}`, "Could not parse the policy: Statement is empty!", "[]", ""},
		{"no effect", st(theRest), "Missing required field Effect", "{", ""},
		{"no principal", s3Head + get + objects + tail, "Missing required field Principal", "{", ""},
		{"no action", s3Head + who + objects + tail, "Missing required field Action", "{", ""},
		{"no resource", s3Head + who + `"Action":"s3:GetObject"` + tail, "Missing required field Resource", "{", ""},
		{"empty principal", s3Head + `"Principal":{},` + get + objects + tail, "Missing required field Principal cannot be empty!", "{}", ""},
		{"empty principals", s3Head + `"Principal":{"AWS":[]},` + get + objects + tail, "Missing required field Principal cannot be empty!", "[]", ""},
		{"empty action", s3Head + who + `"Action":[],` + objects + tail, "Missing required field Action cannot be empty!", "[]", ""},
		{"empty resource", s3Head + who + get + `"Resource":[]` + tail, "Missing required field Resource cannot be empty!", "[]", ""},
		{"version", `{"Version":"2026-01-01","Statement":{"Effect":"Allow",` + theRest + `}}`, "The policy must contain a valid version string", `"2026-01-01"`, ""},
		{"unknown field", s3Head + theRest + `,"Comment":1` + tail, "Unknown field Comment", `"Comment"`, ""},
		{"unknown top field", `{"version":"2012-10-17","Statement":[{"Effect":"Allow",` + theRest + tail, "Unknown field version", `"version"`, ""},
		{"effect", st(`"Effect":"Permit",` + theRest), "Invalid effect: Permit", `"Permit"`, ""},
		{"effect case", st(`"Effect":"allow",` + theRest), "Invalid effect: allow", `"allow"`, ""},
		{"type of Effect", st(`"Effect":1,` + theRest), "Invalid policy syntax.", "1", ""},
		{"type of Action", s3Head + who + `"Action":{},` + objects + tail, "Invalid policy syntax.", "{}", ""},
		{"type in a list", s3Head + who + get + `"Resource":["arn:aws:s3:::b/*",7]` + tail, "Invalid policy syntax.", "7", ""},
		{"type of Principal", s3Head + `"Principal":["*"],` + get + objects + tail, "Invalid policy syntax.", `["*"]`, ""},
		{"type of Condition", s3Head + theRest + `,"Condition":"x"` + tail, "Invalid policy syntax.", `"x"`, ""},
		{"type of an operator", s3Head + theRest + `,"Condition":{"Bool":true}` + tail, "Invalid policy syntax.", "true", ""},
		{"type of a value", s3Head + theRest + `,"Condition":{"Bool":{"aws:SourceIp":null}}` + tail, "Invalid policy syntax.", "null", ""},
		{"type of Sid", st(`"Sid":1,"Effect":"Allow",` + theRest), "Invalid policy syntax.", "1", ""},
		{"type of Statement", `{"Statement":"x"}`, "Invalid policy syntax.", `"x"`, ""},
		{"statement no object", `{"Statement":["x"]}`, "Invalid policy syntax.", `"x"`, ""},
		{"duplicate", s3Head + theRest + `,"Effect":"Deny"` + tail, "Statement already has instance of Effect", `"Effect"`, ""},
		{"duplicate at the top", `{"Version":"2012-10-17","Version":"2012-10-17","Statement":[{"Effect":"Allow",` + theRest + tail, "Policy already has instance of Version", `"Version"`, ""},
		{"both", s3Head + theRest + `,"NotAction":"s3:PutObject"` + tail, "Statement already has instance of Action", `"NotAction"`, ""},
		{"both principals", s3Head + theRest + `,"NotPrincipal":"*"` + tail, "Statement already has instance of Principal", `"NotPrincipal"`, ""},

		{"group", s3Head + `"Principal":{"AWS":"arn:aws:iam::111111111111:group/g"},` + get + objects + tail, "Invalid principal in policy", `"arn:aws:iam::111111111111:group/g"`, ""},
		{"part of a name", s3Head + `"Principal":{"AWS":["111111111111","arn:aws:iam::111111111111:user/D*"]},` + get + objects + tail, "Invalid principal in policy", `"arn:aws:iam::111111111111:user/D*"`, ""},
		{"unknown user", s3Head + `"Principal":{"AWS":"arn:aws:iam::111111111111:user/Nobody"},` + get + objects + tail, "Invalid principal in policy", `"arn:aws:iam::111111111111:user/Nobody"`, ""},
		{"plain name", s3Head + `"Principal":"Dave",` + get + objects + tail, "Invalid principal in policy", `"Dave"`, ""},
		{"unknown type", s3Head + `"Principal":{"Aws":"*"},` + get + objects + tail, "Invalid principal in policy", `"Aws"`, ""},
		{"all services", s3Head + `"Principal":{"Service":"*"},` + get + objects + tail, "Invalid principal in policy", `"*"`, ""},
		{"provider", s3Head + `"Principal":{"Federated":"accounts.google.com"},` + get + objects + tail, "Invalid principal in policy", "", ""},
		{"all good principals", s3Head + `"Principal":{"AWS":["*","arn:aws:iam::111111111111:root","arn:aws:sts::111111111111:assumed-role/r/s","arn:aws:sts::111111111111:federated-user/x","AROAEXAMPLEROLE000001","arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1"],"Service":"s3.amazonaws.com","CanonicalUser":"` + strings.Repeat("a", 64) + `"},` + get + objects + tail, "", "", ""},
		{"allow NotPrincipal", s3Head + `"NotPrincipal":{"AWS":"111111111111"},` + get + objects + tail, "Allow with NotPrincipal is not allowed.", `"NotPrincipal"`, ""},
		{"deny NotPrincipal", st(`"Effect":"Deny","NotPrincipal":{"AWS":"111111111111"},` + get + objects), "", "", ""},

		{"other vendor", s3Head + who + `"Action":"iam:GetUser",` + objects + tail, "Policy has invalid action", `"iam:GetUser"`, ""},
		{"bad character", s3Head + who + `"Action":"s3:Get Object",` + objects + tail, "Policy has invalid action", "", ""},
		{"no vendor", s3Head + who + `"Action":"GetObject",` + objects + tail, "Policy has invalid action", "", ""},
		{"unknown action", s3Head + who + `"Action":"s3:NotASupportedAction",` + objects + tail, "", "", ""},
		{"all actions", s3Head + who + `"Action":"*",` + objects + tail, "", "", ""},

		{"other bucket", s3Head + who + get + `"Resource":"arn:aws:s3:::c/*"` + tail, noResort, `"arn:aws:s3:::c/*"`, ""},
		{"bucket with the same beginning", s3Head + who + get + `"Resource":"arn:aws:s3:::bc/*"` + tail, noResort, "", ""},
		{"star", s3Head + who + get + `"Resource":"*"` + tail, noResort, `"*"`, ""},
		{"no ARN", s3Head + who + get + `"Resource":"b/*"` + tail, noResort, "", ""},
		{"region", s3Head + who + get + `"Resource":"arn:aws:s3:us-east-1::b/*"` + tail, noResort, "", ""},
		{"NotResource of another bucket", st(`"Effect":"Deny",` + who + get + `"NotResource":"arn:aws:s3:::c/*"`), noResort, "", ""},
		{"prefix", s3Head + who + get + `"Resource":["arn:aws:s3:::b/home/*","arn:aws:s3:::b"]` + tail, "", "", ""},

		{"S-60", s3Head + who + get + `"Resource":"arn:aws:s3:::b"` + tail, fit, `"s3:GetObject"`, ""},
		{"bucket action on objects", s3Head + who + `"Action":["s3:GetObject","s3:ListBucket"],` + objects + tail, fit, `"s3:ListBucket"`, ""},
		{"action of no bucket", s3Head + who + `"Action":"s3:ListAllMyBuckets",` + objects + tail, fit, "", ""},
		{"pattern takes in both", s3Head + who + `"Action":["s3:GetObject","s3:ListBucket"],"Resource":"arn:aws:s3:::b*"` + tail, "", "", ""},
		{"action patterns are exempt", s3Head + who + `"Action":"s3:Get*","Resource":"arn:aws:s3:::b"` + tail, "", "", ""},
		{"NotAction is exempt", s3Head + who + `"NotAction":"s3:GetObject","Resource":"arn:aws:s3:::b"` + tail, "", "", ""},

		{"key of another action", s3Head + theRest + `,"Condition":{"StringEquals":{"s3:prefix":"x"}}` + tail, keyFit, `"s3:prefix"`, ""},
		{"key fit goes before action fit", s3Head + who + get + `"Resource":"arn:aws:s3:::b","Condition":{"StringEquals":{"s3:prefix":"x"}}` + tail, keyFit, "", ""},
		{"key of one action", s3Head + who + `"Action":["s3:PutObject","s3:GetObject"],` + objects + `,"Condition":{"StringEquals":{"s3:x-amz-acl":"private"}}` + tail, "", "", ""},
		{"unknown key", s3Head + theRest + `,"Condition":{"StringEquals":{"s3:nothing":"x"}}` + tail, "Policy has an invalid condition key", `"s3:nothing"`, ""},
		{"unknown global key", s3Head + theRest + `,"Condition":{"StringEquals":{"aws:nothing":"x"}}` + tail, "Policy has an invalid condition key", "", ""},
		{"key without vendor", s3Head + theRest + `,"Condition":{"StringEquals":{"prefix":"x"}}` + tail, "Policy has an invalid condition key", "", ""},
		{"operator", s3Head + theRest + `,"Condition":{"StringIs":{"aws:SourceIp":"x"}}` + tail, "Invalid Condition type : StringIs", `"StringIs"`, ""},
		{"address", s3Head + theRest + `,"Condition":{"IpAddress":{"aws:SourceIp":["192.0.2.0/24","192.0.2.0/33"]}}` + tail, "Invalid IP address in Conditions", `"192.0.2.0/33"`, ""},
		{"bare values", s3Head + theRest + `,"Condition":{"Bool":{"aws:username":true},"NumericLessThan":{"s3:TlsVersion":1.2}}` + tail, "", "", ""},
		{"same Sid", `{"Statement":[{"Sid":"x","Effect":"Allow",` + theRest + `},{"Sid":"x","Effect":"Deny",` + theRest + `}]}`, "The Statement Ids in the policy are not unique", `"x"`, ""},
	})
}

func TestTrustPolicies(t *testing.T) {
	const rest = `"Principal":{"AWS":"arn:aws:iam::333333333333:root"},"Action":"sts:AssumeRole"`
	long := s3Head + `"Sid":"` + strings.Repeat("x", 2000) + `",` + rest + tail
	run(t, policy.Trust, "MalformedPolicyDocument", policy.Options{PrincipalExists: exists}, []checkCase{
		{"good", s3Head + rest + tail, "", "", ""},
		{"old version", `{"Version":"2008-10-17","Statement":[{"Effect":"Allow",` + rest + tail, "", "", ""},
		{"no version", `{"Statement":[{"Effect":"Allow",` + rest + tail, "", "", ""},
		{"several actions", s3Head + `"Principal":"*","Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity","STS:assumerolewithsaml"]` + tail, "", "", ""},
		{"pattern of actions", s3Head + `"Principal":"*","Action":"sts:*"` + tail, "", "", ""},
		{"provider", s3Head + `"Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity"` + tail, "", "", ""},
		{"not JSON", "{invalid", "This policy contains invalid Json", "i", ""},
		{"no object", "[]", "This policy contains invalid Json", "[]", ""},
		{"version", `{"Version":"2012","Statement":[{"Effect":"Allow",` + rest + tail, "The policy must contain a valid version string", `"2012"`, ""},
		{"no statements", `{"Version":"2012-10-17","Statement":[]}`, "Could not parse the policy: Statement is empty!", "[]", ""},
		{"same Sids", `{"Statement":[{"Sid":"x","Effect":"Allow",` + rest + `},{"Sid":"x","Effect":"Allow",` + rest + tail, "The Statement Ids in the policy are not unique", "", ""},
		{"no effect", `{"Statement":[{` + rest + tail, "Missing required field Effect", "{", ""},
		{"no principal", s3Head + `"Action":"sts:AssumeRole"` + tail, "Missing required field Principal", "{", ""},
		{"no action", s3Head + `"Principal":"*"` + tail, "Missing required field Action", "{", ""},
		{"empty principal", s3Head + `"Principal":{},"Action":"sts:AssumeRole"` + tail, "Missing required field Principal cannot be empty!", "{}", ""},
		{"group", s3Head + `"Principal":{"AWS":"arn:aws:iam::1:group/g"},"Action":"sts:AssumeRole"` + tail, `Invalid principal in policy: "AWS":"arn:aws:iam::1:group/g"`, `"arn:aws:iam::1:group/g"`, ""},
		{"unknown", s3Head + `"Principal":{"AWS":"arn:aws:iam::333333333333:user/Nobody"},"Action":"sts:AssumeRole"` + tail, `Invalid principal in policy: "AWS":"arn:aws:iam::333333333333:user/Nobody"`, "", ""},
		{"plain name", s3Head + `"Principal":"Dave","Action":"sts:AssumeRole"` + tail, `Invalid principal in policy: "Dave"`, "", ""},
		{"canonical", s3Head + `"Principal":{"CanonicalUser":"aa"},"Action":"sts:AssumeRole"` + tail, `Invalid principal in policy: "CanonicalUser":"aa"`, "", ""},
		{"other action", s3Head + `"Principal":"*","Action":["sts:AssumeRole","s3:GetObject"]` + tail, "AssumeRole policy may only specify STS AssumeRole actions.", `"s3:GetObject"`, ""},
		{"star", s3Head + `"Principal":"*","Action":"*"` + tail, "AssumeRole policy may only specify STS AssumeRole actions.", `"*"`, ""},
		{"other action of STS", s3Head + `"Principal":"*","Action":"sts:GetSessionToken"` + tail, "AssumeRole policy may only specify STS AssumeRole actions.", "", ""},
		{"NotAction", s3Head + `"Principal":"*","NotAction":"sts:TagSession"` + tail, "AssumeRole policy may only specify STS AssumeRole actions.", `"NotAction"`, ""},
		{"resource", s3Head + rest + `,"Resource":"*"` + tail, "Has prohibited field Resource", `"Resource"`, ""},
		{"not resource", s3Head + rest + `,"NotResource":"*"` + tail, "AssumeRole policy must not contain resources.", `"NotResource"`, ""},
		{"deny NotPrincipal", `{"Statement":[{"Effect":"Deny","NotPrincipal":{"AWS":"333333333333"},"Action":"sts:AssumeRole"}]}`, "AssumeRole policy must not contain NotPrincipal field.", `"NotPrincipal"`, ""},
		{"allow NotPrincipal", s3Head + `"NotPrincipal":{"AWS":"333333333333"},"Action":"sts:AssumeRole"` + tail, "Allow with NotPrincipal is not allowed.", `"NotPrincipal"`, ""},
		{"unknown element", s3Head + rest + `,"Who":1` + tail, "Syntax error in policy.", `"Who"`, ""},
		{"effect", `{"Statement":[{"Effect":"allow",` + rest + tail, "Syntax error in policy.", `"allow"`, ""},
		{"operator", s3Head + rest + `,"Condition":{"Equals":{"aws:username":"x"}}` + tail, "Syntax error in policy.", `"Equals"`, ""},
		{"duplicate", s3Head + rest + `,"Action":"sts:TagSession"` + tail, "Syntax error in policy.", `"Action"`, ""},
		{"large", long, "Cannot exceed quota for ACLSizePerRole: 2048", "", "LimitExceeded"},
	})
}

func TestIdentityPolicies(t *testing.T) {
	const (
		syntax = "Syntax errors in policy."
		legacy = "The policy failed legacy parsing"
		old    = "Policy document must be version 2012-10-17 or greater."
		vendor = "Resource vendor must be fully qualified and cannot contain regexes."
		paths  = `IAM resource path must either be "*" or start with user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.`
		rest   = `"Action":"s3:GetObject","Resource":"*"`
	)
	resource := func(r string) string { return s3Head + `"Action":"s3:*","Resource":` + r + tail }
	action := func(a string) string { return s3Head + `"Resource":"*","Action":` + a + tail }
	condition := func(c string) string { return s3Head + rest + `,"Condition":` + c + tail }
	run(t, policy.Identity, "MalformedPolicyDocument", policy.Options{}, []checkCase{
		{"good", s3Head + rest + tail, "", "", ""},
		{"one object, Id", `{"Version":"2012-10-17","Id":"x","Statement":{"Effect":"Allow",` + rest + `}}`, "", "", ""},
		{"no meaning to S3", condition(`{"StringEquals":{"s3:nothing":"x"}}`), "", "", ""},
		{"incomplete ARN", resource(`"arn:aws:s3:*"`), "", "", ""},
		{"access point", resource(`"arn:aws:s3:us-east-1:111111111111:accesspoint/ap"`), "", "", ""},
		{"IAM resources", resource(`["arn:aws:iam::111111111111:role/r","arn:aws:iam::111111111111:user/*","arn:aws:iam::111111111111:*"]`), "", "", ""},
		{"unknown operator without a body", condition(`{"Nothing":{}}`), "", "", ""},
		{"bare values", condition(`{"NumericLessThan":{"a:b":5},"Bool":{"a:c":true}}`), "", "", ""},
		{"dates", condition(`{"DateLessThan":{"a:b":["2012-12-12","2012-12-12T10:00:00Z","292278993-01-01","-292275054-01-01","2012-01-01T10:00:00.123456789+02","0","9223372036854775807","2012-1-1t1:1"]}}`), "", "", ""},

		{"not JSON", "x", syntax, "x", ""},
		{"no object", `"x"`, syntax, "", ""},
		{"unknown element", s3Head + rest + `,"Extra":1` + tail, syntax, `"Extra"`, ""},
		{"type", action("7"), syntax, "7", ""},
		{"both", s3Head + rest + `,"NotResource":"*"` + tail, syntax, `"NotResource"`, ""},
		{"duplicate", s3Head + rest + `,"Action":"s3:PutObject"` + tail, syntax, `"Action"`, ""},
		{"effect", `{"Version":"2012-10-17","Statement":{"Effect":"Maybe",` + rest + `}}`, syntax, `"Maybe"`, ""},
		{"no effect", `{"Version":"2012-10-17","Statement":{` + rest + `}}`, syntax, "", ""},
		{"no statement", `{"Version":"2012-10-17"}`, syntax, "{", ""},
		{"no statements", `{"Version":"2012-10-17","Statement":[]}`, syntax, "[]", ""},
		{"Sid no string", `{"Version":"2012-10-17","Statement":{"Sid":1,"Effect":"Allow",` + rest + `}}`, syntax, "1", ""},
		{"Id no string", `{"Version":"2012-10-17","Id":[],"Statement":{"Effect":"Allow",` + rest + `}}`, syntax, "[]", ""},
		{"operator", condition(`{"StringIs":{"a:b":"x"}}`), syntax, `"StringIs"`, ""},
		{"two colons", condition(`{"ForAnyValue::StringEquals":{"a:b":"x"}}`), syntax, "", ""},
		{"NullIfExists", condition(`{"NullIfExists":{"a:b":"true"}}`), syntax, "", ""},
		{"unknown version", `{"Version":"2026-01-01","Statement":{"Effect":"Allow",` + rest + `}}`, syntax, `"2026-01-01"`, ""},
		{"principal", s3Head + `"Principal":"*",` + rest + tail, "Policy document should not specify a principal.", `"Principal"`, ""},
		{"not principal", s3Head + `"NotPrincipal":"*",` + rest + tail, "Policy document should not specify a principal.", `"NotPrincipal"`, ""},
		{"no version", `{"Statement":{"Effect":"Allow",` + rest + `}}`, old, "{", ""},
		{"old version", `{"Version":"2008-10-17","Statement":{"Effect":"Allow",` + rest + `}}`, old, `"Version"`, ""},
		{"effect case", `{"Version":"2012-10-17","Statement":{"Effect":"allow",` + rest + `}}`, legacy, `"allow"`, ""},
		{"version goes before case", `{"Statement":{"Effect":"allow",` + rest + `}}`, old, "", ""},
		{"date", condition(`{"DateLessThan":{"a:b":"tomorrow"}}`), legacy, `"tomorrow"`, ""},
		{"date, month", condition(`{"DateLessThan":{"a:b":"2012-13-01"}}`), legacy, "", ""},
		{"date, hour", condition(`{"DateLessThan":{"a:b":"2012-12-01T24:00:00Z"}}`), legacy, "", ""},
		{"date, west", condition(`{"DateLessThan":{"a:b":"2012-12-01T00:00:00-07:00"}}`), legacy, "", ""},
		{"date, short zone", condition(`{"DateLessThan":{"a:b":"2012-12-01T00:00:00+7:00"}}`), legacy, "", ""},
		{"date, fraction", condition(`{"DateLessThan":{"a:b":"2012-12-01T00:00:00.1234567890Z"}}`), legacy, "", ""},
		{"date, year", condition(`{"DateLessThan":{"a:b":"292278994-01-01"}}`), legacy, "", ""},
		{"date, epoch", condition(`{"DateLessThan":{"a:b":"9223372036854775808"}}`), legacy, "", ""},
		{"ARN too short", resource(`"arn:aws:s3::b"`), legacy, `"arn:aws:s3::b"`, ""},
		{"ARN without a service", resource(`"arn:aws::::b"`), legacy, "", ""},
		{"same Sids", `{"Version":"2012-10-17","Statement":[{"Sid":"a","Effect":"Allow",` + rest + `},{"Sid":"a","Effect":"Deny",` + rest + `}]}`, "Statement IDs (SID) in a single policy must be unique.", `"a"`, ""},
		{"Sid", `{"Version":"2012-10-17","Statement":{"Sid":"a b","Effect":"Allow",` + rest + `}}`, "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*", `"a b"`, ""},
		{"no action", s3Head + `"Resource":"*"` + tail, "Policy statement must contain actions.", "{", ""},
		{"empty action", action("[]"), "Policy statement must contain actions.", "[]", ""},
		{"no ARN", resource(`"b"`), `Resource b must be in ARN format or "*".`, `"b"`, ""},
		{"partition", resource(`"arn:azure:s3:::b"`), `Partition "azure" is not valid for resource "arn:azure:s3:::b".`, "", ""},
		{"partition, short", resource(`"arn:x"`), `Partition "x" is not valid for resource "arn:x:*:*:*:*".`, "", ""},
		{"partition, colons", resource(`"arn:x:s3:r:a:b:c"`), `Partition "x" is not valid for resource "arn:x:s3:r:a:b:c".`, "", ""},
		{"vendor missing", resource(`"arn:aws"`), vendor, "", ""},
		{"vendor pattern", resource(`"arn:aws:s*:::b"`), vendor, "", ""},
		{"IAM region", resource(`"arn:aws:iam:us-east-1:111111111111:user/x"`), "IAM resource arn:aws:iam:us-east-1:111111111111:user/x cannot contain region information.", "", ""},
		{"IAM path", resource(`"arn:aws:iam::111111111111:cat/x"`), paths, "", ""},
		{"S3 region", resource(`"arn:aws:s3:us-east-1::b"`), "Resource arn:aws:s3:us-east-1::b can not contain region information.", "", ""},
		{"list in its order of sorting", resource(`["x","*","b","c"]`), `Resource b must be in ARN format or "*".`, `"b"`, ""},
		{"NotResource", s3Head + `"Action":"s3:*","NotResource":"b"` + tail, `Resource b must be in ARN format or "*".`, "", ""},
		{"no vendor", action(`"GetObject"`), "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.", `"GetObject"`, ""},
		{"two colons in an action", action(`"s3:Get:Object"`), "Actions/Condition can contain only one colon.", "", ""},
		{"vendor", action(`"s_3:GetObject"`), "Vendor s_3 is not valid", "", ""},
		{"resource goes before action", s3Head + `"Action":"x","Resource":"b"` + tail, `Resource b must be in ARN format or "*".`, "", ""},
		{"no resource", s3Head + `"Action":"s3:*"` + tail, "Policy statement must contain resources.", "{", ""},
		{"empty resource", resource("[]"), "Policy statement must contain resources.", "[]", ""},
		{"character", condition(`{"StringEquals":{"a:b":"日"}}`), "The specified value for policyDocument is invalid. It must contain only printable ASCII characters.", "日", "ValidationError"},
		{"large", resource(`"arn:aws:s3:::` + strings.Repeat("x", 6144) + `"`), "Cannot exceed quota for PolicySize: 6144", "", "LimitExceeded"},
		{"white space does not count", s3Head + strings.Repeat(" ", 10000) + rest + tail, "", "", ""},
	})
}

func TestOtherKinds(t *testing.T) {
	const rest = `"Action":"s3:GetObject","Resource":"*"`
	large := s3Head + `"Action":"s3:*","Resource":"arn:aws:s3:::` + strings.Repeat("x", 3000) + `"` + tail
	run(t, policy.Session, "MalformedPolicyDocument", policy.Options{}, []checkCase{
		{"old version", `{"Statement":{"Effect":"Allow",` + rest + `}}`, "", "", ""},
		{"principal", s3Head + `"Principal":"*",` + rest + tail, "Policy document should not specify a principal.", "", ""},
		{"large", large, "1 validation error detected: Value at 'policy' failed to satisfy constraint: Member must have length less than or equal to 2048", "", "ValidationError"},
	})
	run(t, policy.Boundary, "MalformedPolicyDocument", policy.Options{}, []checkCase{
		{"good", s3Head + rest + tail, "", "", ""},
		{"old version", `{"Statement":{"Effect":"Allow",` + rest + `}}`, "Policy document must be version 2012-10-17 or greater.", "", ""},
	})
	run(t, policy.Identity, "MalformedPolicyDocument", policy.Options{Limit: 2000, Quota: policy.UserPolicySize, Owner: "user Dave"}, []checkCase{
		{"inline", large, "Maximum policy size of 2048 bytes exceeded for user Dave", "", "LimitExceeded"},
		{"small", s3Head + rest + tail, "", "", ""},
	})
	const refused = "The provided policy document does not meet the requirements of the specified policy type."
	run(t, policy.SCP, "MalformedPolicyDocumentException", policy.Options{}, []checkCase{
		{"good", s3Head + rest + tail, "", "", ""},
		{"principal", s3Head + `"Principal":"*",` + rest + tail, refused, `"Principal"`, ""},
		{"syntax", "{", refused, "", ""},
	})
	run(t, policy.RCP, "MalformedPolicyDocumentException", policy.Options{}, []checkCase{
		{"good", s3Head + `"Principal":"*",` + rest + tail, "", "", ""},
		{"no principal", s3Head + rest + tail, refused, "{", ""},
		{"one principal", s3Head + `"Principal":{"AWS":"111111111111"},` + rest + tail, refused, `{"AWS":"111111111111"}`, ""},
		{"NotPrincipal", s3Head + `"NotPrincipal":"*",` + rest + tail, refused, `"NotPrincipal"`, ""},
	})
}

func TestAllProblemsAtOnce(t *testing.T) {
	const text = `{"Version":"2012","Statement":[
		{"Sid":"a","Effect":"Allow","Principal":"Dave","Action":"iam:x","Resource":"arn:aws:s3:::c"},
		{"Sid":"a","Effect":"allow","Principal":"*","Resource":"*","Condition":{"StringIs":{"x":"1"},"NumericEquals":{"aws:username":"many"}}}]}`
	doc, _ := policy.Parse(text)
	problems := policy.Check(doc, policy.Bucket, policy.Options{Bucket: "b"})
	var got []string
	for _, p := range problems {
		got = append(got, p.Code)
	}
	want := "bad-version missing-element effect-case bad-principal bad-action unknown-operator unknown-key bad-resource bad-resource duplicate-sid unreadable-value"
	if strings.Join(got, " ") != want {
		t.Errorf("problems %v, want %s", got, want)
	}
	if last := problems[len(problems)-1]; last.Severity != diag.Warning || last.ErrorCode != "" || text[last.Range.Start:last.Range.End] != `"many"` {
		t.Errorf("the last one is %+v", last)
	}
}
