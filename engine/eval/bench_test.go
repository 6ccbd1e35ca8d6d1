package eval_test

import (
	"strconv"
	"strings"
	"testing"

	"crossgrant/engine/eval"
)

func BenchmarkDecideExample4(b *testing.B) {
	doc := parse(b, example4)
	for name, grant := range map[string]bool{"denied": false, "allowed": true} {
		req := upload(grant)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				eval.Decide(doc, req)
			}
		})
	}
}

func BenchmarkExplainExample4(b *testing.B) {
	doc, req := parse(b, example4), upload(false)
	b.ReportAllocs()
	for b.Loop() {
		eval.Explain(doc, req)
	}
}

func BenchmarkDecide(b *testing.B) {
	for _, n := range []int{1, 10, 100, 1000} {
		var statements []string
		for i := range n {
			statements = append(statements, `{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::222222222222:user/AccountBadmin"},"Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::examplebucket/`+strconv.Itoa(i)+`/*","Condition":{"StringLike":{"aws:username":"A*"}}}`)
		}
		doc, req := parse(b, `{"Version":"2012-10-17","Statement":[`+strings.Join(statements, ",")+"]}"), upload(true)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				eval.Decide(doc, req)
			}
		})
	}
}
