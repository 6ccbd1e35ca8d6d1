// Package explain turns decisions into words: the message with which AWS refuses
// a request, and a reason as a colleague would give it.
package explain

import (
	"strings"

	"crossgrant/engine/authz"
	"crossgrant/engine/eval"
	"crossgrant/engine/known"
	"crossgrant/engine/policy"
)

// Names gives people's names for account numbers; a number without a name stands
// for itself.
type Names map[string]string

func (n Names) account(id string) string {
	if id == "" {
		return "nobody's account"
	}
	if name := n[id]; name != "" {
		return name
	}
	return "account " + id
}

// Reason says in one to three sentences why a decision came out as it did, naming
// file, statement and account. Where the verdict hinges on points that AWS does
// not document, one more tells of the first.
func Reason(d *authz.Decision, names Names) string {
	w := writer{d: d, names: names}
	switch d.Verdict {
	case authz.ExplicitDeny:
		return w.explicitDeny() + unverified(d)
	case authz.ImplicitDeny:
		return w.implicitDeny() + unverified(d)
	case authz.NotModelled:
		return "Not modelled: this verdict hinges on " + strings.Join(d.NotModelled, "; ") + "."
	}
	return w.allow() + unverified(d)
}

// unverified tells of the first point on which the verdict hinges that AWS does
// not document; "" where there is none.
func unverified(d *authz.Decision) string {
	if len(d.Unverified) == 0 {
		return ""
	}
	p, _ := known.Find(d.Unverified[0])
	return " This hinges on a point that AWS leaves open (" + p.Title + "); unverified assumption: " + p.Assumption
}

// Caller is what a sentence calls who made the request: "user Dave of account C".
func Caller(d *authz.Decision, names Names) string { return (&writer{d: d, names: names}).caller() }

// Statement is what a sentence calls a statement: by Sid, else by its index.
func Statement(all []eval.StatementTrace, i int) string { return statementName(all, i) }

type writer struct {
	d     *authz.Decision
	names Names
}

// what the request is about: "s3:GetObject on arn:aws:s3:::examplebucket/a.jpg".
func (w *writer) what() string {
	in := w.d.Input
	if in.Request.Resource == "*" {
		return in.Action
	}
	return in.Action + " on " + in.Request.Resource
}

func (w *writer) caller() string {
	p := w.d.Input.Principal
	last := p.ARN[strings.LastIndexByte(p.ARN, '/')+1:]
	switch p.Kind {
	case eval.User:
		return "user " + last + " of " + w.names.account(p.Account)
	case eval.RoleSession:
		return "session " + last + " of role " + p.RoleARN[strings.LastIndexByte(p.RoleARN, '/')+1:] + " of " + w.names.account(p.Account)
	case eval.FederatedUser:
		return "federated user " + last + " of " + w.names.account(p.Account)
	case eval.Root:
		return "the root user of " + w.names.account(p.Account)
	case eval.Service:
		return "the service " + p.Service
	case eval.WebIdentity:
		return "a caller with a token of " + p.Provider
	}
	return "an anonymous caller"
}

// policyName names a policy within a sentence: by its kind, and by its name where
// there may be several of the kind.
func (w *writer) policyName(l *authz.Layer, p *authz.PolicyTrace) string {
	switch l.Kind {
	case authz.LayerIdentity:
		return "the identity-based policy " + p.Name
	case authz.LayerSCP:
		return "the service control policy " + p.Name + " of " + l.Name
	case authz.LayerRCP:
		return "the resource control policy " + p.Name + " of " + l.Name
	case authz.LayerBoundary:
		return "the permissions boundary " + p.Name
	}
	return w.layerName(l)
}

// layerName names a layer within a sentence.
func (w *writer) layerName(l *authz.Layer) string {
	switch l.Kind {
	case authz.LayerSCP:
		return "the service control policies of " + l.Name
	case authz.LayerRCP:
		return "the resource control policies of " + l.Name
	case authz.LayerVPCEndpoint:
		return "the VPC endpoint policy"
	case authz.LayerResource:
		return w.resourcePolicyName()
	case authz.LayerTrust:
		return "the role's trust policy"
	case authz.LayerIdentity:
		return "an identity-based policy"
	case authz.LayerBoundary:
		return "the permissions boundary"
	case authz.LayerSession:
		return "the session policy"
	}
	return l.Kind.String()
}

func (w *writer) resourcePolicyName() string {
	if strings.HasPrefix(w.d.Input.Action, "s3:") {
		return "the bucket policy"
	}
	return "the resource-based policy"
}

// statement names a statement with its policy: `statement "112" of the bucket
// policy (accounts/A/…/policy.json, Account A)`.
func (w *writer) statement(at *authz.Location) string {
	l := &w.d.Layers[at.Layer]
	p := &l.Policies[at.Policy]
	return statementName(p.Trace.Statements, at.Statement) + " of " + w.policyName(l, p) + w.where(l, p)
}

// where says in which file a policy stands and whose it is.
func (w *writer) where(l *authz.Layer, p *authz.PolicyTrace) string {
	var parts []string
	switch {
	case strings.HasPrefix(p.File, "arn:aws:iam::aws:"):
		parts = append(parts, "AWS managed")
	case strings.Contains(p.File, "/") && !strings.HasPrefix(p.File, "arn:"):
		parts = append(parts, p.File)
	}
	if l.Account != "" {
		parts = append(parts, w.names.account(l.Account))
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
}

// statementName is how sentences name a statement: by Sid, else by its index,
// counted from 0 as scenarios do.
func statementName(all []eval.StatementTrace, i int) string {
	switch {
	case all[i].Sid != "":
		return "statement " + quote(all[i].Sid)
	case len(all) == 1:
		return "the only statement"
	}
	return "statement " + digits(all[i].Index)
}

func (w *writer) explicitDeny() string {
	d := w.d
	if d.Deciding == nil {
		return "RestrictPublicBuckets of S3 Block Public Access denies it: the bucket policy is public, and " + w.caller() +
			" does not belong to the bucket owner's account, " + w.names.account(d.Input.ResourceAccount) + "."
	}
	s := &d.Layers[d.Deciding.Layer].Policies[d.Deciding.Policy].Trace.Statements[d.Deciding.Statement]
	text := capital(w.statement(d.Deciding)) + " denies " + w.what()
	if because := conditions(s); because != "" {
		return text + ": " + because + "."
	}
	return text + "; a deny wins over every allow."
}

func (w *writer) allow() string {
	d := w.d
	in := d.Input
	if d.Deciding == nil {
		return capital(w.allowedWithoutStatement()) + "."
	}
	text := capital(w.statement(d.Deciding)) + " allows " + w.what()
	kind := d.Layers[d.Deciding.Layer].Kind
	cross := in.ResourceAccount != "" && in.ResourceAccount != in.Principal.Account
	switch {
	case kind != authz.LayerIdentity && in.Principal.Kind == eval.Root:
		text += ", and root users need no policy of their own account"
	case kind != authz.LayerIdentity && cross, kind == authz.LayerTrust:
		if own := w.find(authz.LayerIdentity, policy.Allow); own != nil {
			text += ", and " + w.statement(own) + " lets " + w.caller() + " make the request"
		}
	case kind == authz.LayerIdentity && w.aclGranted() && w.owner() != in.Principal.Account:
		text += ", and the ACL grants " + string(in.Object.Permission) + " to " + w.granteeName()
	case kind == authz.LayerResource && w.aclGranted() && w.owner() != in.Principal.Account:
		text += "; the ACL of the object, which " + w.names.account(w.owner()) + " owns, grants " + string(in.Object.Permission)
	}
	return text + "."
}

func (w *writer) allowedWithoutStatement() string {
	in := w.d.Input
	switch {
	case w.aclGranted() && in.Principal.Kind != eval.Root:
		return "the ACL grants " + string(in.Object.Permission) + " to " + w.granteeName()
	case in.Principal.Kind == eval.Root:
		if w.aclGranted() && w.owner() != in.Principal.Account {
			return "the ACL grants " + string(in.Object.Permission) + " to " + w.granteeName() + ", and root users need no policy of their own account"
		}
		if deny := w.find(authz.LayerResource, policy.Deny); deny != nil {
			return w.statement(deny) + " denies it, but no bucket policy keeps the root user of the bucket's own account from reading, replacing and deleting that policy"
		}
		return w.caller() + " may do everything that its own account decides"
	case in.Principal.Kind == eval.Anonymous:
		return "an anonymous request wrote this object, so anonymous requests own it"
	}
	return "no permission is needed for " + in.Action
}

func (w *writer) owner() string {
	if o := w.d.Input.Object; o != nil {
		return o.Authority
	}
	return w.d.Input.ResourceAccount
}

func (w *writer) aclGranted() bool {
	l := w.layer(authz.LayerACL)
	return l != nil && l.Verdict == authz.Allow
}

// granteeName names whom the grant that helped names.
func (w *writer) granteeName() string {
	for _, g := range w.layer(authz.LayerACL).Grants {
		if !g.Matches {
			continue
		}
		if uri := g.Grant.Grantee.URI; uri != "" {
			return "the group " + uri[strings.LastIndexByte(uri, '/')+1:]
		}
		return w.names.account(w.d.Input.Principal.Account)
	}
	return "the caller"
}

func (w *writer) layer(kind authz.LayerKind) *authz.Layer {
	for i := range w.d.Layers {
		if w.d.Layers[i].Kind == kind {
			return &w.d.Layers[i]
		}
	}
	return nil
}

// find returns the first matching statement of a layer with the effect.
func (w *writer) find(kind authz.LayerKind, effect policy.Effect) *authz.Location {
	for i := range w.d.Layers {
		if w.d.Layers[i].Kind != kind {
			continue
		}
		for j := range w.d.Layers[i].Policies {
			for k, s := range w.d.Layers[i].Policies[j].Trace.Statements {
				if s.Effect == effect && s.Match == eval.Yes {
					return &authz.Location{Layer: i, Policy: j, Statement: k}
				}
			}
		}
	}
	return nil
}
