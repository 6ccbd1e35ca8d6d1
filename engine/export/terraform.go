package export

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"crossgrant/engine/acl"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// terraform is a configuration with the labels of its resources.
type terraform struct {
	hclWriter
	users    map[*world.User]string
	groups   map[*world.Group]string
	roles    map[*world.Role]string
	policies map[string]string // by ARN
	aliases  map[string]string // of providers, by account and region
	heads    hclWriter         // variables and providers
	taken    named
}

func (x *exporter) terraform() {
	t := &terraform{
		users: map[*world.User]string{}, groups: map[*world.Group]string{}, roles: map[*world.Role]string{},
		policies: map[string]string{}, aliases: map[string]string{}, taken: named{},
	}
	t.hclWriter = hclWriter{exporter: x, accounts: map[*world.Account]string{}}
	for _, a := range x.w.Accounts {
		t.accounts[a] = t.taken.take(label(a.Name))
	}
	t.heads = hclWriter{exporter: x, accounts: t.accounts}
	t.head()
	for _, a := range x.w.Accounts {
		t.identities(a)
	}
	t.allRoles()
	for _, a := range x.w.Accounts {
		for _, b := range a.Buckets.Sorted() {
			t.bucket(b)
		}
		if a.BlockPublicAccess != nil {
			t.resource("aws_s3_account_public_access_block", t.accounts[a], a, x.w.Region)
			t.publicAccessBlock(a.BlockPublicAccess)
			t.close()
		}
	}
	bodies := x.files
	x.files = nil
	x.file("main.tf", t.heads.b.String()+t.b.String())
	x.files = append(x.files, bodies...)
	x.note("Each account's number is a variable with the scenario's as its default. Its provider uses the profile of the account's name.")
}

// head writes what the configuration needs, and a variable for each account.
func (t *terraform) head() {
	h := &t.heads
	h.line("# " + strings.Join(strings.Fields("Builds the scenario “"+t.title+"” in real accounts."), " "))
	h.line("")
	h.open("terraform")
	h.open("required_providers")
	h.open("aws =")
	h.attribute("source", `"hashicorp/aws"`)
	h.attribute("version", `">= 5.0, < 7.0"`)
	h.close()
	h.close()
	h.close()
	for _, a := range t.w.Accounts {
		h.line("")
		h.open("variable " + value.Quote(h.variable(a)))
		h.attribute("type", "string")
		h.attribute("default", value.Quote(a.ID))
		h.close()
	}
}

// provider gives the alias of an account's provider in a region.
func (t *terraform) provider(a *world.Account, region string) string {
	key := a.ID + region
	alias, there := t.aliases[key]
	if !there {
		alias = t.accounts[a]
		if region != t.w.Region {
			alias = t.taken.take(label(alias, region))
		}
		t.aliases[key] = alias
		h := &t.heads
		h.line("")
		h.open(`provider "aws"`)
		h.attribute("alias", value.Quote(alias))
		h.attribute("region", value.Quote(region))
		h.attribute("profile", hclQuote(a.Name))
		h.attribute("allowed_account_ids", "[var."+h.variable(a)+"]")
		h.close()
	}
	return "aws." + alias
}

// resource begins a resource of an account.
func (t *terraform) resource(kind, name string, a *world.Account, region string) {
	t.line("")
	t.open("resource " + value.Quote(kind) + " " + value.Quote(name))
	t.attribute("provider", t.provider(a, region))
}

func (t *terraform) tags(tags []world.Tag) {
	if len(tags) > 0 {
		m := value.Struct()
		for _, tag := range tags {
			m.Set(tag.Key, value.Of(tag.Value))
		}
		t.attribute("tags", t.expression(m))
	}
}

// policyARN refers to a managed policy of the configuration, else names it.
func (t *terraform) policyARN(arn string) string {
	if l := t.policies[arn]; l != "" {
		return "aws_iam_policy." + l + ".arn"
	}
	return t.quote(arn)
}

func (t *terraform) identities(a *world.Account) {
	for _, p := range a.Policies.Sorted() {
		l := t.taken.take(label(t.accounts[a], p.Name))
		t.policies[p.ARN()] = l
		t.resource("aws_iam_policy", l, a, t.w.Region)
		t.attribute("name", hclQuote(p.Name))
		t.policy("policy", p.DefaultVersion().Policy)
		t.close()
	}
	for _, g := range a.Groups.Sorted() {
		l := t.taken.take(label(t.accounts[a], g.Name))
		t.groups[g] = l
		t.resource("aws_iam_group", l, a, t.w.Region)
		t.attribute("name", hclQuote(g.Name))
		t.text("path", pathOption(g.Path))
		t.close()
		t.attached("group", l, a, g.Attached, g.Inline)
	}
	for _, u := range a.Users.Sorted() {
		l := t.taken.take(label(t.accounts[a], u.Name))
		t.users[u] = l
		t.resource("aws_iam_user", l, a, t.w.Region)
		t.attribute("name", hclQuote(u.Name))
		t.text("path", pathOption(u.Path))
		if u.Boundary != "" {
			t.attribute("permissions_boundary", t.policyARN(u.Boundary))
		}
		t.tags(u.Tags)
		t.close()
		t.attached("user", l, a, u.Attached, u.Inline)
		var groups []string
		for _, name := range u.Groups {
			groups = append(groups, "aws_iam_group."+t.groups[a.Groups[world.Key(name)]]+".name")
		}
		if len(groups) > 0 {
			t.resource("aws_iam_user_group_membership", l, a, t.w.Region)
			t.attribute("user", "aws_iam_user."+l+".name")
			t.list("groups", groups)
			t.close()
		}
	}
}

// attached writes the policies of a user, group or role.
func (t *terraform) attached(kind, l string, a *world.Account, arns []string, inline world.Policies) {
	for _, arn := range arns {
		t.resource("aws_iam_"+kind+"_policy_attachment", t.taken.take(label(l, arn[strings.LastIndexByte(arn, '/')+1:])), a, t.w.Region)
		t.attribute(kind, "aws_iam_"+kind+"."+l+".name")
		t.attribute("policy_arn", t.policyARN(arn))
		t.close()
	}
	for _, p := range inline {
		t.resource("aws_iam_"+kind+"_policy", t.taken.take(label(l, p.Name)), a, t.w.Region)
		t.attribute("name", hclQuote(p.Name))
		t.attribute(kind, "aws_iam_"+kind+"."+l+".name")
		t.policy("policy", p)
		t.close()
	}
}

// principals lists the users and roles that a policy names, as far as they have
// their label: what it depends on.
func (t *terraform) principals(p *world.Policy) (out []string) {
	users, roles := t.needs(p)
	seen := map[string]bool{}
	add := func(kind, l string) {
		if l != "" && !seen[kind+l] {
			seen[kind+l] = true
			out = append(out, kind+"."+l)
		}
	}
	for _, u := range users {
		add("aws_iam_user", t.users[u])
	}
	for _, r := range roles {
		add("aws_iam_role", t.roles[r])
	}
	return out
}

func (t *terraform) allRoles() {
	order, late := t.rolesInOrder()
	for _, r := range order {
		l := t.taken.take(label(t.accounts[r.Account], r.Name))
		needs := t.principals(r.Trust)
		t.roles[r] = l
		t.resource("aws_iam_role", l, r.Account, t.w.Region)
		t.attribute("name", hclQuote(r.Name))
		t.text("path", pathOption(r.Path))
		t.text("description", r.Description)
		if r.MaxSessionDuration != 3600 {
			t.attribute("max_session_duration", strconv.Itoa(r.MaxSessionDuration))
		}
		if r.Boundary != "" {
			t.attribute("permissions_boundary", t.policyARN(r.Boundary))
		}
		t.policy("assume_role_policy", r.Trust)
		t.tags(r.Tags)
		t.list("depends_on", needs)
		t.close()
		t.attached("role", l, r.Account, r.Attached, r.Inline)
	}
	if len(late) > 0 {
		t.note("Roles that name one another in their trust policies cannot be made in one go: leave one of the names out at first.")
	}
}

func (t *terraform) publicAccessBlock(b *world.BlockPublicAccess) {
	v := publicAccessBlock(b)
	for i, name := range []string{"block_public_acls", "ignore_public_acls", "block_public_policy", "restrict_public_buckets"} {
		t.attribute(name, v.Items[i].Text)
	}
}

func (t *terraform) bucket(b *world.Bucket) {
	t.blocked(b)
	a, l := b.Account, t.taken.take(label(t.accounts[b.Account], b.Name))
	id := "aws_s3_bucket." + l + ".id"
	part := func(kind string) {
		t.resource("aws_s3_bucket"+kind, l, a, b.Region)
		t.attribute("bucket", id)
	}
	t.resource("aws_s3_bucket", l, a, b.Region)
	t.attribute("bucket", hclQuote(b.Name))
	t.tags(b.Tags)
	t.close()
	part("_ownership_controls")
	t.open("rule")
	t.text("object_ownership", string(b.Ownership))
	t.close()
	t.close()
	part("_public_access_block")
	t.publicAccessBlock(b.BlockPublicAccess)
	t.close()
	if !plainACL(b.ACL) {
		part("_acl")
		t.grants(b.ACL)
		t.list("depends_on", []string{"aws_s3_bucket_ownership_controls." + l, "aws_s3_bucket_public_access_block." + l})
		t.close()
	}
	if b.Versioning != "" {
		part("_versioning")
		t.open("versioning_configuration")
		t.text("status", b.Versioning)
		t.close()
		t.close()
	}
	after := []string{"aws_s3_bucket_ownership_controls." + l, "aws_s3_bucket_public_access_block." + l}
	if b.Policy != nil {
		part("_policy")
		t.policy("policy", b.Policy)
		t.list("depends_on", append([]string{"aws_s3_bucket_public_access_block." + l}, t.principals(b.Policy)...))
		t.close()
		after = append(after, "aws_s3_bucket_policy."+l)
	}
	for _, o := range b.Objects.Sorted() {
		t.object(o, l, after)
	}
}

// grants writes an ACL as the resource for buckets has it.
func (t *terraform) grants(list acl.List) {
	t.canonical = true
	t.open("access_control_policy")
	for _, g := range list.Grants {
		t.open("grant")
		t.text("permission", string(g.Permission))
		t.open("grantee")
		if g.Grantee.ID != "" {
			t.attribute("type", `"CanonicalUser"`)
			t.attribute("id", value.Quote(g.Grantee.ID))
		} else {
			t.attribute("type", `"Group"`)
			t.attribute("uri", value.Quote(g.Grantee.URI))
		}
		t.close()
		t.close()
	}
	t.open("owner")
	t.attribute("id", value.Quote(list.Owner))
	t.close()
	t.close()
}

func (t *terraform) object(o *world.Object, bucket string, after []string) {
	writer := t.w.AccountByCanonicalID(o.Writer)
	t.resource("aws_s3_object", t.taken.take(label(bucket, o.Key)), writer, o.Bucket.Region)
	t.attribute("bucket", "aws_s3_bucket."+bucket+".id")
	t.attribute("key", hclQuote(o.Key))
	if utf8.ValidString(o.Body) {
		t.attribute("content", hclQuote(o.Body))
	} else {
		t.note("The content of " + o.Key + " in " + o.Bucket.Name + " is not text and not in it.")
	}
	canned := cannedName(o.ACL, o.Writer, o.Bucket.Account.CanonicalUserID, true)
	if canned == "" {
		t.note("The ACL of " + o.Key + " in " + o.Bucket.Name + " is not a canned one; objects take no other here.")
	} else if canned != "private" && !o.Bucket.ACLsDisabled() {
		t.text("acl", canned)
	}
	t.tags(o.Tags)
	t.list("depends_on", after)
	t.close()
	if writer != o.Bucket.Account {
		t.note(o.Key + " in " + o.Bucket.Name + " is uploaded by account " + writer.Name + ", which the bucket has to allow.")
	}
}

// cannedName finds the canned ACL that gives a list; "" where none does.
func cannedName(list acl.List, owner, bucketOwner string, object bool) string {
	for _, name := range []string{"private", "public-read", "public-read-write", "authenticated-read", "bucket-owner-full-control", "bucket-owner-read", "aws-exec-read", "log-delivery-write"} {
		if canned, ok := acl.Canned(name, owner, bucketOwner, object); ok && sameGrants(canned, list) {
			return name
		}
	}
	return ""
}

func sameGrants(a, b acl.List) bool {
	if len(a.Grants) != len(b.Grants) {
		return false
	}
	for i := range a.Grants {
		if a.Grants[i] != b.Grants[i] {
			return false
		}
	}
	return true
}
