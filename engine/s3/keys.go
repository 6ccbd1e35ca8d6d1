package s3

import (
	"strconv"
	"strings"

	"crossgrant/engine/call"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// Condition keys that stand for a request header: they are there exactly when the
// header was sent, and hold its raw text.
//
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
const (
	aclHeaders = "ACL s3:x-amz-acl GrantRead s3:x-amz-grant-read GrantWrite s3:x-amz-grant-write GrantReadACP s3:x-amz-grant-read-acp " +
		"GrantWriteACP s3:x-amz-grant-write-acp GrantFullControl s3:x-amz-grant-full-control"
	uploadHeaders = aclHeaders + " ServerSideEncryption s3:x-amz-server-side-encryption SSEKMSKeyId s3:x-amz-server-side-encryption-aws-kms-key-id " +
		"SSECustomerAlgorithm s3:x-amz-server-side-encryption-customer-algorithm StorageClass s3:x-amz-storage-class " +
		"WebsiteRedirectLocation s3:x-amz-website-redirect-location MetadataDirective s3:x-amz-metadata-directive " +
		"IfMatch s3:if-match IfNoneMatch s3:if-none-match ObjectLockMode s3:object-lock-mode " +
		"ObjectLockRetainUntilDate s3:object-lock-retain-until-date ObjectLockLegalHoldStatus s3:object-lock-legal-hold"
	bucketHeaders = aclHeaders + " ObjectOwnership s3:x-amz-object-ownership"
	listHeaders   = "Prefix s3:prefix Delimiter s3:delimiter"
)

// headerKeys picks the parameters that were given; pairs is one of the lists above.
func headerKeys(in *value.Value, pairs string) []call.Key {
	var keys []call.Key
	words := strings.Fields(pairs)
	for i := 0; i+1 < len(words); i += 2 {
		if in.Has(words[i]) {
			keys = append(keys, call.Key{Name: words[i+1], Values: []string{in.Str(words[i])}})
		}
	}
	return keys
}

// uploadKeys are those of PutObject and of the requests that act as one.
func uploadKeys(in *value.Value, tags []world.Tag) []call.Key {
	keys := headerKeys(in, uploadHeaders)
	keys = append(keys, call.Key{Name: "s3:ObjectCreationOperation", Values: []string{"true"}})
	if in.Has("ObjectLockRetainUntilDate") {
		// How many days remain depends on how S3 rounds.
		keys = append(keys, call.Key{Name: "s3:object-lock-remaining-retention-days"})
	}
	return append(keys, requestTagKeys(tags)...)
}

// requestTagKeys are those of the object tags that a request carries.
func requestTagKeys(tags []world.Tag) []call.Key {
	if len(tags) == 0 {
		return nil
	}
	var keys []call.Key
	names := call.Key{Name: "s3:RequestObjectTagKeys"}
	for _, t := range tags {
		keys = append(keys, call.Key{Name: "s3:RequestObjectTag/" + t.Key, Values: []string{t.Value}})
		names.Values = append(names.Values, t.Key)
	}
	return append(keys, names)
}

// existingTagKeys are those of the tags that the object has.
func existingTagKeys(o *world.Object) []call.Key {
	var keys []call.Key
	for _, t := range o.Tags {
		keys = append(keys, call.Key{Name: "s3:ExistingObjectTag/" + t.Key, Values: []string{t.Value}})
	}
	return keys
}

// listKeys are those of listing a bucket. "s3:max-keys" is there also where the
// request leaves it to the default.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
func listKeys(in *value.Value) []call.Key {
	return append(headerKeys(in, listHeaders),
		call.Key{Name: "s3:max-keys", Values: []string{strconv.Itoa(in.Int("MaxKeys", 1000))}})
}

// copySource reads the header x-amz-copy-source: bucket/key, URL-encoded, with or
// without a slash before it. What the condition key holds is the decoded form.
func copySource(text string) (bucket, key, version string, ok bool) {
	text, query, _ := strings.Cut(text, "?versionId=")
	decoded, ok := unescape(text, false)
	if !ok {
		return "", "", "", false
	}
	bucket, key, ok = strings.Cut(strings.TrimPrefix(decoded, "/"), "/")
	return bucket, key, query, ok && bucket != "" && key != ""
}
