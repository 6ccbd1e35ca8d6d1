package catalog

import (
	"strings"

	"crossgrant/engine/wildcard"
)

// ActionInfo is an action of s3, sts or iam as the Service Authorization
// Reference has it.
type ActionInfo struct {
	Name string // "s3:GetObject"
	// Access is the level, or the levels with ", " between them: "List", "Read",
	// "Write", "Permissions management", "Tagging".
	Access string
	// Resources that the action is on; none where only "*" can be named.
	Resources []ResourceUse
	// Keys that belong to the action, besides those of its resource types and the
	// global ones: "s3:ExistingObjectTag/${TagKey}".
	Keys []string
	// Dependents are actions that the caller must be allowed as well.
	Dependents []string
}

// ResourceUse is a type of resource that an action is on.
type ResourceUse struct {
	Type     string // "object"
	Required bool   // a statement must name a resource of the type
}

// ResourceTypeInfo is a type of resource of one service.
type ResourceTypeInfo struct {
	Name string   // "object"
	ARN  string   // "arn:${Partition}:s3:::${BucketName}/${ObjectName}"
	Keys []string // that requests on it have, besides those of the action
}

// findAction gives the line of an action; "" where the table has none.
func findAction(name string) (*authorization, string) {
	vendor, name, _ := strings.Cut(name, ":")
	a := authorizationOf(vendor)
	if a == nil || name == "" {
		return nil, ""
	}
	return a, line(a.actions, name)
}

// Action gives an action by its name in any case; false for actions of other
// services than s3, sts and iam, and for those that do not exist.
func Action(name string) (ActionInfo, bool) {
	a, l := findAction(name)
	if l == "" {
		return ActionInfo{}, false
	}
	info := ActionInfo{
		Name:   a.vendor + ":" + field(l, 0),
		Access: access(field(l, 1)),
		Keys:   a.fullSet(field(l, 3)),
	}
	if types := field(l, 2); types != "-" {
		for t := range strings.SplitSeq(types, ",") {
			name, required := strings.CutSuffix(t, "!")
			info.Resources = append(info.Resources, ResourceUse{name, required})
		}
	}
	if d := field(l, 4); d != "" {
		info.Dependents = strings.Split(d, ",")
	}
	return info, true
}

// access spells the letters of access levels out.
func access(letters string) string {
	var b strings.Builder
	for i := range len(letters) {
		if i > 0 {
			b.WriteString(", ")
		}
		switch letters[i] {
		case 'L':
			b.WriteString("List")
		case 'R':
			b.WriteString("Read")
		case 'W':
			b.WriteString("Write")
		case 'P':
			b.WriteString("Permissions management")
		case 'T':
			b.WriteString("Tagging")
		}
	}
	return b.String()
}

// Actions lists the actions of a service ("s3") with its prefix, in alphabetical
// order; none for services other than s3, sts and iam.
func Actions(vendor string) []string {
	a := authorizationOf(vendor)
	if a == nil {
		return nil
	}
	all := make([]string, len(a.actions))
	for i, l := range a.actions {
		all[i] = a.vendor + ":" + field(l, 0)
	}
	return all
}

// MatchActions lists the actions that a pattern as policies have it names: "*",
// "s3:Get*", "IAM:list?ser*".
func MatchActions(pattern string) []string {
	var found []string
	// The service is never a pattern, but in "*" alone.
	if vendor, _, ok := strings.Cut(pattern, ":"); pattern != "*" && (!ok || strings.ContainsAny(vendor, "*?")) {
		return nil
	}
	p := wildcard.Compile(pattern, wildcard.Stars|wildcard.Fold)
	_, all := readAuthorization()
	for i := range all {
		for _, name := range Actions(all[i].vendor) {
			if p.Match(name, nil) {
				found = append(found, name)
			}
		}
	}
	return found
}

// ResourceType gives a type of resource of a service by their names in any case.
func ResourceType(vendor, name string) (ResourceTypeInfo, bool) {
	a := authorizationOf(vendor)
	if a == nil || name == "" {
		return ResourceTypeInfo{}, false
	}
	l := line(a.types, name)
	if l == "" {
		return ResourceTypeInfo{}, false
	}
	return ResourceTypeInfo{Name: field(l, 0), ARN: field(l, 1), Keys: a.fullSet(field(l, 2))}, true
}

// EachAction calls f for the actions of a service, in alphabetical order, with
// the name without prefix, the access level and the types of resources.
func EachAction(vendor string, f func(name, access string, types []string)) {
	a := authorizationOf(vendor)
	if a == nil {
		return
	}
	for _, l := range a.actions {
		var types []string
		if t := field(l, 2); t != "-" {
			types = strings.Split(strings.ReplaceAll(t, "!", ""), ",")
		}
		f(field(l, 0), access(field(l, 1)), types)
	}
}
