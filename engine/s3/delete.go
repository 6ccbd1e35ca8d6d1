package s3

import (
	"crossgrant/engine/call"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// authorizeDelete asks the bucket owner: deleting is never up to the object's owner.
func authorizeDelete(c *call.Call, b *world.Bucket, key, version string) *call.Error {
	var keys []call.Key
	if version != "" {
		keys = append(keys, call.Key{Name: "s3:VersionId", Values: []string{version}})
	}
	return c.Authorize(inBucket(b, key, versioned("s3:DeleteObject", version), keys))
}

// remove deletes an object or the version that is named; what is not there is gone
// as well. In a bucket with versioning a delete marker covers the object instead.
// It returns the marker that was made or removed, if any.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeletingObjectVersions.html
func remove(c *call.Call, in *value.Value, b *world.Bucket, key, version string) (marker *world.Object, err *call.Error) {
	if version != "" && version != "null" && len(version) != 32 {
		return nil, invalidArgument("Invalid version id specified")
	}
	if version == "" && b.Versioning != "" {
		marker = &world.Object{Bucket: b, Key: key, Writer: writer(c), Modified: c.World.Now, DeleteMarker: true}
		b.Add(c.World, marker)
		c.World.Touch(marker.EntityID())
		return marker, nil
	}
	if version == "" {
		version = "null"
	}
	o := b.Version(key, version)
	if o == nil {
		return nil, nil
	}
	if o.Protected(c.World.Now) {
		if o.LegalHold {
			return nil, protected()
		}
		if err := bypass(c, in, o); err != nil {
			return nil, err
		}
	}
	b.RemoveVersion(key, version)
	c.World.Touch(o.EntityID())
	if o.DeleteMarker {
		marker = o
	}
	return marker, nil
}

func deleteObject(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, key, err := objectOf(c, in)
	if err != nil {
		return nil, err
	}
	version := in.Str("VersionId")
	if err := authorizeDelete(c, b, key, version); err != nil {
		return nil, err
	}
	marker, err := remove(c, in, b, key, version)
	if err != nil {
		return nil, err
	}
	c.HTTPStatus = 204
	out := &value.Value{}
	if marker != nil {
		out.Set("DeleteMarker", value.OfBool(true))
		version = marker.PrintedVersion()
	}
	out.SetString("VersionId", version)
	return out, nil
}

// deleteObjects answers for each key by itself; the request as a whole succeeds.
//
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html
func deleteObjects(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, err := bucketOf(c, in)
	if err != nil {
		return nil, err
	}
	list := in.Get("Delete").Get("Objects").Items
	if len(list) == 0 || len(list) > 1000 {
		return nil, malformedXML()
	}
	quiet := in.Get("Delete").True("Quiet")
	deleted, errors := value.List(), value.List()
	for _, item := range list {
		for _, name := range item.Names {
			if name != "Key" && name != "VersionId" {
				return nil, service.NotModelled("the parameter " + name + " of an object to delete")
			}
		}
		key, version := item.Str("Key"), item.Str("VersionId")
		if key == "" {
			return nil, malformedXML()
		}
		err := authorizeDelete(c, b, key, version)
		var marker *world.Object
		if err == nil {
			marker, err = remove(c, in, b, key, version)
		}
		answer := value.Struct(value.S("Key", key))
		answer.SetString("VersionId", version)
		switch {
		case err == nil:
			if marker != nil {
				answer.Set("DeleteMarker", value.OfBool(true))
				answer.Set("DeleteMarkerVersionId", value.Of(marker.PrintedVersion()))
			}
			if !quiet {
				deleted.Append(answer)
			}
		case err.NotModelled != "":
			return nil, err
		default:
			answer.Set("Code", value.Of(err.Code))
			answer.Set("Message", value.Of(err.Message))
			errors.Append(answer)
		}
	}
	out := &value.Value{}
	if len(deleted.Items) > 0 {
		out.Set("Deleted", deleted)
	}
	if len(errors.Items) > 0 {
		out.Set("Errors", errors)
	}
	return out, nil
}
