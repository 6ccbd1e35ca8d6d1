package iam

import (
	"slices"
	"strings"

	"crossgrant/engine/call"
	"crossgrant/engine/catalog"
	"crossgrant/engine/policy"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// permitAccount asks for an operation on the account as a whole. AWS names the
// account's things of all kinds by "*" in its refusal.
func permitAccount(c *call.Call) *call.Error {
	c.Target = c.Caller.Account.EntityID()
	return permit(c, "iam:"+c.Operation, call.Access{Resource: "*"}, "")
}

// getAccountSummary counts what there is.
//
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html
func getAccountSummary(c *call.Call, _ *value.Value) (*value.Value, *call.Error) {
	if err := permitAccount(c); err != nil {
		return nil, err
	}
	a := c.Caller.Account
	devices, versions := 0, 0
	for _, u := range a.Users {
		if u.MFA != "" {
			devices++
		}
	}
	for _, p := range a.Policies {
		versions += len(p.Versions)
	}
	out := value.Struct()
	for _, n := range []struct {
		name string
		n    int
	}{
		{"Users", len(a.Users)}, {"UsersQuota", 5000}, {"Groups", len(a.Groups)}, {"GroupsQuota", 300},
		{"Roles", len(a.Roles)}, {"RolesQuota", 1000}, {"Policies", len(a.Policies)}, {"PoliciesQuota", 1500},
		{"PolicyVersionsInUse", versions}, {"PolicyVersionsInUseQuota", 10000}, {"VersionsPerPolicyQuota", 5},
		{"PolicySizeQuota", policy.ManagedPolicySize}, {"UserPolicySizeQuota", policy.UserPolicySize},
		{"GroupPolicySizeQuota", policy.GroupPolicySize}, {"RolePolicySizeQuota", policy.RolePolicySize},
		{"AssumeRolePolicySizeQuota", policy.TrustPolicySize}, {"AttachedPoliciesPerUserQuota", attachedPolicies},
		{"AttachedPoliciesPerGroupQuota", attachedPolicies}, {"AttachedPoliciesPerRoleQuota", attachedPolicies},
		{"GroupsPerUserQuota", groupsPerUser}, {"AccessKeysPerUserQuota", keysPerUser}, {"SigningCertificatesPerUserQuota", 2},
		{"ServerCertificates", 0}, {"ServerCertificatesQuota", 20}, {"InstanceProfiles", len(a.Profiles)}, {"InstanceProfilesQuota", 1000},
		{"Providers", len(a.Providers)}, {"MFADevices", devices + len(a.Devices)}, {"MFADevicesInUse", devices},
		{"AccountMFAEnabled", 0}, {"AccountAccessKeysPresent", 0}, {"AccountSigningCertificatesPresent", 0}, {"AccountPasswordPresent", 1},
		{"GlobalEndpointTokenVersion", 1},
	} {
		out.Set(n.name, value.OfInt(n.n))
	}
	return value.Struct(value.M("SummaryMap", out)), nil
}

// getAuthorizationDetails lists users, groups, roles and policies with all that
// bears on what they may do.
//
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
func getAuthorizationDetails(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	filter := texts(in.Get("Filter"))
	var v service.Constraints
	for _, f := range filter {
		v.OneOf("filter.member", f, "User Role Group LocalManagedPolicy AWSManagedPolicy")
	}
	if err := v.Error(); err != nil {
		return nil, err
	}
	if err := permitAccount(c); err != nil {
		return nil, err
	}
	wanted := func(what string) bool { return len(filter) == 0 || slices.Contains(filter, what) }
	a := c.Caller.Account
	userList, groupList, roleList, policies := value.List(), value.List(), value.List(), value.List()
	var managed []string
	for _, h := range holders(a) {
		for _, arn := range *h.attached {
			if strings.HasPrefix(arn, "arn:aws:iam::aws:") && !slices.Contains(managed, arn) {
				managed = append(managed, arn)
			}
		}
		if !wanted(h.kind.title) {
			continue
		}
		inline := value.List()
		for _, p := range *h.inline {
			inline.Append(value.Struct(value.S("PolicyName", p.Name), value.S("PolicyDocument", p.Text)))
		}
		add := func(list, out *value.Value) {
			out.Set(h.kind.title+"PolicyList", inline)
			out.Set("AttachedManagedPolicies", attachedList(*h.attached, "/"))
			if h.boundary != nil && *h.boundary != "" {
				out.Set("PermissionsBoundary", boundaryOf(*h.boundary))
			}
			if h.tags != nil {
				out.Set("Tags", service.TagSet(*h.tags))
			}
			list.Append(out)
		}
		switch h.kind {
		case users:
			u := a.Users[world.Key(h.name)]
			out := printUser(u)
			out.Set("GroupList", value.Strings(u.Groups...))
			add(userList, out)
		case groups:
			add(groupList, printGroup(a.Groups[world.Key(h.name)]))
		case roles:
			r := a.Roles[world.Key(h.name)]
			out := printRole(r)
			out.Set("InstanceProfileList", profilesOf(r))
			out.Set("RoleLastUsed", &value.Value{Kind: value.Object})
			add(roleList, out)
		}
	}
	if wanted("LocalManagedPolicy") {
		for _, p := range a.Policies.Sorted() {
			versions := value.List()
			for _, x := range p.Versions {
				versions.Append(printVersion(x, true))
			}
			out := printPolicy(a, p, false)
			out.SetString("Description", p.Description)
			out.Set("PolicyVersionList", versions)
			policies.Append(out)
		}
	}
	for _, arn := range managed {
		m := catalog.FindManagedPolicy(arn)
		if m == nil || !wanted("AWSManagedPolicy") {
			continue
		}
		out := printManaged(a, m, false)
		out.Set("PolicyVersionList", value.List(value.Struct(value.S("Document", m.Text), value.S("VersionId", m.Version),
			value.M("IsDefaultVersion", value.OfBool(true)), value.S("CreateDate", zone(m.Updated)))))
		policies.Append(out)
	}
	return value.Struct(
		value.M("UserDetailList", userList), value.M("GroupDetailList", groupList),
		value.M("RoleDetailList", roleList), value.M("Policies", policies), value.M("IsTruncated", value.OfBool(false)),
	), nil
}

// Account aliases are unique among all accounts; an account has one at most.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/console_account-alias.html
func createAlias(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	alias := in.Str("AccountAlias")
	var v service.Constraints
	v.Length("accountAlias", alias, 3, 63)
	v.Match("accountAlias", alias, `[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]`, func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-'
	})
	if err := v.Error(); err != nil {
		return nil, err
	}
	if err := permitAccount(c); err != nil {
		return nil, err
	}
	for _, a := range c.World.Accounts {
		if a.Alias == alias {
			return nil, exists("The account alias " + alias + " already exists.")
		}
	}
	c.Caller.Account.Alias = alias
	c.World.Touch(c.Target)
	return nil, nil
}

func deleteAlias(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	if err := permitAccount(c); err != nil {
		return nil, err
	}
	alias := in.Str("AccountAlias")
	if c.Caller.Account.Alias != alias || alias == "" {
		return nil, noSuchEntity("The account alias " + alias + " cannot be found.")
	}
	c.Caller.Account.Alias = ""
	c.World.Touch(c.Target)
	return nil, nil
}

func listAliases(c *call.Call, _ *value.Value) (*value.Value, *call.Error) {
	if err := permitAccount(c); err != nil {
		return nil, err
	}
	list := value.List()
	if alias := c.Caller.Account.Alias; alias != "" {
		list.Append(value.Of(alias))
	}
	return truncated("AccountAliases", list), nil
}
