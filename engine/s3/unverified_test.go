package s3_test

import (
	"strings"
	"testing"

	"crossgrant/engine/known"
	"crossgrant/engine/world"
)

// A request names the undocumented points on which its answer hinges, and no others.
func TestUnverified(t *testing.T) {
	s := stage(t)
	s.Bucket("A/enforced", world.BucketOwnerEnforced, policyFor(allow(rootB, "s3:PutObject", "enforced/*")))
	b := s.Bucket("A/examplebucket", world.ObjectWriter, policyFor(allow(rootB, "s3:PutObject", "examplebucket/*")))
	s.Object(b, "k", "A", "x")
	s.Object(b, "tagged", "A", "x").Tags = []world.Tag{{Key: "a", Value: "1"}}
	s.User("B/put", identity("s3:PutObject", "*"))
	s.User("A/put", identity("s3:PutObject", "*"))
	s.User("A/get", identity("s3:GetObject", "*"))
	s.User("A/notags", policyFor(`{'Effect':'Allow','Action':['s3:GetObject','s3:PutObject'],'Resource':'*'}`))
	s.User("A/notagging", policyFor(`{'Effect':'Allow','Action':['s3:GetObject','s3:PutObject','s3:GetObjectTagging'],'Resource':'*'}`))
	s.User("A/slash", policyFor(`{'Effect':'Allow','Action':'s3:*','Resource':'*'},
		{'Effect':'Deny','Action':'s3:PutObject','Resource':'*','Condition':{'StringNotLike':{'s3:x-amz-copy-source':'examplebucket/*'}}}`))
	grant := `,'GrantFullControl':'id=` + idA + `'}`
	copying := func(source string) string {
		return `{'Bucket':'examplebucket','Key':'copy','CopySource':'` + source + `'}`
	}
	for _, x := range []struct{ want, who, operation, in, point string }{
		{"AccessDenied", "B/put", "PutObject", `{'Bucket':'examplebucket','Key':'n'` + grant, "upload-acl-permission"},
		{"OK", "B/admin", "PutObject", `{'Bucket':'examplebucket','Key':'n'` + grant, ""},
		{"AccessDenied", "A/put", "PutObject", `{'Bucket':'examplebucket','Key':'n'` + grant, ""},
		{"AccessControlListNotSupported", "B/admin", "PutObject", `{'Bucket':'enforced','Key':'n'` + grant, "grant-header-under-enforced"},
		{"AccessControlListNotSupported", "B/admin", "PutObject", `{'Bucket':'enforced','Key':'n','GrantRead':'id=` + idA + `'}`, ""},
		{"AccessControlListNotSupported", "B/admin", "PutObject", `{'Bucket':'enforced','Key':'n','ACL':'public-read'}`, ""},
		{"OK", "B/admin", "PutObject", `{'Bucket':'enforced','Key':'n','ACL':'bucket-owner-full-control'}`, ""},
		{"InvalidBucketAclWithBlockPublicAccessError", "A/admin", "CreateBucket", `{'Bucket':'open','ACL':'public-read','ObjectOwnership':'ObjectWriter'}`, "create-bucket-public-acl"},
		{"NoSuchBucket", "A/admin", "GetObject", `{'Bucket':'missing','Key':'k'}`, ""},
		{"NoSuchBucket", "A/get", "GetObject", `{'Bucket':'missing','Key':'k'}`, ""},
		{"NoSuchBucket", "A/Jill", "GetObject", `{'Bucket':'missing','Key':'k'}`, "missing-bucket-first"},
		{"NoSuchBucket", "", "ListObjectsV2", `{'Bucket':'missing'}`, "missing-bucket-first"},
		{"OK", "A/admin", "GetBucketPolicyStatus", `{'Bucket':'examplebucket'}`, ""},
		{"AccessDenied", "A/get", "GetObjectAttributes", `{'Bucket':'examplebucket','Key':'k','ObjectAttributes':['ETag']}`, "object-attributes-permissions"},
		{"AccessDenied", "A/put", "GetObjectAttributes", `{'Bucket':'examplebucket','Key':'k','ObjectAttributes':['ETag']}`, ""},
		{"AccessDenied", "A/notags", "CopyObject", copying("examplebucket/tagged"), "copy-object-tags"},
		{"AccessDenied", "A/notagging", "CopyObject", copying("examplebucket/tagged"), "copy-object-tags"},
		{"OK", "A/notags", "CopyObject", copying("examplebucket/k"), ""},
		{"OK", "A/slash", "CopyObject", copying("examplebucket/k"), ""},
		{"OK", "A/slash", "CopyObject", copying("/examplebucket/k"), "copy-source-slash"},
		{"OK", "A/admin", "CopyObject", copying("/examplebucket/k"), ""},
		{"AccessDenied", "A/get", "CopyObject", copying("/examplebucket/k"), ""},
	} {
		s.Want(x.want, x.who, x.operation, x.in)
		if got := strings.Join(s.Last.Unverified, " "); got != x.point {
			t.Errorf("%s %s %s: hinges on %q, want %q", x.who, x.operation, x.in, got, x.point)
		}
		if _, ok := known.Find(x.point); !ok && x.point != "" {
			t.Errorf("%s is not listed", x.point)
		}
	}
	b.Policy = nil
	s.Want("NoSuchBucketPolicy", "A/admin", "GetBucketPolicyStatus", `{'Bucket':'examplebucket'}`)
	if got := strings.Join(s.Last.Unverified, " "); got != "policy-status-without-policy" {
		t.Error(got)
	}
}

// For whom a service calls is no part of a scenario: a policy that asks is not modelled.
func TestServiceForWhom(t *testing.T) {
	s := stage(t)
	trail := `{'Service':'cloudtrail.amazonaws.com'}`
	s.Bucket("A/logs", world.BucketOwnerEnforced, policyFor(allow(trail, "s3:GetBucketAcl", "logs")+`,
		{'Effect':'Allow','Principal':`+trail+`,'Action':'s3:PutObject','Resource':'arn:aws:s3:::logs/*','Condition':{'StringEquals':{'aws:SourceAccount':'111111111111'}}}`))
	s.Want("OK", "service/cloudtrail.amazonaws.com", "GetBucketAcl", `{'Bucket':'logs'}`)
	s.Want("not modelled: aws:SourceAccount", "service/cloudtrail.amazonaws.com", "PutObject", `{'Bucket':'logs','Key':'k'}`)
	s.Want("AccessDenied", "service/config.amazonaws.com", "PutObject", `{'Bucket':'logs','Key':'k'}`)
	s.Want("AccessDenied", "B/admin", "PutObject", `{'Bucket':'logs','Key':'k'}`)
}
