package s3

import (
	"strconv"
	"strings"

	"crossgrant/engine/authz"
	"crossgrant/engine/call"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// Multipart uploads: all that writes needs s3:PutObject; listing and aborting have
// actions of their own.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html#mpuAndPermissions

// smallestPart in bytes, save the last.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html
const smallestPart = 5 << 20

// creation says whether a request creates an object, as completing an upload does
// and what goes before does not.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes-enforce.html
func creation(keys []call.Key, creates bool) []call.Key {
	return append(keys, call.Key{Name: "s3:ObjectCreationOperation", Values: []string{strconv.FormatBool(creates)}})
}

func createMultipartUpload(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, key, err := objectOf(c, in)
	if err != nil {
		return nil, err
	}
	u, err := readUpload(in, b, key)
	if err != nil {
		return nil, err
	}
	if err := u.authorize(c, in, creation(append(headerKeys(in, uploadHeaders), requestTagKeys(u.tags)...), false)); err != nil {
		return nil, err
	}
	if u.checksum != "" {
		return nil, service.NotModelled("composite checksums")
	}
	owner := u.acl.newOwner(c, b)
	list := u.acl.list(owner, b.Account.CanonicalUserID, true)
	if err := u.allowed(c, in, list); err != nil {
		return nil, err
	}
	o := &world.Object{Bucket: b, Tags: u.tags, StorageClass: class(in)}
	if err := lock(c, in, o); err != nil {
		return nil, err
	}
	describe(o, in)
	o.Key, o.Writer, o.ACL, o.Encryption = key, owner, stored(b, list, owner), "AES256"
	c.World.Creating()
	m := &world.Upload{ID: c.World.VersionID("upload "+b.Name, key), Object: o, Initiated: c.World.Now, Initiator: initiator(c)}
	b.AddUpload(m)
	c.World.Touch(b.EntityID())
	return value.Struct(value.S("ServerSideEncryption", o.Encryption), value.S("ChecksumAlgorithm", checksumAlgorithm(o)),
		value.S("ChecksumType", "FULL_OBJECT"), value.S("Bucket", b.Name), value.S("Key", key), value.S("UploadId", m.ID)), nil
}

// uploadOf authorizes an action of a request about an upload, and finds it.
func uploadOf(c *call.Call, in *value.Value, action string, keys []call.Key) (*world.Bucket, *world.Upload, *call.Error) {
	b, key, err := objectOf(c, in)
	if err != nil {
		return nil, nil, err
	}
	m := b.Upload(key, in.Str("UploadId"))
	if err := c.Authorize(inBucket(b, key, action, keys)); err != nil {
		if action != "s3:PutObject" && m != nil && m.Initiator == initiator(c) && c.Decisions[len(c.Decisions)-1].Verdict == authz.ImplicitDeny {
			c.Doubt("initiator-of-upload")
		}
		return nil, nil, err
	}
	if m == nil {
		return nil, nil, noSuchUpload()
	}
	return b, m, nil
}

// initiator is how S3 names who starts an upload.
func initiator(c *call.Call) string {
	if c.Caller != nil && c.Caller.Account != nil && c.Caller.Kind != world.RootKey {
		return c.Principal().ARN
	}
	return c.CanonicalID()
}

func noSuchUpload() *call.Error {
	return call.Fail(404, "NoSuchUpload",
		"The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.")
}

func addPart(c *call.Call, in *value.Value, m *world.Upload, body string) {
	m.AddPart(world.Part{Number: in.Int("PartNumber", 0), Body: body, Modified: c.World.Now})
	c.World.Touch(m.Object.Bucket.EntityID())
}

func badPartNumber(in *value.Value) *call.Error {
	if n := in.Int("PartNumber", 0); n < 1 || n > 10000 {
		return invalidArgument("Part number must be an integer between 1 and 10000, inclusive")
	}
	return nil
}

func uploadPart(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	body := in.Str("Body")
	if err := badPartNumber(in); err != nil {
		return nil, err
	}
	if err := digest(in, body); err != nil {
		return nil, err
	}
	_, m, err := uploadOf(c, in, "s3:PutObject", creation(nil, false))
	if err != nil {
		return nil, err
	}
	if checksum, err := checksumParameter(in); err != nil || checksum != "" {
		return nil, service.NotModelled("composite checksums")
	}
	addPart(c, in, m, body)
	return value.Struct(value.S("ServerSideEncryption", m.Object.Encryption), value.S("ETag", etag(body)),
		value.S("ChecksumCRC64NVME", checksumOf(body, ""))), nil
}

// uploadPartCopy reads the source as GetObject does.
func uploadPartCopy(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	if err := badPartNumber(in); err != nil {
		return nil, err
	}
	if _, _, err := objectOf(c, in); err != nil {
		return nil, err
	}
	o, name, err := sourceOf(c, in)
	if err != nil {
		return nil, err
	}
	keys := []call.Key{{Name: "s3:x-amz-copy-source", Values: []string{name}}}
	_, m, err := uploadOf(c, in, "s3:PutObject", creation(keys, false))
	if err != nil {
		return nil, err
	}
	addPart(c, in, m, o.Body)
	out := value.Struct(value.M("CopyPartResult", value.Struct(value.S("ETag", etag(o.Body)),
		value.S("LastModified", service.Time(c.World.Now)), value.S("ChecksumCRC64NVME", checksumOf(o.Body, "")))))
	out.SetString("CopySourceVersionId", o.PrintedVersion())
	out.SetString("ServerSideEncryption", m.Object.Encryption)
	return out, nil
}

// completeMultipartUpload: only now there is an object. Its owner is who started
// the upload, or the bucket owner as Object Ownership had it then.
//
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html
func completeMultipartUpload(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, key, err := objectOf(c, in)
	if err != nil {
		return nil, err
	}
	u := &upload{bucket: b, key: key}
	if err := u.authorize(c, in, creation(headerKeys(in, "IfMatch s3:if-match IfNoneMatch s3:if-none-match"), true)); err != nil {
		return nil, err
	}
	m := b.Upload(key, in.Str("UploadId"))
	if m == nil {
		return nil, noSuchUpload()
	}
	o := *m.Object
	if o.Body, o.ETag, err = joinParts(in.Get("MultipartUpload").Get("Parts").Items, m); err != nil {
		return nil, err
	}
	if err := u.allowed(c, in, o.ACL); err != nil {
		return nil, err
	}
	u.store(c, &o, o.Writer, o.ACL)
	b.RemoveUpload(m)
	c.World.Touch(b.EntityID())
	out := value.Struct(value.S("ServerSideEncryption", o.Encryption))
	out.SetString("VersionId", o.VersionID)
	out.SetString("Location", "https://"+b.Name+".s3."+regionOf(b)+".amazonaws.com/"+strings.ReplaceAll(key, "/", "%2F"))
	out.SetString("Bucket", b.Name)
	out.SetString("Key", key)
	out.SetString("ETag", etagOf(&o))
	addChecksum(out, &o)
	return out, nil
}

// joinParts gives the body and the entity tag, which is that of the parts' digests
// with their number.
func joinParts(list []value.Value, m *world.Upload) (body, tag string, err *call.Error) {
	if len(list) == 0 {
		return "", "", invalidRequest("You must specify at least one part")
	}
	var text, sums strings.Builder
	last := 0
	for i := range list {
		number := list[i].Int("PartNumber", 0)
		if number <= last {
			return "", "", call.Fail(400, "InvalidPartOrder",
				"The list of parts was not in ascending order. Parts must be ordered by part number.")
		}
		last = number
		p := m.Part(number)
		if p == nil || strings.Trim(list[i].Str("ETag"), `"`) != strings.Trim(etag(p.Body), `"`) {
			return "", "", call.Fail(400, "InvalidPart",
				"One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.")
		}
		if i < len(list)-1 && len(p.Body) < smallestPart {
			return "", "", call.Fail(400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size")
		}
		text.WriteString(p.Body)
		sum := md5Sum(p.Body)
		sums.Write(sum[:])
	}
	tag = etag(sums.String())
	return text.String(), tag[:len(tag)-1] + "-" + strconv.Itoa(len(list)) + `"`, nil
}

func abortMultipartUpload(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, m, err := uploadOf(c, in, "s3:AbortMultipartUpload", nil)
	if err != nil {
		return nil, err
	}
	b.RemoveUpload(m)
	c.World.Touch(b.EntityID())
	c.HTTPStatus = 204
	return nil, nil
}

// describeUpload adds what both lists tell of an upload.
func describeUpload(out *value.Value, m *world.Upload) {
	out.SetString("StorageClass", storageClass(m.Object))
	out.Set("Owner", value.Struct(value.S("ID", m.Object.Owner())))
	out.Set("Initiator", value.Struct(value.S("ID", m.Initiator)))
	out.SetString("ChecksumAlgorithm", checksumAlgorithm(m.Object))
	out.SetString("ChecksumType", "FULL_OBJECT")
}

func listParts(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, m, err := uploadOf(c, in, "s3:ListMultipartUploadParts", nil)
	if err != nil {
		return nil, err
	}
	parts, last := value.List(), 0
	for _, p := range m.Parts {
		parts.Append(value.Struct(value.M("PartNumber", value.OfInt(p.Number)), value.S("LastModified", service.Time(p.Modified)),
			value.S("ETag", etag(p.Body)), value.M("Size", value.OfInt(len(p.Body))), value.S("ChecksumCRC64NVME", checksumOf(p.Body, ""))))
		last = p.Number
	}
	out := value.Struct(value.S("Bucket", b.Name), value.S("Key", m.Object.Key), value.S("UploadId", m.ID),
		value.M("PartNumberMarker", value.OfInt(0)), value.M("NextPartNumberMarker", value.OfInt(last)),
		value.M("MaxParts", value.OfInt(1000)), value.M("IsTruncated", value.OfBool(false)))
	if last > 0 {
		out.Set("Parts", parts)
	}
	describeUpload(out, m)
	return out, nil
}

func listMultipartUploads(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, err := bucketOf(c, in)
	if err != nil {
		return nil, err
	}
	if err := c.Authorize(onBucket(b, "s3:ListBucketMultipartUploads")); err != nil {
		return nil, err
	}
	prefix := in.Str("Prefix")
	uploads := value.List()
	for _, m := range b.Uploads {
		if key := m.Object.Key; strings.HasPrefix(key, prefix) {
			v := value.Struct(value.S("UploadId", m.ID), value.S("Key", key), value.S("Initiated", service.Time(m.Initiated)))
			describeUpload(v, m)
			uploads.Append(v)
		}
	}
	out := value.Struct(value.S("Bucket", b.Name), value.S("KeyMarker", ""), value.S("UploadIdMarker", ""), value.S("NextKeyMarker", ""),
		value.S("Prefix", prefix), value.S("NextUploadIdMarker", ""), value.M("MaxUploads", value.OfInt(1000)), value.M("IsTruncated", value.OfBool(false)))
	if len(uploads.Items) > 0 {
		out.Set("Uploads", uploads)
	}
	return out, nil
}
