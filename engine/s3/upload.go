package s3

import (
	"crossgrant/engine/acl"
	"crossgrant/engine/call"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// upload is what PutObject and CopyObject have in common: the headers of a new
// object, who may write it and who owns it.
type upload struct {
	bucket   *world.Bucket
	key      string
	acl      requestedACL
	tags     []world.Tag
	checksum string
}

// Headers that are stored with an object and returned with it.
var storedHeaders = []string{
	"CacheControl", "ContentDisposition", "ContentEncoding", "ContentLanguage", "Expires", "WebsiteRedirectLocation",
}

const storageClasses = "STANDARD REDUCED_REDUNDANCY STANDARD_IA ONEZONE_IA INTELLIGENT_TIERING GLACIER DEEP_ARCHIVE GLACIER_IR"

// readUpload reads and checks the headers.
func readUpload(in *value.Value, b *world.Bucket, key string) (*upload, *call.Error) {
	u := &upload{bucket: b, key: key}
	var err *call.Error
	if u.acl, err = readACL(in); err != nil {
		return nil, err
	}
	if u.tags, err = headerTags(in); err != nil {
		return nil, err
	}
	if u.checksum, err = checksumParameter(in); err != nil {
		return nil, err
	}
	switch class := in.Str("StorageClass"); {
	case class == "OUTPOSTS" || class == "SNOW" || class == "EXPRESS_ONEZONE" || class == "FSX_OPENZFS":
		return nil, service.NotModelled("the storage class " + class)
	case class != "" && !service.Listed(storageClasses, class):
		return nil, call.Fail(400, "InvalidStorageClass", "The storage class you specified is not valid")
	}
	switch e := in.Str("ServerSideEncryption"); e {
	case "", "AES256", "aws:kms", "aws:kms:dsse", "aws:fsx":
	default:
		return nil, invalidArgument("The encryption method specified is not supported")
	}
	if in.Has("ObjectLockMode") != in.Has("ObjectLockRetainUntilDate") {
		return nil, invalidArgument("x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied")
	}
	if len(in.Str("WebsiteRedirectLocation")) > 2048 {
		return nil, invalidRequest("The website redirect location must be less than 2048 characters in length")
	}
	return u, nil
}

// authorize asks for s3:PutObject and for what the headers need besides.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
func (u *upload) authorize(c *call.Call, in *value.Value, keys []call.Key) *call.Error {
	b := u.bucket
	if err := c.Authorize(inBucket(b, u.key, "s3:PutObject", keys)); err != nil {
		return err
	}
	if err := u.acl.authorizeUpload(c, b, u.key, keys); err != nil {
		return err
	}
	var more []string
	if len(u.tags) > 0 {
		more = append(more, "s3:PutObjectTagging")
	}
	if in.Has("ObjectLockMode") {
		more = append(more, "s3:PutObjectRetention")
	}
	if in.Has("ObjectLockLegalHoldStatus") {
		more = append(more, "s3:PutObjectLegalHold")
	}
	for _, action := range more {
		if err := c.Authorize(inBucket(b, u.key, action, keys)); err != nil {
			return err
		}
	}
	if in.Has("IfMatch") {
		// "To use If-Match you need s3:GetObject as well."
		// https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
		a := missingObject(b, u.key, "s3:GetObject", nil)
		if o := b.Objects[u.key]; o != nil {
			a = onObject(o, "s3:GetObject", existingTagKeys(o))
		}
		if err := c.Authorize(a); err != nil {
			return err
		}
	}
	return u.unmodelled(in)
}

// unmodelled: what decides further where AWS goes on.
func (u *upload) unmodelled(in *value.Value) *call.Error {
	switch {
	case in.Has("SSECustomerAlgorithm") || in.Has("SSECustomerKey") || in.Has("SSECustomerKeyMD5"):
		return service.NotModelled("encryption with a key of the customer")
	case in.Has("SSEKMSKeyId") || in.True("BucketKeyEnabled") || in.Str("ServerSideEncryption") != "AES256" && (in.Has("ServerSideEncryption") || keyByDefault(u.bucket)):
		return service.NotModelled("the key policy of AWS KMS, which also has to allow this request")
	}
	return nil
}

// allowed: what Object Ownership, Block Public Access and the state of things say.
func (u *upload) allowed(c *call.Call, in *value.Value, list acl.List) *call.Error {
	if err := u.acl.allowsUpload(c, u.bucket, u.key, list); err != nil {
		return err
	}
	o := u.bucket.Objects[u.key]
	if in.Has("IfNoneMatch") && o != nil {
		if in.Str("IfNoneMatch") != "*" {
			return call.Fail(501, "NotImplemented", "A header you provided implies functionality that is not implemented")
		}
		return failedPrecondition()
	}
	if tag := in.Str("IfMatch"); tag != "" {
		if o == nil {
			return noSuchKey()
		}
		if etagOf(o) != tag && etagOf(o) != `"`+tag+`"` {
			return failedPrecondition()
		}
	}
	return nil
}

// store puts the object in its place.
func (u *upload) store(c *call.Call, o *world.Object, owner string, list acl.List) {
	b := u.bucket
	o.Key, o.Writer, o.ACL = u.key, owner, list
	o.Modified = c.World.Now
	o.Encryption = "AES256"
	o.Checksum = u.checksum
	if b.Objects[u.key] == nil {
		c.World.Creating()
	}
	b.Add(c.World, o)
	c.World.Touch(o.EntityID())
}

// describe takes the object's headers and metadata from the request.
func describe(o *world.Object, in *value.Value) {
	o.ContentType = in.Str("ContentType")
	if o.ContentType == "" {
		o.ContentType = "binary/octet-stream"
	}
	o.Headers = nil
	for _, name := range storedHeaders {
		if in.Has(name) {
			o.Headers = append(o.Headers, world.Tag{Key: name, Value: in.Str(name)})
		}
	}
	o.Metadata = nil
	m := in.Get("Metadata")
	for i, name := range m.Names {
		o.Metadata = append(o.Metadata, world.Tag{Key: lower(name), Value: m.Items[i].Text})
	}
}

func class(in *value.Value) string {
	if s := in.Str("StorageClass"); s != "STANDARD" {
		return s
	}
	return ""
}

func putObject(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, key, err := objectOf(c, in)
	if err != nil {
		return nil, err
	}
	u, err := readUpload(in, b, key)
	if err != nil {
		return nil, err
	}
	body := in.Str("Body")
	if err := digest(in, body); err != nil {
		return nil, err
	}
	if err := u.authorize(c, in, uploadKeys(in, u.tags)); err != nil {
		return nil, err
	}
	owner := u.acl.newOwner(c, b)
	list := u.acl.list(owner, b.Account.CanonicalUserID, true)
	if err := u.allowed(c, in, list); err != nil {
		return nil, err
	}
	o := &world.Object{Bucket: b, Body: body, Tags: u.tags, StorageClass: class(in)}
	if err := lock(c, in, o); err != nil {
		return nil, err
	}
	describe(o, in)
	u.store(c, o, owner, stored(b, list, owner))
	out := value.Struct(value.S("ETag", etag(body)))
	addChecksum(out, o)
	out.Set("ServerSideEncryption", value.Of(o.Encryption))
	out.SetString("VersionId", o.VersionID) // not while versioning is suspended
	return out, nil
}

// stored is the ACL that is kept: with ACLs disabled the bucket owner's alone.
func stored(b *world.Bucket, list acl.List, owner string) acl.List {
	if b.ACLsDisabled() {
		return acl.Private(owner)
	}
	return list
}
