package service

import (
	"crossgrant/engine/call"
	"crossgrant/engine/policy"
	"crossgrant/engine/world"
)

// Document reads a policy document that a request carries and refuses it with
// AWS's message where AWS would not store it. Unlike in a policy that is there
// already, a unique ID that resolves to nothing is refused.
func Document(w *world.World, text string, kind policy.Kind, o policy.Options) (*policy.Document, *call.Error) {
	doc, _ := policy.Parse(text)
	known := w.CheckOptions()
	o.Facts = known.Facts
	o.PrincipalExists = func(v policy.PrincipalValue) bool {
		if v.Type == policy.UniqueIDPrincipal {
			return w.HasUniqueID(v.Text)
		}
		return known.PrincipalExists(v)
	}
	if p := policy.Refused(policy.Check(doc, kind, o)); p != nil {
		return nil, call.Fail(p.HTTPStatus, p.ErrorCode, p.Message)
	}
	return doc, nil
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
