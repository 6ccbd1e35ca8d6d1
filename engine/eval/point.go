package eval

import (
	"strings"

	"crossgrant/engine/arn"
	"crossgrant/engine/policy"
	"crossgrant/engine/wildcard"
)

// The functions here name the point (see package known) on which the match of an
// element hinges: AWS documents it in no way or in two, and the reading that the
// engine does not follow gives the opposite match. They find out by matching again
// what that reading makes of the element.

// principalPoint: AWS recommends to list session, role and account in
// NotPrincipal and does not say what fewer of them do. It does say that others of
// an account are denied where one of its users is listed with it, and so is
// everyone who has a permissions boundary.
func principalPoint(st *policy.Statement, p *Principal, form Form) string {
	listed, underAWS, others := Form(0), false, false
	for i := range st.Principal.Values {
		v := &st.Principal.Values[i]
		form := valueForms(v, p)
		listed |= form
		others = others || form == 0 && v.Account != "" && v.Account == p.Account
		if v.Type == policy.AnyPrincipal {
			if v.Key != "AWS" {
				return ""
			}
			underAWS = true
		}
	}
	const session = FormSession | FormRole
	switch {
	case underAWS && p.Kind == Anonymous:
		return "wildcard-under-aws"
	case underAWS, !st.Principal.Not, st.Effect != policy.Deny, listed == 0, p.HasBoundary:
	case listed == FormAccount && others:
	case form != 0, p.Kind == RoleSession && listed&session != session:
		return "notprincipal-exemption"
	}
	return ""
}

// actionPoint: only statements of trust policies have a principal and no resource.
func actionPoint(st *policy.Statement, m Match, action string) string {
	if m != Yes || st.Resource != nil || st.Principal == nil || st.Action.Not {
		return ""
	}
	for i := range st.Action.Values {
		if v := &st.Action.Values[i]; !hasWildcard(v.Text) && v.Pattern.Match(action, nil) {
			return ""
		}
	}
	return "trust-action-wildcard"
}

func resourcePoint(st *policy.Statement, req *Request, m Match) string {
	if m == NotModelled {
		return ""
	}
	if listed := listedResource(req); listed != "" {
		other := *req
		other.Resource = listed
		if matchResource(st, &other) != m {
			return "lists-without-resource"
		}
	}
	if req.Resource == "*" || plain(st.Resource) {
		return ""
	}
	void := false
	for point, read := range resourceReadings {
		found := No
		for i := range st.Resource.Values {
			v := &st.Resource.Values[i]
			void = void || resolvable(v.Pattern.Variables(), req.Context) == No
			if one := read(v, req); one == Yes || found == No {
				found = one
			}
		}
		if st.Resource.Not {
			found = found.Not()
		}
		if found != m {
			return resourcePoints[point]
		}
	}
	if void && m == Yes {
		return "variable-without-value"
	}
	return ""
}

// resourceReadings match one value by the other readings of resourcePoints: with
// wildcards in the values of variables, with an asterisk at the end that crosses no
// colon, and with every asterisk crossing them.
var (
	resourcePoints   = [...]string{"variable-value-is-data", "wildcard-past-colon", "wildcard-past-colon"}
	resourceReadings = [...]func(v *policy.ResourceValue, req *Request) Match{matchFilled, matchWithin, matchAcross}
)

func matchFilled(v *policy.ResourceValue, req *Request) Match {
	text := filled(v.Text, v.Pattern.Variables(), req.Context)
	if text == v.Text {
		return matchARN(v, req)
	}
	p := arn.Compile(text, arn.InResource, true)
	return of(p.Match(req.Resource, req.Context))
}

func matchWithin(v *policy.ResourceValue, req *Request) Match {
	if v.Text != "*" && strings.HasSuffix(v.Text, "*") && strings.Count(v.Text, ":") < 5 {
		return No
	}
	return matchARN(v, req)
}

func matchAcross(v *policy.ResourceValue, req *Request) Match {
	star := strings.IndexByte(v.Text, '*')
	if star >= 0 && strings.Count(v.Text[:star], ":") < 5 {
		options := wildcard.Stars
		if len(v.Pattern.Variables()) > 0 {
			options |= wildcard.Variables
		}
		if p := wildcard.Compile(v.Text, options); p.Match(req.Resource, req.Context) {
			return Yes
		}
	}
	return matchARN(v, req)
}

// plain: no value holds a variable, or a wildcard before the last field of an ARN.
func plain(r *policy.Resources) bool {
	for i := range r.Values {
		v := &r.Values[i]
		star := strings.IndexByte(v.Text, '*')
		if len(v.Pattern.Variables()) > 0 || star >= 0 && v.Text != "*" && strings.Count(v.Text[:star], ":") < 5 {
			return false
		}
	}
	return true
}

// listedResource is the ARN that error messages name for the lists of IAM which
// have no resource by the reference of actions: iam:ListUsers is refused on
// arn:aws:iam::ACCOUNT:user/. "" for other actions.
func listedResource(req *Request) string {
	if req.Resource != "*" {
		return ""
	}
	name, ok := strings.CutPrefix(strings.ToLower(req.Action), "iam:list")
	kind, plural := strings.CutSuffix(name, "s")
	if !ok || !plural || kind != "user" && kind != "role" && kind != "group" {
		return ""
	}
	return "arn:aws:iam::" + req.principal().Account + ":" + kind + "/"
}

// filled puts the values of variables into a pattern, so that wildcards in them act.
func filled(text string, vars []wildcard.Variable, c *Context) string {
	for i := range vars {
		if value, ok := vars[i].Value(c); ok && hasWildcard(value) {
			text = strings.ReplaceAll(text, vars[i].Text, value)
		}
	}
	return text
}

func hasWildcard(text string) bool { return strings.ContainsAny(text, "*?") }

// inIAM: identity-based policies and trust policies, which IAM stores.
func inIAM(st *policy.Statement, req *Request) bool {
	return !req.ResourceBased || st.Resource == nil
}

// bareNumber reports whether a value stands in the document as a JSON number.
func bareNumber(c *policy.Condition, source string) bool {
	for i := range c.Values {
		if at := c.Values[i].Range.Start; at < len(source) && strings.IndexByte("-0123456789", source[at]) >= 0 {
			return true
		}
	}
	return false
}
