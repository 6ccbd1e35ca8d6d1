package s3_test

import (
	"strings"
	"testing"

	"crossgrant/engine/acl"
	"crossgrant/engine/service/servicetest"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// Who owns an upload: E4-25 to E4-29.
func TestUploadOwnership(t *testing.T) {
	for _, x := range []struct {
		mode              world.Ownership
		header            string
		want, owner, acls string
	}{
		{world.ObjectWriter, ``, "OK", idB, "b"},
		{world.ObjectWriter, `,'ACL':'bucket-owner-full-control'`, "OK", idB, "ba"},
		{world.ObjectWriter, `,'GrantFullControl':'id=` + idA + `'`, "OK", idB, "a"},
		{world.BucketOwnerPreferred, ``, "OK", idB, "b"},
		{world.BucketOwnerPreferred, `,'ACL':'bucket-owner-full-control'`, "OK", idA, "a"},
		{world.BucketOwnerPreferred, `,'GrantFullControl':'id=` + idA + `'`, "OK", idB, "a"},
		{world.BucketOwnerEnforced, ``, "OK", idA, "a"},
		{world.BucketOwnerEnforced, `,'ACL':'bucket-owner-full-control'`, "OK", idA, "a"},
		{world.BucketOwnerEnforced, `,'GrantFullControl':'id=` + idA + `'`, "AccessControlListNotSupported", "", ""},
		{world.BucketOwnerEnforced, `,'ACL':'private'`, "AccessControlListNotSupported", "", ""},
	} {
		s := stage(t)
		b := s.Bucket("A/examplebucket", x.mode, policyFor(allow(rootB, "s3:PutObject", "examplebucket/*")))
		s.Want(x.want, "B/admin", "PutObject", `{'Bucket':'examplebucket','Key':'k'`+x.header+`}`)
		o := b.Objects["k"]
		if o == nil {
			if x.owner != "" {
				t.Errorf("%s%s: not stored", x.mode, x.header)
			}
			continue
		}
		grantees := ""
		for _, g := range o.ACL.Grants {
			grantees += g.Grantee.ID[:1]
		}
		if o.Owner() != x.owner || grantees != x.acls {
			t.Errorf("%s%s: owner %.1s, grants to %s", x.mode, x.header, o.Owner(), grantees)
		}
	}
}

// An upload with an ACL needs s3:PutObjectAcl of the writer's account besides.
func TestUploadWithACLNeedsPutObjectAcl(t *testing.T) {
	s := stage(t)
	b := s.Bucket("A/examplebucket", world.ObjectWriter, policyFor(allow(rootB, "s3:PutObject", "examplebucket/*")))
	s.User("A/put", identity("s3:PutObject", "*"))
	s.User("B/put", identity("s3:PutObject", "*"))
	in := func(acl string) string { return `{'Bucket':'examplebucket','Key':'k','ACL':'` + acl + `'}` }
	s.Want("AccessDenied: s3:PutObjectAcl", "A/put", "PutObject", in("public-read"))
	s.Want("AccessDenied: Access Denied", "B/put", "PutObject", in("bucket-owner-full-control"))
	s.Want("OK", "A/admin", "PutObject", in("public-read"))
	s.Want("OK", "B/admin", "PutObject", in("bucket-owner-full-control"))
	b.Ownership = world.BucketOwnerPreferred
	s.Want("OK", "B/admin", "PutObject", in("bucket-owner-full-control"))
	b.Ownership = world.BucketOwnerEnforced
	s.Want("OK", "B/put", "PutObject", in("bucket-owner-full-control"))
	s.Want("OK", "A/put", "PutObject", in("bucket-owner-full-control"))
}

func TestPutObject(t *testing.T) {
	s := stage(t)
	b := s.Bucket("A/examplebucket", world.BucketOwnerEnforced, "")
	s.User("A/put", identity("s3:PutObject", "arn:aws:s3:::examplebucket/*"))
	out := s.Want("OK", "A/put", "PutObject", `{'Bucket':'examplebucket','Key':'k','Body':'hello','ContentType':'text/plain','Metadata':{'Colour':'blue'},'StorageClass':'STANDARD'}`)
	if got := servicetest.Text(out); got != `{"ETag":""5d41402abc4b2a76b9719d911017c592"","ChecksumCRC64NVME":"M3eFcAZSQlc=","ChecksumType":"FULL_OBJECT","ServerSideEncryption":"AES256"}` {
		t.Error(got)
	}
	if got := s.World.TakeChanges(); len(got) != 1 || got[0] != "accounts/A/buckets/examplebucket#k" || s.Last.Target != got[0] {
		t.Errorf("%v, target %s", got, s.Last.Target)
	}
	for _, x := range []struct{ want, rest string }{
		{"AccessDenied: s3:PutObjectTagging", `'Tagging':'a=1'`},
		{"AccessDenied: s3:PutObjectRetention", `'ObjectLockMode':'GOVERNANCE','ObjectLockRetainUntilDate':'2027-01-01T00:00:00Z'`},
		{"AccessDenied: s3:GetObject", `'IfMatch':'x'`},
		{"OK", `'IfNoneMatch':'*'`},
		{"PreconditionFailed", `'IfNoneMatch':'*'`},
		{"InvalidArgument: x-amz-tagging", `'Tagging':'a=1&a=2'`},
		{"InvalidTag: The TagKey you have provided is invalid", `'Tagging':'a%5B=1'`},
		{"BadRequest: Object tags cannot be greater than 10", `'Tagging':'a=&b=&c=&d=&e=&f=&g=&h=&i=&j=&k='`},
		{"InvalidStorageClass", `'StorageClass':'COLD'`},
		{"InvalidArgument", `'ServerSideEncryption':'rot13'`},
		{"InvalidArgument", `'ObjectLockMode':'GOVERNANCE'`},
		{"InvalidDigest", `'ContentMD5':'x'`},
		{"IncompleteBody", `'ContentLength':5`},
		{"BadDigest", `'ContentMD5':'AAAAAAAAAAAAAAAAAAAAAA=='`},
		{"OK", `'ContentMD5':'1B2M2Y8AsgTpgAmY7PhCfg=='`},
		{"not modelled: KMS", `'ServerSideEncryption':'aws:kms'`},
		{"not modelled: customer", `'SSECustomerAlgorithm':'AES256'`},
		{"not modelled: WriteOffsetBytes", `'WriteOffsetBytes':1`},
		{"not modelled: SHA256", `'ChecksumAlgorithm':'SHA256'`},
		{"OK", `'ChecksumAlgorithm':'CRC32'`},
	} {
		s.Want(x.want, "A/put", "PutObject", `{'Bucket':'examplebucket','Key':'other',`+x.rest+`}`)
	}
	s.Want("InvalidRequest: Bucket is missing Object Lock Configuration", "A/admin", "PutObject", `{'Bucket':'examplebucket','Key':'other','ObjectLockLegalHoldStatus':'ON'}`)
	s.Want("OK", "A/admin", "PutObject", `{'Bucket':'examplebucket','Key':'k','Body':'hello2','IfMatch':'5d41402abc4b2a76b9719d911017c592'}`)
	s.Want("PreconditionFailed", "A/admin", "PutObject", `{'Bucket':'examplebucket','Key':'k','IfMatch':'5d41402abc4b2a76b9719d911017c592'}`)
	s.Want("NoSuchKey", "A/admin", "PutObject", `{'Bucket':'examplebucket','Key':'none','IfMatch':'x'}`)
	s.Want("KeyTooLongError", "A/admin", "PutObject", `{'Bucket':'examplebucket','Key':'`+strings.Repeat("k", 1025)+`'}`)
	s.Want("NoSuchBucket", "A/admin", "PutObject", `{'Bucket':'missing','Key':'k'}`)
	s.Want("not modelled: access points", "A/admin", "PutObject", `{'Bucket':'arn:aws:s3:us-east-1:111111111111:accesspoint/x','Key':'k'}`)
	if out := s.Want("OK", "A/admin", "GetBucketVersioning", `{'Bucket':'examplebucket'}`); servicetest.Text(out) != "null" {
		t.Error(servicetest.Text(out))
	}
	s.Want("AccessDenied", "A/Jill", "GetBucketVersioning", `{'Bucket':'examplebucket'}`)
	s.Want("AccessDenied", "A/Jill", "PutBucketVersioning", `{'Bucket':'examplebucket','VersioningConfiguration':{'Status':'Enabled'}}`)
	s.Want("IllegalVersioningConfigurationException", "A/admin", "PutBucketVersioning", `{'Bucket':'examplebucket','VersioningConfiguration':{}}`)
	s.Want("OK", "A/admin", "PutBucketVersioning", `{'Bucket':'examplebucket','VersioningConfiguration':{'Status':'Enabled'}}`)
	if b.Versioning != "Enabled" {
		t.Error(b.Versioning)
	}
	s.Want("AccessDenied", "A/Jill", "PutObject", `{'Bucket':'examplebucket','Key':'k'}`)
}

// Condition keys from headers: C-31, C-32, E4-05, E4-26, the requested tags.
func TestHeaderKeys(t *testing.T) {
	deny := func(condition string) string {
		return policyFor(`{'Effect':'Allow','Action':'s3:*','Resource':'*'},{'Effect':'Deny','Action':'s3:PutObject','Resource':'*','Condition':` + condition + `}`)
	}
	for i, x := range []struct{ condition, rest, want string }{
		{`{'StringNotEquals':{'s3:x-amz-server-side-encryption':'AES256'}}`, ``, "AccessDenied"},
		{`{'StringNotEquals':{'s3:x-amz-server-side-encryption':'AES256'}}`, `,'ServerSideEncryption':'AES256'`, "OK"},
		{`{'StringNotEquals':{'s3:x-amz-server-side-encryption':'aws:kms'}}`, `,'ServerSideEncryption':'AES256'`, "AccessDenied"},
		{`{'StringNotLike':{'s3:x-amz-copy-source':'src/public/*'}}`, ``, "AccessDenied"},
		{`{'StringNotEquals':{'s3:x-amz-acl':'bucket-owner-full-control'}}`, `,'ACL':'bucket-owner-full-control'`, "OK"},
		{`{'StringNotEquals':{'s3:x-amz-grant-full-control':'id=` + idA + `'}}`, `,'GrantFullControl':'id=` + idA + `'`, "OK"},
		{`{'StringNotEquals':{'s3:x-amz-grant-full-control':'id=` + idA + `'}}`, `,'GrantFullControl':'id=\u0022` + idA + `\u0022'`, "AccessDenied"},
		{`{'StringNotEquals':{'s3:RequestObjectTag/team':'blue'}}`, `,'Tagging':'team=blue'`, "OK"},
		{`{'StringNotEquals':{'s3:RequestObjectTag/team':'blue'}}`, `,'Tagging':'team=red'`, "AccessDenied"},
		{`{'ForAllValues:StringNotEquals':{'s3:RequestObjectTagKeys':['team']}}`, `,'Tagging':'team=red'`, "OK"},
		{`{'Null':{'s3:if-none-match':'true'}}`, `,'IfNoneMatch':'*'`, "OK"},
		{`{'StringEquals':{'s3:x-amz-storage-class':'GLACIER'}}`, `,'StorageClass':'GLACIER'`, "AccessDenied"},
		{`{'Null':{'s3:x-amz-storage-class':'true'}}`, ``, "AccessDenied"},
	} {
		s := stage(t)
		s.Bucket("A/examplebucket", world.ObjectWriter, "")
		s.User("A/dave", deny(x.condition))
		_, err := s.Call(s.As("A/dave"), "PutObject", `{'Bucket':'examplebucket','Key':'k'`+x.rest+`}`)
		if got := servicetest.Outcome(err); !strings.HasPrefix(got, x.want) {
			t.Errorf("%d %s %s: %s", i, x.condition, x.rest, got)
		}
	}
}

func TestGetObject(t *testing.T) {
	s := stage(t)
	b := s.Bucket("A/examplebucket", world.ObjectWriter, "")
	s.Want("OK", "A/admin", "PutObject", `{'Bucket':'examplebucket','Key':'k','Body':'hello','ContentType':'text/plain','CacheControl':'no-store','Metadata':{'Colour':'blue'},'Tagging':'team=blue'}`)
	out := s.Want("OK", "A/admin", "GetObject", `{'Bucket':'examplebucket','Key':'k'}`)
	if got := servicetest.Text(out); got != `{"Body":"hello","AcceptRanges":"bytes","LastModified":"2026-01-01T00:00:00+00:00","ContentLength":5,"ETag":""5d41402abc4b2a76b9719d911017c592"","ChecksumCRC64NVME":"M3eFcAZSQlc=","ChecksumType":"FULL_OBJECT","CacheControl":"no-store","ContentType":"text/plain","ServerSideEncryption":"AES256","Metadata":{"colour":"blue"},"TagCount":1}` {
		t.Error(got)
	}
	out = s.Want("OK", "A/admin", "HeadObject", `{'Bucket':'examplebucket','Key':'k'}`)
	if got := servicetest.Text(out); got != `{"AcceptRanges":"bytes","LastModified":"2026-01-01T00:00:00+00:00","ContentLength":5,"ETag":""5d41402abc4b2a76b9719d911017c592"","CacheControl":"no-store","ContentType":"text/plain","ServerSideEncryption":"AES256","Metadata":{"colour":"blue"},"TagCount":1}` {
		t.Error(got)
	}
	out = s.Want("OK", "A/admin", "GetObjectAttributes", `{'Bucket':'examplebucket','Key':'k','ObjectAttributes':['ETag','ObjectSize']}`)
	if got := servicetest.Text(out); got != `{"LastModified":"2026-01-01T00:00:00+00:00","ETag":"5d41402abc4b2a76b9719d911017c592","ObjectSize":5}` {
		t.Error(got)
	}
	s.User("A/reader", identity("s3:GetObject", "arn:aws:s3:::examplebucket/*"))
	s.User("A/versions", identity("s3:GetObjectVersion", "arn:aws:s3:::examplebucket/*"))
	s.User("A/lister", policyFor(`{'Effect':'Allow','Action':['s3:GetObject','s3:ListBucket'],'Resource':'*'}`))
	for _, x := range []struct{ want, who, in string }{
		{"OK", "A/reader", `'Key':'k'`},
		{"AccessDenied: s3:ListBucket on resource: \"arn:aws:s3:::examplebucket\"", "A/reader", `'Key':'missing'`},
		{"NoSuchKey: The specified key does not exist.", "A/lister", `'Key':'missing'`},
		{"AccessDenied: s3:GetObject ", "A/versions", `'Key':'k'`},
		{"AccessDenied: s3:GetObject ", "A/Jill", `'Key':'missing'`},
		{"OK", "A/versions", `'Key':'k','VersionId':'null'`},
		{"AccessDenied: s3:GetObjectVersion", "A/reader", `'Key':'k','VersionId':'null'`},
		{"NoSuchVersion", "A/versions", `'Key':'k','VersionId':'` + strings.Repeat("v", 32) + `'`},
		{"InvalidArgument: Invalid version id specified", "A/versions", `'Key':'k','VersionId':'v'`},
		{"AccessDenied: Access Denied", "B/admin", `'Key':'k'`},
		{"AccessDenied: Access Denied", "", `'Key':'k'`},
		{"AccessDenied", "A/reader", `'Key':'k','ExpectedBucketOwner':'222222222222'`},
		{"not modelled: PartNumber", "A/reader", `'Key':'k','PartNumber':1`},
	} {
		s.Want(x.want, x.who, "GetObject", `{'Bucket':'examplebucket',`+x.in+`}`)
	}
	s.Want("404: Not Found", "A/lister", "HeadObject", `{'Bucket':'examplebucket','Key':'missing'}`)
	s.Want("403: Forbidden", "A/reader", "HeadObject", `{'Bucket':'examplebucket','Key':'missing'}`)
	s.Want("AccessDenied: s3:GetObjectAttributes", "A/reader", "GetObjectAttributes", `{'Bucket':'examplebucket','Key':'k','ObjectAttributes':['ETag']}`)
	s.Want("AccessDenied", "A/reader", "GetObjectAcl", `{'Bucket':'examplebucket','Key':'k'}`)
	s.Want("AccessDenied", "A/reader", "PutObjectAcl", `{'Bucket':'examplebucket','Key':'k','ACL':'private'}`)
	s.Want("NoSuchKey", "A/admin", "GetObjectAcl", `{'Bucket':'examplebucket','Key':'missing'}`)
	s.Want("NoSuchKey", "A/admin", "PutObjectAcl", `{'Bucket':'examplebucket','Key':'missing','ACL':'private'}`)
	b.Objects["k"].StorageClass = "GLACIER"
	s.Want("InvalidObjectState", "A/admin", "GetObject", `{'Bucket':'examplebucket','Key':'k'}`)
}

// S-10 to S-19, S-43 to S-46: ACLs and public policies.
func TestACLsGrant(t *testing.T) {
	s := stage(t)
	b := s.Bucket("A/examplebucket", world.ObjectWriter, "")
	o := s.Object(b, "k", "A", "x")
	s.User("B/none")
	s.User("B/list", identity("s3:ListBucket", "*"))
	s.Want("AccessDenied", "B/list", "ListObjects", `{'Bucket':'examplebucket'}`)
	b.ACL.Grants = append(b.ACL.Grants, acl.Grant{Grantee: acl.Grantee{ID: idB}, Permission: acl.Read})
	s.Want("OK", "B/list", "ListObjects", `{'Bucket':'examplebucket'}`)
	s.Want("AccessDenied", "B/none", "ListObjects", `{'Bucket':'examplebucket'}`)
	s.Want("AccessDenied", "B/admin", "PutObject", `{'Bucket':'examplebucket','Key':'n'}`)

	o.ACL.Grants = append(o.ACL.Grants, acl.Grant{Grantee: acl.Grantee{ID: idB}, Permission: acl.Read})
	s.Want("OK", "B/admin", "GetObject", `{'Bucket':'examplebucket','Key':'k'}`)
	s.Want("AccessDenied", "B/admin", "GetObjectAcl", `{'Bucket':'examplebucket','Key':'k'}`)
	o.ACL.Grants[1].Permission = acl.FullControl
	s.Want("OK", "B/admin", "GetObjectAcl", `{'Bucket':'examplebucket','Key':'k'}`)
	s.Want("AccessDenied", "B/admin", "GetObjectTagging", `{'Bucket':'examplebucket','Key':'k'}`)
	s.Want("AccessDenied", "", "GetObject", `{'Bucket':'examplebucket','Key':'k'}`)
	o.ACL.Grants[1] = acl.Grant{Grantee: acl.Grantee{URI: acl.AllUsers}, Permission: acl.Read}
	s.Want("OK", "", "GetObject", `{'Bucket':'examplebucket','Key':'k'}`)
	b.BlockPublicAccess = &world.BlockPublicAccess{IgnorePublicAcls: true}
	s.Want("AccessDenied", "", "GetObject", `{'Bucket':'examplebucket','Key':'k'}`)
	b.BlockPublicAccess = nil

	b.ACL.Grants[1].Permission = acl.Write
	s.Want("OK", "B/admin", "PutObject", `{'Bucket':'examplebucket','Key':'theirs'}`)
	if b.Objects["theirs"].Owner() != idB {
		t.Error(b.Objects["theirs"].Owner())
	}
	b.Policy = servicetest.Doc("policy", b.PolicyFile(), policyFor(`{'Effect':'Deny','Principal':'*','Action':'s3:PutObject','Resource':'arn:aws:s3:::examplebucket/*'}`))
	s.Want("AccessDenied", "B/admin", "PutObject", `{'Bucket':'examplebucket','Key':'theirs'}`)

	b.Policy = servicetest.Doc("policy", b.PolicyFile(), policyFor(allow(everyone, "s3:*Object", "examplebucket/*")))
	s.Want("OK", "", "GetObject", `{'Bucket':'examplebucket','Key':'k'}`)
	s.Want("OK", "A/Jill", "GetObject", `{'Bucket':'examplebucket','Key':'k'}`)
	s.Want("OK", "", "PutObject", `{'Bucket':'examplebucket','Key':'anonymous','Body':'x'}`)
	if b.Objects["anonymous"].Owner() != acl.AnonymousOwner {
		t.Error(b.Objects["anonymous"].Owner())
	}
	s.Want("OK", "", "GetObject", `{'Bucket':'examplebucket','Key':'anonymous'}`)
	// RestrictPublicBuckets keeps out everyone but services and the own account.
	b.BlockPublicAccess = &world.BlockPublicAccess{RestrictPublicBuckets: true}
	s.Want("AccessDenied", "", "GetObject", `{'Bucket':'examplebucket','Key':'k'}`)
	s.Want("OK", "A/admin", "GetObject", `{'Bucket':'examplebucket','Key':'k'}`)
	s.Want("AccessDenied", "B/admin", "GetObject", `{'Bucket':'examplebucket','Key':'theirs'}`)
}

// S-39: a service that the policy names, with the canned ACL that it always sends.
func TestServiceWrites(t *testing.T) {
	s := stage(t)
	b := s.Bucket("A/logs", world.ObjectWriter, policyFor(allow(`{'Service':'cloudtrail.amazonaws.com'}`, "s3:PutObject", "logs/*")))
	s.Want("OK", "service/cloudtrail.amazonaws.com", "PutObject", `{'Bucket':'logs','Key':'k','ACL':'bucket-owner-full-control'}`)
	s.Want("AccessDenied: Access Denied", "service/config.amazonaws.com", "PutObject", `{'Bucket':'logs','Key':'k2'}`)
	if o := b.Objects["k"]; o.Owner() == idA || len(o.ACL.Grants) != 2 {
		t.Errorf("%+v", o)
	}
}

// S-49, S-54, E4-19, E4-20.
func TestDelete(t *testing.T) {
	s := stage(t)
	b := s.Bucket("A/examplebucket", world.ObjectWriter, policyFor(allow(rootB, "s3:PutObject", "examplebucket/*")))
	s.Want("OK", "B/admin", "PutObject", `{'Bucket':'examplebucket','Key':'theirs'}`)
	s.Want("AccessDenied", "B/admin", "DeleteObject", `{'Bucket':'examplebucket','Key':'theirs'}`)
	s.Want("OK", "A/admin", "DeleteObject", `{'Bucket':'examplebucket','Key':'theirs'}`)
	if s.Last.HTTPStatus != 204 || len(b.Objects) != 0 {
		t.Error("not deleted")
	}
	s.Want("OK", "A/admin", "DeleteObject", `{'Bucket':'examplebucket','Key':'missing'}`)
	s.Want("AccessDenied", "A/Jill", "DeleteObject", `{'Bucket':'examplebucket','Key':'missing'}`)
	for _, key := range []string{"a", "b"} {
		s.Object(b, key, "A", "")
	}
	s.User("A/some", policyFor(`{'Effect':'Allow','Action':'s3:DeleteObject','Resource':'*'},{'Effect':'Deny','Action':'s3:*','Resource':'arn:aws:s3:::examplebucket/b'}`))
	out := s.Want("OK", "A/some", "DeleteObjects", `{'Bucket':'examplebucket','Delete':{'Objects':[{'Key':'a'},{'Key':'b'},{'Key':'c'}]}}`)
	if got := servicetest.Text(out); got != `{"Deleted":[{"Key":"a"},{"Key":"c"}],"Errors":[{"Key":"b","Code":"AccessDenied","Message":"User: arn:aws:iam::111111111111:user/some is not authorized to perform: s3:DeleteObject on resource: "arn:aws:s3:::examplebucket/b" with an explicit deny in an identity-based policy"}]}` {
		t.Error(got)
	}
	s.Want("MalformedXML", "A/admin", "DeleteObjects", `{'Bucket':'examplebucket','Delete':{'Objects':[]}}`)
	s.Want("NoSuchBucket", "A/admin", "DeleteObjects", `{'Bucket':'missing','Delete':{'Objects':[{'Key':'a'}]}}`)
	out = s.Want("OK", "A/admin", "DeleteObjects", `{'Bucket':'examplebucket','Delete':{'Quiet':true,'Objects':[{'Key':'b'}]}}`)
	if out.Has("Deleted") || len(b.Objects) != 0 {
		t.Error(servicetest.Text(out))
	}
}

// S-52 and the condition keys of copying.
func TestCopy(t *testing.T) {
	s := stage(t)
	src, dst := s.Bucket("A/src", world.ObjectWriter, ""), s.Bucket("A/dst", world.ObjectWriter, "")
	s.Object(src, "public/k", "A", "hello").Tags = []world.Tag{{Key: "team", Value: "blue"}}
	s.Object(src, "plain", "A", "hello")
	s.User("A/both", identity("s3:*", "*"))
	s.User("A/read", identity("s3:GetObject", "*"))
	s.User("A/write", identity("s3:PutObject", "*"))
	s.User("A/notags", policyFor(`{'Effect':'Allow','Action':['s3:GetObject','s3:PutObject'],'Resource':'*'}`))
	s.User("A/public", policyFor(`{'Effect':'Allow','Action':'s3:*','Resource':'*'},
		{'Effect':'Deny','Action':'s3:PutObject','Resource':'*','Condition':{'StringNotLike':{'s3:x-amz-copy-source':'src/public/*'}}}`))
	in := func(source, rest string) string {
		return `{'Bucket':'dst','Key':'k','CopySource':'` + source + `'` + rest + `}`
	}
	for _, x := range []struct{ want, who, in string }{
		{"AccessDenied: s3:PutObject ", "A/read", in("src/plain", "")},
		{"AccessDenied: s3:GetObject ", "A/write", in("src/plain", "")},
		{"OK", "A/notags", in("src/plain", "")},
		{"AccessDenied: s3:GetObjectTagging", "A/notags", in("/src/public/k", "")},
		{"OK", "A/notags", in("src/public/k", `,'TaggingDirective':'REPLACE'`)},
		{"AccessDenied: s3:PutObjectTagging", "A/notags", in("src/plain", `,'TaggingDirective':'REPLACE','Tagging':'a=1'`)},
		{"OK", "A/public", in("src/public%2Fk", "")},
		{"AccessDenied", "A/public", in("src/plain", "")},
		{"NoSuchKey", "A/both", in("src/missing", "")},
		{"AccessDenied", "A/notags", in("src/missing", "")},
		{"NoSuchBucket", "A/both", in("missing/k", "")},
		{"InvalidArgument", "A/both", in("src", "")},
		{"InvalidArgument: Unknown metadata directive.", "A/both", in("src/plain", `,'MetadataDirective':'KEEP'`)},
		{"not modelled", "A/both", in("src/plain", `,'Tagging':'a=1'`)},
		{"not modelled: CopySourceIfMatch", "A/both", in("src/plain", `,'CopySourceIfMatch':'x'`)},
		{"InvalidRequest: This copy request is illegal", "A/both", `{'Bucket':'src','Key':'plain','CopySource':'src/plain'}`},
		{"OK", "A/both", `{'Bucket':'src','Key':'plain','CopySource':'src/plain','MetadataDirective':'REPLACE','ContentType':'text/plain'}`},
	} {
		s.Want(x.want, x.who, "CopyObject", x.in)
	}
	out := s.Want("OK", "A/both", "CopyObject", in("src/public/k", ""))
	if got := servicetest.Text(out); got != `{"CopyObjectResult":{"ETag":""5d41402abc4b2a76b9719d911017c592"","LastModified":"2026-01-01T00:00:00+00:00","ChecksumType":"FULL_OBJECT","ChecksumCRC64NVME":"M3eFcAZSQlc="},"ServerSideEncryption":"AES256"}` {
		t.Error(got)
	}
	if o := dst.Objects["k"]; o.Body != "hello" || len(o.Tags) != 1 {
		t.Errorf("%+v", o)
	}
}

func TestTagging(t *testing.T) {
	s := stage(t)
	b := s.Bucket("A/examplebucket", world.BucketOwnerEnforced, "")
	s.Object(b, "k", "A", "x")
	set := func(tags string) string { return `'Tagging':{'TagSet':[` + tags + `]}}` }
	bucket, object := `{'Bucket':'examplebucket',`, `{'Bucket':'examplebucket','Key':'k',`
	s.Want("NoSuchTagSet", "A/admin", "GetBucketTagging", `{'Bucket':'examplebucket'}`)
	s.Want("AccessDenied", "A/Jill", "GetBucketTagging", `{'Bucket':'examplebucket'}`)
	s.Want("AccessDenied", "A/Jill", "PutBucketTagging", bucket+set(`{'Key':'a','Value':'1'}`))
	for operation, head := range map[string]string{"PutBucketTagging": bucket, "PutObjectTagging": object} {
		s.Want("OK", "A/admin", operation, head+set(`{'Key':'a','Value':'1'},{'Key':'A','Value':'2'}`))
		s.Want("InvalidTag: Cannot provide multiple Tags with the same key", "A/admin", operation, head+set(`{'Key':'a','Value':'1'},{'Key':'a','Value':'2'}`))
		s.Want("InvalidTag: TagKey", "A/admin", operation, head+set(`{'Key':'','Value':'1'}`))
		s.Want("InvalidTag: TagValue", "A/admin", operation, head+set(`{'Key':'a','Value':'<'}`))
		s.Want("MalformedXML", "A/admin", operation, strings.TrimSuffix(head, ",")+"}")
	}
	if out := s.Want("OK", "A/admin", "GetBucketTagging", `{'Bucket':'examplebucket'}`); servicetest.Text(out) != `{"TagSet":[{"Key":"a","Value":"1"},{"Key":"A","Value":"2"}]}` {
		t.Error(servicetest.Text(out))
	}
	if out := s.Want("OK", "A/admin", "GetObjectTagging", `{'Bucket':'examplebucket','Key':'k'}`); servicetest.Text(out) != `{"TagSet":[{"Key":"a","Value":"1"},{"Key":"A","Value":"2"}]}` {
		t.Error(servicetest.Text(out))
	}
	// s3:ExistingObjectTag
	s.User("A/production", policyFor(`{'Effect':'Allow','Action':'s3:GetObject','Resource':'*','Condition':{'StringEquals':{'s3:ExistingObjectTag/a':'1'}}}`))
	b.Objects["k"].Tags = []world.Tag{{Key: "a", Value: "1"}}
	s.Want("OK", "A/production", "GetObject", `{'Bucket':'examplebucket','Key':'k'}`)
	s.Want("AccessDenied", "A/Jill", "DeleteObjectTagging", `{'Bucket':'examplebucket','Key':'k'}`)
	s.Want("NoSuchKey", "A/admin", "DeleteObjectTagging", `{'Bucket':'examplebucket','Key':'none'}`)
	s.Want("OK", "A/admin", "DeleteObjectTagging", `{'Bucket':'examplebucket','Key':'k'}`)
	s.Want("AccessDenied", "A/production", "GetObject", `{'Bucket':'examplebucket','Key':'k'}`)
	s.Want("OK", "A/admin", "DeleteBucketTagging", `{'Bucket':'examplebucket'}`)
	s.Want("NoSuchTagSet", "A/admin", "GetBucketTagging", `{'Bucket':'examplebucket'}`)
}

// WF-2 to WF-6: the folder walkthrough's keys, and pages.
func TestListObjects(t *testing.T) {
	s := stage(t)
	b := s.Bucket("A/companybucket", world.BucketOwnerEnforced, "")
	for _, key := range []string{"Development/a", "Development/b", "Finance/x", "s3-dg.pdf"} {
		s.Object(b, key, "A", "x")
	}
	root := policyFor(`{'Effect':'Allow','Action':'s3:ListBucket','Resource':'arn:aws:s3:::companybucket','Condition':{'StringEquals':{'s3:prefix':[''],'s3:delimiter':['/']}}}`)
	alice := policyFor(`{'Effect':'Allow','Action':'s3:ListBucket','Resource':'arn:aws:s3:::companybucket','Condition':{'StringLike':{'s3:prefix':['Development/*']}}},
		{'Effect':'Deny','Action':'s3:ListBucket','Resource':'*','Condition':{'StringNotLike':{'s3:prefix':['Development/*','']},'Null':{'s3:prefix':false}}}`)
	s.User("A/Alice", root, alice)
	s.User("A/Bob", root)
	list := func(rest string) string { return `{'Bucket':'companybucket'` + rest + `}` }
	for _, x := range []struct{ want, who, rest string }{
		{"OK", "A/Bob", `,'Prefix':'','Delimiter':'/'`},
		{"AccessDenied", "A/Bob", `,'Prefix':'Development/','Delimiter':'/'`},
		{"AccessDenied", "A/Bob", ``},
		{"OK", "A/Alice", `,'Prefix':'Development/'`},
		{"AccessDenied: with an explicit deny", "A/Alice", `,'Prefix':'Finance/'`},
		{"InvalidArgument", "A/admin", `,'MaxKeys':-1`},
		{"InvalidArgument", "A/admin", `,'EncodingType':'base64'`},
		{"NoSuchBucket", "A/admin", `,'Bucket':'missing'`},
	} {
		s.Want(x.want, x.who, "ListObjectsV2", list(x.rest))
		s.Want(x.want, x.who, "ListObjects", list(x.rest))
	}
	out := s.Want("OK", "A/admin", "ListObjectsV2", list(`,'Delimiter':'/'`))
	if got := servicetest.Text(out); got != `{"IsTruncated":false,"Contents":[{"Key":"s3-dg.pdf","LastModified":"2026-01-01T00:00:00+00:00","ETag":""9dd4e461268c8034f5c8564e155c67a6"","ChecksumAlgorithm":["CRC64NVME"],"ChecksumType":"FULL_OBJECT","Size":1,"StorageClass":"STANDARD"}],"Name":"companybucket","Prefix":"","Delimiter":"/","MaxKeys":1000,"CommonPrefixes":[{"Prefix":"Development/"},{"Prefix":"Finance/"}],"EncodingType":"url","KeyCount":3}` {
		t.Error(got)
	}
	// Page by page the same keys come as at once.
	var keys []string
	token := ""
	for range 10 {
		in := value.Struct(value.S("Bucket", "companybucket"), value.M("MaxKeys", value.OfInt(1)), value.S("Delimiter", "/"))
		in.SetString("ContinuationToken", token)
		out, err := s.With(s.As("A/admin"), "ListObjectsV2", in)
		if err != nil {
			t.Fatal(servicetest.Outcome(err))
		}
		for _, o := range out.Get("Contents").Items {
			keys = append(keys, o.Str("Key"))
		}
		for _, o := range out.Get("CommonPrefixes").Items {
			keys = append(keys, o.Str("Prefix"))
		}
		if token = out.Str("NextContinuationToken"); token == "" {
			break
		}
	}
	if got := strings.Join(keys, " "); got != "Development/ Finance/ s3-dg.pdf" {
		t.Error(got)
	}
	s.Want("InvalidArgument: The continuation token provided is incorrect", "A/admin", "ListObjectsV2", list(`,'ContinuationToken':'x'`))
	// C-20: s3:max-keys is there even where the request leaves it out.
	s.User("A/few", policyFor(`{'Effect':'Allow','Action':'s3:ListBucket','Resource':'*','Condition':{'NumericLessThanEquals':{'s3:max-keys':'10'}}}`))
	s.Want("OK", "A/few", "ListObjectsV2", list(`,'MaxKeys':10`))
	s.Want("AccessDenied", "A/few", "ListObjectsV2", list(`,'MaxKeys':11`))
	s.Want("AccessDenied", "A/few", "ListObjectsV2", list(``))
	s.Want("OK", "A/admin", "GetBucketLocation", list(``))
	s.Want("AccessDenied", "A/Bob", "GetBucketLocation", list(``))
}
