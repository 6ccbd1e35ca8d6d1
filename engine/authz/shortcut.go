package authz

import "crossgrant/engine/eval"

// shortcut is a way past an implicit deny: a resource-based policy of the
// caller's own account that names the caller in one of these forms does without
// identity-based policies, and without all limits but these.
type shortcut struct {
	forms    eval.Form
	layers   kinds
	disputes []dispute
}

// dispute is a point by whose other reading more layers must allow.
type dispute struct {
	point  point
	layers kinds
	trust  bool // of trust policies only
}

const allLimits = kinds(1<<LayerBoundary | 1<<LayerSession)

var everyone = shortcut{forms: eval.FormWildcard, disputes: []dispute{
	{point: wildcardPastBoundary, layers: allLimits},
	{point: trustWildcardSameAccount, layers: 1 << LayerIdentity, trust: true},
}}

// shortcuts by the kind of caller.
var shortcuts = [...][]shortcut{
	eval.User: {
		{forms: eval.FormUser, disputes: []dispute{{trustNamesUserWithBoundary, allLimits, true}}},
		everyone,
	},
	eval.RoleSession: {
		{forms: eval.FormSession},
		everyone,
		{forms: eval.FormRole, layers: allLimits},
	},
	eval.FederatedUser: {
		{forms: eval.FormFederatedUser},
		everyone,
		{forms: eval.FormFederator, layers: allLimits, disputes: []dispute{{userARNOfFederator, 1 << LayerIdentity, false}}},
	},
	eval.Service: nil, // the last kind
}
