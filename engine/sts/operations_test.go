package sts_test

import (
	"strings"
	"testing"
	"time"

	"crossgrant/engine/service/servicetest"
	"crossgrant/engine/sts"
	"crossgrant/engine/world"
)

const admin = servicetest.Admin

func one(statement string) string {
	return `{'Version':'2012-10-17','Statement':[` + statement + `]}`
}

func trust(principal, actions, condition string) string {
	return one(`{'Effect':'Allow','Principal':` + principal + `,'Action':` + actions + condition + `}`)
}

const (
	rootA = `{'AWS':'arn:aws:iam::111111111111:root'}`
	rootC = `{'AWS':'arn:aws:iam::333333333333:root'}`
	role  = "arn:aws:iam::111111111111:role/examplerole"
)

// stage is Example 4: examplerole of A, Dave of C who may assume it.
func stage(t *testing.T) *servicetest.Stage {
	s := servicetest.New(t, sts.Lookup)
	for _, name := range []string{"A/admin", "B/admin", "C/admin"} {
		s.User(name, admin)
	}
	s.User("C/Dave", one(`{'Effect':'Allow','Action':'sts:*','Resource':'`+role+`'}`))
	s.User("C/Other")
	s.Role("A/examplerole", trust(rootC, `'sts:AssumeRole'`, ""), one(`{'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::examplebucket/*'}`))
	return s
}

func assume(rest string) string {
	return `{'RoleArn':'` + role + `','RoleSessionName':'test'` + rest + `}`
}

func TestAssumeRole(t *testing.T) {
	s := stage(t)
	out := s.Want("OK", "C/Dave", "AssumeRole", assume(""))
	k := s.Last.Issued
	if k == nil || s.World.Credential(k.AccessKeyID) != k || !strings.HasPrefix(k.AccessKeyID, "ASIA") || len(k.AccessKeyID) != 20 || len(k.SecretAccessKey) != 40 {
		t.Fatalf("%+v", k)
	}
	r := s.World.Role(role)
	want := `{"Credentials":{"AccessKeyId":"` + k.AccessKeyID + `","SecretAccessKey":"` + k.SecretAccessKey + `","SessionToken":"` + k.SessionToken +
		`","Expiration":"2026-01-01T01:00:00+00:00"},"AssumedRoleUser":{"AssumedRoleId":"` + r.UniqueID + `:test","Arn":"arn:aws:sts::111111111111:assumed-role/examplerole/test"}}`
	if got := servicetest.Text(out); got != want {
		t.Errorf("%s\n%s", got, want)
	}
	if s.Last.Target != "accounts/A/roles/examplerole" {
		t.Error(s.Last.Target)
	}
	if got := s.World.TakeChanges(); len(got) != 1 || got[0] != "accounts/A/roles/examplerole#"+k.AccessKeyID {
		t.Error(got)
	}
	// Again: another session of the same name.
	s.Want("OK", "C/Dave", "AssumeRole", assume(""))
	if s.Last.Issued.AccessKeyID == k.AccessKeyID {
		t.Error("the same access key twice")
	}
	out = s.WantAs("OK", k, "GetCallerIdentity", ``)
	if got := servicetest.Text(out); got != `{"UserId":"`+r.UniqueID+`:test","Account":"111111111111","Arn":"arn:aws:sts::111111111111:assumed-role/examplerole/test"}` {
		t.Error(got)
	}
}

// E4-07, E4-08, P-38 to P-46 and the relationships of 4.5.
func TestWhoMayAssume(t *testing.T) {
	user := func(arn string) string { return `{'AWS':'arn:aws:iam::` + arn + `'}` }
	for _, x := range []struct{ want, who, trust string }{
		{"OK", "C/Dave", trust(rootC, `'sts:AssumeRole'`, "")},
		{"AccessDenied: User: arn:aws:iam::333333333333:user/Other is not authorized to perform: sts:AssumeRole on resource: " + role, "C/Other", trust(rootC, `'sts:AssumeRole'`, "")},
		{"AccessDenied: User: arn:aws:iam::222222222222:user/admin is not authorized to perform: sts:AssumeRole on resource: " + role, "B/admin", trust(rootC, `'sts:AssumeRole'`, "")},
		{"AccessDenied: Roles may not be assumed by root accounts.", "C/root", trust(rootC, `'sts:AssumeRole'`, "")},
		{"AccessDenied: Roles may not be assumed by root accounts.", "A/root", trust(rootA, `'sts:AssumeRole'`, "")},
		{"MissingAuthenticationToken", "", trust(rootC, `'sts:AssumeRole'`, "")},
		// Same account: named directly, or through the account.
		{"OK", "A/Jill", trust(user("111111111111:user/Jill"), `'sts:AssumeRole'`, "")},
		{"AccessDenied", "A/Jill", trust(rootA, `'sts:AssumeRole'`, "")},
		{"OK", "A/admin", trust(rootA, `'sts:AssumeRole'`, "")},
		{"AccessDenied", "A/admin", trust(rootC, `'sts:AssumeRole'`, "")},
		// Another account: both sides always.
		{"AccessDenied", "C/Other", trust(user("333333333333:user/Other"), `'sts:AssumeRole'`, "")},
		{"OK", "C/Dave", trust(`'*'`, `'sts:AssumeRole'`, "")},
		{"AccessDenied", "C/Other", trust(`'*'`, `'sts:AssumeRole'`, "")},
		{"OK", "service/ec2.amazonaws.com", trust(`{'Service':'ec2.amazonaws.com'}`, `'sts:AssumeRole'`, "")},
		{"AccessDenied", "service/lambda.amazonaws.com", trust(`{'Service':'ec2.amazonaws.com'}`, `'sts:AssumeRole'`, "")},
	} {
		s := stage(t)
		s.User("A/Jill")
		s.Role("A/examplerole", x.trust)
		s.Want(x.want, x.who, "AssumeRole", assume(""))
	}
	s := stage(t)
	for _, arn := range []string{"arn:aws:iam::111111111111:role/none", "arn:aws:iam::999999999999:role/none"} {
		s.Want("AccessDenied: User: arn:aws:iam::111111111111:user/admin is not authorized to perform: sts:AssumeRole on resource: "+arn,
			"A/admin", "AssumeRole", `{'RoleArn':'`+arn+`','RoleSessionName':'test'}`)
	}
	// A role assumes itself only where its own trust policy lets it.
	s = stage(t)
	s.Role("A/examplerole", trust(rootC, `'sts:AssumeRole'`, ""), admin)
	s.Want("OK", "C/Dave", "AssumeRole", assume(""))
	s.WantAs("AccessDenied", s.Last.Issued, "AssumeRole", assume(""))
}

func TestAssumeRoleParameters(t *testing.T) {
	long := func(n int) string { return strings.Repeat("x", n) }
	for _, x := range []struct{ want, in string }{
		{"ValidationError: 1 validation error detected: Value 'a b' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*", `{'RoleArn':'` + role + `','RoleSessionName':'a b'}`},
		{"ValidationError: 1 validation error detected: Value 'a' at 'roleSessionName' failed to satisfy constraint: Member must have length greater than or equal to 2", `{'RoleArn':'` + role + `','RoleSessionName':'a'}`},
		{"ValidationError: 2 validation errors detected: Value 'x' at 'roleArn' failed to satisfy constraint: Member must have length greater than or equal to 20; Value '" + long(65) + "' at 'roleSessionName'", `{'RoleArn':'x','RoleSessionName':'` + long(65) + `'}`},
		{"ValidationError: arn:aws:iam::111111111111:user/Dave is invalid", `{'RoleArn':'arn:aws:iam::111111111111:user/Dave','RoleSessionName':'test'}`},
		{"ValidationError: Value '60' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900", assume(`,'DurationSeconds':60`)},
		{"ValidationError: Value '50000' at 'durationSeconds' failed to satisfy constraint: Member must have value less than or equal to 43200", assume(`,'DurationSeconds':50000`)},
		{"ValidationError: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.", assume(`,'DurationSeconds':7200`)},
		{"ValidationError: at 'externalId'", assume(`,'ExternalId':'a b'`)},
		{"ValidationError: at 'sourceIdentity'", assume(`,'SourceIdentity':'a/b'`)},
		{"ValidationError: at 'serialNumber'", assume(`,'SerialNumber':'x'`)},
		{"ValidationError: Value '12345' at 'tokenCode' failed to satisfy constraint: Member must have length greater than or equal to 6", assume(`,'SerialNumber':'arn:aws:iam::333333333333:mfa/Dave','TokenCode':'12345'`)},
		{"ValidationError: at 'policy' ", assume(`,'Policy':'` + long(2049) + `'`)},
		{"MalformedPolicyDocument", assume(`,'Policy':'x'`)},
		{"ValidationError: Policy arn:aws:iam::111111111111:policy/none does not exist or is not attachable.", assume(`,'PolicyArns':[{'arn':'arn:aws:iam::111111111111:policy/none'}]`)},
		{"not modelled", assume(`,'PolicyArns':[{'arn':'arn:aws:iam::aws:policy/NoSuchThing'}]`)},
		{"InvalidParameterValue: Duplicate tag keys found.", assume(`,'Tags':[{'Key':'a','Value':'1'},{'Key':'A','Value':'1'}]`)},
		{"InvalidParameterValue: The specified transitive tag key must be included in the requested tags.", assume(`,'TransitiveTagKeys':['a']`)},
		{"not modelled: ProvidedContexts", assume(`,'ProvidedContexts':[]`)},
		{"OK", assume(`,'DurationSeconds':900,'ExternalId':'not-tested'`)},
	} {
		s := stage(t)
		s.Want(x.want, "C/Dave", "AssumeRole", x.in)
	}
}

// E4-34, E4-35, P-40 to P-43: conditions on the parameters.
func TestTrustConditions(t *testing.T) {
	external := trust(rootC, `'sts:AssumeRole'`, `,'Condition':{'StringEquals':{'sts:ExternalId':'X1'}}`)
	mfa := trust(rootC, `'sts:AssumeRole'`, `,'Condition':{'Bool':{'aws:MultiFactorAuthPresent':'true'}}`)
	tagging := one(`{'Effect':'Allow','Principal':` + rootC + `,'Action':'sts:AssumeRole','Condition':{'StringEquals':{'sts:ExternalId':'Example987'}}},
		{'Effect':'Allow','Principal':` + rootC + `,'Action':'sts:TagSession','Condition':{
			'StringLike':{'aws:RequestTag/Project':'*','aws:RequestTag/CostCenter':'*'},
			'StringEquals':{'aws:RequestTag/Department':['Engineering','Marketing']},
			'ForAllValues:StringEquals':{'sts:TransitiveTagKeys':['Project','Department']}}}`)
	const serial = `,'SerialNumber':'arn:aws:iam::333333333333:mfa/Dave'`
	tags := func(department string) string {
		return `,'ExternalId':'Example987','Tags':[{'Key':'Project','Value':'P'},{'Key':'CostCenter','Value':'1'},{'Key':'Department','Value':'` + department + `'}]`
	}
	for _, x := range []struct{ want, trust, rest string }{
		{"AccessDenied", external, ``},
		{"AccessDenied", external, `,'ExternalId':'X2'`},
		{"OK", external, `,'ExternalId':'X1'`},
		{"AccessDenied", mfa, ``},
		{"OK", mfa, serial + `,'TokenCode':'123456'`},
		{"AccessDenied: MultiFactorAuthentication failed with invalid MFA one time pass code.", mfa, serial + `,'TokenCode':'654321'`},
		{"AccessDenied: MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.", mfa, `,'SerialNumber':'arn:aws:iam::333333333333:mfa/Other','TokenCode':'123456'`},
		{"AccessDenied: MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.", mfa, `,'TokenCode':'123456'`},
		{"AccessDenied: sts:TagSession", trust(rootC, `'sts:AssumeRole'`, ""), `,'Tags':[{'Key':'a','Value':'1'}]`},
		{"OK", trust(rootC, `['sts:AssumeRole','sts:TagSession']`, ""), `,'Tags':[{'Key':'a','Value':'1'}]`},
		{"OK", tagging, tags("Engineering")},
		{"AccessDenied: sts:TagSession", tagging, tags("Sales")},
		{"OK", tagging, tags("Engineering") + `,'TransitiveTagKeys':['Project','Department']`},
		{"AccessDenied: sts:TagSession", tagging, tags("Engineering") + `,'TransitiveTagKeys':['Project','CostCenter']`},
		{"AccessDenied: sts:SetSourceIdentity", trust(rootC, `'sts:AssumeRole'`, ""), `,'SourceIdentity':'dave'`},
		{"OK", trust(rootC, `['sts:AssumeRole','sts:SetSourceIdentity']`, ""), `,'SourceIdentity':'dave'`},
		{"AccessDenied", trust(rootC, `'sts:AssumeRole'`, `,'Condition':{'StringLike':{'sts:RoleSessionName':'${aws:username}'}}`), ``},
	} {
		s := stage(t)
		s.Account("C").Users["dave"].MFA = "arn:aws:iam::333333333333:mfa/Dave"
		s.Role("A/examplerole", x.trust)
		s.Want(x.want, "C/Dave", "AssumeRole", assume(x.rest))
	}
}

// E4-37, P-44: what a session hands on.
func TestRoleChaining(t *testing.T) {
	s := stage(t)
	actions := `['sts:AssumeRole','sts:TagSession','sts:SetSourceIdentity']`
	s.Role("A/examplerole", trust(rootC, actions, ""), admin)
	second := s.Role("A/second", trust(rootA, actions, ""), admin)
	second.MaxSessionDuration = 43200
	second.Tags = []world.Tag{{Key: "Sun", Value: "2"}, {Key: "Heart", Value: "0"}}
	s.Want("OK", "C/Dave", "AssumeRole", assume(`,'SourceIdentity':'dave','Tags':[{'Key':'Star','Value':'1'},{'Key':'Heart','Value':'1'},{'Key':'Moon','Value':'1'}],'TransitiveTagKeys':['Star','Heart']`))
	first := s.Last.Issued
	chained := func(rest string) string {
		return `{'RoleArn':'arn:aws:iam::111111111111:role/second','RoleSessionName':'again'` + rest + `}`
	}
	s.WantAs("ValidationError: The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.", first, "AssumeRole", chained(`,'DurationSeconds':7200`))
	s.WantAs("InvalidParameterValue: One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.", first, "AssumeRole", chained(`,'Tags':[{'Key':'star','Value':'2'}]`))
	s.WantAs("AccessDenied: sts:SetSourceIdentity", first, "AssumeRole", chained(`,'SourceIdentity':'eve'`))
	out := s.WantAs("OK", first, "AssumeRole", chained(`,'Tags':[{'Key':'Moon','Value':'3'}]`))
	k := s.Last.Issued
	if out.Str("SourceIdentity") != "dave" || k.SourceIdentity != "dave" {
		t.Error(servicetest.Text(out))
	}
	var got []string
	for _, tag := range k.Tags {
		got = append(got, tag.Key+"="+tag.Value)
	}
	if strings.Join(got, " ") != "Moon=3 Star=1 Heart=1" || strings.Join(k.TransitiveTags, " ") != "Star Heart" {
		t.Error(got, k.TransitiveTags)
	}
	if out.Int("PackedPolicySize", 0) == 0 {
		t.Error(servicetest.Text(out))
	}
	// Handed-on tags need sts:TagSession as well.
	s.Role("A/second", trust(rootA, `['sts:AssumeRole','sts:SetSourceIdentity']`, ""))
	s.WantAs("AccessDenied: sts:TagSession", first, "AssumeRole", chained(""))
	// MFA is not carried to the next session.
	if !k.MFAAt.IsZero() {
		t.Error(k.MFAAt)
	}
}

func TestSessionPolicies(t *testing.T) {
	s := stage(t)
	policy := `{\u0022Version\u0022:\u00222012-10-17\u0022,\u0022Statement\u0022:[{\u0022Effect\u0022:\u0022Allow\u0022,\u0022Action\u0022:\u0022s3:GetObject\u0022,\u0022Resource\u0022:\u0022arn:aws:s3:::examplebucket/other/*\u0022}]}`
	out := s.Want("OK", "C/Dave", "AssumeRole", assume(`,'Policy':'`+policy+`','PolicyArns':[{'arn':'arn:aws:iam::aws:policy/AdministratorAccess'}]`))
	k := s.Last.Issued
	if !k.HasSessionPolicy || len(k.SessionPolicies) != 2 || k.SessionPolicies[0].File != "session-policy" || k.SessionPolicies[1].File != "arn:aws:iam::aws:policy/AdministratorAccess" {
		t.Errorf("%+v", k.SessionPolicies)
	}
	if out.Int("PackedPolicySize", 0) < 1 {
		t.Error(servicetest.Text(out))
	}
}

func TestGetSessionToken(t *testing.T) {
	s := stage(t)
	u := s.Account("C").Users["dave"]
	u.MFA = "arn:aws:iam::333333333333:mfa/Dave"
	s.Want("OK", "C/Dave", "GetSessionToken", ``)
	k := s.Last.Issued
	if k.Expires.Sub(s.World.Now) != 12*time.Hour || k.Kind != world.SessionToken || !k.MFAAt.IsZero() {
		t.Errorf("%+v", k)
	}
	out := s.WantAs("OK", k, "GetCallerIdentity", ``)
	if got := servicetest.Text(out); got != `{"UserId":"`+u.UniqueID+`","Account":"333333333333","Arn":"arn:aws:iam::333333333333:user/Dave"}` {
		t.Error(got)
	}
	for _, operation := range []string{"GetSessionToken", "GetFederationToken"} {
		s.WantAs("AccessDenied: Cannot call "+operation+" with session credentials", k, operation, map[string]string{"GetSessionToken": ``, "GetFederationToken": `{'Name':'fed'}`}[operation])
	}
	s.WantAs("AccessDenied", k, "GetAccessKeyInfo", `{'AccessKeyId':'`+k.AccessKeyID+`'}`)
	s.WantAs("OK", k, "AssumeRole", assume(""))
	s.WantAs("ValidationError: role chaining", k, "AssumeRole", assume(`,'DurationSeconds':7200`))
	s.Want("OK", "C/Dave", "GetSessionToken", `{'DurationSeconds':900,'SerialNumber':'arn:aws:iam::333333333333:mfa/Dave','TokenCode':'123456'}`)
	if s.Last.Issued.MFAAt.IsZero() {
		t.Error("no MFA")
	}
	s.Want("AccessDenied: MultiFactorAuthentication failed", "C/Dave", "GetSessionToken", `{'SerialNumber':'arn:aws:iam::333333333333:mfa/Dave','TokenCode':'000000'}`)
	s.Want("ValidationError: at 'durationSeconds'", "C/Dave", "GetSessionToken", `{'DurationSeconds':129601}`)
	s.Want("OK", "C/root", "GetSessionToken", ``)
	if got := s.Last.Issued; got.Expires.Sub(s.World.Now) != time.Hour || got.ARN() != "arn:aws:iam::333333333333:root" {
		t.Errorf("%+v", got)
	}
	s.WantAs("AccessDenied: Roles may not be assumed by root accounts.", s.Last.Issued, "AssumeRole", assume(""))
}

func TestGetFederationToken(t *testing.T) {
	s := stage(t)
	s.User("C/broker", one(`{'Effect':'Allow','Action':'sts:GetFederationToken','Resource':'arn:aws:sts::333333333333:federated-user/fed*'}`))
	out := s.Want("OK", "C/broker", "GetFederationToken", `{'Name':'fed1'}`)
	k := s.Last.Issued
	if k.HasSessionPolicy || out.Has("PackedPolicySize") || k.Expires.Sub(s.World.Now) != 12*time.Hour {
		t.Errorf("%+v", k)
	}
	if got := servicetest.Text(out.Get("FederatedUser")); got != `{"FederatedUserId":"333333333333:fed1","Arn":"arn:aws:sts::333333333333:federated-user/fed1"}` {
		t.Error(got)
	}
	s.WantAs("OK", k, "GetCallerIdentity", ``)
	s.WantAs("AccessDenied: sts:AssumeRole", k, "AssumeRole", assume(""))
	s.Want("AccessDenied: sts:GetFederationToken on resource: arn:aws:sts::333333333333:federated-user/other", "C/broker", "GetFederationToken", `{'Name':'other'}`)
	s.Want("AccessDenied: sts:TagSession", "C/broker", "GetFederationToken", `{'Name':'fed1','Tags':[{'Key':'a','Value':'1'}]}`)
	s.Want("ValidationError: at 'name'", "C/broker", "GetFederationToken", `{'Name':'a'}`)
	s.Want("ValidationError: at 'durationSeconds'", "C/broker", "GetFederationToken", `{'Name':'fed1','DurationSeconds':899}`)
	s.Want("MalformedPolicyDocument", "C/broker", "GetFederationToken", `{'Name':'fed1','Policy':'{}'}`)
	s.Want("OK", "C/root", "GetFederationToken", `{'Name':'fed1','DurationSeconds':7200}`)
	if got := s.Last.Issued.Expires.Sub(s.World.Now); got != time.Hour {
		t.Error(got)
	}
	s.Want("MissingAuthenticationToken", "", "GetFederationToken", `{'Name':'fed1'}`)
}

func TestGetCallerIdentity(t *testing.T) {
	s := stage(t)
	s.User("A/denied", one(`{'Effect':'Deny','Action':'*','Resource':'*'}`))
	s.Want("OK", "A/denied", "GetCallerIdentity", ``)
	if out := s.Want("OK", "A/root", "GetCallerIdentity", ``); servicetest.Text(out) != `{"UserId":"111111111111","Account":"111111111111","Arn":"arn:aws:iam::111111111111:root"}` {
		t.Error(servicetest.Text(out))
	}
	s.Want("MissingAuthenticationToken: Request is missing Authentication Token", "", "GetCallerIdentity", ``)
	s.Want("not modelled", "service/ec2.amazonaws.com", "GetCallerIdentity", ``)
}

func TestGetAccessKeyInfo(t *testing.T) {
	s := stage(t)
	s.Want("OK", "C/Dave", "AssumeRole", assume(""))
	id := s.Last.Issued.AccessKeyID
	if out := s.Want("OK", "B/admin", "GetAccessKeyInfo", `{'AccessKeyId':'`+id+`'}`); out.Str("Account") != "111111111111" {
		t.Error(servicetest.Text(out))
	}
	s.Want("AccessDenied", "C/Other", "GetAccessKeyInfo", `{'AccessKeyId':'`+id+`'}`)
	s.Want("ValidationError: at 'accessKeyId'", "B/admin", "GetAccessKeyInfo", `{'AccessKeyId':'x'}`)
	s.Want("not modelled", "B/admin", "GetAccessKeyInfo", `{'AccessKeyId':'AKIAXXXXXXXXXXXXXXXX'}`)
	if _, ok := sts.Lookup("AssumeRoleWithSAML"); ok {
		t.Error("found")
	}
}
