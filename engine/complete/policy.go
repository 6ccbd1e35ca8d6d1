package complete

import (
	"strconv"
	"strings"

	"crossgrant/engine/catalog"
	"crossgrant/engine/policy"
	"crossgrant/engine/scenario"
	"crossgrant/engine/wildcard"
)

// document completes one policy document.
type document struct {
	list
	kind  scenario.FileKind
	scene scenario.Scenario
	owner string // the account's folder; "" of an organization's policies
	s     *scene // made on demand: many places need no names
	// at the cursor: the statement's node, nil outside of one, and the members
	// below it that lead to the cursor.
	statement *node
	within    []string
	root      *node
}

func policyAt(s scenario.Scenario, path string, kind scenario.FileKind, at place) Completion {
	d := &document{list: list{at: at}, kind: kind, scene: s, owner: accountOf(path)}
	d.locate()
	switch {
	case at.slot == nothing:
	case d.variable():
	case d.statement != nil:
		d.inStatement()
	case d.root == nil && at.slot == value:
		d.bare("policy", Snippet, policyStart+d.statementText("    ")+policyEnd, -1)
	case len(at.path) == 1 && at.slot == name:
		d.member("Version", Property, "", `"2012-10-17"`)
		d.member("Id", Property, "optional", `"|"`)
		d.member("Statement", Property, "", `[|]`)
	case len(at.path) == 1 && at.path[0].key == "Version":
		d.value(policy.Version2012, Value, "current")
		d.value(policy.Version2008, Value, "no policy variables")
	case at.slot == value && at.path[0].key == "Statement":
		d.bare("statement", Snippet, d.statementText(at.indent), -1)
	}
	return d.completion()
}

const (
	policyStart = "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    "
	policyEnd   = "\n  ]\n}"
)

// accountOf gives the folder's name of the account that a file belongs to.
func accountOf(path string) string {
	rest, ok := strings.CutPrefix(path, "accounts/")
	if !ok {
		return ""
	}
	account, _, _ := strings.Cut(rest, "/")
	return account
}

// locate finds the statement around the cursor.
func (d *document) locate() {
	path := d.at.path
	if len(path) == 0 {
		return
	}
	d.root = path[0].node
	if path[0].key != "Statement" || len(path) < 2 {
		return
	}
	path = path[1:]
	if path[0].node.kind == '[' {
		path = path[1:]
	}
	if len(path) == 0 || path[0].node.kind != '{' {
		return
	}
	d.statement = path[0].node
	for _, s := range path {
		d.within = append(d.within, s.key)
	}
}

func (d *document) names() *scene {
	if d.s == nil {
		d.s = newScene(d.scene)
	}
	return d.s
}

// member offers the name of a member that the object at the cursor lacks.
func (d *document) member(name string, kind Kind, detail, value string) {
	if here := d.at.path[len(d.at.path)-1].node; !here.has(name) || d.at.typed == name {
		d.property(name, kind, detail, value)
	}
}

// elements of a statement by the kind of policy:
//
//	bucket policies and trust policies name principals, and trust policies no
//	resource: IAM User Guide, "IAM JSON policy elements: Principal" and "…: Resource"
//	https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html
//	https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
func elements(kind scenario.FileKind) string {
	switch kind {
	case scenario.BucketPolicy:
		return "Sid Effect Principal NotPrincipal Action NotAction Resource NotResource Condition"
	case scenario.TrustPolicy:
		return "Sid Effect Principal Action Condition"
	case scenario.ResourceControlPolicy:
		return "Sid Effect Principal Action Resource NotResource Condition"
	case scenario.Local:
		return "Sid Effect Principal Action NotAction Resource NotResource Condition"
	}
	return "Sid Effect Action NotAction Resource NotResource Condition"
}

// statementText is a statement to begin with.
func (d *document) statementText(indent string) string {
	effect := "Allow"
	if d.kind == scenario.ResourceControlPolicy || d.kind == scenario.ServiceControlPolicy {
		effect = "Deny"
	}
	lines := []string{`"Effect": "` + effect + `"`}
	for name := range strings.FieldsSeq(elements(d.kind)) {
		switch {
		case name == "Principal" && d.kind == scenario.ResourceControlPolicy:
			lines = append(lines, `"Principal": "*"`)
		case name == "Principal" && d.kind != scenario.Local:
			lines = append(lines, `"Principal": { "AWS": "" }`)
		case name == "Action" && d.kind == scenario.TrustPolicy:
			lines = append(lines, `"Action": "sts:AssumeRole"`)
		case name == "Action", name == "Resource":
			lines = append(lines, `"`+name+`": ""`)
		}
	}
	return "{\n" + indent + "  " + strings.Join(lines, ",\n"+indent+"  ") + "\n" + indent + "}"
}

func (d *document) inStatement() {
	element, rest := d.within[0], d.within[1:]
	// A list of values is one level further down.
	depth := len(rest)
	if depth > 0 && d.at.path[len(d.at.path)-1].node.kind == '[' {
		depth--
	}
	switch {
	case d.at.slot == name && len(rest) == 0:
		d.elementNames()
	case element == "Effect" && depth == 0:
		if d.kind != scenario.ResourceControlPolicy {
			d.value("Allow", Value, "")
		}
		d.value("Deny", Value, "")
	case (element == "Action" || element == "NotAction") && d.at.slot == value:
		d.actions()
	case (element == "Resource" || element == "NotResource") && d.at.slot == value:
		d.resources()
	case element == "Principal" || element == "NotPrincipal":
		d.principal(rest, depth)
	case element == "Condition":
		d.condition(rest, depth)
	}
}

func (d *document) elementNames() {
	for element := range strings.FieldsSeq(elements(d.kind)) {
		opposite, negative := strings.CutPrefix(element, "Not")
		if !negative {
			opposite = "Not" + element
		}
		if d.statement.has(opposite) && d.at.typed != element {
			continue
		}
		detail := ""
		if element == "Sid" || element == "Condition" {
			detail = "optional"
		}
		start := `"|"`
		switch opposite {
		case "NotCondition":
			start = `{ | }`
		case "NotPrincipal", "Principal":
			start = `{ "AWS": "|" }`
			if d.kind == scenario.ResourceControlPolicy {
				start = `"*"`
			}
		}
		d.member(element, Property, detail, start)
	}
}

// vendors are the services whose actions a kind of policy names.
func (d *document) vendors() []string {
	switch d.kind {
	case scenario.BucketPolicy:
		return []string{"s3"}
	case scenario.TrustPolicy:
		return []string{"sts"}
	case scenario.ResourceControlPolicy:
		return []string{"s3", "sts"}
	}
	return []string{"s3", "sts", "iam"}
}

func (d *document) actions() {
	if d.kind == scenario.TrustPolicy {
		for name := range strings.FieldsSeq(policy.TrustActions) {
			d.action(name)
		}
		return
	}
	if d.kind != scenario.BucketPolicy {
		d.value("*", Action, "every action")
	}
	for _, vendor := range d.vendors() {
		d.patterns(vendor)
		catalog.EachAction(vendor, func(name, access string, types []string) {
			if d.kind != scenario.BucketPolicy || ofBuckets(types) {
				d.value(vendor+":"+name, Action, access)
			}
		})
	}
}

func (d *document) action(name string) {
	info, _ := catalog.Action(name)
	d.value(name, Action, info.Access)
}

// ofBuckets tells whether an action is on a bucket or an object, as those that a
// bucket policy may name are.
func ofBuckets(types []string) bool {
	for _, t := range types {
		if t == "bucket" || t == "object" {
			return true
		}
	}
	return false
}

// patterns offers the whole service, and the actions that begin with one verb.
func (d *document) patterns(vendor string) {
	d.value(vendor+":*", Action, "all of "+vendor)
	verb, count := "", 0
	flush := func() {
		if count > 1 {
			d.value(vendor+":"+verb+"*", Action, strconv.Itoa(count)+" actions")
		}
	}
	catalog.EachAction(vendor, func(name, _ string, types []string) {
		if d.kind == scenario.BucketPolicy && !ofBuckets(types) {
			return
		}
		if v := firstWord(name); v != verb {
			flush()
			verb, count = v, 0
		}
		count++
	})
	flush()
}

// firstWord of a name in CamelCase.
func firstWord(name string) string {
	for i := 1; i < len(name); i++ {
		if 'A' <= name[i] && name[i] <= 'Z' {
			return name[:i]
		}
	}
	return name
}

// services that the statement's actions belong to; all three where it names none.
func (d *document) services() map[string]bool {
	found := map[string]bool{}
	for _, a := range d.statement.member("Action").texts() {
		vendor, _, ok := strings.Cut(strings.ToLower(a), ":")
		if !ok {
			return nil
		}
		found[vendor] = true
	}
	if len(found) == 0 {
		return nil
	}
	return found
}

// types of resources that the statement's actions are on; nil where it names none.
func (d *document) types() map[string]bool {
	found := map[string]bool{}
	for _, pattern := range d.statement.member("Action").texts() {
		vendor, rest, ok := strings.Cut(pattern, ":")
		if !ok {
			return nil
		}
		p := wildcard.Compile(rest, wildcard.Stars|wildcard.Fold)
		catalog.EachAction(vendor, func(name, _ string, types []string) {
			if p.Match(name, nil) {
				for _, t := range types {
					found[t] = true
				}
			}
		})
	}
	if len(found) == 0 {
		return nil
	}
	return found
}

func (d *document) resources() {
	types, services := d.types(), d.services()
	wants := func(service string, kinds ...string) bool {
		if services != nil && !services[service] {
			return false
		}
		for _, k := range kinds {
			if types == nil || types[k] {
				return true
			}
		}
		return false
	}
	x := d.names()
	if d.kind != scenario.BucketPolicy {
		d.value("*", Resource, "every resource")
	}
	for _, own := range []bool{true, false} {
		for _, b := range x.buckets {
			if (b.of == d.owner) != own || d.kind == scenario.BucketPolicy && !own {
				continue
			}
			if wants("s3", "bucket") {
				d.value(b.arn, Resource, "bucket of "+title(b.account))
			}
			if wants("s3", "object") {
				d.value(b.arn+"/*", Resource, "all its objects")
				d.prefixes(x, b)
			}
		}
	}
	if d.kind == scenario.BucketPolicy {
		return
	}
	role := wants("sts", "role") || wants("iam", "role")
	for _, own := range []bool{true, false} {
		d.entries(x.roles, own, role, "role of ")
		d.entries(x.users, own, wants("iam", "user"), "user of ")
		d.entries(x.groups, own, wants("iam", "group"), "group of ")
		d.entries(x.policies, own, wants("iam", "policy"), "policy of ")
	}
}

// entries offers ARNs of the document's own account, or of the others.
func (d *document) entries(list []entry, own, wanted bool, what string) {
	for _, e := range list {
		if wanted && (e.of == d.owner) == own {
			d.value(e.arn, Resource, what+title(e.account))
		}
	}
}

// prefixes offers the objects and folders of a bucket.
func (d *document) prefixes(x *scene, b entry) {
	folders := map[string]bool{}
	for _, o := range x.objects {
		if o.of != b.name {
			continue
		}
		if i := strings.IndexByte(o.name, '/'); i > 0 && !folders[o.name[:i]] {
			folders[o.name[:i]] = true
			d.value(b.arn+"/"+o.name[:i]+"/*", Resource, "folder")
		}
		d.value(o.arn, Resource, "object")
	}
}

func (d *document) principal(rest []string, depth int) {
	switch {
	case d.at.slot == value && depth == 0:
		d.value("*", Principal, "everyone")
		if d.kind != scenario.ResourceControlPolicy {
			d.bare("AWS", Snippet, `{ "AWS": "" }`, len(`{ "AWS": "`))
			d.bare("Service", Snippet, `{ "Service": "" }`, len(`{ "Service": "`))
		}
	case d.kind == scenario.ResourceControlPolicy:
	case d.at.slot == name && depth == 1:
		d.member("AWS", Property, "accounts, users, roles", `"|"`)
		d.member("Service", Property, "AWS services", `"|"`)
		d.member("Federated", Property, "identity providers", `"|"`)
		if d.kind == scenario.BucketPolicy {
			d.member("CanonicalUser", Property, "accounts by canonical user ID", `"|"`)
		}
	case depth == 1:
		d.principals(rest[0])
	}
}

func (d *document) principals(key string) {
	x := d.names()
	switch key {
	case "AWS":
		for _, a := range x.accounts {
			d.value("arn:aws:iam::"+a.account.ID+":root", Principal, title(a.account))
		}
		for _, u := range x.users {
			d.value(u.arn, Principal, "user of "+title(u.account))
		}
		for _, r := range x.roles {
			d.value(r.arn, Principal, "role of "+title(r.account))
		}
		for _, s := range x.sessions {
			d.value(s.arn, Principal, "session in "+title(s.account))
		}
		for _, a := range x.accounts {
			d.value(a.account.ID, Principal, title(a.account))
		}
		d.value("*", Principal, "everyone")
	case "Service":
		for name := range strings.FieldsSeq(literals["services"]) {
			d.value(name, Principal, "")
		}
	case "Federated":
		for name := range strings.FieldsSeq(literals["providers"]) {
			d.value(name, Principal, "")
		}
	case "CanonicalUser":
		for _, a := range x.accounts {
			d.value(a.account.CanonicalUserID, Principal, title(a.account))
		}
	}
}

// variable offers policy variables where one has been begun. Documents of the
// older version have none.
func (d *document) variable() bool {
	i := strings.LastIndex(d.at.typed, "${")
	if i < 0 || strings.IndexByte(d.at.typed[i:], '}') >= 0 || d.at.slot != value {
		return false
	}
	if v := d.root.member("Version"); v == nil || v.text != policy.Version2012 {
		return false
	}
	d.at.to = d.at.from + len(d.at.typed)
	d.at.from += i
	for _, k := range catalog.ConditionKeys("aws") {
		if strings.HasPrefix(k.Name, "aws:") && !k.Multivalued {
			d.variableOf(k)
		}
	}
	for _, name := range []string{"s3:prefix", "s3:max-keys", "sts:ExternalId", "sts:RoleSessionName"} {
		d.variableOf(catalog.KeyInfo{Name: name, Type: "String"})
	}
	d.add("${*}", Variable, "an asterisk", "${*}", -1)
	d.add("${?}", Variable, "a question mark", "${?}", -1)
	d.add("${$}", Variable, "a dollar sign", "${$}", -1)
	return true
}

func (d *document) variableOf(k catalog.KeyInfo) {
	before, _, open := strings.Cut(k.Name, "${")
	if !open {
		d.add("${"+k.Name+"}", Variable, k.Type, "${"+k.Name+"}", -1)
		return
	}
	tags := d.names().tagsOf(k.Name)
	for _, t := range tags {
		d.add("${"+before+t.name+"}", Variable, "tag", "${"+before+t.name+"}", -1)
	}
	if len(tags) == 0 {
		insert := "${" + before
		d.add(insert+"…}", Variable, "tag", insert+"}", len(insert))
	}
}

// tagsOf gives the tags that a key with a variable part may name.
func (x *scene) tagsOf(key string) []entry {
	var all []entry
	switch {
	case strings.HasPrefix(key, "aws:PrincipalTag/"), strings.HasPrefix(key, "iam:ResourceTag/"):
		all = x.principalTags
	case strings.HasPrefix(key, "s3:ExistingObjectTag/"), strings.HasPrefix(key, "s3:RequestObjectTag/"):
		all = x.objectTags
	case strings.HasPrefix(key, "s3:BucketTag/"):
		all = x.bucketTags
	case strings.HasPrefix(key, "aws:ResourceTag/"), strings.HasPrefix(key, "aws:RequestTag/"):
		all = append(append(all, x.bucketTags...), x.principalTags...)
	}
	var out []entry
	seen := map[string]bool{}
	for _, t := range all {
		if !seen[t.name] {
			seen[t.name] = true
			out = append(out, t)
		}
	}
	return out
}
