package world

// Organization is an AWS organization: its tree of units and the policies
// attached to each level.
type Organization struct {
	ID         string // o-…
	Management *Account
	Root       *Unit
	// Attached to an account itself; an account that is missing here has
	// FullAWSAccess only.
	Accounts map[*Account]*Attached
}

// Unit is the root or an organizational unit.
type Unit struct {
	ID       string // "r-…" or "ou-…"
	Name     string
	Accounts []*Account
	Units    []*Unit
	Attached
}

// Attached holds the policies of one level of the organization.
type Attached struct {
	SCPs []*Policy // never empty: a level that names none has FullAWSAccess
	RCPs []*Policy // besides RCPFullAWSAccess, which is always attached
}

// Path returns the units from the root down to the account's parent, or nil where
// the account is no member.
func (o *Organization) Path(a *Account) []*Unit {
	if o == nil || o.Root == nil {
		return nil
	}
	return o.Root.path(a)
}

func (u *Unit) path(a *Account) []*Unit {
	for _, x := range u.Accounts {
		if x == a {
			return []*Unit{u}
		}
	}
	for _, child := range u.Units {
		if p := child.path(a); p != nil {
			return append([]*Unit{u}, p...)
		}
	}
	return nil
}

// Member reports whether the account belongs to the organization.
func (o *Organization) Member(a *Account) bool { return o.Path(a) != nil }
