package flow

import (
	"strconv"
	"strings"
	"time"

	"crossgrant/engine/awscli"
	"crossgrant/engine/call"
	"crossgrant/engine/sts"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// profiles are the names under which commands find credentials.
type profiles struct {
	users   map[string]*world.Credential // of the scenario's users
	stored  map[string]*world.Credential // by "#-> profile"
	missing map[string]bool              // were to be stored, but the command returned none
	config  awscli.Config
	// assumed are the sessions of profiles with a role_arn: as the CLI does, one
	// is used until it expires.
	assumed map[string]*world.Credential
}

func newProfiles(w *world.World, config awscli.Config) profiles {
	p := profiles{
		users: map[string]*world.Credential{}, stored: map[string]*world.Credential{},
		missing: map[string]bool{}, assumed: map[string]*world.Credential{}, config: config,
	}
	for _, a := range w.Accounts {
		for _, u := range world.Sorted(a.Users) {
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
	if cmd.NoSign {
		return nil, true
	}
	name := "default"
	if cmd.HasProfile {
		name = cmd.Profile
	}
	x.res.Profile = name
	return x.profile(cmd, name, 0)
}

// maxChain bounds source_profile chains; a longer one is a circle.
const maxChain = 16

func (x *execution) profile(cmd *awscli.Command, name string, depth int) (*world.Credential, bool) {
	if c := x.profiles.stored[name]; c != nil {
		return c, true
	}
	if account, service := x.special(name); account != nil || service != nil {
		if service != nil {
			return service, true
		}
		return account, true
	}
	if p, ok := x.profiles.config.Profile(name); ok && (p.RoleARN != "" || x.profiles.users[name] == nil) {
		return x.configured(cmd, name, p, depth)
	}
	if c := x.profiles.users[name]; c != nil {
		return c, true
	}
	message := "The config profile (" + name + ") could not be found"
	if x.profiles.missing[name] {
		x.hint(cmd, "The profile \""+name+"\" has no credentials, because the command that should have stored them failed.")
	}
	if name == "default" && !cmd.HasProfile {
		message = "Unable to locate credentials. You can configure credentials by running \"aws login\"."
	}
	x.failed(awscli.ConfigurationFailure(cmd, message))
	return nil, false
}

// hint explains a failure in the words of the playground.
func (x *execution) hint(cmd *awscli.Command, text string) { x.res.Message = text }

// special: NAME/root is an account's root user, service/NAME an AWS service.
func (x *execution) special(name string) (root, service *world.Credential) {
	if s, ok := strings.CutPrefix(name, "service/"); ok && s != "" {
		return nil, &world.Credential{Kind: world.ServicePrincipal, Service: s, Hidden: true}
	}
	if s, ok := strings.CutSuffix(name, "/root"); ok {
		if a := x.World.AccountNamed(s); a != nil {
			id, secret := x.World.Keys("AKIA", "arn:aws:iam::"+a.ID+":root")
			return &world.Credential{Kind: world.RootKey, AccessKeyID: id, SecretAccessKey: secret, Account: a, Hidden: true}, nil
		}
	}
	return nil, nil
}

// configured is a profile of the scenario's config file; with a role_arn the CLI
// assumes the role first.
func (x *execution) configured(cmd *awscli.Command, name string, p awscli.Profile, depth int) (*world.Credential, bool) {
	if p.RoleARN == "" {
		x.failed(awscli.ConfigurationFailure(cmd, "Unable to locate credentials. You can configure credentials by running \"aws login\"."))
		return nil, false
	}
	if p.NotModelled != "" {
		x.notModelled(p.NotModelled + " in profile " + name)
		return nil, false
	}
	if c := x.profiles.assumed[name]; c != nil && !c.Expired(x.World.Now.Add(refresh)) {
		return c, true
	}
	if p.SourceProfile == "" {
		x.failed(awscli.ConfigurationFailure(cmd, "Partial credentials found in assume-role, missing: source_profile or credential_source"))
		return nil, false
	}
	if depth >= maxChain {
		x.failed(awscli.ConfigurationFailure(cmd, "Infinite loop in credential configuration detected. Attempting to load from profile "+name+" which has already been visited."))
		return nil, false
	}
	var source *world.Credential
	var ok bool
	if p.SourceProfile == name {
		source, ok = x.profiles.users[name], x.profiles.users[name] != nil
	} else {
		source, ok = x.profile(cmd, p.SourceProfile, depth+1)
	}
	if !ok {
		if x.res.ErrorCode == "" && x.res.NotModelled == "" {
			x.failed(awscli.ConfigurationFailure(cmd, "The source_profile \""+p.SourceProfile+"\" must have credentials."))
		}
		return nil, false
	}
	return x.assume(cmd, name, p, source)
}

// refresh is how long before its end the CLI replaces a session: it renews at the
// latest ten minutes before.
const refresh = 10 * time.Minute

func (x *execution) assume(cmd *awscli.Command, name string, p awscli.Profile, source *world.Credential) (*world.Credential, bool) {
	session := p.SessionName
	if session == "" {
		session = "botocore-session-" + strconv.FormatInt(x.World.Now.Unix(), 10)
	}
	in := value.Struct(value.S("RoleArn", p.RoleARN), value.S("RoleSessionName", session))
	in.SetString("ExternalId", p.ExternalID)
	if p.MFASerial != "" {
		in.SetString("SerialNumber", p.MFASerial)
		in.SetString("TokenCode", "123456")
	}
	if p.DurationSeconds != "" {
		in.Set("DurationSeconds", value.Value{Kind: value.Number, Text: p.DurationSeconds})
	}
	handler, _ := sts.Lookup("AssumeRole")
	c := &call.Call{World: x.World, Caller: source, Operation: "AssumeRole", Region: x.World.Region}
	err := c.Authenticate(false)
	if err == nil {
		_, err = handler(c, in)
	}
	x.res.Decisions = append(x.res.Decisions, c.Decisions...)
	if err != nil {
		x.res.Caller, x.res.Identified, x.res.Target = source, true, c.Target
		assume := *cmd
		assume.API = "AssumeRole"
		x.refused(&assume, err)
		return nil, false
	}
	x.profiles.assumed[name] = c.Issued
	return c.Issued, true
}
