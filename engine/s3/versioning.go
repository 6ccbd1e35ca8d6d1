package s3

import (
	"crossgrant/engine/call"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
)

func getBucketVersioning(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, err := bucketOf(c, in)
	if err != nil {
		return nil, err
	}
	if err := c.Authorize(onBucket(b, "s3:GetBucketVersioning")); err != nil {
		return nil, err
	}
	out := &value.Value{} // of a bucket that never had versioning: nothing
	out.SetString("Status", b.Versioning)
	return out, nil
}

// putBucketVersioning: once enabled, versioning can be suspended but not removed.
//
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketVersioning.html
func putBucketVersioning(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, err := bucketOf(c, in)
	if err != nil {
		return nil, err
	}
	configuration := in.Get("VersioningConfiguration")
	status := configuration.Str("Status")
	if status != "Enabled" && status != "Suspended" {
		return nil, call.Fail(400, "IllegalVersioningConfigurationException",
			"The Versioning element must be specified")
	}
	if err := c.Authorize(onBucket(b, "s3:PutBucketVersioning")); err != nil {
		return nil, err
	}
	if configuration.Has("MFADelete") {
		return nil, service.NotModelled("MFA delete")
	}
	if b.Lock != nil && status != "Enabled" {
		return nil, call.Fail(409, "InvalidBucketState", "An Object Lock configuration is present on this bucket, so the versioning state cannot be changed.")
	}
	b.Versioning = status
	c.World.Touch(b.EntityID())
	return nil, nil
}
