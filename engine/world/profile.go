package world

import "time"

// InstanceProfile holds the role that EC2 instances get.
type InstanceProfile struct {
	Account  *Account
	Name     string
	Path     string
	UniqueID string // AIPA…
	Role     *Role  // nil: none
	Tags     []Tag
	Created  time.Time
}

// ARN of the instance profile, with its path.
func (p *InstanceProfile) ARN() string {
	return "arn:aws:iam::" + p.Account.ID + ":instance-profile" + p.Path + p.Name
}

// Profile finds an instance profile by its name; nil where there is none.
func (a *Account) Profile(name string) *InstanceProfile {
	for _, p := range a.Profiles {
		if Key(p.Name) == Key(name) {
			return p
		}
	}
	return nil
}

// PutProfile adds an instance profile; they stand by name.
func (a *Account) PutProfile(p *InstanceProfile) {
	a.Profiles = append(a.Profiles, p)
	for i := len(a.Profiles) - 1; i > 0 && Key(a.Profiles[i-1].Name) > Key(p.Name); i-- {
		a.Profiles[i-1], a.Profiles[i] = p, a.Profiles[i-1]
	}
}

// DeleteProfile removes an instance profile.
func (a *Account) DeleteProfile(gone *InstanceProfile) {
	var rest []*InstanceProfile
	for _, p := range a.Profiles {
		if p != gone {
			rest = append(rest, p)
		}
	}
	a.Profiles = rest
}
