package arn

import "testing"

type vars map[string]string

func (v vars) Lookup(key string) (string, bool) {
	s, ok := v[key]
	return s, ok
}

func TestParse(t *testing.T) {
	for _, c := range []struct {
		text string
		want ARN
		ok   bool
	}{
		{"arn:aws:s3:::b/k:with:colons", ARN{"aws", "s3", "", "", "b/k:with:colons"}, true},
		{"arn:aws:iam::111111111111:role/p/r", ARN{"aws", "iam", "", "111111111111", "role/p/r"}, true},
		{"arn:aws-cn:s3:cn-north-1:1:", ARN{"aws-cn", "s3", "cn-north-1", "1", ""}, true},
		{"arn:aws:s3::", ARN{}, false},
		{"arn", ARN{}, false},
		{"", ARN{}, false},
		{"urn:aws:s3:::b", ARN{}, false},
		{"*", ARN{}, false},
	} {
		got, ok := Parse(c.text)
		if ok != c.ok || ok && got != c.want {
			t.Errorf("%q: %+v %v, want %+v %v", c.text, got, ok, c.want, c.ok)
		}
		if ok && got.String() != c.text {
			t.Errorf("%q comes back as %q", c.text, got)
		}
	}
}

func TestMatch(t *testing.T) {
	src := vars{"aws:username": "Dave", "aws:principalaccount": "111111111111", "aws:principalarn": "arn:aws:iam::111111111111:role/r", "star": "*"}
	const b = "arn:aws:s3:::b"
	for _, c := range []struct {
		use           Use
		pattern, text string
		want          bool
	}{
		{InResource, "*", b, true},
		{InResource, "*", "no arn", true},
		{InResource, b, b, true},
		{InResource, b, b + "/k", false},
		{InResource, b + "/*", b, false},
		{InResource, b + "/*", b + "/", true},
		{InResource, b + "*", b, true},
		{InResource, b + "*", b + "/k", true},
		{InResource, b + "*", b + "2", true},
		{InResource, "arn:aws:s3:::B", b, false}, // case counts
		{InResource, "arn:aws:s3:::*log*", "arn:aws:s3:::my-logs", true},
		{InResource, "arn:aws:s3:::?", b, true},
		// The first five fields are compared one by one.
		{InResource, "arn:aws:iam::*:role/r", "arn:aws:iam::111111111111:role/r", true},
		{InResource, "arn:aws:*:role/r", "arn:aws:iam::1:role/r", false},
		{InResource, "arn:*:iam::1:role/r", "arn:aws:iam::1:role/r", true},
		{InResource, "arn:*:1:role/r", "arn:aws:iam::1:role/r", false},
		{InResource, "arn:aws:s3:*:*:b", b, true},
		{InResource, "arn:aws:ec2:us-*-1:1:x", "arn:aws:ec2:us-east-1:1:x", true},
		{InResource, "arn:aws:ec2:us-*:x", "arn:aws:ec2:us-east-1:1:x", false},
		// The sixth keeps its colons and matches freely.
		{InResource, "arn:aws:logs:r:1:log-group:*", "arn:aws:logs:r:1:log-group:a:b", true},
		{InResource, "arn:aws:logs:r:1:*:b", "arn:aws:logs:r:1:log-group:a:b", true},
		// A star that ends the pattern matches any remainder.
		{InResource, "arn:aws:s3:*", b + "/k", true},
		{InResource, "arn:aws:s3:*", "arn:aws:iam::1:role/r", false},
		{InResource, "arn:*", b, true},
		{InResource, "arn:aws:ec2:us-*", "arn:aws:ec2:us-east-1:1:x", true},
		{InResource, "arn:aws:ec2:us-*", "arn:aws:ec2:eu-west-1:1:x", false},
		// Incomplete ARNs are completed with stars.
		{InResource, "arn:aws:s3", b + "/k", true},
		{InResource, "arn:aws:iam:", "arn:aws:iam::1:role/r", true},
		{InResource, "arn:aws:ec2:us-east-1", "arn:aws:ec2:us-east-1:1:x", true},
		{InResource, "arn:aws:ec2:us-east-1", "arn:aws:ec2:us-west-1:1:x", false},
		// No ARN.
		{InResource, "b", b, false},
		{InResource, "", b, false},
		{InResource, "b*", "b", false},
		{InResource, "arn:aws:s3:*", "arn:aws:s3", false},
		// Variables.
		{InResource, b + "/${aws:username}/*", b + "/Dave/x", true},
		{InResource, b + "/${aws:username}/*", b + "/Eve/x", false},
		{InResource, b + "/${nobody}/*", b + "//x", false},
		{InResource, b + "/${star}", b + "/x", false},
		{InResource, b + "/${star}", b + "/*", true},
		{InResource, "arn:aws:iam::${aws:PrincipalAccount}:role/r", "arn:aws:iam::111111111111:role/r", false}, // sixth field only
		{InCondition, "arn:aws:iam::${aws:PrincipalAccount}:role/*", "arn:aws:iam::111111111111:role/r", true},
		{InCondition, "arn:aws:iam::${aws:PrincipalAccount}:role/*", "arn:aws:iam::2:role/r", false},
		{InCondition, "${aws:PrincipalArn}", "arn:aws:iam::111111111111:role/r", true},
		{InCondition, "${aws:PrincipalArn}", "arn:aws:iam::111111111111:role/s", false},
		{InCondition, "arn:aws:cloudfront::123456789012:distribution/*", "arn:aws:cloudfront::777777777777:distribution/x", false},
		{InCondition, "arn:aws:sns:*:1:t", "arn:aws:sns:eu:1:t", true},
		{InCondition, "arn:aws:sns:*", "arn:aws:sns:eu:1:t", true},
		{InCondition, "arn:aws:sns", "arn:aws:sns:eu:1:t", false},
		{InCondition, "arn:aws:iam::1", "arn:aws:iam::1:role/r", false},
		{InCondition, "*", "arn:aws:sns:eu:1:t", true},
		{InCondition, "arn:aws:sns:*:t", "arn:aws:sns:eu:1:t", false},
	} {
		p := Compile(c.pattern, c.use, true)
		if got := p.Match(c.text, src); got != c.want {
			t.Errorf("%q against %q: %v, want %v", c.pattern, c.text, got, c.want)
		}
	}
}

func TestWithoutVariables(t *testing.T) {
	p := Compile("arn:aws:s3:::b/${aws:username}", InResource, false)
	if !p.Match("arn:aws:s3:::b/${aws:username}", nil) || p.Match("arn:aws:s3:::b/Dave", vars{"aws:username": "Dave"}) {
		t.Error("${…} must be plain text")
	}
	if len(p.Variables()) != 0 {
		t.Error("plain text has variables")
	}
}

func TestWholeService(t *testing.T) {
	for pattern, want := range map[string]bool{
		"*": true, "arn:aws:s3:::*": true, "arn:aws:s3:*": true, "arn:aws:s3": true, "arn:*:s3:::*": true, "arn:aws:s3:*:*:*": true, "arn:*": true,
		"arn:aws:s3:::b*": false, "arn:aws:s3:::b": false, "arn:aws:iam:::*": false, "arn:aws:s3:us-east-1:*": false, "arn:aws:s3::111111111111:*": false, "x": false,
	} {
		p := Compile(pattern, InResource, true)
		if got := p.WholeService("s3"); got != want {
			t.Errorf("%q: %v, want %v", pattern, got, want)
		}
	}
}

func FuzzPattern(f *testing.F) {
	f.Add("arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::b/x/y")
	f.Add("arn:*:s3", "arn:aws:s3:::b")
	f.Add("${a:b}:*", "arn:aws:s3:::b")
	f.Fuzz(func(t *testing.T, pattern, text string) {
		src := vars{"a:b": text}
		for _, use := range []Use{InResource, InCondition} {
			p := Compile(pattern, use, true)
			p.Match(text, src)
			p.WholeService("s3")
		}
		// A pattern without anything special matches itself, where it is an ARN.
		if a, ok := Parse(text); ok {
			p := Compile(a.String(), InResource, false)
			if !p.Match(text, nil) {
				t.Errorf("%q does not match itself", text)
			}
		}
	})
}
