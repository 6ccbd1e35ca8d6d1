package world

import (
	"time"

	"crossgrant/engine/acl"
	"crossgrant/engine/value"
)

// Ownership is a bucket's Object Ownership setting; "" is a bucket without
// ownership controls, which behaves as ObjectWriter.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
type Ownership string

const (
	BucketOwnerEnforced  Ownership = "BucketOwnerEnforced"
	BucketOwnerPreferred Ownership = "BucketOwnerPreferred"
	ObjectWriter         Ownership = "ObjectWriter"
)

// BlockPublicAccess is the four settings of S3 Block Public Access.
type BlockPublicAccess struct {
	BlockPublicAcls       bool
	IgnorePublicAcls      bool
	BlockPublicPolicy     bool
	RestrictPublicBuckets bool
}

// Bucket is an S3 bucket.
type Bucket struct {
	Account   *Account // the bucket owner
	Name      string
	Region    string
	Created   time.Time
	Ownership Ownership
	// BlockPublicAccess is nil where the configuration was deleted.
	BlockPublicAccess *BlockPublicAccess
	ACL               acl.List
	Policy            *Policy // nil: none
	Versioning        string  // "", "Enabled", "Suspended"
	Tags              []Tag
	// Configurations are settings that nothing here depends on, by the parameter of
	// the operation that puts them, such as "CORSConfiguration".
	Configurations map[string]*value.Value
	Objects        Objects // current objects by key
	// Older has the other versions by key, the newest first; see Versions.
	Older map[string][]*Object
	// Lock is the Object Lock configuration; nil: none.
	Lock *ObjectLock
	// ABAC: the tags of the bucket bear on access to it.
	ABAC bool
	// Uploads are the multipart uploads in progress; see AddUpload.
	Uploads []*Upload
}

// ARN of the bucket.
func (b *Bucket) ARN() string { return "arn:aws:s3:::" + b.Name }

// ObjectARN is the ARN of a key, whether or not there is an object.
func (b *Bucket) ObjectARN(key string) string { return "arn:aws:s3:::" + b.Name + "/" + key }

// ACLsDisabled reports whether the bucket owner owns every object and ACLs no
// longer count.
func (b *Bucket) ACLsDisabled() bool { return b.Ownership == BucketOwnerEnforced }

// EffectiveBlockPublicAccess is the most restrictive combination of the settings
// of the bucket and of its account.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
func (b *Bucket) EffectiveBlockPublicAccess() BlockPublicAccess {
	var e BlockPublicAccess
	for _, s := range []*BlockPublicAccess{b.BlockPublicAccess, b.Account.BlockPublicAccess} {
		if s != nil {
			e.BlockPublicAcls = e.BlockPublicAcls || s.BlockPublicAcls
			e.IgnorePublicAcls = e.IgnorePublicAcls || s.IgnorePublicAcls
			e.BlockPublicPolicy = e.BlockPublicPolicy || s.BlockPublicPolicy
			e.RestrictPublicBuckets = e.RestrictPublicBuckets || s.RestrictPublicBuckets
		}
	}
	return e
}

// Object is a version of an object, or a delete marker.
type Object struct {
	Bucket *Bucket
	Key    string
	// Writer is the canonical user ID that owned the object when ACLs last
	// counted for it: under BucketOwnerEnforced it is kept, because switching
	// back restores the former owner and ACL.
	Writer       string
	ACL          acl.List
	Body         string
	Modified     time.Time
	ContentType  string
	Metadata     []Tag
	Tags         []Tag
	Encryption   string // "AES256" unless asked otherwise
	StorageClass string // "" is STANDARD
	VersionID    string // "" of the version "null"
	DeleteMarker bool   // nothing but Bucket, Key, Writer, Modified and VersionID count
	Retention    Retention
	LegalHold    bool
	HoldSet      bool // a legal hold was set or taken away
	// Restored is when an archived object is there to be read, until RestoredUntil;
	// zero: nobody asked.
	Restored, RestoredUntil time.Time
	// ETag in its quotes, of an object that was uploaded in parts; "": that of Body.
	ETag string
	// Headers that the writer set, in the API's names and order: CacheControl,
	// ContentDisposition, ContentEncoding, ContentLanguage, Expires,
	// WebsiteRedirectLocation.
	Headers []Tag
	// Checksum is the algorithm of the stored checksum; "" is CRC64NVME.
	Checksum string
}

// ObjectLock is the Object Lock configuration of a bucket, with what holds for new
// objects by default.
type ObjectLock struct {
	Mode        string // "GOVERNANCE", "COMPLIANCE"; "": no default
	Days, Years int    // one of them is 0
}

// Retention keeps a version of an object from being deleted.
type Retention struct {
	Mode  string // "GOVERNANCE", "COMPLIANCE"; "": none
	Until time.Time
}

// Protected reports whether Object Lock keeps the version from being deleted.
func (o *Object) Protected(now time.Time) bool {
	return o.LegalHold || o.Retention.Mode != "" && now.Before(o.Retention.Until)
}

// Archived reports whether the object cannot be read because of its storage class,
// and was not restored for the time being.
func (o *Object) Archived(now time.Time) bool {
	return (o.StorageClass == "GLACIER" || o.StorageClass == "DEEP_ARCHIVE") &&
		(o.Restored.IsZero() || now.Before(o.Restored) || !now.Before(o.RestoredUntil))
}

// Owner is the canonical user ID of the account that owns the object now.
func (o *Object) Owner() string {
	if o.Bucket.ACLsDisabled() {
		return o.Bucket.Account.CanonicalUserID
	}
	return o.Writer
}

// EffectiveACL is the ACL that counts now: under BucketOwnerEnforced only the
// bucket owner's full control.
func (o *Object) EffectiveACL() acl.List {
	if o.Bucket.ACLsDisabled() {
		return acl.Private(o.Bucket.Account.CanonicalUserID)
	}
	return o.ACL
}

// EffectiveACL of the bucket, likewise.
func (b *Bucket) EffectiveACL() acl.List {
	if b.ACLsDisabled() {
		return acl.Private(b.Account.CanonicalUserID)
	}
	return b.ACL
}
