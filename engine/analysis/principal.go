package analysis

import (
	"errors"
	"strings"

	"crossgrant/engine/arn"
	"crossgrant/engine/call"
	"crossgrant/engine/world"
)

// Principal is one who may ask for something.
type Principal struct {
	ID      string // of its entity; of a root user its account's with "#root"
	Name    string
	Kind    string // "user", "role", "role-session", "federated-user", "root", "service", "anonymous"
	ARN     string
	Account string // ID of the account entity; "" where it has none

	caller *world.Credential // nil: anonymous
}

const anonymous = "anonymous"

// anySession is the name under which a role acts where it is not known which of its
// sessions does: one that nobody can have written down.
const anySession = "*"

// principals lists those of a world, account by account, the anonymous one last.
func principals(w *world.World) []Principal {
	sessions := map[*world.Account][]Principal{}
	for _, c := range w.Sessions() {
		sessions[c.Account] = append(sessions[c.Account], session(c))
	}
	var out []Principal
	for _, a := range w.Accounts {
		out = append(out, root(a))
		for _, u := range a.Users.Sorted() {
			out = append(out, user(u))
		}
		for _, r := range a.Roles.Sorted() {
			out = append(out, role(r))
		}
		out = append(out, sessions[a]...)
	}
	return append(out, Principal{ID: anonymous, Name: anonymous, Kind: "anonymous"})
}

// newCall is a request of the principal's, over TLS.
func newCall(w *world.World, p *Principal) *call.Call {
	return &call.Call{World: w, Caller: p.caller, Region: w.Region}
}

func root(a *world.Account) Principal {
	k := &world.Credential{Kind: world.RootKey, Account: a}
	return Principal{ID: a.EntityID() + "#root", Name: a.Name + "/root", Kind: "root", ARN: k.ARN(), Account: a.EntityID(), caller: k}
}

func user(u *world.User) Principal {
	k := &world.Credential{Kind: world.UserKey, Account: u.Account, User: u}
	return Principal{ID: u.EntityID(), Name: u.Name, Kind: "user", ARN: u.ARN(), Account: u.Account.EntityID(), caller: k}
}

func role(r *world.Role) Principal {
	return Principal{ID: r.EntityID(), Name: r.Name, Kind: "role", ARN: r.ARN(), Account: r.Account.EntityID(), caller: sessionOf(r, anySession)}
}

// sessionOf is a session of a role without anything of its own.
func sessionOf(r *world.Role, name string) *world.Credential {
	return &world.Credential{Kind: world.RoleSession, Account: r.Account, Role: r, Name: name, SessionToken: "token"}
}

func session(c *world.Credential) Principal {
	p := Principal{ID: c.EntityID(), Name: c.Name, ARN: c.ARN(), Account: c.Account.EntityID(), caller: c}
	switch {
	case c.Kind == world.RoleSession:
		p.Kind, p.Name = "role-session", c.Role.Name+"/"+c.Name
	case c.Kind == world.FederatedUser:
		p.Kind = "federated-user"
	case c.User != nil:
		p.Kind, p.Name = "user", c.User.Name+" (session)"
	default:
		p.Kind, p.Name = "root", c.Account.Name+"/root (session)"
	}
	return p
}

// findPrincipal finds the one of an ID or ARN; the name of an AWS service, such as
// "cloudtrail.amazonaws.com", is that service.
func findPrincipal(w *world.World, name string) (Principal, error) {
	for _, p := range principals(w) {
		if p.ID == name || p.ARN == name && name != "" {
			return p, nil
		}
	}
	if strings.HasSuffix(name, ".amazonaws.com") {
		return Principal{ID: name, Name: name, Kind: "service", caller: &world.Credential{Kind: world.ServicePrincipal, Service: name}}, nil
	}
	a, _ := arn.Parse(name)
	kind, rest, _ := strings.Cut(a.Resource, "/")
	roleName, sessionName, ok := strings.Cut(rest, "/")
	if account := w.Account(a.Account); account != nil && a.Service == "sts" && kind == "assumed-role" && ok && sessionName != "" {
		if r := account.Roles[world.Key(roleName)]; r != nil {
			return session(sessionOf(r, sessionName)), nil
		}
	}
	return Principal{}, errors.New("there is no principal \"" + name + "\" at this step")
}
