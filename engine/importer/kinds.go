package importer

import "crossgrant/engine/value"

// kind of output, recognised by its members.
type kind struct {
	title string
	is    func(v *value.Value) bool
	read  func(j *job, v *value.Value)
}

// kinds in the order in which they are tried: an output that has the members of
// two is the earlier one.
var kinds []kind

func init() {
	kinds = []kind{
		{"Details of an account", isDetails, (*job).details},
		{"Inline policy", hasAll("PolicyName", "PolicyDocument"), (*job).inlinePolicy},
		{"Version of a managed policy", isObject("PolicyVersion"), (*job).policyVersion},
		{"Attached policies", isArray("AttachedPolicies"), (*job).attachedPolicies},
		{"Role", isObject("Role"), func(j *job, v *value.Value) { j.entity("roles", v.Get("Role"), true) }},
		{"Roles", isArray("Roles"), func(j *job, v *value.Value) { j.list("roles", v.Get("Roles")) }},
		{"User", isObject("User"), func(j *job, v *value.Value) { j.entity("users", v.Get("User"), true) }},
		{"Group", isObject("Group"), (*job).group},
		{"Users", isArray("Users"), func(j *job, v *value.Value) { j.list("users", v.Get("Users")) }},
		{"Groups", isArray("Groups"), (*job).groups},
		{"MFA devices", isArray("MFADevices"), (*job).mfaDevices},
		{"Bucket policy", isString("Policy"), (*job).bucketPolicy},
		{"Access control list", hasAll("Owner", "Grants"), (*job).acl},
		{"Block Public Access", isObject("PublicAccessBlockConfiguration"), (*job).publicAccessBlock},
		{"Object Ownership", isObject("OwnershipControls"), (*job).ownershipControls},
		{"Tags of a bucket", isArray("TagSet"), (*job).bucketTags},
		{"Buckets", isArray("Buckets"), (*job).bucketList},
		{"Objects", isArray("Contents"), (*job).objects},
		{"Region of a bucket", has("LocationConstraint"), (*job).location},
		{"Identity", hasAll("UserId", "Account", "Arn"), (*job).identity},
		{"Versioning", isString("Status"), (*job).versioning},
		{"Policy", has("Statement"), (*job).singlePolicy},
		{"Credentials", func(v *value.Value) bool {
			return v.Has("Credentials") || v.Has("AccessKey") || v.Has("AccessKeyMetadata")
		}, func(j *job, v *value.Value) {
			j.fail("Credentials are not imported.", "A user of the scenario has a profile by itself.")
		}},
		{"Managed policies", func(v *value.Value) bool { return v.Has("Policies") || v.Has("Policy") }, func(j *job, v *value.Value) {
			j.fail("This names managed policies without their documents.", "aws iam get-policy-version prints the document; aws iam get-account-authorization-details prints all of them.")
		}},
		{"Names of inline policies", isArray("PolicyNames"), func(j *job, v *value.Value) {
			j.fail("This names inline policies without their documents.", "aws iam get-role-policy, get-user-policy and get-group-policy print them.")
		}},
	}
}

func has(name string) func(v *value.Value) bool {
	return func(v *value.Value) bool { return v.Has(name) }
}

func hasAll(names ...string) func(v *value.Value) bool {
	return func(v *value.Value) bool {
		for _, n := range names {
			if !v.Has(n) {
				return false
			}
		}
		return true
	}
}

func isKind(name string, k value.Kind) func(v *value.Value) bool {
	return func(v *value.Value) bool { return v.Get(name).Kind == k }
}

func isObject(name string) func(v *value.Value) bool { return isKind(name, value.Object) }
func isArray(name string) func(v *value.Value) bool  { return isKind(name, value.Array) }
func isString(name string) func(v *value.Value) bool { return isKind(name, value.String) }
