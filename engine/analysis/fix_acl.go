package analysis

import (
	"strings"

	"crossgrant/engine/acl"
	"crossgrant/engine/jsontext"
	"crossgrant/engine/world"
)

// aclOptions are the options of commands that set an ACL.
var aclOptions = []string{"--acl", "--grant-full-control", "--grant-read", "--grant-read-acp", "--grant-write", "--grant-write-acp"}

// grant finds how the owner of an object can let the caller's account in; for what
// the bucket owner decides itself its policy is the better place.
func (x *state) grant() []*option {
	b, key := x.object()
	if b == nil {
		if b = x.bucket(); b != nil && x.ignoresGrant() {
			return []*option{x.unblock(b, "IgnorePublicAcls")}
		}
		return nil
	}
	o := b.Objects[key]
	if x.ignoresGrant() {
		return []*option{x.unblock(b, "IgnorePublicAcls")}
	}
	if o == nil || x.decision.Input.Object == nil || x.decision.Input.Object.Authority == b.Account.ID {
		return nil
	}
	out := []*option{x.enforce(b)}
	k := x.result.Caller
	if k == nil || k.Account == nil {
		return out
	}
	change := aclChange{canned: "bucket-owner-full-control"}
	who := "the bucket owner"
	if k.Account != b.Account {
		change = aclChange{owner: o.Owner(), reader: k.Account.CanonicalUserID, account: k.Account.Name}
		who = x.names[k.Account.ID]
	}
	owner := "the account that uploaded it"
	if a := x.loaded.World.AccountByCanonicalID(o.Owner()); a != nil {
		owner = x.names[a.ID]
	}
	detail := capital(owner) + " owns the object, so only its ACL lets " + who + " in."
	if i := x.upload(o); i >= 0 {
		profile := x.results[i].Profile
		out = append(out, offer(rankGrant, "Upload "+key+" with "+change.text(), detail,
			func(d *draft) bool { return change.inCommand(d, i) }))
		out = append(out, offer(rankGrant+1, "Let the owner share "+key+" by put-object-acl before this step", detail,
			func(d *draft) bool {
				d.insert(x.index, "The owner shares the object", "aws s3api put-object-acl --bucket "+b.Name+" --key "+shellQuote(key)+" "+change.text()+" --profile "+shellQuote(profile))
				return true
			}))
	}
	path := b.EntityID() + "/objects.json"
	return append(out, offer(rankGrant, "Share "+key+" in its ACL, "+path, detail,
		func(d *draft) bool {
			return d.edit(path, func(text string, root *jsontext.Node) (string, bool) {
				for i := range root.Items {
					if k, ok := root.Items[i].Member("key"); ok && k.Text == key {
						return setMember(text, &root.Items[i], "acl", change.json(o.ACL, x.loaded.World)), true
					}
				}
				return text, false
			})
		}))
}

// ignoresGrant: the ACL would let the caller in, but for IgnorePublicAcls.
func (x *state) ignoresGrant() bool {
	o := x.decision.Input.Object
	return o != nil && o.ACL != nil && o.IgnorePublicAcls && o.ACL.Public()
}

// upload is the step that wrote an object; -1: none did.
func (x *state) upload(o *world.Object) int {
	for i := x.index - 1; i >= 0; i-- {
		r := x.results[i]
		if r.Target == o.EntityID() && r.ErrorCode == "" && r.Command != nil && (r.Command.API == "PutObject" || r.Command.API == "CopyObject") {
			return i
		}
	}
	return -1
}

// aclChange is what an ACL is to say: a canned one, or that an account may read.
type aclChange struct{ canned, owner, reader, account string }

func (c aclChange) text() string {
	if c.canned != "" {
		return "--acl " + c.canned
	}
	return "--grant-full-control id=" + c.owner + " --grant-read id=" + c.reader
}

func (c aclChange) inCommand(d *draft, step int) bool {
	for _, name := range aclOptions {
		d.removeOption(step, name, false)
	}
	if c.canned != "" {
		return d.setOption(step, "--acl", c.canned)
	}
	return d.setOption(step, "--grant-full-control", "id="+c.owner) && d.setOption(step, "--grant-read", "id="+c.reader)
}

func (c aclChange) json(old acl.List, w *world.World) string {
	if c.canned != "" {
		return quote(c.canned)
	}
	var grants []string
	for _, g := range append(append([]acl.Grant(nil), old.Grants...), acl.Grant{Grantee: acl.Grantee{ID: c.reader}, Permission: acl.Read}) {
		grantee := quote(g.Grantee.URI[strings.LastIndexByte(g.Grantee.URI, '/')+1:])
		if g.Grantee.ID != "" {
			grantee = object([]member{{"canonicalUserId", quote(g.Grantee.ID)}}, "", "", true)
			if a := w.AccountByCanonicalID(g.Grantee.ID); a != nil {
				grantee = quote(a.Name)
			}
		}
		grants = append(grants, object([]member{{"grantee", grantee}, {"permission", quote(string(g.Permission))}}, "", "", true))
	}
	return object([]member{{"grants", "[" + strings.Join(grants, ", ") + "]"}}, "", "", true)
}

// enforce disables ACLs: the bucket owner owns all objects, and its policy counts.
func (x *state) enforce(b *world.Bucket) *option {
	return x.ownership(b, world.BucketOwnerEnforced, "Disable ACLs in the bucket "+b.Name+" (BucketOwnerEnforced)",
		capital(x.names[b.Account.ID])+" then owns every object, and its policies alone decide. Uploads that set an ACL are refused from then on.")
}

// ownership changes the setting where it was made: in the scenario's folder, or, if a
// command made it, by a command before the step.
func (x *state) ownership(b *world.Bucket, to world.Ownership, title, detail string) *option {
	return offer(rankSetting, title, detail,
		func(d *draft) bool {
			if x.inFolder(b.EntityID()) && !x.sets(b, "put-bucket-ownership-controls") {
				return d.settings(b.EntityID()+"/bucket.json", func(text string, root *jsontext.Node) (string, bool) {
					return setMember(text, root, "objectOwnership", quote(string(to))), root.Kind == jsontext.Object
				})
			}
			d.insert(x.index, "Object Ownership", "aws s3api put-bucket-ownership-controls --bucket "+b.Name+" --ownership-controls 'Rules=[{ObjectOwnership="+string(to)+"}]' --profile "+shellQuote(b.Account.Name+"/root"))
			return true
		})
}

// sets tells whether an earlier command of an operation is about a bucket.
func (x *state) sets(b *world.Bucket, name string) bool {
	for _, r := range x.results[:x.index] {
		if r.Command != nil && r.Command.Operation == name && r.Target == b.EntityID() {
			return true
		}
	}
	return false
}

// againstFailure is for refusals that no policy decides: ACLs that the bucket does not
// take, and public access that is blocked.
func (x *state) againstFailure() []*option {
	r := x.result
	if r.Command == nil {
		return nil
	}
	drop := offer(rankCommand, "Leave the ACL out of the command", "The bucket takes no such ACL. Without one the object belongs to whom Object Ownership says, and is private.",
		func(d *draft) bool {
			any := false
			for _, name := range aclOptions {
				any = d.removeOption(x.index, name, false) || any
			}
			return any
		})
	if strings.Contains(r.Message, "MultiFactorAuthentication failed") {
		return []*option{offer(rankCommand, "Send the code of the device: --token-code 123456",
			"STS did not take the code. In a scenario every device shows 123456.",
			func(d *draft) bool { return d.setOption(x.index, "--token-code", "123456") })}
	}
	folder := world.FolderOf(r.Target)
	b := x.loaded.World.Bucket(folder[strings.LastIndexByte(folder, '/')+1:])
	switch {
	case b == nil:
		if r.ErrorCode == "ExpiredToken" {
			return x.renew()
		}
	case r.ErrorCode == "AccessControlListNotSupported":
		return []*option{drop, x.ownership(b, world.BucketOwnerPreferred, "Use ACLs in the bucket "+b.Name+" (BucketOwnerPreferred)",
			"ACLs count again. Whoever uploads then owns the object, unless the upload says bucket-owner-full-control.")}
	case r.ErrorCode == "AccessDenied":
		for _, setting := range []string{"BlockPublicAcls", "BlockPublicPolicy"} {
			if strings.Contains(r.Why+r.Message, setting) {
				return []*option{drop, x.unblock(b, setting)}
			}
		}
	case r.ErrorCode == "ExpiredToken":
		return x.renew()
	}
	return nil
}

// renew gets new credentials where those of the profile have expired.
func (x *state) renew() []*option {
	from := x.source()
	if from < 0 {
		return nil
	}
	profile, command := x.result.Profile, x.results[from].Step.Command
	return []*option{offer(rankCommand, "Get new credentials for profile "+profile+" just before",
		"Those that it has are past their time; the command that got them is run once more.",
		func(d *draft) bool {
			d.insert(x.index, "New credentials for "+profile, command+"\n#-> profile "+profile)
			return true
		})}
}
