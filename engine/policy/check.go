package policy

import (
	"sort"

	"crossgrant/engine/diag"
)

// Kind of policy. Each has rules and messages of its own.
type Kind uint8

const (
	// Identity: a managed policy, or an inline policy of a user, group or role.
	Identity Kind = iota
	// Bucket: an S3 bucket policy.
	Bucket
	// Trust: a role's trust policy.
	Trust
	// Boundary: a permissions boundary.
	Boundary
	// Session: a session policy.
	Session
	// SCP: a service control policy.
	SCP
	// RCP: a resource control policy.
	RCP
)

// Facts are what the checks need to know about AWS's actions and condition keys.
// Names come as written in the policy, in any case; keys with a tag's name behind
// them ("s3:ExistingObjectTag/team").
type Facts interface {
	// ResourceTypes of an action, as the Service Authorization Reference names
	// them ("bucket", "object"); false where the action is not known.
	ResourceTypes(action string) ([]string, bool)
	// HasKey tells whether requests for an action may have a key.
	HasKey(action, key string) bool
	// KnownKey tells whether there is a condition key of that name.
	KnownKey(key string) bool
}

// Options for [Check]. All may be left out.
type Options struct {
	// Bucket that a bucket policy is for; "" leaves its resources unchecked.
	Bucket string
	// Facts about actions and keys; nil leaves them unchecked.
	Facts Facts
	// PrincipalExists is asked for every valid principal; nil: all exist.
	PrincipalExists func(PrincipalValue) bool
	// Limit of the size: characters without white space, or bytes of a bucket
	// policy. 0 is AWS's default for the kind; for inline policies, of which the
	// quota counts all of an identity together, give what is left (with an Owner,
	// 0 is no room at all).
	Limit int
	// Quota that Limit is a part of, for the message; 0: Limit itself.
	Quota int
	// Owner of an inline policy: "user Dave", "role examplerole".
	Owner string
}

// Problem is something that keeps AWS from storing a document, or (as a warning)
// that it stores to no effect.
type Problem struct {
	// Diagnostic has AWS's message; its hint says what is wrong in more words.
	diag.Diagnostic
	// ErrorCode and HTTPStatus of AWS's answer; "" and 0 with warnings.
	ErrorCode  string
	HTTPStatus int

	rank  int
	first int // place by which the problem is sorted, where that is not its range
}

// Refused returns the problem that AWS would answer with, or nil where AWS would
// store the document.
func Refused(problems []Problem) *Problem {
	if len(problems) > 0 && problems[0].Severity == diag.Error {
		return &problems[0]
	}
	return nil
}

// Check finds everything that is wrong with a document as a policy of a kind,
// including what [Parse] found. The order is that of AWS's own checks, so that
// the first is the one AWS answers with; warnings come last.
func Check(doc *Document, kind Kind, o Options) []Problem {
	c := checker{doc: doc, kind: kind, Options: o}
	switch kind {
	case Bucket:
		c.bucket()
	case Trust:
		c.trust()
	default:
		c.identity()
	}
	c.values()
	if kind == SCP || kind == RCP {
		c.organization()
	}
	sort.Stable(inOrder(c.out))
	return c.out
}

// inOrder is the order in which AWS would find problems.
type inOrder []Problem

func (s inOrder) Len() int      { return len(s) }
func (s inOrder) Swap(i, j int) { s[i], s[j] = s[j], s[i] }
func (s inOrder) Less(i, j int) bool {
	a, b := &s[i], &s[j]
	if a.Severity != b.Severity {
		return a.Severity < b.Severity
	}
	if a.rank != b.rank {
		return a.rank < b.rank
	}
	return a.place() < b.place()
}

func (p *Problem) place() int {
	if p.first > 0 {
		return p.first
	}
	return p.Range.Start
}

type checker struct {
	Options
	doc  *Document
	kind Kind
	out  []Problem
}

// code of AWS's error for a malformed policy.
func (c *checker) code() string {
	switch c.kind {
	case Bucket:
		return "MalformedPolicy"
	case SCP, RCP:
		return "MalformedPolicyDocumentException"
	}
	return "MalformedPolicyDocument"
}

func (c *checker) add(rank int, rng diag.Range, code, message, hint string) {
	c.out = append(c.out, Problem{
		Diagnostic: diag.Diagnostic{Range: rng, Code: code, Message: message, Hint: hint},
		ErrorCode:  c.code(), HTTPStatus: 400, rank: rank,
	})
}

// addIssue reports a problem of form in the words of the kind of policy.
func (c *checker) addIssue(rank int, i *issue, message string) {
	hint := i.message()
	if more := i.hint(); more != "" {
		hint += " " + more
	}
	c.add(rank, i.rng, issueCodes[i.what], message, hint)
}

// each statement that is an object, readable or not.
func (c *checker) each(f func(*Statement)) {
	for i := range c.doc.all {
		f(&c.doc.all[i])
	}
}

// brace is the opening brace of a statement, to mark what it lacks.
func (s *Statement) brace() diag.Range {
	return diag.Range{Start: s.Range.Start, End: s.Range.Start + 1}
}

// isObject: the statement has elements at all.
func (c *checker) isObject(s *Statement) bool {
	return s.Range.Start < len(c.doc.Source) && c.doc.Source[s.Range.Start] == '{'
}

// duplicateSids reports statements whose non-empty Sid came before.
func (c *checker) duplicateSids(rank int, message string) {
	seen := make(map[string]bool)
	c.each(func(s *Statement) {
		if s.Sid != "" && seen[s.Sid] {
			c.add(rank, s.SidRange, "duplicate-sid", message, "\""+s.Sid+"\" names an earlier statement.")
		}
		seen[s.Sid] = true
	})
}

// values warns of condition values that are not of their operator's type. AWS
// stores most of them; a comparison with one never holds.
func (c *checker) values() {
	names := [...]string{NumericFamily: "a number", DateFamily: "a date", BinaryFamily: "base64", IPFamily: "an IP address or range", NullFamily: "true or false"}
	c.each(func(s *Statement) {
		for i := range s.Conditions {
			k := &s.Conditions[i]
			for j := range k.Values {
				if v := &k.Values[j]; k.Operator.Family != UnknownFamily && !v.Readable() {
					c.warn(v.Range, "unreadable-value", "\""+v.Text+"\" is not "+names[k.Operator.Family]+", so this value never matches.")
				}
			}
		}
	})
}

func (c *checker) warn(rng diag.Range, code, message string) {
	c.out = append(c.out, Problem{Diagnostic: diag.Diagnostic{Range: rng, Severity: diag.Warning, Code: code, Message: message}})
}
