package world

import "strings"

// An entity's ID is its folder in the scenario; parts that have no folder of
// their own stand behind "#". The same names say where the files of an entity
// live, so a policy that a command stores has a place as well.

func (a *Account) EntityID() string { return "accounts/" + a.Name }
func (u *User) EntityID() string    { return u.Account.EntityID() + "/users/" + u.Name }
func (g *Group) EntityID() string   { return g.Account.EntityID() + "/groups/" + g.Name }
func (r *Role) EntityID() string    { return r.Account.EntityID() + "/roles/" + r.Name }
func (b *Bucket) EntityID() string  { return b.Account.EntityID() + "/buckets/" + b.Name }

func (p *ManagedPolicy) EntityID() string { return p.Account.EntityID() + "/policies/" + p.Name }
func (o *Object) EntityID() string        { return o.Bucket.EntityID() + "#" + o.Key }

// EntityID of a session is the role's or user's with the access key behind it;
// the credentials of a user are the user, those of root the account.
func (c *Credential) EntityID() string {
	switch {
	case c.Kind == RoleSession:
		return c.Role.EntityID() + "#" + c.AccessKeyID
	case c.Kind == UserKey:
		return c.User.EntityID()
	case c.User != nil:
		return c.User.EntityID() + "#" + c.AccessKeyID
	case c.Account != nil && c.Temporary():
		return c.Account.EntityID() + "#" + c.AccessKeyID
	case c.Account != nil:
		return c.Account.EntityID()
	}
	return ""
}

// File is where a managed policy's document lives.
func (p *ManagedPolicy) File() string { return p.EntityID() + ".json" }

// PolicyFile is where an inline policy of an entity lives.
func PolicyFile(entityID, policyName string) string {
	return entityID + "/policies/" + policyName + ".json"
}

// TrustPolicyFile is where a role's trust policy lives.
func (r *Role) TrustPolicyFile() string { return r.EntityID() + "/trust-policy.json" }

// PolicyFile is where the bucket policy lives.
func (b *Bucket) PolicyFile() string { return b.EntityID() + "/policy.json" }

// FolderOf returns the folder of an entity ID without its part.
func FolderOf(entityID string) string {
	folder, _, _ := strings.Cut(entityID, "#")
	return folder
}
