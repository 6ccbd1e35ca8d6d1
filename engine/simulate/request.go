// Package simulate decides one request against given policies, without a
// scenario: what if this principal did that, under these policies?
package simulate

import (
	"strconv"
	"strings"

	"crossgrant/engine/authz"
	"crossgrant/engine/eval"
	"crossgrant/engine/policy"
)

// Principal is who asks. Exactly one of ARN, Anonymous and Service is set.
type Principal struct {
	// ARN of an IAM user, a role session, a role (any session of it), a federated
	// user or a root user.
	ARN string
	// RoleARN of a role session, where the role has a path.
	RoleARN string
	// FederatedBy is the ARN of the user who called GetFederationToken.
	FederatedBy string
	Anonymous   bool
	Service     string
}

// Document is one policy document with a name for explanations.
type Document struct{ Name, Text string }

// Request is one question. Documents that AWS would refuse to store are evaluated
// as far as they can be read.
type Request struct {
	Principal Principal
	Action    string // "s3:GetObject"
	Resource  string // an ARN, or "*"
	// ResourceAccount owns the resource; "" is the caller's account.
	ResourceAccount string
	// Context maps condition keys to their values. Keys that follow from the
	// principal are added unless they are given.
	Context map[string][]string

	Identity []Document
	// Boundary documents; nil: no permissions boundary.
	Boundary []Document
	// Session policies; nil: none was passed.
	Session []Document
	// Resource-based policy; for sts:AssumeRole the role's trust policy.
	ResourcePolicy *Document
	// SCPs and RCPs by level, root first; nil: no organization.
	SCPs, RCPs [][]Document
	// CallerInManagementAccount exempts the caller from SCPs.
	CallerInManagementAccount bool
	VPCEndpointPolicy         *Document
	RestrictPublicBuckets     bool
}

// Decide answers the question with everything that led to the answer. An error
// says what is wrong with the principal.
func Decide(r Request) (*authz.Decision, error) {
	in, err := r.input()
	if err != nil {
		return nil, err
	}
	return authz.Explain(in), nil
}

func (r *Request) input() (*authz.Input, error) {
	p, err := r.Principal.resolve()
	if err != nil {
		return nil, err
	}
	p.HasBoundary = r.Boundary != nil
	p.UniqueID = r.uniqueID()
	in := &authz.Input{
		Request: eval.Request{
			Principal: p, Action: r.Action, Resource: r.Resource, Context: r.context(p),
		},
		ResourceAccount: r.ResourceAccount,
		Identity:        applied("identity", r.Identity),
		HasSession:      r.Session != nil,
		Session:         applied("session", r.Session),
		SCPs:            levels("scp", r.SCPs),
		RCPs:            levels("rcp", r.RCPs),

		RestrictPublicBuckets: r.RestrictPublicBuckets,
	}
	if r.Boundary != nil {
		in.Boundary = applied("boundary", r.Boundary)
	}
	if r.CallerInManagementAccount {
		in.SCPs = nil
	}
	if r.ResourcePolicy != nil {
		in.Resource = &applied("resource", []Document{*r.ResourcePolicy})[0]
	}
	if r.VPCEndpointPolicy != nil {
		in.VPCEndpoint = &applied("vpc-endpoint", []Document{*r.VPCEndpointPolicy})[0]
	}
	return in, nil
}

func applied(kind string, documents []Document) []authz.Policy {
	out := make([]authz.Policy, 0, len(documents))
	for i, d := range documents {
		name := d.Name
		if name == "" {
			name = kind + " " + strconv.Itoa(i)
		}
		doc, _ := policy.Parse(d.Text)
		out = append(out, authz.Policy{Name: name, File: name, Document: doc})
	}
	return out
}

func levels(kind string, of [][]Document) []authz.Level {
	if of == nil {
		return nil
	}
	out := make([]authz.Level, 0, len(of))
	for i, documents := range of {
		out = append(out, authz.Level{Name: "level " + strconv.Itoa(i), Policies: applied(kind, documents)})
	}
	return out
}

// uniqueID is that of the user or role, which aws:userid tells where it is given:
// AIDA…, or AROA…:session.
func (r *Request) uniqueID() string {
	for key, values := range r.Context {
		if strings.EqualFold(key, "aws:userid") && len(values) == 1 {
			id, _, _ := strings.Cut(values[0], ":")
			return id
		}
	}
	return ""
}

// context adds what follows from the principal.
func (r *Request) context(p *eval.Principal) *eval.Context {
	x := eval.NewContext()
	last := p.ARN[strings.LastIndexByte(p.ARN, '/')+1:]
	switch p.Kind {
	case eval.Anonymous:
		x.Set("aws:PrincipalType", "Anonymous")
		x.Set("aws:PrincipalAccount", "anonymous")
		x.Set("aws:userid", "anonymous")
	case eval.Service:
		x.Set("aws:PrincipalIsAWSService", "true")
		x.Set("aws:PrincipalServiceName", p.Service)
		// AWS lists more names of some services; this one is among them.
		x.Set("aws:PrincipalServiceNamesList", p.Service)
	default:
		x.Set("aws:PrincipalIsAWSService", "false")
		x.Set("aws:PrincipalAccount", p.Account)
		x.Set("aws:PrincipalArn", p.ARN)
	}
	switch p.Kind {
	case eval.Root:
		x.Set("aws:PrincipalType", "Account")
		x.Set("aws:userid", p.Account)
	case eval.User:
		x.Set("aws:PrincipalType", "User")
		x.Set("aws:username", last)
	case eval.RoleSession:
		x.Set("aws:PrincipalType", "AssumedRole")
		x.Set("aws:PrincipalArn", p.RoleARN)
	case eval.FederatedUser:
		x.Set("aws:PrincipalType", "FederatedUser")
		x.Set("aws:userid", p.Account+":"+last)
	}
	for key, values := range r.Context {
		x.Set(key, values...)
	}
	return x
}
