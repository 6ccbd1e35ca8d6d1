package s3

import (
	"crossgrant/engine/call"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html

// setting is the public access block of a bucket, or of an account (the operations
// of the same names of S3 Control, which name an account instead of a bucket).
type setting struct {
	block  **world.BlockPublicAccess
	entity string
}

func blockSetting(c *call.Call, in *value.Value, verb string) (setting, *call.Error) {
	if in.Has("AccountId") {
		return accountSetting(c, in.Str("AccountId"), verb)
	}
	b, err := bucketOf(c, in)
	if err != nil {
		return setting{}, err
	}
	return setting{&b.BlockPublicAccess, b.EntityID()}, c.Authorize(onBucket(b, "s3:"+verb+"BucketPublicAccessBlock"))
}

// accountSetting: identity-based policies of the account alone give the permission.
//
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_PutPublicAccessBlock.html
func accountSetting(c *call.Call, id, verb string) (setting, *call.Error) {
	if c.Caller == nil || c.Caller.Account == nil {
		return setting{}, accessDenied()
	}
	a := c.Caller.Account
	c.Target = a.EntityID()
	if err := c.Authorize(call.Access{Action: "s3:" + verb + "AccountPublicAccessBlock", Resource: "*"}); err != nil {
		return setting{}, err
	}
	if id != a.ID {
		return setting{}, accessDenied()
	}
	return setting{&a.BlockPublicAccess, a.EntityID()}, nil
}

func putPublicAccessBlock(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	s, err := blockSetting(c, in, "Put")
	if err != nil {
		return nil, err
	}
	// A flag that the configuration leaves out is off.
	flags := in.Get("PublicAccessBlockConfiguration")
	*s.block = &world.BlockPublicAccess{
		BlockPublicAcls:       flags.True("BlockPublicAcls"),
		IgnorePublicAcls:      flags.True("IgnorePublicAcls"),
		BlockPublicPolicy:     flags.True("BlockPublicPolicy"),
		RestrictPublicBuckets: flags.True("RestrictPublicBuckets"),
	}
	c.World.Touch(s.entity)
	return nil, nil
}

func getPublicAccessBlock(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	s, err := blockSetting(c, in, "Get")
	if err != nil {
		return nil, err
	}
	b := *s.block
	if b == nil {
		return nil, call.Fail(404, "NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found")
	}
	return value.Struct(value.M("PublicAccessBlockConfiguration", value.Struct(
		value.M("BlockPublicAcls", value.OfBool(b.BlockPublicAcls)),
		value.M("IgnorePublicAcls", value.OfBool(b.IgnorePublicAcls)),
		value.M("BlockPublicPolicy", value.OfBool(b.BlockPublicPolicy)),
		value.M("RestrictPublicBuckets", value.OfBool(b.RestrictPublicBuckets)),
	))), nil
}

func deletePublicAccessBlock(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	s, err := blockSetting(c, in, "Put")
	if err != nil {
		return nil, err
	}
	*s.block = nil
	c.World.Touch(s.entity)
	c.HTTPStatus = 204
	return nil, nil
}
