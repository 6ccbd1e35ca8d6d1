package value

import (
	"encoding/json"
	"testing"
)

func TestFormat(t *testing.T) {
	v := Struct(
		S("Version", "2012-10-17"),
		M("Statement", List(Struct(
			M("Action", Strings("s3:GetObject", "s3:PutObject")),
			M("Principal", Struct(S("AWS", "*"))),
			M("Condition", Struct(M("Bool", Struct(S("aws:SecureTransport", "true"))))),
			M("Long", Strings("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb")),
			M("None", List()), M("Null", &Value{}), M("Number", OfInt(3)),
		))),
	)
	const want = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Action": ["s3:GetObject", "s3:PutObject"],
      "Principal": { "AWS": "*" },
      "Condition": {
        "Bool": { "aws:SecureTransport": "true" }
      },
      "Long": [
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
      ],
      "None": [],
      "Null": null,
      "Number": 3
    }
  ]
}
`
	if got := v.Format(); got != want {
		t.Errorf("got\n%s", got)
	}
	if got := Struct(M("a", List(OfBool(true), &Value{})), S("b", "x")).JSON(); got != `{"a":[true,null],"b":"x"}` {
		t.Error(got)
	}
}

func TestQuote(t *testing.T) {
	for _, s := range []string{"", "plain", "\"\\/\b\f\n\r\t\x00\x1f\x7f", "é😀\u2028"} {
		var back string
		if err := json.Unmarshal([]byte(Quote(s)), &back); err != nil || back != s {
			t.Errorf("%q: %s, %v", s, Quote(s), err)
		}
	}
}
