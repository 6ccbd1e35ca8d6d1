// Package known lists where the engine's answer may differ from AWS's: points that
// AWS does not document or documents in two ways, and what is not modelled.
package known

// The kinds of points.
const (
	// Unverified: AWS's documentation is silent or says both; the engine assumes one.
	Unverified = "unverified"
	// Difference: AWS does something that the engine does not.
	Difference = "difference"
)

// Point is one entry. All texts are plain English for the site.
type Point struct {
	Code       string // stable, kebab-case
	Title      string
	Assumption string // what the engine does
	Otherwise  string // what AWS may do instead, or does
	Source     string // AWS page
	Kind       string // Unverified or Difference
}

const (
	iam = "https://docs.aws.amazon.com/IAM/latest/UserGuide/"
	s3  = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/"
	api = "https://docs.aws.amazon.com/AmazonS3/latest/API/"
	sts = "https://docs.aws.amazon.com/STS/latest/APIReference/"
)

// Points lists them all, those about verdicts first.
func Points() []Point { return append([]Point(nil), points...) }

// Find returns the point with a code.
func Find(code string) (Point, bool) {
	for _, p := range points {
		if p.Code == code {
			return p, true
		}
	}
	return Point{}, false
}

var points = []Point{
	{"policy-on-foreign-object", "Bucket policy and objects of other accounts", "An Allow in a bucket policy does not reach objects that another account owns; only their ACLs do.", "A table of the ACL page reads as if it reached them.", s3 + "acl-overview.html", Unverified},
	{"foreign-object-tagging", "Tags of objects of other accounts", "The owner of the object decides about its tags.", "The API pages speak of the bucket owner.", api + "API_GetObjectTagging.html", Unverified},
	{"upload-acl-permission", "Uploading with an ACL", "An upload that sets an ACL also needs s3:PutObjectAcl, from the account that will own the object.", "AWS's cross-account examples grant s3:PutObject alone.", s3 + "using-with-s3-policy-actions.html", Unverified},
	{"grant-header-under-enforced", "Grant headers where ACLs are disabled", "x-amz-grant-full-control for the bucket owner is refused with AccessControlListNotSupported.", "It may count as an equivalent of bucket-owner-full-control.", s3 + "about-object-ownership.html", Unverified},
	{"overwrite-with-bucket-acl", "Overwriting with WRITE of a bucket ACL", "A grantee of WRITE may overwrite objects of others.", "The current page speaks of new objects.", s3 + "acl-overview.html", Unverified},
	{"owner-missing-from-acl", "An ACL without the object's owner", "The owner's account can still read the object.", "It may first have to give itself a grant again.", s3 + "acl-overview.html", Unverified},
	{"create-bucket-public-acl", "Creating a public bucket", "Answers InvalidBucketAclWithBlockPublicAccessError.", "The pages name 400 and 403 without a code.", s3 + "access-control-block-public-access.html", Unverified},
	{"restricted-granted-by-acl", "RestrictPublicBuckets and ACLs", "Access of other accounts by ACL is stopped too.", "Only access by the policy may be meant.", s3 + "access-control-block-public-access.html", Unverified},
	{"ignored-public-grant-only", "IgnorePublicAcls", "Public grants of an ACL are ignored, its other grants stay.", "The whole list may be ignored.", s3 + "access-control-block-public-access.html", Unverified},
	{"public-policy-keys", "Keys that make a policy non-public", "aws:PrincipalArn, PrincipalAccount, PrincipalOrgID and PrincipalOrgPaths count as fixing the caller.", "AWS names aws:PrincipalOrgID as an example only.", s3 + "access-control-block-public-access.html", Unverified},
	{"public-policy-details", "What counts as a fixed value", "Negated and IfExists operators fix nothing, StringLike without a wildcard does, and Deny statements are not looked at.", "AWS does not say.", s3 + "access-control-block-public-access.html", Unverified},
	{"root-lock-out-header", "Bucket policies and the root user", "The owner's root user can always read, replace and delete the bucket policy.", "x-amz-confirm-remove-self-bucket-access may take that away.", api + "API_PutBucketPolicy.html", Unverified},
	{"object-attributes-permissions", "GetObjectAttributes", "Needs s3:GetObject and s3:GetObjectAttributes.", "One table lists s3:GetObject alone.", api + "API_GetObjectAttributes.html", Unverified},
	{"copy-object-tags", "Copying tags", "CopyObject of a tagged object needs s3:GetObjectTagging and s3:PutObjectTagging.", "The API page does not list them.", api + "API_CopyObject.html", Unverified},
	{"copy-source-slash", "s3:x-amz-copy-source", "A leading slash of the header is not part of the key's value.", "Examples are written both ways.", s3 + "amazon-s3-policy-keys.html", Unverified},
	{"initiator-of-upload", "Who started a multipart upload", "Needs s3:AbortMultipartUpload to abort it and s3:ListMultipartUploadParts to list its parts.", "One page allows both by default to who started it.", s3 + "mpuoverview.html", Unverified},
	{"missing-bucket-first", "Buckets that do not exist", "NoSuchBucket comes before any permission is looked at.", "AWS may answer AccessDenied.", api + "ErrorResponses.html", Unverified},
	{"policy-status-without-policy", "GetBucketPolicyStatus without a policy", "Answers NoSuchBucketPolicy.", "It may answer that the policy is not public.", api + "API_GetBucketPolicyStatus.html", Unverified},
	{"wildcard-under-aws", `"AWS": "*"`, `Is the same as "*", anonymous callers included.`, "One sentence limits it to signed requests.", s3 + "s3-bucket-user-policy-specifying-principal-intro.html", Unverified},
	{"service-by-wildcard", "AWS services and everyone", `An Allow for "*" does not reach AWS services; an Allow must name them.`, "Policies of other services let S3 in by \"*\" and aws:SourceArn, so it may be enough.", iam + "reference_policies_elements_principal.html", Unverified},
	{"lists-without-resource", "iam:ListUsers and the like", `Need an Allow on "*", as the reference of actions says.`, "Error messages name arn:aws:iam::ACCOUNT:user/, so an Allow on all users may be enough.", "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html", Unverified},
	{"notprincipal-exemption", "NotPrincipal", "A Deny spares a caller whose account is listed as well as the user, role or session.", "AWS recommends to list all three of session, role and account.", iam + "reference_policies_elements_notprincipal.html", Unverified},
	{"wildcard-past-boundary", "Everyone in a bucket policy, and boundaries", `A policy that allows "*" reaches callers of its account past their permissions boundary and session policy, also when aws:PrincipalArn narrows it.`, "Another sentence limits roles that aws:PrincipalArn names.", iam + "reference_policies_elements_principal.html", Unverified},
	{"user-arn-of-federator", "Policies that name the user behind a federated user", "The session policy and boundary must allow, identity-based policies need not.", "AWS describes the limits only.", iam + "access_policies_boundaries.html", Unverified},
	{"federated-without-session-policy", "Federated users without a session policy", "Have only what resource-based policies give them.", "One sentence speaks of a default session policy that allows.", sts + "API_GetFederationToken.html", Unverified},
	{"trust-names-user-with-boundary", "Trust policies and boundaries", "A trust policy that names a user of its own account needs no allow of the user's boundary.", "The page on trust policies asks for one.", iam + "id_roles_update-role-trust-policy.html", Unverified},
	{"trust-wildcard-same-account", `Trust policies that name "*"`, "Callers of the role's own account need no identity-based policy.", "They may need one.", sts + "API_AssumeRole.html", Unverified},
	{"trust-action-wildcard", "Wildcards for actions in trust policies", "sts:* covers sts:AssumeRole.", "AWS may refuse to store it.", iam + "id_roles_update-role-trust-policy.html", Unverified},
	{"trust-policy-actions-message", "Other actions in trust policies", "The message is: AssumeRole policy may only specify STS AssumeRole actions.", "Newer wordings are reported.", iam + "troubleshoot_roles.html", Unverified},
	{"trust-policy-size", "Size of trust policies", "At most 2,048 characters.", "The quota can be raised, and pages differ on its height.", iam + "reference_iam-quotas.html", Unverified},
	{"identity-policy-version", "Old versions of identity-based policies", "IAM stores only version 2012-10-17.", "The documentation calls 2008-10-17 valid.", iam + "reference_policies_elements_version.html", Unverified},
	{"operator-name-case", "Names of operators", "Are case-sensitive.", "AWS may take some in other case.", iam + "reference_policies_elements_condition_operators.html", Unverified},
	{"bare-json-values", "Numbers and booleans in conditions", "Count like their text.", "IAM may refuse bare numbers.", iam + "reference_policies_grammar.html", Unverified},
	{"bool-case", "Case of true and false", "Does not matter.", "It may.", iam + "reference_policies_elements_condition_operators.html", Unverified},
	{"wildcard-past-colon", "Wildcards across the fields of an ARN", "Only an asterisk at the very end crosses colons before the resource.", "One page has every asterisk at the end of a field cross them, another none.", iam + "reference_policies_elements_resource.html", Unverified},
	{"variable-in-bool", "Policy variables in Bool", "Are replaced.", "The page on variables does not list Bool.", iam + "reference_policies_variables.html", Unverified},
	{"variable-without-value", "Policy variables without a value", "Only the value or resource that holds the variable matches nothing.", "The whole statement may be void.", iam + "reference_policies_variables.html", Unverified},
	{"variable-value-is-data", "Wildcards in the values of variables", "Stand for themselves.", "They may act as wildcards.", iam + "reference_policies_variables.html", Unverified},
	{"plain-operator-many-values", "Several values without a set operator", "One must match; with a negated operator none may.", "AWS asks for a set operator and leaves the result open.", iam + "reference_policies_condition-single-vs-multi-valued-context-keys.html", Unverified},
	{"for-any-value-if-exists", "ForAnyValue with IfExists", "Holds where the key is absent.", "ForAnyValue may win, so that it does not.", iam + "reference_policies_elements_condition_operators.html", Unverified},
	{"unreadable-value", "Values of another type", "A condition whose value is no number, date, address or boolean is false, also when negated.", "Negated ones may hold.", iam + "reference_policies_elements_condition_operators.html", Unverified},
	{"range-with-host-bits", "Address ranges", "Bits of the address beyond the prefix are ignored.", "Such a range may match nothing.", iam + "reference_policies_elements_condition_operators.html", Unverified},
	{"bare-ipv6-address", "IPv6 addresses without a prefix", "Stand for one address.", "Documented for IPv4 only.", iam + "reference_policies_elements_condition_operators.html", Unverified},
	{"empty-condition", "Empty conditions", "Hold.", "AWS may refuse to store them.", iam + "reference_policies_elements_condition.html", Unverified},

	{"other-services", "Other services", "Only S3, IAM and STS answer.", "AWS has many more.", iam + "reference_policies_actions-resources-contextkeys.html", Difference},
	{"identity-providers", "SAML and tokens", "No role can be assumed with SAML. A token of OpenID Connect is the JSON of its claims, and no signature is checked.", "AWS takes SAML assertions, and checks signatures.", sts + "API_AssumeRoleWithSAML.html", Difference},
	{"organizations-api", "AWS Organizations", "Organizations exist as files; their API does not answer.", "It does.", "https://docs.aws.amazon.com/organizations/latest/APIReference/Welcome.html", Difference},
	{"access-points", "Access points", "S3 access points and access grants are not modelled.", "Both bear on permissions.", s3 + "access-points.html", Difference},
	{"encryption-keys", "Encryption with KMS keys", "Uploads with a KMS key are not modelled, nor are key policies.", "Readers also need permissions for the key.", s3 + "UsingKMSEncryption.html", Difference},
	{"access-analyzer", "Access Analyzer", "Policies are checked as S3 and IAM check them when they store them.", "Access Analyzer checks much more.", iam + "access-analyzer-policy-validation.html", Difference},
	{"presigned-urls", "Presigned URLs", "None are made.", "aws s3 presign makes them.", s3 + "ShareObjectPreSignedURL.html", Difference},
	{"root-sessions", "Sessions of root users", "AssumeRoot says who may not have one, and opens none.", "The management account can act as a member's root user for a task, such as deleting a bucket policy.", sts + "API_AssumeRoot.html", Difference},
	{"mfa-delete", "MFA delete", "Cannot be switched on.", "Deleting versions then needs a code of the root user's device.", s3 + "MultiFactorAuthenticationDelete.html", Difference},
	{"requester-pays", "Requester Pays", "The bucket owner always pays.", "Anonymous requests, and those that do not agree to pay, are denied.", s3 + "RequesterPaysBuckets.html", Difference},
	{"what-buckets-do", "Replication, notifications and lifecycle", "Rules are kept at most; nothing is copied, told or deleted by them.", "S3 acts on them, with permissions of their own.", s3 + "replication.html", Difference},
	{"managed-policies", "Managed policies of AWS", "Only a few that people use with S3, IAM and STS are known, for these services.", "There are more than a thousand.", "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/about-managed-policy-reference.html", Difference},
	{"consistency", "Eventual consistency", "Every change counts at once.", "Changes to policies and users take seconds to be seen everywhere.", iam + "troubleshoot_general.html", Difference},
}
