package analysis

import (
	"crossgrant/engine/authz"
	"crossgrant/engine/eval"
	"crossgrant/engine/explain"
	"crossgrant/engine/policy"
)

// takeAway finds what may take an allowed request away: what allowed it, or a
// statement that denies it.
func (x *state) takeAway() []*option {
	var out []*option
	for i := range x.decision.Layers {
		l := &x.decision.Layers[i]
		if l.Kind != authz.LayerIdentity && l.Kind != authz.LayerResource && l.Kind != authz.LayerTrust {
			continue
		}
		for j := range l.Policies {
			p := &l.Policies[j]
			for k := range p.Trace.Statements {
				s := &p.Trace.Statements[k]
				if at, ok := x.statement(p, k); ok && s.Effect == policy.Allow && s.Match == eval.Yes {
					out = append(out, x.shrink(at)...)
				}
			}
		}
	}
	out = append(out, x.allowInBucket("Deny")...)
	out = append(out, x.allowCaller("Deny")...)
	if l, ok := x.layer(authz.LayerTrust); ok {
		out = append(out, x.addTo(l, "Deny")...)
	}
	if b := x.bucket(); b != nil && x.byACL() {
		out = append(out, x.enforce(b))
	}
	return out
}

// byACL: an ACL let the caller in from another account.
func (x *state) byACL() bool {
	l, ok := x.layer(authz.LayerACL)
	in := x.decision.Input
	return ok && l.Verdict == authz.Allow && in.Principal.Account != in.Object.Authority
}

// shrink takes the request out of a statement that allows it.
func (x *state) shrink(at place) []*option {
	in := x.decision.Input
	caller := explain.Caller(x.decision, x.names)
	out := []*option{
		{rank: rankElement, title: "Take " + in.Action + " out of " + at.name, detail: "The statement goes on allowing its other actions.",
			apply: func(d *draft) bool { return at.drop(d, "Action", in.Action) }},
		{rank: rankElement + 2, title: "Take " + in.Request.Resource + " out of " + at.name, detail: "The statement goes on for its other resources.",
			apply: func(d *draft) bool { return at.drop(d, "Resource", in.Request.Resource) }},
		{rank: rankRemove, title: "Remove " + at.name, detail: "It is what lets " + caller + " do this, and everything else that it allows goes with it.", apply: at.remove},
	}
	for _, value := range []string{in.Principal.ARN, in.Principal.RoleARN, in.Principal.Account, in.Principal.Service} {
		if value != "" {
			out = append(out, offer(rankElement+1, "Take "+value+" out of "+at.name, "The statement goes on for the others that it names.",
				func(d *draft) bool { return at.drop(d, "Principal", value) }))
		}
	}
	return out
}
