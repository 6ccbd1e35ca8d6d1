// Package eval decides one policy document against one request, with or without
// a trace of why. How several policies combine is not its business.
package eval

import (
	"crossgrant/engine/diag"
	"crossgrant/engine/policy"
)

// PrincipalKind is the kind of a caller.
type PrincipalKind uint8

const (
	User PrincipalKind = iota
	RoleSession
	FederatedUser
	Root
	Anonymous
	Service
	// WebIdentity: who shows a token of an OpenID Connect provider. There is no
	// account that lets such a caller go, and so nothing but a trust policy decides.
	WebIdentity
)

// Principal is who makes a request.
type Principal struct {
	Kind            PrincipalKind
	ARN             string // of the user, session, federated user or root; "" for anonymous callers and services
	Account         string // 12 digits; "" for anonymous callers and services
	RoleARN         string // role sessions: arn:aws:iam::A:role/path/ROLE; derived from ARN where empty
	UniqueID        string // AIDA…, AROA… where known; of a session the role's AROA id
	SessionName     string
	FederatedBy     string // federated users: ARN of the IAM user who called GetFederationToken
	Service         string // s3.amazonaws.com
	Provider        string // web identities: the provider, as a trust policy names it under "Federated"
	CanonicalUserID string // of the account, where known
	HasBoundary     bool   // NotPrincipal with Deny always denies a principal that has a permissions boundary
}

// Request is one action of one principal on one resource.
type Request struct {
	Principal *Principal // nil: anonymous
	Action    string     // "s3:GetObject", any case
	Resource  string     // an ARN, or "*" for an action without a resource
	Context   *Context   // nil: no keys
	// ResourceBased: the document belongs to a resource (a bucket policy, a
	// trust policy), where a statement without Principal or NotPrincipal names
	// nobody. In an identity-based policy such a statement is about its owner.
	ResourceBased bool
}

// Match is the result of comparing one thing, by Kleene's logic: in a
// conjunction No wins over NotModelled, and NotModelled over Yes.
type Match uint8

const (
	No Match = iota
	Yes
	// NotModelled: it hinges on something that the engine does not know.
	NotModelled
)

// String gives the name of the match in reports.
func (m Match) String() string { return [...]string{"no", "yes", "not-modelled"}[m] }

// And joins two matches.
func (m Match) And(other Match) Match {
	switch {
	case m == No || other == No:
		return No
	case m == NotModelled || other == NotModelled:
		return NotModelled
	}
	return Yes
}

// Not negates a match.
func (m Match) Not() Match {
	switch m {
	case No:
		return Yes
	case Yes:
		return No
	}
	return NotModelled
}

// Form is a set of ways in which a principal element named the caller.
type Form uint16

const (
	// FormNone: the statement has no principal element (identity-based policies).
	FormNone Form = 1 << iota
	FormUser
	FormRole
	FormSession
	FormFederatedUser
	// FormFederator: the IAM user behind a federated user's session.
	FormFederator
	// FormAccount: the account, by its number or its root ARN.
	FormAccount
	// FormRoot comes with FormAccount where the caller is the account's root user.
	FormRoot
	FormWildcard
	FormService
	FormCanonicalUser
	FormProvider
	FormNotPrincipal
)

// Outcome of a document for a request.
type Outcome struct {
	Deny Match
	// Allow holds the forms of the Allow statements that matched; 0 is none.
	Allow Form
	// AllowUnknown holds the forms of those that would match but for something
	// not modelled, less those in Allow.
	AllowUnknown Form
}

// Trace is an outcome and why.
type Trace struct {
	Outcome
	Statements []StatementTrace
}

// StatementTrace tells whether a statement matched, element by element.
type StatementTrace struct {
	Index    int
	Sid      string
	Effect   policy.Effect
	Match    Match
	Form     Form // how the principal element names the caller, whether the rest matched or not
	NearMiss bool // exactly one element kept it from matching
	Range    diag.Range
	Elements []ElementTrace
	// Point is the code (see package known) of a point that AWS does not document,
	// by whose other reading the statement does not apply; "" where there is none.
	Point string
}

// ElementTrace is one element of a statement, or one condition key.
type ElementTrace struct {
	Element  string // "Principal", "NotAction", …, "Condition"
	Operator string // of a condition, as written
	Key      string // of a condition, as written
	Match    Match
	Present  bool     // whether the request has the value
	Actual   []string // from the request
	Required []string // from the policy
	Note     string   // what the values alone do not show
	// Point is the code (see package known) of a point that AWS does not document,
	// by whose other reading Match were the opposite; "" where there is none.
	Point string
	Range diag.Range
}
