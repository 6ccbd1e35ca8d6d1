package call

import (
	"crossgrant/engine/acl"
	"crossgrant/engine/eval"
	"crossgrant/engine/world"
)

// Principal is the caller as policies see it.
func (c *Call) Principal() *eval.Principal {
	if c.principal == nil {
		c.principal = principalOf(c.Caller)
	}
	return c.principal
}

func principalOf(k *world.Credential) *eval.Principal {
	if k == nil {
		return &eval.Principal{Kind: eval.Anonymous}
	}
	if k.Kind == world.ServicePrincipal {
		return &eval.Principal{Kind: eval.Service, Service: k.Service}
	}
	if k.Kind == world.WebIdentity {
		return &eval.Principal{Kind: eval.WebIdentity, Provider: k.Provider}
	}
	p := &eval.Principal{
		ARN: k.ARN(), Account: k.Account.ID, CanonicalUserID: k.Account.CanonicalUserID,
	}
	switch {
	case k.Kind == world.RoleSession:
		p.Kind = eval.RoleSession
		p.RoleARN = k.Role.ARN()
		p.UniqueID = k.Role.UniqueID
		p.SessionName = k.Name
		p.HasBoundary = k.Role.Boundary != ""
	case k.Kind == world.FederatedUser:
		p.Kind = eval.FederatedUser
		if k.User != nil {
			p.FederatedBy = k.User.ARN()
			p.HasBoundary = k.User.Boundary != ""
		}
	case k.User != nil:
		p.Kind = eval.User
		p.UniqueID = k.User.UniqueID
		p.HasBoundary = k.User.Boundary != ""
	default:
		p.Kind = eval.Root
	}
	return p
}

// AccountID is the caller's account; "" for anonymous callers and services.
func (c *Call) AccountID() string { return c.Principal().Account }

// CanonicalID is the canonical user ID that owns what the caller writes.
func (c *Call) CanonicalID() string {
	if c.Caller == nil || c.Caller.Account == nil {
		return acl.AnonymousOwner
	}
	return c.Caller.Account.CanonicalUserID
}
