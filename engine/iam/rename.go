package iam

import (
	"crossgrant/engine/policy"
	"crossgrant/engine/world"
)

// renamePrincipal replaces a user's or role's ARN in the principals of all trust
// and bucket policies: by its new ARN when it was renamed, by its unique ID when
// it was deleted. AWS keeps the unique ID behind the ARN, which is why a policy
// shows "AIDA…" after the principal is gone, and does not let in another one
// that gets the same name.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
func renamePrincipal(w *world.World, from, to string) {
	for _, a := range w.Accounts {
		for _, r := range a.Roles {
			if p := replacedPrincipal(r.Trust, from, to); p != nil {
				r.Trust = p
				w.Touch(r.EntityID())
			}
		}
		for _, b := range a.Buckets {
			if p := replacedPrincipal(b.Policy, from, to); p != nil {
				b.Policy = p
				w.Touch(b.EntityID())
			}
		}
	}
}

// replacedPrincipal is the policy with the principal replaced; nil where the
// policy does not name it.
func replacedPrincipal(p *world.Policy, from, to string) *world.Policy {
	if p == nil {
		return nil
	}
	text, done := "", 0
	for i := range p.Document.Statements {
		s := &p.Document.Statements[i]
		if s.Principal == nil {
			continue
		}
		for _, v := range s.Principal.Values {
			if v.Key == "AWS" && v.Text == from && v.Range.Start >= done {
				text += p.Text[done:v.Range.Start] + `"` + to + `"`
				done = v.Range.End
			}
		}
	}
	if done == 0 {
		return nil
	}
	text += p.Text[done:]
	doc, _ := policy.Parse(text)
	return &world.Policy{Name: p.Name, Text: text, Document: doc, File: p.File}
}
