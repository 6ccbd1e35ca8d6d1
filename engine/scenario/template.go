package scenario

import _ "embed"

var (
	//go:embed template/three-accounts.txtar
	threeAccounts string
	//go:embed template/two-accounts.txtar
	twoAccounts string
	//go:embed template/one-account.txtar
	oneAccount string
	//go:embed template/empty.txtar
	empty string
)

// Templates lists what a new scenario may begin as. They are complete scenarios,
// as small as they can be.
func Templates() []Example {
	return []Example{
		{"three-accounts", threeAccounts},
		{"two-accounts", twoAccounts},
		{"one-account", oneAccount},
		{"empty", empty},
	}
}
