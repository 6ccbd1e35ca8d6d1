package call

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"crossgrant/engine/world"
)

// testWorld has one account with a tagged user and a tagged role, both members of
// an organization.
func testWorld() (*world.World, *world.Account, *world.User, *world.Role) {
	w := world.New(time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC))
	a := world.NewAccount("A", "111111111111")
	a.CanonicalUserID = strings.Repeat("a", 64)
	u := &world.User{Account: a, Name: "Dave", Path: "/x/", UniqueID: "AIDA1", Tags: []world.Tag{{Key: "team", Value: "blue"}}}
	r := &world.Role{Account: a, Name: "r", Path: "/p/", UniqueID: "AROA1", Tags: []world.Tag{{Key: "team", Value: "red"}, {Key: "cost", Value: "1"}}}
	a.Users["dave"], a.Roles["r"] = u, r
	w.AddAccount(a)
	w.Organization = &world.Organization{ID: "o-x", Root: &world.Unit{ID: "r-1", Units: []*world.Unit{{ID: "ou-1", Accounts: []*world.Account{a}}}}}
	return w, a, u, r
}

// Every key of a principal is there exactly for the principals for which AWS has it.
//
// Source: the "Availability" of each key in
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
func TestPrincipalKeys(t *testing.T) {
	w, a, u, r := testWorld()
	issued := w.Now.Add(-time.Minute)
	org := map[string]string{"aws:PrincipalOrgID": "o-x", "aws:PrincipalOrgPaths": "o-x/r-1/ou-1/"}
	cases := []struct {
		name   string
		caller *world.Credential
		want   map[string]string
	}{
		{"anonymous", nil, map[string]string{"aws:PrincipalType": "Anonymous", "aws:PrincipalAccount": "anonymous", "aws:userid": "anonymous"}},
		{"service", &world.Credential{Kind: world.ServicePrincipal, Service: "s3.amazonaws.com"}, map[string]string{
			"aws:PrincipalIsAWSService": "true", "aws:PrincipalServiceName": "s3.amazonaws.com", "aws:PrincipalServiceNamesList": "s3.amazonaws.com"}},
		{"root", &world.Credential{Kind: world.RootKey, Account: a}, with(org, map[string]string{
			"aws:PrincipalType": "Account", "aws:userid": "111111111111", "aws:PrincipalArn": "arn:aws:iam::111111111111:root"})},
		{"user", &world.Credential{Kind: world.UserKey, Account: a, User: u}, with(org, map[string]string{
			"aws:PrincipalType": "User", "aws:userid": "AIDA1", "aws:username": "Dave", "aws:PrincipalArn": "arn:aws:iam::111111111111:user/x/Dave", "aws:PrincipalTag/team": "blue"})},
		{"user with a session token and MFA", &world.Credential{Kind: world.SessionToken, Account: a, User: u, SessionToken: "t", Issued: issued, MFAAt: issued}, with(org, map[string]string{
			"aws:PrincipalType": "User", "aws:userid": "AIDA1", "aws:username": "Dave", "aws:PrincipalArn": "arn:aws:iam::111111111111:user/x/Dave", "aws:PrincipalTag/team": "blue",
			"aws:TokenIssueTime": "2026-01-01T11:59:00Z", "aws:MultiFactorAuthPresent": "true", "aws:MultiFactorAuthAge": "60"})},
		{"role session", &world.Credential{Kind: world.RoleSession, Account: a, Role: r, Name: "s", SessionToken: "t", Issued: issued, Tags: []world.Tag{{Key: "TEAM", Value: "green"}}, SourceIdentity: "me"}, with(org, map[string]string{
			"aws:PrincipalType": "AssumedRole", "aws:userid": "AROA1:s", "aws:PrincipalArn": "arn:aws:iam::111111111111:role/p/r",
			"aws:PrincipalTag/team": "green", "aws:PrincipalTag/cost": "1", "aws:SourceIdentity": "me",
			"aws:TokenIssueTime": "2026-01-01T11:59:00Z", "aws:MultiFactorAuthPresent": "false"})},
		{"federated user", &world.Credential{Kind: world.FederatedUser, Account: a, User: u, Name: "Eve", SessionToken: "t", Issued: issued}, with(org, map[string]string{
			"aws:PrincipalType": "FederatedUser", "aws:userid": "111111111111:Eve", "aws:PrincipalArn": "arn:aws:sts::111111111111:federated-user/Eve", "aws:PrincipalTag/team": "blue",
			"aws:TokenIssueTime": "2026-01-01T11:59:00Z", "aws:MultiFactorAuthPresent": "false"})},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			call := &Call{World: w, Caller: c.caller, Region: "us-east-1"}
			x := call.Context(Access{Action: "iam:GetUser", Resource: "*"})
			want := map[string]string{}
			for k, v := range c.want {
				want[strings.ToLower(k)] = v
			}
			got := map[string]string{}
			for _, k := range x.Keys() {
				lower := strings.ToLower(k)
				if strings.HasPrefix(lower, "aws:principal") || strings.HasPrefix(lower, "aws:multifactor") ||
					lower == "aws:userid" || lower == "aws:username" || lower == "aws:tokenissuetime" || lower == "aws:sourceidentity" {
					values, _ := x.Get(k)
					got[lower] = strings.Join(values, "|")
				}
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("got  %v\nwant %v", got, want)
			}
		})
	}
}

// with adds what every principal of the account has.
func with(org, own map[string]string) map[string]string {
	out := map[string]string{"aws:PrincipalAccount": "111111111111", "aws:PrincipalIsAWSService": "false"}
	for _, m := range []map[string]string{org, own} {
		for k, v := range m {
			out[k] = v
		}
	}
	return out
}

func TestRequestKeys(t *testing.T) {
	w, a, u, _ := testWorld()
	user := &world.Credential{Kind: world.UserKey, Account: a, User: u}
	b := &world.Bucket{Account: a, Name: "b", Objects: map[string]*world.Object{}}
	access := Access{Action: "s3:GetObject", Resource: "arn:aws:s3:::b/k", Owner: a, Bucket: b,
		Keys: []Key{{"s3:ExistingObjectTag/a", []string{"1"}}, {Name: "s3:unknown"}}}
	get := func(c *Call, key string) string {
		values, ok := c.Context(access).Get(key)
		if !ok {
			return "(absent)"
		}
		return strings.Join(values, "|")
	}
	over := func(e *world.VPCEndpoint, k *world.Credential) *Call {
		w.VPCEndpoint = e
		return &Call{World: w, Caller: k, Region: "eu-west-1"}
	}
	endpoint := &world.VPCEndpoint{ID: "vpce-1", VPC: "vpc-1"}
	service := &world.Credential{Kind: world.ServicePrincipal, Service: "s3.amazonaws.com"}
	cases := []struct {
		endpoint  *world.VPCEndpoint
		caller    *world.Credential
		key, want string
	}{
		{nil, user, "aws:CurrentTime", "2026-01-01T12:00:00Z"},
		{nil, user, "aws:EpochTime", "1767268800"},
		{nil, user, "aws:RequestedRegion", "eu-west-1"},
		{nil, user, "aws:SecureTransport", "true"},
		{nil, user, "aws:SourceIp", "203.0.113.10"},
		{nil, user, "aws:SourceVpce", "(absent)"},
		{endpoint, user, "aws:SourceIp", "(absent)"},
		{endpoint, user, "aws:SourceVpce", "vpce-1"},
		{endpoint, user, "aws:SourceVpc", "vpc-1"},
		{nil, service, "aws:SourceIp", "(absent)"},
		{nil, service, "aws:SecureTransport", "(absent)"},
		{nil, user, "aws:ResourceAccount", "111111111111"},
		{nil, user, "aws:ResourceOrgID", "o-x"},
		{nil, user, "s3:ResourceAccount", "111111111111"},
		{nil, user, "s3:authType", "REST-HEADER"},
		{nil, nil, "s3:authType", "(absent)"},
		{nil, nil, "s3:TlsVersion", "1.3"},
		{nil, user, "S3:existingobjecttag/A", "1"},
		{nil, user, "aws:Referer", "(absent)"},
	}
	for _, c := range cases {
		if got := get(over(c.endpoint, c.caller), c.key); got != c.want {
			t.Errorf("%s: %s, want %s", c.key, got, c.want)
		}
	}
}
