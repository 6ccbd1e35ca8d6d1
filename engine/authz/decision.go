package authz

import (
	"crossgrant/engine/acl"
	"crossgrant/engine/eval"
)

// Verdict of a decision or of one layer.
type Verdict uint8

const (
	// None: the layer has no say (there is no such policy).
	None Verdict = iota
	Allow
	ExplicitDeny
	ImplicitDeny
	// NotModelled: the verdict hinges on something that the engine does not know.
	NotModelled
)

// String gives the verdict's name in reports.
func (v Verdict) String() string {
	return [...]string{"none", "allow", "explicit-deny", "implicit-deny", "not-modelled"}[v]
}

// LayerKind is a kind of policy, or the ACL.
type LayerKind uint8

const (
	LayerRCP LayerKind = iota
	LayerSCP
	LayerVPCEndpoint
	LayerResource
	LayerTrust
	LayerPublicAccessBlock
	LayerACL
	LayerIdentity
	LayerBoundary
	LayerSession
	layerCount
)

// String gives the layer's name, as scenarios write it behind "implicit-deny".
func (k LayerKind) String() string {
	return [...]string{"rcp", "scp", "vpc-endpoint", "resource", "trust", "public-access-block", "acl", "identity", "boundary", "session"}[k]
}

// Decision is the answer to one request, with its trace.
type Decision struct {
	Input   *Input
	Verdict Verdict
	Layers  []Layer
	// Deciding names the statement that denied, or the first that allowed, as
	// indexes into Layers, Policies and Statements; nil where none did.
	Deciding *Location
	// Barred says why no policy could have allowed the request; "" otherwise.
	Barred string
	// Missing are the layers that lacked an allow (of an implicit deny).
	Missing []LayerKind
	// Unverified are the codes (see package known) of the points that AWS does not
	// document, or documents in two ways, on which this verdict hinges.
	Unverified []string
	// NotModelled names what was met that the engine does not know.
	NotModelled []string
}

// Location of a statement in a decision's layers.
type Location struct{ Layer, Policy, Statement int }

// Layer is one kind of policy in a decision.
type Layer struct {
	Kind    LayerKind
	Name    string // of the level, for SCPs and RCPs
	Account string // whose say it is: 12 digits
	Verdict Verdict
	// Needed: an allow of this layer was needed for this request.
	Needed   bool
	Note     string
	Policies []PolicyTrace
	Grants   []GrantTrace
}

// PolicyTrace is one policy and what became of each of its statements.
type PolicyTrace struct {
	Policy
	Trace   eval.Trace
	Verdict Verdict
}

// GrantTrace is one grant of an ACL.
type GrantTrace struct {
	Grant   acl.Grant
	Matches bool
	Note    string
}
