package eval

import (
	"encoding/json"
	"testing"

	"crossgrant/engine/policy"
)

// operator evaluates one condition through a whole document.
func operator(t *testing.T, op, key string, required any, ctx map[string][]string) Match {
	t.Helper()
	text, err := json.Marshal(map[string]any{
		"Version": "2012-10-17",
		"Statement": map[string]any{
			"Effect": "Allow", "Action": "*", "Resource": "*",
			"Condition": map[string]any{op: map[string]any{key: required}},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	doc, problems := policy.Parse(string(text))
	if len(problems) > 0 {
		t.Fatalf("%s: %v", text, problems)
	}
	c := NewContext()
	for k, v := range ctx {
		if len(v) == 1 && v[0] == "<unmodelled>" {
			c.SetUnmodelled(k)
		} else {
			c.Set(k, v...)
		}
	}
	req := &Request{Principal: &Principal{Kind: User, ARN: "arn:aws:iam::111111111111:user/Dave", Account: "111111111111"}, Action: "s3:GetObject", Resource: "arn:aws:s3:::b/k", Context: c}
	trace := Explain(doc, req)
	if out := Decide(doc, req); out != trace.Outcome {
		t.Errorf("%s: Decide %+v, Explain %+v", text, out, trace.Outcome)
	}
	return trace.Statements[0].Match
}

type list = []string
type keys = map[string][]string

func TestOperators(t *testing.T) {
	org := list{"arn:aws:cloudfront::123456789012:distribution/*", "arn:aws:cloudfront::123456789012:distribution/support*"}
	for _, c := range []struct {
		name, op string
		required any
		have     []string // values of the key "test:key"; nil: absent
		want     Match
	}{
		// The known answers: condition operators page of the IAM User Guide.
		{"C-01", "StringEquals", "iamuser-admin", list{"dev-ops"}, No},
		{"C-02", "StringEquals", "iamuser-admin", nil, No},
		{"C-03", "StringEquals", "iamuser-admin", list{"iamuser-admin"}, Yes},
		{"C-07 match", "Bool", false, list{"false"}, Yes},
		{"C-07 other", "Bool", false, list{"true"}, No},
		{"C-07 absent", "Bool", false, nil, No},
		{"C-08 same", "BinaryEquals", "QmluYXJ5VmFsdWVJbkJhc2U2NA==", list{"BinaryValueInBase64"}, Yes},
		{"C-08 base64", "BinaryEquals", "QmluYXJ5VmFsdWVJbkJhc2U2NA==", list{"QmluYXJ5VmFsdWVJbkJhc2U2NA=="}, Yes},
		{"C-08 other", "BinaryEquals", "QmluYXJ5VmFsdWVJbkJhc2U2NA==", list{"x"}, No},
		{"C-08 absent", "BinaryEquals", "QmluYXJ5VmFsdWVJbkJhc2U2NA==", nil, No},
		{"C-10", "IpAddress", "203.0.113.0/24", nil, No},
		{"C-11", "NotIpAddress", "203.0.113.0/24", nil, Yes},
		{"C-13 match", "ForAllValues:ArnLike", org, list{"arn:aws:cloudfront::123456789012:distribution/costcenter"}, Yes},
		{"C-13 account", "ForAllValues:ArnLike", org, list{"arn:aws:cloudfront::777777777777:distribution/costcenter"}, No},
		{"C-13 absent", "ForAllValues:ArnLike", org, nil, Yes},
		{"C-14 match", "StringLikeIfExists", list{"t1.*", "t2.*", "m3.*"}, list{"t1.micro"}, Yes},
		{"C-14 other", "StringLikeIfExists", list{"t1.*", "t2.*", "m3.*"}, list{"m2.micro"}, No},
		{"C-14 absent", "StringLikeIfExists", list{"t1.*", "t2.*", "m3.*"}, nil, Yes},
		{"C-16 one", "ForAnyValue:StringEquals", list{"environment", "costcenter"}, list{"environment", "dept"}, Yes},
		{"C-16 none", "ForAnyValue:StringEquals", list{"environment", "costcenter"}, list{"dept"}, No},
		{"C-16 absent", "ForAnyValue:StringEquals", list{"environment", "costcenter"}, nil, No},
		{"C-17", "ForAllValues:StringEquals", list{"environment", "costcenter"}, nil, Yes},
		{"C-19", "DateGreaterThan", "2026-01-01T00:00:00Z", nil, No},
		{"C-20 match", "NumericLessThanEquals", "10", list{"10"}, Yes},
		{"C-20 more", "NumericLessThanEquals", "10", list{"11"}, No},
		{"C-25 more", "NumericGreaterThan", 3600, list{"4000"}, Yes},
		{"C-25 less", "NumericGreaterThan", "3600", list{"100"}, No},
		{"C-25 absent", "NumericGreaterThan", "3600", nil, No},
		{"C-40", "StringNotEqualsIfExists", "v", nil, Yes},

		// Strings.
		{"case", "StringEquals", "A", list{"a"}, No},
		{"any of the values", "StringEquals", list{"a", "b"}, list{"b"}, Yes},
		{"none of the values", "StringNotEquals", list{"a", "b"}, list{"b"}, No},
		{"none", "StringNotEquals", list{"a", "b"}, list{"c"}, Yes},
		{"no wildcards", "StringEquals", "a*", list{"ab"}, No},
		{"no wildcards 2", "StringEquals", "a*", list{"a*"}, Yes},
		{"like", "StringLike", "a*c?", list{"a/b/cd"}, Yes},
		{"like case", "StringLike", "A*", list{"ab"}, No},
		{"like empty", "StringLike", "Development/*", list{"Development/"}, Yes},
		{"not like", "StringNotLike", "a*", list{"ab"}, No},
		{"not like 2", "StringNotLike", "a*", list{"b"}, Yes},
		{"ignore case", "StringEqualsIgnoreCase", "Key-ÉTÉ", list{"kEY-été"}, Yes},
		{"ignore case no wildcard", "StringEqualsIgnoreCase", "a*", list{"AB"}, No},
		{"not ignore case", "StringNotEqualsIgnoreCase", "a", list{"A"}, No},
		{"empty value", "StringEquals", "", list{""}, Yes},
		{"no values", "StringEquals", list{}, list{"a"}, No},
		{"no values negated", "StringNotEquals", list{}, list{"a"}, Yes},

		// Numbers.
		{"equal forms", "NumericEquals", "1.50", list{"01.5"}, Yes},
		{"zero", "NumericEquals", "-0", list{"0.000"}, Yes},
		{"exponent", "NumericEquals", "1e3", list{"1000"}, Yes},
		{"json exponent", "NumericEquals", json.Number("2.5E-1"), list{"0.25"}, Yes},
		{"negative", "NumericLessThan", "0", list{"-1"}, Yes},
		{"negatives", "NumericLessThan", "-1", list{"-1.5"}, Yes},
		{"precise", "NumericGreaterThan", "1.000000000000000000000000000000001", list{"1.000000000000000000000000000000002"}, Yes},
		{"large", "NumericLessThan", "100000000000000000000000000000000000000001", list{"100000000000000000000000000000000000000000"}, Yes},
		{"less or equal", "NumericGreaterThanEquals", "2", list{"2"}, Yes},
		{"less", "NumericGreaterThanEquals", "2", list{"1.99"}, No},
		{"not equal", "NumericNotEquals", "2", list{"3"}, Yes},
		{"not equal same", "NumericNotEquals", "2", list{"2.0"}, No},
		{"not a number", "NumericEquals", "2", list{"two"}, No},
		{"not a number negated", "NumericNotEquals", "2", list{"two"}, No},
		{"policy not a number", "NumericEquals", list{"two", "2"}, list{"2"}, Yes},
		{"policy not a number negated", "NumericNotEquals", "two", list{"2"}, No},
		{"TLS", "NumericLessThan", json.Number("1.2"), list{"1.1"}, Yes},

		// Dates.
		{"date", "DateLessThan", "2026-11-24T00:00:00Z", list{"2026-11-23T23:59:59Z"}, Yes},
		{"date equal", "DateEquals", "2026-11-24", list{"2026-11-24T00:00:00Z"}, Yes},
		{"date zone", "DateEquals", "2026-11-24T02:00:00+02:00", list{"2026-11-24T00:00:00Z"}, Yes},
		{"date west", "DateEquals", "2026-11-23T17:00:00-07:00", list{"2026-11-24T00:00:00Z"}, Yes},
		{"epoch in policy", "DateEquals", "0", list{"1970-01-01T00:00:00Z"}, Yes},
		{"epoch in request", "DateGreaterThanEquals", "2001-09-09T01:46:40Z", list{"1000000000"}, Yes},
		{"epoch number", "DateLessThan", json.Number("1000000000"), list{"2001-09-09T01:46:39.999999999Z"}, Yes},
		{"fraction", "DateGreaterThan", "2026-01-01T00:00:00Z", list{"2026-01-01T00:00:00.5Z"}, Yes},
		{"year 300000", "DateLessThan", "300000-01-01T00:00:00Z", list{"2026-01-01T00:00:00Z"}, Yes},
		{"before Christ", "DateGreaterThan", "-0001-01-01", list{"2026-01-01"}, Yes},
		{"not a date", "DateNotEquals", "2026-01-01", list{"today"}, No},
		{"policy not a date", "DateLessThan", "tomorrow", list{"2026-01-01"}, No},

		// Booleans.
		{"bool text", "Bool", "true", list{"true"}, Yes},
		{"bool case", "Bool", "TRUE", list{"true"}, Yes},
		{"bool no", "Bool", "true", list{"false"}, No},
		{"bool other", "Bool", "yes", list{"yes"}, No},
		{"bool if exists", "BoolIfExists", "false", nil, Yes},

		// Addresses.
		{"ip", "IpAddress", "192.0.2.0/24", list{"192.0.2.255"}, Yes},
		{"ip outside", "IpAddress", "192.0.2.0/24", list{"192.0.3.0"}, No},
		{"bare ip", "IpAddress", "192.0.2.1", list{"192.0.2.1"}, Yes},
		{"bare ip other", "IpAddress", "192.0.2.1", list{"192.0.2.2"}, No},
		{"unmasked", "IpAddress", "192.0.2.77/24", list{"192.0.2.1"}, Yes},
		{"all", "IpAddress", "0.0.0.0/0", list{"198.51.100.1"}, Yes},
		{"ipv6", "IpAddress", "2001:db8:1234:5678::/64", list{"2001:DB8:1234:5678::1"}, Yes},
		{"ipv6 bare", "IpAddress", "2001:db8::1", list{"2001:0db8:0:0:0:0:0:1"}, Yes},
		{"mixed", "IpAddress", list{"203.0.113.0/24", "2001:db8::/32"}, list{"2001:db8::5"}, Yes},
		{"mixed v4", "IpAddress", list{"2001:db8::/32", "203.0.113.0/24"}, list{"203.0.113.9"}, Yes},
		{"not ip", "NotIpAddress", "192.0.2.188/32", list{"192.0.2.188"}, No},
		{"not ip 2", "NotIpAddress", "192.0.2.188/32", list{"192.0.2.10"}, Yes},
		{"no address", "NotIpAddress", "192.0.2.0/24", list{"somewhere"}, No},
		{"bad range", "IpAddress", "192.0.2.0/33", list{"192.0.2.0"}, No},

		// ARNs: ArnEquals and ArnLike are one.
		{"arn equals wildcard", "ArnEquals", "arn:aws:iam::111111111111:role/*", list{"arn:aws:iam::111111111111:role/x"}, Yes},
		{"arn like", "ArnLike", "arn:aws:sns:*:123456789012:*", list{"arn:aws:sns:eu-west-1:123456789012:a:b"}, Yes},
		{"arn field", "ArnLike", "arn:aws:s*:b", list{"arn:aws:sns:eu:1:b"}, No},
		{"arn case", "ArnLike", "arn:aws:iam::1:role/R", list{"arn:aws:iam::1:role/r"}, No},
		{"arn not equals", "ArnNotEquals", "arn:aws:iam::1:role/*", list{"arn:aws:iam::1:role/r"}, No},
		{"arn not like", "ArnNotLike", "arn:aws:iam::1:role/*", list{"arn:aws:iam::2:role/r"}, Yes},
		{"no arn", "ArnLike", "arn:aws:iam::1:role/*", list{"role/r"}, No},
		{"no arn negated", "ArnNotLike", "arn:aws:iam::1:role/*", list{"role/r"}, Yes},

		// Null.
		{"null absent", "Null", "true", nil, Yes},
		{"null present", "Null", "true", list{"x"}, No},
		{"not null absent", "Null", "false", nil, No},
		{"not null present", "Null", false, list{"x"}, Yes},
		{"null neither", "Null", "maybe", list{"x"}, No},

		// Missing keys: the table of section "missing key".
		{"missing StringEqualsIgnoreCase", "StringEqualsIgnoreCase", "a", nil, No},
		{"missing StringLike", "StringLike", "*", nil, No},
		{"missing NumericEquals", "NumericEquals", "1", nil, No},
		{"missing DateEquals", "DateEquals", "2026-01-01", nil, No},
		{"missing ArnLike", "ArnLike", "*", nil, No},
		{"missing ArnEquals", "ArnEquals", "*", nil, No},
		{"missing StringNotEquals", "StringNotEquals", "a", nil, Yes},
		{"missing StringNotEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "a", nil, Yes},
		{"missing StringNotLike", "StringNotLike", "*", nil, Yes},
		{"missing NumericNotEquals", "NumericNotEquals", "1", nil, Yes},
		{"missing DateNotEquals", "DateNotEquals", "2026-01-01", nil, Yes},
		{"missing ArnNotEquals", "ArnNotEquals", "*", nil, Yes},
		{"missing ArnNotLike", "ArnNotLike", "*", nil, Yes},
		{"missing IfExists", "NumericLessThanIfExists", "1", nil, Yes},
		{"missing IfExists 2", "IpAddressIfExists", "192.0.2.0/24", nil, Yes},
		{"missing IfExists 3", "NotIpAddressIfExists", "192.0.2.0/24", nil, Yes},
		{"missing ForAllValues negated", "ForAllValues:StringNotEquals", "a", nil, Yes},
		{"missing ForAnyValue negated", "ForAnyValue:StringNotEquals", "a", nil, No},
		{"missing ForAnyValue IfExists", "ForAnyValue:StringEqualsIfExists", "a", nil, Yes},
		{"missing ForAllValues IfExists", "ForAllValues:StringEqualsIfExists", "a", nil, Yes},

		// Several values.
		{"all in", "ForAllValues:StringEquals", list{"a", "b", "c"}, list{"a", "b"}, Yes},
		{"not all in", "ForAllValues:StringEquals", list{"a", "b"}, list{"a", "x"}, No},
		{"all, empty text", "ForAllValues:StringEquals", "a", list{""}, Yes},
		{"all not", "ForAllValues:StringNotEquals", list{"a", "b"}, list{"x", "y"}, Yes},
		{"all not, one is", "ForAllValues:StringNotEquals", list{"a", "b"}, list{"x", "a"}, No},
		{"any not", "ForAnyValue:StringNotEquals", list{"a", "b"}, list{"a", "x"}, Yes},
		{"any not, all are", "ForAnyValue:StringNotEquals", list{"a", "b"}, list{"a", "b"}, No},
		{"any like", "ForAnyValue:StringLike", "o-1/*", list{"o-2/x", "o-1/r/y"}, Yes},
		{"plain operator, several values", "StringEquals", "a", list{"x", "a"}, Yes},
		{"plain negated operator, several values", "StringNotEquals", "a", list{"x", "a"}, No},
		{"any number", "ForAnyValue:NumericGreaterThan", "5", list{"1", "six", "7"}, Yes},
		{"all numbers", "ForAllValues:NumericGreaterThan", "5", list{"6", "six"}, No},

		// What AWS does not have is never a match and never a miss.
		{"no operator", "StringMatches", "a", list{"a"}, NotModelled},
		{"no operator, absent", "StringMatches", "a", nil, NotModelled},
		{"two colons", "ForAnyValue::StringEquals", "a", list{"a"}, NotModelled},
		{"NullIfExists", "NullIfExists", "true", nil, NotModelled},
		{"case of the name", "stringequals", "a", list{"a"}, NotModelled},
		{"unmodelled", "StringEquals", "a", list{"<unmodelled>"}, NotModelled},
		{"unmodelled negated", "StringNotEquals", "a", list{"<unmodelled>"}, NotModelled},
		{"unmodelled null", "Null", "true", list{"<unmodelled>"}, NotModelled},
	} {
		ctx := keys{}
		if c.have != nil {
			ctx["TEST:key"] = c.have
		}
		if got := operator(t, c.op, "test:Key", c.required, ctx); got != c.want {
			t.Errorf("%s: %s %v against %q: %v, want %v", c.name, c.op, c.required, c.have, got, c.want)
		}
	}
}

func TestVariablesInConditions(t *testing.T) {
	for _, c := range []struct {
		name, op string
		required any
		have     string
		ctx      keys
		want     Match
	}{
		{"equal", "StringEquals", "${aws:PrincipalTag/Team}", "red", keys{"aws:PrincipalTag/team": {"red"}}, Yes},
		{"other", "StringEquals", "${aws:PrincipalTag/Team}", "blue", keys{"aws:PrincipalTag/team": {"red"}}, No},
		{"unresolvable", "StringEquals", "${aws:PrincipalTag/Team}", "red", nil, No},
		{"C-37 unresolvable negated", "StringNotEquals", "${aws:PrincipalTag/Team}", "red", nil, Yes},
		{"other values count", "StringEquals", list{"${none}", "red"}, "red", nil, Yes},
		{"other values count negated", "StringNotEquals", list{"${none}", "red"}, "red", nil, No},
		{"several values are no variable", "StringEquals", "${many}", "a", keys{"many": {"a", "b"}}, No},
		{"default", "StringLike", "${none, 'red'}*", "reddish", nil, Yes},
		{"value is data", "StringLike", "${v}", "abc", keys{"v": {"*"}}, No},
		{"like", "StringLike", "home/${aws:username}/*", "home/Dave/x", keys{"aws:username": {"Dave"}}, Yes},
		{"escape", "StringEquals", "${*}${?}${$}", "*?$", nil, Yes},
		{"ignore case", "StringEqualsIgnoreCase", "${v}", "ABC", keys{"v": {"abc"}}, Yes},
		{"arn", "ArnLike", "arn:aws:iam::${a}:role/*", "arn:aws:iam::1:role/x", keys{"a": {"1"}}, Yes},
		{"arn unresolvable negated", "ArnNotLike", "arn:aws:iam::${a}:role/*", "arn:aws:iam::1:role/x", nil, Yes},
		{"bool", "Bool", "${b}", "true", keys{"b": {"True"}}, Yes},
		{"not in numbers", "NumericEquals", "${n}", "1", keys{"n": {"1"}}, No},
		{"not in addresses", "IpAddress", "${n}", "192.0.2.1", keys{"n": {"192.0.2.1"}}, No},
		{"unmodelled", "StringEquals", "${u}", "1", keys{"u": {"<unmodelled>"}}, NotModelled},
		{"unmodelled beside a match", "StringEquals", list{"${u}", "1"}, "1", keys{"u": {"<unmodelled>"}}, Yes},
		{"unmodelled beside a match negated", "StringNotEquals", list{"${u}", "1"}, "1", keys{"u": {"<unmodelled>"}}, No},
		{"unmodelled with a default", "StringEquals", "${u, '1'}", "1", keys{"u": {"<unmodelled>"}}, NotModelled},
	} {
		ctx := keys{"test:key": {c.have}}
		for k, v := range c.ctx {
			ctx[k] = v
		}
		if got := operator(t, c.op, "test:key", c.required, ctx); got != c.want {
			t.Errorf("%s: %s %v against %q: %v, want %v", c.name, c.op, c.required, c.have, got, c.want)
		}
	}
}
