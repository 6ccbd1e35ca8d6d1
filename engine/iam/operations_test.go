package iam_test

import (
	"strings"
	"testing"
	"time"

	"crossgrant/engine/iam"
	"crossgrant/engine/service/servicetest"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

const (
	admin    = servicetest.Admin
	managed  = "arn:aws:iam::aws:policy/AdministratorAccess"
	document = `{\u0022Version\u0022:\u00222012-10-17\u0022,\u0022Statement\u0022:[{\u0022Effect\u0022:\u0022Allow\u0022,\u0022Action\u0022:\u0022s3:GetObject\u0022,\u0022Resource\u0022:\u0022*\u0022}]}`
	trust    = `{\u0022Version\u0022:\u00222012-10-17\u0022,\u0022Statement\u0022:[{\u0022Effect\u0022:\u0022Allow\u0022,\u0022Principal\u0022:{\u0022AWS\u0022:\u0022arn:aws:iam::333333333333:root\u0022},\u0022Action\u0022:\u0022sts:AssumeRole\u0022}]}`
)

func stage(t *testing.T) *servicetest.Stage {
	s := servicetest.New(t, iam.Lookup)
	s.User("A/admin", admin)
	s.User("A/Jill")
	s.User("B/admin", admin)
	return s
}

func one(statement string) string {
	return `{'Version':'2012-10-17','Statement':[` + statement + `]}`
}

func allow(action, resource, condition string) string {
	return one(`{'Effect':'Allow','Action':` + action + `,'Resource':'` + resource + `'` + condition + `}`)
}

// Every operation: denied, missing and malformed. One that has no row fails.
func TestDeniedMissingMalformed(t *testing.T) {
	tested := map[string]bool{}
	defer func() {
		for _, o := range iam.Operations {
			if !tested[o.Name] {
				t.Errorf("%s: who may not, what is not there, and what is badly formed?", o.Name)
			}
		}
	}()
	type row struct{ noun, parameter, rest, operations string }
	for _, r := range []row{
		{"user", "UserName", "", "GetUser UpdateUser DeleteUser ListUserPolicies ListAttachedUserPolicies DeleteUserPermissionsBoundary ListUserTags CreateAccessKey ListAccessKeys ListGroupsForUser ListMFADevices GetLoginProfile DeleteLoginProfile UpdateLoginProfile"},
		{"user", "UserName", `,'Password':'Secret-1'`, "CreateLoginProfile"},
		{"user", "UserName", `,'SerialNumber':'arn:aws:iam::111111111111:mfa/x','AuthenticationCode1':'123456','AuthenticationCode2':'123456'`, "EnableMFADevice ResyncMFADevice"},
		{"user", "UserName", `,'SerialNumber':'arn:aws:iam::111111111111:mfa/x'`, "GetMFADevice"},
		{"user", "UserName", `,'PolicyName':'p'`, "GetUserPolicy DeleteUserPolicy"},
		{"user", "UserName", `,'PolicyName':'p','PolicyDocument':'` + document + `'`, "PutUserPolicy"},
		{"user", "UserName", `,'PolicyArn':'` + managed + `'`, "AttachUserPolicy DetachUserPolicy"},
		{"user", "UserName", `,'PermissionsBoundary':'` + managed + `'`, "PutUserPermissionsBoundary"},
		{"user", "UserName", `,'Tags':[{'Key':'a','Value':'1'}]`, "TagUser"},
		{"user", "UserName", `,'TagKeys':['a']`, "UntagUser"},
		{"user", "UserName", `,'AccessKeyId':'AKIAXXXXXXXXXXXXXXXX'`, "DeleteAccessKey"},
		{"user", "UserName", `,'AccessKeyId':'AKIAXXXXXXXXXXXXXXXX','Status':'Active'`, "UpdateAccessKey"},
		{"user", "UserName", `,'SerialNumber':'arn:aws:iam::111111111111:mfa/x'`, "DeactivateMFADevice"},
		{"role", "RoleName", "", "GetRole UpdateRole DeleteRole ListRolePolicies ListAttachedRolePolicies DeleteRolePermissionsBoundary ListRoleTags ListInstanceProfilesForRole"},
		{"role", "RoleName", `,'Description':'x'`, "UpdateRoleDescription"},
		{"role", "RoleName", `,'PolicyDocument':'` + trust + `'`, "UpdateAssumeRolePolicy"},
		{"role", "RoleName", `,'PolicyName':'p'`, "GetRolePolicy DeleteRolePolicy"},
		{"role", "RoleName", `,'PolicyName':'p','PolicyDocument':'` + document + `'`, "PutRolePolicy"},
		{"role", "RoleName", `,'PolicyArn':'` + managed + `'`, "AttachRolePolicy DetachRolePolicy"},
		{"role", "RoleName", `,'PermissionsBoundary':'` + managed + `'`, "PutRolePermissionsBoundary"},
		{"role", "RoleName", `,'Tags':[{'Key':'a','Value':'1'}]`, "TagRole"},
		{"role", "RoleName", `,'TagKeys':['a']`, "UntagRole"},
		{"group", "GroupName", "", "GetGroup UpdateGroup DeleteGroup ListGroupPolicies ListAttachedGroupPolicies"},
		{"group", "GroupName", `,'PolicyName':'p'`, "GetGroupPolicy DeleteGroupPolicy"},
		{"group", "GroupName", `,'PolicyName':'p','PolicyDocument':'` + document + `'`, "PutGroupPolicy"},
		{"group", "GroupName", `,'PolicyArn':'` + managed + `'`, "AttachGroupPolicy DetachGroupPolicy"},
		{"group", "GroupName", `,'UserName':'Jill'`, "AddUserToGroup RemoveUserFromGroup"},
	} {
		for _, operation := range strings.Fields(r.operations) {
			tested[operation] = true
			s := stage(t)
			in := func(name string) string { return `{'` + r.parameter + `':'` + name + `'` + r.rest + `}` }
			s.Want("AccessDenied: User: arn:aws:iam::111111111111:user/Jill is not authorized to perform: iam:"+operation+
				" on resource: "+r.noun+" nobody because no identity-based policy allows the iam:"+operation+" action", "A/Jill", operation, in("nobody"))
			s.Want("NoSuchEntity: The "+r.noun+" with name nobody cannot be found.", "A/admin", operation, in("nobody"))
			s.Want("ValidationError: The specified value for "+r.noun+"Name is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-",
				"A/admin", operation, in("no body"))
			s.Want("ValidationError: 1 validation error detected: Value '"+strings.Repeat("x", 129)+"' at '"+r.noun+"Name' failed to satisfy constraint: Member must have length less than or equal to 128",
				"A/admin", operation, in(strings.Repeat("x", 129)))
			s.Want("NoSuchEntity", "A/root", operation, in("nobody"))
			s.Want("MissingAuthenticationToken", "", operation, in("nobody"))
			s.Want("not modelled", "service/s3.amazonaws.com", operation, in("nobody"))
		}
	}
	const own = "arn:aws:iam::111111111111:policy/none"
	for operation, rest := range map[string]string{
		"GetPolicy": "", "DeletePolicy": "", "ListPolicyVersions": "", "ListEntitiesForPolicy": "", "ListPolicyTags": "",
		"GetPolicyVersion": `,'VersionId':'v1'`, "SetDefaultPolicyVersion": `,'VersionId':'v1'`, "DeletePolicyVersion": `,'VersionId':'v1'`,
		"CreatePolicyVersion": `,'PolicyDocument':'` + document + `'`, "TagPolicy": `,'Tags':[{'Key':'a','Value':'1'}]`, "UntagPolicy": `,'TagKeys':['a']`,
	} {
		tested[operation] = true
		s := stage(t)
		in := func(arn string) string { return `{'PolicyArn':'` + arn + `'` + rest + `}` }
		s.Want("AccessDenied: iam:"+operation+" on resource: policy "+own+" because", "A/Jill", operation, in(own))
		s.Want("NoSuchEntity: Policy "+own+" was not found.", "A/admin", operation, in(own))
		s.Want("ValidationError: Value 'x' at 'policyArn' failed to satisfy constraint: Member must have length greater than or equal to 20", "A/admin", operation, in("x"))
		s.Want("InvalidInput: ARN not-an-arn-of-any-policy is not valid.", "A/admin", operation, in("not-an-arn-of-any-policy"))
		s.Want("not modelled: the AWS managed policy", "A/admin", operation, in("arn:aws:iam::aws:policy/NoSuchThing"))
	}
	// Lists and what is about the account: nothing can be missing.
	for operation, shown := range map[string]string{
		"ListUsers": "arn:aws:iam::111111111111:user/", "ListRoles": "arn:aws:iam::111111111111:role/",
		"ListGroups": "arn:aws:iam::111111111111:group/", "ListPolicies": "policy path /",
		"ListInstanceProfiles": "arn:aws:iam::111111111111:instance-profile/", "ListVirtualMFADevices": "arn:aws:iam::111111111111:mfa/",
		"ListOpenIDConnectProviders": "arn:aws:iam::111111111111:oidc-provider/",
		"GetAccountSummary":          "*", "GetAccountAuthorizationDetails": "*", "ListAccountAliases": "*", "GetAccountPasswordPolicy": "*",
	} {
		tested[operation] = true
		s := stage(t)
		s.Want("AccessDenied: iam:"+operation+" on resource: "+shown+" because", "A/Jill", operation, `{}`)
	}
	const provider = `{'OpenIDConnectProviderArn':'arn:aws:iam::111111111111:oidc-provider/none.example.com'`
	const profile = `{'InstanceProfileName':'none'`
	for _, x := range []struct{ operation, in, missing, malformed, badIn string }{
		{"AddClientIDToOpenIDConnectProvider", provider + `,'ClientID':'c'}`, "NoSuchEntity: OpenIDConnect Provider not found for arn", "ValidationError", `{'OpenIDConnectProviderArn':'x','ClientID':'c'}`},
		{"RemoveClientIDFromOpenIDConnectProvider", provider + `,'ClientID':'c'}`, "NoSuchEntity", "ValidationError", `{'OpenIDConnectProviderArn':'x','ClientID':'c'}`},
		{"GetOpenIDConnectProvider", provider + `}`, "NoSuchEntity", "InvalidInput", `{'OpenIDConnectProviderArn':'not-an-arn-of-any-provider'}`},
		{"DeleteOpenIDConnectProvider", provider + `}`, "OK", "ValidationError", `{'OpenIDConnectProviderArn':'x'}`},
		{"ListOpenIDConnectProviderTags", provider + `}`, "NoSuchEntity", "ValidationError", `{'OpenIDConnectProviderArn':'x'}`},
		{"TagOpenIDConnectProvider", provider + `,'Tags':[{'Key':'a','Value':'1'}]}`, "NoSuchEntity", "InvalidInput", provider + `,'Tags':[{'Key':'a','Value':'1'},{'Key':'A','Value':'1'}]}`},
		{"UntagOpenIDConnectProvider", provider + `,'TagKeys':['a']}`, "NoSuchEntity", "ValidationError", `{'OpenIDConnectProviderArn':'x'}`},
		{"UpdateOpenIDConnectProviderThumbprint", provider + `,'ThumbprintList':[]}`, "NoSuchEntity", "ValidationError", `{'OpenIDConnectProviderArn':'x'}`},
		{"CreateOpenIDConnectProvider", `{'Url':'https://new.example.com'}`, "OK", "ValidationError", `{'Url':'https://new.example.com','ThumbprintList':['short']}`},
		{"CreateInstanceProfile", `{'InstanceProfileName':'new'}`, "OK", "ValidationError", `{'InstanceProfileName':'n w'}`},
		{"GetInstanceProfile", profile + `}`, "NoSuchEntity: Instance Profile none cannot be found.", "ValidationError", `{'InstanceProfileName':'n w'}`},
		{"DeleteInstanceProfile", profile + `}`, "NoSuchEntity", "ValidationError", `{'InstanceProfileName':'n w'}`},
		{"AddRoleToInstanceProfile", profile + `,'RoleName':'r'}`, "NoSuchEntity", "ValidationError", `{'InstanceProfileName':'n w','RoleName':'r'}`},
		{"RemoveRoleFromInstanceProfile", profile + `,'RoleName':'r'}`, "NoSuchEntity", "ValidationError", `{'InstanceProfileName':'n w','RoleName':'r'}`},
		{"TagInstanceProfile", profile + `,'Tags':[{'Key':'a','Value':'1'}]}`, "NoSuchEntity", "ValidationError", profile + `,'Tags':[{'Key':'<','Value':'1'}]}`},
		{"UntagInstanceProfile", profile + `,'TagKeys':['a']}`, "NoSuchEntity", "ValidationError", `{'InstanceProfileName':'n w'}`},
		{"ListInstanceProfileTags", profile + `}`, "NoSuchEntity", "ValidationError", `{'InstanceProfileName':'n w'}`},
		{"CreateAccountAlias", `{'AccountAlias':'an-alias'}`, "OK", "ValidationError", `{'AccountAlias':'An alias'}`},
		{"DeleteAccountAlias", `{'AccountAlias':'an-alias'}`, "NoSuchEntity: The account alias an-alias cannot be found.", "NoSuchEntity", `{'AccountAlias':'other'}`},
		{"CreateVirtualMFADevice", `{'VirtualMFADeviceName':'new'}`, "OK", "ValidationError", `{'VirtualMFADeviceName':'n w'}`},
		{"DeleteVirtualMFADevice", `{'SerialNumber':'arn:aws:iam::111111111111:mfa/none'}`, "NoSuchEntity", "ValidationError", `{'SerialNumber':'123456789'}`},
		{"GetAccessKeyLastUsed", `{'AccessKeyId':'AKIAXXXXXXXXXXXXXXXX'}`, "NoSuchEntity", "ValidationError", `{'AccessKeyId':'x'}`},
		{"ChangePassword", `{'OldPassword':'a','NewPassword':'b'}`, "NoSuchEntity: Login Profile for User admin cannot be found.", "NoSuchEntity", `{}`},
		{"CreateUser", `{'UserName':'new'}`, "OK", "ValidationError", `{'UserName':'n w'}`},
		{"CreateGroup", `{'GroupName':'new'}`, "OK", "ValidationError", `{'GroupName':'n w'}`},
		{"CreateRole", `{'RoleName':'new','AssumeRolePolicyDocument':'` + trust + `'}`, "OK", "MalformedPolicyDocument", `{'RoleName':'new','AssumeRolePolicyDocument':'{'}`},
		{"CreatePolicy", `{'PolicyName':'new','PolicyDocument':'` + document + `'}`, "OK", "MalformedPolicyDocument", `{'PolicyName':'new','PolicyDocument':'{'}`},
		{"SimulateCustomPolicy", `{'PolicyInputList':['` + document + `'],'ActionNames':['s3:GetObject']}`, "OK", "InvalidInput", `{'PolicyInputList':['{'],'ActionNames':['s3:GetObject']}`},
		{"SimulatePrincipalPolicy", `{'PolicySourceArn':'arn:aws:iam::111111111111:user/none','ActionNames':['s3:GetObject']}`, "NoSuchEntity", "InvalidInput", `{'PolicySourceArn':'not-an-arn-of-any-user','ActionNames':['s3:GetObject']}`},
		{"GetContextKeysForCustomPolicy", `{'PolicyInputList':['` + document + `']}`, "OK", "InvalidInput", `{'PolicyInputList':['{']}`},
		{"GetContextKeysForPrincipalPolicy", `{'PolicySourceArn':'arn:aws:iam::111111111111:user/none'}`, "NoSuchEntity", "InvalidInput", `{'PolicySourceArn':'not-an-arn-of-any-user'}`},
	} {
		tested[x.operation] = true
		s := stage(t)
		s.Want("AccessDenied: User: arn:aws:iam::111111111111:user/Jill is not authorized to perform: iam:"+x.operation+" on resource: ", "A/Jill", x.operation, x.in)
		s.Want(x.missing, "A/admin", x.operation, x.in)
		stage(t).Want(x.malformed, "A/admin", x.operation, x.badIn)
	}
}

func TestUsers(t *testing.T) {
	s := stage(t)
	out := s.Want("OK", "A/admin", "CreateUser", `{'UserName':'Dave','Path':'/team/','Tags':[{'Key':'team','Value':'blue'}],'PermissionsBoundary':'`+managed+`'}`)
	u := s.World.AccountNamed("A").Users["dave"]
	if got, want := servicetest.Text(out), `{"User":{"Path":"/team/","UserName":"Dave","UserId":"`+u.UniqueID+`","Arn":"arn:aws:iam::111111111111:user/team/Dave","CreateDate":"2026-01-01T00:00:00+00:00","PermissionsBoundary":{"PermissionsBoundaryType":"Policy","PermissionsBoundaryArn":"`+managed+`"},"Tags":[{"Key":"team","Value":"blue"}]}}`; got != want {
		t.Errorf("%s\n%s", got, want)
	}
	if !strings.HasPrefix(u.UniqueID, "AIDA") || len(u.UniqueID) != 21 {
		t.Error(u.UniqueID)
	}
	if got := s.World.TakeChanges(); len(got) != 1 || got[0] != "accounts/A/users/Dave" || s.Last.Target != got[0] {
		t.Error(got, s.Last.Target)
	}
	for _, x := range []struct{ want, in string }{
		{"EntityAlreadyExists: User with name dave already exists.", `{'UserName':'dave'}`},
		{"ValidationError: length less than or equal to 64", `{'UserName':'` + strings.Repeat("x", 65) + `'}`},
		{"ValidationError: The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.", `{'UserName':'E','Path':'team'}`},
		{"InvalidInput: Duplicate tag keys found. Please note that Tag keys are case insensitive.", `{'UserName':'E','Tags':[{'Key':'a','Value':'1'},{'Key':'A','Value':'2'}]}`},
		{"ValidationError: at 'tags.1.member.key'", `{'UserName':'E','Tags':[{'Key':'<','Value':'1'}]}`},
		{"NoSuchEntity: Scope ARN: arn:aws:iam::111111111111:policy/none does not exist or is not attachable.", `{'UserName':'E','PermissionsBoundary':'arn:aws:iam::111111111111:policy/none'}`},
	} {
		s.Want(x.want, "A/admin", "CreateUser", x.in)
	}
	s.Want("AccessDenied: iam:CreateUser on resource: arn:aws:iam::111111111111:user/E because", "A/Jill", "CreateUser", `{'UserName':'E'}`)
	s.User("A/creator", allow(`'iam:CreateUser'`, "*", ""))
	s.Want("AccessDenied: iam:TagUser", "A/creator", "CreateUser", `{'UserName':'E','Tags':[{'Key':'a','Value':'1'}]}`)

	// Nobody named: the caller, who needs the permission on itself.
	out = s.Want("OK", "A/admin", "GetUser", ``)
	if out.Get("User").Str("UserName") != "admin" {
		t.Error(servicetest.Text(out))
	}
	s.Want("AccessDenied: iam:GetUser on resource: user Jill because", "A/Jill", "GetUser", ``)
	if out = s.Want("OK", "A/root", "GetUser", ``); out.Get("User").Str("Arn") != "arn:aws:iam::111111111111:root" {
		t.Error(servicetest.Text(out))
	}
	role := s.Role("A/r", admin, admin)
	session := &world.Credential{Kind: world.RoleSession, Account: role.Account, Role: role, Name: "s", SessionToken: "x"}
	s.WantAs("ValidationError: Must specify userName when calling with non-User credentials", session, "GetUser", ``)
	s.WantAs("OK", session, "GetUser", `{'UserName':'Dave'}`)

	s.Want("OK", "A/admin", "UpdateUser", `{'UserName':'Dave','NewUserName':'David','NewPath':'/'}`)
	if u.Name != "David" || u.ARN() != "arn:aws:iam::111111111111:user/David" {
		t.Error(u.ARN())
	}
	s.Want("EntityAlreadyExists", "A/admin", "UpdateUser", `{'UserName':'David','NewUserName':'jill'}`)
	s.Want("OK", "A/admin", "TagUser", `{'UserName':'David','Tags':[{'Key':'TEAM','Value':'red'}]}`)
	if out = s.Want("OK", "A/admin", "ListUserTags", `{'UserName':'David'}`); servicetest.Text(out) != `{"Tags":[{"Key":"TEAM","Value":"red"}],"IsTruncated":false}` {
		t.Error(servicetest.Text(out))
	}
	s.Want("OK", "A/admin", "UntagUser", `{'UserName':'David','TagKeys':['team']}`)
	if len(u.Tags) != 0 {
		t.Error(u.Tags)
	}
	if out = s.Want("OK", "A/admin", "ListUsers", `{'PathPrefix':'/'}`); len(out.Get("Users").Items) != 4 {
		t.Error(servicetest.Text(out))
	}
	s.Want("OK", "A/admin", "DeleteUser", `{'UserName':'David'}`)
	s.Want("OK", "A/admin", "CreateUser", `{'UserName':'Dave','Path':'/team/'}`)
	if again := s.World.AccountNamed("A").Users["dave"]; again.UniqueID == u.UniqueID {
		t.Error("a user created again is the same user")
	}
}

// What hangs on an entity has to go before it.
func TestDeleteConflicts(t *testing.T) {
	s := stage(t)
	a := s.Account("A")
	do := func(want, operation, in string) { t.Helper(); s.Want(want, "A/admin", operation, in) }
	do("OK", "CreateUser", `{'UserName':'Dave'}`)
	do("OK", "CreateGroup", `{'GroupName':'g'}`)
	do("OK", "AddUserToGroup", `{'GroupName':'g','UserName':'Dave'}`)
	do("OK", "PutUserPolicy", `{'UserName':'Dave','PolicyName':'p','PolicyDocument':'`+document+`'}`)
	do("OK", "AttachUserPolicy", `{'UserName':'Dave','PolicyArn':'`+managed+`'}`)
	out := s.Want("OK", "A/admin", "CreateAccessKey", `{'UserName':'Dave'}`)
	key := out.Get("AccessKey").Str("AccessKeyId")
	a.Users["dave"].MFA = "arn:aws:iam::111111111111:mfa/Dave"
	for _, step := range []struct{ message, operation, in string }{
		{"Cannot delete entity, must remove users from group first.", "RemoveUserFromGroup", `{'GroupName':'g','UserName':'Dave'}`},
		{"Cannot delete entity, must delete policies first.", "DeleteUserPolicy", `{'UserName':'Dave','PolicyName':'p'}`},
		{"Cannot delete entity, must detach all policies first.", "DetachUserPolicy", `{'UserName':'Dave','PolicyArn':'` + managed + `'}`},
		{"Cannot delete entity, must delete access keys first.", "DeleteAccessKey", `{'UserName':'Dave','AccessKeyId':'` + key + `'}`},
		{"Cannot delete entity, must delete MFA device first.", "DeactivateMFADevice", `{'UserName':'Dave','SerialNumber':'arn:aws:iam::111111111111:mfa/Dave'}`},
	} {
		do("DeleteConflict: "+step.message, "DeleteUser", `{'UserName':'Dave'}`)
		do("OK", step.operation, step.in)
	}
	do("OK", "DeleteUser", `{'UserName':'Dave'}`)

	do("OK", "AddUserToGroup", `{'GroupName':'g','UserName':'Jill'}`)
	do("OK", "PutGroupPolicy", `{'GroupName':'g','PolicyName':'p','PolicyDocument':'`+document+`'}`)
	do("OK", "AttachGroupPolicy", `{'GroupName':'g','PolicyArn':'`+managed+`'}`)
	for _, step := range []struct{ message, operation, in string }{
		{"Cannot delete entity, must remove users from group first.", "RemoveUserFromGroup", `{'GroupName':'g','UserName':'Jill'}`},
		{"Cannot delete entity, must delete policies first.", "DeleteGroupPolicy", `{'GroupName':'g','PolicyName':'p'}`},
		{"Cannot delete entity, must detach all policies first.", "DetachGroupPolicy", `{'GroupName':'g','PolicyArn':'` + managed + `'}`},
	} {
		do("DeleteConflict: "+step.message, "DeleteGroup", `{'GroupName':'g'}`)
		do("OK", step.operation, step.in)
	}
	do("OK", "DeleteGroup", `{'GroupName':'g'}`)

	do("OK", "CreateRole", `{'RoleName':'r','AssumeRolePolicyDocument':'`+trust+`'}`)
	do("OK", "PutRolePolicy", `{'RoleName':'r','PolicyName':'p','PolicyDocument':'`+document+`'}`)
	do("OK", "AttachRolePolicy", `{'RoleName':'r','PolicyArn':'`+managed+`'}`)
	for _, step := range []struct{ message, operation, in string }{
		{"Cannot delete entity, must detach all policies first.", "DetachRolePolicy", `{'RoleName':'r','PolicyArn':'` + managed + `'}`},
		{"Cannot delete entity, must delete policies first.", "DeleteRolePolicy", `{'RoleName':'r','PolicyName':'p'}`},
	} {
		do("DeleteConflict: "+step.message, "DeleteRole", `{'RoleName':'r'}`)
		do("OK", step.operation, step.in)
	}
	do("OK", "DeleteRole", `{'RoleName':'r'}`)
}

func TestInlinePolicies(t *testing.T) {
	s := stage(t)
	put := func(want, text string) {
		t.Helper()
		in := value.Struct(value.S("UserName", "Jill"), value.S("PolicyName", "p"), value.S("PolicyDocument", strings.ReplaceAll(text, "'", `"`)))
		_, err := s.With(s.As("A/admin"), "PutUserPolicy", in)
		if got := servicetest.Outcome(err); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %s", text, got)
		}
	}
	good := allow(`'s3:GetObject'`, "*", "")
	put("OK", good)
	if p := s.Account("A").Users["jill"].Inline[0]; p.File != "accounts/A/users/Jill/policies/p.json" || p.Text != strings.ReplaceAll(good, "'", `"`) {
		t.Errorf("%+v", p)
	}
	// IAM does not mind a condition key that its action never has.
	put("OK", allow(`'s3:GetObject'`, "*", `,'Condition':{'StringEquals':{'s3:prefix':'x'}}`))
	put("MalformedPolicyDocument: Syntax errors in policy.", "{")
	put("MalformedPolicyDocument: Policy statement must contain actions.", one(`{'Effect':'Allow','Resource':'*'}`))
	put("MalformedPolicyDocument: Policy document must be version 2012-10-17 or greater.", strings.Replace(good, "2012", "2008", 1))
	put("LimitExceeded: Maximum policy size of 2048 bytes exceeded for user Jill", allow(`'s3:`+strings.Repeat("x", 2048)+`'`, "*", ""))
	put("OK", allow(`'s3:`+strings.Repeat("x", 1500)+`'`, "*", ""))
	in := value.Struct(value.S("UserName", "Jill"), value.S("PolicyName", "q"), value.S("PolicyDocument", strings.ReplaceAll(allow(`'s3:`+strings.Repeat("x", 600)+`'`, "*", ""), "'", `"`)))
	_, err := s.With(s.As("A/admin"), "PutUserPolicy", in)
	if got := servicetest.Outcome(err); !strings.HasPrefix(got, "LimitExceeded: Maximum policy size of 2048 bytes exceeded for user Jill") {
		t.Error(got)
	}
	out := s.Want("OK", "A/admin", "ListUserPolicies", `{'UserName':'Jill'}`)
	if servicetest.Text(out) != `{"PolicyNames":["p"],"IsTruncated":false}` {
		t.Error(servicetest.Text(out))
	}
	if out = s.Want("OK", "A/admin", "GetUserPolicy", `{'UserName':'Jill','PolicyName':'p'}`); out.Str("UserName") != "Jill" || !strings.HasPrefix(out.Str("PolicyDocument"), "{") {
		t.Error(servicetest.Text(out))
	}
	s.Want("NoSuchEntity: The user policy with name none cannot be found.", "A/admin", "GetUserPolicy", `{'UserName':'Jill','PolicyName':'none'}`)
	s.Want("NoSuchEntity: The user policy with name none cannot be found.", "A/admin", "DeleteUserPolicy", `{'UserName':'Jill','PolicyName':'none'}`)
	s.Want("ValidationError: The specified value for policyName is invalid.", "A/admin", "PutUserPolicy", `{'UserName':'Jill','PolicyName':'a b','PolicyDocument':'{}'}`)
}

func TestAccessKeys(t *testing.T) {
	s := stage(t)
	first := s.Want("OK", "A/admin", "CreateAccessKey", `{'UserName':'Jill'}`)
	id := first.Get("AccessKey").Str("AccessKeyId")
	k := s.World.Credential(id)
	if k == nil || s.Last.Issued != k || len(id) != 20 || !strings.HasPrefix(id, "AKIA") || k.User.Name != "Jill" {
		t.Fatalf("%s: %+v", id, k)
	}
	if names := strings.Join(first.Get("AccessKey").Names, " "); names != "UserName AccessKeyId Status SecretAccessKey CreateDate" {
		t.Error(names)
	}
	second := s.Want("OK", "A/admin", "CreateAccessKey", `{'UserName':'Jill'}`)
	if second.Get("AccessKey").Str("AccessKeyId") == id {
		t.Error("the same key twice")
	}
	s.Want("LimitExceeded: Cannot exceed quota for AccessKeysPerUser: 2", "A/admin", "CreateAccessKey", `{'UserName':'Jill'}`)
	s.Want("OK", "A/admin", "UpdateAccessKey", `{'UserName':'Jill','AccessKeyId':'`+id+`','Status':'Inactive'}`)
	if !k.Inactive {
		t.Error("still active")
	}
	s.Want("ValidationError: Value 'Off' at 'status' failed to satisfy constraint: Member must satisfy enum value set: [Active, Inactive, Expired]", "A/admin", "UpdateAccessKey", `{'UserName':'Jill','AccessKeyId':'`+id+`','Status':'Off'}`)
	out := s.Want("OK", "A/admin", "ListAccessKeys", `{'UserName':'Jill'}`)
	if got := out.Get("AccessKeyMetadata").Items; len(got) != 2 || got[0].Str("Status") != "Inactive" {
		t.Error(servicetest.Text(out))
	}
	s.Want("NoSuchEntity: The Access Key with id "+id+" cannot be found.", "A/admin", "DeleteAccessKey", `{'UserName':'admin','AccessKeyId':'`+id+`'}`)
	s.Want("OK", "A/admin", "DeleteAccessKey", `{'UserName':'Jill','AccessKeyId':'`+id+`'}`)
	if s.World.Credential(id) != nil {
		t.Error("the key still works")
	}
	s.Want("ValidationError: at 'accessKeyId'", "A/admin", "DeleteAccessKey", `{'UserName':'Jill','AccessKeyId':'x'}`)
	s.Want("not modelled: root", "A/root", "ListAccessKeys", ``)
}

func TestGroups(t *testing.T) {
	s := stage(t)
	s.Want("OK", "A/admin", "CreateGroup", `{'GroupName':'readers'}`)
	s.Want("EntityAlreadyExists: Group with name Readers already exists.", "A/admin", "CreateGroup", `{'GroupName':'Readers'}`)
	s.Want("AccessDenied: on resource: arn:aws:iam::111111111111:group/x because", "A/Jill", "CreateGroup", `{'GroupName':'x'}`)
	s.Want("NoSuchEntity: The user with name nobody cannot be found.", "A/admin", "AddUserToGroup", `{'GroupName':'readers','UserName':'nobody'}`)
	s.Want("OK", "A/admin", "AddUserToGroup", `{'GroupName':'readers','UserName':'jill'}`)
	// What the group may do, its member may.
	s.Want("AccessDenied", "A/Jill", "GetGroup", `{'GroupName':'readers'}`)
	s.Want("OK", "A/admin", "PutGroupPolicy", `{'GroupName':'readers','PolicyName':'p','PolicyDocument':'`+strings.Replace(document, "s3:GetObject", "iam:Get*", 1)+`'}`)
	out := s.Want("OK", "A/Jill", "GetGroup", `{'GroupName':'readers'}`)
	if out.Get("Group").Str("GroupName") != "readers" || len(out.Get("Users").Items) != 1 {
		t.Error(servicetest.Text(out))
	}
	s.Want("OK", "A/admin", "UpdateGroup", `{'GroupName':'readers','NewGroupName':'lookers'}`)
	out = s.Want("OK", "A/admin", "ListGroupsForUser", `{'UserName':'Jill'}`)
	if got := out.Get("Groups").Items; len(got) != 1 || got[0].Str("GroupName") != "lookers" {
		t.Error(servicetest.Text(out))
	}
	for range 9 {
		u := s.Account("A").Users["jill"]
		u.Groups = append(u.Groups, "filler")
	}
	s.Want("OK", "A/admin", "CreateGroup", `{'GroupName':'eleventh'}`)
	s.Want("LimitExceeded: Cannot exceed quota for GroupsPerUser: 10", "A/admin", "AddUserToGroup", `{'GroupName':'eleventh','UserName':'Jill'}`)
	if out := s.Want("OK", "A/admin", "ListGroups", ``); len(out.Get("Groups").Items) != 2 {
		t.Error(servicetest.Text(out))
	}
}

func TestPolicies(t *testing.T) {
	s := stage(t)
	const arn = "arn:aws:iam::111111111111:policy/p"
	out := s.Want("OK", "A/admin", "CreatePolicy", `{'PolicyName':'p','PolicyDocument':'`+document+`','Description':'d'}`)
	p := s.World.Managed(arn)
	if got, want := servicetest.Text(out), `{"Policy":{"PolicyName":"p","PolicyId":"`+p.UniqueID+`","Arn":"`+arn+`","Path":"/","DefaultVersionId":"v1","AttachmentCount":0,"PermissionsBoundaryUsageCount":0,"IsAttachable":true,"CreateDate":"2026-01-01T00:00:00+00:00","UpdateDate":"2026-01-01T00:00:00+00:00"}}`; got != want {
		t.Errorf("%s\n%s", got, want)
	}
	s.Want("EntityAlreadyExists: A policy called p already exists. Duplicate names are not allowed.", "A/admin", "CreatePolicy", `{'PolicyName':'p','PolicyDocument':'`+document+`'}`)
	s.Want("AccessDenied: iam:CreatePolicy on resource: policy q because", "A/Jill", "CreatePolicy", `{'PolicyName':'q','PolicyDocument':'`+document+`'}`)
	s.Want("MalformedPolicyDocument: Syntax errors in policy.", "A/admin", "CreatePolicy", `{'PolicyName':'q','PolicyDocument':'x'}`)
	s.Want("LimitExceeded: Cannot exceed quota for PolicySize: 6144", "A/admin", "CreatePolicy", `{'PolicyName':'q','PolicyDocument':'`+strings.Replace(document, "GetObject", strings.Repeat("x", 6144), 1)+`'}`)

	for range 4 {
		s.Want("OK", "A/admin", "CreatePolicyVersion", `{'PolicyArn':'`+arn+`','PolicyDocument':'`+document+`'}`)
	}
	s.Want("LimitExceeded: A managed policy can have up to 5 versions.", "A/admin", "CreatePolicyVersion", `{'PolicyArn':'`+arn+`','PolicyDocument':'`+document+`'}`)
	s.Want("DeleteConflict: Cannot delete the default version of a policy.", "A/admin", "DeletePolicyVersion", `{'PolicyArn':'`+arn+`','VersionId':'v1'}`)
	s.Want("OK", "A/admin", "SetDefaultPolicyVersion", `{'PolicyArn':'`+arn+`','VersionId':'v5'}`)
	s.Want("NoSuchEntity: Policy "+arn+" version v9 does not exist or is not attachable.", "A/admin", "GetPolicyVersion", `{'PolicyArn':'`+arn+`','VersionId':'v9'}`)
	s.Want("DeleteConflict: This policy has more than one version.", "A/admin", "DeletePolicy", `{'PolicyArn':'`+arn+`'}`)
	for _, v := range []string{"v1", "v2", "v3", "v4"} {
		s.Want("OK", "A/admin", "DeletePolicyVersion", `{'PolicyArn':'`+arn+`','VersionId':'`+v+`'}`)
	}
	s.Want("OK", "A/admin", "CreatePolicyVersion", `{'PolicyArn':'`+arn+`','PolicyDocument':'`+document+`','SetAsDefault':true}`)
	out = s.Want("OK", "A/admin", "ListPolicyVersions", `{'PolicyArn':'`+arn+`'}`)
	if got := servicetest.Text(out); got != `{"Versions":[{"VersionId":"v6","IsDefaultVersion":true,"CreateDate":"2026-01-01T00:00:00+00:00"},{"VersionId":"v5","IsDefaultVersion":false,"CreateDate":"2026-01-01T00:00:00+00:00"}],"IsTruncated":false}` {
		t.Error(got)
	}
	if out = s.Want("OK", "A/admin", "GetPolicyVersion", `{'PolicyArn':'`+arn+`','VersionId':'v6'}`); !strings.HasPrefix(out.Get("PolicyVersion").Str("Document"), `{"Version"`) {
		t.Error(servicetest.Text(out))
	}
	s.Want("OK", "A/admin", "DeletePolicyVersion", `{'PolicyArn':'`+arn+`','VersionId':'v5'}`)

	// Attached, and as a boundary.
	s.Want("OK", "A/admin", "AttachUserPolicy", `{'UserName':'Jill','PolicyArn':'`+arn+`'}`)
	s.Want("OK", "A/admin", "AttachUserPolicy", `{'UserName':'Jill','PolicyArn':'`+arn+`'}`)
	s.Want("OK", "A/admin", "PutUserPermissionsBoundary", `{'UserName':'admin','PermissionsBoundary':'`+arn+`'}`)
	s.Want("OK", "A/root", "TagPolicy", `{'PolicyArn':'`+arn+`','Tags':[{'Key':'a','Value':'1'}]}`)
	out = s.Want("OK", "A/root", "GetPolicy", `{'PolicyArn':'`+arn+`'}`)
	if p := out.Get("Policy"); p.Str("AttachmentCount") != "1" || p.Str("PermissionsBoundaryUsageCount") != "1" || p.Str("Description") != "d" || len(p.Get("Tags").Items) != 1 {
		t.Error(servicetest.Text(out))
	}
	out = s.Want("OK", "A/root", "ListEntitiesForPolicy", `{'PolicyArn':'`+arn+`','PolicyUsageFilter':'PermissionsPolicy'}`)
	if u := out.Get("PolicyUsers").Items; len(u) != 1 || u[0].Str("UserName") != "Jill" || out.Get("PolicyRoles").Kind != value.Array {
		t.Error(servicetest.Text(out))
	}
	if out = s.Want("OK", "A/root", "ListPolicies", `{'Scope':'Local'}`); len(out.Get("Policies").Items) != 1 {
		t.Error(servicetest.Text(out))
	}
	s.Want("not modelled", "A/root", "ListPolicies", ``)
	s.Want("DeleteConflict: Cannot delete a policy attached to entities.", "A/root", "DeletePolicy", `{'PolicyArn':'`+arn+`'}`)
	s.Want("AccessDenied: no permissions boundary allows the iam:DeleteUserPermissionsBoundary action", "A/admin", "DeleteUserPermissionsBoundary", `{'UserName':'admin'}`)
	s.Want("OK", "A/root", "DeleteUserPermissionsBoundary", `{'UserName':'admin'}`)
	s.Want("OK", "A/root", "DetachUserPolicy", `{'UserName':'Jill','PolicyArn':'`+arn+`'}`)
	s.Want("NoSuchEntity: Policy "+arn+" was not found.", "A/root", "DetachUserPolicy", `{'UserName':'Jill','PolicyArn':'`+arn+`'}`)
	s.Want("OK", "A/root", "DeletePolicy", `{'PolicyArn':'`+arn+`'}`)
	s.Want("NoSuchEntity: Policy "+arn+" does not exist or is not attachable.", "A/root", "AttachUserPolicy", `{'UserName':'Jill','PolicyArn':'`+arn+`'}`)

	// AWS's own.
	s.Want("OK", "A/root", "AttachUserPolicy", `{'UserName':'Jill','PolicyArn':'`+managed+`'}`)
	if out = s.Want("OK", "A/root", "GetPolicy", `{'PolicyArn':'`+managed+`'}`); out.Get("Policy").Str("AttachmentCount") != "1" {
		t.Error(servicetest.Text(out))
	}
	s.Want("AccessDenied", "A/root", "DeletePolicy", `{'PolicyArn':'`+managed+`'}`)
	if out = s.Want("OK", "A/root", "ListAttachedUserPolicies", `{'UserName':'Jill'}`); servicetest.Text(out) != `{"AttachedPolicies":[{"PolicyName":"AdministratorAccess","PolicyArn":"`+managed+`"}],"IsTruncated":false}` {
		t.Error(servicetest.Text(out))
	}
	if out = s.Want("OK", "A/root", "ListPolicies", `{'OnlyAttached':true}`); len(out.Get("Policies").Items) != 1 {
		t.Error(servicetest.Text(out))
	}
	u := s.Account("A").Users["jill"]
	for len(u.Attached) < 10 {
		u.Attached = append(u.Attached, "arn:aws:iam::111111111111:policy/filler")
	}
	s.Want("OK", "A/root", "CreatePolicy", `{'PolicyName':'p','PolicyDocument':'`+document+`'}`)
	s.Want("LimitExceeded: Cannot exceed quota for PoliciesPerUser: 10", "A/root", "AttachUserPolicy", `{'UserName':'Jill','PolicyArn':'`+arn+`'}`)
}

func TestRoles(t *testing.T) {
	s := stage(t)
	create := func(rest string) string {
		return `{'RoleName':'r','AssumeRolePolicyDocument':'` + trust + `'` + rest + `}`
	}
	out := s.Want("OK", "A/admin", "CreateRole", create(`,'Path':'/x/'`))
	r := s.World.Role("arn:aws:iam::111111111111:role/x/r")
	if got := strings.Join(out.Get("Role").Names, " "); got != "Path RoleName RoleId Arn CreateDate AssumeRolePolicyDocument" {
		t.Error(got)
	}
	if r.Trust.File != "accounts/A/roles/r/trust-policy.json" || out.Get("Role").Str("AssumeRolePolicyDocument") != r.Trust.Text {
		t.Errorf("%+v", r.Trust)
	}
	for _, x := range []struct{ want, in string }{
		{"EntityAlreadyExists: Role with name r already exists.", create("")},
		{"ValidationError: Value '60' at 'maxSessionDuration' failed to satisfy constraint: Member must have value greater than or equal to 3600", create(`,'MaxSessionDuration':60`)},
		{"ValidationError: Value '50000' at 'maxSessionDuration' failed to satisfy constraint: Member must have value less than or equal to 43200", create(`,'MaxSessionDuration':50000`)},
		{"MalformedPolicyDocument: This policy contains invalid Json", `{'RoleName':'q','AssumeRolePolicyDocument':'{'}`},
		{"MalformedPolicyDocument: Has prohibited field Resource", `{'RoleName':'q','AssumeRolePolicyDocument':'` + strings.Replace(trust, `\u0022Action`, `\u0022Resource\u0022:\u0022*\u0022,\u0022Action`, 1) + `'}`},
		{`MalformedPolicyDocument: Invalid principal in policy: "AWS":"arn:aws:iam::333333333333:user/nobody"`, `{'RoleName':'q','AssumeRolePolicyDocument':'` + strings.Replace(trust, ":root", ":user/nobody", 1) + `'}`},
	} {
		s.Want(x.want, "A/admin", "CreateRole", x.in)
	}
	s.Want("AccessDenied: iam:CreateRole on resource: arn:aws:iam::111111111111:role/r because", "A/Jill", "CreateRole", create(""))
	s.Want("OK", "A/admin", "UpdateRole", `{'RoleName':'r','MaxSessionDuration':7200,'Description':'d'}`)
	out = s.Want("OK", "A/admin", "GetRole", `{'RoleName':'r'}`)
	if got := strings.Join(out.Get("Role").Names, " "); got != "Path RoleName RoleId Arn CreateDate AssumeRolePolicyDocument Description MaxSessionDuration RoleLastUsed" {
		t.Error(got)
	}
	s.Want("OK", "A/admin", "UpdateAssumeRolePolicy", `{'RoleName':'r','PolicyDocument':'`+strings.Replace(trust, "333333333333", "222222222222", 1)+`'}`)
	if !strings.Contains(r.Trust.Text, "222222222222") || len(r.Trust.Document.Statements) != 1 {
		t.Error(r.Trust.Text)
	}
	s.Want("MalformedPolicyDocument", "A/admin", "UpdateAssumeRolePolicy", `{'RoleName':'r','PolicyDocument':'[]'}`)
	if out = s.Want("OK", "A/admin", "ListRoles", `{'PathPrefix':'/x/'}`); len(out.Get("Roles").Items) != 1 {
		t.Error(servicetest.Text(out))
	}
	if out = s.Want("OK", "A/admin", "UpdateRoleDescription", `{'RoleName':'r','Description':'e'}`); out.Get("Role").Str("Description") != "e" {
		t.Error(servicetest.Text(out))
	}
}

// Condition keys of 3.5, and that listing takes no resource.
func TestConditionKeys(t *testing.T) {
	s := stage(t)
	s.User("A/delegate",
		allow(`'iam:AttachUserPolicy'`, "*", `,'Condition':{'ArnEquals':{'iam:PolicyARN':'`+managed+`'}}`),
		allow(`'iam:PutUserPermissionsBoundary'`, "*", `,'Condition':{'StringEquals':{'iam:PermissionsBoundary':'`+managed+`'}}`),
		allow(`'iam:PutUserPolicy'`, "*", `,'Condition':{'StringEquals':{'iam:PermissionsBoundary':'`+managed+`'}}`),
		allow(`['iam:CreateUser','iam:TagUser']`, "*", `,'Condition':{'StringEquals':{'aws:RequestTag/team':'blue'}}`),
		allow(`'iam:DeleteUser'`, "*", `,'Condition':{'StringEquals':{'iam:ResourceTag/team':'blue','aws:ResourceTag/team':'blue'}}`),
		allow(`'iam:UntagUser'`, "*", `,'Condition':{'ForAllValues:StringEquals':{'aws:TagKeys':'other'}}`),
		allow(`'iam:ListUsers'`, "arn:aws:iam::111111111111:user/*", ""))
	for _, x := range []struct{ want, operation, in string }{
		{"OK", "AttachUserPolicy", `{'UserName':'Jill','PolicyArn':'` + managed + `'}`},
		{"AccessDenied", "AttachUserPolicy", `{'UserName':'Jill','PolicyArn':'arn:aws:iam::aws:policy/ReadOnlyAccess'}`},
		{"AccessDenied", "PutUserPolicy", `{'UserName':'Jill','PolicyName':'p','PolicyDocument':'` + document + `'}`},
		{"AccessDenied", "PutUserPermissionsBoundary", `{'UserName':'Jill','PermissionsBoundary':'arn:aws:iam::aws:policy/ReadOnlyAccess'}`},
		{"OK", "PutUserPermissionsBoundary", `{'UserName':'Jill','PermissionsBoundary':'` + managed + `'}`},
		{"OK", "PutUserPolicy", `{'UserName':'Jill','PolicyName':'p','PolicyDocument':'` + document + `'}`},
		{"AccessDenied", "CreateUser", `{'UserName':'x'}`},
		{"AccessDenied", "CreateUser", `{'UserName':'x','Tags':[{'Key':'team','Value':'red'}]}`},
		{"OK", "CreateUser", `{'UserName':'x','Tags':[{'Key':'team','Value':'blue'}]}`},
		{"AccessDenied", "DeleteUser", `{'UserName':'Jill'}`},
		{"AccessDenied", "UntagUser", `{'UserName':'x','TagKeys':['team']}`},
		{"OK", "UntagUser", `{'UserName':'x','TagKeys':['other']}`},
		{"OK", "DeleteUser", `{'UserName':'x'}`},
		{"AccessDenied", "ListUsers", ``},
	} {
		s.Want(x.want, "A/delegate", x.operation, x.in)
	}
}

// A deleted user or role leaves its unique ID in the policies that named it, and
// another one of the same name is not let in by them.
func TestDeletedPrincipalsLeaveTheirIDs(t *testing.T) {
	s := stage(t)
	u := s.User("B/Dave")
	role := s.Role("A/r", one(`{'Effect':'Allow','Principal':{'AWS':['arn:aws:iam::222222222222:user/Dave','arn:aws:iam::222222222222:root']},'Action':'sts:AssumeRole'}`))
	bucket := s.Bucket("A/examplebucket", world.ObjectWriter, one(`{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::222222222222:user/Dave'},'Action':'s3:GetObject','Resource':'arn:aws:s3:::examplebucket/*'}`))
	s.Want("OK", "B/admin", "UpdateUser", `{'UserName':'Dave','NewUserName':'David'}`)
	if !strings.Contains(role.Trust.Text, `["arn:aws:iam::222222222222:user/David","arn:aws:iam::222222222222:root"]`) {
		t.Error(role.Trust.Text)
	}
	s.World.TakeChanges()
	s.Want("OK", "B/admin", "DeleteUser", `{'UserName':'David'}`)
	if !strings.Contains(role.Trust.Text, `["`+u.UniqueID+`","arn:aws:iam::222222222222:root"]`) || !strings.Contains(bucket.Policy.Text, `{"AWS":"`+u.UniqueID+`"}`) {
		t.Error(role.Trust.Text, bucket.Policy.Text)
	}
	if got := strings.Join(s.World.TakeChanges(), " "); got != "accounts/A/buckets/examplebucket accounts/A/roles/r accounts/B/users/David" {
		t.Error(got)
	}
	if p := bucket.Policy.Document.Statements[0].Principal.Values[0]; p.Text != u.UniqueID {
		t.Errorf("%+v", p)
	}
}

// P-47, and federated users.
func TestSessionsThatMayNotCallIAM(t *testing.T) {
	s := stage(t)
	u := s.Account("A").Users["admin"]
	k := &world.Credential{Kind: world.SessionToken, Account: u.Account, User: u, SessionToken: "x", Issued: s.World.Now}
	s.WantAs("InvalidClientTokenId: The security token included in the request is invalid", k, "ListUsers", ``)
	k.MFAAt = s.World.Now.Add(-time.Minute)
	s.WantAs("OK", k, "ListUsers", ``)
	k.Kind, k.Name, k.HasSessionPolicy = world.FederatedUser, "fed", true
	s.WantAs("InvalidClientTokenId", k, "ListUsers", ``)
}

func TestUnknownOperation(t *testing.T) {
	if _, ok := iam.Lookup("CreateSAMLProvider"); ok {
		t.Error("found")
	}
	s := stage(t)
	s.Want("not modelled: the parameter Marker of ListUsers", "A/admin", "ListUsers", `{'Marker':'x'}`)
}
