package analysis

import (
	"strings"

	"crossgrant/engine/authz"
	"crossgrant/engine/eval"
	"crossgrant/engine/explain"
	"crossgrant/engine/jsontext"
	"crossgrant/engine/policy"
	"crossgrant/engine/world"
)

// againstDeny finds what may keep the statement that denied from applying.
func (x *state) againstDeny() []*option {
	at := x.decision.Deciding
	if at == nil {
		return append(x.againstRestriction(), x.sign()...)
	}
	l := &x.decision.Layers[at.Layer]
	p := &l.Policies[at.Policy]
	s := &p.Trace.Statements[at.Statement]
	where, editable := x.statement(p, at.Statement)
	if !editable {
		where.name = explain.Statement(p.Trace.Statements, at.Statement) + " of " + p.File
	}
	out := x.sign()
	for i := range s.Elements {
		if e := &s.Elements[i]; e.Element == "Condition" {
			out = append(out, x.answer(e, true, where.name)...)
		}
	}
	if !editable {
		return out
	}
	return append(out, x.relax(where, s)...)
}

// relax finds how a statement that denies can let this request through.
func (x *state) relax(at place, s *eval.StatementTrace) []*option {
	in := x.decision.Input
	caller := explain.Caller(x.decision, x.names)
	var out []*option
	for i := range s.Elements {
		e := &s.Elements[i]
		o := policy.ParseOperator(e.Operator)
		switch {
		case e.Element == "NotAction" || e.Element == "NotResource":
			value := in.Action
			if e.Element == "NotResource" {
				value = in.Request.Resource
			}
			out = append(out, offer(rankExempt+3, "Add "+value+" to the "+e.Element+" of "+at.name,
				"It denies all that it does not list. This is lifted for everyone, not only for "+caller+".",
				func(d *draft) bool { return at.add(d, e.Element, value) }))
		case e.Element == "Condition" && o.Negated && e.Present && len(e.Actual) > 0 && admissible(e.Key, o):
			out = append(out, offer(rankExempt+1, "Add \""+e.Actual[0]+"\" to the condition on "+e.Key+" of "+at.name,
				"It denies all values but those listed. Everyone whose request has this value passes then.",
				func(d *draft) bool { return at.condition(d, e.Operator, e.Key, e.Actual[0]) }))
		case e.Element == "Principal":
			if kind, value, public := named(in.Principal); kind == "AWS" && !public {
				out = append(out, offer(rankExempt, "Take "+value+" out of "+at.name,
					"It denies whom it names, and keeps denying the others.",
					func(d *draft) bool { return at.drop(d, "Principal", value) }))
			}
		case e.Element == "Action":
			out = append(out, offer(rankExempt+2, "Take "+in.Action+" out of "+at.name,
				"It then denies this action to nobody any more, and goes on denying the others.",
				func(d *draft) bool { return at.drop(d, "Action", in.Action) }))
		}
	}
	if _, arn, public := named(in.Principal); !public && in.Principal.Kind != eval.Service {
		out = append(out, offer(rankExempt, "Exempt "+caller+" from "+at.name,
			"A condition on aws:PrincipalArn takes out "+arn+" alone; everyone else is denied as before.",
			func(d *draft) bool { return at.condition(d, "ArnNotEquals", "aws:PrincipalArn", arn) }))
	}
	return append(out, offer(rankRemove, "Remove "+at.name,
		"This lifts it for everyone, not for "+caller+" alone. Be sure that nothing else relies on it.",
		at.remove))
}

// againstRestriction is for requests that RestrictPublicBuckets keeps out of a bucket
// whose policy is public: a policy that names the caller instead of everyone is not.
func (x *state) againstRestriction() []*option {
	b := x.bucket()
	if b == nil {
		return nil
	}
	var out []*option
	kind, value, public := named(x.decision.Input.Principal)
	if l, ok := x.layer(authz.LayerResource); ok && !public {
		var open []place
		for i := range l.Policies[0].Trace.Statements {
			s := &l.Policies[0].Trace.Statements[i]
			if at, ok := x.statement(&l.Policies[0], i); ok && s.Effect == policy.Allow && s.Form&eval.FormWildcard != 0 {
				open = append(open, at)
			}
		}
		if len(open) > 0 {
			out = append(out, offer(rankElement+2, "Name "+value+" instead of everyone in "+open[0].path,
				"The bucket policy is public, and RestrictPublicBuckets keeps other accounts out of such a bucket. A policy that names whom it lets in is not public; all others lose access.",
				func(d *draft) bool {
					for _, at := range open {
						if !at.change(d, func(text string, _, st *jsontext.Node) (string, bool) {
							return setMember(text, st, "Principal", object([]member{{kind, quote(value)}}, "", "", true)), true
						}) {
							return false
						}
					}
					return true
				}))
		}
	}
	return append(out, x.unblock(b, "RestrictPublicBuckets"))
}

// unblock turns a setting of Block Public Access off, in the bucket and its account,
// before the step: which commands set it before does not matter then.
func (x *state) unblock(b *world.Bucket, setting string) *option {
	blocked := func(s *world.BlockPublicAccess) bool {
		if s == nil {
			return false
		}
		return map[string]bool{"BlockPublicAcls": s.BlockPublicAcls, "IgnorePublicAcls": s.IgnorePublicAcls,
			"BlockPublicPolicy": s.BlockPublicPolicy, "RestrictPublicBuckets": s.RestrictPublicBuckets}[setting]
	}
	return offer(rankPublic+1, "Turn "+setting+" off for the bucket "+b.Name,
		"This opens to everyone on the internet what the bucket's policy and ACLs grant to all. Do it for a public website and nothing else.",
		func(d *draft) bool {
			rest := func(s *world.BlockPublicAccess) string {
				var on []string
				for _, p := range []struct {
					name string
					on   bool
				}{{"BlockPublicAcls", s.BlockPublicAcls}, {"IgnorePublicAcls", s.IgnorePublicAcls},
					{"BlockPublicPolicy", s.BlockPublicPolicy}, {"RestrictPublicBuckets", s.RestrictPublicBuckets}} {
					value := "=false"
					if p.on && p.name != setting {
						value = "=true"
					}
					on = append(on, p.name+value)
				}
				return strings.Join(on, ",")
			}
			profile := " --profile " + shellQuote(b.Account.Name+"/root")
			if blocked(b.BlockPublicAccess) {
				d.insert(x.index, "Public access", "aws s3api put-public-access-block --bucket "+b.Name+" --public-access-block-configuration "+rest(b.BlockPublicAccess)+profile)
			}
			if s := b.Account.BlockPublicAccess; blocked(s) {
				d.insert(x.index+d.inserted-x.d.inserted, "Public access, for the account", "aws s3control put-public-access-block --account-id "+b.Account.ID+" --public-access-block-configuration "+rest(s)+profile)
			}
			return d.inserted > x.d.inserted
		})
}
