package world

import (
	"sort"
	"time"
)

// CredentialKind says what a credential speaks for.
type CredentialKind uint8

const (
	// UserKey: long-term access key of an IAM user.
	UserKey CredentialKind = iota
	// RootKey: the account's root user.
	RootKey
	// RoleSession: temporary credentials from AssumeRole.
	RoleSession
	// SessionToken: temporary credentials from GetSessionToken.
	SessionToken
	// FederatedUser: temporary credentials from GetFederationToken.
	FederatedUser
	// ServicePrincipal: an AWS service calling; ours, AWS hands out no such key.
	ServicePrincipal
	// WebIdentity: nothing but the token of an identity provider.
	WebIdentity
)

// Credential is what a request is signed with, and whom it speaks for.
type Credential struct {
	Kind            CredentialKind
	AccessKeyID     string
	SecretAccessKey string // recognisably fake
	SessionToken    string // "" for long-term keys

	Account  *Account
	User     *User  // UserKey, SessionToken of a user, FederatedUser (who asked for it)
	Role     *Role  // RoleSession
	Service  string // ServicePrincipal: "cloudtrail.amazonaws.com"
	Name     string // RoleSession: the session name; FederatedUser: its name
	Inactive bool   // UpdateAccessKey

	Issued  time.Time
	Expires time.Time // zero: never
	// Creator is the entity ID of who asked for temporary credentials; Profile is
	// the name under which a flow stored them.
	Creator, Profile string
	// Hidden: the credentials behind a scenario user's profile; IAM does not list them.
	Hidden bool
	// MFAAt is when the holder proved an MFA device; zero: did not.
	MFAAt time.Time

	HasSessionPolicy bool
	SessionPolicies  []*Policy
	Tags             []Tag // session tags, passed and inherited
	TransitiveTags   []string
	SourceIdentity   string
	// Provider is the identity provider behind a WebIdentity or the session that it
	// opened, as a trust policy names it; Claims are the condition keys of its token.
	Provider string
	Claims   []Tag
}

// Temporary reports whether these are temporary credentials (ASIA…).
func (c *Credential) Temporary() bool { return c.SessionToken != "" }

// Expired reports whether the credential is past its time.
func (c *Credential) Expired(now time.Time) bool {
	return !c.Expires.IsZero() && !now.Before(c.Expires)
}

// Gone reports whether the user or role that the credential speaks for was
// deleted, also where another of the same name was created since.
func (c *Credential) Gone() bool {
	switch {
	case c.Role != nil:
		return c.Account.Roles[Key(c.Role.Name)] != c.Role
	case c.User != nil:
		return c.Account.Users[Key(c.User.Name)] != c.User
	}
	return false
}

// ARN of the principal: the user, the role session, the federated user or the
// root user. It is "" for a service.
func (c *Credential) ARN() string {
	switch c.Kind {
	case UserKey:
		return c.User.ARN()
	case SessionToken:
		if c.User != nil {
			return c.User.ARN()
		}
	case RoleSession:
		return "arn:aws:sts::" + c.Account.ID + ":assumed-role/" + c.Role.Name + "/" + c.Name
	case FederatedUser:
		return "arn:aws:sts::" + c.Account.ID + ":federated-user/" + c.Name
	case ServicePrincipal, WebIdentity:
		return ""
	}
	return "arn:aws:iam::" + c.Account.ID + ":root"
}

// UserID is the value of aws:userid and of GetCallerIdentity's UserId.
func (c *Credential) UserID() string {
	switch c.Kind {
	case UserKey, SessionToken:
		if c.User != nil {
			return c.User.UniqueID
		}
	case RoleSession:
		return c.Role.UniqueID + ":" + c.Name
	case FederatedUser:
		return c.Account.ID + ":" + c.Name
	case ServicePrincipal:
		return c.Service
	case WebIdentity:
		return ""
	}
	return c.Account.ID
}

// AddCredential makes a credential usable; requests are looked up by its key.
func (w *World) AddCredential(c *Credential) { w.credentials[c.AccessKeyID] = c }

// RemoveCredential ends an access key.
func (w *World) RemoveCredential(accessKeyID string) { delete(w.credentials, accessKeyID) }

// Sessions are all temporary credentials that still work, by when they were issued.
func (w *World) Sessions() []*Credential {
	var out []*Credential
	for _, c := range w.credentials {
		if c.Temporary() && !c.Inactive && !c.Gone() && !c.Expired(w.Now) {
			out = append(out, c)
		}
	}
	sort.Stable(byIssue(out))
	return out
}

type byIssue []*Credential

func (s byIssue) Len() int      { return len(s) }
func (s byIssue) Swap(i, j int) { s[i], s[j] = s[j], s[i] }
func (s byIssue) Less(i, j int) bool {
	a, b := s[i], s[j]
	return a.Issued.Before(b.Issued) || a.Issued.Equal(b.Issued) && a.AccessKeyID < b.AccessKeyID
}

// Credential finds what an access key ID stands for, or nil.
func (w *World) Credential(accessKeyID string) *Credential { return w.credentials[accessKeyID] }
