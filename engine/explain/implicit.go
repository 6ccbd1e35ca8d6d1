package explain

import (
	"strings"

	"crossgrant/engine/authz"
	"crossgrant/engine/eval"
	"crossgrant/engine/policy"
)

// implicitDeny names what lacked an allow, then the statement that came closest.
func (w *writer) implicitDeny() string {
	if w.d.Barred != "" {
		return "No policy can allow this: " + w.d.Barred + "."
	}
	var lacks []string
	for _, kind := range w.d.Missing {
		if w.either() && (kind == authz.LayerIdentity || kind == authz.LayerResource) {
			if kind == authz.LayerIdentity {
				lacks = append(lacks, "neither an identity-based policy of "+w.caller()+" nor "+w.resourcePolicyName()+" allows "+w.what())
			}
			continue
		}
		lacks = append(lacks, w.lack(kind))
	}
	text := "nothing allows " + w.what()
	if len(lacks) > 0 {
		text = strings.Join(lacks, "; ")
	}
	text = capital(text) + "."
	if near := w.nearMiss(); near != "" {
		text += " " + near
	}
	return text
}

// either reports whether an allow of the caller's policies or one of the
// resource's would have been enough, as within one account.
func (w *writer) either() bool {
	in := w.d.Input
	missing := 0
	for _, kind := range w.d.Missing {
		if kind == authz.LayerIdentity || kind == authz.LayerResource {
			missing++
		}
	}
	return missing == 2 && in.ResourceAccount == in.Principal.Account
}

func (w *writer) lack(kind authz.LayerKind) string {
	in := w.d.Input
	l := w.layer(kind)
	what := w.what()
	switch kind {
	case authz.LayerIdentity:
		return "no identity-based policy of " + w.caller() + " allows " + what
	case authz.LayerBoundary:
		return "the permissions boundary of " + w.caller() + " does not allow " + in.Action
	case authz.LayerSession:
		if !in.HasSession {
			return w.caller() + " has no session policy, and so no permissions of its own"
		}
		return "the session policy of " + w.caller() + " does not allow " + what
	case authz.LayerTrust:
		if l == nil {
			return "the role does not exist, or it has no trust policy"
		}
		return "the trust policy" + w.where(l, &l.Policies[0]) + " does not allow " + w.caller() + " to call " + in.Action
	case authz.LayerResource:
		owner := w.names.account(in.ResourceAccount)
		if l == nil {
			return "the bucket of " + owner + " has no bucket policy that could allow it"
		}
		return w.resourcePolicyName() + w.where(l, &l.Policies[0]) + " does not allow " + w.caller() + " " + in.Action
	case authz.LayerACL:
		if in.Object.Permission == "" {
			return w.names.account(w.owner()) + " owns the object, and no ACL can grant " + in.Action
		}
		text := "the ACL, which only " + w.names.account(w.owner()) + " controls, does not grant " + string(in.Object.Permission) + " to " + w.callerAccount()
		if in.Object.IgnorePublicAcls && in.Object.ACL.Public() {
			text += ", because IgnorePublicAcls of S3 Block Public Access leaves its public grants without effect"
		}
		return text
	case authz.LayerSCP, authz.LayerRCP:
		for i := range w.d.Layers {
			if x := &w.d.Layers[i]; x.Kind == kind && x.Verdict != authz.Allow && x.Verdict != authz.None {
				return "no " + strings.TrimPrefix(strings.Replace(w.layerName(x), "policies", "policy", 1), "the ") + " allows " + in.Action
			}
		}
	case authz.LayerVPCEndpoint:
		return "the VPC endpoint policy does not allow " + what
	}
	return "no " + kind.String() + " policy allows " + what
}

func (w *writer) callerAccount() string {
	if w.d.Input.Principal.Account == "" {
		return w.caller()
	}
	return w.names.account(w.d.Input.Principal.Account)
}

// nearMiss names the first statement of a layer that lacked an allow which failed
// on one element only.
func (w *writer) nearMiss() string {
	for _, kind := range w.d.Missing {
		for i := range w.d.Layers {
			l := &w.d.Layers[i]
			if l.Kind != kind {
				continue
			}
			for j := range l.Policies {
				for k := range l.Policies[j].Trace.Statements {
					s := &l.Policies[j].Trace.Statements[k]
					if s.Effect == policy.Allow && s.NearMiss {
						return "Closest is " + w.statement(&authz.Location{Layer: i, Policy: j, Statement: k}) + ": " + failed(s) + "."
					}
				}
			}
		}
	}
	return ""
}

// failed says which element kept a statement from matching.
func failed(s *eval.StatementTrace) string {
	for i := range s.Elements {
		if e := &s.Elements[i]; e.Match == eval.No {
			if e.Element == "Condition" {
				return condition(e)
			}
			return "its " + e.Element + " " + list(e.Required) + " " + covers(e.Element) + " " + list(e.Actual)
		}
	}
	return "it did not match"
}

func covers(element string) string {
	if strings.HasPrefix(element, "Not") {
		return "exempts"
	}
	return "does not cover"
}
