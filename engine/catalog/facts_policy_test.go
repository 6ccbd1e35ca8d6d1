package catalog

import (
	"testing"

	"crossgrant/engine/policy"
)

// The checks of bucket policies that need the catalog. Statements that S3 stores
// are of its own examples:
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
func TestBucketPoliciesAgainstTheFacts(t *testing.T) {
	const (
		bucket  = `"arn:aws:s3:::examplebucket"`
		objects = `"arn:aws:s3:::examplebucket/*"`
		action  = "Action does not apply to any resource(s) in statement"
		keys    = "Conditions do not apply to combination of actions and resources in statement"
		unknown = "Policy has an invalid condition key"
	)
	for _, c := range []struct{ action, resource, condition, message string }{
		{`"s3:PutObject"`, objects, `"StringNotEquals":{"s3:x-amz-grant-full-control":"id=x"}`, ""},
		{`"s3:PutObject"`, objects, `"StringEquals":{"s3:x-amz-server-side-encryption":"AES256","s3:x-amz-acl":"public-read"}`, ""},
		{`"s3:PutObject"`, objects, `"StringLike":{"s3:x-amz-copy-source":"examplebucket/public/*","s3:x-amz-metadata-directive":"COPY"}`, ""},
		{`"s3:GetObjectVersion"`, objects, `"StringEquals":{"s3:VersionId":"AaaHbAQitwiL_h47_44lRO2DDfLlBO5e"}`, ""},
		{`"s3:ListBucket"`, bucket, `"StringEquals":{"s3:prefix":"projects"}`, ""},
		{`"s3:ListBucket"`, bucket, `"NumericLessThan":{"s3:max-keys":"10"}`, ""},
		{`"s3:GetObject"`, objects, `"StringEquals":{"s3:ExistingObjectTag/environment":"production"}`, ""},
		{`["s3:GetObject","s3:ListBucket"]`, `[` + bucket + `,` + objects + `]`, `"StringEquals":{"s3:prefix":"a"}`, ""},
		{`"s3:*"`, `[` + bucket + `,` + objects + `]`, `"NumericLessThan":{"s3:TlsVersion":1.2},"Bool":{"aws:SecureTransport":"false"}`, ""},
		{`"s3:Get*"`, bucket, `"StringEquals":{"s3:x-amz-acl":"private"}`, ""},
		{`"s3:PutBucketPolicy"`, bucket, `"StringNotEquals":{"aws:PrincipalOrgID":"o-example","aws:PrincipalTag/team":"a"}`, ""},
		{`"s3:NotASupportedAction"`, objects, `"StringEquals":{"s3:prefix":"a"}`, ""},
		{`"s3:GetObject"`, bucket, ``, action},
		{`"s3:ListBucket"`, objects, ``, action},
		{`["s3:GetObject","s3:ListBucket"]`, objects, ``, action},
		{`"s3:GetObject"`, objects, `"StringEquals":{"s3:prefix":"a"}`, keys},
		{`"s3:GetObject"`, objects, `"StringEquals":{"s3:VersionId":"a"}`, keys},
		{`"s3:PutObject"`, objects, `"StringEquals":{"s3:ExistingObjectTag/environment":"production"}`, keys},
		{`"s3:GetObject"`, objects, `"StringEquals":{"s3:x-amz-grant-nothing":"a"}`, unknown},
		{`"s3:GetObject"`, objects, `"StringEquals":{"aws:NoSuchKey":"a"}`, unknown},
	} {
		text := `{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":` + c.action +
			`,"Resource":` + c.resource + `,"Condition":{` + c.condition + `}}]}`
		doc, _ := policy.Parse(text)
		message := ""
		if p := policy.Refused(policy.Check(doc, policy.Bucket, policy.Options{Bucket: "examplebucket", Facts: Facts{}})); p != nil {
			message = p.Message
		}
		if message != c.message {
			t.Errorf("%s\n got %q\nwant %q", text, message, c.message)
		}
	}
}
