package s3

import (
	"strings"

	"crossgrant/engine/authz"
	"crossgrant/engine/call"
	"crossgrant/engine/policy"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// policyBucket is the bucket of an operation on its policy: the caller needs the
// permission, and must be of the bucket owner's account besides.
//
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicy.html
func policyBucket(c *call.Call, in *value.Value, action string) (*world.Bucket, *call.Error) {
	b, err := bucketOf(c, in)
	if err != nil {
		return nil, err
	}
	if err := c.Authorize(onBucket(b, action)); err != nil {
		return nil, err
	}
	return b, ownAccount(c, b)
}

func noSuchBucketPolicy() *call.Error {
	return call.Fail(404, "NoSuchBucketPolicy", "The bucket policy does not exist")
}

func getBucketPolicy(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, err := policyBucket(c, in, "s3:GetBucketPolicy")
	if err != nil {
		return nil, err
	}
	if b.Policy == nil {
		return nil, noSuchBucketPolicy()
	}
	return value.Struct(value.S("Policy", service.Compact(b.Policy.Text))), nil
}

func putBucketPolicy(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, err := bucketOf(c, in)
	if err != nil {
		return nil, err
	}
	text := in.Str("Policy")
	doc, refused := service.Document(c.World, text, policy.Bucket, policy.Options{Bucket: b.Name})
	if refused != nil && notJSON(refused) {
		return nil, refused
	}
	if err := c.Authorize(onBucket(b, "s3:PutBucketPolicy")); err != nil {
		return nil, err
	}
	if err := ownAccount(c, b); err != nil {
		return nil, err
	}
	if refused != nil {
		return nil, refused
	}
	if b.EffectiveBlockPublicAccess().BlockPublicPolicy && authz.Public(doc) {
		return nil, blockedPublic(c, b, "s3:PutBucketPolicy", b.ARN(), "policies", "BlockPublicPolicy")
	}
	if in.True("ConfirmRemoveSelfBucketAccess") {
		c.Doubt("root-lock-out-header")
	}
	b.Policy = &world.Policy{Name: "policy", Text: text, Document: doc, File: b.PolicyFile()}
	c.World.Touch(b.EntityID())
	c.HTTPStatus = 204
	return nil, nil
}

// notJSON: the request is not even well-formed, which S3 finds before it asks who
// sent it. What else may be wrong with a policy it tells those who may store one.
func notJSON(err *call.Error) bool {
	return strings.HasSuffix(err.Message, "Json") || strings.HasPrefix(err.Message, "Policies must be valid JSON")
}

// deleteBucketPolicy succeeds also where there is no policy.
func deleteBucketPolicy(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, err := policyBucket(c, in, "s3:DeleteBucketPolicy")
	if err != nil {
		return nil, err
	}
	if b.Policy != nil {
		b.Policy = nil
		c.World.Touch(b.EntityID())
	}
	c.HTTPStatus = 204
	return nil, nil
}

// getBucketPolicyStatus tells whether the policy is public; ACLs have no part in it.
func getBucketPolicyStatus(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, err := bucketOf(c, in)
	if err != nil {
		return nil, err
	}
	if err := c.Authorize(onBucket(b, "s3:GetBucketPolicyStatus")); err != nil {
		return nil, err
	}
	if b.Policy == nil {
		c.Doubt("policy-status-without-policy")
		return nil, noSuchBucketPolicy()
	}
	status := value.Struct(value.M("IsPublic", value.OfBool(authz.Public(b.Policy.Document))))
	return value.Struct(value.M("PolicyStatus", status)), nil
}
