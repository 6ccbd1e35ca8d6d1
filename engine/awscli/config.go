package awscli

import (
	"strconv"
	"strings"

	"crossgrant/engine/diag"
	"crossgrant/engine/python"
	"crossgrant/engine/value"
)

// Config is the AWS CLI's configuration file: profiles with their settings.
//
// https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html
type Config struct{ Profiles []Profile }

// Profile is one section of the configuration.
type Profile struct {
	Name     string     // "default" for the section [default]
	Range    diag.Range // of the section's line
	Settings []Setting
}

// Setting is one line "name = value".
type Setting struct {
	Name  string
	Value string
	Range diag.Range // of the line
}

// ConfigFile is the path of the configuration in a scenario.
const ConfigFile = "config"

// Settings that are read, and those that have no effect here.
const (
	readSettings     = " role_arn source_profile external_id duration_seconds role_session_name mfa_serial region output credential_source "
	harmlessSettings = " cli_pager cli_auto_prompt cli_timestamp_format cli_history retry_mode max_attempts sts_regional_endpoints s3 services defaults_mode parameter_validation tcp_keepalive ca_bundle cli_follow_urlparam "
)

// Get gives a setting's value; "" where it is absent.
func (p *Profile) Get(name string) string {
	for _, s := range p.Settings {
		if s.Name == name {
			return s.Value
		}
	}
	return ""
}

// Profile finds a profile, or gives nil.
func (c *Config) Profile(name string) *Profile {
	for i := range c.Profiles {
		if c.Profiles[i].Name == name {
			return &c.Profiles[i]
		}
	}
	return nil
}

// ParseConfig reads the configuration file. What the real CLI could not read is an
// error at its place, after which it would refuse every command; here the rest is
// still read. Settings that are not modelled are warnings.
func ParseConfig(text string) (*Config, []diag.Diagnostic) {
	p := configParser{config: &Config{}, current: -1}
	for at := 0; at < len(text); {
		line, _, _ := strings.Cut(text[at:], "\n")
		p.line(strings.TrimSuffix(line, "\r"), at)
		at += len(line) + 1
	}
	p.check()
	return p.config, p.found
}

type configParser struct {
	config  *Config
	found   []diag.Diagnostic
	current int  // index of the profile; -1 for none
	section bool // within any section
	nested  bool // below a setting without a value, such as "s3 ="
}

func (p *configParser) report(r diag.Range, s diag.Severity, code, message, hint string) {
	p.found = append(p.found, diag.Diagnostic{File: ConfigFile, Range: r, Severity: s, Code: code, Message: message, Hint: hint})
}

func (p *configParser) line(line string, at int) {
	text := strings.TrimSpace(line)
	start := at + strings.Index(line, text)
	r := diag.Range{Start: start, End: start + len(text)}
	switch {
	case text == "" || text[0] == '#' || text[0] == ';':
		return
	case text[0] == '[':
		p.header(text, r)
		return
	case !p.section:
		p.report(r, diag.Error, "config-syntax", "There is no [section] above this line.", "A profile begins with [default] or [profile NAME].")
		return
	}
	indented := line[0] == ' ' || line[0] == '\t'
	name, setting, found := strings.Cut(text, "=")
	if colon, rest, ok := strings.Cut(text, ":"); ok && len(colon) < len(name) {
		name, setting, found = colon, rest, true
	}
	name, setting = strings.TrimSpace(name), strings.TrimSpace(setting)
	switch {
	case indented && p.nested:
		return // a setting of a setting, none of which is read
	case !found || name == "":
		p.report(r, diag.Error, "config-syntax", "This is neither a [section] nor NAME = VALUE.", "")
		return
	case p.current < 0:
		return
	}
	name = strings.ToLower(name)
	p.nested = setting == ""
	profile := &p.config.Profiles[p.current]
	for _, s := range profile.Settings {
		if s.Name == name {
			p.report(r, diag.Error, "config-duplicate", "The profile \""+profile.Name+"\" sets "+name+" twice.", "The CLI cannot read a file with a setting twice.")
			return
		}
	}
	profile.Settings = append(profile.Settings, Setting{name, setting, r})
	switch {
	case strings.HasPrefix(name, "aws_"):
		p.report(r, diag.Warning, "config-not-modelled", "Keys in the configuration are not modelled.", "Users of the scenario have a profile of their own; \"#-> profile NAME\" stores credentials.")
	case strings.HasPrefix(name, "sso_") || name == "credential_process" || name == "web_identity_token_file" || name == "credential_source" || name == "login_session":
		p.report(r, diag.Warning, "config-not-modelled", "The setting "+name+" is not modelled.", "Use source_profile.")
	case name == "output" && !contains(strings.Fields(formats), setting):
		p.report(r, diag.Warning, "config-value", "The CLI has no output format "+setting+".", "The formats are "+strings.Join(strings.Fields(formats), ", ")+".")
	case !strings.Contains(readSettings, " "+name+" ") && !strings.Contains(harmlessSettings, " "+name+" "):
		p.report(r, diag.Info, "config-unknown-setting", "The setting "+name+" has no effect here.", "")
	}
}

// header begins a section.
func (p *configParser) header(text string, r diag.Range) {
	p.section, p.nested, p.current = true, false, -1
	end := strings.LastIndexByte(text, ']')
	if end < 0 {
		p.report(r, diag.Error, "config-syntax", "This section has no closing bracket.", "")
		return
	}
	words, err := Split(text[1:end])
	if err != nil || len(words) == 0 {
		p.report(r, diag.Error, "config-syntax", "This is not the name of a section.", "")
		return
	}
	name := words[0].Text
	switch {
	case len(words) == 1 && name == "default":
	case len(words) == 2 && name == "profile":
		name = words[1].Text
	case len(words) == 2 && (name == "sso-session" || name == "services"):
		p.report(r, diag.Info, "config-not-modelled", "Sections of this kind are not modelled.", "")
		return
	default:
		p.report(r, diag.Warning, "config-section", "The CLI does not read this section as a profile.", "Write [profile NAME].")
		return
	}
	if p.config.Profile(name) != nil {
		p.report(r, diag.Error, "config-duplicate", "The profile \""+name+"\" is there twice.", "The CLI cannot read a file with a section twice.")
		return
	}
	p.current = len(p.config.Profiles)
	p.config.Profiles = append(p.config.Profiles, Profile{Name: name, Range: r})
}

// check reports settings that do not fit together.
func (p *configParser) check() {
	for i := range p.config.Profiles {
		profile := &p.config.Profiles[i]
		if s := profile.Get("duration_seconds"); s != "" {
			if _, err := strconv.Atoi(s); err != nil {
				p.report(profile.Range, diag.Warning, "config-value", "duration_seconds must be a number; the CLI leaves it out.", "")
			}
		}
		if profile.Get("role_arn") == "" {
			continue
		}
		if f := profile.roleProblem(); f != nil {
			p.report(profile.Range, diag.Error, "config-role", f.Message, "")
		}
	}
}

func (p *Profile) roleProblem() *Failure {
	source, from := p.Get("source_profile"), p.Get("credential_source")
	switch {
	case source != "" && from != "":
		return misconfigured("The profile \"" + p.Name + "\" contains both source_profile and credential_source.")
	case source == "" && from == "":
		return misconfigured("Partial credentials found in assume-role, missing: source_profile or credential_source")
	}
	return nil
}

// Assumption is one role that the CLI assumes by itself for a profile.
type Assumption struct {
	Profile string
	Params  *value.Value // of the API operation AssumeRole of sts
}

// mfaCode is what people type when the CLI asks for the code of a device: the one
// code that every device of a scenario shows.
const mfaCode = "123456"

// Resolve finds where a profile's credentials come from: the profile that has
// credentials of its own, as own tells, and the roles to assume one after
// another, beginning with that profile's credentials. Now, in seconds since 1970,
// is part of the name of a session that the configuration does not name.
func (c *Config) Resolve(profile string, own func(profile string) bool, now int64) (base string, roles []Assumption, f *Failure) {
	var visited []string
	for name := profile; ; {
		p := c.Profile(name)
		switch {
		case p == nil && own(name), p != nil && p.Get("role_arn") == "" && own(name),
			len(visited) > 0 && visited[len(visited)-1] == name && own(name): // a profile that is its own source
			for i, j := 0, len(roles)-1; i < j; i, j = i+1, j-1 {
				roles[i], roles[j] = roles[j], roles[i]
			}
			return name, roles, nil
		case p == nil && len(visited) > 0:
			return "", nil, misconfigured("The source_profile \"" + name + "\" referenced in the profile \"" + visited[len(visited)-1] + "\" does not exist.")
		case p == nil && name == "default":
			return "", nil, NoCredentials()
		case p == nil:
			return "", nil, ProfileNotFound(name)
		case p.Get("role_arn") == "" && len(visited) > 0:
			return "", nil, misconfigured("The source profile \"" + name + "\" must have credentials.")
		case p.Get("role_arn") == "":
			return "", nil, NoCredentials()
		case contains(visited, name):
			quoted := make([]string, len(visited))
			for i, v := range visited {
				quoted[i] = python.Quote(v)
			}
			return "", nil, misconfigured("Infinite loop in credential configuration detected. Attempting to load from profile " + name +
				" which has already been visited. Visited profiles: [" + strings.Join(quoted, ", ") + "]")
		}
		if f := p.roleProblem(); f != nil {
			return "", nil, f
		}
		if from := p.Get("credential_source"); from != "" {
			return "", nil, notModelled("credential_source = "+from, Word{})
		}
		visited = append(visited, name)
		roles = append(roles, Assumption{name, p.assumeRole(now)})
		name = p.Get("source_profile")
	}
}

// assumeRole gives the parameters with which the CLI assumes a profile's role.
func (p *Profile) assumeRole(now int64) *value.Value {
	session := p.Get("role_session_name")
	if session == "" {
		session = "botocore-session-" + strconv.FormatInt(now, 10)
	}
	v := value.Struct(value.S("RoleArn", p.Get("role_arn")), value.S("RoleSessionName", session))
	if n, err := strconv.Atoi(p.Get("duration_seconds")); err == nil {
		v.Set("DurationSeconds", value.OfInt(n))
	}
	v.SetString("ExternalId", p.Get("external_id"))
	if serial := p.Get("mfa_serial"); serial != "" {
		v.Set("SerialNumber", value.Of(serial))
		v.Set("TokenCode", value.Of(mfaCode))
	}
	return v
}
