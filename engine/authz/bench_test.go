package authz

import (
	"testing"

	"crossgrant/engine/eval"
	"crossgrant/engine/policy"
)

const examplePolicy = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "111",
      "Effect": "Allow",
      "Principal": { "AWS": "arn:aws:iam::222222222222:user/AccountBadmin" },
      "Action": "s3:PutObject",
      "Resource": "arn:aws:s3:::examplebucket/*"
    },
    {
      "Sid": "112",
      "Effect": "Deny",
      "Principal": { "AWS": "arn:aws:iam::222222222222:user/AccountBadmin" },
      "Action": "s3:PutObject",
      "Resource": "arn:aws:s3:::examplebucket/*",
      "Condition": {
        "StringNotEquals": {
          "s3:x-amz-grant-full-control": "id=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
        }
      }
    }
  ]
}`

func exampleUpload(tb testing.TB) *Input {
	tb.Helper()
	bucket, _ := policy.Parse(examplePolicy)
	admin, _ := policy.Parse(`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}`)
	x := eval.NewContext()
	x.Set("s3:x-amz-grant-full-control", "id=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
	x.Set("aws:SourceIp", "203.0.113.10")
	x.Set("aws:PrincipalArn", "arn:aws:iam::222222222222:user/AccountBadmin")
	return &Input{
		Request: eval.Request{
			Principal: &eval.Principal{Kind: eval.User, ARN: "arn:aws:iam::222222222222:user/AccountBadmin", Account: "222222222222"},
			Action:    "s3:PutObject", Resource: "arn:aws:s3:::examplebucket/HappyFace.jpg", Context: x,
		},
		ResourceAccount: "111111111111",
		Identity:        []Policy{{Name: "admin", Document: admin}},
		Resource:        &Policy{Name: "bucket policy", Document: bucket},
	}
}

func TestDecideAllocatesNothing(t *testing.T) {
	in := exampleUpload(t)
	if v := Decide(in); v != Allow {
		t.Fatalf("Example 4's upload: %v", v)
	}
	if n := testing.AllocsPerRun(100, func() { Decide(in) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// BenchmarkDecide is Example 4's upload with everything that bears on it: the
// bucket policy, the uploader's identity-based policy, both accounts.
func BenchmarkDecide(b *testing.B) {
	in := exampleUpload(b)
	b.ReportAllocs()
	for b.Loop() {
		Decide(in)
	}
}

func BenchmarkExplain(b *testing.B) {
	in := exampleUpload(b)
	b.ReportAllocs()
	for b.Loop() {
		Explain(in)
	}
}
