package policy

import (
	"strings"

	"crossgrant/engine/diag"
)

// The order in which IAM checks an identity-based policy.
const (
	iamSize = iota
	iamSyntax
	iamPrincipal
	iamVersion
	iamLegacy
	iamSid
	iamNoAction
	iamResource
	iamAction
	iamNoResource
)

const (
	syntaxErrors = "Syntax errors in policy."
	legacyErrors = "The policy failed legacy parsing"
)

// identity checks identity-based policies and what has their form: permissions
// boundaries, session policies and the control policies of organizations.
func (c *checker) identity() {
	c.size(iamSize)
	if c.kind != SCP && c.kind != RCP {
		c.characters(iamSize)
	}
	if e := c.doc.syntax; e != nil {
		c.add(iamSyntax, e.Range, "json-syntax", syntaxErrors, hintOf(e))
		return
	}
	for i := range c.doc.issues {
		c.identityIssue(&c.doc.issues[i])
	}
	if (c.kind == Identity || c.kind == Boundary) && c.doc.Version != Version2012 && len(c.doc.all) > 0 {
		// The documentation calls both versions valid; the write operations of
		// IAM take the newer one only.
		c.add(iamVersion, c.versionRange(), "old-version", "Policy document must be version 2012-10-17 or greater.", "Begin with \"Version\": \"2012-10-17\".")
	}
	c.duplicateSids(iamSid, "Statement IDs (SID) in a single policy must be unique.")
	c.each(c.identityStatement)
}

// versionRange is where the version stands or should.
func (c *checker) versionRange() diag.Range {
	if c.doc.Version != "" {
		if i := strings.Index(c.doc.Source, "\"Version\""); i >= 0 {
			return diag.Range{Start: i, End: i + len("\"Version\"")}
		}
	}
	return diag.Range{Start: c.doc.Range.Start, End: c.doc.Range.Start + 1}
}

func (c *checker) identityIssue(i *issue) {
	switch {
	case i.what == effectCase:
		c.addIssue(iamLegacy, i, legacyErrors)
	case (i.what == missingElement || i.what == emptyElement) && (i.name == "Action" || i.name == "NotAction"):
		c.addIssue(iamNoAction, i, "Policy statement must contain actions.")
	case i.what == emptyElement && (i.name == "Resource" || i.name == "NotResource"):
		c.addIssue(iamNoResource, i, "Policy statement must contain resources.")
	default:
		c.addIssue(iamSyntax, i, syntaxErrors)
	}
}

func (c *checker) identityStatement(s *Statement) {
	if !c.isObject(s) {
		return
	}
	if p := s.Principal; p != nil && c.kind != RCP {
		c.add(iamPrincipal, p.KeyRange, "prohibited-element", "Policy document should not specify a principal.", "The principal is whoever the policy is attached to.")
	}
	if strings.TrimFunc(s.Sid, alphanumeric) != "" {
		c.add(iamSid, s.SidRange, "bad-sid", "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*", "")
	}
	if s.Action != nil {
		for i := range s.Action.Values {
			v := &s.Action.Values[i]
			if message := actionProblem(v.Text); message != "" {
				c.add(iamAction, v.Range, "bad-action", message, "An action is written \"vendor:Name\".")
			}
		}
	}
	if s.Resource == nil {
		c.add(iamNoResource, s.brace(), "missing-element", "Policy statement must contain resources.", "")
	} else {
		c.identityResources(s.Resource)
	}
	c.identityConditions(s)
}

func alphanumeric(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
}

// actionProblem is IAM's message about an action, or "".
func actionProblem(text string) string {
	vendor, name, ok := strings.Cut(text, ":")
	switch {
	case text == "*":
		return ""
	case !ok:
		return "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."
	case strings.IndexByte(name, ':') >= 0:
		return "Actions/Condition can contain only one colon."
	case vendor != "*" && strings.TrimFunc(vendor, func(r rune) bool { return alphanumeric(r) || r == '-' || r == '.' }) != "":
		return "Vendor " + vendor + " is not valid"
	}
	return ""
}

func (c *checker) identityConditions(s *Statement) {
	for i := range s.Conditions {
		k := &s.Conditions[i]
		if k.Operator.Family == UnknownFamily {
			c.add(iamSyntax, k.OperatorRange, "unknown-operator", syntaxErrors, "There is no condition operator \""+k.OperatorText+"\".")
		}
		for j := range k.Values {
			v := &k.Values[j]
			if k.Operator.Family == DateFamily && (v.Instant == nil || westernOffset(v.Text)) {
				c.add(iamLegacy, v.Range, "bad-date", legacyErrors, "\""+v.Text+"\" is no date that IAM takes, as \"2026-01-31T12:00:00Z\" is.")
			}
		}
	}
}

// identityResources reports resources that are no ARNs. Of several bad ones in a
// list IAM answers about the one that sorts first.
func (c *checker) identityResources(r *Resources) {
	first := -1
	for i := range r.Values {
		v := &r.Values[i]
		if resourceProblem(v.Text) != "" {
			if first < 0 || v.Text < r.Values[first].Text {
				first = i
			}
		} else if legacyResource(v.Text) {
			c.add(iamLegacy, v.Range, "bad-resource", legacyErrors, "An ARN has six fields: \"arn:partition:service:region:account:resource\".")
		}
	}
	for i := range r.Values {
		v := &r.Values[i]
		message := resourceProblem(v.Text)
		if message == "" {
			continue
		}
		c.add(iamResource, v.Range, "bad-resource", message, "")
		if i == first && len(r.Values) > 1 {
			// Before the other values of this list, behind earlier statements.
			c.out[len(c.out)-1].first = r.Range.Start
		}
	}
}

// legacyResource reports an ARN with empty fields that lacks others, or without a
// service.
func legacyResource(text string) bool {
	if text == "*" {
		return false
	}
	fields := strings.Split(text, ":")
	return len(fields) < 6 && strings.Contains(text, "::") || len(fields) > 2 && fields[2] == ""
}

// iamPaths are what the resource of an ARN of IAM begins with.
const iamPaths = "user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/"

// resourceProblem is IAM's message about a resource, or "".
func resourceProblem(text string) string {
	if text == "*" {
		return ""
	}
	_, rest, ok := strings.Cut(text, ":")
	if !ok {
		return "Resource " + text + " must be in ARN format or \"*\"."
	}
	partition, rest, ok := strings.Cut(rest, ":")
	if !validPartition(partition) {
		return "Partition \"" + partition + "\" is not valid for resource \"arn:" + partition + ":" + completed(rest) + "\"."
	}
	if !ok {
		return "Resource vendor must be fully qualified and cannot contain regexes."
	}
	service, rest, _ := strings.Cut(rest, ":")
	if strings.ContainsAny(service, "*?") {
		return "Resource vendor must be fully qualified and cannot contain regexes."
	}
	region, rest, complete := strings.Cut(rest, ":")
	_, path, _ := strings.Cut(rest, ":")
	switch service {
	case "iam":
		if region != "" || !complete {
			return "IAM resource " + text + " cannot contain region information."
		}
		if !iamPath(path) {
			return "IAM resource path must either be \"*\" or start with " + iamPaths + "."
		}
	case "s3":
		// An access point has a region; "arn:aws:s3:*" is an incomplete ARN.
		if region != "" && region != "*" && !strings.HasPrefix(path, "accesspoint/") {
			return "Resource " + text + " can not contain region information."
		}
	}
	return ""
}

// validPartition: the partitions of AWS. A wildcard stands for one of them.
func validPartition(p string) bool {
	return p == "aws" || p == "aws-cn" || p == "aws-us-gov" || p == "*"
}

// completed gives the last four fields of an ARN, with "*" for missing ones.
func completed(rest string) string {
	fields := strings.SplitN(rest, ":", 4)
	if len(fields) == 1 && fields[0] == "" {
		fields[0] = "*"
	}
	for len(fields) < 4 {
		fields = append(fields, "*")
	}
	return strings.Join(fields, ":")
}

func iamPath(path string) bool {
	// The account's root user has no path either, and is a resource all the same.
	if path == "*" || path == "root" {
		return true
	}
	for _, start := range strings.Split(iamPaths, ", ") {
		if strings.HasPrefix(path, start) {
			return true
		}
	}
	// A pattern may leave the kind of resource open.
	i := strings.IndexAny(path, "*?")
	if i < 0 {
		return false
	}
	for _, start := range strings.Split(iamPaths, ", ") {
		if strings.HasPrefix(start, path[:i]) {
			return true
		}
	}
	return false
}

// westernOffset reports whether a date has an offset like "-07:00", which AWS
// refuses to store although it is of the documented form.
func westernOffset(s string) bool {
	i := strings.IndexAny(s, "tT")
	return i >= 0 && strings.IndexByte(s[i:], '-') >= 0
}
