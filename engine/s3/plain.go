package s3

import (
	"strings"

	"crossgrant/engine/call"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// Actions on a key that the bucket owner has the say over, whoever owns the object.
const bucketOwnerActions = "s3:PutObject s3:DeleteObject s3:DeleteObjectVersion s3:AbortMultipartUpload s3:ListMultipartUploadParts"

// Plain is the access that an action needs in a request without options, on the
// bucket (where the key is "") or on a key in it, which may have no object yet.
func Plain(b *world.Bucket, key, action string) call.Access {
	nothing := &value.Value{}
	switch {
	case key == "" && (action == "s3:ListBucket" || action == "s3:ListBucketVersions"):
		return onBucket(b, action, listKeys(nothing)...)
	case key == "":
		return onBucket(b, action)
	case action == "s3:PutObject":
		return inBucket(b, key, action, uploadKeys(nothing, nil))
	}
	var keys []call.Key
	o := b.Objects[key]
	if o != nil && strings.Contains(action, "ObjectVersion") {
		version := o.VersionID
		if version == "" {
			version = "null"
		}
		keys = append(keys, call.Key{Name: "s3:VersionId", Values: []string{version}})
	}
	switch {
	case service.Listed(bucketOwnerActions, action):
		return inBucket(b, key, action, keys)
	case o == nil:
		return missingObject(b, key, action, keys)
	}
	return onObject(o, action, append(existingTagKeys(o), keys...))
}

// Admit refuses, whatever the policies say, what is for the bucket owner's account
// alone.
func Admit(c *call.Call, b *world.Bucket, action string) *call.Error {
	if service.Listed("s3:GetBucketPolicy s3:PutBucketPolicy s3:DeleteBucketPolicy", action) {
		return ownAccount(c, b)
	}
	return nil
}
