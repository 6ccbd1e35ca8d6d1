package world

import (
	"strings"

	"crossgrant/engine/catalog"
	"crossgrant/engine/policy"
)

// CheckOptions are what the checks of a document need to know about this world.
func (w *World) CheckOptions() policy.Options {
	return policy.Options{Facts: catalog.Facts{}, PrincipalExists: w.PrincipalExists}
}

// PrincipalExists reports whether a policy may name a principal. Of accounts
// outside the scenario nothing is known, so what they hold exists.
func (w *World) PrincipalExists(v policy.PrincipalValue) bool {
	switch v.Type {
	case policy.UserPrincipal, policy.RolePrincipal, policy.SessionPrincipal:
	default:
		return true
	}
	a := w.Account(v.Account)
	if a == nil {
		return true
	}
	switch v.Type {
	case policy.UserPrincipal:
		for _, u := range a.Users {
			if u.ARN() == v.Text {
				return true
			}
		}
	case policy.RolePrincipal:
		return w.Role(v.Text) != nil
	case policy.SessionPrincipal:
		// A session need not exist; its role must.
		for _, r := range a.Roles {
			if strings.HasPrefix(v.Name, "assumed-role/"+r.Name+"/") {
				return true
			}
		}
	}
	return false
}
