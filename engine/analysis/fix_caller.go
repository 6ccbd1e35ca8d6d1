package analysis

import (
	"strings"

	"crossgrant/engine/eval"
	"crossgrant/engine/explain"
	"crossgrant/engine/world"
)

// sign lets somebody who may do what an anonymous caller may not send the request.
func (x *state) sign() []*option {
	if x.result.Caller != nil || !x.result.Identified {
		return nil
	}
	in := x.decision.Input
	for _, p := range principals(x.loaded.World) {
		if p.Kind != "user" || p.caller.User == nil || p.caller.Temporary() || p.caller.User.Profile == "" {
			continue
		}
		if !allowed(x.loaded.World, p, in.Action, in.Request.Resource) {
			continue
		}
		profile := p.caller.User.Profile
		return []*option{offer(rankCommand, "Sign the request: use --profile "+profile,
			"Nobody is known to have sent this one. User "+p.Name+" of "+x.names[p.caller.Account.ID]+" may do this.",
			func(d *draft) bool {
				return d.removeOption(x.index, "--no-sign-request", true) && d.setOption(x.index, "--profile", profile)
			})}
	}
	return nil
}

// assume finds a role that the caller may assume and that may do what the caller may
// not: so access across accounts is often meant.
func (x *state) assume() []*option {
	k, in := x.result.Caller, x.decision.Input
	if k == nil || k.Account == nil || !strings.HasPrefix(in.Action, "s3:") {
		return nil
	}
	w := x.loaded.World
	caller := session(k)
	var out []*option
	for _, a := range w.Accounts {
		for _, r := range a.Roles.Sorted() {
			if r == k.Role || !allowed(w, caller, "sts:AssumeRole", r.ARN()) || !allowed(w, role(r), in.Action, in.Request.Resource) {
				continue
			}
			profile, stored := x.sessionProfile(r)
			detail := "The role may do this, and " + explain.Caller(x.decision, x.names) + " may assume it: its trust policy and the caller's own policies agree."
			title := "Use --profile " + profile + ", a session of role " + r.Name + " of " + x.names[a.ID]
			if !stored {
				title = "Assume the role " + r.Name + " of " + x.names[a.ID] + " first"
			}
			out = append(out, offer(rankCommand+3, title, detail,
				func(d *draft) bool {
					step := x.index
					if !stored {
						d.insert(step, "A session of the role", "aws sts assume-role --role-arn "+r.ARN()+" --role-session-name "+sessionName(k)+" --profile "+shellQuote(x.result.Profile)+"\n#-> profile "+profile)
						step++
					}
					return d.setOption(step, "--profile", profile)
				}))
		}
	}
	return out[:min(len(out), 3)]
}

// sessionProfile is a profile with a session of a role: one that the flow has, or one
// that is still to be stored.
func (x *state) sessionProfile(r *world.Role) (name string, stored bool) {
	for _, c := range x.loaded.World.Sessions() {
		if c.Role == r && c.Profile != "" && c.Creator == x.result.Caller.EntityID() {
			return c.Profile, true
		}
	}
	return r.Name + "-session", false
}

// sessionName is the name that a session of the caller's gets.
func sessionName(k *world.Credential) string {
	if k.User != nil {
		return k.User.Name
	}
	return plainSession
}

func allowed(w *world.World, p Principal, action, resource string) bool {
	r, err := findResource(w, resource)
	if err != nil || !r.takes(action) {
		return false
	}
	c := newCall(w, &p)
	return r.admit(c, action) == nil && c.Allowed(r.access(action))
}

// storeTrustAgain is for a trust policy that names a principal who was deleted and
// made anew: it holds the unique ID of the one before, and takes in the new one when
// it is stored again.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
func (x *state) storeTrustAgain(e *eval.ElementTrace) []*option {
	stale := false
	for _, v := range e.Required {
		stale = stale || strings.HasPrefix(v, "AIDA") || strings.HasPrefix(v, "AROA")
	}
	r := x.loaded.World.Role(x.decision.Input.Request.Resource)
	if !stale || r == nil {
		return nil
	}
	text, ok := x.d.text(r.TrustPolicyFile())
	if !ok {
		return nil
	}
	file := x.freeFile("trust-policy")
	return []*option{offer(rankCommand+1, "Store the trust policy of role "+r.Name+" again before this step",
		"It names a principal who was deleted: what it holds is that one's unique ID, not the name. Stored again, it means the one who has the name now.",
		func(d *draft) bool {
			d.set("files/"+file, text)
			d.insert(x.index, "The trust policy, for who has the name now", "aws iam update-assume-role-policy --role-name "+shellQuote(r.Name)+
				" --policy-document file://"+file+" --profile "+shellQuote(r.Account.Name+"/root"))
			return true
		})}
}
