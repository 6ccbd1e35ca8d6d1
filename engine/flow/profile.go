package flow

import (
	"strings"
	"time"

	"crossgrant/engine/awscli"
	"crossgrant/engine/call"
	"crossgrant/engine/sts"
	"crossgrant/engine/world"
)

// profiles are the names under which commands find credentials.
type profiles struct {
	users   map[string]*world.Credential // of the scenario's users
	stored  map[string]*world.Credential // by "#-> profile"
	missing map[string]bool              // were to be stored, but the command returned none
	config  *awscli.Config
	// assumed are the sessions of profiles with a role_arn: as the CLI does, one
	// is used until it expires.
	assumed map[string]*world.Credential
}

func newProfiles(w *world.World, config *awscli.Config) profiles {
	p := profiles{
		users: map[string]*world.Credential{}, stored: map[string]*world.Credential{},
		missing: map[string]bool{}, assumed: map[string]*world.Credential{}, config: config,
	}
	for _, a := range w.Accounts {
		for _, u := range a.Users.Sorted() {
			if u.Profile == "" {
				continue
			}
			id, secret := w.Keys("AKIA", u.ARN())
			p.users[u.Profile] = &world.Credential{
				Kind: world.UserKey, AccessKeyID: id, SecretAccessKey: secret,
				Account: a, User: u, Issued: u.Created, Hidden: true,
			}
		}
	}
	return p
}

// caller finds the credentials of a command; ok is false where the command ends
// here. A nil credential with ok is an anonymous caller.
func (x *execution) caller(cmd *awscli.Command) (c *world.Credential, ok bool) {
	if cmd.NoSign || !cmd.HasProfile && unsigned(cmd) {
		return nil, true
	}
	name := "default"
	if cmd.HasProfile {
		name = cmd.Profile
	}
	x.res.Profile = name
	c, ok = x.profile(cmd, name)
	if unsigned(cmd) {
		return nil, ok
	}
	return c, ok
}

// unsigned reports whether the CLI signs no request of an operation: the token that
// it carries says who calls.
func unsigned(cmd *awscli.Command) bool {
	return cmd.Service == "sts" && (cmd.API == "AssumeRoleWithWebIdentity" || cmd.API == "AssumeRoleWithSAML")
}

// profile finds the credentials of a profile. With a role_arn in the
// configuration the CLI assumes that role first, and the roles on the way to it.
func (x *execution) profile(cmd *awscli.Command, name string) (*world.Credential, bool) {
	base, roles, failure := x.profiles.config.Resolve(name, func(p string) bool { return x.own(p) != nil }, x.World.Now.Unix())
	if failure != nil {
		x.failed(failure)
		if x.profiles.missing[name] {
			x.res.Message = "The profile \"" + name + "\" has no credentials, because the command that should have stored them failed"
		}
		return nil, false
	}
	c := x.own(base)
	for _, role := range roles {
		var ok bool
		if c, ok = x.assume(cmd, role, c); !ok {
			return nil, false
		}
	}
	return c, true
}

// own finds credentials that a profile has by itself: those that the flow stored
// under its name, a user's of the scenario, a root user's or a service's.
func (x *execution) own(name string) *world.Credential {
	if c := x.profiles.stored[name]; c != nil {
		return c
	}
	if s, ok := strings.CutPrefix(name, "service/"); ok && s != "" {
		return &world.Credential{Kind: world.ServicePrincipal, Service: s, Hidden: true}
	}
	if s, ok := strings.CutSuffix(name, "/root"); ok {
		if a := x.World.AccountNamed(s); a != nil {
			id, secret := x.World.Keys("AKIA", "arn:aws:iam::"+a.ID+":root")
			return &world.Credential{Kind: world.RootKey, AccessKeyID: id, SecretAccessKey: secret, Account: a, Hidden: true}
		}
	}
	return x.profiles.users[name]
}

// refresh is how long before its end the CLI replaces a session: it tries to from
// fifteen minutes before.
const refresh = 15 * time.Minute

// assume gives a session of the role of a profile: as the CLI does, one is used
// until it nears its end.
func (x *execution) assume(cmd *awscli.Command, role awscli.Assumption, source *world.Credential) (*world.Credential, bool) {
	if c := x.profiles.assumed[role.Profile]; c != nil && !c.Expired(x.World.Now.Add(refresh)) {
		return c, true
	}
	handler, _ := sts.Lookup("AssumeRole")
	c := &call.Call{World: x.World, Caller: source, Operation: "AssumeRole", Region: x.World.Region}
	err := c.Authenticate(false)
	if err == nil {
		_, err = handler(c, role.Params)
	}
	x.res.Decisions = append(x.res.Decisions, c.Decisions...)
	if err != nil {
		x.res.Caller, x.res.Identified, x.res.Target = source, true, c.Target
		assume := *cmd
		assume.API = "AssumeRole"
		x.refused(&assume, err)
		return nil, false
	}
	c.Issued.Creator, c.Issued.Profile = source.EntityID(), role.Profile
	x.profiles.assumed[role.Profile] = c.Issued
	return c.Issued, true
}
