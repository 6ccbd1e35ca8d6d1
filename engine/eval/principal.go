package eval

import (
	"strings"

	"crossgrant/engine/policy"
)

var nobody = Principal{Kind: Anonymous}

// principal of the request; nobody in particular is anonymous.
func (r *Request) principal() *Principal {
	if r.Principal == nil {
		return &nobody
	}
	return r.Principal
}

// principalForms tells in which ways a statement's principal element takes in
// the caller; 0 where it does not.
func principalForms(st *policy.Statement, req *Request) Form {
	if st.Principal == nil {
		if req.ResourceBased {
			return 0
		}
		return FormNone
	}
	p := req.principal()
	forms := Form(0)
	for i := range st.Principal.Values {
		forms |= valueForms(&st.Principal.Values[i], p)
	}
	if !st.Principal.Not {
		return forms
	}
	if st.Effect == policy.Allow {
		// AWS refuses Allow with NotPrincipal today; old documents have it.
		if forms != 0 {
			return 0
		}
		return FormNotPrincipal
	}
	if exempt(forms, p) {
		return 0
	}
	return FormNotPrincipal
}

// valueForms tells how one value of a principal element names a caller.
//
// "*" takes in everyone: anonymous callers, and AWS services as well (why else
// aws:PrincipalIsAWSService in AWS's own Deny examples). Whether an Allow for
// everyone is enough for a service is for the caller of this package to say.
func valueForms(v *policy.PrincipalValue, p *Principal) Form {
	switch v.Type {
	case policy.AnyPrincipal:
		return FormWildcard
	case policy.AccountPrincipal:
		if v.Account != p.Account {
			return 0
		}
		if p.Kind == Root {
			return FormAccount | FormRoot
		}
		return FormAccount
	case policy.UserPrincipal:
		if p.Kind == User && v.Text == p.ARN {
			return FormUser
		}
		if p.Kind == FederatedUser && v.Text == p.FederatedBy {
			return FormFederator
		}
	case policy.RolePrincipal:
		if p.Kind == RoleSession && namesRole(v, p) {
			return FormRole
		}
	case policy.SessionPrincipal:
		if p.Kind == RoleSession && v.Text == p.ARN {
			return FormSession
		}
	case policy.FederatedUserPrincipal:
		if p.Kind == FederatedUser && v.Text == p.ARN {
			return FormFederatedUser
		}
	case policy.UniqueIDPrincipal:
		if v.Text != p.UniqueID {
			return 0
		}
		switch p.Kind {
		case User:
			return FormUser
		case RoleSession:
			return FormRole
		case FederatedUser:
			return FormFederator
		}
	case policy.ServicePrincipal:
		if p.Kind == Service && v.Text == p.Service {
			return FormService
		}
	case policy.FederatedPrincipal:
		if p.Kind == WebIdentity && v.Text == p.Provider {
			return FormProvider
		}
	case policy.CanonicalUserPrincipal:
		if p.CanonicalUserID == v.Text {
			return FormCanonicalUser
		}
	}
	return 0
}

// namesRole reports whether a role's ARN is that of the session's role. Where the
// role is known by its session only, its path is taken to be "/": the session's
// ARN does not have it.
func namesRole(v *policy.PrincipalValue, p *Principal) bool {
	if p.RoleARN != "" {
		return v.Text == p.RoleARN
	}
	if v.Text == p.ARN {
		return true
	}
	_, session, ok := strings.Cut(p.ARN, ":assumed-role/")
	if !ok || v.Account != p.Account {
		return false
	}
	role, _, _ := strings.Cut(session, "/")
	name, ok := strings.CutPrefix(v.Name, "role/")
	return ok && name == role
}

// exempt tells whether the forms in which NotPrincipal lists a caller keep it
// from a Deny. The account must be listed besides the user or role, and nothing
// exempts a principal with a permissions boundary:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
func exempt(forms Form, p *Principal) bool {
	account := forms&(FormAccount|FormCanonicalUser) != 0
	switch {
	case forms&FormWildcard != 0:
		return true
	case p.HasBoundary:
		return false
	case p.Kind == User:
		return account && forms&FormUser != 0
	case p.Kind == RoleSession:
		return account && forms&(FormRole|FormSession) != 0
	case p.Kind == FederatedUser:
		return account && forms&(FormFederatedUser|FormFederator) != 0
	case p.Kind == Root:
		return account
	}
	return forms&(FormService|FormProvider) != 0
}
