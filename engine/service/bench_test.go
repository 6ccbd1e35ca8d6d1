package service_test

import (
	"strings"
	"testing"

	"crossgrant/engine/s3"
	"crossgrant/engine/service/servicetest"
	"crossgrant/engine/sts"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// BenchmarkUpload is Example 4's upload as an operation, with its traces.
func BenchmarkUpload(b *testing.B) {
	s := servicetest.New(b, s3.Lookup)
	s.User("B/AccountBadmin", admin)
	s.Bucket("A/examplebucket", world.ObjectWriter, upload)
	in := value.Struct(value.S("Bucket", "examplebucket"), value.S("Key", "HappyFace.jpg"), value.S("Body", ":-)"), value.S("GrantFullControl", "id="+idA))
	caller := s.As("B/AccountBadmin")
	for b.Loop() {
		if _, err := s.With(caller, "PutObject", in); err != nil {
			b.Fatal(servicetest.Outcome(err))
		}
	}
}

// BenchmarkAssumeRole is Dave's way into the role.
func BenchmarkAssumeRole(b *testing.B) {
	s := servicetest.New(b, sts.Lookup)
	s.User("C/Dave", one(`{'Effect':'Allow','Action':'sts:AssumeRole','Resource':'*'}`))
	s.Role("A/examplerole", one(`{'Effect':'Allow',`+rootC+`,'Action':'sts:AssumeRole'}`))
	in := value.Struct(value.S("RoleArn", "arn:aws:iam::111111111111:role/examplerole"), value.S("RoleSessionName", "test"))
	caller := s.As("C/Dave")
	for b.Loop() {
		if _, err := s.With(caller, "AssumeRole", in); err != nil {
			b.Fatal(servicetest.Outcome(err))
		}
	}
}

// BenchmarkList lists a bucket of a thousand objects.
func BenchmarkList(b *testing.B) {
	s := servicetest.New(b, s3.Lookup)
	s.User("A/admin", admin)
	bucket := s.Bucket("A/examplebucket", world.ObjectWriter, "")
	for i := range 1000 {
		s.Object(bucket, strings.Repeat("k", i%10)+string(rune('a'+i%26))+strings.Repeat("x", i/26), "A", "body")
	}
	in := value.Struct(value.S("Bucket", "examplebucket"))
	caller := s.As("A/admin")
	for b.Loop() {
		if _, err := s.With(caller, "ListObjectsV2", in); err != nil {
			b.Fatal(servicetest.Outcome(err))
		}
	}
}
