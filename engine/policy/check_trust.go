package policy

import "strings"

// The order in which a trust policy is checked. AWS does not document it.
const (
	trustSize = iota
	trustJSON
	trustForm
	trustVersion
	trustEmpty
	trustMissing
	trustElement
	trustAction
	trustPrincipal
	trustSid
)

// TrustActions are the actions that a trust policy may name.
const TrustActions = "sts:AssumeRole sts:AssumeRoleWithSAML sts:AssumeRoleWithWebIdentity sts:TagSession sts:SetSourceIdentity sts:SetContext"

// trust checks a role's trust policy as CreateRole and UpdateAssumeRolePolicy do.
func (c *checker) trust() {
	c.size(trustSize)
	c.characters(trustSize)
	if e := c.doc.syntax; e != nil {
		c.add(trustJSON, e.Range, "json-syntax", "This policy contains invalid Json", hintOf(e))
		return
	}
	for i := range c.doc.issues {
		c.trustIssue(&c.doc.issues[i])
	}
	c.duplicateSids(trustSid, "The Statement Ids in the policy are not unique")
	c.each(c.trustStatement)
}

func (c *checker) trustIssue(i *issue) {
	switch i.what {
	case notAnObject:
		c.addIssue(trustJSON, i, "This policy contains invalid Json")
	case badVersion:
		c.addIssue(trustVersion, i, "The policy must contain a valid version string")
	case noStatements:
		c.addIssue(trustEmpty, i, "Could not parse the policy: Statement is empty!")
	case missingElement:
		c.addIssue(trustMissing, i, "Missing required field "+i.name)
	case emptyElement:
		if name := strings.TrimPrefix(i.name, "Not"); name != "Resource" {
			c.addIssue(trustMissing, i, "Missing required field "+name+" cannot be empty!")
		}
	default:
		c.addIssue(trustForm, i, "Syntax error in policy.")
	}
}

func (c *checker) trustStatement(s *Statement) {
	if !c.isObject(s) {
		return
	}
	if s.Principal == nil {
		c.add(trustMissing, s.brace(), "missing-element", "Missing required field Principal", "A trust policy says who may assume the role.")
	} else {
		c.trustPrincipals(s)
	}
	if s.Resource != nil && s.Resource.Not {
		c.add(trustElement, s.Resource.KeyRange, "prohibited-element", "AssumeRole policy must not contain resources.", "The resource is the role itself.")
	} else if s.Resource != nil {
		c.add(trustElement, s.Resource.KeyRange, "prohibited-element", "Has prohibited field Resource", "The resource is the role itself.")
	}
	if s.Action != nil {
		c.trustActions(s.Action)
	}
	for i := range s.Conditions {
		if k := &s.Conditions[i]; k.Operator.Family == UnknownFamily {
			c.add(trustForm, k.OperatorRange, "unknown-operator", "Syntax error in policy.", "There is no condition operator \""+k.OperatorText+"\".")
		}
	}
}

func (c *checker) trustPrincipals(s *Statement) {
	p := s.Principal
	if p.Not && s.Effect == Allow {
		c.add(trustElement, p.KeyRange, "allow-not-principal", "Allow with NotPrincipal is not allowed.", "")
	} else if p.Not {
		c.add(trustElement, p.KeyRange, "prohibited-element", "AssumeRole policy must not contain NotPrincipal field.", "")
	}
	for i := range p.Values {
		v := &p.Values[i]
		message := "Invalid principal in policy: \"" + v.Key + "\":\"" + v.Text + "\""
		if v.Key == "" {
			message = "Invalid principal in policy: \"" + v.Text + "\""
		}
		switch {
		case v.Type == InvalidPrincipal || v.Type == OriginAccessIdentity:
			c.add(trustPrincipal, v.Range, "bad-principal", message, "\""+v.Text+"\" cannot assume a role.")
		case v.Type == CanonicalUserPrincipal:
			c.add(trustPrincipal, v.Range, "bad-principal", message, "Canonical user IDs belong in bucket policies; name the account by its number.")
		case c.PrincipalExists != nil && !c.PrincipalExists(*v):
			c.add(trustPrincipal, v.Range, "unknown-principal", message, "\""+v.Text+"\" does not exist.")
		}
	}
}

// trustActions reports what is not about assuming a role. Patterns pass where
// they take in an action that is, but a bare "*" does not.
func (c *checker) trustActions(a *Actions) {
	const message = "AssumeRole policy may only specify STS AssumeRole actions."
	if a.Not {
		c.add(trustAction, a.KeyRange, "bad-action", message, "NotAction takes in actions of other services.")
	}
	for i := range a.Values {
		v := &a.Values[i]
		ok := false
		if len(v.Text) > 4 && strings.EqualFold(v.Text[:4], "sts:") {
			for _, name := range strings.Fields(TrustActions) {
				ok = ok || v.Pattern.Match(name, nil)
			}
		}
		if !ok {
			c.add(trustAction, v.Range, "bad-action", message, "\""+v.Text+"\" is not one of "+strings.ReplaceAll(TrustActions, " ", ", ")+".")
		}
	}
}
