package policy_test

import (
	"encoding/json"
	"strings"
	"testing"

	"crossgrant/engine/diag"
	"crossgrant/engine/policy"
)

func TestRanges(t *testing.T) {
	const text = `{
  "Version": "2012-10-17",
  "Id": "é",
  "Statement": [
    { "Sid": "S1", "Effect": "Deny", "NotPrincipal": { "AWS": ["*", "111111111111"] },
      "NotAction": ["s3:Get*", "iam:\u0047etUser"], "NotResource": "arn:aws:s3:::b",
      "Condition": { "ForAnyValue:StringLikeIfExists": { "aws:TagKeys": ["a", "b\n"], "x:Y": 1.5 } } }
  ]
}`
	doc, problems := policy.Parse(text)
	if len(problems) != 0 {
		t.Fatalf("problems: %+v", problems)
	}
	s := doc.Statements[0]
	at := func(r diag.Range) string { return text[r.Start:r.End] }
	for _, c := range []struct{ got, want string }{
		{doc.Version, "2012-10-17"},
		{doc.ID, "é"},
		{at(doc.Range), text},
		{s.Sid, "S1"},
		{at(s.SidRange), `"S1"`},
		{s.Effect.String(), "Deny"},
		{at(s.EffectRange), `"Deny"`},
		{at(s.Principal.KeyRange), `"NotPrincipal"`},
		{at(s.Principal.Range), `{ "AWS": ["*", "111111111111"] }`},
		{at(s.Principal.Values[1].Range), `"111111111111"`},
		{s.Principal.Values[1].Account, "111111111111"},
		{at(s.Action.Values[1].Range), `"iam:\u0047etUser"`},
		{s.Action.Values[1].Text, "iam:GetUser"},
		{at(s.Resource.Range), `"arn:aws:s3:::b"`},
		{s.Conditions[0].OperatorText, "ForAnyValue:StringLikeIfExists"},
		{at(s.Conditions[0].OperatorRange), `"ForAnyValue:StringLikeIfExists"`},
		{at(s.Conditions[0].Range), `"aws:TagKeys": ["a", "b\n"]`},
		{s.Conditions[0].Values[1].Text, "b\n"},
		{at(s.Conditions[0].Values[1].Range), `"b\n"`},
		{s.Conditions[0].LowerKey, "aws:tagkeys"},
		{at(s.Conditions[1].KeyRange), `"x:Y"`},
		{s.Conditions[1].Values[0].Text, "1.5"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
	if !s.Principal.Not || !s.Action.Not || !s.Resource.Not {
		t.Error("an element lost its Not")
	}
	if !strings.HasPrefix(at(s.Range), `{ "Sid"`) || !strings.HasSuffix(at(s.Range), "} } }") {
		t.Errorf("the statement's range covers %q", at(s.Range))
	}
	want := policy.Operator{Family: policy.StringFamily, Qualifier: policy.ForAnyValue, Like: true, IfExists: true}
	if s.Conditions[0].Operator != want {
		t.Errorf("operator %+v, want %+v", s.Conditions[0].Operator, want)
	}
}

func TestSyntaxErrors(t *testing.T) {
	for _, c := range []struct{ text, at, message, hint string }{
		{"", "", "is empty", ""},
		{"  ", "  ", "is empty", ""},
		{`{"a":1,}`, "}", "after a comma", "Remove the comma"},
		{`{"a":[1,]}`, "]", "after a comma", "Remove the comma"},
		{`{"a":1 "b":2}`, `"`, "where a comma", ""},
		{`{'a':1}`, "'", "name of a member", "double quotes"},
		{`{“a”:1}`, "“", "name of a member", "straight"},
		{`{"a":1 // why`, "/", "comma", "no comments"},
		{`{"a" 1}`, "1", "where a colon", ""},
		{`{"a":,}`, ",", "where a value", "too many"},
		{`{"a":1}}`, "}", "after the end", ""},
		{`{"a":[1,2`, "", "ends where a comma", "missing"},
		{`{"a":`, "", "ends where a value", "missing"},
		{`{"a":"x`, `"x`, "no end", "quote"},
		{`{"a":"x\`, `"x\`, "no end", "quote"},
		{"{\"a\":\"x\ny\"}", "\n", "control character", "quote"},
		{`{"a":"\x"}`, `\x`, "escape", ""},
		{`{"a":"\u12"}`, `\u`, "escape", ""},
		{`{"a":"\ud800"}`, `\ud800`, "escape", ""},
		{`{"a":"\ud800\u0041"}`, `\ud800\u0041`, "escape", ""},
		{`{"a":"\udc00"}`, `\udc00`, "escape", ""},
		{"{\"a\":\"\xff\"}", "\xff", "UTF-8", ""},
		{`{"a":01}`, "01", "not a number", ""},
		{`{"a":-}`, "-", "not a number", ""},
		{`{"a":1.}`, "1.", "not a number", ""},
		{`{"a":1e}`, "1e", "not a number", ""},
		{`{"a":tru}`, "t", "where a value", ""},
		{`{"a":NaN}`, "N", "where a value", ""},
		{strings.Repeat("[", 100000), "[", "nested", ""},
		{strings.Repeat(`{"a":`, 100000), "{", "nested", ""},
		{strings.Repeat("x", 1<<20+1), "", "larger", ""},
	} {
		short := c.text[:min(len(c.text), 40)]
		doc, problems := policy.Parse(c.text)
		if doc == nil || len(doc.Statements) != 0 || len(problems) != 1 {
			t.Errorf("%q: %d problems, want one and no statements", short, len(problems))
			continue
		}
		p := problems[0]
		if p.Code != "json-syntax" || !strings.Contains(p.Message, c.message) || !strings.Contains(p.Hint, c.hint) {
			t.Errorf("%q: %s %q %q, want %q %q", short, p.Code, p.Message, p.Hint, c.message, c.hint)
		}
		if got := c.text[p.Range.Start:p.Range.End]; got != c.at {
			t.Errorf("%q: at %q, want %q", short, got, c.at)
		}
	}
}

func TestEscapes(t *testing.T) {
	doc, problems := policy.Parse(`{"Id":"\"\\\/\b\f\n\r\t\u00e9\ud834\udd1eé","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}`)
	if want := "\"\\/\b\f\n\r\té𝄞é"; doc.ID != want || len(problems) > 0 {
		t.Errorf("%q %v, want %q", doc.ID, problems, want)
	}
}

func TestPathologicalDocuments(t *testing.T) {
	many := `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*",` + strings.Repeat(`"x":1,`, 100000) + `"y":2}}`
	doc, problems := policy.Parse(many)
	if len(problems) == 0 || len(problems) > 100 || len(doc.Statements) != 1 {
		t.Errorf("%d problems, %d statements", len(problems), len(doc.Statements))
	}
	var keys strings.Builder
	for i := range 20000 {
		keys.WriteString(`"k` + strings.Repeat("k", i%7) + strings.Repeat("x", i%11) + `":"v",`)
	}
	_, problems = policy.Parse(`{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{` + keys.String() + `"last":1}}}}`)
	if len(problems) == 0 || len(problems) > 100 {
		t.Errorf("%d problems", len(problems))
	}
}

func TestDecimals(t *testing.T) {
	ordered := []string{"-1e1000000", "-10", "-9.5", "-9.49", "-0.001", "0", "1e-1000000", "0.000000000000000000001", "0.1", "0.10000000000000000000000001", "1", "1.5", "9", "10", "99.9", "1e2", "123456789012345678901234567890", "1e30"}
	for i, a := range ordered {
		x, ok := policy.ParseDecimal(a)
		if !ok {
			t.Fatalf("%s is no number", a)
		}
		for j, b := range ordered {
			y, _ := policy.ParseDecimal(b)
			want := 0
			if i < j {
				want = -1
			} else if i > j {
				want = 1
			}
			if got := x.Compare(&y); got != want {
				t.Errorf("%s against %s: %d, want %d", a, b, got, want)
			}
		}
	}
	for _, pair := range [][2]string{{"1", "1.0"}, {"007", "7"}, {"-0", "0"}, {"+5", "5"}, {"1e2", "100"}, {"0.5e1", "5"}, {"50e-1", "5"}, {".5", "0.5"}, {"5.", "5"}, {"0e99", "0"}} {
		x, ok1 := policy.ParseDecimal(pair[0])
		y, ok2 := policy.ParseDecimal(pair[1])
		if !ok1 || !ok2 || x.Compare(&y) != 0 {
			t.Errorf("%s is not %s", pair[0], pair[1])
		}
	}
	for _, bad := range []string{"", "-", ".", "1.2.3", "1e", "e1", "0x10", "1_000", "١", "1e99999999999", " 1", "1 ", "--1", "NaN", "Infinity"} {
		if _, ok := policy.ParseDecimal(bad); ok {
			t.Errorf("%q is a number", bad)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		example4, "", "{", "[]", `{"Statement":[{}]}`,
		`{"Version":"2012-10-17","Statement":{"Effect":"Deny","NotPrincipal":{"AWS":["*","AIDAEXAMPLEUSER000001"]},"NotAction":"s3:*","NotResource":["arn:aws:s3:::${a, 'b'}"],"Condition":{"ForAllValues:DateLessThanIfExists":{"a":["-292275054-01-01",1]},"IpAddress":{"b":"::1/64"},"BinaryEquals":{"c":"YQ=="},"Null":{"d":true}}}}`,
		`{"Statement":[{"Effect":"allow","Principal":{"x":1},"Action":[],"Resource":["a:b","arn:x","arn:aws:iam:r:1:x"],"Sid":" "}],"Id":"\ud834\udd1e"}`,
	} {
		f.Add(s)
	}
	kinds := []policy.Kind{policy.Identity, policy.Bucket, policy.Trust, policy.Boundary, policy.Session, policy.SCP, policy.RCP}
	f.Fuzz(func(t *testing.T, text string) {
		doc, problems := policy.Parse(text)
		if len(problems) == 0 && !json.Valid([]byte(text)) {
			t.Error("accepts what is no JSON")
		}
		if len(problems) > 0 && problems[0].Code == "json-syntax" && json.Valid([]byte(text)) &&
			!strings.Contains(problems[0].Message, "nested") && !strings.Contains(problems[0].Message, "UTF-8") && !strings.Contains(problems[0].Message, "escape") {
			t.Errorf("refuses good JSON: %s", problems[0].Message)
		}
		in := func(r diag.Range) {
			if r.Start < 0 || r.End < r.Start || r.End > len(text) {
				t.Errorf("range %v in a text of %d bytes", r, len(text))
			}
		}
		for _, p := range problems {
			in(p.Range)
		}
		for _, s := range doc.Statements {
			in(s.Range)
			if s.Effect == 0 || s.Action == nil {
				t.Error("a statement that cannot be read is kept")
			}
			for _, c := range s.Conditions {
				in(c.Range)
			}
		}
		for _, kind := range kinds {
			found := policy.Check(doc, kind, policy.Options{Bucket: "b", Facts: facts{}})
			for _, p := range found {
				in(p.Range)
				if p.Message == "" {
					t.Errorf("kind %d: a problem without a message: %+v", kind, p)
				}
			}
			// What cannot be read in full is never stored. (A trust policy has no
			// resource anyway; an empty one is answered by its presence.)
			if len(problems) > 0 && policy.Refused(found) == nil {
				t.Errorf("kind %d stores a document with problems: %+v", kind, problems[0])
			}
		}
	})
}

const example4 = `{
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
}
`

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		policy.Parse(example4)
	}
}

func BenchmarkParseAndCheck(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		doc, _ := policy.Parse(example4)
		policy.Check(doc, policy.Bucket, policy.Options{Bucket: "examplebucket", Facts: facts{}, PrincipalExists: exists})
	}
}

func BenchmarkParseStatements(b *testing.B) {
	for _, n := range []struct {
		name  string
		count int
	}{{"1", 1}, {"10", 10}, {"100", 100}, {"1000", 1000}} {
		text := `{"Version":"2012-10-17","Statement":[` + strings.Repeat(`{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::b/${aws:username}/*","Condition":{"StringLike":{"aws:username":"A*"}}},`, n.count-1) + `{"Effect":"Deny","Action":"*","Resource":"*"}]}`
		b.Run(n.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				policy.Parse(text)
			}
		})
	}
}
