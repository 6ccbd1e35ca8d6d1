package sts_test

import (
	"testing"

	"crossgrant/engine/sts"
)

// Each operation: who may not, what is not there, and what is badly formed. One that
// has no row fails. "" stands for what there is not: everyone may ask who he is.
func TestRefusals(t *testing.T) {
	const token = `{\u0022iss\u0022:\u0022https://accounts.google.com\u0022,\u0022aud\u0022:\u0022a\u0022,\u0022sub\u0022:\u0022s\u0022}`
	const web = `,'RoleSessionName':'ss','WebIdentityToken':'`
	rows := map[string]struct{ denied, who, in, missing, missingIn, malformed, malformedIn string }{
		"AssumeRole": {"AccessDenied: not authorized to perform: sts:AssumeRole on resource: " + role, "C/Other", `{'RoleArn':'` + role + `','RoleSessionName':'ss'}`,
			"AccessDenied: sts:AssumeRole on resource: arn:aws:iam::111111111111:role/none", `{'RoleArn':'arn:aws:iam::111111111111:role/none','RoleSessionName':'ss'}`,
			"ValidationError: 1 validation error detected: Value 's' at 'roleSessionName' failed to satisfy constraint", `{'RoleArn':'` + role + `','RoleSessionName':'s'}`},
		"AssumeRoleWithWebIdentity": {"AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity", "", `{'RoleArn':'` + role + `'` + web + token + `'}`,
			"AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity", `{'RoleArn':'arn:aws:iam::111111111111:role/none'` + web + token + `'}`,
			"InvalidIdentityToken", `{'RoleArn':'` + role + `'` + web + `token'}`},
		"AssumeRoot": {"AccessDenied: sts:AssumeRoot on resource: arn:aws:iam::111111111111:root", "C/Other", `{'TargetPrincipal':'111111111111','TaskPolicyArn':{'arn':'arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy'}}`,
			"AccessDenied", `{'TargetPrincipal':'999999999999','TaskPolicyArn':{'arn':'arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy'}}`,
			"ValidationError", `{'TargetPrincipal':'x','TaskPolicyArn':{'arn':'arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy'}}`},
		"DecodeAuthorizationMessage": {"AccessDenied: sts:DecodeAuthorizationMessage on resource: *", "C/Other", `{'EncodedMessage':'abc'}`,
			"InvalidAuthorizationMessageException", `{'EncodedMessage':'abc'}`, "ValidationError", `{'EncodedMessage':''}`},
		"GetAccessKeyInfo": {"AccessDenied: sts:GetAccessKeyInfo on resource: *", "C/Other", `{'AccessKeyId':'AKIAXXXXXXXXXXXXXXXX'}`,
			"not modelled", `{'AccessKeyId':'AKIAXXXXXXXXXXXXXXXX'}`, "ValidationError", `{'AccessKeyId':'x'}`},
		"GetCallerIdentity": {"MissingAuthenticationToken", "", `{}`, "", "", "", ""},
		"GetFederationToken": {"AccessDenied: sts:GetFederationToken on resource: arn:aws:sts::333333333333:federated-user/fed", "C/Other", `{'Name':'fed'}`,
			"ValidationError: Policy arn:aws:iam::333333333333:policy/none does not exist or is not attachable.", `{'Name':'fed','PolicyArns':[{'arn':'arn:aws:iam::333333333333:policy/none'}]}`,
			"ValidationError: at 'name'", `{'Name':'f'}`},
		"GetSessionToken": {"MissingAuthenticationToken", "", `{}`,
			"AccessDenied: MultiFactorAuthentication failed, unable to validate MFA code", `{'SerialNumber':'arn:aws:iam::333333333333:mfa/none','TokenCode':'123456'}`,
			"ValidationError: at 'durationSeconds'", `{'DurationSeconds':899}`},
	}
	for _, o := range sts.Operations {
		r, ok := rows[o.Name]
		if !ok {
			t.Errorf("%s: who may not, what is not there, and what is badly formed?", o.Name)
			continue
		}
		s := stage(t)
		s.Want(r.denied, r.who, o.Name, r.in)
		if r.missing != "" {
			s.Want(r.missing, "C/admin", o.Name, r.missingIn)
		}
		if r.malformed != "" {
			s.Want(r.malformed, "C/admin", o.Name, r.malformedIn)
		}
	}
}
