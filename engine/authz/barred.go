package authz

import (
	"strings"

	"crossgrant/engine/eval"
)

// barred says why no policy can allow the call, because of what the caller's
// credentials are; "" where policies decide.
//
// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
func (in *Input) barred() string {
	vendor, name, _ := strings.Cut(in.Action, ":")
	switch {
	case in.Principal.Kind == eval.Root && strings.EqualFold(vendor, "sts") && strings.EqualFold(name, "AssumeRole"):
		return "root users cannot assume roles"
	case in.Principal.Kind != eval.FederatedUser:
	case strings.EqualFold(vendor, "iam"):
		return "credentials from GetFederationToken cannot call IAM"
	case strings.EqualFold(vendor, "sts"):
		return "credentials from GetFederationToken can call nothing of STS but GetCallerIdentity"
	}
	return ""
}
