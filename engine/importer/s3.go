package importer

import (
	"strings"

	"crossgrant/engine/acl"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// inBucket gives the folder of the bucket that an output is about. Few outputs of S3
// name it; the command above does, or the visitor.
func (j *job) inBucket(likely, owner string) (folder string, ok bool) {
	name := j.command.option("bucket")
	if name == "" {
		all := j.buckets()
		if likely == "" {
			likely = j.lastBucket
		}
		if likely == "" && len(all) == 1 {
			likely = all[0]
		}
		name = j.ask(FieldBucket, "Which bucket is it of?", all, likely)
	}
	if name == "" {
		return "", false
	}
	return j.bucketFolder(name, owner)
}

// bucketPolicy reads get-bucket-policy, where the policy is a text.
func (j *job) bucketPolicy(v *value.Value) {
	if j.command != nil && j.command.service != "s3api" {
		j.fail("Policies of "+j.command.service+" are not modelled.", "")
		return
	}
	if doc := j.document(v.Get("Policy")); doc != nil {
		if !doc.Has("Statement") {
			j.fail("The policy in it has no statements.", "")
			return
		}
		j.singlePolicy(doc)
	}
}

func (j *job) bucketDocument(text, bucket string) {
	folder, ok := j.inBucket(bucket, "")
	if ok {
		j.put(folder+"/policy.json", text)
		j.assumeToday(folder)
	}
}

// assumeToday says what a bucket has of which only a part is known.
func (j *job) assumeToday(folder string) {
	j.noteUnless(folder+"/bucket.json", "What is not known of the bucket is as in one created today: ACLs disabled, public access blocked.")
}

func (j *job) publicAccessBlock(v *value.Value) {
	c := v.Get("PublicAccessBlockConfiguration")
	settings := value.Struct()
	for _, name := range []string{"BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"} {
		settings.Set(name, value.OfBool(c.True(name)))
	}
	if j.command != nil && j.command.service == "s3control" {
		j.Title = "Block Public Access of an account"
		if account, ok := j.inAccount(j.command.option("account-id")); ok {
			j.settings("accounts/"+account+"/account.json", func(s *value.Value) { s.Set("blockPublicAccess", settings) })
		}
		return
	}
	j.bucketSetting("blockPublicAccess", settings)
}

func (j *job) bucketSetting(name string, setting *value.Value) {
	if folder, ok := j.inBucket("", ""); ok {
		j.settings(folder+"/bucket.json", func(s *value.Value) { s.Set(name, setting) })
	}
}

func (j *job) ownershipControls(v *value.Value) {
	rules := v.Get("OwnershipControls").Get("Rules")
	if len(rules.Items) == 0 {
		j.fail("There is no rule in it.", "")
		return
	}
	j.bucketSetting("objectOwnership", value.Of(rules.Items[0].Str("ObjectOwnership")))
}

func (j *job) versioning(v *value.Value) { j.bucketSetting("versioning", value.Of(v.Str("Status"))) }

func (j *job) location(v *value.Value) {
	region := v.Str("LocationConstraint")
	if region == "" {
		region = "us-east-1" // which is none
	}
	j.bucketSetting("region", value.Of(region))
}

func (j *job) bucketTags(v *value.Value) {
	if j.command.is("s3api", "get-object-tagging") {
		j.fail("Tags of objects are not imported.", "They belong into objects.json.")
		return
	}
	if folder, ok := j.inBucket("", ""); ok {
		j.settings(folder+"/bucket.json", func(s *value.Value) { j.tags(s, v.Get("TagSet")) })
	}
}

// bucketList reads list-buckets: which buckets there are, and the canonical user ID
// of the account.
func (j *job) bucketList(v *value.Value) {
	account, ok := j.inAccount(j.accountByCanonical(v.Get("Owner").Str("ID")))
	if !ok {
		return
	}
	j.canonical(account, v.Get("Owner").Str("ID"))
	list := v.Get("Buckets")
	for i := range list.Items {
		name := list.Items[i].Str("Name")
		if !world.ValidBucketName(name) {
			j.note("The bucket \"" + name + "\" was left out: a scenario cannot hold this name.")
			continue
		}
		folder := "accounts/" + account + "/buckets/" + name
		if other := j.bucketAt(name); other != "" && other != folder {
			j.note(name + " stays in " + other + ", where the scenario has it.")
			continue
		}
		if !j.exists(folder + "/") {
			j.note("Of new buckets only the names are known; the rest is as in a bucket created today: ACLs disabled, public access blocked.")
		}
		j.settings(folder+"/bucket.json", func(s *value.Value) { s.SetString("region", list.Items[i].Str("BucketRegion")) })
	}
}

// accountByCanonical gives the number of the account with a canonical user ID, or "".
func (j *job) accountByCanonical(id string) string {
	for _, a := range j.accounts() {
		if id != "" && (a.canonical == id || a.canonical == "" && world.CanonicalUserID(a.id) == id) {
			return a.id
		}
	}
	return ""
}

// canonical keeps the canonical user ID of an account.
func (j *job) canonical(account, id string) {
	if len(id) != 64 {
		return
	}
	j.settings("accounts/"+account+"/account.json", func(s *value.Value) {
		switch known := s.Str("canonicalUserId"); {
		case known == "" && world.CanonicalUserID(s.Str("id")) != id:
			s.Set("canonicalUserId", value.Of(id))
		case known != "" && known != id:
			j.note("The canonical user ID in the text is another than that of account " + account + ", which stays.")
		}
	})
}

// objects reads list-objects-v2: keys without their contents.
func (j *job) objects(v *value.Value) {
	folder, ok := j.inBucket(v.Str("Name"), "")
	if !ok {
		return
	}
	list := value.List()
	contents := v.Get("Contents")
	for i := range contents.Items {
		o := value.Struct(value.S("key", contents.Items[i].Str("Key")))
		if id := j.accountByCanonical(contents.Items[i].Get("Owner").Str("ID")); id != "" {
			o.Set("owner", value.Of(j.accountOf(id)))
		}
		list.Append(o)
	}
	j.put(folder+"/objects.json", list.Format())
	j.note("Objects are imported without their contents, ACLs and tags.")
}

// acl reads get-bucket-acl.
func (j *job) acl(v *value.Value) {
	if j.command.is("s3api", "get-object-acl") {
		j.fail("ACLs of objects are not imported.", "They belong into objects.json.")
		return
	}
	owner := v.Get("Owner").Str("ID")
	folder, ok := j.inBucket("", j.accountByCanonical(owner))
	if !ok {
		return
	}
	j.canonical(strings.Split(folder, "/")[1], owner)
	grants, ownerOnly := j.grants(v.Get("Grants"), owner)
	j.settings(folder+"/bucket.json", func(s *value.Value) {
		if len(grants.Items) == 1 && ownerOnly {
			s.Remove("acl") // what a bucket has that says nothing
		} else {
			s.Set("acl", value.Struct(value.M("grants", grants)))
		}
		if o := s.Str("objectOwnership"); !ownerOnly && (o == "" || o == string(world.BucketOwnerEnforced)) {
			s.Set("objectOwnership", value.Of(string(world.ObjectWriter)))
			j.note("A bucket with these grants has ACLs enabled; Object Ownership is taken to be ObjectWriter.")
		}
	})
}

// grants gives the grants as a scenario writes them, and whether they are only the
// owner's.
func (j *job) grants(list *value.Value, owner string) (out *value.Value, ownerOnly bool) {
	out, ownerOnly = value.List(), true
	names := map[string]string{}
	for _, a := range j.accounts() {
		id := a.canonical
		if id == "" {
			id = world.CanonicalUserID(a.id)
		}
		names[id] = a.name
	}
	groups := map[string]string{acl.AllUsers: "AllUsers", acl.AuthenticatedUsers: "AuthenticatedUsers", acl.LogDelivery: "LogDelivery"}
	for i := range list.Items {
		g := list.Items[i].Get("Grantee")
		id, uri := g.Str("ID"), g.Str("URI")
		var grantee *value.Value
		switch {
		case names[id] != "":
			grantee = value.Of(names[id])
		case id != "":
			grantee = value.Struct(value.S("canonicalUserId", id))
		case groups[uri] != "":
			grantee = value.Of(groups[uri])
		default:
			j.note("A grant to " + g.Str("EmailAddress") + uri + " was left out.")
			continue
		}
		ownerOnly = ownerOnly && id == owner && list.Items[i].Str("Permission") == string(acl.FullControl)
		out.Append(value.Struct(value.M("grantee", grantee), value.S("permission", list.Items[i].Str("Permission"))))
	}
	return out, ownerOnly
}
