package sts

import (
	"crossgrant/engine/call"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// Plain is the access that an action on a role needs in an AssumeRole that passes
// nothing but the name of the session.
func Plain(role *world.Role, session, action string) call.Access {
	r := &request{in: value.Struct(value.S("RoleSessionName", session)), role: role}
	return call.Access{Action: action, Resource: role.ARN(), Owner: role.Account, Policy: role.Trust, Keys: r.keys()}
}
