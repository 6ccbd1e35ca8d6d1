package iam_test

import (
	"strings"
	"testing"

	"crossgrant/engine/iam"
	"crossgrant/engine/service/servicetest"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// policyOf is an identity-based policy with one statement in one line.
func policyOf(statement string) string {
	return strings.ReplaceAll(`{'Version':'2012-10-17','Statement':`+statement+`}`, "'", `"`)
}

// simulation is the parameters of a simulation.
type simulation struct {
	source                       string
	policies, boundary           []string
	actions, resources           []string
	resourcePolicy, caller, keys string
}

func (x simulation) params(t *testing.T) *value.Value {
	in := &value.Value{Kind: value.Object}
	in.SetString("PolicySourceArn", x.source)
	if x.policies != nil || x.source == "" {
		in.Set("PolicyInputList", value.Strings(x.policies...))
	}
	if x.boundary != nil {
		in.Set("PermissionsBoundaryPolicyInputList", value.Strings(x.boundary...))
	}
	in.Set("ActionNames", value.Strings(x.actions...))
	if x.resources != nil {
		in.Set("ResourceArns", value.Strings(x.resources...))
	}
	in.SetString("ResourcePolicy", x.resourcePolicy)
	in.SetString("CallerArn", x.caller)
	if x.keys != "" {
		in.Set("ContextEntries", servicetest.Params(t, x.keys))
	}
	return in
}

// decisions of a simulation, or its error.
func decisions(t *testing.T, s *servicetest.Stage, who, operation string, x simulation) string {
	t.Helper()
	out, err := s.With(s.As(who), operation, x.params(t))
	if err != nil {
		return servicetest.Outcome(err)
	}
	var got []string
	for _, r := range out.Get("EvaluationResults").Items {
		got = append(got, r.Str("EvalDecision"))
	}
	return strings.Join(got, " ")
}

// AWS's example of the operation, with the positions that it prints.
//
// https://docs.aws.amazon.com/cli/latest/reference/iam/simulate-custom-policy.html
func TestSimulateCustomPolicy(t *testing.T) {
	s := servicetest.New(t, iam.Lookup)
	s.User("A/admin", servicetest.Admin)
	s.User("A/Jill")
	dated := policyOf(`{'Effect':'Allow','Action':'dynamodb:*','Resource':'*','Condition':{'DateGreaterThan':{'aws:CurrentTime':'2018-08-16T12:00:00Z'}}}`)
	at := func(time string) string {
		return `[{'ContextKeyName':'aws:CurrentTime','ContextKeyValues':['` + time + `'],'ContextKeyType':'date'}]`
	}
	x := simulation{policies: []string{dated}, actions: []string{"dynamodb:CreateBackup"}, keys: at("2019-04-25T11:00:00Z")}
	out, err := s.With(s.As("A/admin"), "SimulateCustomPolicy", x.params(t))
	if err != nil {
		t.Fatal(servicetest.Outcome(err))
	}
	if got := servicetest.Text(out); got != `{"EvaluationResults":[{"EvalActionName":"dynamodb:CreateBackup","EvalResourceName":"*","EvalDecision":"allowed","MatchedStatements":[{"SourcePolicyId":"PolicyInputList.1","SourcePolicyType":"IAM Policy","StartPosition":{"Line":1,"Column":38},"EndPosition":{"Line":1,"Column":167}}],"MissingContextValues":[]}],"IsTruncated":false}` {
		t.Error(got)
	}
	x.keys = at("2014-04-25T11:00:00Z")
	if got := decisions(t, s, "A/admin", "SimulateCustomPolicy", x); got != "implicitDeny" {
		t.Error(got)
	}
	x.keys = ""
	out, _ = s.With(s.As("A/admin"), "SimulateCustomPolicy", x.params(t))
	if got := servicetest.Text(out.Get("EvaluationResults").Items[0].Get("MissingContextValues")); got != `["aws:CurrentTime"]` {
		t.Error(got)
	}

	all := policyOf(`{'Effect':'Allow','Action':'*','Resource':'*'}`)
	reads := policyOf(`{'Effect':'Allow','Action':'s3:Get*','Resource':'arn:aws:s3:::b/*'}`)
	denies := policyOf(`{'Effect':'Deny','Action':'s3:GetObject','Resource':'arn:aws:s3:::b/secret'}`)
	bucket := policyOf(`{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111111111111:user/Jill'},'Action':'s3:PutObject','Resource':'arn:aws:s3:::b/*'}`)
	two := []string{"arn:aws:s3:::b/k", "arn:aws:s3:::b/secret"}
	jill := "arn:aws:iam::111111111111:user/Jill"
	for _, x := range []struct {
		who, want string
		simulation
	}{
		{"A/admin", "allowed implicitDeny", simulation{policies: []string{reads}, actions: []string{"s3:GetObject", "s3:PutObject"}, resources: two[:1]}},
		{"A/admin", "allowed explicitDeny", simulation{policies: []string{reads, denies}, actions: []string{"s3:GetObject"}, resources: two}},
		{"A/admin", "implicitDeny", simulation{policies: []string{reads}, actions: []string{"s3:GetObject"}}},
		{"A/admin", "implicitDeny", simulation{policies: []string{all}, boundary: []string{reads}, actions: []string{"s3:PutObject"}, resources: two[:1]}},
		{"A/admin", "allowed", simulation{policies: []string{reads}, resourcePolicy: bucket, caller: jill, actions: []string{"s3:PutObject"}, resources: two[:1]}},
		{"A/admin", "implicitDeny", simulation{policies: []string{reads}, resourcePolicy: bucket, caller: "arn:aws:iam::111111111111:user/Bob", actions: []string{"s3:PutObject"}, resources: two[:1]}},
		// Whatever the role trusts.
		{"A/admin", "allowed", simulation{policies: []string{all}, actions: []string{"sts:AssumeRole"}, resources: []string{"arn:aws:iam::111111111111:role/r"}}},
		{"A/admin", "implicitDeny", simulation{policies: []string{reads}, actions: []string{"sts:AssumeRole"}, resources: []string{"arn:aws:iam::111111111111:role/r"}}},
		{"A/admin", "not modelled: a simulation of access to another account", simulation{policies: []string{all}, actions: []string{"sts:AssumeRole"}, resources: []string{"arn:aws:iam::222222222222:role/r"}}},
		{"A/admin", "InvalidInput: Syntax errors in policy.", simulation{policies: []string{"{"}, actions: []string{"s3:GetObject"}}},
		{"A/admin", "InvalidInput: Invalid action name: GetObject", simulation{policies: []string{all}, actions: []string{"GetObject"}}},
		{"A/admin", "InvalidInput: Only one permissions boundary can be simulated.", simulation{policies: []string{all}, boundary: []string{all, all}, actions: []string{"s3:GetObject"}}},
		{"A/admin", "InvalidInput: CallerArn is required for a simulation with a resource policy.", simulation{policies: []string{all}, resourcePolicy: bucket, actions: []string{"s3:GetObject"}}},
		{"A/admin", "InvalidInput: CallerArn must be the ARN of an IAM user.", simulation{policies: []string{all}, caller: "arn:aws:iam::111111111111:role/r", actions: []string{"s3:GetObject"}}},
		{"A/Jill", "AccessDenied: User: arn:aws:iam::111111111111:user/Jill is not authorized to perform: iam:SimulateCustomPolicy on resource: * because no identity-based policy allows the iam:SimulateCustomPolicy action", simulation{policies: []string{all}, actions: []string{"s3:GetObject"}}},
	} {
		if got := decisions(t, s, x.who, "SimulateCustomPolicy", x.simulation); got != x.want {
			t.Errorf("%v:\n got %s\nwant %s", x.simulation, got, x.want)
		}
	}
}

func TestSimulatePrincipalPolicy(t *testing.T) {
	s := servicetest.New(t, iam.Lookup)
	s.User("A/admin", servicetest.Admin)
	a := s.Account("A")
	read := policyOf(`{'Effect':'Allow','Action':'s3:GetObject','Resource':'*'}`)
	write := policyOf(`{'Effect':'Allow','Action':'s3:PutObject','Resource':'*'}`)
	u := s.User("A/Dave", read)
	u.Groups = []string{"g"}
	g := &world.Group{Account: a, Name: "g", Path: "/"}
	g.Inline.Put(servicetest.Doc("w", world.PolicyFile(g.EntityID(), "w"), write))
	a.Groups["g"] = g
	s.Role("A/r", `{}`, read)
	user, role, group := u.ARN(), "arn:aws:iam::111111111111:role/r", g.ARN()
	both := []string{"s3:GetObject", "s3:PutObject", "s3:DeleteObject"}
	for _, x := range []struct {
		who, want string
		simulation
	}{
		{"A/admin", "allowed allowed implicitDeny", simulation{source: user, actions: both}},
		{"A/admin", "implicitDeny allowed implicitDeny", simulation{source: group, actions: both}},
		{"A/admin", "allowed implicitDeny implicitDeny", simulation{source: role, actions: both}},
		{"A/admin", "allowed allowed implicitDeny", simulation{source: role, policies: []string{write}, actions: both}},
		{"A/admin", "implicitDeny allowed implicitDeny", simulation{source: user, boundary: []string{write}, actions: both}},
		{"A/admin", "NoSuchEntity: The user with name nobody cannot be found.", simulation{source: "arn:aws:iam::111111111111:user/nobody", actions: both}},
		{"A/admin", "InvalidInput: Invalid Entity Arn: arn:aws:sts::111111111111:assumed-role/r/s does not clearly define entity type and name.", simulation{source: "arn:aws:sts::111111111111:assumed-role/r/s", actions: both}},
		{"A/admin", "InvalidInput: CallerArn is required for a simulation with a resource policy.", simulation{source: role, resourcePolicy: read, actions: both}},
		{"A/Dave", "AccessDenied: User: arn:aws:iam::111111111111:user/Dave is not authorized to perform: iam:SimulatePrincipalPolicy on resource: arn:aws:iam::111111111111:user/Dave because no identity-based policy allows the iam:SimulatePrincipalPolicy action", simulation{source: user, actions: both}},
	} {
		if got := decisions(t, s, x.who, "SimulatePrincipalPolicy", x.simulation); got != x.want {
			t.Errorf("%v:\n got %s\nwant %s", x.simulation, got, x.want)
		}
	}
	out, _ := s.With(s.As("A/admin"), "SimulatePrincipalPolicy", simulation{source: user, boundary: []string{read}, actions: both[:2]}.params(t))
	if got := servicetest.Text(&out.Get("EvaluationResults").Items[0]); !strings.Contains(got, `"SourcePolicyId":"user_Dave_policy0"`) || !strings.Contains(got, `"PermissionsBoundaryDecisionDetail":{"AllowedByPermissionsBoundary":true}`) {
		t.Error(got)
	}
	if got := servicetest.Text(&out.Get("EvaluationResults").Items[1]); !strings.HasSuffix(got, `"MatchedStatements":[],"MissingContextValues":[],"PermissionsBoundaryDecisionDetail":{"AllowedByPermissionsBoundary":false}}`) {
		t.Error(got)
	}
	// What the simulator does not know: keys of the live request.
	u.Inline.Put(servicetest.Doc("home", world.PolicyFile(u.EntityID(), "home"), policyOf(`{'Effect':'Allow','Action':'s3:DeleteObject','Resource':'arn:aws:s3:::home/${aws:username}/*','Condition':{'IpAddress':{'aws:SourceIp':'203.0.113.0/24'}}}`)))
	of := simulation{source: user, actions: both[2:], resources: []string{"arn:aws:s3:::home/Dave/x"}}
	if got := decisions(t, s, "A/admin", "SimulatePrincipalPolicy", of); got != "implicitDeny" {
		t.Error(got)
	}
	of.keys = `[{'ContextKeyName':'aws:username','ContextKeyValues':['Dave']},{'ContextKeyName':'aws:SourceIp','ContextKeyValues':['203.0.113.10']}]`
	if got := decisions(t, s, "A/admin", "SimulatePrincipalPolicy", of); got != "allowed" {
		t.Error(got)
	}
	out = s.Want("OK", "A/admin", "GetContextKeysForPrincipalPolicy", `{'PolicySourceArn':'`+user+`'}`)
	if got := servicetest.Text(out); got != `{"ContextKeyNames":["aws:username","aws:SourceIp"]}` {
		t.Error(got)
	}
	s.Want("AccessDenied", "A/Dave", "GetContextKeysForPrincipalPolicy", `{'PolicySourceArn':'`+user+`'}`)
	s.Want("AccessDenied", "A/Dave", "GetContextKeysForCustomPolicy", `{'PolicyInputList':[]}`)
	in := value.Struct(value.M("PolicyInputList", value.Strings(policyOf(`{'Effect':'Allow','Action':'s3:*','Resource':'*','Condition':{'StringLike':{'aws:UserAgent':'${aws:username}','AWS:useragent':'x'}}}`))))
	out, err := s.With(s.As("A/admin"), "GetContextKeysForCustomPolicy", in)
	if err != nil || servicetest.Text(out) != `{"ContextKeyNames":["aws:UserAgent","aws:username"]}` {
		t.Error(servicetest.Outcome(err), servicetest.Text(out))
	}
}

// An organization's policy shows in the result.
func TestSimulateUnderOrganization(t *testing.T) {
	s := servicetest.New(t, iam.Lookup)
	s.User("A/admin", servicetest.Admin)
	a := s.Account("A")
	root := &world.Unit{ID: "r-1", Name: "Root", Accounts: []*world.Account{a}}
	root.SCPs = []*world.Policy{servicetest.Doc("scp", "organization/scp.json", policyOf(`{'Effect':'Allow','Action':['iam:*','s3:GetObject'],'Resource':'*'}`))}
	s.World.Organization = &world.Organization{ID: "o-x", Root: root}
	in := simulation{source: "arn:aws:iam::111111111111:user/admin", actions: []string{"s3:GetObject", "s3:PutObject"}}
	if got := decisions(t, s, "A/admin", "SimulatePrincipalPolicy", in); got != "allowed implicitDeny" {
		t.Error(got)
	}
	out, _ := s.With(s.As("A/admin"), "SimulatePrincipalPolicy", in.params(t))
	for i, want := range []string{"true", "false"} {
		if got := servicetest.Text(out.Get("EvaluationResults").Items[i].Get("OrganizationsDecisionDetail")); got != `{"AllowedByOrganizations":`+want+`}` {
			t.Error(got)
		}
	}
}
