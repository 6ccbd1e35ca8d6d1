package importer

import (
	"strings"

	"crossgrant/engine/catalog"
	"crossgrant/engine/policy"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// inlinePolicy reads what get-role-policy and its siblings print.
func (j *job) inlinePolicy(v *value.Value) {
	for _, group := range []string{"users", "groups", "roles"} {
		if name := v.Str(members[group].name); name != "" {
			if folder, ok := j.entityFolder(group, name); ok {
				j.inline(folder, v.Str("PolicyName"), v.Get("PolicyDocument"))
				j.needsTrust(folder)
			}
			return
		}
	}
	j.fail("This does not say whose policy it is.", "")
}

// entityFolder finds an entity by its name, in any account where only one has it.
func (j *job) entityFolder(group, name string) (folder string, ok bool) {
	if !j.holds(name, group == "groups") {
		return "", false
	}
	var found []string
	for _, f := range j.entities(group, true) {
		if strings.EqualFold(f[strings.LastIndexByte(f, '/')+1:], name) {
			found = append(found, f)
		}
	}
	if len(found) == 1 {
		j.lastAccount = strings.Split(found[0], "/")[1]
		return found[0], true
	}
	a, ok := j.inAccount("")
	return "accounts/" + a + "/" + group + "/" + name, ok
}

// needsTrust says that a role without a trust policy is none.
func (j *job) needsTrust(folder string) {
	if strings.Contains(folder, "/roles/") {
		j.noteUnless(folder+"/trust-policy.json", "The role has no trust policy yet: add what aws iam get-role prints.")
	}
}

// owner asks whose policies these are, where the command does not say.
func (j *job) owner(question string, more []string, likely string) (folder string, ok bool) {
	for _, group := range []string{"users", "groups", "roles"} {
		if name := j.command.option(strings.TrimSuffix(group, "s") + "-name"); name != "" {
			return j.entityFolder(group, name)
		}
	}
	options := more
	for _, group := range []string{"users", "groups", "roles"} {
		options = append(options, j.entities(group, true)...)
	}
	folder = j.ask(FieldOwner, question, options, likely)
	for _, o := range options {
		if o == folder {
			return folder, true
		}
	}
	if folder != "" {
		j.fail("\""+folder+"\" is not in the scenario.", "")
	}
	return "", false
}

// attachedPolicies reads what list-attached-role-policies and its siblings print.
func (j *job) attachedPolicies(v *value.Value) {
	folder, ok := j.owner("Whom are these policies attached to?", nil, "")
	if !ok {
		return
	}
	group := strings.Split(folder, "/")[2]
	j.settings(folder+"/"+strings.TrimSuffix(group, "s")+".json", func(s *value.Value) {
		j.managedPolicies(s, v.Get("AttachedPolicies"))
	})
	j.needsTrust(folder)
}

// policyVersion reads what get-policy-version prints: a document without a name.
func (j *job) policyVersion(v *value.Value) {
	version := v.Get("PolicyVersion")
	doc := j.document(version.Get("Document"))
	if doc == nil {
		return
	}
	if version.Has("IsDefaultVersion") && !version.True("IsDefaultVersion") {
		j.note("This is version " + version.Str("VersionId") + ", which is not the default one.")
	}
	arn := j.command.option("policy-arn")
	if _, known := catalog.ManagedPolicy(arn); known {
		j.note(arn + " is known here already and was left out.")
		return
	}
	name := arn[strings.LastIndexByte(arn, '/')+1:]
	if arn == "" {
		name = j.ask(FieldName, "What is the name of the policy?", nil, j.policyName())
	}
	if account, ok := j.inAccount(accountInARN(arn)); ok && name != "" && j.holds(name, true) {
		j.put("accounts/"+account+"/policies/"+name+".json", doc.Format())
	}
}

// policyName is the name of the input's file as a policy's, or "".
func (j *job) policyName() string {
	name := j.name[strings.LastIndexAny(j.name, "/\\")+1:]
	if at := strings.LastIndexByte(name, '.'); at > 0 {
		name = name[:at]
	}
	if !world.ValidName(name, true) {
		return ""
	}
	return name
}

// group reads get-group, which also lists its users.
func (j *job) group(v *value.Value) {
	j.entity("groups", v.Get("Group"), true)
	users := v.Get("Users")
	j.list("users", users)
	for i := range users.Items {
		j.join(&users.Items[i], v.Get("Group").Str("GroupName"))
	}
}

func (j *job) join(user *value.Value, group string) {
	account, ok := j.inAccount(accountInARN(user.Str("Arn")))
	if !ok || !j.holds(user.Str("UserName"), false) {
		return
	}
	j.settings("accounts/"+account+"/users/"+user.Str("UserName")+"/user.json", func(s *value.Value) {
		groups := s.Get("groups")
		for i := range groups.Items {
			if groups.Items[i].Text == group {
				return
			}
		}
		if groups.Kind != value.Array {
			groups = value.List()
		}
		groups.Append(value.Of(group))
		s.Set("groups", groups)
	})
}

// groups reads list-groups, or the groups of a user.
func (j *job) groups(v *value.Value) {
	j.list("groups", v.Get("Groups"))
	name := j.command.option("user-name")
	if !j.command.is("iam", "list-groups-for-user") || name == "" {
		return
	}
	groups := v.Get("Groups")
	for i := range groups.Items {
		user := value.Struct(value.S("UserName", name), value.S("Arn", groups.Items[i].Str("Arn")))
		j.join(user, groups.Items[i].Str("GroupName"))
	}
}

func (j *job) mfaDevices(v *value.Value) {
	devices := v.Get("MFADevices")
	for i := range devices.Items {
		name, id := devices.Items[i].Str("UserName"), accountInARN(devices.Items[i].Str("SerialNumber"))
		if account, ok := j.inAccount(id); ok && j.holds(name, false) {
			j.settings("accounts/"+account+"/users/"+name+"/user.json", func(s *value.Value) { s.Set("mfa", value.OfBool(true)) })
		}
	}
}

// identity reads get-caller-identity: which account what follows is of.
func (j *job) identity(v *value.Value) {
	if id := v.Str("Account"); isAccountID(id) {
		j.accountOf(id)
		return
	}
	j.fail("This identity has no account.", "")
}

// singlePolicy tells by its elements what kind of policy a document is.
func (j *job) singlePolicy(v *value.Value) {
	text := v.Format()
	doc, _ := policy.Parse(text)
	var principals, trust, s3, others bool
	bucket := ""
	for i := range doc.Statements {
		s := &doc.Statements[i]
		principals = principals || s.Principal != nil
		if s.Action != nil {
			for _, a := range s.Action.Values {
				service, _, _ := strings.Cut(strings.ToLower(a.Text), ":")
				trust = trust || service == "sts"
				s3 = s3 || service == "s3" || service == "*"
				others = others || service != "s3" && service != "*"
			}
		}
		if s.Resource != nil {
			for _, r := range s.Resource.Values {
				name, ok := strings.CutPrefix(r.Text, "arn:aws:s3:::")
				if name, _, _ = strings.Cut(name, "/"); ok && bucket == "" && world.ValidBucketName(name) {
					bucket = name
				}
			}
		}
	}
	switch {
	case principals && trust:
		j.trustPolicy(text)
	case principals && others && !s3:
		j.fail("This is a resource-based policy of a service that is not modelled.", "")
	case principals:
		j.Title = "Bucket policy"
		j.bucketDocument(text, bucket)
	default:
		j.identityPolicy(text)
	}
}

func (j *job) trustPolicy(text string) {
	j.Title = "Trust policy"
	role := j.command.option("role-name")
	if role == "" {
		roles := j.entities("roles", false)
		likely := ""
		if len(roles) == 1 {
			likely = roles[0]
		}
		role = j.ask(FieldRole, "Which role does it belong to?", roles, likely)
	}
	if role == "" {
		return
	}
	if folder, ok := j.entityFolder("roles", role); ok {
		j.put(folder+"/trust-policy.json", text)
	}
}

func (j *job) identityPolicy(text string) {
	j.Title = "Identity-based policy"
	var accounts []string
	likely := ""
	for _, a := range j.accounts() {
		accounts = append(accounts, "accounts/"+a.name)
		if a.name == j.lastAccount {
			likely = "accounts/" + a.name
		}
	}
	if len(accounts) == 1 {
		likely = accounts[0]
	}
	folder, ok := j.owner("Where does it belong? An account keeps it as a customer managed policy.", accounts, likely)
	name := j.ask(FieldName, "What is the name of the policy?", nil, j.policyName())
	if ok && name != "" && j.holds(name, true) {
		j.put(folder+"/policies/"+name+".json", text)
	}
}
