// Package policy reads the AWS policy language: documents with the range of
// every part in their text, compiled so that deciding needs no further parsing,
// and checked by kind of policy with AWS's own messages.
//
// Source: IAM User Guide, "IAM JSON policy reference"
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies.html
package policy

import (
	"crossgrant/engine/arn"
	"crossgrant/engine/diag"
	"crossgrant/engine/jsontext"
	"crossgrant/engine/wildcard"
)

// Document is a policy as its author typed it, and what it means.
type Document struct {
	Source string
	// Version as written; "" where absent, which means 2008-10-17.
	Version string
	// Variables: ${…} is a policy variable (version 2012-10-17 only).
	Variables bool
	ID        string
	// Statements that can be read, in their order. A statement that lacks an
	// effect or an action, or has an element of a wrong type, is left out.
	Statements []Statement
	Range      diag.Range

	all    []Statement // also those that cannot be read
	syntax *jsontext.Error
	issues []issue
}

// Effect of a statement.
type Effect uint8

const (
	Allow Effect = iota + 1
	Deny
)

// String gives the effect as policies write it.
func (e Effect) String() string {
	switch e {
	case Allow:
		return "Allow"
	case Deny:
		return "Deny"
	}
	return ""
}

// Statement is one statement of a document.
type Statement struct {
	Index  int // in the document as written, from 0
	Sid    string
	Effect Effect
	Range  diag.Range
	// EffectRange and SidRange cover the values.
	EffectRange, SidRange diag.Range

	// Elements of the statement; nil where absent. Not tells NotPrincipal,
	// NotAction and NotResource.
	Principal *Principals
	Action    *Actions
	Resource  *Resources
	// Conditions, one for each pair of operator and key; all must hold.
	Conditions []Condition
	// EmptyCondition: Condition, or an operator in it, has no members.
	EmptyCondition bool
}

// Element is where an element stands and how.
type Element struct {
	Not      bool
	Range    diag.Range // the value
	KeyRange diag.Range // the element's name
}

// Actions is the Action or NotAction of a statement.
type Actions struct {
	Element
	Values []ActionValue
}

// ActionValue is one action or pattern of actions.
type ActionValue struct {
	Text    string // as written: "s3:Get*"
	Range   diag.Range
	Pattern wildcard.Pattern // of "vendor:name", without regard to case
}

// Resources is the Resource or NotResource of a statement.
type Resources struct {
	Element
	Values []ResourceValue
}

// ResourceValue is one ARN pattern.
type ResourceValue struct {
	Text    string // as written
	Range   diag.Range
	Pattern arn.Pattern
}

// Condition is one key under one operator.
type Condition struct {
	Operator Operator
	// OperatorText and Key as written; LowerKey for looking it up.
	OperatorText, Key, LowerKey string
	Values                      []Value
	// Range covers the key and its values; OperatorRange the operator's name.
	Range, KeyRange, OperatorRange diag.Range
}
