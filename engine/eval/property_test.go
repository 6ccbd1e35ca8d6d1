package eval_test

import (
	"slices"
	"strings"
	"testing"

	"crossgrant/engine/eval"
	"crossgrant/engine/eval/evaltest"
	"crossgrant/engine/policy"
)

func parse(t testing.TB, text string) *policy.Document {
	t.Helper()
	doc, problems := policy.Parse(text)
	if len(problems) > 0 {
		t.Fatalf("%s: %+v", text, problems[0])
	}
	return doc
}

// consistent checks that a trace tells what was decided, and adds up in itself.
func consistent(t *testing.T, text string, doc *policy.Document, req *eval.Request) eval.Outcome {
	t.Helper()
	out, trace := eval.Decide(doc, req), eval.Explain(doc, req)
	if out != trace.Outcome {
		t.Fatalf("%s\n%+v %+v: Decide %+v, Explain %+v", text, req, req.Principal, out, trace.Outcome)
	}
	if other := trace.Otherwise("no-such-point"); other != out {
		t.Fatalf("%s: a point on which nothing hinges makes %+v of %+v", text, other, out)
	}
	if len(trace.Statements) != len(doc.Statements) {
		t.Fatalf("%s: %d statements in the trace, want %d", text, len(trace.Statements), len(doc.Statements))
	}
	for _, s := range trace.Statements {
		m, failed := eval.Yes, 0
		for _, e := range s.Elements {
			m = m.And(e.Match)
			if e.Match == eval.No {
				failed++
			}
			if e.Match == eval.NotModelled && e.Note == "" {
				t.Fatalf("%s: %s %s is not modelled and does not say why", text, e.Element, e.Key)
			}
		}
		if m != s.Match || s.NearMiss != (failed == 1) {
			t.Fatalf("%s: statement %d: elements give %v with %d failures, the trace %v, near miss %v", text, s.Index, m, failed, s.Match, s.NearMiss)
		}
	}
	return out
}

// grants tells whether a document alone lets a request through, at best.
func grants(o eval.Outcome) bool { return o.Deny == eval.No && o.Allow != 0 }

func TestProperties(t *testing.T) {
	g := evaltest.New(1)
	granted, denied, open := 0, 0, 0
	for range 4000 {
		resourceBased := g.Intn(2) == 0
		version := g.Version()
		statements := g.Statements(5, resourceBased)
		text := evaltest.Document(version, statements)
		req := g.Request(g.Principal(), resourceBased)
		base := consistent(t, text, parse(t, text), req)
		switch {
		case grants(base):
			granted++
		case base.Deny == eval.Yes:
			denied++
		case base.Deny == eval.NotModelled || base.AllowUnknown != 0:
			open++
		}

		more := append(slices.Clone(statements), g.Statement("Deny", resourceBased))
		with := consistent(t, text, parse(t, evaltest.Document(version, more)), req)
		if grants(with) && !grants(base) || with.Allow != base.Allow {
			t.Fatalf("%s: a Deny more allows: %+v, before %+v", more[len(more)-1], with, base)
		}

		for i, s := range statements {
			if len(statements) == 1 || !strings.Contains(s, `"Effect":"Allow"`) {
				continue
			}
			less := slices.Delete(slices.Clone(statements), i, i+1)
			without := consistent(t, text, parse(t, evaltest.Document(version, less)), req)
			if without.Allow&^base.Allow != 0 || without.Deny != base.Deny {
				t.Fatalf("%s\nwithout %s: %+v, before %+v", text, s, without, base)
			}
		}

		slices.Reverse(statements)
		turned := consistent(t, text, parse(t, evaltest.Document(version, statements)), req)
		if turned != base {
			t.Fatalf("%s: the order of statements matters: %+v, turned round %+v", text, base, turned)
		}
	}
	// The generator has to reach every outcome for the properties to say much.
	if granted < 150 || denied < 150 || open < 50 {
		t.Errorf("%d requests allowed, %d denied, %d open: too few of a kind", granted, denied, open)
	}
}

func FuzzDecide(f *testing.F) {
	f.Add(`{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}`, "s3:GetObject", "arn:aws:s3:::b/k", "test:a", "1", int64(1))
	f.Add(`{"Version":"2012-10-17","Statement":[{"Effect":"Deny","NotPrincipal":{"AWS":"111111111111"},"NotAction":[],"NotResource":"arn:aws:s3:::${test:a}","Condition":{"DateLessThan":{"test:a":"300000-01-01"}}}]}`, "s3:GetObject", "*", "test:a", "2026-01-01", int64(2))
	f.Add(`{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"*","Condition":{"ForAllValues:NumericLessThan":{"k":[1e99,"x"]}}}]}`, "", "", "K", "-.5e-3", int64(3))
	f.Fuzz(func(t *testing.T, text, action, resource, key, value string, seed int64) {
		doc, _ := policy.Parse(text)
		g := evaltest.New(seed)
		req := g.Request(g.Principal(), seed%2 == 0)
		req.Action, req.Resource = action, resource
		req.Context.Set(key, value)
		consistent(t, text, doc, req)
	})
}
