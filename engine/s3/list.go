package s3

import (
	"encoding/base64"
	"sort"
	"strings"

	"crossgrant/engine/call"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// page is one page of the keys of a bucket.
type page struct {
	objects  []*world.Object
	prefixes []string
	last     string // the last key or common prefix on the page
	more     bool
}

// listPage takes up to limit objects and common prefixes whose keys come after a
// key, in the order of their bytes; with versions all versions, the newest first,
// and of the key itself those that come after the version.
func listPage(b *world.Bucket, prefix, delimiter, after, version string, limit int, versions bool) page {
	all := b.VersionedKeys()
	keys := all[:0]
	for _, k := range all {
		if strings.HasPrefix(k, prefix) && (k > after || versions && version != "" && k == after) {
			keys = append(keys, k)
		}
	}
	sort.Stable(sort.StringSlice(keys))
	var p page
	for _, k := range keys {
		one := [1]*world.Object{b.Objects[k]}
		objects := one[:]
		if versions {
			objects = b.Versions(k)
		} else if one[0] == nil {
			continue // deleted
		}
		if k == after {
			for i, o := range objects {
				if versionID(o) == version {
					objects = objects[i+1:]
					break
				}
			}
		}
		common := ""
		if delimiter != "" {
			if head, _, found := strings.Cut(k[len(prefix):], delimiter); found {
				common = prefix + head + delimiter
			}
		}
		if common != "" && (common == p.last || strings.HasPrefix(after, common)) {
			continue // rolled up into a prefix that is already listed
		}
		if common != "" {
			objects = objects[:1]
		}
		for _, o := range objects {
			if len(p.objects)+len(p.prefixes) == limit {
				p.more = limit > 0
				return p
			}
			if common != "" {
				p.prefixes, p.last = append(p.prefixes, common), common
			} else {
				p.objects, p.last = append(p.objects, o), k
			}
		}
	}
	return p
}

// objectMembers are the members of a listed object. All objects of a list share
// them: a bucket may have thousands.
var objectMembers = []string{"Key", "LastModified", "ETag", "ChecksumAlgorithm", "ChecksumType", "Size", "StorageClass", "Owner"}

// contents prints the objects of a page; owners tells whether with their owners.
func (p page) contents(owners bool) *value.Value {
	list := &value.Value{Kind: value.Array, Items: make([]value.Value, 0, len(p.objects))}
	n := len(objectMembers)
	if !owners {
		n--
	}
	for _, o := range p.objects {
		v := &value.Value{Kind: value.Object, Names: objectMembers[:n:n], Items: make([]value.Value, 0, n)}
		v.Append(value.Of(o.Key))
		v.Append(value.Of(service.Time(o.Modified)))
		v.Append(value.Of(etagOf(o)))
		v.Append(value.Strings(checksumAlgorithm(o)))
		v.Append(value.Of("FULL_OBJECT"))
		v.Append(value.OfInt(len(o.Body)))
		v.Append(value.Of(storageClass(o)))
		if owners {
			v.Append(value.Struct(value.S("ID", o.Owner())))
		}
		list.Append(v)
	}
	return list
}

func (p page) commonPrefixes() *value.Value {
	list := value.List()
	for _, x := range p.prefixes {
		list.Append(value.Struct(value.S("Prefix", x)))
	}
	return list
}

func storageClass(o *world.Object) string {
	if o.StorageClass == "" {
		return "STANDARD"
	}
	return o.StorageClass
}

// authorizeList checks what the listing operations have in common.
func authorizeList(c *call.Call, in *value.Value, action string) (*world.Bucket, int, *call.Error) {
	b, err := bucketOf(c, in)
	if err != nil {
		return nil, 0, err
	}
	limit := in.Int("MaxKeys", 1000)
	if limit < 0 {
		return nil, 0, invalidArgument("Argument maxKeys must be an integer between 0 and 2147483647")
	}
	if e := in.Str("EncodingType"); e != "" && e != "url" {
		return nil, 0, invalidArgument("Invalid Encoding Method specified in Request")
	}
	return b, min(limit, 1000), c.Authorize(onBucket(b, action, listKeys(in)...))
}

func listObjects(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, limit, err := authorizeList(c, in, "s3:ListBucket")
	if err != nil {
		return nil, err
	}
	prefix, delimiter, marker := in.Str("Prefix"), in.Str("Delimiter"), in.Str("Marker")
	p := listPage(b, prefix, delimiter, marker, "", limit, false)
	out := value.Struct(value.M("IsTruncated", value.OfBool(p.more)), value.S("Marker", marker))
	if p.more && delimiter != "" {
		// Without a delimiter the last key serves as the next marker.
		out.Set("NextMarker", value.Of(p.last))
	}
	finishList(out, p, b, prefix, delimiter, limit, true)
	return out, nil
}

func listObjectsV2(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	token := in.Str("ContinuationToken")
	after, err := tokenKey(token)
	if err != nil {
		return nil, err
	}
	b, limit, err := authorizeList(c, in, "s3:ListBucket")
	if err != nil {
		return nil, err
	}
	if token == "" {
		after = in.Str("StartAfter")
	}
	prefix, delimiter := in.Str("Prefix"), in.Str("Delimiter")
	p := listPage(b, prefix, delimiter, after, "", limit, false)
	out := value.Struct(value.M("IsTruncated", value.OfBool(p.more)))
	finishList(out, p, b, prefix, delimiter, limit, in.True("FetchOwner"))
	out.Set("KeyCount", value.OfInt(len(p.objects)+len(p.prefixes)))
	out.SetString("ContinuationToken", token)
	if p.more {
		out.Set("NextContinuationToken", value.Of(keyToken(p.last)))
	}
	out.SetString("StartAfter", in.Str("StartAfter"))
	return out, nil
}

// finishList adds the members from Contents to EncodingType. The AWS CLI asks for
// the encoding by itself.
func finishList(out *value.Value, p page, b *world.Bucket, prefix, delimiter string, limit int, owners bool) {
	if len(p.objects) > 0 {
		out.Set("Contents", p.contents(owners))
	}
	out.Set("Name", value.Of(b.Name))
	out.Set("Prefix", value.Of(prefix))
	out.SetString("Delimiter", delimiter)
	out.Set("MaxKeys", value.OfInt(limit))
	if len(p.prefixes) > 0 {
		out.Set("CommonPrefixes", p.commonPrefixes())
	}
	out.Set("EncodingType", value.Of("url"))
}

// Continuation tokens are opaque; ours hold the last key of the page.
const tokenMark = "1"

func keyToken(key string) string {
	if key == "" {
		return ""
	}
	return tokenMark + base64.StdEncoding.EncodeToString([]byte(key))
}

func tokenKey(token string) (string, *call.Error) {
	if token == "" {
		return "", nil
	}
	text, ok := strings.CutPrefix(token, tokenMark)
	key, err := base64.StdEncoding.DecodeString(text)
	if !ok || err != nil || len(key) == 0 {
		return "", invalidArgument("The continuation token provided is incorrect")
	}
	return string(key), nil
}
