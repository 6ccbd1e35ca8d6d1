package export

import (
	"strings"

	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// template is the CloudFormation template of one account.
//
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
type template struct {
	*exporter
	account    *world.Account
	parameters map[*world.Account]string // of other accounts that are named
	resources  *value.Value
	taken      named
	logical    map[string]string // by ARN; a group's as well
	before     map[string]bool   // names of accounts whose principals are named
}

func (x *exporter) cloudFormation() {
	waits := map[string]map[string]bool{}
	for _, a := range x.w.Accounts {
		t := &template{
			exporter: x, account: a, parameters: map[*world.Account]string{}, resources: value.Struct(),
			taken: named{}, logical: map[string]string{}, before: map[string]bool{},
		}
		t.everything()
		if len(t.resources.Names) > 0 {
			x.file(label(a.Name)+".template.json", t.text())
			waits[a.Name] = t.before
		}
		if a.BlockPublicAccess != nil {
			x.note("Block Public Access of account " + a.Name + " as a whole is not in it: CloudFormation has no resource for it.")
		}
	}
	for _, a := range x.w.Accounts {
		if before := sortedNames(waits[a.Name]); len(before) > 0 {
			x.note("Deploy the template of " + a.Name + " after that of " + strings.Join(before, " and ") + ", whose users or roles it names.")
		}
	}
	x.note("The templates name what they make, so deploying them needs the capability CAPABILITY_NAMED_IAM.")
	x.note("Numbers of other accounts are parameters with the scenario's as their defaults.")
}

func (t *template) text() string {
	out := value.Struct(value.S("AWSTemplateFormatVersion", "2010-09-09"), value.S("Description", "Account "+t.account.Name+" of the scenario"))
	parameters := value.Struct()
	for _, a := range t.w.Accounts {
		if name := t.parameters[a]; name != "" {
			parameters.Set(name, value.Struct(value.S("Type", "String"), value.S("Default", a.ID), value.S("AllowedPattern", "[0-9]{12}")))
		}
	}
	if len(parameters.Names) > 0 {
		out.Set("Parameters", parameters)
	}
	out.Set("Resources", t.resources)
	return out.Format()
}

// name gives an unused logical ID: letters and digits only.
func (t *template) name(kind, name string) string {
	out := []byte(kind)
	for i := 0; i < len(name); i++ {
		if alphanumeric(name[i]) {
			out = append(out, name[i])
		}
	}
	return strings.ReplaceAll(t.taken.take(string(out)), "_", "x")
}

func (t *template) add(logical, kind string, properties *value.Value, dependsOn []string) {
	r := value.Struct(value.S("Type", kind))
	if len(dependsOn) > 0 {
		r.Set("DependsOn", value.Strings(dependsOn...))
	}
	r.Set("Properties", properties)
	t.resources.Set(logical, r)
}

func ref(logical string) *value.Value { return value.Struct(value.S("Ref", logical)) }

// sub puts parameters in the place of the numbers of accounts.
func (t *template) sub(v *value.Value) *value.Value {
	switch v.Kind {
	case value.String:
		literal := strings.ReplaceAll(v.Text, "${", "${!")
		text, found := t.ids(literal, func(a *world.Account) string {
			if a == t.account {
				return "${AWS::AccountId}"
			}
			if t.parameters[a] == "" {
				t.parameters[a] = t.name("Account", a.Name)
			}
			return "${" + t.parameters[a] + "}"
		})
		if found {
			return value.Struct(value.S("Fn::Sub", text))
		}
		return v
	case value.Array, value.Object:
		out := &value.Value{Kind: v.Kind, Names: v.Names}
		for i := range v.Items {
			out.Append(t.sub(&v.Items[i]))
		}
		return out
	}
	return v
}

func (t *template) document(p *world.Policy) *value.Value { return t.sub(document(p)) }

// arns lists managed policies; those of the template by reference.
func (t *template) arns(p *value.Value, attached []string) {
	list := value.List()
	for _, arn := range attached {
		list.Append(t.managed(arn))
	}
	if len(list.Items) > 0 {
		p.Set("ManagedPolicyArns", list)
	}
}

func (t *template) managed(arn string) *value.Value {
	if l := t.logical[arn]; l != "" {
		return ref(l)
	}
	return t.sub(value.Of(arn))
}

func (t *template) inline(p *value.Value, inline world.Policies) {
	list := value.List()
	for _, x := range inline {
		list.Append(value.Struct(value.S("PolicyName", x.Name), value.M("PolicyDocument", t.document(x))))
	}
	if len(list.Items) > 0 {
		p.Set("Policies", list)
	}
}

// dependencies are the users and roles of the template that a policy names. Those of
// other accounts have to be there before.
func (t *template) dependencies(p *world.Policy) (out []string) {
	users, roles := t.needs(p)
	seen := map[string]bool{}
	add := func(a *world.Account, arn string) {
		if a != t.account {
			t.before[a.Name] = true
		} else if l := t.logical[arn]; l != "" && !seen[l] {
			seen[l] = true
			out = append(out, l)
		}
	}
	for _, u := range users {
		add(u.Account, u.ARN())
	}
	for _, r := range roles {
		add(r.Account, r.ARN())
	}
	return out
}

func (t *template) everything() {
	a := t.account
	for _, p := range a.Policies.Sorted() {
		l := t.name("Policy", p.Name)
		t.logical[p.ARN()] = l
		t.add(l, "AWS::IAM::ManagedPolicy", value.Struct(value.S("ManagedPolicyName", p.Name), value.M("PolicyDocument", t.document(p.DefaultVersion().Policy))), nil)
	}
	for _, g := range a.Groups.Sorted() {
		l := t.name("Group", g.Name)
		t.logical[g.ARN()] = l
		p := value.Struct(value.S("GroupName", g.Name))
		p.SetString("Path", pathOption(g.Path))
		t.arns(p, g.Attached)
		t.inline(p, g.Inline)
		t.add(l, "AWS::IAM::Group", p, nil)
	}
	for _, u := range a.Users.Sorted() {
		t.user(u)
	}
	order, late := t.rolesInOrder()
	for _, r := range order {
		if r.Account == a {
			t.role(r, late[r])
		}
	}
	for _, b := range a.Buckets.Sorted() {
		t.bucket(b)
	}
}

func (t *template) user(u *world.User) {
	l := t.name("User", u.Name)
	t.logical[u.ARN()] = l
	p := value.Struct(value.S("UserName", u.Name))
	p.SetString("Path", pathOption(u.Path))
	if u.Boundary != "" {
		p.Set("PermissionsBoundary", t.managed(u.Boundary))
	}
	groups := value.List()
	for _, name := range u.Groups {
		groups.Append(ref(t.logical[u.Account.Groups[world.Key(name)].ARN()]))
	}
	if len(groups.Items) > 0 {
		p.Set("Groups", groups)
	}
	t.arns(p, u.Attached)
	t.inline(p, u.Inline)
	if len(u.Tags) > 0 {
		p.Set("Tags", tagList(u.Tags))
	}
	t.add(l, "AWS::IAM::User", p, nil)
}

func (t *template) role(r *world.Role, late bool) {
	l := t.name("Role", r.Name)
	needs := t.dependencies(r.Trust)
	t.logical[r.ARN()] = l
	if late {
		t.note("Roles that name one another in their trust policies cannot be made in one go: leave one of the names out at first.")
	}
	p := value.Struct(value.S("RoleName", r.Name))
	p.SetString("Path", pathOption(r.Path))
	p.SetString("Description", r.Description)
	if r.MaxSessionDuration != 3600 {
		p.Set("MaxSessionDuration", value.OfInt(r.MaxSessionDuration))
	}
	if r.Boundary != "" {
		p.Set("PermissionsBoundary", t.managed(r.Boundary))
	}
	p.Set("AssumeRolePolicyDocument", t.document(r.Trust))
	t.arns(p, r.Attached)
	t.inline(p, r.Inline)
	if len(r.Tags) > 0 {
		p.Set("Tags", tagList(r.Tags))
	}
	t.add(l, "AWS::IAM::Role", p, needs)
}

func (t *template) bucket(b *world.Bucket) {
	t.blocked(b)
	l := t.name("Bucket", b.Name)
	rules := value.List(value.Struct(value.S("ObjectOwnership", string(b.Ownership))))
	p := value.Struct(
		value.S("BucketName", b.Name),
		value.M("OwnershipControls", value.Struct(value.M("Rules", rules))),
		value.M("PublicAccessBlockConfiguration", publicAccessBlock(b.BlockPublicAccess)),
	)
	if b.Versioning != "" {
		p.Set("VersioningConfiguration", value.Struct(value.S("Status", b.Versioning)))
	}
	switch canned := cannedName(b.ACL, b.Account.CanonicalUserID, b.Account.CanonicalUserID, false); canned {
	case "":
		t.note("The ACL of " + b.Name + " is not a canned one and not in it: CloudFormation has no other.")
	case "private":
	default:
		p.Set("AccessControl", value.Of(controls[canned]))
	}
	if len(b.Tags) > 0 {
		p.Set("Tags", tagList(b.Tags))
	}
	t.add(l, "AWS::S3::Bucket", p, nil)
	if b.Policy != nil {
		t.add(t.name("PolicyOf", b.Name), "AWS::S3::BucketPolicy",
			value.Struct(value.M("Bucket", ref(l)), value.M("PolicyDocument", t.document(b.Policy))), t.dependencies(b.Policy))
	}
	if len(b.Objects) > 0 {
		t.note("Objects are not in it: CloudFormation makes none.")
	}
	if b.Region != t.w.Region {
		t.note(b.Name + " lies in " + b.Region + "; a stack makes buckets in its own region, so it needs a stack of its own there.")
	}
}

// controls are the names of canned ACLs in the property AccessControl.
var controls = map[string]string{
	"public-read": "PublicRead", "public-read-write": "PublicReadWrite", "authenticated-read": "AuthenticatedRead",
	"aws-exec-read": "AwsExecRead", "log-delivery-write": "LogDeliveryWrite",
}
