// Package export writes what a scenario has before its first command as something
// that would build it in real accounts: a script of AWS CLI commands, Terraform, or
// CloudFormation. What a form cannot say is a note.
package export

import (
	"sort"
	"strconv"
	"strings"

	"crossgrant/engine/acl"
	"crossgrant/engine/authz"
	"crossgrant/engine/diag"
	"crossgrant/engine/jsontext"
	"crossgrant/engine/policy"
	"crossgrant/engine/scenario"
	"crossgrant/engine/secret"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// Formats by their names.
const (
	CLI            = "cli"
	Terraform      = "terraform"
	CloudFormation = "cloudformation"
)

// Result is the files, the first of which is the one to look at, and what is not in
// them.
type Result struct {
	Files []scenario.File
	Notes []string
}

// Export writes a scenario in a format; ok is false where there is no such format.
func Export(s scenario.Scenario, format string) (r Result, ok bool) {
	clean := scenario.Scenario{Title: s.Title, Description: s.Description}
	var secrets secret.Redactor
	for _, f := range s.Files {
		clean.Files = append(clean.Files, scenario.File{Path: f.Path, Text: secrets.Redact(f.Text)})
	}
	loaded, found := scenario.Load(clean)
	x := &exporter{w: loaded.World, title: s.Title}
	if secrets.Count > 0 {
		x.note("Texts that look like real AWS credentials were replaced.")
	}
	x.refused(found)
	switch format {
	case CLI:
		x.cli()
	case Terraform:
		x.terraform()
	case CloudFormation:
		x.cloudFormation()
	default:
		return Result{}, false
	}
	x.common(&clean)
	return Result{x.files, x.notes}, true
}

// exporter collects the files and notes of one format.
type exporter struct {
	w         *world.World
	title     string
	files     []scenario.File
	notes     []string
	canonical bool // a canonical user ID was written
}

func (x *exporter) file(path, text string) {
	x.files = append(x.files, scenario.File{Path: path, Text: text})
}

// note says once what is not in the files.
func (x *exporter) note(text string) {
	for _, n := range x.notes {
		if n == text {
			return
		}
	}
	x.notes = append(x.notes, text)
}

// refused names the files with something that AWS would not accept: the loader
// treats it as not there.
func (x *exporter) refused(found []diag.Diagnostic) {
	for _, d := range found {
		if d.Severity == diag.Error {
			x.note(d.File + " is left out, as far as it has errors: " + d.Message)
		}
	}
}

// common notes what no format holds.
func (x *exporter) common(s *scenario.Scenario) {
	if x.canonical {
		x.note("Canonical user IDs are the scenario's; put in yours (aws s3api list-buckets --query Owner.ID).")
	}
	if x.w.Organization != nil {
		x.note("The organization with its service and resource control policies is not in it.")
	}
	if x.w.VPCEndpoint != nil {
		x.note("The VPC endpoint is not in it.")
	}
	for _, a := range x.w.Accounts {
		for _, u := range a.Users.Sorted() {
			if u.MFA != "" {
				x.note("MFA devices are not in it: they are enabled with their codes.")
			}
		}
	}
	for _, f := range s.Files {
		if kind, _ := scenario.Describe(f.Path); kind == scenario.Flow && strings.TrimSpace(f.Text) != "" {
			x.note("flow.sh is not in it; this is the state before its first command. Users get no access keys.")
		}
	}
	x.note("Bucket names are unique among all AWS accounts, so other names may be needed.")
}

// document reads a stored policy, which is JSON.
func document(p *world.Policy) *value.Value {
	n, err := jsontext.Parse(p.Text)
	if err != nil {
		return value.Struct()
	}
	return n.Value()
}

// needs lists the users and roles of the scenario that a policy names as
// principals: they must exist before AWS stores it.
func (x *exporter) needs(p *world.Policy) (users []*world.User, roles []*world.Role) {
	if p == nil {
		return nil, nil
	}
	for i := range p.Document.Statements {
		principals := p.Document.Statements[i].Principal
		if principals == nil {
			continue
		}
		for _, v := range principals.Values {
			a := x.w.Account(v.Account)
			if a == nil {
				continue
			}
			name := v.Name[strings.LastIndexByte(v.Name, '/')+1:]
			switch v.Type {
			case policy.UserPrincipal:
				if u := a.Users[world.Key(name)]; u != nil {
					users = append(users, u)
				}
			case policy.SessionPrincipal:
				if parts := strings.Split(v.Name, "/"); len(parts) > 1 {
					name = parts[1]
				}
				fallthrough
			case policy.RolePrincipal:
				if r := a.Roles[world.Key(name)]; r != nil {
					roles = append(roles, r)
				}
			}
		}
	}
	return users, roles
}

// ids replaces the numbers of the scenario's accounts in a text. A number within
// a longer one is another.
func (x *exporter) ids(text string, replace func(a *world.Account) string) (string, bool) {
	var b strings.Builder
	at := 0
	for i := 0; i+12 <= len(text); i++ {
		if i > 0 && alphanumeric(text[i-1]) || i+12 < len(text) && alphanumeric(text[i+12]) {
			continue
		}
		if a := x.w.Account(text[i : i+12]); a != nil {
			b.WriteString(text[at:i] + replace(a))
			i += 11
			at = i + 1
		}
	}
	if at == 0 {
		return text, false
	}
	b.WriteString(text[at:])
	return b.String(), true
}

func alphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// named makes names of things unique within their type.
type named map[string]bool

func (n named) take(name string) string {
	unique := name
	for i := 2; n[unique]; i++ {
		unique = name + "_" + strconv.Itoa(i)
	}
	n[unique] = true
	return unique
}

// grantsOf gives the ACL's grants in the form of S3's API.
func (x *exporter) grantsOf(list acl.List) *value.Value {
	grants := value.List()
	for _, g := range list.Grants {
		grantee := value.Struct(value.S("Type", "Group"), value.S("URI", g.Grantee.URI))
		if g.Grantee.ID != "" {
			grantee = value.Struct(value.S("Type", "CanonicalUser"), value.S("ID", g.Grantee.ID))
		}
		grants.Append(value.Struct(value.M("Grantee", grantee), value.S("Permission", string(g.Permission))))
	}
	x.canonical = true
	return value.Struct(value.M("Grants", grants), value.M("Owner", value.Struct(value.S("ID", list.Owner))))
}

// plainACL tells whether an ACL is what everything has of which nothing was said.
func plainACL(list acl.List) bool {
	return len(list.Grants) == 1 && list.OwnerOnly() && list.Grants[0].Permission == acl.FullControl
}

// tagList gives tags as AWS's APIs take them.
func tagList(tags []world.Tag) *value.Value {
	list := value.List()
	for _, t := range tags {
		list.Append(value.Struct(value.S("Key", t.Key), value.S("Value", t.Value)))
	}
	return list
}

// allPublicAccessBlocked is what a bucket created today has.
var allPublicAccessBlocked = world.BlockPublicAccess{BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true}

func publicAccessBlock(b *world.BlockPublicAccess) *value.Value {
	if b == nil {
		b = &world.BlockPublicAccess{}
	}
	return value.Struct(
		value.M("BlockPublicAcls", value.OfBool(b.BlockPublicAcls)), value.M("IgnorePublicAcls", value.OfBool(b.IgnorePublicAcls)),
		value.M("BlockPublicPolicy", value.OfBool(b.BlockPublicPolicy)), value.M("RestrictPublicBuckets", value.OfBool(b.RestrictPublicBuckets)),
	)
}

// blocked notes what a bucket's Block Public Access keeps from being stored beside
// it. A script can store it before; a declaration cannot say so.
func (x *exporter) blocked(b *world.Bucket) {
	block := b.EffectiveBlockPublicAccess()
	if b.Policy != nil && block.BlockPublicPolicy && authz.Public(b.Policy.Document) {
		x.note("The policy of " + b.Name + " is public, which its Block Public Access refuses: apply with BlockPublicPolicy off at first.")
	}
	if block.BlockPublicAcls && b.ACL.Public() {
		x.note("The ACL of " + b.Name + " is public, which its Block Public Access refuses: apply with BlockPublicAcls off at first.")
	}
}

// rolesInOrder puts roles behind those that their trust policies name. Of roles that
// name one another, late are those that get theirs in the end.
func (x *exporter) rolesInOrder() (order []*world.Role, late map[*world.Role]bool) {
	var left []*world.Role
	for _, a := range x.w.Accounts {
		for _, r := range a.Roles.Sorted() {
			if r.Trust == nil {
				x.note(r.EntityID() + " has no trust policy and is left out.")
				continue
			}
			left = append(left, r)
		}
	}
	late, done := map[*world.Role]bool{}, map[*world.Role]bool{}
	for len(left) > 0 {
		var rest []*world.Role
		for _, r := range left {
			ready := true
			_, roles := x.needs(r.Trust)
			for _, other := range roles {
				ready = ready && done[other]
			}
			if !ready {
				rest = append(rest, r)
				continue
			}
			order, done[r] = append(order, r), true
		}
		if len(rest) == len(left) {
			late[rest[0]], done[rest[0]] = true, true
			order, rest = append(order, rest[0]), rest[1:]
		}
		left = rest
	}
	return order, late
}

func sortedNames(set map[string]bool) []string {
	names := make([]string, 0, len(set))
	for n := range set {
		names = append(names, n)
	}
	sort.Stable(sort.StringSlice(names))
	return names
}
