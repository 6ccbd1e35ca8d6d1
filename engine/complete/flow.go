package complete

import (
	"strings"

	"crossgrant/engine/flow"
	"crossgrant/engine/scenario"
)

// flowAt completes flow.sh: its commands, and the directives behind them.
func flowAt(s scenario.Scenario, text string, offset int) Completion {
	start := strings.LastIndexByte(text[:offset], '\n') + 1
	if line := text[start:offset]; strings.HasPrefix(line, "#") {
		return directiveAt(s, line, start)
	}
	script, _ := flow.Parse(text)
	for i := len(script.Steps) - 1; i >= 0; i-- {
		r := script.Steps[i].Range
		switch {
		case r.Start > offset:
			continue
		case r.End < offset && strings.Trim(text[r.End:offset], " \t\\") != "":
			// Behind the command, on a line of its own.
		default:
			c := commandAt(newScene(s), text[r.Start:max(r.End, offset)], offset-r.Start)
			c.From += r.Start
			c.To += r.Start
			return c
		}
		break
	}
	c := Completion{From: offset, To: offset}
	c.Items = append(c.Items, Item{"aws", Command, "AWS CLI", "aws ", 4})
	return c
}

// directives that may be begun behind a command.
var directives = [...][2]string{
	{"#=> OK", "it must succeed"}, {"#=> AccessDenied", "it must be refused"}, {"#=~ ", "what it prints contains a text"},
	{"#-> profile ", "store the credentials that it returns"}, {"#@ clock +", "time passes"},
}

// Codes that AWS and the CLI give, and the layers of package flow's format.
const (
	codes  = "OK AccessDenied NoSuchKey NoSuchBucket NoSuchEntity NoSuchBucketPolicy MalformedPolicy MalformedPolicyDocument InvalidRequest ValidationError BucketAlreadyExists AccessControlListNotSupported 403 404 ParamValidation Configuration"
	layers = "identity resource trust boundary session scp rcp vpc-endpoint acl"
)

// directiveAt completes a line that begins with "#", up to its end.
func directiveAt(s scenario.Scenario, line string, start int) Completion {
	c := Completion{From: start, To: start + len(line)}
	add := func(text string, kind Kind, detail string) {
		c.Items = append(c.Items, Item{text, kind, detail, text, len(text)})
	}
	rest, ok := strings.CutPrefix(line, "#=>")
	if !ok || rest == "" {
		for _, d := range directives {
			add(d[0], Snippet, d[1])
		}
		return c
	}
	last := rest[strings.LastIndexByte(rest, ' ')+1:]
	c.From = c.To - len(last)
	switch words := strings.Fields(strings.TrimSuffix(rest, last)); {
	case len(words) == 0:
		for code := range strings.FieldsSeq(codes) {
			add(code, Value, "")
		}
	case len(words) == 1 && words[0] != "OK":
		add("because explicit-deny", Value, "a statement denies it")
		add("because implicit-deny", Value, "nothing allows it")
	case len(words) == 2 && words[1] == "because":
		add("explicit-deny", Value, "a statement denies it")
		add("implicit-deny", Value, "nothing allows it")
	case len(words) == 3 && words[2] == "implicit-deny":
		for layer := range strings.FieldsSeq(layers) {
			add(layer, Value, "lacks an allow")
		}
	case len(words) == 3 && words[2] == "explicit-deny":
		for _, f := range s.Files {
			switch kind, _ := scenario.Describe(f.Path); kind {
			case scenario.IdentityPolicy, scenario.BucketPolicy, scenario.TrustPolicy, scenario.ServiceControlPolicy, scenario.ResourceControlPolicy:
				add(f.Path, FileName, "the policy that denies")
			}
		}
	}
	return c
}

// configSources are the settings of a profile that are read, and where their
// values come from.
const configSources = `
role_arn role-arns
source_profile profiles
external_id external-ids
duration_seconds duration
role_session_name new
mfa_serial mfa
region regions
output format
`

// configAt completes a line of the CLI's configuration.
func configAt(s scenario.Scenario, text string, offset int) Completion {
	start := strings.LastIndexByte(text[:offset], '\n') + 1
	line := text[start:offset]
	typed := strings.TrimLeft(line, " \t")
	c := Completion{From: offset - len(typed), To: offset}
	name, value, found := strings.Cut(line, "=")
	if found {
		c.From = offset - len(strings.TrimLeft(value, " \t"))
		source := fieldOf(configSources, strings.TrimSpace(name))
		if source == "" {
			return c
		}
		for _, e := range newScene(s).source(source, context{}) {
			c.Items = append(c.Items, Item{e.name, Value, e.text, e.name, len(e.name)})
		}
		return c
	}
	if !strings.ContainsAny(typed, "[#;") {
		c.Items = append(c.Items, Item{"[profile …]", Snippet, "", "[profile ]", len("[profile ")})
		for l := range strings.SplitSeq(strings.Trim(configSources, "\n"), "\n") {
			setting, _, _ := strings.Cut(l, " ")
			c.Items = append(c.Items, Item{setting, Property, "", setting + " = ", len(setting) + 3})
		}
	}
	return c
}
