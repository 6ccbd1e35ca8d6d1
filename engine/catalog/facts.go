package catalog

import "strings"

// Facts answers what the checks of package policy ask.
type Facts struct{}

// ResourceTypes of an action ("bucket", "object"); none where only "*" can be
// named, false where the catalog does not have the action.
func (Facts) ResourceTypes(action string) ([]string, bool) {
	_, l := findAction(action)
	if l == "" {
		return nil, false
	}
	types := field(l, 2)
	if types == "-" {
		return nil, true
	}
	return strings.Split(strings.ReplaceAll(types, "!", ""), ","), true
}

// HasKey tells whether requests for an action may have a condition key. Where the
// catalog does not have the action, or the key's service, they may.
func (Facts) HasKey(action, key string) bool {
	a, l := findAction(action)
	if l == "" {
		return true
	}
	if a.setHas(field(l, 3), key) {
		return true
	}
	if types := field(l, 2); types != "-" {
		for t := range strings.SplitSeq(types, ",") {
			if a.setHas(field(line(a.types, strings.TrimSuffix(t, "!")), 2), key) {
				return true
			}
		}
	}
	vendor, _, _ := strings.Cut(key, ":")
	if strings.EqualFold(vendor, "aws") {
		// The global keys are in all requests, but for the tags of requests and of
		// resources, which the reference lists.
		g := globalKeys().keyLine(key)
		return g != "" && !strings.HasPrefix(g, "aws:RequestTag/") &&
			!strings.HasPrefix(g, "aws:ResourceTag/") && !strings.HasPrefix(g, "aws:TagKeys")
	}
	return authorizationOf(vendor) == nil
}

// setHas tells whether a set of keys has one.
func (a *authorization) setHas(number, key string) bool {
	for word := range strings.FieldsSeq(a.set(number)) {
		if a.sameKey(word, key) {
			return true
		}
	}
	return false
}

// KnownKey tells whether there is a condition key of that name.
func (Facts) KnownKey(key string) bool {
	_, l := findKey(key)
	return l != ""
}
