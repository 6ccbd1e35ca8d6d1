package iam

import (
	"crossgrant/engine/call"
	"crossgrant/engine/world"
)

// PlainRole is the access that an action on a role needs in a request without
// options.
func PlainRole(r *world.Role, action string) call.Access {
	a := roles.access(r.Account, r.Name, findRole(r.Account, r.Name), nil)
	a.Action = action
	return a
}
