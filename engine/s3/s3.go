// Package s3 is the operations of Amazon S3: each validates its request, asks
// for every permission that it needs and then changes the world.
//
// The order of the checks: the bucket exists, the request is well formed, the
// caller is authorized, Object Ownership allows the ACL, Block Public Access
// allows it, and the state of things allows the change. AWS documents no order;
// what real replies show is that Object Ownership is checked before Block Public
// Access.
//
// Source: Amazon S3 API Reference
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html
package s3

import (
	"crossgrant/engine/call"
	"crossgrant/engine/service"
)

// Lookup finds the handler of an API operation, such as "PutObject".
func Lookup(operation string) (call.Handler, bool) { return service.Find(operations, operation) }

const (
	anyBucket = "Bucket ExpectedBucketOwner "
	// integrity of a request's body, which the client takes care of.
	integrity = "ContentMD5 ChecksumAlgorithm "
	anyObject = anyBucket + "Key VersionId RequestPayer "
	grants    = "ACL GrantFullControl GrantRead GrantReadACP GrantWrite GrantWriteACP "
	content   = "CacheControl ContentDisposition ContentEncoding ContentLanguage ContentType Expires Metadata WebsiteRedirectLocation " +
		"ServerSideEncryption SSEKMSKeyId SSECustomerAlgorithm SSECustomerKey SSECustomerKeyMD5 BucketKeyEnabled StorageClass Tagging " +
		"IfMatch IfNoneMatch ObjectLockMode ObjectLockRetainUntilDate ObjectLockLegalHoldStatus ChecksumAlgorithm "
	reading = "ChecksumMode IfMatch IfNoneMatch IfModifiedSince IfUnmodifiedSince Range "
	listing = "Delimiter EncodingType MaxKeys Prefix RequestPayer "
)

var operations = []service.Operation{
	{Name: "AbortMultipartUpload", Handle: abortMultipartUpload, Reads: anyBucket + "Key UploadId RequestPayer"},
	{Name: "CompleteMultipartUpload", Handle: completeMultipartUpload, Reads: anyBucket + "Key UploadId MultipartUpload RequestPayer IfMatch IfNoneMatch"},
	{Name: "CopyObject", Handle: copyObject, Reads: anyObject + grants + content + "CopySource MetadataDirective TaggingDirective ExpectedSourceBucketOwner"},
	{Name: "CreateBucket", Handle: createBucket, Reads: grants + "Bucket CreateBucketConfiguration ObjectLockEnabledForBucket ObjectOwnership"},
	{Name: "CreateMultipartUpload", Handle: createMultipartUpload, Reads: anyObject + grants + content},
	{Name: "DeleteBucket", Handle: deleteBucket, Reads: anyBucket},
	{Name: "DeleteBucketCors", Handle: cors.remove, Reads: anyBucket},
	{Name: "DeleteBucketEncryption", Handle: bucketEncryption.remove, Reads: anyBucket},
	{Name: "DeleteBucketLifecycle", Handle: lifecycle.remove, Reads: anyBucket},
	{Name: "DeleteBucketOwnershipControls", Handle: deleteBucketOwnershipControls, Reads: anyBucket},
	{Name: "DeleteBucketPolicy", Handle: deleteBucketPolicy, Reads: anyBucket},
	{Name: "DeleteBucketReplication", Handle: replication.remove, Reads: anyBucket},
	{Name: "DeleteBucketTagging", Handle: deleteBucketTagging, Reads: anyBucket},
	{Name: "DeleteBucketWebsite", Handle: website.remove, Reads: anyBucket},
	{Name: "DeleteObject", Handle: deleteObject, Reads: anyObject + "BypassGovernanceRetention"},
	{Name: "DeleteObjectTagging", Handle: deleteObjectTagging, Reads: anyObject},
	{Name: "DeleteObjects", Handle: deleteObjects, Reads: anyBucket + "Delete RequestPayer ChecksumAlgorithm BypassGovernanceRetention"},
	{Name: "DeletePublicAccessBlock", Handle: deletePublicAccessBlock, Reads: anyBucket + "AccountId"},
	{Name: "GetBucketAbac", Handle: getABAC, Reads: anyBucket},
	{Name: "GetBucketAccelerateConfiguration", Handle: acceleration.get, Reads: anyBucket + "RequestPayer"},
	{Name: "GetBucketAcl", Handle: getBucketACL, Reads: anyBucket},
	{Name: "GetBucketCors", Handle: cors.get, Reads: anyBucket},
	{Name: "GetBucketEncryption", Handle: bucketEncryption.get, Reads: anyBucket},
	{Name: "GetBucketLifecycleConfiguration", Handle: lifecycle.get, Reads: anyBucket},
	{Name: "GetBucketLocation", Handle: getBucketLocation, Reads: anyBucket},
	{Name: "GetBucketLogging", Handle: logging.get, Reads: anyBucket},
	{Name: "GetBucketNotificationConfiguration", Handle: notification.get, Reads: anyBucket},
	{Name: "GetBucketOwnershipControls", Handle: getBucketOwnershipControls, Reads: anyBucket},
	{Name: "GetBucketPolicy", Handle: getBucketPolicy, Reads: anyBucket},
	{Name: "GetBucketPolicyStatus", Handle: getBucketPolicyStatus, Reads: anyBucket},
	{Name: "GetBucketReplication", Handle: replication.get, Reads: anyBucket},
	{Name: "GetBucketRequestPayment", Handle: payment.get, Reads: anyBucket},
	{Name: "GetBucketTagging", Handle: getBucketTagging, Reads: anyBucket},
	{Name: "GetBucketVersioning", Handle: getBucketVersioning, Reads: anyBucket},
	{Name: "GetBucketWebsite", Handle: website.get, Reads: anyBucket},
	{Name: "GetObject", Handle: getObject, Reads: anyObject + reading},
	{Name: "GetObjectAcl", Handle: getObjectACL, Reads: anyObject},
	{Name: "GetObjectAttributes", Handle: getObjectAttributes, Reads: anyObject + "ObjectAttributes"},
	{Name: "GetObjectLegalHold", Handle: getLegalHold, Reads: anyObject},
	{Name: "GetObjectLockConfiguration", Handle: getLockConfiguration, Reads: anyBucket},
	{Name: "GetObjectRetention", Handle: getRetention, Reads: anyObject},
	{Name: "GetObjectTagging", Handle: getObjectTagging, Reads: anyObject},
	{Name: "GetPublicAccessBlock", Handle: getPublicAccessBlock, Reads: anyBucket + "AccountId"},
	{Name: "HeadBucket", Handle: head(headBucket), Reads: anyBucket},
	{Name: "HeadObject", Handle: head(headObject), Reads: anyObject + reading},
	{Name: "ListBuckets", Handle: listBuckets, Reads: "Prefix BucketRegion MaxBuckets ContinuationToken"},
	{Name: "ListMultipartUploads", Handle: listMultipartUploads, Reads: anyBucket + "Prefix RequestPayer"},
	{Name: "ListObjectVersions", Handle: listObjectVersions, Reads: anyBucket + listing + "KeyMarker VersionIdMarker"},
	{Name: "ListObjects", Handle: listObjects, Reads: anyBucket + listing + "Marker"},
	{Name: "ListObjectsV2", Handle: listObjectsV2, Reads: anyBucket + listing + "ContinuationToken FetchOwner StartAfter"},
	{Name: "ListParts", Handle: listParts, Reads: anyBucket + "Key UploadId RequestPayer"},
	{Name: "PutBucketAbac", Handle: putABAC, Reads: anyBucket + integrity + "AbacStatus"},
	{Name: "PutBucketAccelerateConfiguration", Handle: acceleration.put, Reads: anyBucket + integrity + "AccelerateConfiguration"},
	{Name: "PutBucketAcl", Handle: putBucketACL, Reads: anyBucket + grants + integrity + "AccessControlPolicy"},
	{Name: "PutBucketCors", Handle: cors.put, Reads: anyBucket + integrity + "CORSConfiguration"},
	{Name: "PutBucketEncryption", Handle: bucketEncryption.put, Reads: anyBucket + integrity + "ServerSideEncryptionConfiguration"},
	{Name: "PutBucketLifecycleConfiguration", Handle: lifecycle.put, Reads: anyBucket + integrity + "LifecycleConfiguration"},
	{Name: "PutBucketLogging", Handle: logging.put, Reads: anyBucket + integrity + "BucketLoggingStatus"},
	{Name: "PutBucketNotificationConfiguration", Handle: notification.put, Reads: anyBucket + "NotificationConfiguration SkipDestinationValidation"},
	{Name: "PutBucketOwnershipControls", Handle: putBucketOwnershipControls, Reads: anyBucket + integrity + "OwnershipControls"},
	{Name: "PutBucketPolicy", Handle: putBucketPolicy, Reads: anyBucket + integrity + "Policy ConfirmRemoveSelfBucketAccess"},
	{Name: "PutBucketReplication", Handle: replication.put, Reads: anyBucket + integrity + "ReplicationConfiguration Token"},
	{Name: "PutBucketRequestPayment", Handle: payment.put, Reads: anyBucket + integrity + "RequestPaymentConfiguration"},
	{Name: "PutBucketTagging", Handle: putBucketTagging, Reads: anyBucket + integrity + "Tagging"},
	{Name: "PutBucketVersioning", Handle: putBucketVersioning, Reads: anyBucket + integrity + "VersioningConfiguration"},
	{Name: "PutBucketWebsite", Handle: website.put, Reads: anyBucket + integrity + "WebsiteConfiguration"},
	{Name: "PutObject", Handle: putObject, Reads: anyObject + grants + content + "Body ContentLength ContentMD5"},
	{Name: "PutObjectAcl", Handle: putObjectACL, Reads: anyObject + grants + integrity + "AccessControlPolicy"},
	{Name: "PutObjectLegalHold", Handle: putLegalHold, Reads: anyObject + integrity + "LegalHold"},
	{Name: "PutObjectLockConfiguration", Handle: putLockConfiguration, Reads: anyBucket + integrity + "ObjectLockConfiguration RequestPayer"},
	{Name: "PutObjectRetention", Handle: putRetention, Reads: anyObject + integrity + "Retention BypassGovernanceRetention"},
	{Name: "PutObjectTagging", Handle: putObjectTagging, Reads: anyObject + integrity + "Tagging"},
	{Name: "PutPublicAccessBlock", Handle: putPublicAccessBlock, Reads: anyBucket + integrity + "PublicAccessBlockConfiguration AccountId"},
	{Name: "RestoreObject", Handle: restoreObject, Reads: anyObject + integrity + "RestoreRequest"},
	{Name: "UploadPart", Handle: uploadPart, Reads: anyBucket + integrity + "Key UploadId PartNumber Body ContentLength RequestPayer"},
	{Name: "UploadPartCopy", Handle: uploadPartCopy, Reads: anyBucket + "Key UploadId PartNumber CopySource ExpectedSourceBucketOwner RequestPayer"},
}
