package simulate

import (
	"errors"
	"strings"

	"crossgrant/engine/arn"
	"crossgrant/engine/eval"
)

var errPrincipal = errors.New("the principal must be the ARN of a user, role, role session, federated user or root user")

// resolve reads the ARN of a principal.
func (p *Principal) resolve() (*eval.Principal, error) {
	switch {
	case p.Anonymous:
		return &eval.Principal{Kind: eval.Anonymous}, nil
	case p.Service != "":
		return &eval.Principal{Kind: eval.Service, Service: p.Service}, nil
	}
	a, ok := arn.Parse(p.ARN)
	if !ok {
		return nil, errPrincipal
	}
	out := &eval.Principal{ARN: p.ARN, Account: a.Account}
	kind, name, _ := strings.Cut(a.Resource, "/")
	switch a.Service + ":" + kind {
	case "iam:root":
		out.Kind = eval.Root
	case "iam:user":
		out.Kind = eval.User
	case "iam:role":
		// Any session of the role: one whose name nobody can have written down.
		out.Kind = eval.RoleSession
		out.RoleARN = p.ARN
		out.SessionName = "*"
		out.ARN = "arn:" + a.Partition + ":sts::" + a.Account + ":assumed-role/" + name[strings.LastIndexByte(name, '/')+1:] + "/*"
	case "sts:assumed-role":
		role, session, _ := strings.Cut(name, "/")
		out.Kind = eval.RoleSession
		out.SessionName = session
		out.RoleARN = p.RoleARN
		if out.RoleARN == "" {
			out.RoleARN = "arn:" + a.Partition + ":iam::" + a.Account + ":role/" + role
		}
	case "sts:federated-user":
		out.Kind = eval.FederatedUser
		out.FederatedBy = p.FederatedBy
	default:
		return nil, errPrincipal
	}
	return out, nil
}
