package s3

import (
	"crossgrant/engine/call"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html

func validOwnership(o world.Ownership) bool {
	return o == world.BucketOwnerEnforced || o == world.BucketOwnerPreferred || o == world.ObjectWriter
}

func putBucketOwnershipControls(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, err := bucketOf(c, in)
	if err != nil {
		return nil, err
	}
	rules := in.Get("OwnershipControls").Get("Rules").Items
	if len(rules) != 1 {
		return nil, malformedXML()
	}
	ownership := world.Ownership(rules[0].Str("ObjectOwnership"))
	if !validOwnership(ownership) {
		return nil, malformedXML()
	}
	if err := c.Authorize(onBucket(b, "s3:PutBucketOwnershipControls")); err != nil {
		return nil, err
	}
	// Grants on objects do not matter, those on the bucket do.
	if ownership == world.BucketOwnerEnforced && !b.ACL.OwnerOnly() {
		return nil, aclsWithEnforcedOwnership()
	}
	b.Ownership = ownership
	c.World.Touch(b.EntityID())
	return nil, nil
}

func getBucketOwnershipControls(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, err := bucketOf(c, in)
	if err != nil {
		return nil, err
	}
	if err := c.Authorize(onBucket(b, "s3:GetBucketOwnershipControls")); err != nil {
		return nil, err
	}
	if b.Ownership == "" {
		return nil, call.Fail(404, "OwnershipControlsNotFoundError", "The bucket ownership controls were not found")
	}
	rule := value.Struct(value.S("ObjectOwnership", string(b.Ownership)))
	return value.Struct(value.M("OwnershipControls", value.Struct(value.M("Rules", value.List(rule))))), nil
}

// deleteBucketOwnershipControls leaves a bucket that behaves as ObjectWriter.
func deleteBucketOwnershipControls(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, err := bucketOf(c, in)
	if err != nil {
		return nil, err
	}
	if err := c.Authorize(onBucket(b, "s3:PutBucketOwnershipControls")); err != nil {
		return nil, err
	}
	b.Ownership = ""
	c.World.Touch(b.EntityID())
	c.HTTPStatus = 204
	return nil, nil
}
