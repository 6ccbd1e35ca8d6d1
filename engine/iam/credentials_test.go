package iam_test

import (
	"testing"

	"crossgrant/engine/service/servicetest"
	"crossgrant/engine/value"
)

// Passwords: of users alone, and changed by who knows the old one.
func TestPasswords(t *testing.T) {
	s := stage(t)
	s.User("A/own", allow(`['iam:ChangePassword','iam:GetLoginProfile']`, "arn:aws:iam::111111111111:user/${aws:username}", ""))
	do := func(want, who, operation, in string) { t.Helper(); s.Want(want, who, operation, in) }
	do("PasswordPolicyViolation", "A/admin", "CreateLoginProfile", `{'UserName':'own','Password':'secret'}`)
	do("PasswordPolicyViolation", "A/admin", "CreateLoginProfile", `{'UserName':'own','Password':'secretsecret'}`)
	do("OK", "A/admin", "CreateLoginProfile", `{'UserName':'own','Password':'Secret-1','PasswordResetRequired':true}`)
	do("EntityAlreadyExists: Login Profile for user own already exists.", "A/admin", "CreateLoginProfile", `{'UserName':'own','Password':'Secret-1'}`)
	do("AccessDenied: The old password was incorrect.", "A/own", "ChangePassword", `{'OldPassword':'Secret-2','NewPassword':'Secret-3'}`)
	do("PasswordPolicyViolation", "A/own", "ChangePassword", `{'OldPassword':'Secret-1','NewPassword':'short'}`)
	do("OK", "A/own", "ChangePassword", `{'OldPassword':'Secret-1','NewPassword':'Secret-3'}`)
	if out := s.Want("OK", "A/own", "GetLoginProfile", `{'UserName':'own'}`); out.Get("LoginProfile").Str("PasswordResetRequired") != "false" {
		t.Error(servicetest.Text(out))
	}
	do("InvalidUserType", "A/root", "ChangePassword", `{'OldPassword':'a','NewPassword':'b'}`)
	do("OK", "A/admin", "UpdateLoginProfile", `{'UserName':'own','Password':'Secret-4'}`)
	do("AccessDenied", "A/own", "ChangePassword", `{'OldPassword':'Secret-3','NewPassword':'Secret-5'}`)
	do("DeleteConflict: must delete policies first", "A/admin", "DeleteUser", `{'UserName':'own'}`)
	do("OK", "A/admin", "DeleteUserPolicy", `{'UserName':'own','PolicyName':'policy0'}`)
	do("DeleteConflict: must delete login profile first", "A/admin", "DeleteUser", `{'UserName':'own'}`)
	do("OK", "A/admin", "DeleteLoginProfile", `{'UserName':'own'}`)
	do("OK", "A/admin", "DeleteUser", `{'UserName':'own'}`)
	do("NoSuchEntity: The Password Policy with domain name 111111111111 cannot be found.", "A/admin", "GetAccountPasswordPolicy", ``)
}

// A virtual MFA device: made, given to a user, taken away, deleted.
func TestDevices(t *testing.T) {
	s := stage(t)
	const serial = `'SerialNumber':'arn:aws:iam::111111111111:mfa/phone'`
	const codes = `,'AuthenticationCode1':'123456','AuthenticationCode2':'123456'`
	do := func(want, operation, in string) *value.Value {
		t.Helper()
		return s.Want(want, "A/admin", operation, in)
	}
	do("NoSuchEntity", "EnableMFADevice", `{'UserName':'Jill',`+serial+codes+`}`)
	do("OK", "CreateVirtualMFADevice", `{'VirtualMFADeviceName':'phone'}`)
	do("EntityAlreadyExists", "CreateVirtualMFADevice", `{'VirtualMFADeviceName':'phone'}`)
	do("InvalidAuthenticationCode", "EnableMFADevice", `{'UserName':'Jill',`+serial+`,'AuthenticationCode1':'123456','AuthenticationCode2':'000000'}`)
	do("OK", "EnableMFADevice", `{'UserName':'Jill',`+serial+codes+`}`)
	do("EntityAlreadyExists", "EnableMFADevice", `{'UserName':'admin',`+serial+codes+`}`)
	do("DeleteConflict", "DeleteVirtualMFADevice", `{`+serial+`}`)
	do("OK", "ResyncMFADevice", `{'UserName':'Jill',`+serial+codes+`}`)
	do("OK", "GetMFADevice", `{'UserName':'Jill',`+serial+`}`)
	if out := do("OK", "ListVirtualMFADevices", `{'AssignmentStatus':'Unassigned'}`); len(out.Get("VirtualMFADevices").Items) != 0 {
		t.Error(servicetest.Text(out))
	}
	if out := do("OK", "ListVirtualMFADevices", `{}`); out.Get("VirtualMFADevices").Items[0].Get("User").Str("UserName") != "Jill" {
		t.Error(servicetest.Text(out))
	}
	do("OK", "DeactivateMFADevice", `{'UserName':'Jill',`+serial+`}`)
	do("NoSuchEntity", "ResyncMFADevice", `{'UserName':'Jill',`+serial+codes+`}`)
	do("OK", "DeleteVirtualMFADevice", `{`+serial+`}`)
	do("NoSuchEntity", "DeleteVirtualMFADevice", `{`+serial+`}`)
}

// Who puts a role into an instance profile passes it.
func TestInstanceProfiles(t *testing.T) {
	s := stage(t)
	r := s.Role("A/r", trust)
	s.User("A/nopass", allow(`'iam:AddRoleToInstanceProfile'`, "*", ""))
	s.User("A/ec2", one(`{'Effect':'Allow','Action':'iam:AddRoleToInstanceProfile','Resource':'*'},
		{'Effect':'Allow','Action':'iam:PassRole','Resource':'arn:aws:iam::111111111111:role/r','Condition':{'StringEquals':{'iam:PassedToService':'ec2.amazonaws.com'}}}`))
	s.User("A/lambda", one(`{'Effect':'Allow','Action':'iam:AddRoleToInstanceProfile','Resource':'*'},
		{'Effect':'Allow','Action':'iam:PassRole','Resource':'*','Condition':{'StringEquals':{'iam:PassedToService':'lambda.amazonaws.com'}}}`))
	const in = `{'InstanceProfileName':'p','RoleName':'r'}`
	s.Want("OK", "A/admin", "CreateInstanceProfile", `{'InstanceProfileName':'p','Path':'/web/'}`)
	s.Want("EntityAlreadyExists", "A/admin", "CreateInstanceProfile", `{'InstanceProfileName':'P'}`)
	s.Want("AccessDenied: iam:PassRole on resource: arn:aws:iam::111111111111:role/r", "A/nopass", "AddRoleToInstanceProfile", in)
	s.Want("AccessDenied: iam:PassRole", "A/lambda", "AddRoleToInstanceProfile", in)
	s.Want("OK", "A/ec2", "AddRoleToInstanceProfile", in)
	s.Want("LimitExceeded: Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1", "A/admin", "AddRoleToInstanceProfile", in)
	s.Want("DeleteConflict", "A/admin", "DeleteInstanceProfile", `{'InstanceProfileName':'p'}`)
	s.Want("DeleteConflict: must remove roles from instance profile first", "A/admin", "DeleteRole", `{'RoleName':'r'}`)
	out := s.Want("OK", "A/admin", "ListInstanceProfilesForRole", `{'RoleName':'r'}`)
	if p := out.Get("InstanceProfiles"); len(p.Items) != 1 || p.Items[0].Str("Arn") != "arn:aws:iam::111111111111:instance-profile/web/p" || p.Items[0].Get("Roles").Items[0].Str("RoleId") != r.UniqueID {
		t.Error(servicetest.Text(out))
	}
	s.Want("OK", "A/admin", "RemoveRoleFromInstanceProfile", in)
	s.Want("OK", "A/admin", "DeleteInstanceProfile", `{'InstanceProfileName':'p'}`)
	s.Want("OK", "A/admin", "DeleteRole", `{'RoleName':'r'}`)
}

// Everything that bears on what users, groups and roles may do, or some of it.
func TestAuthorizationDetails(t *testing.T) {
	s := stage(t)
	s.User("A/two", allow(`'s3:*'`, "*", "")).Attached = []string{managed}
	s.Role("A/r", trust, allow(`'s3:*'`, "*", ""))
	s.Want("OK", "A/admin", "CreatePolicy", `{'PolicyName':'own','PolicyDocument':'`+document+`'}`)
	s.Want("OK", "A/admin", "CreateGroup", `{'GroupName':'g'}`)
	s.Want("OK", "A/admin", "AddUserToGroup", `{'GroupName':'g','UserName':'two'}`)
	out := s.Want("OK", "A/admin", "GetAccountAuthorizationDetails", ``)
	for list, n := range map[string]int{"UserDetailList": 3, "GroupDetailList": 1, "RoleDetailList": 1, "Policies": 2} {
		if len(out.Get(list).Items) != n {
			t.Errorf("%s: %s", list, servicetest.Text(out.Get(list)))
		}
	}
	two := &out.Get("UserDetailList").Items[2]
	if two.Str("UserName") != "two" || two.Get("GroupList").Items[0].Text != "g" || len(two.Get("UserPolicyList").Items) != 1 || len(two.Get("AttachedManagedPolicies").Items) != 1 {
		t.Error(servicetest.Text(two))
	}
	out = s.Want("OK", "A/admin", "GetAccountAuthorizationDetails", `{'Filter':['LocalManagedPolicy']}`)
	if len(out.Get("UserDetailList").Items) != 0 || len(out.Get("Policies").Items) != 1 {
		t.Error(servicetest.Text(out))
	}
	s.Want("ValidationError", "A/admin", "GetAccountAuthorizationDetails", `{'Filter':['Everything']}`)
	summary := s.Want("OK", "A/admin", "GetAccountSummary", ``).Get("SummaryMap")
	if summary.Str("Users") != "3" || summary.Str("Policies") != "1" || summary.Str("PolicyVersionsInUse") != "1" {
		t.Error(servicetest.Text(summary))
	}
}
