// Package call is a request in flight: who calls, in which world, with which
// condition keys. The services validate, authorize and change state through it.
package call

import (
	"strings"

	"crossgrant/engine/authz"
	"crossgrant/engine/eval"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// Handler carries out one operation: validate, authorize, change state. The
// parameters have the names and types of the AWS API; a file's content comes as
// the text of its parameter. The result is the API's response, with streamed
// bodies as text under their member's name.
type Handler func(c *Call, in *value.Value) (*value.Value, *Error)

// Call is one authenticated request. A nil Caller is an anonymous one.
type Call struct {
	World     *world.World
	Caller    *world.Credential
	Operation string // "PutObject"
	Region    string
	PlainHTTP bool // without TLS

	// Target is the ID of the entity that the request is about.
	Target string
	// Decisions are all authorizations so far, in their order.
	Decisions []*authz.Decision
	// Unverified are codes of the points (see package known) on which the answer
	// hinges, besides those of its decisions.
	Unverified []string
	// Issued is the credential that the call returned, if it did.
	Issued *world.Credential
	// HTTPStatus of a success; 0 means 200.
	HTTPStatus int

	principal *eval.Principal
	common    *eval.Context // see commonKeys
	side      *authz.Input  // see callerPolicies
	rcpsOf    *world.Account
	rcps      []authz.Level // of rcpsOf, see resourceControl
}

// Doubt notes that the answer hinges on a point (see package known).
func (c *Call) Doubt(code string) {
	for _, old := range c.Unverified {
		if old == code {
			return
		}
	}
	c.Unverified = append(c.Unverified, code)
}

// DeniedBy reports whether an error is the refusal of an action whose name ends so.
func (c *Call) DeniedBy(err *Error, action string) bool {
	n := len(c.Decisions)
	return err != nil && err.HTTPStatus == 403 && n > 0 && strings.HasSuffix(c.Decisions[n-1].Input.Action, action)
}

// Error is what a service answers.
type Error struct {
	Code       string // "AccessDenied"
	HTTPStatus int
	Message    string
	// NotModelled: AWS would have gone on where the engine knows no further.
	NotModelled string
	// Why says what AWS knows and its message does not tell; "" where there is
	// nothing to add.
	Why string
	// NoBody: the answer to a HEAD request, of which the CLI sees the status only.
	NoBody bool
}

// Fail makes an error.
func Fail(status int, code, message string) *Error {
	return &Error{Code: code, HTTPStatus: status, Message: message}
}
