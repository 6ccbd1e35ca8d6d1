package sts

import (
	"encoding/base64"
	"strconv"
	"strings"

	"crossgrant/engine/call"
	"crossgrant/engine/jsontext"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// token is the ID token of an OpenID Connect provider. In a scenario it is the
// JSON object of its claims, which a person can read and write; a JSON Web Token
// is taken as well, and its signature left alone.
type token struct{ claims jsontext.Node }

func readToken(text string) (*token, *call.Error) {
	text = strings.TrimSpace(text)
	if parts := strings.Split(text, "."); len(parts) == 3 && !strings.HasPrefix(text, "{") {
		payload, _ := base64.RawURLEncoding.DecodeString(strings.TrimRight(parts[1], "="))
		text = string(payload)
	}
	claims, err := jsontext.Parse(text)
	if err != nil || claims.Kind != jsontext.Object {
		return nil, invalidToken("The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)")
	}
	t := &token{claims}
	for _, name := range []string{"iss", "aud", "sub"} {
		if t.first(name) == "" {
			return nil, invalidToken("Missing a required claim: " + name)
		}
	}
	return t, nil
}

func invalidToken(message string) *call.Error { return call.Fail(400, "InvalidIdentityToken", message) }

// claim is a string or a list of strings.
func (t *token) claim(name string) []string {
	n, ok := t.claims.Member(name)
	if !ok {
		return nil
	}
	return strs(n)
}

func strs(n *jsontext.Node) []string {
	if n.Kind != jsontext.Array {
		return []string{n.Text}
	}
	var out []string
	for i := range n.Items {
		out = append(out, n.Items[i].Text)
	}
	return out
}

func (t *token) first(name string) string {
	if list := t.claim(name); len(list) > 0 {
		return list[0]
	}
	return ""
}

// withoutProvider are the issuers that IAM knows without being told.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
const withoutProvider = "accounts.google.com cognito-identity.amazonaws.com"

// audience is whom the token is for: where it names the party that asked for it,
// that one.
func (t *token) audience() string {
	if azp := t.first("azp"); azp != "" {
		return azp
	}
	return t.first("aud")
}

// check finds the provider of the token in an account, and whether the token is
// for one of its clients and still good.
//
// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
func (t *token) check(c *call.Call, a *world.Account) (provider string, err *call.Error) {
	issuer := strings.TrimPrefix(t.first("iss"), "https://")
	var p *world.OIDCProvider
	if a != nil {
		p = a.Provider(issuer)
	}
	switch {
	case p != nil:
		known := false
		for _, id := range p.ClientIDs {
			known = known || id == t.audience()
		}
		if !known {
			return "", invalidToken("Incorrect token audience")
		}
		provider = p.ARN()
	case service.Listed(withoutProvider, issuer):
		provider = issuer
	default:
		return "", invalidToken("No OpenIDConnect provider found in your account for https://" + issuer)
	}
	now := c.World.Now.Unix()
	if end, err := strconv.ParseInt(t.first("exp"), 10, 64); err == nil && now >= end {
		return "", call.Fail(400, "ExpiredTokenException", "Token expired: current date/time "+strconv.FormatInt(now, 10)+
			" must be before the expiration date/time "+strconv.FormatInt(end, 10))
	}
	return provider, nil
}

// keys are the condition keys that AWS makes of the claims. Of other claims it
// takes over some for some providers.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
func (t *token) keys() (known []world.Tag, others []call.Key) {
	prefix := strings.TrimPrefix(t.first("iss"), "https://") + ":"
	known = []world.Tag{{Key: prefix + "aud", Value: t.audience()}, {Key: prefix + "sub", Value: t.first("sub")}}
	for _, name := range []string{"email", "oaud"} {
		text := t.first(name)
		if name == "oaud" && t.first("azp") != "" {
			text = t.first("aud")
		}
		if text != "" {
			known = append(known, world.Tag{Key: prefix + name, Value: text})
		}
	}
	if amr := t.claim("amr"); len(amr) > 0 {
		others = append(others, call.Key{Name: prefix + "amr", Values: amr})
	}
	for i := range t.claims.Names {
		if name := t.claims.Names[i].Text; !service.Listed("aud sub email oaud amr azp iss exp iat nbf jti", name) && !strings.Contains(name, "/") {
			others = append(others, call.Key{Name: prefix + name})
		}
	}
	return known, others
}

// session reads what the token says about the session: its tags and the source
// identity.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_adding-assume-role-idp
func (t *token) session(r *request) *call.Error {
	r.identity = t.first("https://aws.amazon.com/source_identity")
	n, ok := t.claims.Member("https://aws.amazon.com/tags")
	if !ok {
		return nil
	}
	tags, ok := n.Member("principal_tags")
	for i := 0; ok && i < len(tags.Names); i++ {
		values := strs(&tags.Items[i])
		if len(values) != 1 {
			return call.Fail(400, "InvalidIdentityToken", "The principal tag "+tags.Names[i].Text+" must have one value")
		}
		r.tags = append(r.tags, world.Tag{Key: tags.Names[i].Text, Value: values[0]})
	}
	if keys, ok := n.Member("transitive_tag_keys"); ok {
		r.transitive = strs(keys)
	}
	return nil
}

// assumeRoleWithWebIdentity is not signed: of all policies the role's trust policy
// alone decides, besides resource control policies of its account.
//
// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
func assumeRoleWithWebIdentity(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	r := &request{in: in, arn: in.Str("RoleArn")}
	seconds := in.Int("DurationSeconds", defaultRoleDuration)
	if err := r.check(seconds); err != nil {
		return nil, err
	}
	if in.Has("ProviderId") {
		return nil, service.NotModelled("access tokens of OAuth 2.0 providers")
	}
	t, err := readToken(in.Str("WebIdentityToken"))
	if err != nil {
		return nil, err
	}
	if err := t.session(r); err != nil {
		return nil, err
	}
	var v service.Constraints
	v.CheckTags(r.tags)
	if err := v.Error(); err != nil {
		return nil, err
	}
	if err := duplicateTags(r.tags); err != nil {
		return nil, err
	}
	r.find(c)
	provider, err := t.check(c, r.owner)
	if err != nil {
		return nil, err
	}
	claims, others := t.keys()
	caller := *c
	caller.Caller = &world.Credential{Kind: world.WebIdentity, Provider: provider, Claims: claims}
	r.more = others
	err = r.authorize(&caller)
	c.Decisions = caller.Decisions
	if err != nil {
		if err.NotModelled == "" {
			return nil, r.refused(c)
		}
		return nil, err
	}
	out, err := r.open(c, &world.Credential{Provider: provider, Claims: claims}, seconds)
	if err != nil {
		return nil, err
	}
	out.Set("SubjectFromWebIdentityToken", value.Of(t.first("sub")))
	out.Set("Provider", value.Of(provider))
	out.Set("Audience", value.Of(t.audience()))
	return out, nil
}
