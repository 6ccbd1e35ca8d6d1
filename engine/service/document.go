package service

import (
	"strings"

	"crossgrant/engine/acl"
	"crossgrant/engine/call"
	"crossgrant/engine/catalog"
	"crossgrant/engine/policy"
	"crossgrant/engine/world"
)

// Document reads a policy document that a request carries and refuses it with
// AWS's message where AWS would not store it.
func Document(w *world.World, text string, kind policy.Kind, o policy.Options) (*policy.Document, *call.Error) {
	doc, _ := policy.Parse(text)
	o.Facts = catalog.Facts{}
	o.PrincipalExists = principalExists(w)
	if p := policy.Refused(policy.Check(doc, kind, o)); p != nil {
		return nil, call.Fail(p.HTTPStatus, p.ErrorCode, p.Message)
	}
	return doc, nil
}

// principalExists: AWS stores no policy for a user or role that it does not find.
// Of accounts outside the scenario nothing is known, so what is said to lie in
// them is taken to exist. A unique identifier that resolves to nothing is what a
// policy holds after its principal was deleted, and is refused.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
func principalExists(w *world.World) func(policy.PrincipalValue) bool {
	return func(v policy.PrincipalValue) bool {
		a := w.Account(v.Account)
		switch v.Type {
		case policy.UserPrincipal:
			return a == nil || findUser(a, v.Text)
		case policy.RolePrincipal:
			return a == nil || w.Role(v.Text) != nil
		case policy.SessionPrincipal:
			_, name, _ := strings.Cut(v.Name, "/")
			name, _, _ = strings.Cut(name, "/")
			return a == nil || a.Roles[world.Key(name)] != nil && a.Roles[world.Key(name)].Name == name
		case policy.UniqueIDPrincipal:
			return hasUniqueID(w, v.Text)
		case policy.CanonicalUserPrincipal:
			return v.Text == acl.AnonymousOwner || len(v.Text) == 64 && strings.Trim(v.Text, "0123456789abcdef") == ""
		}
		return true
	}
}

func findUser(a *world.Account, arn string) bool {
	u := a.Users[world.Key(arn[strings.LastIndexByte(arn, '/')+1:])]
	return u != nil && u.ARN() == arn
}

func hasUniqueID(w *world.World, id string) bool {
	for _, a := range w.Accounts {
		for _, u := range a.Users {
			if u.UniqueID == id {
				return true
			}
		}
		for _, r := range a.Roles {
			if r.UniqueID == id {
				return true
			}
		}
	}
	return false
}

// Compact drops the white space between the tokens of a JSON text, as S3 returns
// bucket policies.
func Compact(text string) string {
	out := make([]byte, 0, len(text))
	inString := false
	for i := 0; i < len(text); i++ {
		b := text[i]
		switch {
		case inString:
			if b == '\\' && i+1 < len(text) {
				out = append(out, b)
				i++
				b = text[i]
			} else if b == '"' {
				inString = false
			}
		case b == '"':
			inString = true
		case b == ' ' || b == '\t' || b == '\n' || b == '\r':
			continue
		}
		out = append(out, b)
	}
	return string(out)
}
