package s3_test

import (
	"strings"
	"testing"

	"crossgrant/engine/service/servicetest"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// TestMultipart: from the start to an object.
func TestMultipart(t *testing.T) {
	s := stage(t)
	b := s.Bucket("A/examplebucket", world.ObjectWriter, "")
	s.Object(b, "source", "A", "copied")
	out := s.Want("OK", "A/admin", "CreateMultipartUpload", `{'Bucket':'examplebucket','Key':'a/k','ContentType':'text/plain','Tagging':'team=blue'}`)
	id := out.Str("UploadId")
	if got := servicetest.Text(out); got != `{"ServerSideEncryption":"AES256","ChecksumAlgorithm":"CRC64NVME","ChecksumType":"FULL_OBJECT","Bucket":"examplebucket","Key":"a/k","UploadId":"`+id+`"}` || len(id) != 32 {
		t.Error(got)
	}
	of := `{'Bucket':'examplebucket','Key':'a/k','UploadId':'` + id + `'`
	part := func(who string, number int, body string) string {
		t.Helper()
		in := servicetest.Params(s, of+"}")
		in.Set("PartNumber", value.OfInt(number))
		in.Set("Body", value.Of(body))
		out, err := s.With(s.As(who), "UploadPart", in)
		if err != nil {
			t.Error(servicetest.Outcome(err))
		}
		return out.Str("ETag")
	}
	big := strings.Repeat("x", 5<<20)
	copied := s.Want("OK", "A/admin", "UploadPartCopy", of+`,'PartNumber':2,'CopySource':'examplebucket/source'}`)
	if got := servicetest.Text(copied); got != `{"CopyPartResult":{"ETag":""ac9f7584d3fd6d49faa7bcf5e1ebec1f"","LastModified":"2026-01-01T00:00:00+00:00","ChecksumCRC64NVME":"`+copied.Get("CopyPartResult").Str("ChecksumCRC64NVME")+`"},"ServerSideEncryption":"AES256"}` {
		t.Error(got)
	}
	first := part("A/admin", 1, "small")
	second := copied.Get("CopyPartResult").Str("ETag")
	complete := func(parts string) string { return of + `,'MultipartUpload':{'Parts':[` + parts + `]}}` }
	both := func() string {
		return `{'PartNumber':1,'ETag':` + strings.ReplaceAll(first, `"`, `'`) + `},{'PartNumber':2,'ETag':` + strings.ReplaceAll(second, `"`, `'`) + `}`
	}
	for _, x := range []struct{ want, in string }{
		{"InvalidRequest: You must specify at least one part", of + "}"},
		{"EntityTooSmall", complete(both())},
		{"InvalidPart", complete(`{'PartNumber':3,'ETag':'x'}`)},
		{"InvalidPart", complete(`{'PartNumber':1,'ETag':'x'}`)},
		{"InvalidPartOrder", complete(`{'PartNumber':1,'ETag':` + strings.ReplaceAll(first, `"`, `'`) + `},{'PartNumber':1,'ETag':'x'}`)},
		{"NoSuchUpload", `{'Bucket':'examplebucket','Key':'other','UploadId':'` + id + `'}`},
	} {
		if x.want == "InvalidPartOrder" {
			first = part("A/admin", 1, big)
			x.in = complete(`{'PartNumber':1,'ETag':` + strings.ReplaceAll(first, `"`, `'`) + `},{'PartNumber':1,'ETag':'x'}`)
		}
		s.Want(x.want, "A/admin", "CompleteMultipartUpload", x.in)
	}
	list := s.Want("OK", "A/admin", "ListParts", of+"}")
	if n := len(list.Get("Parts").Items); n != 2 || list.Get("Initiator").Str("ID") != "arn:aws:iam::111111111111:user/admin" || list.Get("Owner").Str("ID") != idA {
		t.Error(servicetest.Text(list))
	}
	if out := s.Want("OK", "A/admin", "ListMultipartUploads", `{'Bucket':'examplebucket'}`); len(out.Get("Uploads").Items) != 1 || out.Get("Uploads").Items[0].Str("UploadId") != id {
		t.Error(servicetest.Text(out))
	}
	if out := s.Want("OK", "A/admin", "ListMultipartUploads", `{'Bucket':'examplebucket','Prefix':'b'}`); out.Has("Uploads") {
		t.Error(servicetest.Text(out))
	}
	if b.Objects["a/k"] != nil {
		t.Error("an object before the upload is complete")
	}
	out = s.Want("OK", "A/admin", "CompleteMultipartUpload", complete(both()))
	o := b.Objects["a/k"]
	if o == nil || o.Body != big+"copied" || len(o.Tags) != 1 || !strings.HasSuffix(out.Str("ETag"), `-2"`) || out.Str("Location") != "https://examplebucket.s3.us-east-1.amazonaws.com/a%2Fk" {
		t.Fatal(servicetest.Text(out))
	}
	head := s.Want("OK", "A/admin", "HeadObject", `{'Bucket':'examplebucket','Key':'a/k'}`)
	if head.Str("ETag") != out.Str("ETag") || head.Str("ContentType") != "text/plain" {
		t.Error(servicetest.Text(head))
	}
	s.Want("NoSuchUpload", "A/admin", "CompleteMultipartUpload", complete(both()))
	s.Want("NoSuchUpload", "A/admin", "AbortMultipartUpload", of+"}")
}

// The tag of an object in parts is the digest of the parts' digests: a known value.
func TestMultipartETag(t *testing.T) {
	s := stage(t)
	s.Bucket("A/examplebucket", world.BucketOwnerEnforced, "")
	id := s.Want("OK", "A/admin", "CreateMultipartUpload", `{'Bucket':'examplebucket','Key':'k'}`).Str("UploadId")
	of := `{'Bucket':'examplebucket','Key':'k','UploadId':'` + id + `'`
	s.Want("OK", "A/admin", "UploadPart", of+`,'PartNumber':7}`)
	out := s.Want("OK", "A/admin", "CompleteMultipartUpload", of+`,'MultipartUpload':{'Parts':[{'PartNumber':7,'ETag':'d41d8cd98f00b204e9800998ecf8427e'}]}}`)
	if out.Str("ETag") != `"59adb24ef3cdbe0297f05b395827453f-1"` {
		t.Error(out.Str("ETag"))
	}
	if out := s.Want("OK", "A/admin", "GetObjectAttributes", `{'Bucket':'examplebucket','Key':'k','ObjectAttributes':['ObjectParts']}`); servicetest.Text(out.Get("ObjectParts")) != `{"TotalPartsCount":1}` {
		t.Error(servicetest.Text(out))
	}
}

// Permissions of the parts of a multipart upload, and whose the object is.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html#mpuAndPermissions
func TestMultipartPermissions(t *testing.T) {
	s := stage(t)
	b := s.Bucket("A/examplebucket", world.ObjectWriter, policyFor(allow(rootB, "s3:PutObject", "examplebucket/*")))
	s.Object(b, "source", "A", "x")
	s.User("A/put", identity("s3:PutObject", "*"))
	s.User("A/read", identity("s3:GetObject", "*"))
	s.User("A/abort", identity("s3:AbortMultipartUpload", "*"))
	s.User("A/parts", identity("s3:ListMultipartUploadParts", "*"))
	s.User("A/uploads", identity("s3:ListBucketMultipartUploads", "*"))
	id := s.Want("OK", "B/admin", "CreateMultipartUpload", `{'Bucket':'examplebucket','Key':'k'}`).Str("UploadId")
	of := `{'Bucket':'examplebucket','Key':'k','UploadId':'` + id + `'`
	parts := `,'MultipartUpload':{'Parts':[{'PartNumber':1,'ETag':'d41d8cd98f00b204e9800998ecf8427e'}]}}`
	for _, x := range []struct{ want, who, operation, in string }{
		{"AccessDenied: s3:PutObject", "A/read", "CreateMultipartUpload", `{'Bucket':'examplebucket','Key':'k'}`},
		{"AccessDenied: s3:PutObjectAcl", "A/put", "CreateMultipartUpload", `{'Bucket':'examplebucket','Key':'k','ACL':'public-read'}`},
		{"AccessDenied: s3:PutObjectTagging", "A/put", "CreateMultipartUpload", `{'Bucket':'examplebucket','Key':'k','Tagging':'a=1'}`},
		{"not modelled: composite", "A/put", "CreateMultipartUpload", `{'Bucket':'examplebucket','Key':'k','ChecksumAlgorithm':'CRC32'}`},
		{"NoSuchBucket", "A/put", "CreateMultipartUpload", `{'Bucket':'missing','Key':'k'}`},
		{"AccessDenied: s3:PutObject", "A/read", "UploadPart", of + `,'PartNumber':1}`},
		{"InvalidArgument: Part number", "A/put", "UploadPart", of + `,'PartNumber':10001}`},
		{"OK", "A/put", "UploadPart", of + `,'PartNumber':1}`},
		{"AccessDenied: s3:GetObject", "A/put", "UploadPartCopy", of + `,'PartNumber':1,'CopySource':'examplebucket/source'}`},
		{"AccessDenied: s3:PutObject", "A/read", "UploadPartCopy", of + `,'PartNumber':1,'CopySource':'examplebucket/source'}`},
		{"AccessDenied: s3:ListMultipartUploadParts", "A/put", "ListParts", of + `}`},
		{"OK", "A/parts", "ListParts", of + `}`},
		{"AccessDenied: s3:ListBucketMultipartUploads", "A/parts", "ListMultipartUploads", `{'Bucket':'examplebucket'}`},
		{"OK", "A/uploads", "ListMultipartUploads", `{'Bucket':'examplebucket'}`},
		{"AccessDenied: s3:AbortMultipartUpload", "A/put", "AbortMultipartUpload", of + `}`},
		{"AccessDenied: s3:PutObject", "A/read", "CompleteMultipartUpload", of + parts},
		{"OK", "A/put", "CompleteMultipartUpload", of + parts},
	} {
		s.Want(x.want, x.who, x.operation, x.in)
	}
	if got := b.Objects["k"].Owner(); got != idB {
		t.Error(got)
	}
	id = s.Want("OK", "A/put", "CreateMultipartUpload", `{'Bucket':'examplebucket','Key':'k'}`).Str("UploadId")
	s.Want("OK", "A/abort", "AbortMultipartUpload", `{'Bucket':'examplebucket','Key':'k','UploadId':'`+id+`'}`)
	if s.Last.HTTPStatus != 204 || len(b.Uploads) != 0 {
		t.Error("not aborted")
	}

	// Completing creates the object, the rest does not.
	s.User("A/new", policyFor(`{'Effect':'Allow','Action':'s3:*','Resource':'*'},{'Effect':'Deny','Action':'s3:PutObject','Resource':'*','Condition':{'Null':{'s3:if-none-match':'true'},'Bool':{'s3:ObjectCreationOperation':'true'}}}`))
	s.Want("AccessDenied", "A/new", "PutObject", `{'Bucket':'examplebucket','Key':'new'}`)
	id = s.Want("OK", "A/new", "CreateMultipartUpload", `{'Bucket':'examplebucket','Key':'new'}`).Str("UploadId")
	of = `{'Bucket':'examplebucket','Key':'new','UploadId':'` + id + `'`
	s.Want("OK", "A/new", "UploadPart", of+`,'PartNumber':1}`)
	s.Want("AccessDenied", "A/new", "CompleteMultipartUpload", of+parts)
	s.Want("OK", "A/new", "CompleteMultipartUpload", of+`,'IfNoneMatch':'*'`+parts)
	id = s.Want("OK", "A/new", "CreateMultipartUpload", `{'Bucket':'examplebucket','Key':'new'}`).Str("UploadId")
	of = `{'Bucket':'examplebucket','Key':'new','UploadId':'` + id + `'`
	s.Want("OK", "A/new", "UploadPart", of+`,'PartNumber':1}`)
	s.Want("PreconditionFailed", "A/new", "CompleteMultipartUpload", of+`,'IfNoneMatch':'*'`+parts)
}

// One page of AWS lets who started an upload abort it and list its parts by default.
func TestInitiator(t *testing.T) {
	s := stage(t)
	s.Bucket("A/examplebucket", world.BucketOwnerEnforced, "")
	s.User("A/writer", identity("s3:PutObject", "*"))
	s.User("A/other", identity("s3:PutObject", "*"))
	s.User("A/barred", policyFor(`{'Effect':'Allow','Action':'s3:PutObject','Resource':'*'},{'Effect':'Deny','Action':'s3:AbortMultipartUpload','Resource':'*'}`))
	start := func(who string) string {
		return s.Want("OK", who, "CreateMultipartUpload", `{'Bucket':'examplebucket','Key':'k'}`).Str("UploadId")
	}
	mine, barred := start("A/writer"), start("A/barred")
	for _, x := range []struct{ who, operation, id, point string }{
		{"A/writer", "AbortMultipartUpload", mine, "initiator-of-upload"},
		{"A/writer", "ListParts", mine, "initiator-of-upload"},
		{"A/other", "AbortMultipartUpload", mine, ""},
		{"A/barred", "AbortMultipartUpload", barred, ""},
		{"A/writer", "AbortMultipartUpload", "none", ""},
	} {
		s.Want("AccessDenied", x.who, x.operation, `{'Bucket':'examplebucket','Key':'k','UploadId':'`+x.id+`'}`)
		if got := strings.Join(s.Last.Unverified, " "); got != x.point {
			t.Errorf("%s %s: hinges on %q, want %q", x.who, x.operation, got, x.point)
		}
	}
}
