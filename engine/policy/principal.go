package policy

import (
	"strings"

	"crossgrant/engine/arn"
	"crossgrant/engine/diag"
)

// Principals is the Principal or NotPrincipal of a statement.
type Principals struct {
	Element
	Values []PrincipalValue
}

// PrincipalType says whom a principal value names.
type PrincipalType uint8

const (
	// InvalidPrincipal: AWS refuses it, and it matches nobody.
	InvalidPrincipal PrincipalType = iota
	// AnyPrincipal: "*", alone or under "AWS".
	AnyPrincipal
	// AccountPrincipal: an account's number or root ARN.
	AccountPrincipal
	UserPrincipal
	RolePrincipal
	SessionPrincipal
	FederatedUserPrincipal
	// UniqueIDPrincipal: AIDA…, AROA…
	UniqueIDPrincipal
	ServicePrincipal
	// FederatedPrincipal: an identity provider.
	FederatedPrincipal
	CanonicalUserPrincipal
	// OriginAccessIdentity of CloudFront.
	OriginAccessIdentity
)

// PrincipalValue is one value of a principal element.
type PrincipalValue struct {
	Type    PrincipalType
	Key     string // "AWS", "Service", "Federated", "CanonicalUser"; "" for a plain "*"
	Text    string // as written
	Account string // 12 digits where the value names an account or something in it
	Name    string // what follows the account in an ARN: "role/path/name"
	Range   diag.Range
}

// ClassifyPrincipal tells whom a value under a key of the principal element names.
//
// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
func ClassifyPrincipal(key, text string) PrincipalValue {
	v := PrincipalValue{Key: key, Text: text}
	switch key {
	case "", "AWS":
		if text == "*" {
			v.Type = AnyPrincipal
		} else if key == "AWS" {
			v.classifyAWS()
		}
	case "Service":
		// No wildcard stands for services.
		if text != "" && !strings.ContainsAny(text, "*? ") {
			v.Type = ServicePrincipal
		}
	case "Federated":
		if text != "" && !strings.ContainsAny(text, "*? ") {
			v.Type = FederatedPrincipal
		}
	case "CanonicalUser":
		if text != "" && !strings.ContainsAny(text, "*? ") {
			v.Type = CanonicalUserPrincipal
		}
	}
	return v
}

func (v *PrincipalValue) classifyAWS() {
	if accountNumber(v.Text) {
		v.Type, v.Account = AccountPrincipal, v.Text
		return
	}
	if uniqueID(v.Text) {
		v.Type = UniqueIDPrincipal
		return
	}
	a, ok := arn.Parse(v.Text)
	// A principal takes no wildcards: a part of a name is never matched.
	if !ok || a.Region != "" || strings.ContainsAny(v.Text, "*?") {
		return
	}
	if a.Service == "iam" && a.Account == "cloudfront" {
		if strings.HasPrefix(a.Resource, "user/CloudFront Origin Access Identity ") {
			v.Type = OriginAccessIdentity
		}
		return
	}
	if !accountNumber(a.Account) {
		return
	}
	kind, name, _ := strings.Cut(a.Resource, "/")
	switch {
	case a.Service == "iam" && a.Resource == "root":
		v.Type = AccountPrincipal
	case name == "":
		return
	case a.Service == "iam" && kind == "user":
		v.Type = UserPrincipal
	case a.Service == "iam" && kind == "role":
		v.Type = RolePrincipal
	case a.Service == "sts" && kind == "assumed-role" && strings.Count(name, "/") == 1:
		v.Type = SessionPrincipal
	case a.Service == "sts" && kind == "federated-user":
		v.Type = FederatedUserPrincipal
	default:
		return
	}
	v.Account, v.Name = a.Account, a.Resource
}

func accountNumber(s string) bool { return len(s) == 12 && digits(s) }

// uniqueID reports whether s is the unique ID of a user or role, which AWS shows
// in place of the ARN of one that was deleted.
func uniqueID(s string) bool {
	if len(s) < 16 || len(s) > 128 || s[:4] != "AIDA" && s[:4] != "AROA" {
		return false
	}
	for i := range len(s) {
		if c := s[i]; (c < 'A' || c > 'Z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}
