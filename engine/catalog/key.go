package catalog

import (
	_ "embed"
	"strings"
	"sync"
)

// globalText is the table of keys that do not belong to one service.
//
//go:embed global.txt
var globalText string

// globalKeys is that table in the form of a service's.
func globalKeys() *authorization {
	globalOnce.Do(func() {
		global.vendor = "aws"
		for _, l := range strings.Split(strings.TrimSuffix(globalText, "\n"), "\n") {
			if !strings.HasPrefix(l, "#") {
				global.keys = append(global.keys, l)
			}
		}
	})
	return &global
}

var (
	globalOnce sync.Once
	global     authorization
)

// KeyInfo is a condition key.
type KeyInfo struct {
	// Name as AWS documents it; "${…}" in it stands for a part that the policy's
	// author chooses: "aws:PrincipalTag/${TagKey}".
	Name string
	// Type of each value: "String", "Bool", "Numeric", "Date", "ARN", "IPAddress".
	Type string
	// Multivalued keys need ForAllValues or ForAnyValue.
	Multivalued bool
	// Global keys exist for all services, not only for those whose prefix they have.
	Global bool
}

// ConditionKey gives a condition key by its name in any case, "s3:prefix" or
// "aws:RequestTag/team". Known are the global keys, those of s3, sts and iam, and
// those of identity providers.
func ConditionKey(name string) (KeyInfo, bool) {
	a, l := findKey(name)
	if l != "" {
		return a.key(l), true
	}
	if providerKey(name) {
		return KeyInfo{Name: name, Type: "String", Multivalued: strings.HasSuffix(strings.ToLower(name), ":amr")}, true
	}
	return KeyInfo{}, false
}

// providerKey tells whether a key is one that every OpenID Connect provider has,
// whose prefix is the provider's URL without "https://":
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
func providerKey(name string) bool {
	i := strings.LastIndexByte(name, ':')
	if i < 0 || strings.IndexByte(name[:i], '.') <= 0 {
		return false
	}
	switch strings.ToLower(name[i+1:]) {
	case "amr", "aud", "email", "oaud", "sub":
		return true
	}
	return false
}

// ConditionKeys lists the keys of a service ("s3"; "sts" with those of identity
// providers), or the global ones ("aws").
func ConditionKeys(vendor string) []KeyInfo {
	a := globalKeys()
	if vendor != "aws" {
		if a = authorizationOf(vendor); a == nil {
			return nil
		}
	}
	var all []KeyInfo
	for _, l := range a.keys {
		if a == globalKeys() || !strings.HasPrefix(l, "aws:") {
			all = append(all, a.key(l))
		}
	}
	return all
}

// key reads the line of a key.
func (a *authorization) key(l string) KeyInfo {
	info := KeyInfo{Name: a.full(field(l, 0)), Type: "String", Global: a == globalKeys()}
	letter := field(l, 1)
	letter, info.Multivalued = strings.CutPrefix(letter, "[")
	switch letter {
	case "B":
		info.Type = "Bool"
	case "N":
		info.Type = "Numeric"
	case "D":
		info.Type = "Date"
	case "A":
		info.Type = "ARN"
	case "I":
		info.Type = "IPAddress"
	}
	return info
}

// findKey gives the line of a key; "" where no table has it.
func findKey(name string) (*authorization, string) {
	if g := globalKeys(); g.keyLine(name) != "" {
		return g, g.keyLine(name)
	}
	_, all := readAuthorization()
	for i := range all {
		if l := all[i].keyLine(name); l != "" {
			return &all[i], l
		}
	}
	return nil, ""
}

// keyLine finds a key among those of one table; "" where it is not there.
func (a *authorization) keyLine(name string) string {
	for _, l := range a.keys {
		word, _, _ := strings.Cut(l, " ")
		if a.sameKey(word, name) {
			return l
		}
	}
	return ""
}

// sameKey tells whether a key as the table has it is the one of a full name. Names
// of keys have no case:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
func (a *authorization) sameKey(word, name string) bool {
	if strings.IndexByte(word, ':') < 0 {
		n := len(a.vendor)
		if len(name) <= n || name[n] != ':' || !strings.EqualFold(name[:n], a.vendor) {
			return false
		}
		name = name[n+1:]
	}
	before, rest, open := strings.Cut(word, "${")
	if !open {
		return len(word) == len(name) && strings.EqualFold(word, name)
	}
	_, after, _ := strings.Cut(rest, "}")
	end := len(name) - len(after)
	return end > len(before) && strings.EqualFold(name[:len(before)], before) && strings.EqualFold(name[end:], after)
}
