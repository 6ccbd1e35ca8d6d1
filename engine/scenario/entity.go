package scenario

import (
	"crossgrant/engine/acl"
	"crossgrant/engine/diag"
	"crossgrant/engine/jsontext"
	"crossgrant/engine/world"
)

// entities makes users, groups, roles and buckets: each exists because some file
// lies in its folder.
func (l *loader) entities() {
	for _, f := range l.files {
		if f.account == "" || f.entity == "" || f.group == "policies" {
			continue
		}
		if a := l.account(f); a != nil {
			l.entity(a, f)
		}
	}
	l.each(Settings, func(f located) {
		a := l.w.AccountNamed(f.account)
		if a == nil || f.entity == "" {
			return
		}
		switch f.name {
		case "user.json":
			if u := a.Users[world.Key(f.entity)]; u != nil && u.Name == f.entity {
				l.user(u, f)
			}
		case "group.json":
			if g := a.Groups[world.Key(f.entity)]; g != nil && g.Name == f.entity {
				s := l.settings(f.Path, f.Text, "path", "managedPolicies")
				g.Path = s.path()
			}
		case "role.json":
			if r := a.Roles[world.Key(f.entity)]; r != nil && r.Name == f.entity {
				l.role(r, f)
			}
		case "bucket.json":
			if b := a.Buckets[f.entity]; b != nil {
				l.bucket(b, f)
			}
		}
	})
	l.identify()
}

// entity makes the entity of a file unless it is there.
func (l *loader) entity(a *world.Account, f located) {
	key, created := world.Key(f.entity), l.w.Start.Add(-age)
	var existing string
	switch f.group {
	case "users":
		if u := a.Users[key]; u != nil {
			existing = u.Name
		} else if l.named(f, false) {
			a.Users[key] = &world.User{Account: a, Name: f.entity, Path: "/", Created: created, Profile: f.entity}
		}
	case "groups":
		if g := a.Groups[key]; g != nil {
			existing = g.Name
		} else if l.named(f, true) {
			a.Groups[key] = &world.Group{Account: a, Name: f.entity, Path: "/", Created: created}
		}
	case "roles":
		if r := a.Roles[key]; r != nil {
			existing = r.Name
		} else if l.named(f, false) {
			a.Roles[key] = &world.Role{Account: a, Name: f.entity, Path: "/", Created: created, MaxSessionDuration: 3600}
		}
	case "buckets":
		if other := l.w.Bucket(f.entity); other != nil {
			if other.Account != a && !l.broken[f.Path] {
				l.broken[f.Path] = true
				l.report(f.Path, diag.Range{}, "duplicate-bucket", "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.",
					"Account "+other.Account.Name+" has a bucket of this name.")
			}
		} else if l.bucketNamed(f) {
			a.Buckets[f.entity] = newBucket(a, f.entity, l.w)
		}
	}
	if existing != "" && existing != f.entity && !l.broken[f.account+"/"+f.group+"/"+f.entity] {
		l.broken[f.account+"/"+f.group+"/"+f.entity] = true
		l.report(f.Path, diag.Range{}, "duplicate-name", "Names of IAM entities are unique without regard to case, and \""+existing+"\" is there already.", "")
	}
}

// named checks the name of an IAM entity, and reports it once.
func (l *loader) named(f located, long bool) bool {
	if world.ValidName(f.entity, long) {
		return true
	}
	if folder := f.account + "/" + f.group + "/" + f.entity; !l.broken[folder] {
		l.broken[folder] = true
		l.report(f.Path, diag.Range{}, "bad-name", "\""+f.entity+"\" is no name that IAM takes.", "Letters, digits and _+=,.@- are allowed.")
	}
	return false
}

func (l *loader) bucketNamed(f located) bool {
	if world.ValidBucketName(f.entity) {
		return true
	}
	if folder := "buckets/" + f.entity; !l.broken[folder] {
		l.broken[folder] = true
		l.report(f.Path, diag.Range{}, "bad-bucket-name", "The specified bucket is not valid.", "A bucket name is 3 to 63 lower-case letters, digits, dots and hyphens.")
	}
	return false
}

// newBucket is a bucket as one created today.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html
func newBucket(a *world.Account, name string, w *world.World) *world.Bucket {
	return &world.Bucket{
		Account: a, Name: name, Region: w.Region, Created: w.Start.Add(-age),
		Ownership:         world.BucketOwnerEnforced,
		BlockPublicAccess: &world.BlockPublicAccess{BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true},
		ACL:               acl.Private(a.CanonicalUserID),
		Objects:           map[string]*world.Object{},
	}
}

// identify derives the unique IDs once the paths, which are part of the ARNs, are
// known.
func (l *loader) identify() {
	for _, a := range l.w.Accounts {
		for _, u := range a.Users {
			u.UniqueID = l.w.UniqueID("AIDA", u.ARN())
		}
		for _, g := range a.Groups {
			g.UniqueID = l.w.UniqueID("AGPA", g.ARN())
		}
		for _, r := range a.Roles {
			r.UniqueID = l.w.UniqueID("AROA", r.ARN())
		}
	}
}

func (l *loader) user(u *world.User, f located) {
	s := l.settings(f.Path, f.Text, "path", "tags", "managedPolicies", "permissionsBoundary", "groups", "mfa", "profile")
	u.Path = s.path()
	u.Tags = s.tags("tags")
	if s.flag("mfa") {
		u.MFA = "arn:aws:iam::" + u.Account.ID + ":mfa/" + u.Name
	}
	if p, _ := s.text("profile"); p != "" {
		u.Profile = p
	}
}

func (l *loader) role(r *world.Role, f located) {
	s := l.settings(f.Path, f.Text, "path", "tags", "managedPolicies", "permissionsBoundary", "maxSessionDuration", "description")
	r.Path = s.path()
	r.Tags = s.tags("tags")
	r.Description, _ = s.text("description")
	if n := s.member("maxSessionDuration", jsontext.Number, "a number of seconds"); n != nil {
		seconds := 0
		for _, c := range n.Text {
			if c < '0' || c > '9' || seconds > 43200 {
				seconds = -1
				break
			}
			seconds = seconds*10 + int(c-'0')
		}
		if seconds < 3600 || seconds > 43200 {
			l.report(f.Path, n.Range, "bad-duration", "The maximum session duration is from 3600 to 43200 seconds.", "")
		} else {
			r.MaxSessionDuration = seconds
		}
	}
}

func (l *loader) bucket(b *world.Bucket, f located) {
	s := l.settings(f.Path, f.Text, "region", "objectOwnership", "blockPublicAccess", "acl", "versioning", "tags")
	if region, _ := s.text("region"); region != "" {
		b.Region = region
	}
	if o, r := s.text("objectOwnership"); o != "" {
		switch world.Ownership(o) {
		case world.BucketOwnerEnforced, world.BucketOwnerPreferred, world.ObjectWriter:
			b.Ownership = world.Ownership(o)
		default:
			l.report(f.Path, r, "bad-ownership", "Object Ownership is BucketOwnerEnforced, BucketOwnerPreferred or ObjectWriter.", "")
		}
	}
	if p := s.blockPublicAccess("blockPublicAccess"); p != nil {
		b.BlockPublicAccess = p
	}
	if v, r := s.text("versioning"); v != "" {
		if v == "Enabled" || v == "Suspended" {
			b.Versioning = v
		} else {
			l.report(f.Path, r, "bad-versioning", "Versioning is Enabled or Suspended.", "")
		}
	}
	b.Tags = s.tags("tags")
	if list, r, ok := l.acl(s, b.Account.CanonicalUserID, b.Account.CanonicalUserID, false); ok {
		if b.ACLsDisabled() && !list.OwnerOnly() {
			l.report(f.Path, r, "acl-with-acls-disabled", "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting", "Set objectOwnership to BucketOwnerPreferred or ObjectWriter.")
			return
		}
		b.ACL = list
	}
}

// profiles gives every user of the scenario the credentials behind its profile.
func (l *loader) profiles() {
	owner := map[string]*world.User{}
	for _, a := range l.w.Accounts {
		for _, u := range a.Users.Sorted() {
			if first := owner[u.Profile]; first != nil {
				file := u.EntityID() + "/user.json"
				if _, ok := l.scenario.File(file); !ok {
					file = ""
				}
				l.report(file, diag.Range{}, "duplicate-profile",
					"The profile \""+u.Profile+"\" belongs to "+first.EntityID()+" already; "+u.EntityID()+" has none.",
					"Set \"profile\" in user.json to another name.")
				u.Profile = ""
				continue
			}
			owner[u.Profile] = u
		}
	}
}
