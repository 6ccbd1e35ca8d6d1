package scenario

import _ "embed"

// The built-in examples are part of the engine, so that the page, the tests and
// the command line all have the same ones.

var (
	//go:embed example/example4.txtar
	example4 string
	//go:embed example/example4-from-scratch.txtar
	example4FromScratch string
	//go:embed example/example4-acls-disabled.txtar
	example4ACLsDisabled string
	//go:embed example/owner-grants-users.txtar
	ownerGrantsUsers string
	//go:embed example/cross-account-bucket.txtar
	crossAccountBucket string
	//go:embed example/objects-not-owned.txtar
	objectsNotOwned string
	//go:embed example/folders.txtar
	folders string
	//go:embed example/canned-acl-ownership.txtar
	cannedACLOwnership string
	//go:embed example/confused-deputy.txtar
	confusedDeputy string
	//go:embed example/mfa-role.txtar
	mfaRole string
	//go:embed example/role-chaining.txtar
	roleChaining string
	//go:embed example/session-and-boundary.txtar
	sessionAndBoundary string
	//go:embed example/access-by-tags.txtar
	accessByTags string
	//go:embed example/copy-between-accounts.txtar
	copyBetweenAccounts string
	//go:embed example/recreated-principal.txtar
	recreatedPrincipal string
	//go:embed example/locked-out-bucket.txtar
	lockedOutBucket string
	//go:embed example/public-access-block.txtar
	publicAccessBlock string
	//go:embed example/encrypted-uploads.txtar
	encryptedUploads string
	//go:embed example/vpc-endpoint-only.txtar
	vpcEndpointOnly string
	//go:embed example/only-my-organization.txtar
	onlyMyOrganization string
	//go:embed example/org-guardrails.txtar
	orgGuardrails string
)

// Example is a built-in scenario.
type Example struct {
	Name string // stable: links use it
	Text string // the archive
}

// Examples lists the built-in scenarios in the order in which they are shown; the
// first is what the playground opens with.
func Examples() []Example {
	return []Example{
		{"example4", example4},
		{"example4-from-scratch", example4FromScratch},
		{"example4-acls-disabled", example4ACLsDisabled},
		{"owner-grants-users", ownerGrantsUsers},
		{"cross-account-bucket", crossAccountBucket},
		{"objects-not-owned", objectsNotOwned},
		{"folders", folders},
		{"canned-acl-ownership", cannedACLOwnership},
		{"confused-deputy", confusedDeputy},
		{"mfa-role", mfaRole},
		{"role-chaining", roleChaining},
		{"session-and-boundary", sessionAndBoundary},
		{"access-by-tags", accessByTags},
		{"copy-between-accounts", copyBetweenAccounts},
		{"recreated-principal", recreatedPrincipal},
		{"locked-out-bucket", lockedOutBucket},
		{"public-access-block", publicAccessBlock},
		{"encrypted-uploads", encryptedUploads},
		{"vpc-endpoint-only", vpcEndpointOnly},
		{"only-my-organization", onlyMyOrganization},
		{"org-guardrails", orgGuardrails},
	}
}
