package s3_test

import (
	"strings"
	"testing"

	"crossgrant/engine/s3"
	"crossgrant/engine/service"
	"crossgrant/engine/service/servicetest"
	"crossgrant/engine/world"
)

// refusals of one operation. in is a request that is well formed, without its
// bucket. missing and malformed are "CODE IN", IN being put behind the bucket; more
// than one stand on lines of their own.
type refusals struct{ operation, in, action, missing, malformed string }

const (
	key    = `,'Key':'k'`
	none   = `,'Key':'none'`
	upload = `,'Key':'k','UploadId':'none'`
	lists  = "InvalidArgument ,'MaxKeys':-1\nInvalidArgument ,'EncodingType':'x'"
	// What every upload reads.
	headers = "InvalidArgument ,'Key':'n','ACL':'open'\nInvalidRequest ,'Key':'n','ACL':'private','GrantRead':'id=" +
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'\nInvalidArgument ,'Key':'n','GrantRead':'nobody'\n" +
		"MethodNotAllowed ,'Key':'n','GrantRead':'emailaddress=a@example.com'\nInvalidStorageClass ,'Key':'n','StorageClass':'TAPE'\n" +
		"InvalidArgument ,'Key':'n','ServerSideEncryption':'rot13'\nInvalidArgument ,'Key':'n','ObjectLockMode':'COMPLIANCE'"
)

var tables = []refusals{
	{"AbortMultipartUpload", upload, "s3:AbortMultipartUpload", "NoSuchUpload " + upload, "KeyTooLongError LONG,'UploadId':'u'"},
	{"CompleteMultipartUpload", upload, "s3:PutObject", "NoSuchUpload " + upload, "InvalidRequest ,'Key':'k','UploadId':'u'"},
	{"CopyObject", key + `,'CopySource':'examplebucket/k'`, "s3:GetObject", "NoSuchKey ,'Key':'n','CopySource':'examplebucket/none'\nNoSuchBucket ,'Key':'n','CopySource':'missing/k'",
		"InvalidArgument ,'Key':'n','CopySource':'k'\nInvalidArgument ,'Key':'n','CopySource':'examplebucket/k','MetadataDirective':'x'\nInvalidRequest ,'Key':'k','CopySource':'examplebucket/k'"},
	{"CreateMultipartUpload", key, "s3:PutObject", "-", headers},
	{"DeleteBucket", ``, "s3:DeleteBucket", "", ""},
	{"DeleteBucketCors", ``, "s3:PutBucketCORS", "", ""},
	{"DeleteBucketEncryption", ``, "s3:PutEncryptionConfiguration", "", ""},
	{"DeleteBucketLifecycle", ``, "s3:PutLifecycleConfiguration", "", ""},
	{"DeleteBucketOwnershipControls", ``, "s3:PutBucketOwnershipControls", "", ""},
	{"DeleteBucketPolicy", ``, "s3:DeleteBucketPolicy", "", ""},
	{"DeleteBucketReplication", ``, "s3:PutReplicationConfiguration", "", ""},
	{"DeleteBucketTagging", ``, "s3:PutBucketTagging", "", ""},
	{"DeleteBucketWebsite", ``, "s3:DeleteBucketWebsite", "", ""},
	{"DeleteObject", key, "s3:DeleteObject", "OK " + none, "InvalidArgument ,'Key':'k','VersionId':'v1'"},
	{"DeleteObjectTagging", key, "s3:DeleteObjectTagging", "NoSuchKey " + none, "InvalidArgument ,'Key':'k','VersionId':'v1'"},
	{"DeleteObjects", `,'Delete':{'Objects':[]}`, "", "OK ,'Delete':{'Objects':[{'Key':'none'}]}", "MalformedXML ,'Delete':{'Objects':[]}\nMalformedXML ,'Delete':{'Objects':[{'Key':''}]}"},
	{"DeletePublicAccessBlock", ``, "s3:PutBucketPublicAccessBlock", "", "AccessDenied ,'AccountId':'222222222222'"},
	{"GetBucketAbac", ``, "s3:GetBucketAbac", "", ""},
	{"GetBucketAccelerateConfiguration", ``, "s3:GetAccelerateConfiguration", "", ""},
	{"GetBucketAcl", ``, "s3:GetBucketAcl", "", ""},
	{"GetBucketCors", ``, "s3:GetBucketCORS", "NoSuchCORSConfiguration ", ""},
	{"GetBucketEncryption", ``, "s3:GetEncryptionConfiguration", "", ""},
	{"GetBucketLifecycleConfiguration", ``, "s3:GetLifecycleConfiguration", "NoSuchLifecycleConfiguration ", ""},
	{"GetBucketLocation", ``, "s3:GetBucketLocation", "", ""},
	{"GetBucketLogging", ``, "s3:GetBucketLogging", "", ""},
	{"GetBucketNotificationConfiguration", ``, "s3:GetBucketNotification", "", ""},
	{"GetBucketOwnershipControls", ``, "s3:GetBucketOwnershipControls", "OwnershipControlsNotFoundError ", ""},
	{"GetBucketPolicy", ``, "s3:GetBucketPolicy", "NoSuchBucketPolicy ", ""},
	{"GetBucketPolicyStatus", ``, "s3:GetBucketPolicyStatus", "NoSuchBucketPolicy ", ""},
	{"GetBucketReplication", ``, "s3:GetReplicationConfiguration", "ReplicationConfigurationNotFoundError ", ""},
	{"GetBucketRequestPayment", ``, "s3:GetBucketRequestPayment", "", ""},
	{"GetBucketTagging", ``, "s3:GetBucketTagging", "NoSuchTagSet ", ""},
	{"GetBucketVersioning", ``, "s3:GetBucketVersioning", "", ""},
	{"GetBucketWebsite", ``, "s3:GetBucketWebsite", "NoSuchWebsiteConfiguration ", ""},
	{"GetObject", key, "s3:GetObject", "NoSuchKey " + none + "\nNoSuchVersion ,'Key':'k','VersionId':'0123456789abcdef0123456789abcdef'",
		"InvalidArgument ,'Key':'k','VersionId':'v1'\nInvalidRange ,'Key':'k','Range':'bytes=100-'\nPreconditionFailed ,'Key':'k','IfMatch':'x'\n304 ,'Key':'k','IfNoneMatch':'*'"},
	{"GetObjectAcl", key, "s3:GetObjectAcl", "NoSuchKey " + none, "InvalidArgument ,'Key':'k','VersionId':'v1'"},
	{"GetObjectAttributes", key + `,'ObjectAttributes':['ETag']`, "s3:GetObject", "NoSuchKey ,'Key':'none','ObjectAttributes':['ETag']", "InvalidArgument ,'Key':'k','ObjectAttributes':['Owner']\nInvalidArgument ,'Key':'k'"},
	{"GetObjectLegalHold", key, "s3:GetObjectLegalHold", "NoSuchKey " + none + "\nInvalidRequest ,'Key':'k'", "InvalidArgument ,'Key':'k','VersionId':'v1'"},
	{"GetObjectLockConfiguration", ``, "s3:GetBucketObjectLockConfiguration", "ObjectLockConfigurationNotFoundError ", ""},
	{"GetObjectRetention", key, "s3:GetObjectRetention", "NoSuchKey " + none + "\nInvalidRequest ,'Key':'k'", "InvalidArgument ,'Key':'k','VersionId':'v1'"},
	{"GetObjectTagging", key, "s3:GetObjectTagging", "NoSuchKey " + none, "InvalidArgument ,'Key':'k','VersionId':'v1'"},
	{"GetPublicAccessBlock", ``, "s3:GetBucketPublicAccessBlock", "NoSuchPublicAccessBlockConfiguration ", "AccessDenied ,'AccountId':'222222222222'"},
	{"HeadBucket", ``, "", "", ""},
	{"HeadObject", key, "", "404 " + none, "400 ,'Key':'k','VersionId':'v1'\n412 ,'Key':'k','IfMatch':'x'\n304 ,'Key':'k','IfNoneMatch':'*'\n416 ,'Key':'k','Range':'bytes=100-'"},
	{"ListMultipartUploads", ``, "s3:ListBucketMultipartUploads", "", "OK ,'Prefix':'none'"},
	{"ListObjectVersions", ``, "s3:ListBucketVersions", "", lists + "\nInvalidArgument ,'VersionIdMarker':'v'"},
	{"ListObjects", ``, "s3:ListBucket", "", lists},
	{"ListObjectsV2", ``, "s3:ListBucket", "", lists + "\nInvalidArgument ,'ContinuationToken':'x'"},
	{"ListParts", upload, "s3:ListMultipartUploadParts", "NoSuchUpload " + upload, "KeyTooLongError LONG,'UploadId':'u'"},
	{"PutBucketAbac", `,'AbacStatus':{'Status':'Enabled'}`, "s3:PutBucketAbac", "", "MalformedXML ,'AbacStatus':{'Status':'On'}"},
	{"PutBucketAccelerateConfiguration", `,'AccelerateConfiguration':{'Status':'Enabled'}`, "s3:PutAccelerateConfiguration", "", "MalformedXML ,'AccelerateConfiguration':{'Status':'On'}"},
	{"PutBucketAcl", `,'ACL':'private'`, "s3:PutBucketAcl", "", "MissingSecurityHeader \nInvalidArgument ,'ACL':'open'\nMalformedACLError ,'AccessControlPolicy':{}\nUnexpectedContent ,'ACL':'private','AccessControlPolicy':{}"},
	{"PutBucketCors", `,'CORSConfiguration':{'CORSRules':[{'AllowedMethods':['GET'],'AllowedOrigins':['*']}]}`, "s3:PutBucketCORS", "", "MalformedXML ,'CORSConfiguration':{}\nInvalidRequest ,'CORSConfiguration':{'CORSRules':[{'AllowedMethods':['LOOK'],'AllowedOrigins':['*']}]}"},
	{"PutBucketEncryption", `,'ServerSideEncryptionConfiguration':{'Rules':[{}]}`, "s3:PutEncryptionConfiguration", "", "MalformedXML ,'ServerSideEncryptionConfiguration':{'Rules':[]}"},
	{"PutBucketLifecycleConfiguration", `,'LifecycleConfiguration':{'Rules':[{'Status':'Enabled','Prefix':'','Expiration':{'Days':1}}]}`, "s3:PutLifecycleConfiguration", "", "MalformedXML ,'LifecycleConfiguration':{'Rules':[]}"},
	{"PutBucketLogging", `,'BucketLoggingStatus':{}`, "s3:PutBucketLogging", "InvalidTargetBucketForLogging ,'BucketLoggingStatus':{'LoggingEnabled':{'TargetBucket':'missing','TargetPrefix':''}}", "InvalidTargetBucketForLogging ,'BucketLoggingStatus':{'LoggingEnabled':{}}"},
	{"PutBucketNotificationConfiguration", `,'NotificationConfiguration':{}`, "s3:PutBucketNotification", "", "not modelled ,'NotificationConfiguration':{'EventBridgeConfiguration':{}}"},
	{"PutBucketOwnershipControls", `,'OwnershipControls':{'Rules':[{'ObjectOwnership':'ObjectWriter'}]}`, "s3:PutBucketOwnershipControls", "", "MalformedXML ,'OwnershipControls':{'Rules':[]}\nMalformedXML ,'OwnershipControls':{'Rules':[{'ObjectOwnership':'Nobody'}]}"},
	{"PutBucketPolicy", `,'Policy':'{\u0022Version\u0022:\u00222012-10-17\u0022,\u0022Statement\u0022:[{\u0022Effect\u0022:\u0022Deny\u0022,\u0022Principal\u0022:\u0022*\u0022,\u0022Action\u0022:\u0022s3:DeleteBucket\u0022,\u0022Resource\u0022:\u0022arn:aws:s3:::examplebucket\u0022}]}'`,
		"s3:PutBucketPolicy", "", "MalformedPolicy ,'Policy':''\nMalformedPolicy ,'Policy':'{}'"},
	{"PutBucketReplication", `,'ReplicationConfiguration':{'Role':'r','Rules':[{}]}`, "s3:PutReplicationConfiguration", "", "MalformedXML ,'ReplicationConfiguration':{'Role':'r','Rules':[]}"},
	{"PutBucketRequestPayment", `,'RequestPaymentConfiguration':{'Payer':'BucketOwner'}`, "s3:PutBucketRequestPayment", "", "MalformedXML ,'RequestPaymentConfiguration':{'Payer':'Nobody'}"},
	{"PutBucketTagging", `,'Tagging':{'TagSet':[]}`, "s3:PutBucketTagging", "", "InvalidTag ,'Tagging':{'TagSet':[{'Key':'a','Value':'1'},{'Key':'a','Value':'2'}]}"},
	{"PutBucketVersioning", `,'VersioningConfiguration':{'Status':'Enabled'}`, "s3:PutBucketVersioning", "", "IllegalVersioningConfigurationException ,'VersioningConfiguration':{'Status':'On'}"},
	{"PutBucketWebsite", `,'WebsiteConfiguration':{'IndexDocument':{'Suffix':'index.html'}}`, "s3:PutBucketWebsite", "", "InvalidArgument ,'WebsiteConfiguration':{}"},
	{"PutObject", key, "s3:PutObject", "-", headers},
	{"PutObjectAcl", key + `,'ACL':'private'`, "s3:PutObjectAcl", "NoSuchKey ,'Key':'none','ACL':'private'", "MissingSecurityHeader ,'Key':'k'\nInvalidArgument ,'Key':'k','ACL':'open'\nMalformedACLError ,'Key':'k','AccessControlPolicy':{}"},
	{"PutObjectLegalHold", key + `,'LegalHold':{'Status':'ON'}`, "s3:PutObjectLegalHold", "NoSuchKey ,'Key':'none','LegalHold':{'Status':'ON'}\nInvalidRequest ,'Key':'k','LegalHold':{'Status':'ON'}", "MalformedXML ,'Key':'k','LegalHold':{'Status':'x'}"},
	{"PutObjectLockConfiguration", `,'ObjectLockConfiguration':{'ObjectLockEnabled':'Enabled'}`, "s3:PutBucketObjectLockConfiguration", "InvalidBucketState ,'ObjectLockConfiguration':{'ObjectLockEnabled':'Enabled'}",
		"MalformedXML ,'ObjectLockConfiguration':{}\nMalformedXML ,'ObjectLockConfiguration':{'ObjectLockEnabled':'Enabled','Rule':{'DefaultRetention':{'Mode':'GOVERNANCE'}}}\nInvalidArgument ,'ObjectLockConfiguration':{'ObjectLockEnabled':'Enabled','Rule':{'DefaultRetention':{'Mode':'GOVERNANCE','Days':0}}}"},
	{"PutObjectRetention", key + `,'Retention':{'Mode':'GOVERNANCE','RetainUntilDate':'2027-01-01T00:00:00Z'}`, "s3:PutObjectRetention",
		"NoSuchKey ,'Key':'none','Retention':{}\nInvalidRequest ,'Key':'k','Retention':{}", "MalformedXML ,'Key':'k','Retention':{'Mode':'FOREVER'}"},
	{"PutObjectTagging", key + `,'Tagging':{'TagSet':[]}`, "s3:PutObjectTagging", "NoSuchKey ,'Key':'none','Tagging':{'TagSet':[]}", "InvalidTag ,'Key':'k','Tagging':{'TagSet':[{'Key':'a','Value':'1'},{'Key':'a','Value':'2'}]}"},
	{"PutPublicAccessBlock", `,'PublicAccessBlockConfiguration':{}`, "s3:PutBucketPublicAccessBlock", "", "AccessDenied ,'AccountId':'222222222222'"},
	{"RestoreObject", key + `,'RestoreRequest':{'Days':1}`, "s3:RestoreObject", "NoSuchKey ,'Key':'none','RestoreRequest':{'Days':1}", "MalformedXML ,'Key':'k','RestoreRequest':{'Days':0}\nInvalidObjectState ,'Key':'k','RestoreRequest':{'Days':1}"},
	{"UploadPart", upload + `,'PartNumber':1`, "s3:PutObject", "NoSuchUpload " + upload + `,'PartNumber':1`, "InvalidArgument ,'Key':'k','UploadId':'u','PartNumber':0"},
	{"UploadPartCopy", upload + `,'PartNumber':1,'CopySource':'examplebucket/k'`, "s3:GetObject", "NoSuchUpload " + upload + `,'PartNumber':1,'CopySource':'examplebucket/k'`, "InvalidArgument ,'Key':'k','UploadId':'u','PartNumber':10001,'CopySource':'examplebucket/k'"},
}

// withoutBucket are tested by themselves: what they are about need not exist.
var withoutBucket = map[string]string{"CreateBucket": "TestCreateBucket", "ListBuckets": "TestDeleteAndHeadBucket"}

// Each operation: who may not, what is not there, and what is badly formed.
func TestRefusals(t *testing.T) {
	rows := map[string]refusals{}
	for _, r := range tables {
		rows[r.operation] = r
	}
	for _, o := range s3.Operations {
		r, ok := rows[o.Name]
		if !ok && withoutBucket[o.Name] == "" {
			t.Errorf("%s has no refusals", o.Name)
		}
		if !ok {
			continue
		}
		stage := func() *servicetest.Stage {
			s := stage(t)
			b := s.Bucket("A/examplebucket", "", "")
			s.Object(b, "k", "A", "x")
			b.AddUpload(&world.Upload{ID: "u", Object: &world.Object{Bucket: b, Key: "k"}})
			return s
		}
		head := strings.HasPrefix(o.Name, "Head")
		code := func(code, status string) string {
			if head {
				return status
			}
			return code
		}
		in := func(bucket, rest string) string { return `{'Bucket':'` + bucket + `'` + rest + `}` }
		if r.action != "" {
			stage().Want("AccessDenied: not authorized to perform: "+r.action+" on", "A/Jill", o.Name, in("examplebucket", r.in))
			stage().Want("AccessDenied: Access Denied", "B/admin", o.Name, in("examplebucket", r.in))
			stage().Want("AccessDenied: Access Denied", "", o.Name, in("examplebucket", r.in))
		} else if head {
			stage().Want("403: Forbidden", "A/Jill", o.Name, in("examplebucket", r.in))
		}
		stage().Want(code("NoSuchBucket", "404"), "A/admin", o.Name, in("missing", r.in))
		stage().Want(code("AccessDenied", "403"), "A/admin", o.Name, in("examplebucket", r.in+`,'ExpectedBucketOwner':'222222222222'`))
		if service.Listed(o.Reads, "Key") && r.missing == "" {
			t.Errorf("%s: what if there is no such object?", o.Name)
		}
		body := false
		for _, parameter := range strings.Fields(o.Reads) {
			body = body || !service.Listed("Bucket ExpectedBucketOwner Key RequestPayer", parameter)
		}
		if body && r.malformed == "" {
			t.Errorf("%s: what if a parameter is badly formed?", o.Name)
		}
		for line := range strings.Lines(r.missing + "\n" + r.malformed) {
			line = strings.TrimRight(line, "\n")
			if line == "" || line == "-" {
				continue
			}
			want, rest, _ := strings.Cut(line, " ")
			if more, ok := strings.CutPrefix(line, "not modelled "); ok {
				want, rest = "not modelled", more
			}
			rest = strings.Replace(rest, "LONG", `,'Key':'`+strings.Repeat("k", 1025)+`'`, 1)
			stage().Want(want, "A/admin", o.Name, in("examplebucket", rest))
		}
	}
}
