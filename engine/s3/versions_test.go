package s3_test

import (
	"sort"
	"strings"
	"testing"

	"crossgrant/engine/service/servicetest"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// versionedStage has a bucket with an object from before versioning, which is
// enabled now.
func versionedStage(t *testing.T) (*servicetest.Stage, *world.Bucket) {
	s := stage(t)
	b := s.Bucket("A/examplebucket", world.ObjectWriter, "")
	s.Object(b, "k", "A", "first")
	s.Want("OK", "A/admin", "PutBucketVersioning", `{'Bucket':'examplebucket','VersioningConfiguration':{'Status':'Enabled'}}`)
	return s, b
}

// at is the parameters of a request for a version of the object "k".
func at(version string) string {
	return `{'Bucket':'examplebucket','Key':'k','VersionId':'` + version + `'}`
}

const current = `{'Bucket':'examplebucket','Key':'k'}`

// versions prints what the bucket lists, newest first: body or "marker", and "*"
// for the latest.
func versions(t *testing.T, s *servicetest.Stage) string {
	t.Helper()
	out := s.Want("OK", "A/admin", "ListObjectVersions", `{'Bucket':'examplebucket'}`)
	var got []string
	for _, v := range out.Get("Versions").Items {
		o := s.World.Bucket("examplebucket").Version(v.Str("Key"), v.Str("VersionId"))
		got = append(got, o.Body+map[bool]string{true: "*"}[v.True("IsLatest")])
	}
	for _, v := range out.Get("DeleteMarkers").Items {
		got = append(got, "marker"+map[bool]string{true: "*"}[v.True("IsLatest")])
	}
	return strings.Join(got, " ")
}

func TestVersions(t *testing.T) {
	s, b := versionedStage(t)
	put := func(body string) string {
		t.Helper()
		return s.Want("OK", "A/admin", "PutObject", `{'Bucket':'examplebucket','Key':'k','Body':'`+body+`'}`).Str("VersionId")
	}
	body := func(want, in string) {
		t.Helper()
		out := s.Want("OK", "A/admin", "GetObject", in)
		if out.Str("Body") != want {
			t.Errorf("%s: %s, want %s", in, out.Str("Body"), want)
		}
	}
	if got := s.Want("OK", "A/admin", "HeadObject", current).Str("VersionId"); got != "null" {
		t.Error(got)
	}
	second := put("second")
	third := put("third")
	if len(second) != 32 || second == third {
		t.Fatal(second, third)
	}
	body("third", current)
	body("second", at(second))
	body("first", at("null"))
	if got := versions(t, s); got != "third* second first" {
		t.Error(got)
	}

	// A delete marker covers the object; its versions stay.
	out := s.Want("OK", "A/admin", "DeleteObject", current)
	marker := out.Str("VersionId")
	if !out.True("DeleteMarker") || len(marker) != 32 || s.Last.HTTPStatus != 204 {
		t.Error(servicetest.Text(out))
	}
	s.Want("NoSuchKey", "A/admin", "GetObject", current)
	s.Want("404: Not Found", "A/admin", "HeadObject", current)
	s.Want("MethodNotAllowed", "A/admin", "GetObject", at(marker))
	s.Want("405: Method Not Allowed", "A/admin", "HeadObject", at(marker))
	s.Want("NoSuchVersion", "A/admin", "GetObject", at(strings.Repeat("x", 32)))
	s.Want("NoSuchKey", "A/admin", "PutObjectAcl", `{'Bucket':'examplebucket','Key':'k','ACL':'private'}`)
	body("second", at(second))
	if got := versions(t, s); got != "third second first marker*" {
		t.Error(got)
	}
	if out := s.Want("OK", "A/admin", "ListObjectsV2", `{'Bucket':'examplebucket'}`); out.Has("Contents") || out.Str("KeyCount") != "0" {
		t.Error(servicetest.Text(out))
	}
	s.Want("BucketNotEmpty: You must delete all versions in the bucket.", "A/admin", "DeleteBucket", `{'Bucket':'examplebucket'}`)

	// Deleting the marker brings the object back.
	out = s.Want("OK", "A/admin", "DeleteObject", at(marker))
	if got := servicetest.Text(out); got != `{"DeleteMarker":true,"VersionId":"`+marker+`"}` {
		t.Error(got)
	}
	body("third", current)
	out = s.Want("OK", "A/admin", "DeleteObject", at(third))
	if got := servicetest.Text(out); got != `{"VersionId":"`+third+`"}` {
		t.Error(got)
	}
	body("second", current)
	s.Want("OK", "A/admin", "DeleteObject", at(third))
	s.Want("InvalidArgument: Invalid version id specified", "A/admin", "DeleteObject", at("third"))

	// Copying an old version onto its own key restores it.
	out = s.Want("OK", "A/admin", "CopyObject", `{'Bucket':'examplebucket','Key':'k','CopySource':'examplebucket/k?versionId=null'}`)
	if len(out.Str("VersionId")) != 32 || out.Str("CopySourceVersionId") != "null" {
		t.Error(servicetest.Text(out))
	}
	if got := versions(t, s); got != "first* second first" {
		t.Error(got)
	}

	// Suspended: what is written or deleted now takes the place of the version "null".
	s.Want("OK", "A/admin", "PutBucketVersioning", `{'Bucket':'examplebucket','VersioningConfiguration':{'Status':'Suspended'}}`)
	if id := put("fourth"); id != "" {
		t.Error(id)
	}
	if got := versions(t, s); got != "fourth* first second" {
		t.Error(got)
	}
	out = s.Want("OK", "A/admin", "DeleteObject", current)
	if got := servicetest.Text(out); got != `{"DeleteMarker":true,"VersionId":"null"}` {
		t.Error(got)
	}
	if got := versions(t, s); got != "first second marker*" {
		t.Error(got)
	}
	if len(b.Objects) != 0 {
		t.Error(b.Objects)
	}
}

// A request that names a version needs the action for versions, and no other.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
func TestVersionActions(t *testing.T) {
	s, b := versionedStage(t)
	for _, x := range []struct{ operation, rest, plain, versioned string }{
		{"GetObject", ``, "s3:GetObject", "s3:GetObjectVersion"},
		{"HeadObject", ``, "s3:GetObject", "s3:GetObjectVersion"},
		{"GetObjectAcl", ``, "s3:GetObjectAcl", "s3:GetObjectVersionAcl"},
		{"PutObjectAcl", `,'ACL':'private'`, "s3:PutObjectAcl", "s3:PutObjectVersionAcl"},
		{"GetObjectTagging", ``, "s3:GetObjectTagging", "s3:GetObjectVersionTagging"},
		{"PutObjectTagging", `,'Tagging':{'TagSet':[{'Key':'a','Value':'1'}]}`, "s3:PutObjectTagging", "s3:PutObjectVersionTagging"},
		{"DeleteObjectTagging", ``, "s3:DeleteObjectTagging", "s3:DeleteObjectVersionTagging"},
		{"DeleteObject", ``, "s3:DeleteObject", "s3:DeleteObjectVersion"},
	} {
		name := strings.ToLower(x.operation)
		denied := "AccessDenied"
		if x.operation == "HeadObject" {
			denied = "403"
		}
		s.User("A/plain"+name, identity(x.plain, "*"))
		s.User("A/versioned"+name, identity(x.versioned, "*"))
		rest := strings.TrimSuffix(current, "}") + x.rest + "}"
		of := strings.TrimSuffix(at("null"), "}") + x.rest + "}"
		s.Want(denied, "A/versioned"+name, x.operation, rest)
		s.Want(denied, "A/plain"+name, x.operation, of)
		s.Want("OK", "A/versioned"+name, x.operation, of)
		s.Object(b, "k", "A", "first")
		s.Want("OK", "A/plain"+name, x.operation, rest)
	}
}

// C-13 and the list of versions: s3:VersionId, s3:ListBucketVersions.
func TestVersionKeys(t *testing.T) {
	s, b := versionedStage(t)
	s.User("A/one", policyFor(`{'Effect':'Allow','Action':'s3:*','Resource':'*'},
		{'Effect':'Deny','Action':'s3:GetObjectVersion','Resource':'*','Condition':{'StringNotEquals':{'s3:VersionId':'null'}}}`))
	s.User("A/lister", identity("s3:ListBucketVersions", "*"))
	s.User("A/objects", identity("s3:ListBucket", "*"))
	second := s.Want("OK", "A/admin", "PutObject", current).Str("VersionId")
	s.Want("OK", "A/one", "GetObject", at("null"))
	s.Want("AccessDenied: with an explicit deny", "A/one", "GetObject", at(second))
	s.Want("OK", "A/lister", "ListObjectVersions", `{'Bucket':'examplebucket'}`)
	s.Want("AccessDenied: s3:ListBucketVersions", "A/objects", "ListObjectVersions", `{'Bucket':'examplebucket'}`)
	s.Want("NoSuchBucket", "A/lister", "ListObjectVersions", `{'Bucket':'missing'}`)
	s.Want("InvalidArgument", "A/lister", "ListObjectVersions", `{'Bucket':'examplebucket','VersionIdMarker':'null'}`)

	// Another account's version is that account's, though the current one is not.
	b.Policy = servicetest.Doc("policy", b.PolicyFile(), policyFor(allow(rootB, "s3:PutObject", "examplebucket/*")))
	theirs := s.Want("OK", "B/admin", "PutObject", current).Str("VersionId")
	s.Want("OK", "A/admin", "PutObject", current)
	s.Want("OK", "A/admin", "GetObject", current)
	s.Want("AccessDenied", "A/admin", "GetObject", at(theirs))
	s.Want("OK", "B/admin", "GetObject", at(theirs))
	s.Want("OK", "A/admin", "DeleteObject", at(theirs))
}

func TestDeleteObjectsOfVersions(t *testing.T) {
	s, _ := versionedStage(t)
	out := s.Want("OK", "A/admin", "DeleteObjects", `{'Bucket':'examplebucket','Delete':{'Objects':[{'Key':'k'}]}}`)
	id := out.Get("Deleted").Items[0].Str("DeleteMarkerVersionId")
	if got := servicetest.Text(out); got != `{"Deleted":[{"Key":"k","DeleteMarker":true,"DeleteMarkerVersionId":"`+id+`"}]}` || len(id) != 32 {
		t.Error(got)
	}
	out = s.Want("OK", "A/admin", "DeleteObjects", `{'Bucket':'examplebucket','Delete':{'Objects':[{'Key':'k','VersionId':'`+id+`'},{'Key':'k','VersionId':'null'}]}}`)
	if got := servicetest.Text(out); got != `{"Deleted":[{"Key":"k","VersionId":"`+id+`","DeleteMarker":true,"DeleteMarkerVersionId":"`+id+`"},{"Key":"k","VersionId":"null"}]}` {
		t.Error(got)
	}
	s.Want("OK", "A/admin", "DeleteBucket", `{'Bucket':'examplebucket'}`)
}

// Page by page the same versions come as at once.
func TestListVersionsByPage(t *testing.T) {
	s, b := versionedStage(t)
	for _, key := range []string{"k", "a", "k", "z/1", "z/2"} {
		s.Want("OK", "A/admin", "PutObject", `{'Bucket':'examplebucket','Key':'`+key+`'}`)
	}
	s.Want("OK", "A/admin", "DeleteObject", `{'Bucket':'examplebucket','Key':'a'}`)
	for limit := 1; limit < 4; limit++ {
		var got []string
		in := value.Struct(value.S("Bucket", b.Name), value.S("Delimiter", "/"), value.M("MaxKeys", value.OfInt(limit)))
		for range 10 {
			out, err := s.With(s.As("A/admin"), "ListObjectVersions", in)
			if err != nil {
				t.Fatal(servicetest.Outcome(err))
			}
			n := 0
			for _, name := range []string{"Versions", "DeleteMarkers", "CommonPrefixes"} {
				for _, v := range out.Get(name).Items {
					got = append(got, v.Str("Key")+v.Str("Prefix"))
					n++
				}
			}
			if n > limit {
				t.Errorf("%d of at most %d", n, limit)
			}
			if !out.True("IsTruncated") {
				break
			}
			in.Set("KeyMarker", out.Get("NextKeyMarker"))
			in.Remove("VersionIdMarker")
			in.SetString("VersionIdMarker", out.Str("NextVersionIdMarker"))
		}
		sort.Strings(got) // a page has its delete markers last
		if text := strings.Join(got, " "); text != "a a k k k z/" {
			t.Errorf("%d: %s", limit, text)
		}
	}
}
