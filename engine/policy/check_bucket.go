package policy

import (
	"strings"

	"crossgrant/engine/jsontext"

	"crossgrant/engine/arn"
)

// The order in which a bucket policy is checked. AWS does not document it.
const (
	s3Size = iota
	s3JSON
	s3Form
	s3Version
	s3Missing
	s3Effect
	s3NotPrincipal
	s3Principal
	s3Action
	s3ConditionType
	s3ConditionValue
	s3ConditionKey
	s3Resource
	s3Sid
	s3ConditionFit
	s3ActionFit
)

// bucket checks a bucket policy as PutBucketPolicy does.
func (c *checker) bucket() {
	c.size(s3Size)
	if e := c.doc.syntax; e != nil {
		// S3 looks at the first byte before anything else.
		message := "This policy contains invalid Json"
		if !strings.HasPrefix(strings.TrimLeft(c.doc.Source, " \t\r\n"), "{") {
			message = "Policies must be valid JSON and the first byte must be '{'"
		}
		c.add(s3JSON, e.Range, "json-syntax", message, hintOf(e))
		return
	}
	for i := range c.doc.issues {
		c.bucketIssue(&c.doc.issues[i])
	}
	c.duplicateSids(s3Sid, "The Statement Ids in the policy are not unique")
	c.each(c.bucketStatement)
}

func hintOf(e *jsontext.Error) string {
	if e.Hint == "" {
		return e.Message
	}
	return e.Message + " " + e.Hint
}

func (c *checker) bucketIssue(i *issue) {
	switch i.what {
	case notAnObject:
		c.addIssue(s3JSON, i, "Policies must be valid JSON and the first byte must be '{'")
	case duplicateElement, bothForms:
		holder := "Statement"
		if i.stmt < 0 {
			holder = "Policy"
		}
		c.addIssue(s3Form, i, holder+" already has instance of "+i.name)
	case unknownElement:
		c.addIssue(s3Form, i, "Unknown field "+i.name)
	case wrongType:
		c.addIssue(s3Form, i, "Invalid policy syntax.")
	case badVersion:
		c.addIssue(s3Version, i, "The policy must contain a valid version string")
	case missingElement:
		c.addIssue(s3Missing, i, "Missing required field "+i.name)
	case emptyElement:
		c.addIssue(s3Missing, i, "Missing required field "+strings.TrimPrefix(i.name, "Not")+" cannot be empty!")
	case noStatements:
		c.addIssue(s3Missing, i, "Could not parse the policy: Statement is empty!")
	case badEffect, effectCase:
		c.addIssue(s3Effect, i, "Invalid effect: "+i.text)
	case unknownPrincipalKey:
		c.addIssue(s3Principal, i, "Invalid principal in policy")
	}
}

func (c *checker) bucketStatement(s *Statement) {
	if !c.isObject(s) {
		return
	}
	if s.Principal == nil {
		c.add(s3Missing, s.brace(), "missing-element", "Missing required field Principal", "")
	} else {
		c.bucketPrincipal(s)
	}
	if s.Resource == nil {
		c.add(s3Missing, s.brace(), "missing-element", "Missing required field Resource", "")
	}
	if s.Action != nil {
		for i := range s.Action.Values {
			if a := &s.Action.Values[i]; !s3ActionName(a.Text) {
				c.add(s3Action, a.Range, "bad-action", "Policy has invalid action", "\""+a.Text+"\" is no action of Amazon S3.")
			}
		}
	}
	c.bucketResources(s)
	c.bucketConditions(s)
	c.actionFit(s)
	c.conditionFit(s)
}

func (c *checker) bucketPrincipal(s *Statement) {
	p := s.Principal
	if p.Not && s.Effect == Allow {
		c.add(s3NotPrincipal, p.KeyRange, "allow-not-principal", "Allow with NotPrincipal is not allowed.", "")
	}
	for i := range p.Values {
		v := &p.Values[i]
		switch {
		case v.Type == InvalidPrincipal:
			c.add(s3Principal, v.Range, "bad-principal", "Invalid principal in policy", "\""+v.Text+"\" is no account, user, role, session or \"*\".")
		case v.Type == FederatedPrincipal:
			c.add(s3Principal, v.Range, "bad-principal", "Invalid principal in policy", "A federated principal belongs in a role's trust policy.")
		case c.PrincipalExists != nil && !c.PrincipalExists(*v):
			c.add(s3Principal, v.Range, "unknown-principal", "Invalid principal in policy", "\""+v.Text+"\" does not exist.")
		}
	}
}

// s3ActionName reports whether a text may be an action in a bucket policy. One of
// a good form that does not exist is stored.
func s3ActionName(text string) bool {
	if text == "*" {
		return true
	}
	vendor, action, ok := strings.Cut(text, ":")
	if !ok || !strings.EqualFold(vendor, "s3") || action == "" {
		return false
	}
	for i := range len(action) {
		c := action[i]
		if (c|0x20 < 'a' || c|0x20 > 'z') && (c < '0' || c > '9') && c != '*' && c != '?' {
			return false
		}
	}
	return true
}

func (c *checker) bucketResources(s *Statement) {
	if s.Resource == nil || c.Bucket == "" {
		return
	}
	for i := range s.Resource.Values {
		if v := &s.Resource.Values[i]; !c.ownResource(v.Text) {
			c.add(s3Resource, v.Range, "bad-resource", "Policy has invalid resource", "A bucket policy is about its bucket, \"arn:aws:s3:::"+c.Bucket+"\", and the objects in it, \"arn:aws:s3:::"+c.Bucket+"/*\".")
		}
	}
}

// ownResource reports whether a pattern is about the bucket or objects in it.
func (c *checker) ownResource(text string) bool {
	a, ok := arn.Parse(text)
	if !ok || a.Service != "s3" || a.Region != "" || a.Account != "" || a.Partition == "" {
		return false
	}
	rest, ok := strings.CutPrefix(a.Resource, c.Bucket)
	return ok && (rest == "" || strings.IndexByte("/*?", rest[0]) >= 0)
}

func (c *checker) bucketConditions(s *Statement) {
	for i := range s.Conditions {
		k := &s.Conditions[i]
		if k.Operator.Family == UnknownFamily {
			c.add(s3ConditionType, k.OperatorRange, "unknown-operator", "Invalid Condition type : "+k.OperatorText, "")
		}
		for j := range k.Values {
			if v := &k.Values[j]; k.Operator.Family == IPFamily && v.Net == nil {
				c.add(s3ConditionValue, v.Range, "bad-address", "Invalid IP address in Conditions", "\""+v.Text+"\" is no IP address or range.")
			}
		}
		if c.unknownKey(k.LowerKey) {
			c.add(s3ConditionKey, k.KeyRange, "unknown-key", "Policy has an invalid condition key", "There is no condition key \""+k.Key+"\".")
		}
	}
}

// unknownKey reports a key that S3 does not know. Keys of other services pass.
func (c *checker) unknownKey(key string) bool {
	vendor, _, ok := strings.Cut(key, ":")
	if !ok {
		return true
	}
	return c.Facts != nil && (vendor == "s3" || vendor == "aws") && !c.Facts.KnownKey(key)
}

// Resource types of Amazon S3 that a bucket policy is about.
const (
	bucketType = 1 << iota
	objectType
)

// resourceTypes of all resources of a statement.
func (s *Statement) resourceTypes() int {
	types := 0
	for i := range s.Resource.Values {
		_, rest, _ := strings.Cut(s.Resource.Values[i].Text, ":::")
		switch {
		case strings.IndexByte(rest, '/') >= 0:
			types |= objectType
		case strings.ContainsAny(rest, "*?"):
			types |= bucketType | objectType
		default:
			types |= bucketType
		}
	}
	return types
}

// actionFit reports actions that apply to none of the statement's resources.
// Patterns of actions are exempt.
func (c *checker) actionFit(s *Statement) {
	if c.Facts == nil || s.Action == nil || s.Action.Not || s.Resource == nil || s.Resource.Not {
		return
	}
	types := s.resourceTypes()
	for i := range s.Action.Values {
		a := &s.Action.Values[i]
		if strings.ContainsAny(a.Text, "*?") || !s3ActionName(a.Text) {
			continue
		}
		names, known := c.Facts.ResourceTypes(a.Text)
		if !known {
			continue
		}
		fits, needs := false, "no bucket and no object"
		for _, n := range names {
			fits = fits || n == "bucket" && types&bucketType != 0 || n == "object" && types&objectType != 0
			switch n {
			case "bucket":
				needs = "the bucket: \"arn:aws:s3:::" + c.Bucket + "\""
			case "object":
				needs = "objects: \"arn:aws:s3:::" + c.Bucket + "/*\""
			}
		}
		if !fits {
			c.add(s3ActionFit, a.Range, "action-resource-mismatch", "Action does not apply to any resource(s) in statement", a.Text+" is about "+needs+".")
		}
	}
}

// conditionFit reports keys of Amazon S3 that no action of the statement has. AWS
// describes the check only by its error:
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
func (c *checker) conditionFit(s *Statement) {
	if c.Facts == nil || s.Action == nil || s.Action.Not {
		return
	}
	for i := range s.Action.Values {
		if a := &s.Action.Values[i]; strings.ContainsAny(a.Text, "*?") {
			return
		} else if _, known := c.Facts.ResourceTypes(a.Text); !known {
			return
		}
	}
	for i := range s.Conditions {
		k := &s.Conditions[i]
		if !strings.HasPrefix(k.LowerKey, "s3:") || !c.Facts.KnownKey(k.LowerKey) {
			continue
		}
		fits := false
		for j := range s.Action.Values {
			fits = fits || c.Facts.HasKey(s.Action.Values[j].Text, k.LowerKey)
		}
		if !fits {
			c.add(s3ConditionFit, k.KeyRange, "condition-action-mismatch", "Conditions do not apply to combination of actions and resources in statement", "No action of this statement has the key "+k.Key+".")
		}
	}
}
