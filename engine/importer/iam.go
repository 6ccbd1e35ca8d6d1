package importer

import (
	"strconv"
	"strings"

	"crossgrant/engine/catalog"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// Source of the shapes: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html

func isDetails(v *value.Value) bool {
	policies := v.Get("Policies")
	return v.Has("UserDetailList") || v.Has("RoleDetailList") || v.Has("GroupDetailList") ||
		len(policies.Items) > 0 && policies.Items[0].Has("PolicyVersionList")
}

// details reads everything of IAM that an account has.
func (j *job) details(v *value.Value) {
	policies := v.Get("Policies")
	for i := range policies.Items {
		j.managedPolicy(&policies.Items[i])
	}
	// AWS managed policies whose documents are in the text but not in the catalog.
	copies := awsDocuments(policies)
	for _, g := range []struct{ list, group string }{{"GroupDetailList", "groups"}, {"UserDetailList", "users"}, {"RoleDetailList", "roles"}} {
		list := v.Get(g.list)
		for i := range list.Items {
			j.copies(&list.Items[i], copies)
			j.entity(g.group, &list.Items[i], true)
		}
	}
}

// list reads the entities that a list-… command prints, which are not whole.
//
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html
func (j *job) list(group string, v *value.Value) {
	for i := range v.Items {
		j.entity(group, &v.Items[i], false)
	}
	if group != "groups" {
		j.note("A list has neither tags nor permissions boundaries; aws iam get-account-authorization-details has all.")
	}
}

// names of the members of an entity's details, by group.
var members = map[string]struct{ name, inline string }{
	"users":  {"UserName", "UserPolicyList"},
	"groups": {"GroupName", "GroupPolicyList"},
	"roles":  {"RoleName", "RolePolicyList"},
}

// entity reads a user, group or role: its details, or what get-… prints, which has
// no policies; those that the scenario has stay then. One that is whole without a
// permissions boundary has none.
func (j *job) entity(group string, v *value.Value, whole bool) {
	m := members[group]
	name := v.Str(m.name)
	if strings.HasPrefix(v.Str("Path"), "/aws-service-role/") {
		j.note("Service-linked roles were left out: only their AWS service can assume them.")
		return
	}
	if !j.holds(name, group == "groups") {
		return
	}
	account, ok := j.inAccount(accountInARN(v.Str("Arn")))
	if !ok {
		return
	}
	folder := "accounts/" + account + "/" + group + "/" + name
	if group == "roles" {
		if doc := j.document(v.Get("AssumeRolePolicyDocument")); doc != nil {
			j.put(folder+"/trust-policy.json", doc.Format())
		}
	}
	j.inlinePolicies(folder, v, m.inline)
	j.settings(folder+"/"+strings.TrimSuffix(group, "s")+".json", func(s *value.Value) {
		path := value.Of(v.Str("Path"))
		if path.Text == "/" {
			path.Text = ""
		}
		setOrRemove(s, "path", path)
		s.SetString("description", v.Str("Description"))
		j.tags(s, v.Get("Tags"))
		if v.Has("AttachedManagedPolicies") {
			j.managedPolicies(s, v.Get("AttachedManagedPolicies"))
		}
		if b := v.Get("PermissionsBoundary").Str("PermissionsBoundaryArn"); b != "" {
			s.Set("permissionsBoundary", value.Of(j.local(b)))
		} else if whole {
			s.Remove("permissionsBoundary")
		}
		switch n := v.Int("MaxSessionDuration", 0); n {
		case 0: // the text does not say
		case 3600:
			s.Remove("maxSessionDuration")
		default:
			s.Set("maxSessionDuration", value.OfInt(n))
		}
		if groups := v.Get("GroupList"); groups.Kind == value.Array {
			setOrRemove(s, "groups", groups)
		}
		if group == "users" && !s.Has("profile") {
			s.SetString("profile", j.profile(name, account))
		}
	})
}

// setOrRemove sets a member, which keeps its place, or removes it where there is
// nothing to say.
func setOrRemove(s *value.Value, name string, v *value.Value) {
	if v.Text == "" && len(v.Items) == 0 {
		s.Remove(name)
		return
	}
	s.Set(name, v)
}

// holds tells whether a folder can have the name.
func (j *job) holds(name string, long bool) bool {
	if world.ValidName(name, long) && name != "." && name != ".." {
		return true
	}
	j.note(strconv.Quote(name) + " was left out: a scenario cannot hold this name.")
	return false
}

func (j *job) tags(s, list *value.Value) {
	if list.Kind != value.Array {
		return
	}
	tags := value.Struct()
	for i := range list.Items {
		tags.Set(list.Items[i].Str("Key"), value.Of(list.Items[i].Str("Value")))
	}
	setOrRemove(s, "tags", tags)
}

// inlinePolicies writes those of a list. Others that the scenario has stay.
func (j *job) inlinePolicies(folder string, v *value.Value, member string) {
	list := v.Get(member)
	if list.Kind != value.Array {
		return
	}
	listed := map[string]bool{}
	for i := range list.Items {
		p := &list.Items[i]
		if path := j.inline(folder, p.Str("PolicyName"), p.Get("PolicyDocument")); path != "" {
			listed[path] = true
		}
	}
	for _, f := range j.s.Files {
		if strings.HasPrefix(f.Path, folder+"/policies/") && !listed[f.Path] {
			j.note(f.Path + " is not in the text and stays.")
		}
	}
}

func (j *job) inline(folder, name string, document *value.Value) (path string) {
	if !j.holds(name, true) {
		return ""
	}
	doc := j.document(document)
	if doc == nil {
		return ""
	}
	path = folder + "/policies/" + name + ".json"
	j.put(path, doc.Format())
	return path
}

// managedPolicies sets the ARNs that are attached.
func (j *job) managedPolicies(s, list *value.Value) {
	arns := value.List()
	for i := range list.Items {
		arns.Append(value.Of(j.local(list.Items[i].Str("PolicyArn"))))
	}
	setOrRemove(s, "managedPolicies", arns)
}

// local is the ARN under which the scenario has a managed policy: customer managed
// policies have no path there.
func (j *job) local(arn string) string {
	id := accountInARN(arn)
	if !isAccountID(id) {
		if _, known := catalog.ManagedPolicy(arn); !known {
			j.note(arn + " is not known here; its document was not in the text.")
		}
		return arn
	}
	name := arn[strings.LastIndexByte(arn, '/')+1:]
	j.noteUnless("accounts/"+j.accountOf(id)+"/policies/"+name+".json",
		arn+" is attached, but its document is not here: add what aws iam get-policy-version prints.")
	return "arn:aws:iam::" + id + ":policy/" + name
}

// managedPolicy reads a managed policy with its versions, of which the default one
// counts.
func (j *job) managedPolicy(p *value.Value) {
	id, name := accountInARN(p.Str("Arn")), p.Str("PolicyName")
	if !isAccountID(id) || !j.holds(name, true) {
		return // AWS's own are copied where they are attached
	}
	versions := p.Get("PolicyVersionList")
	for i := range versions.Items {
		version := &versions.Items[i]
		if !version.True("IsDefaultVersion") && version.Str("VersionId") != p.Str("DefaultVersionId") {
			j.note("Versions of managed policies that are not the default were left out.")
			continue
		}
		if doc := j.document(version.Get("Document")); doc != nil {
			if p.Str("Path") != "" && p.Str("Path") != "/" {
				j.note("Managed policies have no path here; attachments were adapted.")
			}
			j.put("accounts/"+j.accountOf(id)+"/policies/"+name+".json", doc.Format())
		}
	}
}

// awsDocuments gives the documents of AWS managed policies that the catalog lacks.
func awsDocuments(policies *value.Value) map[string]*value.Value {
	out := map[string]*value.Value{}
	for i := range policies.Items {
		p := &policies.Items[i]
		arn := p.Str("Arn")
		if _, known := catalog.ManagedPolicy(arn); known || isAccountID(accountInARN(arn)) {
			continue
		}
		versions := p.Get("PolicyVersionList")
		for k := range versions.Items {
			if versions.Items[k].True("IsDefaultVersion") {
				out[arn] = versions.Items[k].Get("Document")
			}
		}
	}
	return out
}

// copies attaches a customer managed policy of the same text where the catalog does
// not know one of AWS's.
func (j *job) copies(v *value.Value, documents map[string]*value.Value) {
	id := accountInARN(v.Str("Arn"))
	if !isAccountID(id) {
		return
	}
	replace := func(arn string) string {
		doc := documents[arn]
		name := arn[strings.LastIndexByte(arn, '/')+1:]
		if doc == nil || !j.holds(name, true) {
			return arn
		}
		if doc = j.document(doc); doc == nil {
			return arn
		}
		j.put("accounts/"+j.accountOf(id)+"/policies/"+name+".json", doc.Format())
		j.note("AWS managed policies that are not known here were copied as customer managed policies: " + name + ".")
		return "arn:aws:iam::" + id + ":policy/" + name
	}
	list := v.Get("AttachedManagedPolicies")
	for i := range list.Items {
		list.Items[i].Set("PolicyArn", value.Of(replace(list.Items[i].Str("PolicyArn"))))
	}
	if b := v.Get("PermissionsBoundary"); b.Has("PermissionsBoundaryArn") {
		b.Set("PermissionsBoundaryArn", value.Of(replace(b.Str("PermissionsBoundaryArn"))))
	}
}

// profile is the name under which a user's commands run where another user of the
// scenario has its own name already; "" where it is free.
func (j *job) profile(name, account string) string {
	for _, other := range j.entities("users", true) {
		if strings.HasSuffix(other, "/users/"+name) && other != "accounts/"+account+"/users/"+name {
			return account + "-" + name
		}
	}
	return ""
}
