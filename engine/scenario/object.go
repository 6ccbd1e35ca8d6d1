package scenario

import (
	"encoding/base64"

	"crossgrant/engine/acl"
	"crossgrant/engine/diag"
	"crossgrant/engine/jsontext"
	"crossgrant/engine/world"
)

// objects reads the objects that exist before the first command.
func (l *loader) objects() {
	l.each(Settings, func(f located) {
		a := l.w.AccountNamed(f.account)
		if f.name != "objects.json" || a == nil || a.Buckets[f.entity] == nil {
			return
		}
		n, err := jsontext.Parse(f.Text)
		switch {
		case err != nil:
			l.report(f.Path, err.Range, "json-syntax", err.Message, err.Hint)
		case n.Kind != jsontext.Array:
			l.report(f.Path, n.Range, "wrong-type", "This must be an array of objects: [ { \"key\": … } ].", "")
		default:
			for i := range n.Items {
				l.s3object(a.Buckets[f.entity], f, &n.Items[i])
			}
		}
	})
}

func (l *loader) s3object(b *world.Bucket, f located, n *jsontext.Node) {
	s := l.object(f.Path, n, "key", "owner", "acl", "tags", "body", "bodyBase64")
	key, r := s.text("key")
	if key == "" || len(key) > 1024 {
		l.report(f.Path, n.Range, "bad-key", "An object needs a \"key\" of 1 to 1024 bytes.", "")
		return
	}
	if b.Objects[key] != nil {
		l.report(f.Path, r, "duplicate-key", "There is another object with this key.", "")
		return
	}
	owner := b.Account
	if name, r := s.text("owner"); name != "" {
		if owner = l.w.AccountNamed(name); owner == nil {
			l.report(f.Path, r, "unknown-account", "There is no account \""+name+"\".", "")
			return
		}
	}
	o := &world.Object{
		Bucket: b, Key: key, Writer: owner.CanonicalUserID, ACL: acl.Private(owner.CanonicalUserID),
		Modified: b.Created, ContentType: "binary/octet-stream", Encryption: "AES256", Tags: s.tags("tags"),
	}
	o.Body, _ = s.text("body")
	if encoded, r := s.text("bodyBase64"); encoded != "" {
		body, err := base64.StdEncoding.DecodeString(encoded)
		if err != nil {
			l.report(f.Path, r, "bad-base64", "This is not base64.", "")
		}
		o.Body = string(body)
	}
	if list, _, ok := l.acl(s, owner.CanonicalUserID, b.Account.CanonicalUserID, true); ok {
		o.ACL = list
	}
	b.Objects[key] = o
}

// acl reads the member "acl": a canned name, or an object of grants. ok is false
// where there is none, or none that can be read.
func (l *loader) acl(s settings, owner, bucketOwner string, object bool) (acl.List, diag.Range, bool) {
	n, has := s.node.Member("acl")
	if !has {
		return acl.List{}, diag.Range{}, false
	}
	if n.Kind == jsontext.String {
		list, ok := acl.Canned(n.Text, owner, bucketOwner, object)
		if !ok {
			l.report(s.file, n.Range, "unknown-canned-acl", "There is no canned ACL \""+n.Text+"\".", "")
		}
		return list, n.Range, ok
	}
	o := l.object(s.file, n, "grants")
	grants := o.member("grants", jsontext.Array, "an array of grants")
	if grants == nil {
		return acl.List{}, n.Range, false
	}
	list := acl.List{Owner: owner}
	for i := range grants.Items {
		g := l.object(s.file, &grants.Items[i], "grantee", "permission")
		grantee, ok := l.grantee(g)
		permission, r := g.text("permission")
		switch p := acl.Permission(permission); p {
		case acl.Read, acl.Write, acl.ReadACP, acl.WriteACP, acl.FullControl:
			if ok {
				list.Grants = append(list.Grants, acl.Grant{Grantee: grantee, Permission: p})
			}
		default:
			if r.Empty() {
				r = grants.Items[i].Range
			}
			l.report(s.file, r, "bad-permission", "A permission is READ, WRITE, READ_ACP, WRITE_ACP or FULL_CONTROL.", "")
		}
	}
	return list, n.Range, true
}

// grantee reads an account's name, a group's name, or a canonical user ID.
func (l *loader) grantee(g settings) (acl.Grantee, bool) {
	n, ok := g.node.Member("grantee")
	if ok && n.Kind == jsontext.Object {
		id, _ := l.object(g.file, n, "canonicalUserId").text("canonicalUserId")
		return acl.Grantee{ID: id}, id != ""
	}
	name, r := g.text("grantee")
	switch name {
	case "AllUsers":
		return acl.Grantee{URI: acl.AllUsers}, true
	case "AuthenticatedUsers":
		return acl.Grantee{URI: acl.AuthenticatedUsers}, true
	case "LogDelivery":
		return acl.Grantee{URI: acl.LogDelivery}, true
	}
	if a := l.w.AccountNamed(name); a != nil {
		return acl.Grantee{ID: a.CanonicalUserID}, true
	}
	if r.Empty() {
		r = g.node.Range
	}
	l.report(g.file, r, "unknown-grantee", "A grantee is the name of an account, {\"canonicalUserId\": …}, AllUsers, AuthenticatedUsers or LogDelivery.", "")
	return acl.Grantee{}, false
}
