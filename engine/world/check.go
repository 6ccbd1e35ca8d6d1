package world

import (
	"strings"

	"crossgrant/engine/acl"
	"crossgrant/engine/catalog"
	"crossgrant/engine/policy"
)

// CheckOptions are what the checks of a document need to know about this world.
func (w *World) CheckOptions() policy.Options {
	return policy.Options{Facts: catalog.Facts{}, PrincipalExists: w.PrincipalExists}
}

// PrincipalExists reports whether a policy may name a principal. Of accounts
// outside the scenario nothing is known, so what they hold exists. A unique ID
// is accepted: it is what AWS shows for a principal that was deleted.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
func (w *World) PrincipalExists(v policy.PrincipalValue) bool {
	if v.Type == policy.CanonicalUserPrincipal {
		return v.Text == acl.AnonymousOwner || len(v.Text) == 64 && strings.Trim(v.Text, "0123456789abcdef") == ""
	}
	a := w.Account(v.Account)
	if a == nil {
		return true
	}
	switch v.Type {
	case policy.UserPrincipal:
		u := a.Users[Key(v.Text[strings.LastIndexByte(v.Text, '/')+1:])]
		return u != nil && u.ARN() == v.Text
	case policy.RolePrincipal:
		return w.Role(v.Text) != nil
	case policy.SessionPrincipal:
		// A session need not exist; its role must.
		_, name, _ := strings.Cut(v.Name, "/")
		name, _, _ = strings.Cut(name, "/")
		r := a.Roles[Key(name)]
		return r != nil && r.Name == name
	}
	return true
}

// HasUniqueID reports whether a user or role has the unique ID.
func (w *World) HasUniqueID(id string) bool {
	for _, a := range w.Accounts {
		for _, u := range a.Users {
			if u.UniqueID == id {
				return true
			}
		}
		for _, r := range a.Roles {
			if r.UniqueID == id {
				return true
			}
		}
	}
	return false
}
