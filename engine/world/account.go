package world

import (
	"slices"
	"strings"
	"time"

	"crossgrant/engine/policy"
)

// Account is one AWS account.
type Account struct {
	Name            string // the name of its folder in the scenario
	ID              string // 12 digits
	Title           string // what people call it
	CanonicalUserID string // 64 hexadecimal digits
	// BlockPublicAccess of the account; nil where it was never configured.
	BlockPublicAccess *BlockPublicAccess

	// By name. Names of users, groups, roles and policies are unique without
	// regard to case, so their keys are lower-case (see Key).
	Users    Users
	Groups   Groups
	Roles    Roles
	Policies ManagedPolicies
	Buckets  Buckets
	Alias    string // "": none
	// Devices are the ARNs of virtual MFA devices that no user has.
	Devices []string
	// Profiles are the instance profiles; see PutProfile.
	Profiles []*InstanceProfile
	// Providers are the OpenID Connect identity providers; see PutProvider.
	Providers []*OIDCProvider
}

// NewAccount makes an account without anything in it.
func NewAccount(name, id string) *Account {
	return &Account{
		Name: name, ID: id, Title: name,
		Users: map[string]*User{}, Groups: map[string]*Group{}, Roles: map[string]*Role{},
		Policies: map[string]*ManagedPolicy{}, Buckets: map[string]*Bucket{},
	}
}

// Key is the form under which IAM keeps a name: case does not distinguish names.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
func Key(name string) string { return strings.ToLower(name) }

// Policy is a policy document as somebody stored it.
type Policy struct {
	Name string
	Text string // byte for byte
	// Document is what could be read of Text; never nil.
	Document *policy.Document
	// File is where the policy lives in the scenario's folders (also when a
	// command stored it), the ARN of an AWS managed policy, or "session-policy".
	File string
}

// Policies is a set of inline policies, in the order of their names.
type Policies []*Policy

// Find returns the policy of that name, or nil.
func (p Policies) Find(name string) *Policy {
	for _, x := range p {
		if x.Name == name {
			return x
		}
	}
	return nil
}

// Put adds a policy or replaces the one of the same name.
func (p *Policies) Put(x *Policy) {
	i := 0
	for i < len(*p) && (*p)[i].Name < x.Name {
		i++
	}
	if i < len(*p) && (*p)[i].Name == x.Name {
		(*p)[i] = x
		return
	}
	*p = append(*p, nil)
	copy((*p)[i+1:], (*p)[i:])
	(*p)[i] = x
}

// Delete removes the policy of that name and reports whether there was one.
func (p *Policies) Delete(name string) bool {
	for i, x := range *p {
		if x.Name == name {
			*p = append((*p)[:i], (*p)[i+1:]...)
			return true
		}
	}
	return false
}

// Tag is one tag; keys of one entity are unique without regard to case.
type Tag struct{ Key, Value string }

// User is an IAM user.
type User struct {
	Account   *Account
	Name      string
	Path      string // "/" or "/…/"
	UniqueID  string // AIDA…
	Created   time.Time
	Tags      []Tag
	Inline    Policies
	Attached  []string  // ARNs of managed policies, in the order of attachment
	Boundary  string    // ARN of the permissions boundary, or ""
	Groups    []string  // names, in the order of joining
	MFA       string    // ARN of the virtual MFA device, or ""
	MFASince  time.Time // when it was enabled; zero: with the user
	Login     *Login    // nil: has no password
	Profile   string    // the CLI profile with the user's credentials; "" for none
	AccessKey []*Credential
}

// Login is a user's password.
type Login struct {
	Created time.Time
	Reset   bool // has to be changed at the next sign-in
	Text    string
}

// MFACode is what every virtual MFA device of a scenario shows.
const MFACode = "123456"

// ARN of the user, with its path.
func (u *User) ARN() string { return "arn:aws:iam::" + u.Account.ID + ":user" + u.Path + u.Name }

// Group is an IAM group.
type Group struct {
	Account  *Account
	Name     string
	Path     string
	UniqueID string // AGPA…
	Created  time.Time
	Inline   Policies
	Attached []string
}

// ARN of the group, with its path.
func (g *Group) ARN() string { return "arn:aws:iam::" + g.Account.ID + ":group" + g.Path + g.Name }

// Role is an IAM role.
type Role struct {
	Account            *Account
	Name               string
	Path               string
	UniqueID           string // AROA…
	Created            time.Time
	Description        string
	Tags               []Tag
	Trust              *Policy // nil where the scenario's file is missing or refused
	Inline             Policies
	Attached           []string
	Boundary           string
	MaxSessionDuration int // seconds
}

// ARN of the role, with its path.
func (r *Role) ARN() string { return "arn:aws:iam::" + r.Account.ID + ":role" + r.Path + r.Name }

// ManagedPolicy is a customer managed policy.
type ManagedPolicy struct {
	Account     *Account
	Name        string
	Path        string
	UniqueID    string // ANPA…
	Description string
	Created     time.Time
	Updated     time.Time
	Versions    []*PolicyVersion // in the order of creation
	NextVersion int              // the number that the next version gets
	Tags        []Tag
}

// PolicyVersion is one version of a managed policy.
type PolicyVersion struct {
	ID      string // "v1"
	Created time.Time
	Default bool
	Policy  *Policy
}

// ARN of the policy, with its path.
func (p *ManagedPolicy) ARN() string {
	return "arn:aws:iam::" + p.Account.ID + ":policy" + p.Path + p.Name
}

// DefaultVersion is the version in force.
func (p *ManagedPolicy) DefaultVersion() *PolicyVersion {
	for _, v := range p.Versions {
		if v.Default {
			return v
		}
	}
	return nil
}

// Managed resolves the ARN of a customer managed policy, in any account.
func (w *World) Managed(arn string) *ManagedPolicy {
	rest, ok := strings.CutPrefix(arn, "arn:aws:iam::")
	if !ok || len(rest) < 12 {
		return nil
	}
	a := w.Account(rest[:12])
	if a == nil {
		return nil
	}
	p := a.Policies[Key(rest[strings.LastIndexByte(rest, '/')+1:])]
	if p == nil || p.ARN() != arn {
		return nil
	}
	return p
}

// Role resolves the ARN of a role, in any account.
func (w *World) Role(arn string) *Role {
	rest, ok := strings.CutPrefix(arn, "arn:aws:iam::")
	if !ok || len(rest) < 12 {
		return nil
	}
	a := w.Account(rest[:12])
	if a == nil {
		return nil
	}
	r := a.Roles[Key(rest[strings.LastIndexByte(rest, '/')+1:])]
	if r == nil || r.ARN() != arn {
		return nil
	}
	return r
}

// Attachments counts the users, groups and roles to which a managed policy is
// attached, and those that have it as their permissions boundary.
func (w *World) Attachments(arn string) (attached, boundaries int) {
	count := func(policies []string, boundary string) {
		if slices.Contains(policies, arn) {
			attached++
		}
		if boundary == arn {
			boundaries++
		}
	}
	for _, a := range w.Accounts {
		for _, u := range a.Users {
			count(u.Attached, u.Boundary)
		}
		for _, g := range a.Groups {
			count(g.Attached, "")
		}
		for _, r := range a.Roles {
			count(r.Attached, r.Boundary)
		}
	}
	return attached, boundaries
}
