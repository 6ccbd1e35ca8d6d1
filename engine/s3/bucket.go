package s3

import (
	"strings"

	"crossgrant/engine/acl"
	"crossgrant/engine/call"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

const defaultRegion = "us-east-1"

// locate checks the location constraint against the endpoint of the request.
//
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html
func locate(endpoint, constraint string) *call.Error {
	switch {
	case constraint == "" && endpoint != defaultRegion:
		return call.Fail(400, "IllegalLocationConstraintException",
			"The unspecified location constraint is incompatible for the region specific endpoint this request was sent to.")
	case constraint == defaultRegion:
		return call.Fail(400, "InvalidLocationConstraint", "The specified location-constraint is not valid")
	case constraint != "" && constraint != endpoint:
		return call.Fail(400, "IllegalLocationConstraintException",
			"The "+constraint+" location constraint is incompatible for the region specific endpoint this request was sent to.")
	}
	return nil
}

func createBucket(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	name := in.Str("Bucket")
	if !world.ValidBucketName(name) {
		return nil, call.Fail(400, "InvalidBucketName", "The specified bucket is not valid.")
	}
	existing := c.World.Bucket(name)
	switch {
	case existing != nil:
		c.Target = existing.EntityID()
	case c.Caller != nil && c.Caller.Account != nil:
		c.Target = c.Caller.Account.EntityID() + "/buckets/" + name
	}
	configuration := in.Get("CreateBucketConfiguration")
	for _, n := range configuration.Names {
		if n == "Location" || n == "Bucket" {
			return nil, service.NotModelled("directory buckets")
		}
	}
	r, err := readACL(in)
	if err != nil {
		return nil, err
	}
	ownership := world.BucketOwnerEnforced
	if in.Has("ObjectOwnership") {
		ownership = world.Ownership(in.Str("ObjectOwnership"))
		if !validOwnership(ownership) {
			return nil, invalidArgument("Invalid x-amz-object-ownership header: " + string(ownership))
		}
	}
	region := c.Region
	if region == "" {
		region = c.World.Region
	}
	tags := service.Tags(configuration.Get("Tags"))
	if err := checkTags(tags, maxBucketTags); err != nil {
		return nil, err
	}
	if err := authorizeCreate(c, in, r, tags); err != nil {
		return nil, err
	}
	if err := locate(region, configuration.Str("LocationConstraint")); err != nil {
		return nil, err
	}
	owner := c.Caller.Account
	list := r.list(owner.CanonicalUserID, owner.CanonicalUserID, false)
	if existing != nil {
		return recreate(c, existing, region, list)
	}
	if ownership == world.BucketOwnerEnforced && !list.OwnerOnly() {
		return nil, aclsWithEnforcedOwnership()
	}
	if list.Public() {
		// A new bucket blocks public access until its owner says otherwise.
		return nil, publicBucket(c)
	}
	b := NewBucket(owner, name)
	b.Region, b.Created, b.Ownership, b.ACL, b.Tags = region, c.World.Now, ownership, list, tags
	if in.True("ObjectLockEnabledForBucket") {
		b.Versioning, b.Lock = "Enabled", &world.ObjectLock{}
	}
	owner.Buckets[name] = b
	c.World.Creating()
	c.World.Touch(b.EntityID())
	return created(b), nil
}

func authorizeCreate(c *call.Call, in *value.Value, r requestedACL, tags []world.Tag) *call.Error {
	keys := headerKeys(in, bucketHeaders)
	if l := in.Get("CreateBucketConfiguration").Str("LocationConstraint"); l != "" {
		keys = append(keys, call.Key{Name: "s3:locationconstraint", Values: []string{l}})
	}
	keys = append(keys, service.RequestTagKeys(tags)...)
	actions := []string{"s3:CreateBucket"}
	if r.given && r.canned != "private" {
		actions = append(actions, "s3:PutBucketAcl")
	}
	if in.Has("ObjectOwnership") {
		actions = append(actions, "s3:PutBucketOwnershipControls")
	}
	if in.True("ObjectLockEnabledForBucket") {
		actions = append(actions, "s3:PutBucketObjectLockConfiguration", "s3:PutBucketVersioning")
	}
	if len(tags) > 0 {
		actions = append(actions, "s3:TagResource")
	}
	for _, action := range actions {
		if err := c.Authorize(call.Access{Action: action, Resource: "arn:aws:s3:::" + in.Str("Bucket"), Keys: keys}); err != nil {
			return err
		}
	}
	if c.Caller == nil || c.Caller.Account == nil {
		return accessDenied() // nobody to own the bucket
	}
	return nil
}

// recreate is CreateBucket for a name that is taken. In us-east-1 alone creating
// one's own bucket again succeeds, and resets its ACL.
//
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html#API_CreateBucket_Errors
func recreate(c *call.Call, b *world.Bucket, region string, list acl.List) (*value.Value, *call.Error) {
	if b.Account != c.Caller.Account {
		return nil, call.Fail(409, "BucketAlreadyExists",
			"The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.")
	}
	if region != defaultRegion || b.Region != "" && b.Region != defaultRegion {
		return nil, call.Fail(409, "BucketAlreadyOwnedByYou",
			"Your previous request to create the named bucket succeeded and you already own it.")
	}
	if b.ACLsDisabled() && !list.OwnerOnly() {
		return nil, aclsWithEnforcedOwnership()
	}
	if list.Public() && b.EffectiveBlockPublicAccess().BlockPublicAcls {
		return nil, publicBucket(c)
	}
	b.ACL = list
	c.World.Touch(b.EntityID())
	return created(b), nil
}

func publicBucket(c *call.Call) *call.Error {
	c.Doubt("create-bucket-public-acl")
	return call.Fail(400, "InvalidBucketAclWithBlockPublicAccessError",
		"Bucket cannot have public ACLs set with BlockPublicAccess enabled")
}

func created(b *world.Bucket) *value.Value {
	location := "/" + b.Name
	if b.Region != "" && b.Region != defaultRegion {
		location = "http://" + b.Name + ".s3.amazonaws.com/"
	}
	return value.Struct(value.S("Location", location), value.S("BucketArn", b.ARN()))
}

// NewBucket is a bucket as S3 creates it since April 2023: ACLs disabled, all
// public access blocked.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html
func NewBucket(owner *world.Account, name string) *world.Bucket {
	return &world.Bucket{
		Account: owner, Name: name, Region: defaultRegion, Ownership: world.BucketOwnerEnforced,
		BlockPublicAccess: &world.BlockPublicAccess{
			BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true,
		},
		ACL:     acl.Private(owner.CanonicalUserID),
		Objects: map[string]*world.Object{},
	}
}

func deleteBucket(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, err := bucketOf(c, in)
	if err != nil {
		return nil, err
	}
	if err := c.Authorize(onBucket(b, "s3:DeleteBucket")); err != nil {
		return nil, err
	}
	if len(b.Objects)+len(b.Older) > 0 {
		message := "The bucket you tried to delete is not empty"
		if b.Versioning != "" {
			message += ". You must delete all versions in the bucket."
		}
		return nil, call.Fail(409, "BucketNotEmpty", message)
	}
	delete(b.Account.Buckets, b.Name)
	c.World.Touch(b.EntityID())
	c.HTTPStatus = 204
	return nil, nil
}

func headBucket(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, err := bucketOf(c, in)
	if err != nil {
		return nil, err
	}
	if err := c.Authorize(onBucket(b, "s3:ListBucket")); err != nil {
		return nil, err
	}
	return value.Struct(
		value.S("BucketArn", b.ARN()),
		value.S("BucketRegion", regionOf(b)),
		value.M("AccessPointAlias", value.OfBool(false)),
	), nil
}

func regionOf(b *world.Bucket) string {
	if b.Region == "" {
		return defaultRegion
	}
	return b.Region
}

func getBucketLocation(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, err := bucketOf(c, in)
	if err != nil {
		return nil, err
	}
	if err := c.Authorize(onBucket(b, "s3:GetBucketLocation")); err != nil {
		return nil, err
	}
	// us-east-1 is the absence of a location constraint.
	location := &value.Value{}
	if regionOf(b) != defaultRegion {
		location = value.Of(b.Region)
	}
	return value.Struct(value.M("LocationConstraint", location)), nil
}

// listBuckets: an action without a resource of its own, which identity-based
// policies alone can allow, for "*" or for every bucket.
//
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html
func listBuckets(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	if c.Caller != nil && c.Caller.Account != nil {
		c.Target = c.Caller.Account.EntityID()
	}
	all := call.Access{Action: "s3:ListAllMyBuckets", Resource: "arn:aws:s3:::*"}
	if err := c.Authorize(all); err != nil {
		// S3 names no resource in this refusal.
		err.Message = strings.Replace(err.Message, ` on resource: "`+all.Resource+`"`, "", 1)
		return nil, err
	}
	if c.Caller == nil || c.Caller.Account == nil {
		return nil, accessDenied()
	}
	limit := in.Int("MaxBuckets", 10000)
	if limit < 1 || limit > 10000 {
		return nil, invalidArgument("Argument max-buckets must be an integer between 1 and 10000")
	}
	prefix, region := in.Str("Prefix"), in.Str("BucketRegion")
	after, err := tokenKey(in.Str("ContinuationToken"))
	if err != nil {
		return nil, err
	}
	list := value.List()
	next := ""
	for _, b := range c.Caller.Account.Buckets.Sorted() {
		if !strings.HasPrefix(b.Name, prefix) || region != "" && regionOf(b) != region || b.Name <= after && after != "" {
			continue
		}
		if len(list.Items) == limit {
			next = list.Items[limit-1].Str("Name")
			break
		}
		item := value.Struct(value.S("Name", b.Name), value.S("CreationDate", service.Time(b.Created)))
		if len(in.Names) > 0 {
			// "BucketRegion is returned if the request has at least one parameter."
			item.Set("BucketRegion", value.Of(regionOf(b)))
		}
		item.Set("BucketArn", value.Of(b.ARN()))
		list.Append(item)
	}
	out := value.Struct(
		value.M("Buckets", list),
		value.M("Owner", value.Struct(value.S("ID", c.Caller.Account.CanonicalUserID))),
	)
	out.SetString("ContinuationToken", keyToken(next))
	out.SetString("Prefix", prefix)
	return out, nil
}
