package s3

import (
	"strings"

	"crossgrant/engine/call"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// copyObject reads the source as GetObject does and writes the destination as
// PutObject does; each has its own bucket, owner and policy.
//
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
func copyObject(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, key, err := objectOf(c, in)
	if err != nil {
		return nil, err
	}
	metadata, tagging := in.Str("MetadataDirective"), in.Str("TaggingDirective")
	if !directive(metadata) {
		return nil, invalidArgument("Unknown metadata directive.")
	}
	if !directive(tagging) {
		return nil, invalidArgument("Unknown tagging directive.")
	}
	u, err := readUpload(in, b, key)
	if err != nil {
		return nil, err
	}
	// Tags that come along with the source are no tags of the request.
	keys := uploadKeys(in, u.tags)
	o, name, err := sourceOf(c, in)
	if err != nil {
		return nil, err
	}
	keys = append(keys, call.Key{Name: "s3:x-amz-copy-source", Values: []string{name}})
	switch {
	case tagging == "REPLACE":
	case len(u.tags) > 0:
		return nil, service.NotModelled("the parameter Tagging of CopyObject without the tagging directive REPLACE")
	case len(o.Tags) > 0:
		// Copying tags needs the right to read them and to set them.
		if _, _, err := sourceOf(c, in, "s3:GetObjectTagging"); err != nil {
			c.Doubt("copy-object-tags")
			return nil, err
		}
		u.tags = o.Tags
	}
	err = u.authorize(c, in, keys)
	if c.DeniedBy(err, "s3:PutObjectTagging") && tagging != "REPLACE" {
		c.Doubt("copy-object-tags")
	}
	if strings.HasPrefix(in.Str("CopySource"), "/") {
		keys[len(keys)-1].Values = []string{"/" + name}
		if c.Allowed(inBucket(b, key, "s3:PutObject", keys)) == c.DeniedBy(err, "s3:PutObject") {
			c.Doubt("copy-source-slash")
		}
	}
	if err != nil {
		return nil, err
	}
	if b.Objects[key] == o && metadata != "REPLACE" && !in.Has("StorageClass") &&
		!in.Has("WebsiteRedirectLocation") && !in.Has("ServerSideEncryption") {
		return nil, invalidRequest("This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.")
	}
	if o.Archived(c.World.Now) {
		return nil, call.Fail(403, "InvalidObjectState", "Operation is not valid for the source object's storage class")
	}
	owner := u.acl.newOwner(c, b)
	list := u.acl.list(owner, b.Account.CanonicalUserID, true)
	if err := u.allowed(c, in, list); err != nil {
		return nil, err
	}
	if u.checksum == "" {
		u.checksum = o.Checksum
	}
	target := copied(o, in, metadata == "REPLACE")
	target.Bucket = b
	if err := lock(c, in, target); err != nil {
		return nil, err
	}
	target.Tags = u.tags
	target.StorageClass = class(in)
	u.store(c, target, owner, stored(b, list, owner))
	result := value.Struct(value.S("ETag", etag(target.Body)), value.S("LastModified", service.Time(target.Modified)))
	algorithm := checksumAlgorithm(target)
	result.Set("ChecksumType", value.Of("FULL_OBJECT"))
	result.Set("Checksum"+algorithm, value.Of(checksumOf(target.Body, algorithm)))
	out := value.Struct(value.M("CopyObjectResult", result))
	out.SetString("CopySourceVersionId", o.PrintedVersion())
	out.SetString("VersionId", target.VersionID)
	out.Set("ServerSideEncryption", value.Of(target.Encryption))
	return out, nil
}

// sourceOf finds what a request copies and authorizes reading it, or the actions
// given. name is what the condition key for the source holds.
func sourceOf(c *call.Call, in *value.Value, actions ...string) (o *world.Object, name string, err *call.Error) {
	bucket, key, version, ok := copySource(in.Str("CopySource"))
	if !ok {
		return nil, "", invalidArgument("Copy Source must mention the source bucket and key: sourcebucket/sourcekey")
	}
	from, err := namedBucket(c, bucket, in.Str("ExpectedSourceBucketOwner"))
	if err != nil {
		return nil, "", err
	}
	source := value.Struct(value.S("Bucket", bucket), value.S("Key", key))
	source.SetString("VersionId", version)
	if len(actions) == 0 {
		actions = []string{"s3:GetObject"}
	}
	o, err = existing(c, from, source, nil, actions...)
	return o, bucket + "/" + key, err
}

func directive(text string) bool { return text == "" || text == "COPY" || text == "REPLACE" }

// copied is the new object before it is stored. The ACL of the source is never
// copied, nor is where it redirects to.
func copied(o *world.Object, in *value.Value, replace bool) *world.Object {
	target := &world.Object{Body: o.Body}
	if replace {
		describe(target, in)
		return target
	}
	target.ContentType, target.Metadata = o.ContentType, o.Metadata
	for _, h := range o.Headers {
		if h.Key != "WebsiteRedirectLocation" {
			target.Headers = append(target.Headers, h)
		}
	}
	if in.Has("WebsiteRedirectLocation") {
		target.Headers = append(target.Headers, world.Tag{Key: "WebsiteRedirectLocation", Value: in.Str("WebsiteRedirectLocation")})
	}
	return target
}
