package api

import (
	"sort"
	"strings"

	"crossgrant/engine/acl"
	"crossgrant/engine/scenario"
	"crossgrant/engine/timestamp"
	"crossgrant/engine/world"
)

// entities lists everything in the world, accounts first, each followed by what
// it holds.
func entities(w *world.World) []Entity {
	out := []Entity{}
	for _, a := range w.Accounts {
		out = append(out, accountEntity(a))
		for _, u := range a.Users.Sorted() {
			out = append(out, userEntity(u))
		}
		for _, g := range a.Groups.Sorted() {
			out = append(out, groupEntity(g))
		}
		for _, r := range a.Roles.Sorted() {
			out = append(out, roleEntity(r))
		}
		for _, p := range a.Policies.Sorted() {
			out = append(out, policyEntity(p))
		}
		for _, b := range a.Buckets.Sorted() {
			out = append(out, bucketEntity(w, b))
			for _, o := range b.Objects.Sorted() {
				out = append(out, objectEntity(w, o))
			}
		}
	}
	return out
}

// entity finds what an ID stands for; ok is false where it is gone.
func entity(w *world.World, id string) (e Entity, ok bool) {
	folder, part, hasPart := strings.Cut(id, "#")
	names := strings.SplitN(folder, "/", 4)
	if len(names) < 2 {
		return e, false
	}
	a := w.AccountNamed(names[1])
	if a == nil {
		return e, false
	}
	if hasPart && !(len(names) == 4 && names[2] == "buckets") {
		return sessionEntity(w, id, part)
	}
	if len(names) == 2 {
		return accountEntity(a), true
	}
	if len(names) != 4 {
		return e, false
	}
	name, key := names[3], world.Key(names[3])
	switch names[2] {
	case "users":
		if u := a.Users[key]; u != nil && u.Name == name {
			return userEntity(u), true
		}
	case "groups":
		if g := a.Groups[key]; g != nil && g.Name == name {
			return groupEntity(g), true
		}
	case "roles":
		if r := a.Roles[key]; r != nil && r.Name == name {
			return roleEntity(r), true
		}
	case "policies":
		if p := a.Policies[key]; p != nil && p.Name == name {
			return policyEntity(p), true
		}
	case "buckets":
		b := a.Buckets[name]
		if b == nil {
			return e, false
		}
		if !hasPart {
			return bucketEntity(w, b), true
		}
		if o := b.Objects[part]; o != nil {
			return objectEntity(w, o), true
		}
	}
	return e, false
}

func accountEntity(a *world.Account) Entity {
	return Entity{
		ID: a.EntityID(), Kind: EntityAccount, Name: a.Title, File: a.EntityID() + "/account.json",
		ARN: "arn:aws:iam::" + a.ID + ":root", Number: a.ID, CanonicalUserID: a.CanonicalUserID,
	}
}

func userEntity(u *world.User) Entity {
	return Entity{ID: u.EntityID(), Kind: EntityUser, Account: u.Account.EntityID(), Name: u.Name, ARN: u.ARN(), File: fileOf(u.EntityID(), "user.json", u.Inline)}
}

func groupEntity(g *world.Group) Entity {
	return Entity{ID: g.EntityID(), Kind: EntityGroup, Account: g.Account.EntityID(), Name: g.Name, ARN: g.ARN(), File: fileOf(g.EntityID(), "group.json", g.Inline)}
}

func roleEntity(r *world.Role) Entity {
	return Entity{ID: r.EntityID(), Kind: EntityRole, Account: r.Account.EntityID(), Name: r.Name, ARN: r.ARN(), File: r.TrustPolicyFile()}
}

func policyEntity(p *world.ManagedPolicy) Entity {
	return Entity{ID: p.EntityID(), Kind: EntityPolicy, Account: p.Account.EntityID(), Name: p.Name, ARN: p.ARN(), File: p.File()}
}

// fileOf is what to open for a user or group: what it may do, if it has a policy
// of its own, else its settings.
func fileOf(id, settings string, inline world.Policies) string {
	if len(inline) > 0 {
		return inline[0].File
	}
	return id + "/" + settings
}

func bucketEntity(w *world.World, b *world.Bucket) Entity {
	file := b.EntityID() + "/bucket.json"
	if b.Policy != nil {
		file = b.Policy.File
	}
	ownership := b.Ownership
	if ownership == "" {
		ownership = world.ObjectWriter
	}
	return Entity{
		ID: b.EntityID(), Kind: EntityBucket, Account: b.Account.EntityID(), Name: b.Name, ARN: b.ARN(), File: file,
		Bucket: &BucketInfo{
			ObjectOwnership:   string(ownership),
			BlockPublicAccess: BlockPublicAccess(b.EffectiveBlockPublicAccess()),
			HasPolicy:         b.Policy != nil,
			ACL:               grants(w, b.EffectiveACL()),
		},
	}
}

func objectEntity(w *world.World, o *world.Object) Entity {
	owner := ""
	if a := w.AccountByCanonicalID(o.Owner()); a != nil {
		owner = a.EntityID()
	}
	return Entity{
		ID: o.EntityID(), Kind: EntityObject, Account: o.Bucket.Account.EntityID(), Name: o.Key, ARN: o.Bucket.ObjectARN(o.Key),
		File: o.Bucket.EntityID() + "/bucket.json",
		Object: &ObjectInfo{
			Bucket: o.Bucket.EntityID(), Key: o.Key, Owner: owner, Size: len(o.Body), ACL: grants(w, o.EffectiveACL()),
		},
	}
}

func sessionEntity(w *world.World, id, accessKeyID string) (Entity, bool) {
	c := w.Credential(accessKeyID)
	if c == nil || c.EntityID() != id {
		return Entity{}, false
	}
	e := Entity{
		ID: id, Kind: EntitySession, Account: c.Account.EntityID(), Name: c.Name, ARN: c.ARN(),
		Session: &SessionInfo{Of: world.FolderOf(id), Creator: c.Creator, Profile: c.Profile, Expires: timestamp.Format(c.Expires) + "Z"},
	}
	if c.Role != nil {
		e.File = c.Role.TrustPolicyFile()
	}
	if e.Name == "" {
		e.Name = "session"
	}
	return e, true
}

func grants(w *world.World, list acl.List) []Grant {
	out := make([]Grant, 0, len(list.Grants))
	for _, g := range list.Grants {
		out = append(out, Grant{Grantee: granteeName(w, g.Grantee), Permission: string(g.Permission)})
	}
	return out
}

// granteeName is the name of the account in the scenario, the name of the group,
// or the canonical user ID itself.
func granteeName(w *world.World, g acl.Grantee) string {
	if g.ID == "" {
		return g.URI[strings.LastIndexByte(g.URI, '/')+1:]
	}
	if a := w.AccountByCanonicalID(g.ID); a != nil {
		return a.Name
	}
	return g.ID
}

// fileKinds are the names of the scenario's kinds of files, by kind.
var fileKinds = [...]FileKind{
	scenario.Unknown: FileUnknown, scenario.Settings: FileSettings, scenario.IdentityPolicy: FileIdentityPolicy,
	scenario.BucketPolicy: FileBucketPolicy, scenario.TrustPolicy: FileTrustPolicy, scenario.ServiceControlPolicy: FileSCP,
	scenario.ResourceControlPolicy: FileRCP, scenario.Flow: FileFlow, scenario.Config: FileConfig, scenario.Local: FileLocal,
}

type byPath []FileInfo

func (s byPath) Len() int           { return len(s) }
func (s byPath) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }
func (s byPath) Less(i, j int) bool { return s[i].Path < s[j].Path }

func fileInfos(s *Scenario) []FileInfo {
	out := make([]FileInfo, 0, len(s.Files))
	for _, f := range s.Files {
		kind, id := scenario.Describe(f.Path)
		out = append(out, FileInfo{Path: f.Path, Kind: fileKinds[kind], Entity: id})
	}
	sort.Stable(byPath(out))
	return out
}
