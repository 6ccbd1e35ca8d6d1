package awscli

import (
	"strings"
	"testing"

	"crossgrant/engine/python"
)

const sampleConfig = `# comment
[default]
region = eu-west-1
output=text

[profile reader]
role_arn = arn:aws:iam::111111111111:role/reader
source_profile = Dave
external_id = x#1
duration_seconds = 1800
mfa_serial = arn:aws:iam::333333333333:mfa/Dave
s3 =
  max_concurrent_requests = 20
role_session_name : me

[profile 'two words']
role_arn = arn:aws:iam::111111111111:role/second
source_profile = reader
`

func own(names ...string) func(string) bool {
	return func(name string) bool { return contains(names, name) }
}

func TestConfig(t *testing.T) {
	c, found := ParseConfig(sampleConfig)
	if len(found) != 0 || len(c.Profiles) != 3 {
		t.Fatalf("%+v %+v", c, found)
	}
	if p := c.Profile("default"); p.Get("region") != "eu-west-1" || p.Get("output") != "text" || p.Get("none") != "" {
		t.Errorf("default: %+v", p)
	}
	p := c.Profile("reader")
	if sampleConfig[p.Range.Start:p.Range.End] != "[profile reader]" || p.Get("external_id") != "x#1" || p.Get("role_session_name") != "me" {
		t.Errorf("reader: %+v", p)
	}
	if s := p.Settings[1]; sampleConfig[s.Range.Start:s.Range.End] != "source_profile = Dave" {
		t.Errorf("range of a setting: %+v", s)
	}
	base, roles, f := c.Resolve("two words", own("Dave"), 1700000000)
	if f != nil || base != "Dave" || len(roles) != 2 || roles[0].Profile != "reader" || roles[1].Profile != "two words" {
		t.Fatalf("%q %+v %v", base, roles, f)
	}
	first, second := string(python.AppendJSON(nil, roles[0].Params)), roles[1].Params
	for _, want := range []string{`"DurationSeconds": 1800`, `"RoleSessionName": "me"`, `"TokenCode": "123456"`, `"ExternalId": "x#1"`, `"SerialNumber"`} {
		if !strings.Contains(first, want) {
			t.Errorf("%s is not in %s", want, first)
		}
	}
	if second.Str("RoleSessionName") != "botocore-session-1700000000" || second.Has("TokenCode") || second.Has("ExternalId") {
		t.Errorf("second: %v", second)
	}
}

func TestResolve(t *testing.T) {
	const text = `[profile own]
region = us-east-1
[profile self]
role_arn = r
source_profile = self
[profile none]
region = us-east-1
[profile a]
role_arn = r
source_profile = b
[profile b]
role_arn = r
source_profile = a
[profile dangling]
role_arn = r
source_profile = nowhere
[profile bare]
role_arn = r
[profile both]
role_arn = r
source_profile = own
credential_source = Environment
[profile machine]
role_arn = r
credential_source = Ec2InstanceMetadata
[profile weak]
role_arn = r
source_profile = none
`
	c, _ := ParseConfig(text)
	for _, test := range []struct{ profile, base, code, message string }{
		{"own", "own", "", ""},
		{"Dave", "Dave", "", ""},
		{"self", "self", "", ""},
		{"none", "", Configuration, "Unable to locate credentials"},
		{"missing", "", Configuration, "The config profile (missing) could not be found"},
		{"default", "", Configuration, "Unable to locate credentials"},
		{"a", "", Configuration, "Attempting to load from profile a which has already been visited. Visited profiles: ['a', 'b']"},
		{"dangling", "", Configuration, `The source_profile "nowhere" referenced in the profile "dangling" does not exist.`},
		{"bare", "", Configuration, "missing: source_profile or credential_source"},
		{"both", "", Configuration, "contains both source_profile and credential_source"},
		{"machine", "", NotModelled, "credential_source = Ec2InstanceMetadata"},
		{"weak", "", Configuration, `The source profile "none" must have credentials.`},
	} {
		base, _, f := c.Resolve(test.profile, own("own", "self", "Dave"), 0)
		if base != test.base || (f == nil) != (test.code == "") || f != nil && (f.Code != test.code || !strings.Contains(f.Stderr, test.message)) {
			t.Errorf("%s: %q %+v", test.profile, base, f)
		}
	}
	if _, _, f := (&Config{}).Resolve("default", own(), 0); f == nil || f.ExitCode != 253 {
		t.Errorf("no default profile: %+v", f)
	}
}

func TestConfigFindings(t *testing.T) {
	for _, test := range []struct{ text, code, at string }{
		{"region = x\n", "config-syntax", "region = x"},
		{"[default\n", "config-syntax", "[default"},
		{"[]\n", "config-syntax", "[]"},
		{"[default]\r\n  word\r\n", "config-syntax", "word"},
		{"[default]\n= x\n", "config-syntax", "= x"},
		{"[default]\n[default]\n", "config-duplicate", "[default]"},
		{"[default]\nregion=a\nRegion=b\n", "config-duplicate", "Region=b"},
		{"[Dave]\nregion=a\n", "config-section", "[Dave]"},
		{"[sso-session x]\nsso_region=a\n", "config-not-modelled", "[sso-session x]"},
		{"[default]\naws_access_key_id = x\n", "config-not-modelled", "aws_access_key_id = x"},
		{"[default]\nsso_session = x\n", "config-not-modelled", "sso_session = x"},
		{"[default]\noutput = tabel\n", "config-value", "output = tabel"},
		{"[default]\nregoin = x\n", "config-unknown-setting", "regoin = x"},
		{"[profile p]\nrole_arn = x\n", "config-role", "[profile p]"},
		{"[profile p]\nduration_seconds = x\n", "config-value", "[profile p]"},
	} {
		_, found := ParseConfig(test.text)
		if len(found) == 0 {
			t.Errorf("%q: nothing found", test.text)
			continue
		}
		last := found[len(found)-1]
		if last.Code != test.code || test.text[last.Range.Start:last.Range.End] != test.at || last.File != "config" {
			t.Errorf("%q: %+v", test.text, last)
		}
	}
}
