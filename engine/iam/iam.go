// Package iam is the operations of AWS Identity and Access Management. They act
// on the caller's own account only.
//
// Source: IAM API Reference
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html
package iam

import (
	"strings"

	"crossgrant/engine/call"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// Lookup finds the handler of an API operation, such as "CreateUser".
func Lookup(operation string) (call.Handler, bool) {
	h, ok := service.Find(operations, operation)
	if !ok {
		return nil, false
	}
	return func(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
		if err := Admit(c); err != nil {
			return nil, err
		}
		out, err := h(c, in)
		if err != nil {
			for _, p := range documentPoints {
				if strings.HasPrefix(err.Message, p[0]) {
					c.Doubt(p[1])
				}
			}
		}
		return out, err
	}, true
}

// documentPoints are refusals of documents that AWS does not document, by the
// beginning of their message (see package known).
var documentPoints = [...][2]string{
	{"AssumeRole policy may only specify STS AssumeRole actions.", "trust-policy-actions-message"},
	{"Cannot exceed quota for ACLSizePerRole", "trust-policy-size"},
	{"Policy document must be version 2012-10-17 or greater.", "identity-policy-version"},
}

// pages: the AWS CLI puts the pages of a list together, so their size makes no
// difference to what it prints.
const pages = " MaxItems"

const simulated = "PolicyInputList PermissionsBoundaryPolicyInputList ActionNames ResourceArns ResourcePolicy ResourceOwner CallerArn ContextEntries" + pages

var operations = []service.Operation{
	{Name: "AddClientIDToOpenIDConnectProvider", Handle: onProvider(addClientID), Reads: "OpenIDConnectProviderArn ClientID"},
	{Name: "AddRoleToInstanceProfile", Handle: onProfile(addRole), Reads: "InstanceProfileName RoleName"},
	{Name: "AddUserToGroup", Handle: addUserToGroup, Reads: "GroupName UserName"},
	{Name: "AttachGroupPolicy", Handle: attachPolicy(groups), Reads: "GroupName PolicyArn"},
	{Name: "AttachRolePolicy", Handle: attachPolicy(roles), Reads: "RoleName PolicyArn"},
	{Name: "AttachUserPolicy", Handle: attachPolicy(users), Reads: "UserName PolicyArn"},
	{Name: "ChangePassword", Handle: changePassword, Reads: "OldPassword NewPassword"},
	{Name: "CreateAccessKey", Handle: createAccessKey, Reads: "UserName"},
	{Name: "CreateAccountAlias", Handle: createAlias, Reads: "AccountAlias"},
	{Name: "CreateGroup", Handle: createGroup, Reads: "Path GroupName"},
	{Name: "CreateInstanceProfile", Handle: createProfile, Reads: "InstanceProfileName Path Tags"},
	{Name: "CreateLoginProfile", Handle: createLogin, Reads: "UserName Password PasswordResetRequired"},
	{Name: "CreateOpenIDConnectProvider", Handle: createProvider, Reads: "Url ClientIDList ThumbprintList Tags"},
	{Name: "CreatePolicy", Handle: createPolicy, Reads: "PolicyName Path PolicyDocument Description Tags"},
	{Name: "CreatePolicyVersion", Handle: createPolicyVersion, Reads: "PolicyArn PolicyDocument SetAsDefault"},
	{Name: "CreateRole", Handle: createRole, Reads: "Path RoleName AssumeRolePolicyDocument Description MaxSessionDuration PermissionsBoundary Tags"},
	{Name: "CreateUser", Handle: createUser, Reads: "Path UserName PermissionsBoundary Tags"},
	{Name: "CreateVirtualMFADevice", Handle: createDevice, Reads: "Path VirtualMFADeviceName Tags"},
	{Name: "DeactivateMFADevice", Handle: deactivateMFADevice, Reads: "UserName SerialNumber"},
	{Name: "DeleteAccessKey", Handle: deleteAccessKey, Reads: "UserName AccessKeyId"},
	{Name: "DeleteAccountAlias", Handle: deleteAlias, Reads: "AccountAlias"},
	{Name: "DeleteGroup", Handle: deleteGroup, Reads: "GroupName"},
	{Name: "DeleteGroupPolicy", Handle: deleteInline(groups), Reads: "GroupName PolicyName"},
	{Name: "DeleteInstanceProfile", Handle: onProfile(deleteProfile), Reads: "InstanceProfileName"},
	{Name: "DeleteLoginProfile", Handle: deleteLogin, Reads: "UserName"},
	{Name: "DeleteOpenIDConnectProvider", Handle: deleteProvider, Reads: "OpenIDConnectProviderArn"},
	{Name: "DeletePolicy", Handle: deletePolicy, Reads: "PolicyArn"},
	{Name: "DeletePolicyVersion", Handle: deletePolicyVersion, Reads: "PolicyArn VersionId"},
	{Name: "DeleteRole", Handle: deleteRole, Reads: "RoleName"},
	{Name: "DeleteRolePermissionsBoundary", Handle: deleteBoundary(roles), Reads: "RoleName"},
	{Name: "DeleteRolePolicy", Handle: deleteInline(roles), Reads: "RoleName PolicyName"},
	{Name: "DeleteUser", Handle: deleteUser, Reads: "UserName"},
	{Name: "DeleteUserPermissionsBoundary", Handle: deleteBoundary(users), Reads: "UserName"},
	{Name: "DeleteUserPolicy", Handle: deleteInline(users), Reads: "UserName PolicyName"},
	{Name: "DeleteVirtualMFADevice", Handle: deleteDevice, Reads: "SerialNumber"},
	{Name: "DetachGroupPolicy", Handle: detachPolicy(groups), Reads: "GroupName PolicyArn"},
	{Name: "DetachRolePolicy", Handle: detachPolicy(roles), Reads: "RoleName PolicyArn"},
	{Name: "DetachUserPolicy", Handle: detachPolicy(users), Reads: "UserName PolicyArn"},
	{Name: "EnableMFADevice", Handle: enableDevice, Reads: "UserName SerialNumber AuthenticationCode1 AuthenticationCode2"},
	{Name: "GetAccessKeyLastUsed", Handle: getKeyLastUsed, Reads: "AccessKeyId"},
	{Name: "GetAccountAuthorizationDetails", Handle: getAuthorizationDetails, Reads: "Filter" + pages},
	{Name: "GetAccountPasswordPolicy", Handle: getPasswordPolicy},
	{Name: "GetAccountSummary", Handle: getAccountSummary},
	{Name: "GetContextKeysForCustomPolicy", Handle: getContextKeysForCustomPolicy, Reads: "PolicyInputList"},
	{Name: "GetContextKeysForPrincipalPolicy", Handle: getContextKeysForPrincipalPolicy, Reads: "PolicySourceArn PolicyInputList"},
	{Name: "GetGroup", Handle: getGroup, Reads: "GroupName" + pages},
	{Name: "GetGroupPolicy", Handle: getInline(groups), Reads: "GroupName PolicyName"},
	{Name: "GetInstanceProfile", Handle: onProfile(getProfile), Reads: "InstanceProfileName"},
	{Name: "GetLoginProfile", Handle: getLogin, Reads: "UserName"},
	{Name: "GetMFADevice", Handle: getDevice, Reads: "SerialNumber UserName"},
	{Name: "GetOpenIDConnectProvider", Handle: onProvider(getProvider), Reads: "OpenIDConnectProviderArn"},
	{Name: "GetPolicy", Handle: getPolicy, Reads: "PolicyArn"},
	{Name: "GetPolicyVersion", Handle: getPolicyVersion, Reads: "PolicyArn VersionId"},
	{Name: "GetRole", Handle: getRole, Reads: "RoleName"},
	{Name: "GetRolePolicy", Handle: getInline(roles), Reads: "RoleName PolicyName"},
	{Name: "GetUser", Handle: getUser, Reads: "UserName"},
	{Name: "GetUserPolicy", Handle: getInline(users), Reads: "UserName PolicyName"},
	{Name: "ListAccessKeys", Handle: listAccessKeys, Reads: "UserName" + pages},
	{Name: "ListAccountAliases", Handle: listAliases, Reads: "MaxItems"},
	{Name: "ListAttachedGroupPolicies", Handle: listAttached(groups), Reads: "GroupName PathPrefix" + pages},
	{Name: "ListAttachedRolePolicies", Handle: listAttached(roles), Reads: "RoleName PathPrefix" + pages},
	{Name: "ListAttachedUserPolicies", Handle: listAttached(users), Reads: "UserName PathPrefix" + pages},
	{Name: "ListEntitiesForPolicy", Handle: listEntitiesForPolicy, Reads: "PolicyArn EntityFilter PathPrefix PolicyUsageFilter" + pages},
	{Name: "ListGroupPolicies", Handle: listInline(groups), Reads: "GroupName" + pages},
	{Name: "ListGroups", Handle: listGroups, Reads: "PathPrefix" + pages},
	{Name: "ListGroupsForUser", Handle: listGroupsForUser, Reads: "UserName" + pages},
	{Name: "ListInstanceProfileTags", Handle: onProfile(listProfileTags), Reads: "InstanceProfileName" + pages},
	{Name: "ListInstanceProfiles", Handle: listProfiles, Reads: "PathPrefix" + pages},
	{Name: "ListInstanceProfilesForRole", Handle: listProfilesForRole, Reads: "RoleName" + pages},
	{Name: "ListMFADevices", Handle: listMFADevices, Reads: "UserName" + pages},
	{Name: "ListOpenIDConnectProviderTags", Handle: onProvider(listProviderTags), Reads: "OpenIDConnectProviderArn" + pages},
	{Name: "ListOpenIDConnectProviders", Handle: listProviders},
	{Name: "ListPolicies", Handle: listPolicies, Reads: "Scope OnlyAttached PathPrefix PolicyUsageFilter" + pages},
	{Name: "ListPolicyTags", Handle: listPolicyTags, Reads: "PolicyArn" + pages},
	{Name: "ListPolicyVersions", Handle: listPolicyVersions, Reads: "PolicyArn" + pages},
	{Name: "ListRolePolicies", Handle: listInline(roles), Reads: "RoleName" + pages},
	{Name: "ListRoleTags", Handle: listTags(roles), Reads: "RoleName" + pages},
	{Name: "ListRoles", Handle: listRoles, Reads: "PathPrefix" + pages},
	{Name: "ListUserPolicies", Handle: listInline(users), Reads: "UserName" + pages},
	{Name: "ListUserTags", Handle: listTags(users), Reads: "UserName" + pages},
	{Name: "ListUsers", Handle: listUsers, Reads: "PathPrefix" + pages},
	{Name: "ListVirtualMFADevices", Handle: listDevices, Reads: "AssignmentStatus" + pages},
	{Name: "PutGroupPolicy", Handle: putInline(groups), Reads: "GroupName PolicyName PolicyDocument"},
	{Name: "PutRolePermissionsBoundary", Handle: putBoundary(roles), Reads: "RoleName PermissionsBoundary"},
	{Name: "PutRolePolicy", Handle: putInline(roles), Reads: "RoleName PolicyName PolicyDocument"},
	{Name: "PutUserPermissionsBoundary", Handle: putBoundary(users), Reads: "UserName PermissionsBoundary"},
	{Name: "PutUserPolicy", Handle: putInline(users), Reads: "UserName PolicyName PolicyDocument"},
	{Name: "RemoveClientIDFromOpenIDConnectProvider", Handle: onProvider(removeClientID), Reads: "OpenIDConnectProviderArn ClientID"},
	{Name: "RemoveRoleFromInstanceProfile", Handle: onProfile(removeRole), Reads: "InstanceProfileName RoleName"},
	{Name: "RemoveUserFromGroup", Handle: removeUserFromGroup, Reads: "GroupName UserName"},
	{Name: "ResyncMFADevice", Handle: resyncDevice, Reads: "UserName SerialNumber AuthenticationCode1 AuthenticationCode2"},
	{Name: "SetDefaultPolicyVersion", Handle: setDefaultPolicyVersion, Reads: "PolicyArn VersionId"},
	{Name: "SimulateCustomPolicy", Handle: simulateCustomPolicy, Reads: simulated},
	{Name: "SimulatePrincipalPolicy", Handle: simulatePrincipalPolicy, Reads: "PolicySourceArn " + simulated},
	{Name: "TagInstanceProfile", Handle: onProfile(tagProfile), Reads: "InstanceProfileName Tags"},
	{Name: "TagOpenIDConnectProvider", Handle: onProvider(tagProvider), Reads: "OpenIDConnectProviderArn Tags"},
	{Name: "TagPolicy", Handle: tagPolicy, Reads: "PolicyArn Tags"},
	{Name: "TagRole", Handle: tag(roles), Reads: "RoleName Tags"},
	{Name: "TagUser", Handle: tag(users), Reads: "UserName Tags"},
	{Name: "UntagInstanceProfile", Handle: onProfile(untagProfile), Reads: "InstanceProfileName TagKeys"},
	{Name: "UntagOpenIDConnectProvider", Handle: onProvider(untagProvider), Reads: "OpenIDConnectProviderArn TagKeys"},
	{Name: "UntagPolicy", Handle: untagPolicy, Reads: "PolicyArn TagKeys"},
	{Name: "UntagRole", Handle: untag(roles), Reads: "RoleName TagKeys"},
	{Name: "UntagUser", Handle: untag(users), Reads: "UserName TagKeys"},
	{Name: "UpdateAccessKey", Handle: updateAccessKey, Reads: "UserName AccessKeyId Status"},
	{Name: "UpdateAssumeRolePolicy", Handle: updateAssumeRolePolicy, Reads: "RoleName PolicyDocument"},
	{Name: "UpdateGroup", Handle: updateGroup, Reads: "GroupName NewPath NewGroupName"},
	{Name: "UpdateLoginProfile", Handle: updateLogin, Reads: "UserName Password PasswordResetRequired"},
	{Name: "UpdateOpenIDConnectProviderThumbprint", Handle: onProvider(updateThumbprints), Reads: "OpenIDConnectProviderArn ThumbprintList"},
	{Name: "UpdateRole", Handle: updateRole, Reads: "RoleName Description MaxSessionDuration"},
	{Name: "UpdateRoleDescription", Handle: updateRoleDescription, Reads: "RoleName Description"},
	{Name: "UpdateUser", Handle: updateUser, Reads: "UserName NewPath NewUserName"},
}

// Admit turns away whoever may call no operation of IAM, whatever the policies.
//
// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
func Admit(c *call.Call) *call.Error {
	k := c.Caller
	switch {
	case k == nil:
		return call.Fail(403, "MissingAuthenticationToken", "Request is missing Authentication Token")
	case k.Account == nil:
		return service.NotModelled("an AWS service calling IAM")
	case k.Kind == world.FederatedUser, k.Kind == world.SessionToken && k.MFAAt.IsZero():
		// The answer looks as if the token were bad.
		err := call.Fail(403, "InvalidClientTokenId", "The security token included in the request is invalid")
		err.Why = "IAM takes no credentials of GetFederationToken, and those of GetSessionToken only if they were made with MFA."
		return err
	}
	return nil
}
