package analysis

import (
	"errors"
	"strings"

	"crossgrant/engine/call"
	"crossgrant/engine/iam"
	"crossgrant/engine/s3"
	"crossgrant/engine/sts"
	"crossgrant/engine/world"
)

// Resource is something that actions are on.
type Resource struct {
	ID      string // of its entity, or what a new object's would be
	Name    string
	Kind    string // "bucket", "object", "new-object", "role"
	ARN     string
	Account string // ID of the account entity that owns it

	bucket *world.Bucket
	key    string
	role   *world.Role
}

// newKey is the key of an object that is not there yet.
const newKey = "new-object"

// maxObjects bounds the objects that are looked at.
const maxObjects = 200

// resources lists the buckets of a world, each with its objects and a key that is
// not there yet, and the roles; omitted is how many objects were too many.
func resources(w *world.World) (out []Resource, omitted int) {
	objects := 0
	for _, a := range w.Accounts {
		for _, b := range a.Buckets.Sorted() {
			out = append(out, bucketResource(b))
			for _, o := range b.Objects.Sorted() {
				if objects++; objects <= maxObjects {
					out = append(out, objectResource(b, o.Key))
				} else {
					omitted++
				}
			}
			key := newKey
			for b.Objects[key] != nil {
				key += "-"
			}
			out = append(out, objectResource(b, key))
		}
		for _, r := range a.Roles.Sorted() {
			out = append(out, roleResource(r))
		}
	}
	return out, omitted
}

func bucketResource(b *world.Bucket) Resource {
	return Resource{ID: b.EntityID(), Name: b.Name, Kind: "bucket", ARN: b.ARN(), Account: b.Account.EntityID(), bucket: b}
}

func objectResource(b *world.Bucket, key string) Resource {
	kind := "object"
	if b.Objects[key] == nil {
		kind = "new-object"
	}
	return Resource{
		ID: b.EntityID() + "#" + key, Name: b.Name + "/" + key, Kind: kind, ARN: b.ObjectARN(key), Account: b.Account.EntityID(),
		bucket: b, key: key,
	}
}

func roleResource(r *world.Role) Resource {
	return Resource{ID: r.EntityID(), Name: r.Name, Kind: "role", ARN: r.ARN(), Account: r.Account.EntityID(), role: r}
}

// findResource finds what an ARN names; "*" is nothing in particular.
func findResource(w *world.World, name string) (Resource, error) {
	if name == "*" {
		return Resource{Name: name, ARN: name}, nil
	}
	if r := w.Role(name); r != nil {
		return roleResource(r), nil
	}
	if path, ok := strings.CutPrefix(name, "arn:aws:s3:::"); ok {
		bucket, key, _ := strings.Cut(path, "/")
		switch b := w.Bucket(bucket); {
		case b == nil:
		case key != "":
			return objectResource(b, key), nil
		case path == bucket:
			return bucketResource(b), nil
		}
	}
	return Resource{}, errors.New("there is no bucket or role of the ARN \"" + name + "\" at this step")
}

// access is what a plain request for an action on the resource needs; the session
// is that of the name which AssumeRole would be given.
func (r *Resource) access(action string) call.Access {
	switch {
	case r.bucket != nil:
		return s3.Plain(r.bucket, r.key, action)
	case r.role == nil:
		return call.Access{Action: action, Resource: "*"}
	case strings.HasPrefix(action, "sts:"):
		return sts.Plain(r.role, plainSession, action)
	}
	return iam.PlainRole(r.role, action)
}

// plainSession is the name of the session in a plain AssumeRole.
const plainSession = "session"

// admit refuses what no policy can allow: because of what the caller's credentials
// are, or because it is for the owner's account alone.
func (r *Resource) admit(c *call.Call, action string) *call.Error {
	vendor, name, _ := strings.Cut(action, ":")
	switch vendor {
	case "iam":
		return iam.Admit(c)
	case "sts":
		c.Operation = name
		if name == "TagSession" || name == "SetSourceIdentity" {
			c.Operation = "AssumeRole" // of which these are parts
		}
		return sts.Admit(c)
	}
	if r.bucket != nil {
		return s3.Admit(c, r.bucket, action)
	}
	return nil
}
