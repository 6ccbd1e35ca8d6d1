package s3

import (
	"crossgrant/engine/call"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// listObjectVersions lists also the objects of a bucket that never had versioning,
// whose version is "null".
//
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html
func listObjectVersions(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	key, version := in.Str("KeyMarker"), in.Str("VersionIdMarker")
	if version != "" && key == "" {
		return nil, invalidArgument("A version-id marker cannot be specified without a key marker.")
	}
	b, limit, err := authorizeList(c, in, "s3:ListBucketVersions")
	if err != nil {
		return nil, err
	}
	prefix, delimiter := in.Str("Prefix"), in.Str("Delimiter")
	p := listPage(b, prefix, delimiter, key, version, limit, true)
	out := value.Struct(value.M("IsTruncated", value.OfBool(p.more)), value.S("KeyMarker", key), value.S("VersionIdMarker", version))
	if p.more {
		out.Set("NextKeyMarker", value.Of(p.last))
		if n := len(p.objects); n > 0 && p.objects[n-1].Key == p.last {
			out.Set("NextVersionIdMarker", value.Of(versionID(p.objects[n-1])))
		}
	}
	versions, markers := value.List(), value.List()
	for _, o := range p.objects {
		v := &value.Value{}
		owner := value.Struct(value.S("ID", o.Owner()))
		list := versions
		if o.DeleteMarker {
			list = markers
			v.Set("Owner", owner)
		} else {
			v.Set("ETag", value.Of(etagOf(o)))
			v.Set("ChecksumAlgorithm", value.Strings(checksumAlgorithm(o)))
			v.Set("ChecksumType", value.Of("FULL_OBJECT"))
			v.Set("Size", value.OfInt(len(o.Body)))
			v.Set("StorageClass", value.Of(storageClass(o)))
		}
		v.Set("Key", value.Of(o.Key))
		v.Set("VersionId", value.Of(versionID(o)))
		v.Set("IsLatest", value.OfBool(b.Versions(o.Key)[0] == o))
		v.Set("LastModified", value.Of(service.Time(o.Modified)))
		if !o.DeleteMarker {
			v.Set("Owner", owner)
		}
		list.Append(v)
	}
	if len(versions.Items) > 0 {
		out.Set("Versions", versions)
	}
	if len(markers.Items) > 0 {
		out.Set("DeleteMarkers", markers)
	}
	p.objects = nil
	finishList(out, p, b, prefix, delimiter, limit, false)
	return out, nil
}

// versionID is there in a list whether or not the bucket has versioning.
func versionID(o *world.Object) string {
	if o.VersionID == "" {
		return "null"
	}
	return o.VersionID
}
