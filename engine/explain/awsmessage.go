package explain

import (
	"strings"

	"crossgrant/engine/authz"
	"crossgrant/engine/eval"
)

// AccessDenied is the message with which AWS refuses a request. AWS names the
// kind of policy that denied only where disclosed is true: within an account, or
// within an organization.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
func AccessDenied(d *authz.Decision, disclosed bool) string {
	vendor, _, _ := strings.Cut(d.Input.Action, ":")
	s3 := vendor == "s3"
	const plain = "Access Denied"
	if s3 && !disclosed {
		return plain
	}
	resource := d.Input.Request.Resource
	if s3 {
		resource = `"` + resource + `"`
	}
	message := "User: " + d.Input.Principal.ARN + " is not authorized to perform: " + d.Input.Action + " on resource: " + resource
	if !disclosed {
		return message
	}
	named := lackedAllow(d)
	end := " because no " + named + " allows the " + d.Input.Action + " action"
	if d.Verdict == authz.ExplicitDeny {
		named = deniedIn(d)
		end = " with an explicit deny in " + named
	}
	if s3 && d.Input.ResourceAccount != d.Input.Principal.Account && strings.HasSuffix(named, "VPC endpoint policy") {
		return plain // S3 does not name the endpoint policy to other accounts, of the organization or not
	}
	return message + end
}

// policyTypes are AWS's words for the layers, with their articles.
var policyTypes = map[authz.LayerKind]string{
	authz.LayerSCP:               "a service control policy",
	authz.LayerRCP:               "a resource control policy",
	authz.LayerVPCEndpoint:       "a VPC endpoint policy",
	authz.LayerResource:          "a resource-based policy",
	authz.LayerPublicAccessBlock: "a resource-based policy",
	authz.LayerTrust:             "the role trust policy",
	authz.LayerIdentity:          "an identity-based policy",
	authz.LayerBoundary:          "a permissions boundary",
	authz.LayerSession:           "a session policy",
}

func deniedIn(d *authz.Decision) string {
	if d.Deciding != nil {
		return policyTypes[d.Layers[d.Deciding.Layer].Kind]
	}
	return policyTypes[authz.LayerPublicAccessBlock]
}

// Which of several missing allows AWS names is not documented; this order is ours,
// after the order in which its enforcement code looks at the policies.
var lackOrder = []authz.LayerKind{
	authz.LayerSCP, authz.LayerVPCEndpoint, authz.LayerTrust, authz.LayerIdentity,
	authz.LayerBoundary, authz.LayerSession, authz.LayerResource, authz.LayerACL,
}

func lackedAllow(d *authz.Decision) string {
	order := lackOrder
	if in := d.Input; in.Principal.Kind != eval.Anonymous && in.ResourceAccount != "" && in.ResourceAccount != in.Principal.Account {
		// From another account of the organization the resource-based policy comes
		// first: that is the example which the S3 guide prints.
		order = append([]authz.LayerKind{authz.LayerSCP, authz.LayerVPCEndpoint, authz.LayerResource, authz.LayerACL}, lackOrder...)
	}
	for _, kind := range order {
		for _, m := range d.Missing {
			if m != kind {
				continue
			}
			if kind == authz.LayerACL {
				kind = authz.LayerResource // AWS has no words for an ACL that does not grant
			}
			_, name, _ := strings.Cut(policyTypes[kind], " ")
			return name
		}
	}
	return "identity-based policy"
}
