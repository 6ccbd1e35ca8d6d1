package s3

import (
	"crossgrant/engine/call"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html

func putPublicAccessBlock(c *call.Call, in value.Value) (value.Value, *call.Error) {
	b, err := bucketOf(c, in)
	if err != nil {
		return value.Value{}, err
	}
	if err := c.Authorize(onBucket(b, "s3:PutBucketPublicAccessBlock")); err != nil {
		return value.Value{}, err
	}
	// A setting that the configuration leaves out is off.
	s := in.Get("PublicAccessBlockConfiguration")
	b.BlockPublicAccess = &world.BlockPublicAccess{
		BlockPublicAcls:       s.True("BlockPublicAcls"),
		IgnorePublicAcls:      s.True("IgnorePublicAcls"),
		BlockPublicPolicy:     s.True("BlockPublicPolicy"),
		RestrictPublicBuckets: s.True("RestrictPublicBuckets"),
	}
	c.World.Touch(b.EntityID())
	return value.Value{}, nil
}

func getPublicAccessBlock(c *call.Call, in value.Value) (value.Value, *call.Error) {
	b, err := bucketOf(c, in)
	if err != nil {
		return value.Value{}, err
	}
	if err := c.Authorize(onBucket(b, "s3:GetBucketPublicAccessBlock")); err != nil {
		return value.Value{}, err
	}
	s := b.BlockPublicAccess
	if s == nil {
		return value.Value{}, call.Fail(404, "NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found")
	}
	return value.Struct(value.M("PublicAccessBlockConfiguration", value.Struct(
		value.M("BlockPublicAcls", value.OfBool(s.BlockPublicAcls)),
		value.M("IgnorePublicAcls", value.OfBool(s.IgnorePublicAcls)),
		value.M("BlockPublicPolicy", value.OfBool(s.BlockPublicPolicy)),
		value.M("RestrictPublicBuckets", value.OfBool(s.RestrictPublicBuckets)),
	))), nil
}

func deletePublicAccessBlock(c *call.Call, in value.Value) (value.Value, *call.Error) {
	b, err := bucketOf(c, in)
	if err != nil {
		return value.Value{}, err
	}
	if err := c.Authorize(onBucket(b, "s3:PutBucketPublicAccessBlock")); err != nil {
		return value.Value{}, err
	}
	b.BlockPublicAccess = nil
	c.World.Touch(b.EntityID())
	c.HTTPStatus = 204
	return value.Value{}, nil
}
