package analysis

import (
	"strings"

	"crossgrant/engine/authz"
	"crossgrant/engine/eval"
	"crossgrant/engine/explain"
	"crossgrant/engine/jsontext"
	"crossgrant/engine/policy"
	"crossgrant/engine/world"
)

// towardsAllow finds what may give an implicit deny the allows that it lacks: first
// where a statement nearly matches, then a statement of its own.
func (x *state) towardsAllow() []*option {
	var out []*option
	for _, kind := range x.decision.Missing {
		guard := "" // a statement that fits but for its condition
		var more []*option
		if kind == authz.LayerACL {
			out = append(out, x.grant()...)
			continue
		}
		for i := range x.decision.Layers {
			l := &x.decision.Layers[i]
			if l.Kind != kind || l.Verdict == authz.Allow {
				continue
			}
			nearMisses(l, func(p *authz.PolicyTrace, s int, failed *eval.ElementTrace) {
				if failed.Element == "Condition" {
					guard = explain.Statement(p.Trace.Statements, s) + " of " + p.File
				}
				if kind == authz.LayerTrust && failed.Element == "Principal" {
					out = append(out, x.storeTrustAgain(failed)...)
				}
				if at, ok := x.statement(p, s); ok {
					out = append(out, x.complete(at, &p.Trace.Statements[s], failed)...)
				}
			})
			if kind != authz.LayerIdentity && kind != authz.LayerResource {
				more = append(more, x.addTo(l, "Allow")...)
			}
		}
		switch kind {
		case authz.LayerIdentity:
			more = append(more, x.allowCaller("Allow")...)
		case authz.LayerResource:
			more = append(more, x.allowInBucket("Allow")...)
		case authz.LayerSession:
			out = append(out, x.widenSession()...)
		case authz.LayerBoundary:
			out = append(out, x.dropBoundary()...)
		}
		for i := range more {
			if guard != "" {
				more[i].rank += rankExempt - rankStatement
				more[i].detail += " It goes round the condition that " + guard + " sets: be sure that this is meant."
			}
		}
		out = append(out, more...)
	}
	return append(append(out, x.sign()...), x.assume()...)
}

// complete finds what makes a statement match that fails on one element alone.
func (x *state) complete(at place, s *eval.StatementTrace, e *eval.ElementTrace) []*option {
	in := x.decision.Input
	fits := "It fits this request in everything else."
	rank := rankElement
	if strings.Contains(at.path, "/groups/") || strings.Count(at.path, "/") == 3 {
		rank = rankStatement + 5
		fits += " Everyone who has this policy gains the same."
	}
	switch e.Element {
	case "Action":
		on := required(s, "Resource")
		if on == "*" || on == "arn:aws:s3:::*" {
			rank = rankStatement + 6
		}
		if on != "" {
			fits += " The action is then allowed on " + on + "."
		}
		return []*option{offer(rank, "Add "+in.Action+" to "+at.name, fits,
			func(d *draft) bool { return at.add(d, "Action", in.Action) })}
	case "Resource":
		return []*option{offer(rank, "Add "+in.Request.Resource+" to "+at.name, fits+" It then allows "+required(s, "Action")+" there.",
			func(d *draft) bool { return at.add(d, "Resource", in.Request.Resource) })}
	case "Principal":
		kind, value, public := named(in.Principal)
		if public {
			return nil
		}
		detail := fits + " This names " + explain.Caller(x.decision, x.names) + " and nobody else, for " + required(s, "Action") + "."
		if in.Principal.Kind == eval.Root {
			detail = fits + " A root user can only be named by its account, which may then hand the permission on to its users and roles."
		}
		return []*option{offer(rankElement+1, "Name "+value+" in "+at.name, detail,
			func(d *draft) bool { return at.addPrincipal(d, kind, value) })}
	case "Condition":
		out := x.answer(e, false, at.name)
		o := policy.ParseOperator(e.Operator)
		if e.Present && len(e.Actual) > 0 && !o.Negated && admissible(e.Key, o) {
			out = append(out, offer(rankCondition, "Let "+at.name+" take "+e.Key+" \""+e.Actual[0]+"\" as well",
				fits+" Whoever else it is for gains the same.",
				func(d *draft) bool { return at.condition(d, e.Operator, e.Key, e.Actual[0]) }))
		}
		return out
	}
	return nil
}

// required lists what an element of a statement has, for a sentence.
func required(s *eval.StatementTrace, element string) string {
	for i := range s.Elements {
		if s.Elements[i].Element == element {
			list := s.Elements[i].Required
			if len(list) > 3 {
				list = append(list[:3:3], "more")
			}
			return strings.Join(list, ", ")
		}
	}
	return ""
}

// admissible: values of a key may be added to a condition. An external ID proves on
// whose behalf the caller acts, which a list of them would undo; values with wildcards
// would be patterns.
func admissible(key string, o policy.Operator) bool {
	return !strings.EqualFold(key, "sts:ExternalId") && (o.Family == policy.StringFamily || o.Family == policy.ARNFamily || o.Family == policy.IPFamily)
}

// named is how a Principal element names a caller and nobody else.
func named(p *eval.Principal) (kind, value string, public bool) {
	switch p.Kind {
	case eval.Anonymous:
		return "AWS", "*", true
	case eval.Service:
		return "Service", p.Service, false
	case eval.RoleSession:
		return "AWS", p.RoleARN, false
	}
	return "AWS", p.ARN, false
}

// wanted is a statement about this request and nothing else.
func (x *state) wanted(effect string) *newStatement {
	in := x.decision.Input
	_, name, _ := strings.Cut(in.Action, ":")
	return &newStatement{effect: effect, sid: name, action: in.Action, resource: in.Request.Resource}
}

func (x *state) verb(effect string) string {
	if effect == "Deny" {
		return "denies "
	}
	return "allows "
}

// callerEntity is the ID of the user or role that the caller is, and its settings file.
func (x *state) callerEntity() (id, settings string) {
	switch k := x.result.Caller; {
	case k == nil:
	case k.Role != nil:
		return k.Role.EntityID(), "role.json"
	case k.User != nil:
		return k.User.EntityID(), "user.json"
	}
	return "", ""
}

// inFolder tells whether an entity exists because of files of the scenario.
func (x *state) inFolder(id string) bool {
	for _, f := range x.d.scenario().Files {
		if strings.HasPrefix(f.Path, id+"/") {
			return true
		}
	}
	return false
}

// allowCaller gives the caller a statement in an identity-based policy.
func (x *state) allowCaller(effect string) []*option {
	id, _ := x.callerEntity()
	if id == "" {
		return nil
	}
	k := x.result.Caller
	entity, noun, option1 := world.Policies(nil), "user", "--user-name"
	name := ""
	if k.Role != nil {
		entity, noun, option1, name = k.Role.Inline, "role", "--role-name", k.Role.Name
	} else {
		entity, name = k.User.Inline, k.User.Name
	}
	s := x.wanted(effect)
	what := "The statement " + x.verb(effect) + s.action + " on " + s.resource + " and nothing else."
	for _, p := range entity {
		if path, ok := x.home(&authz.Policy{File: p.File, Document: p.Document}); ok {
			return []*option{offer(rankStatement, effect+" "+s.action+" in "+path, what,
				func(d *draft) bool { return s.appendTo(d, path) })}
		}
	}
	policyName := strings.ToLower(effect) + "-" + s.sid
	path := world.PolicyFile(id, policyName)
	if _, taken := x.d.text(path); x.inFolder(id) && !taken {
		return []*option{offer(rankPolicy, effect+" "+s.action+" to "+noun+" "+name+" in a new policy, "+path, what,
			func(d *draft) bool { d.set(path, s.text()); return true })}
	}
	file := x.freeFile(policyName)
	return []*option{offer(rankPolicy, effect+" "+s.action+" to "+noun+" "+name+" by put-"+noun+"-policy before this step",
		"A command made the "+noun+", so a command gives it the policy. "+what,
		func(d *draft) bool {
			d.set("files/"+file, s.text())
			d.insert(x.index, effect+" "+s.action, "aws iam put-"+noun+"-policy "+option1+" "+shellQuote(name)+" --policy-name "+policyName+
				" --policy-document file://"+file+" --profile "+shellQuote(k.Account.Name+"/root"))
			return true
		})}
}

// freeFile is a name of a local file that is not taken.
func (x *state) freeFile(name string) string {
	for {
		if _, taken := x.d.text("files/" + name + ".json"); !taken {
			return name + ".json"
		}
		name += "-2"
	}
}

// bucket of the request; nil where it is about none.
func (x *state) bucket() *world.Bucket {
	path, ok := strings.CutPrefix(x.decision.Input.Request.Resource, "arn:aws:s3:::")
	if !ok {
		return nil
	}
	name, _, _ := strings.Cut(path, "/")
	return x.loaded.World.Bucket(name)
}

// allowInBucket puts a statement about the caller into the bucket policy.
func (x *state) allowInBucket(effect string) []*option {
	b := x.bucket()
	if b == nil {
		return nil
	}
	s := x.wanted(effect)
	var public bool
	s.principalKind, s.principal, public = named(x.decision.Input.Principal)
	rank, what := 0, "The statement "+x.verb(effect)+s.action+" on "+s.resource+" for "+explain.Caller(x.decision, x.names)+"."
	if public && effect == "Allow" {
		rank, what = rankPublic, "This opens "+s.resource+" to everyone on the internet: an anonymous caller cannot be named otherwise."
	}
	if b.Policy != nil {
		path, ok := x.home(&authz.Policy{File: b.Policy.File, Document: b.Policy.Document})
		if !ok {
			return nil
		}
		return []*option{offer(rankStatement+1+rank, effect+" "+s.action+" in the bucket policy, "+path, what,
			func(d *draft) bool { return s.appendTo(d, path) })}
	}
	path := b.PolicyFile()
	if _, taken := x.d.text(path); x.inFolder(b.EntityID()) && !taken {
		return []*option{offer(rankPolicy+1+rank, "Give the bucket "+b.Name+" a policy that "+x.verb(effect)+s.action, what,
			func(d *draft) bool { d.set(path, s.text()); return true })}
	}
	file := x.freeFile("bucket-policy")
	return []*option{offer(rankPolicy+1+rank, "Give the bucket "+b.Name+" a policy by put-bucket-policy before this step",
		"The bucket has no policy at this step. "+what,
		func(d *draft) bool {
			d.set("files/"+file, s.text())
			d.insert(x.index, effect+" "+s.action, "aws s3api put-bucket-policy --bucket "+b.Name+" --policy file://"+file+" --profile "+shellQuote(b.Account.Name+"/root"))
			return true
		})}
}

// addTo puts a statement into the first policy of a layer that can be edited: a trust
// policy, a boundary, a session policy, an SCP, the policy of the VPC endpoint.
func (x *state) addTo(l *authz.Layer, effect string) []*option {
	s := x.wanted(effect)
	detail := "The statement " + x.verb(effect) + s.action + " on " + s.resource + " and nothing else."
	switch l.Kind {
	case authz.LayerTrust:
		var public bool
		if s.principalKind, s.principal, public = named(x.decision.Input.Principal); public {
			return nil
		}
		s.resource = ""
		detail = "The statement " + x.verb(effect) + s.action + " for " + explain.Caller(x.decision, x.names) + " and nobody else."
	case authz.LayerVPCEndpoint:
		s.principal = "*"
		detail = "The endpoint leads to " + s.resource + " for everyone who uses it; each still needs a permission of their own."
	case authz.LayerSCP:
		s.resource = "*"
		detail = "A service control policy grants nothing by itself: it only stops keeping this action from the accounts below " + l.Name + "."
	}
	for i := range l.Policies {
		path, ok := x.home(&l.Policies[i].Policy)
		if !ok {
			continue
		}
		return []*option{offer(rankStatement+2, effect+" "+s.action+" in "+path, detail,
			func(d *draft) bool { return s.appendTo(d, path) })}
	}
	return nil
}

// widenSession takes the session policy away, or gives a federated user one.
func (x *state) widenSession() []*option {
	from := x.source()
	if from < 0 {
		return nil
	}
	command := operation(x.results[from].Step.Command)
	if !x.decision.Input.HasSession {
		s := x.wanted("Allow")
		file := x.freeFile("session-policy")
		return []*option{offer(rankPolicy, "Pass a session policy where profile "+x.result.Profile+" gets its credentials",
			"A federated user has no permissions but those of a session policy. This one allows "+s.action+" on "+s.resource+".",
			func(d *draft) bool {
				d.set("files/"+file, s.text())
				return d.setOption(from, "--policy", "file://"+file)
			})}
	}
	return []*option{offer(rankRemove, "Leave the session policy out of "+command,
		"The session of profile "+x.result.Profile+" then has everything that its role or user has.",
		func(d *draft) bool {
			inline := d.removeOption(from, "--policy", false)
			return d.removeOption(from, "--policy-arns", false) || inline
		})}
}

func (x *state) dropBoundary() []*option {
	id, settings := x.callerEntity()
	if id == "" {
		return nil
	}
	return []*option{offer(rankRemove, "Take the permissions boundary off "+id,
		"Its identity-based policies then count in full: look at what else they allow.",
		func(d *draft) bool {
			return d.edit(id+"/"+settings, func(text string, root *jsontext.Node) (string, bool) {
				for i := range root.Names {
					if root.Names[i].Text == "permissionsBoundary" {
						if len(root.Names) == 1 {
							return splice(text, root.Range, "{}"), true
						}
						return without(text, root, i), true
					}
				}
				return text, false
			})
		})}
}
