package s3

import (
	"strconv"
	"strings"
	"time"

	"crossgrant/engine/call"
	"crossgrant/engine/service"
	"crossgrant/engine/timestamp"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// Object Lock keeps versions of objects from being deleted.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html

const lockModes = "GOVERNANCE COMPLIANCE"

// longestRetention in days, of a bucket's default.
const longestRetention = 36500

func noLock() *call.Error { return invalidRequest("Bucket is missing Object Lock Configuration") }

func protected() *call.Error {
	return call.Fail(403, "AccessDenied", "Access Denied because object protected by object lock.")
}

func putLockConfiguration(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, err := bucketOf(c, in)
	if err != nil {
		return nil, err
	}
	l, err := readLock(in.Get("ObjectLockConfiguration"))
	if err != nil {
		return nil, err
	}
	if err := c.Authorize(onBucket(b, "s3:PutBucketObjectLockConfiguration")); err != nil {
		return nil, err
	}
	if b.Versioning != "Enabled" {
		return nil, call.Fail(409, "InvalidBucketState", "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration")
	}
	b.Lock = l
	c.World.Touch(b.EntityID())
	return nil, nil
}

func readLock(v *value.Value) (*world.ObjectLock, *call.Error) {
	if v.Str("ObjectLockEnabled") != "Enabled" {
		return nil, malformedXML()
	}
	l := &world.ObjectLock{}
	if !v.Has("Rule") {
		return l, nil
	}
	by := v.Get("Rule").Get("DefaultRetention")
	if !service.Listed(lockModes, by.Str("Mode")) || by.Has("Days") == by.Has("Years") {
		return nil, malformedXML()
	}
	l.Mode, l.Days, l.Years = by.Str("Mode"), by.Int("Days", 0), by.Int("Years", 0)
	if n := l.Days + 365*l.Years; n <= 0 {
		return nil, invalidArgument("Default retention period must be a positive integer value.")
	} else if n > longestRetention {
		return nil, invalidArgument("Default retention period too large")
	}
	return l, nil
}

func getLockConfiguration(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, err := bucketOf(c, in)
	if err != nil {
		return nil, err
	}
	if err := c.Authorize(onBucket(b, "s3:GetBucketObjectLockConfiguration")); err != nil {
		return nil, err
	}
	l := b.Lock
	if l == nil {
		return nil, call.Fail(404, "ObjectLockConfigurationNotFoundError", "Object Lock configuration does not exist for this bucket")
	}
	out := value.Struct(value.S("ObjectLockEnabled", "Enabled"))
	if l.Mode != "" {
		by := value.Struct(value.S("Mode", l.Mode))
		if l.Days > 0 {
			by.Set("Days", value.OfInt(l.Days))
		} else {
			by.Set("Years", value.OfInt(l.Years))
		}
		out.Set("Rule", value.Struct(value.M("DefaultRetention", by)))
	}
	return value.Struct(value.M("ObjectLockConfiguration", out)), nil
}

// readRetention reads until when an object is to be kept. remaining is a condition
// key of such requests, and how S3 rounds is not documented.
func readRetention(mode, until string) (world.Retention, []call.Key, *call.Error) {
	if mode == "" && until == "" {
		return world.Retention{}, nil, nil
	}
	t, ok := timestamp.ParseLoose(until)
	if !service.Listed(lockModes, mode) || !ok {
		return world.Retention{}, nil, malformedXML()
	}
	return world.Retention{Mode: mode, Until: t}, []call.Key{
		{Name: "s3:object-lock-mode", Values: []string{mode}},
		{Name: "s3:object-lock-retain-until-date", Values: []string{timestamp.Format(t) + "Z"}},
		{Name: "s3:object-lock-remaining-retention-days"},
	}, nil
}

func future(c *call.Call, r world.Retention) *call.Error {
	if r.Mode != "" && !c.World.Now.Before(r.Until) {
		return invalidArgument("The retain until date must be in the future!")
	}
	return nil
}

// putRetention: retention can always be made longer. Making it shorter, or another
// mode, is possible in governance mode only, and needs a header and a permission.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html
func putRetention(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, _, err := objectOf(c, in)
	if err != nil {
		return nil, err
	}
	asked := in.Get("Retention")
	r, keys, err := readRetention(asked.Str("Mode"), asked.Str("RetainUntilDate"))
	if err != nil {
		return nil, err
	}
	o, err := existing(c, b, in, keys, "s3:PutObjectRetention")
	if err != nil {
		return nil, err
	}
	if b.Lock == nil {
		return nil, noLock()
	}
	if err := future(c, r); err != nil {
		return nil, err
	}
	old := o.Retention
	weaker := old.Mode != "" && c.World.Now.Before(old.Until) &&
		(r.Until.Before(old.Until) || r.Mode != old.Mode && r.Mode != "COMPLIANCE")
	if weaker {
		if err := bypass(c, in, o); err != nil {
			return nil, err
		}
	}
	o.Retention = r
	c.World.Touch(o.EntityID())
	return nil, nil
}

// bypass lets by who may override the retention of an object and says so.
func bypass(c *call.Call, in *value.Value, o *world.Object) *call.Error {
	if o.Retention.Mode != "GOVERNANCE" || !in.True("BypassGovernanceRetention") {
		return protected()
	}
	return c.Authorize(inBucket(o.Bucket, o.Key, "s3:BypassGovernanceRetention", nil))
}

func getRetention(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, _, err := objectOf(c, in)
	if err != nil {
		return nil, err
	}
	o, err := existing(c, b, in, nil, "s3:GetObjectRetention")
	switch {
	case err != nil:
		return nil, err
	case b.Lock == nil:
		return nil, noLock()
	case o.Retention.Mode == "":
		return nil, noRetention()
	}
	return value.Struct(value.M("Retention", value.Struct(
		value.S("Mode", o.Retention.Mode), value.S("RetainUntilDate", service.Time(o.Retention.Until))))), nil
}

func noRetention() *call.Error {
	return call.Fail(404, "NoSuchObjectLockConfiguration", "The specified object does not have a ObjectLock configuration")
}

func putLegalHold(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, _, err := objectOf(c, in)
	if err != nil {
		return nil, err
	}
	status := in.Get("LegalHold").Str("Status")
	if status != "ON" && status != "OFF" {
		return nil, malformedXML()
	}
	o, err := existing(c, b, in, []call.Key{{Name: "s3:object-lock-legal-hold", Values: []string{status}}}, "s3:PutObjectLegalHold")
	if err != nil {
		return nil, err
	}
	if b.Lock == nil {
		return nil, noLock()
	}
	o.LegalHold, o.HoldSet = status == "ON", true
	c.World.Touch(o.EntityID())
	return nil, nil
}

func getLegalHold(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, _, err := objectOf(c, in)
	if err != nil {
		return nil, err
	}
	o, err := existing(c, b, in, nil, "s3:GetObjectLegalHold")
	switch {
	case err != nil:
		return nil, err
	case b.Lock == nil:
		return nil, noLock()
	case !o.HoldSet:
		return nil, noRetention()
	}
	return value.Struct(value.M("LegalHold", value.Struct(value.S("Status", hold(o))))), nil
}

func hold(o *world.Object) string {
	if o.LegalHold {
		return "ON"
	}
	return "OFF"
}

// lock gives a new object what the request asks for, or else the bucket's default.
func lock(c *call.Call, in *value.Value, o *world.Object) *call.Error {
	b := o.Bucket
	asked := in.Has("ObjectLockMode") || in.Has("ObjectLockLegalHoldStatus")
	if b.Lock == nil {
		if asked {
			return noLock()
		}
		return nil
	}
	r, _, err := readRetention(in.Str("ObjectLockMode"), in.Str("ObjectLockRetainUntilDate"))
	if err != nil {
		return invalidArgument("Unknown wormMode directive.")
	}
	if err := future(c, r); err != nil {
		return err
	}
	if r.Mode == "" && b.Lock.Mode != "" {
		days := b.Lock.Days + 365*b.Lock.Years
		r = world.Retention{Mode: b.Lock.Mode, Until: c.World.Now.Add(time.Duration(days) * 24 * time.Hour)}
	}
	o.Retention = r
	o.LegalHold, o.HoldSet = in.Str("ObjectLockLegalHoldStatus") == "ON", in.Has("ObjectLockLegalHoldStatus")
	return nil
}

// lockHeaders are there for who may read them.
func lockHeaders(out *value.Value, c *call.Call, o *world.Object) {
	may := func(action string) bool { return c.Allowed(onObject(o, action, existingTagKeys(o))) }
	if o.Retention.Mode != "" && may("s3:GetObjectRetention") {
		out.SetString("ObjectLockMode", o.Retention.Mode)
		out.SetString("ObjectLockRetainUntilDate", service.Time(o.Retention.Until))
	}
	if o.HoldSet && may("s3:GetObjectLegalHold") {
		out.SetString("ObjectLockLegalHoldStatus", hold(o))
	}
}

// restoreHours is how long it takes to bring an archived object back, by tier.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/restoring-objects-retrieval-options.html
func restoreHours(class, tier string) (hours int, ok bool) {
	deep := class == "DEEP_ARCHIVE"
	switch tier {
	case "", "Standard":
		if deep {
			return 12, true
		}
		return 5, true
	case "Bulk":
		if deep {
			return 48, true
		}
		return 12, true
	case "Expedited":
		return 0, !deep
	}
	return 0, false
}

// restoreObject brings an archived object back for some days. The bucket owner
// decides who may, also about objects of others.
//
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_RestoreObject.html
func restoreObject(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, key, err := objectOf(c, in)
	if err != nil {
		return nil, err
	}
	asked := in.Get("RestoreRequest")
	days, version := asked.Int("Days", 0), in.Str("VersionId")
	for _, name := range asked.Names {
		if name != "Days" && name != "GlacierJobParameters" && name != "Tier" && name != "Description" {
			return nil, service.NotModelled("the parameter " + name + " of RestoreObject")
		}
	}
	if days < 1 {
		return nil, malformedXML()
	}
	var keys []call.Key
	o := b.Objects[key]
	if version != "" {
		o = b.Version(key, version)
		keys = []call.Key{{Name: "s3:VersionId", Values: []string{version}}}
	}
	if err := c.Authorize(inBucket(b, key, "s3:RestoreObject", keys)); err != nil {
		return nil, err
	}
	switch {
	case o == nil:
		return nil, absent(c, b, key, version)
	case o.DeleteMarker:
		return nil, methodNotAllowed()
	case o.StorageClass != "GLACIER" && o.StorageClass != "DEEP_ARCHIVE":
		return nil, call.Fail(403, "InvalidObjectState", "Restore is not allowed for the object's current storage class")
	case c.World.Now.Before(o.Restored):
		return nil, call.Fail(409, "RestoreAlreadyInProgress", "Object restore is already in progress")
	}
	tier := asked.Get("GlacierJobParameters").Str("Tier")
	if tier == "" {
		tier = asked.Str("Tier")
	}
	hours, ok := restoreHours(o.StorageClass, tier)
	if !ok {
		return nil, invalidArgument("Invalid tier")
	}
	c.HTTPStatus = 202
	if o.Archived(c.World.Now) {
		o.Restored = c.World.Now.Add(time.Duration(hours) * time.Hour)
	} else {
		c.HTTPStatus = 200 // only the end is another
	}
	o.RestoredUntil = c.World.Now.Add(time.Duration(days) * 24 * time.Hour)
	if o.RestoredUntil.Before(o.Restored) {
		o.RestoredUntil = o.Restored.Add(24 * time.Hour)
	}
	c.World.Touch(o.EntityID())
	return nil, nil
}

// restored prints how far the restoring of an archived object is.
func restored(out *value.Value, c *call.Call, o *world.Object) {
	switch {
	case o.Restored.IsZero() || !c.World.Now.Before(o.RestoredUntil):
	case c.World.Now.Before(o.Restored):
		out.Set("Restore", value.Of(`ongoing-request="true"`))
	default:
		out.Set("Restore", value.Of(`ongoing-request="false", expiry-date="`+httpDate(o.RestoredUntil)+`"`))
	}
}

// httpDate writes a time as headers have it, "Fri, 23 Dec 2012 00:00:00 GMT".
func httpDate(t time.Time) string {
	two := func(n int) string { return strings.Repeat("0", 2-len(strconv.Itoa(n))) + strconv.Itoa(n) }
	return t.Weekday().String()[:3] + ", " + two(t.Day()) + " " + t.Month().String()[:3] + " " + strconv.Itoa(t.Year()) + " " +
		two(t.Hour()) + ":" + two(t.Minute()) + ":" + two(t.Second()) + " GMT"
}
