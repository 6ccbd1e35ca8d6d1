package authz

import (
	"strings"

	"crossgrant/engine/eval"
)

// barred says why no policy can allow the call, because of what the caller's
// credentials are; "" where policies decide. Credentials of one partition (aws,
// aws-cn, aws-us-gov) are worth nothing in another.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
func (in *Input) barred() string {
	switch {
	case !samePartition(in.Principal.ARN, in.Request.Resource):
		return "credentials of one AWS partition cannot reach resources of another"
	case in.Principal.Kind == eval.Root && isAction(in.Action, "sts", "AssumeRole"):
		return "root users cannot assume roles"
	case in.Principal.Kind != eval.FederatedUser:
	case ofService(in.Action, "iam"):
		return "credentials from GetFederationToken cannot call IAM"
	case ofService(in.Action, "sts"):
		return "credentials from GetFederationToken can call nothing of STS but GetCallerIdentity"
	}
	return ""
}

// samePartition compares the second fields of two ARNs; what is no ARN has none.
func samePartition(a, b string) bool {
	if strings.HasPrefix(a, "arn:aws:") && strings.HasPrefix(b, "arn:aws:") {
		return true
	}
	a, isARN := strings.CutPrefix(a, "arn:")
	b, isToo := strings.CutPrefix(b, "arn:")
	if !isARN || !isToo {
		return true
	}
	a, _, _ = strings.Cut(a, ":")
	b, _, _ = strings.Cut(b, ":")
	return a == b
}
