package s3

import (
	"crossgrant/engine/call"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

func getBucketTagging(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, err := bucketOf(c, in)
	if err != nil {
		return nil, err
	}
	if err := c.Authorize(onBucket(b, "s3:GetBucketTagging")); err != nil {
		return nil, err
	}
	if len(b.Tags) == 0 {
		return nil, call.Fail(404, "NoSuchTagSet", "The TagSet does not exist")
	}
	return value.Struct(value.M("TagSet", service.TagSet(b.Tags))), nil
}

func putBucketTagging(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, err := bucketOf(c, in)
	if err != nil {
		return nil, err
	}
	tags, err := bodyTags(in, maxBucketTags)
	if err != nil {
		return nil, err
	}
	return setBucketTags(c, b, tags)
}

func deleteBucketTagging(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, err := bucketOf(c, in)
	if err != nil {
		return nil, err
	}
	return setBucketTags(c, b, nil)
}

func setBucketTags(c *call.Call, b *world.Bucket, tags []world.Tag) (*value.Value, *call.Error) {
	if err := c.Authorize(onBucket(b, "s3:PutBucketTagging")); err != nil {
		return nil, err
	}
	if b.ABAC {
		return nil, taggedByResource()
	}
	b.Tags = tags
	c.World.Touch(b.EntityID())
	c.HTTPStatus = 204
	return nil, nil
}

func getObjectTagging(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, _, err := objectOf(c, in)
	if err != nil {
		return nil, err
	}
	o, err := existing(c, b, in, nil, "s3:GetObjectTagging")
	if err != nil {
		return nil, err
	}
	out := value.Struct()
	out.SetString("VersionId", o.PrintedVersion())
	out.Set("TagSet", service.TagSet(o.Tags))
	return out, nil
}

func putObjectTagging(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, _, err := objectOf(c, in)
	if err != nil {
		return nil, err
	}
	tags, err := bodyTags(in, maxObjectTags)
	if err != nil {
		return nil, err
	}
	o, err := existing(c, b, in, requestTagKeys(tags), "s3:PutObjectTagging")
	if err != nil {
		return nil, err
	}
	return setObjectTags(c, o, tags), nil
}

func deleteObjectTagging(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, _, err := objectOf(c, in)
	if err != nil {
		return nil, err
	}
	o, err := existing(c, b, in, nil, "s3:DeleteObjectTagging")
	if err != nil {
		return nil, err
	}
	c.HTTPStatus = 204
	return setObjectTags(c, o, nil), nil
}

func setObjectTags(c *call.Call, o *world.Object, tags []world.Tag) *value.Value {
	o.Tags = tags
	c.World.Touch(o.EntityID())
	out := &value.Value{}
	out.SetString("VersionId", o.PrintedVersion())
	return out
}
