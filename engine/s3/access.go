package s3

import (
	"strings"

	"crossgrant/engine/acl"
	"crossgrant/engine/call"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// bucketOf finds the bucket of a request. Nobody needs a permission to learn that
// a bucket does not exist.
func bucketOf(c *call.Call, in *value.Value) (*world.Bucket, *call.Error) {
	return namedBucket(c, in.Str("Bucket"), in.Str("ExpectedBucketOwner"))
}

func namedBucket(c *call.Call, name, expectedOwner string) (*world.Bucket, *call.Error) {
	if strings.HasPrefix(name, "arn:") {
		return nil, service.NotModelled("access points (" + name + ")")
	}
	b := c.World.Bucket(name)
	if b == nil {
		// Who has the permission is told the same either way.
		a := call.Access{Action: "s3:" + c.Operation, Resource: "arn:aws:s3:::" + name}
		if !c.Allowed(a) {
			if a.Resource += "/x"; !c.Allowed(a) {
				c.Doubt("missing-bucket-first")
			}
		}
		return nil, noSuchBucket()
	}
	if c.Target == "" {
		c.Target = b.EntityID()
	}
	if expectedOwner != "" && expectedOwner != b.Account.ID {
		return nil, accessDenied()
	}
	return b, nil
}

// objectOf finds the bucket of a request and checks its key.
func objectOf(c *call.Call, in *value.Value) (b *world.Bucket, key string, err *call.Error) {
	if b, err = bucketOf(c, in); err != nil {
		return nil, "", err
	}
	key = in.Str("Key")
	if len(key) > 1024 {
		return nil, "", call.Fail(400, "KeyTooLongError", "Your key is too long")
	}
	c.Target = b.EntityID() + "#" + key
	return b, key, nil
}

// bucketACL is the bucket's ACL where ACLs count.
func bucketACL(b *world.Bucket) *acl.List {
	if b.ACLsDisabled() {
		return nil
	}
	list := b.EffectiveACL()
	return &list
}

// onBucket is an action on the bucket itself.
func onBucket(b *world.Bucket, action string, keys ...call.Key) call.Access {
	return call.Access{
		Action: action, Resource: b.ARN(), Owner: b.Account, Policy: b.Policy, Bucket: b,
		ACL: bucketACL(b), Keys: bucketKeys(b, keys),
	}
}

// bucketKeys adds the condition keys that come with a bucket. Its Region is where
// the AWS CLI sends requests about it in the end; its tags count where attribute-based
// access control is on.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/Redirects.html
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/buckets-tagging-enable-abac.html
func bucketKeys(b *world.Bucket, keys []call.Key) []call.Key {
	out := []call.Key{{Name: "aws:RequestedRegion", Values: []string{regionOf(b)}}}
	if b.ABAC {
		for _, t := range b.Tags {
			out = append(out, call.Key{Name: "aws:ResourceTag/" + t.Key, Values: []string{t.Value}},
				call.Key{Name: "s3:BucketTag/" + t.Key, Values: []string{t.Value}})
		}
	}
	return append(out, keys...)
}

// inBucket is an action on a key that the bucket owner has the say over: writing
// and deleting. The bucket's ACL speaks for it.
func inBucket(b *world.Bucket, key, action string, keys []call.Key) call.Access {
	a := onBucket(b, action, keys...)
	a.Resource = b.ObjectARN(key)
	return a
}

// onObject is an action on an object that its owner has the say over.
func onObject(o *world.Object, action string, keys []call.Key) call.Access {
	a := missingObject(o.Bucket, o.Key, action, keys)
	a.Authority = o.Owner()
	if !o.Bucket.ACLsDisabled() {
		list := o.EffectiveACL()
		a.ACL = &list
	}
	return a
}

// missingObject is the same where there is no object: the bucket owner has the say.
func missingObject(b *world.Bucket, key, action string, keys []call.Key) call.Access {
	return call.Access{
		Action: action, Resource: b.ObjectARN(key), Owner: b.Account, Policy: b.Policy, Bucket: b,
		OnObject: true, Keys: bucketKeys(b, keys),
	}
}

// existing finds an object, or the version that the request names, and authorizes
// actions on it. Who may not list the bucket is not told that an object is missing.
// Nothing can be done with a delete marker, save deleting it.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeleteMarker.html
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html#API_GetObject_RequestSyntax
func existing(c *call.Call, b *world.Bucket, in *value.Value, keys []call.Key, actions ...string) (*world.Object, *call.Error) {
	key := in.Str("Key")
	version := in.Str("VersionId")
	if version != "" {
		keys = append(keys, call.Key{Name: "s3:VersionId", Values: []string{version}})
	}
	o := b.Objects[key]
	if version != "" {
		o = b.Version(key, version)
	}
	for _, action := range actions {
		action = versioned(action, version)
		a := missingObject(b, key, action, keys)
		switch {
		case o != nil && !o.DeleteMarker:
			a = onObject(o, action, append(existingTagKeys(o), keys...))
		case o == nil:
			// No ACL of an object can speak for it: that of the bucket, which tells who
			// may list, tells also who may learn that there is nothing to read.
			a.ACL = bucketACL(b)
		}
		if err := c.Authorize(a); err != nil {
			return nil, err
		}
	}
	if o == nil {
		return nil, absent(c, b, key, version)
	}
	if o.DeleteMarker {
		return nil, methodNotAllowed()
	}
	return o, nil
}

// absent is the answer where there is no object, or not the version: who may not
// list the bucket is not told.
func absent(c *call.Call, b *world.Bucket, key, version string) *call.Error {
	if list := onBucket(b, "s3:ListBucket"); (version == "" || len(b.Versions(key)) == 0) && !c.Allowed(list) {
		if err := c.Authorize(list); err != nil {
			return err
		}
	}
	if version != "" {
		return noSuchVersion(version)
	}
	return noSuchKey()
}

// versioned turns an action into the one that a request for a version needs
// instead: s3:GetObjectAcl into s3:GetObjectVersionAcl. Those of Object Lock are the
// same for versions.
func versioned(action, version string) string {
	if version == "" || strings.HasSuffix(action, "Retention") || strings.HasSuffix(action, "LegalHold") {
		return action
	}
	at := strings.Index(action, "Object") + len("Object")
	return action[:at] + "Version" + action[at:]
}

// noSuchVersion: version IDs that S3 makes have 32 characters; it takes no others.
func noSuchVersion(version string) *call.Error {
	if len(version) != 32 && version != "null" {
		return invalidArgument("Invalid version id specified")
	}
	return call.Fail(404, "NoSuchVersion", "The specified version does not exist.")
}

// ownAccount: operations on the bucket policy are for the bucket owner's account
// alone, whatever the policy says.
//
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
func ownAccount(c *call.Call, b *world.Bucket) *call.Error {
	if c.AccountID() != b.Account.ID {
		return methodNotAllowed()
	}
	return nil
}

// blockedPublic is the refusal of Block Public Access. Like every enhanced message
// it is for callers of the bucket owner's account and organization only.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
func blockedPublic(c *call.Call, b *world.Bucket, action, resource, what, setting string) *call.Error {
	err := accessDenied()
	err.Why = "Access was allowed, but the " + setting + " setting in S3 Block Public Access prevents public " + what + "."
	if c.Caller == nil || c.Caller.Account == nil {
		return err
	}
	o := c.World.Organization
	if c.Caller.Account != b.Account && !(o.Member(b.Account) && o.Member(c.Caller.Account)) {
		return err
	}
	return call.Fail(403, "AccessDenied", "User: "+c.Principal().ARN+" is not authorized to perform: "+action+
		" on resource: \""+resource+"\" because public "+what+" are prevented by the "+setting+" setting in S3 Block Public Access.")
}
