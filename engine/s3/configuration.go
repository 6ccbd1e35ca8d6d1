package s3

import (
	"strings"

	"crossgrant/engine/call"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// configuration is a setting of a bucket that the engine keeps and returns and
// that, save for default encryption, decides nothing here: what matters is who may
// set it.
type configuration struct {
	parameter     string // of the Put operation
	action        string // s3:Get… and s3:Put…, which is for deleting as well
	code, message string // of a bucket that has none
	check         func(c *call.Call, b *world.Bucket, v *value.Value) *call.Error
}

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
var (
	lifecycle = &configuration{"LifecycleConfiguration", "LifecycleConfiguration",
		"NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist", checkLifecycle}
	cors = &configuration{"CORSConfiguration", "BucketCORS",
		"NoSuchCORSConfiguration", "The CORS configuration does not exist", checkCORS}
	website = &configuration{"WebsiteConfiguration", "BucketWebsite",
		"NoSuchWebsiteConfiguration", "The specified bucket does not have a website configuration", checkWebsite}
	logging      = &configuration{"BucketLoggingStatus", "BucketLogging", "", "", checkLogging}
	acceleration = &configuration{"AccelerateConfiguration", "AccelerateConfiguration", "", "", checkAcceleration}
	payment      = &configuration{"RequestPaymentConfiguration", "BucketRequestPayment", "", "", checkPayment}
	notification = &configuration{"NotificationConfiguration", "BucketNotification", "", "", checkNotification}
	replication  = &configuration{"ReplicationConfiguration", "ReplicationConfiguration",
		"ReplicationConfigurationNotFoundError", "The replication configuration was not found", checkReplication}
	bucketEncryption = &configuration{"ServerSideEncryptionConfiguration", "EncryptionConfiguration", "", "", checkEncryption}
)

// transitionSize: objects below 128 KB stay where they are unless a rule says
// otherwise, since September 2024.
//
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLifecycleConfiguration.html
var transitionSize = value.S("TransitionDefaultMinimumObjectSize", "all_storage_classes_128K")

func (f *configuration) bucket(c *call.Call, in *value.Value, action string) (*world.Bucket, *call.Error) {
	b, err := bucketOf(c, in)
	if err != nil {
		return nil, err
	}
	return b, c.Authorize(onBucket(b, action))
}

func (f *configuration) get(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, err := f.bucket(c, in, "s3:Get"+f.action)
	if err != nil {
		return nil, err
	}
	v := b.Configurations[f.parameter]
	switch {
	case f == bucketEncryption:
		return value.Struct(value.M(f.parameter, defaultEncryption(b))), nil
	case v == nil && f.code != "":
		return nil, call.Fail(404, f.code, f.message)
	case f == payment && v == nil:
		return value.Struct(value.S("Payer", "BucketOwner")), nil
	case f == lifecycle:
		return value.Struct(value.M(transitionSize.Name, transitionSize.Value), value.M("Rules", v.Get("Rules"))), nil
	}
	return v, nil
}

func (f *configuration) put(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, err := bucketOf(c, in)
	if err != nil {
		return nil, err
	}
	v := in.Get(f.parameter)
	if err := f.check(c, b, v); err != nil {
		return nil, err
	}
	if _, err := f.bucket(c, in, "s3:Put"+f.action); err != nil {
		return nil, err
	}
	if what := f.beyond(v); what != "" {
		return nil, service.NotModelled(what)
	}
	if b.Configurations == nil {
		b.Configurations = map[string]*value.Value{}
	}
	for i := range v.Get("Rules").Items {
		// S3 names a rule of a lifecycle that has no name.
		if r := &v.Get("Rules").Items[i]; f == lifecycle && r.Str("ID") == "" {
			c.World.Creating()
			r.Set("ID", value.Of(c.World.VersionID("lifecycle", b.Name)))
		}
	}
	b.Configurations[f.parameter] = v
	c.World.Touch(b.EntityID())
	if f == lifecycle {
		return value.Struct(transitionSize), nil
	}
	return nil, nil
}

// remove succeeds also where there is nothing to delete.
func (f *configuration) remove(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	action := "s3:Put" + f.action
	if f == website {
		action = "s3:DeleteBucketWebsite" // the only one with an action of its own
	}
	b, err := f.bucket(c, in, action)
	if err != nil {
		return nil, err
	}
	delete(b.Configurations, f.parameter)
	c.World.Touch(b.EntityID())
	c.HTTPStatus = 204
	return nil, nil
}

func checkAcceleration(_ *call.Call, b *world.Bucket, v *value.Value) *call.Error {
	switch {
	case !service.Listed("Enabled Suspended", v.Str("Status")):
		return malformedXML()
	case strings.Contains(b.Name, "."):
		return invalidRequest("S3 Transfer Acceleration is not supported for buckets with periods (.) in their names")
	}
	return nil
}

func checkPayment(_ *call.Call, _ *world.Bucket, v *value.Value) *call.Error {
	if !service.Listed("BucketOwner Requester", v.Str("Payer")) {
		return malformedXML()
	}
	return nil
}

// checkNotification: where there is something to check, the engine knows no further
// anyway; see beyond.
func checkNotification(*call.Call, *world.Bucket, *value.Value) *call.Error { return nil }

func checkReplication(_ *call.Call, _ *world.Bucket, v *value.Value) *call.Error {
	if len(v.Get("Rules").Items) == 0 {
		return malformedXML()
	}
	return nil
}

// beyond is what a configuration would set going that the engine does not know. Who
// may not set one is told so all the same.
func (f *configuration) beyond(v *value.Value) string {
	switch {
	case f == payment && v.Str("Payer") == "Requester":
		return "requesters who pay"
	case f == replication:
		return "replication"
	case f == notification && len(v.Names) > 0:
		return "notifications"
	}
	return ""
}

func checkLifecycle(_ *call.Call, _ *world.Bucket, v *value.Value) *call.Error {
	rules := v.Get("Rules").Items
	if len(rules) == 0 || len(rules) > 1000 {
		return malformedXML()
	}
	for i := range rules {
		r := &rules[i]
		if status := r.Str("Status"); status != "Enabled" && status != "Disabled" || r.Has("Filter") == r.Has("Prefix") {
			return malformedXML()
		}
		acts := false
		for _, name := range r.Names {
			acts = acts || service.Listed("Expiration Transitions NoncurrentVersionTransitions NoncurrentVersionExpiration AbortIncompleteMultipartUpload", name)
		}
		if !acts {
			return invalidRequest("At least one action needs to be specified in a rule")
		}
		id := r.Str("ID")
		if len(id) > 255 {
			return invalidArgument("ID length should not exceed allowed limit of 255")
		}
		for j := range i {
			if id != "" && rules[j].Str("ID") == id {
				return invalidArgument("Rule ID must be unique. Found same ID for more than one rule")
			}
		}
	}
	return nil
}

func checkCORS(_ *call.Call, _ *world.Bucket, v *value.Value) *call.Error {
	rules := v.Get("CORSRules").Items
	if len(rules) == 0 || len(rules) > 100 {
		return malformedXML()
	}
	for i := range rules {
		methods := rules[i].Get("AllowedMethods").Items
		if len(methods) == 0 || len(rules[i].Get("AllowedOrigins").Items) == 0 {
			return malformedXML()
		}
		for _, m := range methods {
			if !service.Listed("GET PUT HEAD POST DELETE", m.Text) {
				return invalidRequest("Found unsupported HTTP method in CORS config. Unsupported method is " + m.Text)
			}
		}
	}
	return nil
}

func checkWebsite(_ *call.Call, _ *world.Bucket, v *value.Value) *call.Error {
	suffix := v.Get("IndexDocument").Str("Suffix")
	switch {
	case v.Has("RedirectAllRequestsTo"):
		if len(v.Names) > 1 {
			return invalidArgument("RedirectAllRequestsTo cannot be provided in conjunction with other Routing Rules.")
		}
	case suffix == "":
		return invalidArgument("A value for IndexDocument Suffix must be provided if RedirectAllRequestsTo is empty")
	case strings.Contains(suffix, "/"):
		return invalidArgument("The IndexDocument Suffix is not well formed")
	}
	return nil
}

// checkLogging: an empty status turns logging off.
//
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLogging.html
func checkLogging(c *call.Call, b *world.Bucket, v *value.Value) *call.Error {
	if !v.Has("LoggingEnabled") {
		return nil
	}
	target := c.World.Bucket(v.Get("LoggingEnabled").Str("TargetBucket"))
	message := ""
	switch {
	case target == nil:
		message = "The target bucket for logging does not exist"
	case target.Account != b.Account:
		message = "The owner for the bucket to be logged and the target bucket must be the same."
	case regionOf(target) != regionOf(b):
		message = "The source bucket and the target bucket must be in the same location."
	default:
		return nil
	}
	return call.Fail(400, "InvalidTargetBucketForLogging", message)
}

func checkEncryption(_ *call.Call, _ *world.Bucket, v *value.Value) *call.Error {
	rules := v.Get("Rules").Items
	if len(rules) != 1 {
		return malformedXML()
	}
	if rules[0].Has("ApplyServerSideEncryptionByDefault") {
		by := rules[0].Get("ApplyServerSideEncryptionByDefault")
		switch algorithm := by.Str("SSEAlgorithm"); {
		case !service.Listed("AES256 aws:kms aws:kms:dsse", algorithm):
			return malformedXML()
		case algorithm == "AES256" && by.Has("KMSMasterKeyID"):
			return invalidArgument("a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse")
		}
	}
	if !rules[0].Has("BucketKeyEnabled") {
		rules[0].Set("BucketKeyEnabled", value.OfBool(false))
	}
	return nil
}

// defaultEncryption of a bucket: with S3's own keys unless set otherwise, since
// January 2023; and none with keys of the customer, since April 2026.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/blocking-unblocking-s3-c-encryption-gpb.html
func defaultEncryption(b *world.Bucket) *value.Value {
	if v := b.Configurations[bucketEncryption.parameter]; v != nil {
		return v
	}
	return value.Struct(value.M("Rules", value.List(value.Struct(
		value.M("ApplyServerSideEncryptionByDefault", value.Struct(value.S("SSEAlgorithm", "AES256"))),
		value.M("BucketKeyEnabled", value.OfBool(false)),
		value.M("BlockedEncryptionTypes", value.Struct(value.M("EncryptionType", value.Strings("SSE-C")))),
	))))
}

// keyByDefault reports whether what is stored without further words is encrypted
// with a key of AWS KMS.
func keyByDefault(b *world.Bucket) bool {
	v := b.Configurations[bucketEncryption.parameter]
	return v != nil && strings.HasPrefix(v.Get("Rules").Items[0].Get("ApplyServerSideEncryptionByDefault").Str("SSEAlgorithm"), "aws:")
}
