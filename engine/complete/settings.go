package complete

import (
	"strings"

	"crossgrant/engine/scenario"
)

// settingShapes are the settings files of the scenario format and what is in
// them: for each kind of object a line with its members. A member is NAME=TYPE:
//
//	s text  n number  b true or false  {X object of kind X  [T list of T
//	<T object of any names  @X a text of source X  T|T either
const settingShapes = `
scenario.json format=n clock=s sourceIp=s region=@regions vpcEndpoint={endpoint
endpoint id=s vpc=s policy=s
account.json id=s name=s canonicalUserId=s blockPublicAccess={block
block BlockPublicAcls=b IgnorePublicAcls=b BlockPublicPolicy=b RestrictPublicBuckets=b
user.json path=s tags=<s managedPolicies=[@policy-arns permissionsBoundary=@policy-arns groups=[@own-groups mfa=b profile=s
group.json path=s managedPolicies=[@policy-arns
role.json path=s tags=<s managedPolicies=[@policy-arns permissionsBoundary=@policy-arns maxSessionDuration=n
bucket.json region=@regions objectOwnership=@ownership blockPublicAccess={block acl=@acl-bucket|{acl versioning=@versioning tags=<s
object key=s owner=@account-names acl=@acl-object|{acl tags=<s body=s bodyBase64=s
acl grants=[{grant
grant grantee=@grantees|{canonical permission=@permission
canonical canonicalUserId=@canonical-ids
organization.json id=s managementAccount=@account-names root={unit accounts=<{attached
unit id=s name=s accounts=[@account-names units=[{unit serviceControlPolicies=[@service-control-policies resourceControlPolicies=[@resource-control-policies
attached serviceControlPolicies=[@service-control-policies resourceControlPolicies=[@resource-control-policies
`

func settingsAt(s scenario.Scenario, path string, at place) Completion {
	root := "{" + path[strings.LastIndexByte(path, '/')+1:]
	if root == "{objects.json" {
		root = "[{object"
	}
	l := list{at: at}
	type_ := root
	for _, step := range at.path {
		if step.node.kind == '[' {
			type_ = alternative(type_, '[')[1:]
			continue
		}
		switch type_ = alternative(type_, '{'); {
		case type_[0] == '<':
			type_ = type_[1:]
			if at.slot == name && step.key == "" {
				type_ = "?"
			}
		case step.key != "":
			type_ = memberType(type_[1:], step.key)
		}
	}
	switch {
	case at.slot == name && len(at.path) > 0:
		l.settingNames(at.path[len(at.path)-1].node, type_)
	case at.slot == value:
		for t := range strings.SplitSeq(type_, "|") {
			l.settingValues(s, path, t)
		}
	}
	return l.completion()
}

// alternative gives that of the alternatives of a type which a bracket begins; a
// type without names where none does.
func alternative(types string, bracket byte) string {
	for t := range strings.SplitSeq(types, "|") {
		if t != "" && (t[0] == bracket || t[0] == '<' && bracket == '{') {
			return t
		}
	}
	return string(bracket) + "?"
}

// memberType gives the type of a member of a kind of object; "?" for none.
func memberType(kind, member string) string {
	for field := range strings.FieldsSeq(fieldOf(settingShapes, kind)) {
		if n, t, _ := strings.Cut(field, "="); n == member {
			return t
		}
	}
	return "?"
}

// settingNames offers the members that an object lacks.
func (l *list) settingNames(here *node, type_ string) {
	for field := range strings.FieldsSeq(fieldOf(settingShapes, strings.TrimPrefix(type_, "{"))) {
		n, t, _ := strings.Cut(field, "=")
		if here.has(n) && l.at.typed != n {
			continue
		}
		start := `"|"`
		switch t[0] {
		case 'n', 'b':
			start = "|"
		case '{', '<':
			start = "{ | }"
		case '[':
			start = "[|]"
		}
		l.property(n, Property, "", start)
	}
}

func (l *list) settingValues(s scenario.Scenario, path, type_ string) {
	switch type_[0] {
	case 'b':
		l.bare("true", Value, "true", -1)
		l.bare("false", Value, "false", -1)
	case '@':
		for _, e := range newScene(s).source(type_[1:], context{account: accountOf(path)}) {
			l.value(e.name, Value, e.text)
		}
	case '[':
		l.bare("[ ]", Snippet, "[]", 1)
	case '{', '<':
		if type_ == "{block" {
			const off = "{\n    \"BlockPublicAcls\": false,\n    \"IgnorePublicAcls\": false,\n    \"BlockPublicPolicy\": false,\n    \"RestrictPublicBuckets\": false\n  }"
			l.bare("all four on", Snippet, strings.ReplaceAll(off, "false", "true"), -1)
			l.bare("all four off", Snippet, off, -1)
		}
		l.bare("{ }", Snippet, "{}", 1)
	}
}
