package iam_test

import (
	"strings"
	"testing"

	"crossgrant/engine/value"
)

// Refusals of documents name the undocumented point behind them.
func TestUnverifiedRefusals(t *testing.T) {
	s := stage(t)
	trusts := func(action string) string {
		return policyOf(`{'Effect':'Allow','Principal':{'AWS':'333333333333'},'Action':'` + action + `'}`)
	}
	old := strings.Replace(policyOf(`{'Effect':'Allow','Action':'s3:*','Resource':'*'}`), "2012", "2008", 1)
	for _, x := range []struct{ operation, parameter, document, point string }{
		{"CreateRole", "AssumeRolePolicyDocument", trusts("s3:GetObject"), "trust-policy-actions-message"},
		{"CreateRole", "AssumeRolePolicyDocument", strings.Replace(trusts("sts:AssumeRole"), "Version", "Id\":\""+strings.Repeat("x", 2048)+"\",\"Version", 1), "trust-policy-size"},
		{"CreateRole", "AssumeRolePolicyDocument", trusts("sts:AssumeRole"), ""},
		{"CreatePolicy", "PolicyDocument", old, "identity-policy-version"},
		{"CreatePolicy", "PolicyDocument", "{", ""},
	} {
		in := value.Struct(value.S("RoleName", "r"), value.S(x.parameter, x.document))
		if x.operation == "CreatePolicy" {
			in = value.Struct(value.S("PolicyName", "p"), value.S(x.parameter, x.document))
		}
		_, err := s.With(s.As("A/admin"), x.operation, in)
		if got := strings.Join(s.Last.Unverified, " "); got != x.point {
			t.Errorf("%s %s: %v hinges on %q, want %q", x.operation, x.document, err, got, x.point)
		}
	}
}
