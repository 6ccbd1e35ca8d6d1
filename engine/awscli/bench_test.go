package awscli

import "testing"

const upload = `aws s3api put-object --bucket examplebucket --key HappyFace.jpg --body HappyFace.jpg --grant-full-control id="aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" --profile AccountBadmin`

func BenchmarkSplitParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		words, _ := Split(upload)
		if _, f := Parse(words, testFiles); f != nil {
			b.Fatal(f)
		}
	}
}

func BenchmarkRender(b *testing.B) {
	c := command(b, "aws s3api get-object-acl --bucket b --key k")
	response := parsed(b, `{"Owner":{"ID":"o"},"Grants":[{"Grantee":{"ID":"g","Type":"CanonicalUser"},"Permission":"FULL_CONTROL"}]}`)
	b.ReportAllocs()
	for b.Loop() {
		p := pager(b, c)
		p.Add(response)
		if _, f := p.Render(); f != nil {
			b.Fatal(f)
		}
	}
}
