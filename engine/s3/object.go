package s3

import (
	"strings"

	"crossgrant/engine/call"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// readObject is GetObject and HeadObject: the same permission, the same answers.
func readObject(c *call.Call, in *value.Value) (*world.Object, *call.Error) {
	b, _, err := objectOf(c, in)
	if err != nil {
		return nil, err
	}
	o, err := existing(c, b, in, nil, "s3:GetObject")
	if err != nil {
		return nil, err
	}
	if o.Archived(c.World.Now) && c.Operation == "GetObject" {
		return nil, call.Fail(403, "InvalidObjectState", "The operation is not valid for the object's storage class")
	}
	return o, preconditions(c, in, o)
}

func getObject(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	o, err := readObject(c, in)
	if err != nil {
		return nil, err
	}
	out := value.Struct(
		value.S("Body", o.Body),
		value.S("AcceptRanges", "bytes"),
		value.S("LastModified", service.Time(o.Modified)),
		value.M("ContentLength", value.OfInt(len(o.Body))),
		value.S("ETag", etagOf(o)),
	)
	partial, err := cut(c, in, o, out)
	if err != nil {
		return nil, err
	}
	if !partial {
		// The AWS CLI asks for the checksum to check what it received.
		addChecksum(out, o)
	}
	headers(out, c, o)
	return out, nil
}

func headObject(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	o, err := readObject(c, in)
	if err != nil {
		return nil, err
	}
	out := value.Struct(
		value.S("AcceptRanges", "bytes"),
		value.S("LastModified", service.Time(o.Modified)),
		value.M("ContentLength", value.OfInt(len(o.Body))),
	)
	partial, err := cut(c, in, o, out)
	if err != nil {
		return nil, err
	}
	if in.Str("ChecksumMode") == "ENABLED" && !partial {
		addChecksum(out, o)
	}
	out.Set("ETag", value.Of(etagOf(o)))
	headers(out, c, o)
	return out, nil
}

// headers adds the members from VersionId on.
func headers(out *value.Value, c *call.Call, o *world.Object) {
	out.SetString("VersionId", o.PrintedVersion())
	header := func(name string) {
		for _, h := range o.Headers {
			if h.Key == name {
				out.Set(name, value.Of(h.Value))
			}
		}
	}
	header("CacheControl")
	header("ContentDisposition")
	header("ContentEncoding")
	header("ContentLanguage")
	contentType := o.ContentType
	if contentType == "" {
		contentType = "binary/octet-stream"
	}
	out.Set("ContentType", value.Of(contentType))
	header("Expires")
	header("WebsiteRedirectLocation")
	out.Set("ServerSideEncryption", value.Of(encryption(o)))
	metadata := &value.Value{Kind: value.Object}
	for _, m := range o.Metadata {
		metadata.Set(m.Key, value.Of(m.Value))
	}
	out.Set("Metadata", metadata)
	out.SetString("StorageClass", o.StorageClass)
	// "Returned if you have permission to read the tags."
	if len(o.Tags) > 0 && c.Allowed(onObject(o, "s3:GetObjectTagging", existingTagKeys(o))) {
		out.Set("TagCount", value.OfInt(len(o.Tags)))
	}
	restored(out, c, o)
	lockHeaders(out, c, o)
}

func encryption(o *world.Object) string {
	if o.Encryption == "" {
		return "AES256"
	}
	return o.Encryption
}

const objectAttributes = "ETag Checksum ObjectParts StorageClass ObjectSize"

func getObjectAttributes(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, _, err := objectOf(c, in)
	if err != nil {
		return nil, err
	}
	asked := map[string]bool{}
	for _, a := range in.Get("ObjectAttributes").Items {
		if !service.Listed(objectAttributes, a.Text) {
			return nil, invalidArgument("Invalid attribute name specified.")
		}
		asked[a.Text] = true
	}
	if len(asked) == 0 {
		return nil, invalidArgument("Invalid attribute name specified.")
	}
	// One page of AWS lists s3:GetObject alone, two others both.
	o, err := existing(c, b, in, nil, "s3:GetObject", "s3:GetObjectAttributes")
	if err != nil {
		if c.DeniedBy(err, "Attributes") {
			c.Doubt("object-attributes-permissions")
		}
		return nil, err
	}
	out := value.Struct(value.S("LastModified", service.Time(o.Modified)))
	out.SetString("VersionId", o.PrintedVersion())
	if asked["ETag"] {
		tag := etagOf(o)
		out.Set("ETag", value.Of(tag[1:len(tag)-1]))
	}
	if asked["Checksum"] {
		sum := &value.Value{Kind: value.Object}
		addChecksum(sum, o)
		out.Set("Checksum", sum)
	}
	if _, parts, many := strings.Cut(o.ETag, "-"); many && asked["ObjectParts"] {
		count := &value.Value{Kind: value.Number, Text: strings.Trim(parts, `"`)}
		out.Set("ObjectParts", value.Struct(value.M("TotalPartsCount", count)))
	}
	if asked["StorageClass"] {
		out.Set("StorageClass", value.Of(storageClass(o)))
	}
	if asked["ObjectSize"] {
		out.Set("ObjectSize", value.OfInt(len(o.Body)))
	}
	return out, nil
}
