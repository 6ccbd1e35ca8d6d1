package eval_test

import (
	"testing"

	"crossgrant/engine/eval"
	"crossgrant/engine/policy"
)

func TestPoints(t *testing.T) {
	user := &eval.Principal{Kind: eval.User, ARN: "arn:aws:iam::111111111111:user/Dave", Account: "111111111111"}
	session := &eval.Principal{Kind: eval.RoleSession, ARN: "arn:aws:sts::111111111111:assumed-role/R/s", RoleARN: "arn:aws:iam::111111111111:role/R", Account: "111111111111"}
	bound := *user
	bound.HasBoundary = true
	const object = `"Action":"s3:GetObject","Resource":"*"`
	for _, c := range []struct {
		name, statement, action, resource string
		caller                            *eval.Principal
		want                              string // the point, and then how it matches otherwise
		otherwise                         eval.Match
	}{
		{"session alone", `"Effect":"Deny","NotPrincipal":{"AWS":"arn:aws:sts::111111111111:assumed-role/R/s"},` + object, "s3:GetObject", "arn:aws:s3:::b/k", session, "notprincipal-exemption", eval.No},
		{"role and account", `"Effect":"Deny","NotPrincipal":{"AWS":["arn:aws:iam::111111111111:role/R","111111111111"]},` + object, "s3:GetObject", "arn:aws:s3:::b/k", session, "notprincipal-exemption", eval.Yes},
		{"all three", `"Effect":"Deny","NotPrincipal":{"AWS":["arn:aws:sts::111111111111:assumed-role/R/s","arn:aws:iam::111111111111:role/R","111111111111"]},` + object, "s3:GetObject", "arn:aws:s3:::b/k", session, "", eval.No},
		{"another user of the account", `"Effect":"Deny","NotPrincipal":{"AWS":["arn:aws:iam::111111111111:user/Eve","111111111111"]},` + object, "s3:GetObject", "arn:aws:s3:::b/k", user, "", eval.Yes},
		{"the account alone", `"Effect":"Deny","NotPrincipal":{"AWS":"111111111111"},` + object, "s3:GetObject", "arn:aws:s3:::b/k", user, "notprincipal-exemption", eval.No},
		{"a boundary", `"Effect":"Deny","NotPrincipal":{"AWS":"111111111111"},` + object, "s3:GetObject", "arn:aws:s3:::b/k", &bound, "", eval.Yes},
		{"everyone under AWS, anonymous", `"Effect":"Allow","Principal":{"AWS":"*"},` + object, "s3:GetObject", "arn:aws:s3:::b/k", nil, "wildcard-under-aws", eval.No},
		{"everyone but those under AWS, anonymous", `"Effect":"Deny","NotPrincipal":{"AWS":"*"},` + object, "s3:GetObject", "arn:aws:s3:::b/k", nil, "wildcard-under-aws", eval.Yes},
		{"everyone under AWS, signed", `"Effect":"Allow","Principal":{"AWS":"*"},` + object, "s3:GetObject", "arn:aws:s3:::b/k", user, "", eval.Yes},
		{"everyone, anonymous", `"Effect":"Allow","Principal":"*",` + object, "s3:GetObject", "arn:aws:s3:::b/k", nil, "", eval.Yes},
		{"wildcard in a trust policy", `"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":["sts:*","sts:TagSession"]`, "sts:AssumeRole", "arn:aws:iam::111111111111:role/R", user, "trust-action-wildcard", eval.No},
		{"wildcard beside the name in a trust policy", `"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":["sts:*","sts:AssumeRole"]`, "sts:AssumeRole", "arn:aws:iam::111111111111:role/R", user, "", eval.Yes},
		{"asterisk over the rest", `"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:*"`, "s3:GetObject", "arn:aws:s3:::b/k", user, "wildcard-past-colon", eval.No},
		{"asterisk over some fields", `"Effect":"Allow","Action":"*","Resource":"arn:aws:iam::*/R"`, "iam:GetRole", "arn:aws:iam::111111111111:role/R", user, "wildcard-past-colon", eval.Yes},
		{"asterisk in the last field", `"Effect":"Allow","Action":"*","Resource":"arn:aws:iam::*:role/*"`, "iam:GetRole", "arn:aws:iam::111111111111:role/R", user, "", eval.Yes},
		{"all users for a list", `"Effect":"Allow","Action":"*","Resource":"arn:aws:iam::111111111111:user/*"`, "iam:ListUsers", "*", user, "lists-without-resource", eval.Yes},
		{"all roles for a list of users", `"Effect":"Allow","Action":"*","Resource":"arn:aws:iam::111111111111:role/*"`, "iam:ListUsers", "*", user, "", eval.No},
		{"empty condition", `"Effect":"Allow","Action":"*","Resource":"*","Condition":{}`, "s3:GetObject", "arn:aws:s3:::b/k", user, "empty-condition", eval.No},
		{"bare number", `"Effect":"Allow","Action":"*","Resource":"*","Condition":{"NumericEquals":{"n":10}}`, "s3:GetObject", "arn:aws:s3:::b/k", user, "bare-json-values", eval.No},
		{"bare number in a bucket policy", `"Effect":"Allow","Principal":"*","Action":"*","Resource":"*","Condition":{"NumericEquals":{"n":10}}`, "s3:GetObject", "arn:aws:s3:::b/k", user, "", eval.Yes},
		{"a negated operator and a variable without a value", `"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringNotEquals":{"n":"${none}"}}`, "s3:GetObject", "arn:aws:s3:::b/k", user, "", eval.Yes},
		{"a wildcard in a variable's value under ArnLike", `"Effect":"Allow","Action":"*","Resource":"*","Condition":{"ArnLike":{"arn":"arn:aws:iam::111111111111:user/${star}"}}`, "s3:GetObject", "arn:aws:s3:::b/k", user, "variable-value-is-data", eval.Yes},
		{"ForAnyValue, negated, one unreadable", `"Effect":"Allow","Action":"*","Resource":"*","Condition":{"ForAnyValue:NumericNotEquals":{"many":"1"}}`, "s3:GetObject", "arn:aws:s3:::b/k", user, "unreadable-value", eval.Yes},
		{"an operator that does not exist", `"Effect":"Allow","Action":"*","Resource":"*","Condition":{"stringequals":{"n":"10"}}`, "s3:GetObject", "arn:aws:s3:::b/k", user, "", eval.NotModelled},
	} {
		x := eval.NewContext()
		x.Set("n", "10")
		x.Set("star", "D*")
		x.Set("arn", "arn:aws:iam::111111111111:user/Dave")
		x.Set("many", "1", "one")
		doc := parse(t, `{"Version":"2012-10-17","Statement":{`+c.statement+`}}`)
		req := eval.Request{Principal: c.caller, Action: c.action, Resource: c.resource, Context: x}
		req.ResourceBased = doc.Statements[0].Principal != nil
		trace := eval.Explain(doc, &req)
		got := ""
		trace.EachPoint(func(p string) { got += p })
		if got != c.want {
			t.Errorf("%s: hinges on %q, want %q", c.name, got, c.want)
		}
		out := trace.Otherwise(c.want)
		m := out.Deny
		if doc.Statements[0].Effect == policy.Allow {
			m = eval.No
			if out.Allow != 0 {
				m = eval.Yes
			} else if out.AllowUnknown != 0 {
				m = eval.NotModelled
			}
		}
		if m != c.otherwise {
			t.Errorf("%s: otherwise %v, want %v", c.name, m, c.otherwise)
		}
	}
}
