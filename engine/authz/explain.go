package authz

import (
	"crossgrant/engine/acl"
	"crossgrant/engine/eval"
	"crossgrant/engine/policy"
)

// Explain gives the verdict with everything that led to it. The verdict is always
// the one of [Decide]: both combine the same outcomes.
func Explain(in *Input) *Decision {
	x := explanation{in: in, d: &Decision{Input: in}}
	x.levels(LayerSCP, in.SCPs, in.scpsApply(), in.Principal.Account)
	x.levels(LayerRCP, in.RCPs, in.rcpsApply(), in.owner())
	if in.VPCEndpoint != nil {
		x.policies(LayerVPCEndpoint, []Policy{*in.VPCEndpoint}, "", &in.Request)
	}
	if in.Resource != nil {
		req := in.toResource()
		x.policies(in.resourceKind(), []Policy{*in.Resource}, in.owner(), &req)
	}
	x.acl()
	if in.hasPolicies() {
		x.policies(LayerIdentity, in.Identity, in.Principal.Account, &in.Request)
		limits := in.limits()
		if limits.has(LayerBoundary) {
			x.policies(LayerBoundary, in.Boundary, in.Principal.Account, &in.Request)
		}
		if limits.has(LayerSession) {
			x.policies(LayerSession, in.Session, in.Principal.Account, &in.Request)
		}
	}
	x.o = x.outcomes("")
	x.finish(combine(in, &x.o))
	return x.d
}

type explanation struct {
	in *Input
	d  *Decision
	o  outcomes
}

// policies traces the documents of one layer.
func (x *explanation) policies(kind LayerKind, policies []Policy, account string, req *eval.Request) {
	layer := Layer{Kind: kind, Account: account}
	layer.Verdict = x.trace(&layer, policies, req).verdict()
	x.d.Layers = append(x.d.Layers, layer)
}

func (x *explanation) levels(kind LayerKind, levels []Level, applies bool, account string) {
	for _, level := range levels {
		layer := Layer{Kind: kind, Name: level.Name, Account: account}
		if !applies {
			layer.Note = "exempt"
			x.d.Layers = append(x.d.Layers, layer)
			continue
		}
		o := x.trace(&layer, level.Policies, &x.in.Request)
		if kind == LayerRCP {
			o = withFullAccess(o)
		}
		layer.Verdict = o.verdict()
		x.d.Layers = append(x.d.Layers, layer)
	}
}

func (x *explanation) trace(layer *Layer, policies []Policy, req *eval.Request) outcome {
	for _, p := range policies {
		t := eval.Explain(p.Document, req)
		layer.Policies = append(layer.Policies, PolicyTrace{Policy: p, Trace: t, Verdict: outcomeOf(t.Outcome).verdict()})
	}
	return layer.outcome("")
}

// outcome of a layer by the other reading of a point ("": none).
func (l *Layer) outcome(other string) outcome {
	var o outcome
	for i := range l.Policies {
		o.join(outcomeOf(l.Policies[i].Trace.Otherwise(other)))
	}
	return o
}

// outcomes of all layers, from their traces, by the other reading of a point
// ("": none). They are those that [Decide] finds.
func (x *explanation) outcomes(other string) outcomes {
	o := outcomes{other: other, aclGrants: x.o.aclGrants, aclGroup: x.o.aclGroup}
	o.layers[LayerSCP].allow = eval.Yes
	for i := range x.d.Layers {
		l := &x.d.Layers[i]
		sum, one := &o.layers[l.Kind], l.outcome(other)
		switch {
		case l.Kind != LayerSCP && l.Kind != LayerRCP:
			*sum = one
		case l.Note != "exempt":
			sum.deny = or(sum.deny, one.deny)
			sum.allow = sum.allow.And(one.allow)
		}
	}
	o.layers[LayerRCP] = withFullAccess(o.layers[LayerRCP])
	if r := x.in.Resource; r != nil && x.in.RestrictPublicBuckets {
		o.public = publicOtherwise(r.Document, other)
	}
	return o
}

func (o outcome) verdict() Verdict {
	switch {
	case o.deny == eval.Yes:
		return ExplicitDeny
	case o.deny == eval.NotModelled:
		return NotModelled
	case o.allow == eval.Yes:
		return Allow
	case o.allow == eval.NotModelled:
		return NotModelled
	}
	return ImplicitDeny
}

// acl adds the ACL as a layer of its own.
func (x *explanation) acl() {
	object := x.in.Object
	if object == nil || object.ACL == nil || object.Permission == "" {
		return
	}
	x.o.aclGrants, x.o.aclGroup = object.grants(x.in.Principal)
	layer := Layer{Kind: LayerACL, Account: object.Authority, Verdict: ImplicitDeny}
	if x.o.aclGrants {
		layer.Verdict = Allow
	}
	for _, g := range object.ACL.Grants {
		t := GrantTrace{Grant: g, Matches: object.grantMatches(&g, x.in.Principal)}
		if !t.Matches {
			t.Note = grantNote(object, g)
		}
		layer.Grants = append(layer.Grants, t)
	}
	x.d.Layers = append(x.d.Layers, layer)
}

func grantNote(o *Object, g acl.Grant) string {
	switch {
	case o.IgnorePublicAcls && g.Grantee.Public():
		return "ignored: IgnorePublicAcls is on"
	case !g.Permission.Gives(o.Permission):
		return "does not include " + string(o.Permission)
	}
	return "not the caller"
}

// finish fills in what only the combined result tells.
func (x *explanation) finish(r result) {
	d := x.d
	d.Verdict = r.verdict
	d.Barred = x.in.barred()
	for kind := LayerKind(0); kind < layerCount; kind++ {
		if r.missing.has(kind) {
			d.Missing = append(d.Missing, kind)
		}
	}
	d.Unverified = x.unverified(r)
	c := combination{in: x.in, o: &x.o}
	if c.restrictedPublicBucket() {
		d.Layers = append(d.Layers, Layer{
			Kind: LayerPublicAccessBlock, Account: x.in.owner(), Verdict: ExplicitDeny, Needed: true,
			Note: "RestrictPublicBuckets is on and the bucket policy is public: only AWS services and principals of the bucket owner's account get in",
		})
	}
	for i := range d.Layers {
		l := &d.Layers[i]
		l.Needed = l.Needed || r.needed.has(l.Kind)
		l.Note = x.note(l, l.Note)
	}
	switch {
	case freeOfPermission(x.in.Action):
	case r.verdict == ExplicitDeny:
		d.Deciding = x.find(policy.Deny, denyOrder)
	case r.verdict == Allow:
		d.Deciding = x.find(policy.Allow, allowOrder)
	}
	d.NotModelled = notModelled(d)
}

// Which of several denials AWS names first is not documented; this order is ours.
var denyOrder = []LayerKind{LayerSCP, LayerRCP, LayerVPCEndpoint, LayerTrust, LayerResource, LayerIdentity, LayerBoundary, LayerSession}

// An allow is best explained by the policy that let the caller in, then by the
// one that let it go.
var allowOrder = []LayerKind{LayerTrust, LayerResource, LayerIdentity}

// find returns the first matching statement with the effect.
func (x *explanation) find(effect policy.Effect, order []LayerKind) *Location {
	for _, kind := range order {
		if kind == LayerResource && effect == policy.Allow && x.in.authority() != x.in.owner() &&
			x.in.Principal.Account != x.in.owner() && x.o.aclGrants {
			continue // the bucket policy's allow did not count: it can only let its own account's users go
		}
		if kind == LayerResource && effect == policy.Deny && x.in.lockOutExempt() {
			continue
		}
		for i := range x.d.Layers {
			l := &x.d.Layers[i]
			if l.Kind != kind {
				continue
			}
			for j := range l.Policies {
				for k := range l.Policies[j].Trace.Statements {
					s := &l.Policies[j].Trace.Statements[k]
					if s.Effect == effect && s.Match == eval.Yes {
						return &Location{i, j, k}
					}
				}
			}
		}
	}
	return nil
}

func (x *explanation) note(l *Layer, note string) string {
	in := x.in
	switch {
	case l.Kind == LayerResource && in.lockOutExempt() && l.Verdict == ExplicitDeny:
		return "the root user of the bucket owner's account can always manage the bucket policy"
	case l.Kind == LayerResource && in.authority() != in.owner() && l.Verdict == Allow && in.Principal.Account != in.owner():
		return "does not count: another account owns the object, and only its ACL can grant access to it"
	case l.Kind == LayerSession && !in.HasSession:
		return "the session was made without a session policy, so it has no permissions of its own"
	case note == "exempt" && l.Kind == LayerSCP:
		return "service control policies do not apply to this caller"
	case note == "exempt":
		return "resource control policies do not apply to this request"
	}
	return note
}

// notModelled lists, once each, what the statements met that the engine does not
// know. Statements that failed on something else do not hinge on it.
func notModelled(d *Decision) []string {
	var out []string
	for _, l := range d.Layers {
		for _, p := range l.Policies {
			for _, s := range p.Trace.Statements {
				if s.Match != eval.NotModelled {
					continue
				}
				for _, e := range s.Elements {
					if e.Match == eval.NotModelled {
						out = appendNew(out, e.Note)
					}
				}
			}
		}
	}
	return out
}

func appendNew(list []string, s string) []string {
	for _, x := range list {
		if x == s {
			return list
		}
	}
	return append(list, s)
}
