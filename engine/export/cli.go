package export

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"crossgrant/engine/authz"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// script writes commands. It holds nothing but commands and comments, so it is a
// flow as well.
type script struct {
	*exporter
	b       strings.Builder
	profile string
	bodies  int
}

func (x *exporter) cli() {
	s := &script{exporter: x}
	s.line("#!/usr/bin/env -S bash -eu")
	s.comment("Builds the scenario “" + x.title + "”.")
	s.comment("Run it with: bash -eu build.sh")
	s.comment("It needs a profile for each account, of somebody who may do everything in it:")
	for _, a := range x.w.Accounts {
		s.comment("  " + a.Name + ": account " + a.ID)
	}
	s.comment("For other accounts replace their numbers, as in: sed -i 's/OLD/NEW/g' build.sh")
	for _, a := range x.w.Accounts {
		s.identities(a)
	}
	s.roles()
	for _, a := range x.w.Accounts {
		for _, b := range a.Buckets.Sorted() {
			s.bucket(b)
		}
	}
	for _, a := range x.w.Accounts {
		if a.BlockPublicAccess != nil {
			s.section(a, "Block Public Access of the account")
			s.run("s3control put-public-access-block", "account-id", a.ID, "public-access-block-configuration", publicAccessBlock(a.BlockPublicAccess).JSON())
		}
	}
	bodies := x.files
	x.files = nil
	x.file("build.sh", s.b.String())
	x.files = append(x.files, bodies...)
	x.note("Account numbers are the scenario's; the script says how to replace them.")
}

func (s *script) line(text string) { s.b.WriteString(text + "\n") }

// comment writes one line of comment, whatever the text holds.
func (s *script) comment(text string) { s.line("# " + strings.Join(strings.Fields(text), " ")) }

func (s *script) section(a *world.Account, what string) {
	s.profile = a.Name
	s.line("")
	s.comment("---- " + a.Title + ": " + what)
}

// run writes a command with options: name, text, name, text; an option without a
// text is left out.
func (s *script) run(command string, options ...string) {
	parts := []string{"aws " + command}
	for i := 0; i+1 < len(options); i += 2 {
		if options[i+1] != "" {
			parts = append(parts, "--"+options[i]+" "+shellWord(options[i+1]))
		}
	}
	parts = append(parts, "--profile "+shellWord(s.profile))
	if one := strings.Join(parts, " "); len(one) <= 110 {
		s.line(one)
		return
	}
	s.line(strings.Join(parts, " \\\n  "))
}

// shellWord quotes a text for a POSIX shell.
func shellWord(text string) string {
	for i := 0; i < len(text); i++ {
		if c := text[i]; !alphanumeric(c) && strings.IndexByte("_+=:,./@-", c) < 0 {
			return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
		}
	}
	if text == "" {
		return "''"
	}
	return text
}

// pathOption is a path where it says something.
func pathOption(path string) string {
	if path == "/" {
		return ""
	}
	return path
}

func tagsOption(tags []world.Tag) string {
	if len(tags) == 0 {
		return ""
	}
	return tagList(tags).JSON()
}

// identities makes managed policies, groups and users, which name no principals.
func (s *script) identities(a *world.Account) {
	if len(a.Policies)+len(a.Groups)+len(a.Users) == 0 {
		return
	}
	s.section(a, "policies, groups and users")
	for _, p := range a.Policies.Sorted() {
		s.run("iam create-policy", "policy-name", p.Name, "path", pathOption(p.Path), "policy-document", service.Compact(p.DefaultVersion().Policy.Text))
	}
	for _, g := range a.Groups.Sorted() {
		s.run("iam create-group", "group-name", g.Name, "path", pathOption(g.Path))
		s.policies("group", g.Name, g.Attached, g.Inline)
	}
	for _, u := range a.Users.Sorted() {
		s.run("iam create-user", "user-name", u.Name, "path", pathOption(u.Path), "permissions-boundary", u.Boundary, "tags", tagsOption(u.Tags))
		s.policies("user", u.Name, u.Attached, u.Inline)
		for _, g := range u.Groups {
			s.run("iam add-user-to-group", "user-name", u.Name, "group-name", g)
		}
	}
}

func (s *script) policies(kind, name string, attached []string, inline world.Policies) {
	for _, arn := range attached {
		s.run("iam attach-"+kind+"-policy", kind+"-name", name, "policy-arn", arn)
	}
	for _, p := range inline {
		s.run("iam put-"+kind+"-policy", kind+"-name", name, "policy-name", p.Name, "policy-document", service.Compact(p.Text))
	}
}

// roles come in an order in which their trust policies name what is there.
func (s *script) roles() {
	order, late := s.rolesInOrder()
	var last *world.Account
	for _, r := range order {
		if r.Account != last {
			s.section(r.Account, "roles")
			last = r.Account
		}
		trust := service.Compact(r.Trust.Text)
		if late[r] {
			s.comment("Trusts its own account until the roles that it names are there")
			trust = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"` + r.Account.ID + `"},"Action":"sts:AssumeRole"}]}`
		}
		duration := ""
		if r.MaxSessionDuration != 3600 {
			duration = strconv.Itoa(r.MaxSessionDuration)
		}
		s.run("iam create-role", "role-name", r.Name, "path", pathOption(r.Path), "description", r.Description,
			"max-session-duration", duration, "permissions-boundary", r.Boundary, "tags", tagsOption(r.Tags), "assume-role-policy-document", trust)
		s.policies("role", r.Name, r.Attached, r.Inline)
	}
	for _, r := range order {
		if late[r] {
			s.section(r.Account, "trust among roles")
			s.run("iam update-assume-role-policy", "role-name", r.Name, "policy-document", service.Compact(r.Trust.Text))
		}
	}
}

// bucket makes a bucket. What its final settings would forbid comes before them.
func (s *script) bucket(b *world.Bucket) {
	s.section(b.Account, "bucket "+b.Name)
	objects := b.Objects.Sorted()
	ownership := b.Ownership
	foreign, publicACL, withACL := map[string]bool{}, b.ACL.Public(), false
	for _, o := range objects {
		if o.Writer != b.Account.CanonicalUserID {
			foreign[s.w.AccountByCanonicalID(o.Writer).ID] = true
		}
		withACL = withACL || !plainACL(o.ACL)
		publicACL = publicACL || o.ACL.Public()
	}
	if ownership == world.BucketOwnerEnforced && (len(foreign) > 0 || withACL) {
		ownership = world.ObjectWriter // until the objects are there
	}
	location := ""
	if b.Region != "us-east-1" {
		location = "LocationConstraint=" + b.Region
	}
	s.run("s3api create-bucket", "bucket", b.Name, "object-ownership", string(ownership), "create-bucket-configuration", location, "region", b.Region)
	publicPolicy := b.Policy != nil && authz.Public(b.Policy.Document)
	opened := publicACL || publicPolicy
	if opened {
		s.run("s3api delete-public-access-block", "bucket", b.Name)
	}
	if len(b.Tags) > 0 {
		s.run("s3api put-bucket-tagging", "bucket", b.Name, "tagging", value.Struct(value.M("TagSet", tagList(b.Tags))).JSON())
	}
	if !plainACL(b.ACL) {
		s.run("s3api put-bucket-acl", "bucket", b.Name, "access-control-policy", s.grantsOf(b.ACL).JSON())
	}
	if len(foreign) > 0 {
		s.comment("Lets other accounts upload their objects")
		s.run("s3api put-bucket-policy", "bucket", b.Name, "policy", uploadPolicy(b.Name, sortedNames(foreign)))
	}
	for _, o := range objects {
		s.object(o)
	}
	s.profile = b.Account.Name
	if len(foreign) > 0 {
		s.run("s3api delete-bucket-policy", "bucket", b.Name)
	}
	if ownership != b.Ownership {
		rules := value.List(value.Struct(value.S("ObjectOwnership", string(b.Ownership))))
		s.run("s3api put-bucket-ownership-controls", "bucket", b.Name, "ownership-controls", value.Struct(value.M("Rules", rules)).JSON())
	}
	if b.Versioning != "" {
		s.run("s3api put-bucket-versioning", "bucket", b.Name, "versioning-configuration", "Status="+b.Versioning)
	}
	if publicPolicy {
		s.bucketPolicy(b)
	}
	if opened || b.BlockPublicAccess == nil || *b.BlockPublicAccess != allPublicAccessBlocked {
		s.run("s3api put-public-access-block", "bucket", b.Name, "public-access-block-configuration", publicAccessBlock(b.BlockPublicAccess).JSON())
	}
	if !publicPolicy {
		s.bucketPolicy(b)
	}
}

func (s *script) bucketPolicy(b *world.Bucket) {
	if b.Policy != nil {
		s.run("s3api put-bucket-policy", "bucket", b.Name, "policy", service.Compact(b.Policy.Text))
	}
}

// uploadPolicy lets accounts put objects with tags and ACLs.
func uploadPolicy(bucket string, accounts []string) string {
	return value.Struct(
		value.S("Version", "2012-10-17"),
		value.M("Statement", value.List(value.Struct(
			value.S("Effect", "Allow"),
			value.M("Principal", value.Struct(value.M("AWS", value.Strings(accounts...)))),
			value.M("Action", value.Strings("s3:PutObject", "s3:PutObjectAcl", "s3:PutObjectTagging")),
			value.S("Resource", "arn:aws:s3:::"+bucket+"/*"),
		))),
	).JSON()
}

func (s *script) object(o *world.Object) {
	s.profile = s.w.AccountByCanonicalID(o.Writer).Name
	body := ""
	if o.Body != "" {
		s.bodies++
		body = "objects/" + strconv.Itoa(s.bodies)
		if utf8.ValidString(o.Body) {
			s.file(body, o.Body)
		} else {
			s.note(body + " is not in it: the object " + o.Key + " of " + o.Bucket.Name + " is not text.")
		}
	}
	var tags []string
	for _, t := range o.Tags {
		tags = append(tags, queryEscape(t.Key)+"="+queryEscape(t.Value))
	}
	s.run("s3api put-object", "bucket", o.Bucket.Name, "key", o.Key, "body", body, "tagging", strings.Join(tags, "&"))
	if !plainACL(o.ACL) {
		s.run("s3api put-object-acl", "bucket", o.Bucket.Name, "key", o.Key, "access-control-policy", s.grantsOf(o.ACL).JSON())
	}
}

// queryEscape encodes a text for a query, as --tagging takes it.
func queryEscape(text string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if c := text[i]; alphanumeric(c) || c == '-' || c == '_' || c == '.' {
			b.WriteByte(c)
		} else {
			b.WriteString(string([]byte{'%', hex[c>>4], hex[c&15]}))
		}
	}
	return b.String()
}
