package s3

import (
	"crossgrant/engine/call"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
)

// Attribute-based access control: only where the bucket owner has switched it on do
// the tags of a bucket count as condition keys.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/buckets-tagging-enable-abac.html

func getABAC(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, err := bucketOf(c, in)
	if err != nil {
		return nil, err
	}
	if err := c.Authorize(onBucket(b, "s3:GetBucketAbac")); err != nil {
		return nil, err
	}
	status := "Disabled"
	if b.ABAC {
		status = "Enabled"
	}
	return value.Struct(value.M("AbacStatus", value.Struct(value.S("Status", status)))), nil
}

func putABAC(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, err := bucketOf(c, in)
	if err != nil {
		return nil, err
	}
	status := in.Get("AbacStatus").Str("Status")
	if status != "Enabled" && status != "Disabled" {
		return nil, malformedXML()
	}
	if err := c.Authorize(onBucket(b, "s3:PutBucketAbac")); err != nil {
		return nil, err
	}
	b.ABAC = status == "Enabled"
	c.World.Touch(b.EntityID())
	return nil, nil
}

// taggedByResource: with attribute-based access control the tags of a bucket are
// set by operations of S3 Control.
func taggedByResource() *call.Error {
	return service.NotModelled("tagging a bucket with attribute-based access control, which TagResource of S3 Control does")
}
