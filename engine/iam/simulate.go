package iam

import (
	"strconv"
	"strings"

	"crossgrant/engine/arn"
	"crossgrant/engine/authz"
	"crossgrant/engine/call"
	"crossgrant/engine/eval"
	"crossgrant/engine/policy"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// The policy simulator. It differs from live decisions: it knows no condition key
// that the request does not give, no resource-based policy but the one given, and
// none at all for sts:AssumeRole.
//
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html

// simulation is what stays the same for all actions and resources.
type simulation struct {
	input     *authz.Input
	documents []authz.Policy // whose condition keys the caller should give
	missing   *value.Value
}

func invalidInput(message string) *call.Error { return call.Fail(400, "InvalidInput", message) }

// inputPolicies reads a parameter with policies, which are called after it.
func inputPolicies(c *call.Call, in *value.Value, parameter string) ([]authz.Policy, *call.Error) {
	var out []authz.Policy
	for i, text := range in.Get(parameter).Items {
		doc, err := service.Document(c.World, text.Text, policy.Identity, policy.Options{})
		if err != nil {
			return nil, invalidInput(err.Message)
		}
		out = append(out, authz.Policy{Name: parameter + "." + strconv.Itoa(i+1), Document: doc})
	}
	return out, nil
}

// source authorizes a request about the policies of a user, group or role of the
// account and gives what applies to it.
func source(c *call.Call, in *value.Value) (*authz.Input, *call.Error) {
	text := in.Str("PolicySourceArn")
	if err := checkARN("policySourceArn", text); err != nil {
		return nil, err
	}
	a, _ := arn.Parse(text)
	noun, name, _ := strings.Cut(a.Resource, "/")
	name = name[strings.LastIndexByte(name, '/')+1:]
	var k *kind
	for _, x := range []*kind{users, roles, groups} {
		if a.Service == "iam" && x.noun == noun && name != "" {
			k = x
		}
	}
	if k == nil {
		return nil, invalidInput("Invalid Entity Arn: " + text + " does not clearly define entity type and name.")
	}
	account := c.Caller.Account
	e := k.find(account, name)
	x := k.access(account, name, e, nil)
	x.Resource = text
	if err := permit(c, "iam:"+c.Operation, x, ""); err != nil {
		return nil, err
	}
	if e == nil || e.arn != text {
		return nil, k.missing(name)
	}
	c.Target = e.id
	who := &world.Credential{Account: account}
	switch k {
	case users:
		who.User = account.Users[world.Key(name)]
	case roles:
		who.Kind, who.Role, who.Name = world.RoleSession, account.Roles[world.Key(name)], "*"
	default:
		// As if by a user who has nothing but the group.
		who.User = &world.User{Account: account, Name: name, Path: "/", Groups: []string{name}}
	}
	simulated := &call.Call{World: c.World, Caller: who}
	return simulated.Input(call.Access{}), nil
}

func simulatePrincipalPolicy(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	base, err := source(c, in)
	if err != nil {
		return nil, err
	}
	if in.Has("ResourcePolicy") && !in.Has("CallerArn") && base.Principal.Kind != eval.User {
		return nil, invalidInput("CallerArn is required for a simulation with a resource policy.")
	}
	return simulate(c, in, base)
}

func simulateCustomPolicy(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	if err := permit(c, "iam:"+c.Operation, call.Access{Resource: "*"}, ""); err != nil {
		return nil, err
	}
	if in.Has("ResourcePolicy") && !in.Has("CallerArn") {
		return nil, invalidInput("CallerArn is required for a simulation with a resource policy.")
	}
	account := c.Caller.Account
	return simulate(c, in, &authz.Input{Request: eval.Request{Principal: &eval.Principal{
		Kind: eval.User, ARN: "arn:aws:iam::" + account.ID + ":user/simulation", Account: account.ID,
	}}})
}

// simulate answers for each action with each resource.
func simulate(c *call.Call, in *value.Value, base *authz.Input) (*value.Value, *call.Error) {
	s := &simulation{input: base}
	more, err := inputPolicies(c, in, "PolicyInputList")
	if err != nil {
		return nil, err
	}
	base.Identity = append(base.Identity, more...)
	boundary, err := inputPolicies(c, in, "PermissionsBoundaryPolicyInputList")
	if err != nil {
		return nil, err
	}
	if len(boundary) > 1 {
		return nil, invalidInput("Only one permissions boundary can be simulated.")
	}
	if boundary != nil {
		base.Boundary = boundary
	}
	base.RCPs, base.VPCEndpoint, base.Context = nil, nil, eval.NewContext()
	if text := in.Str("CallerArn"); text != "" {
		a, ok := arn.Parse(text)
		if !ok || a.Service != "iam" || !strings.HasPrefix(a.Resource, "user/") {
			return nil, invalidInput("CallerArn must be the ARN of an IAM user.")
		}
		base.Principal = &eval.Principal{Kind: eval.User, ARN: text, Account: a.Account, HasBoundary: base.Boundary != nil}
	}
	if text := in.Str("ResourcePolicy"); text != "" {
		doc, _ := policy.Parse(text)
		base.Resource = &authz.Policy{Name: "ResourcePolicy", Document: doc}
		s.documents = append(s.documents, *base.Resource)
	}
	s.documents = append(append(s.documents, base.Identity...), base.Boundary...)
	for i := range in.Get("ContextEntries").Items {
		e := &in.Get("ContextEntries").Items[i]
		var values []string
		for _, v := range e.Get("ContextKeyValues").Items {
			values = append(values, v.Text)
		}
		base.Context.Set(e.Str("ContextKeyName"), values...)
	}
	s.missing = value.List()
	for _, key := range contextKeys(s.documents) {
		if _, given := base.Context.Get(key); !given {
			s.missing.Append(value.Of(key))
		}
	}
	resources := in.Get("ResourceArns").Items
	if len(resources) == 0 {
		resources = []value.Value{*value.Of("*")}
	}
	owner := in.Str("ResourceOwner")
	if a, ok := arn.Parse(owner); ok {
		owner = a.Account
	}
	results := value.List()
	for _, action := range in.Get("ActionNames").Items {
		vendor, name, ok := strings.Cut(action.Text, ":")
		if !ok || vendor == "" || name == "" || strings.ContainsAny(name, ":*?") {
			return nil, invalidInput("Invalid action name: " + action.Text)
		}
		for _, resource := range resources {
			result, err := s.decide(action.Text, resource.Text, owner)
			if err != nil {
				return nil, err
			}
			results.Append(result)
		}
	}
	return truncated("EvaluationResults", results), nil
}

// decide one request.
func (s *simulation) decide(action, resource, owner string) (*value.Value, *call.Error) {
	in := *s.input
	in.Action, in.Request.Resource = action, resource
	caller := in.Principal.Account
	if a, ok := arn.Parse(resource); ok && a.Account != "" {
		owner = a.Account
	}
	if owner == "" {
		owner = caller
	}
	if owner != caller {
		return nil, service.NotModelled("a simulation of access to another account")
	}
	in.ResourceAccount = owner
	if strings.HasPrefix(strings.ToLower(action), "sts:assume") {
		// Whatever the role trusts: a policy that leaves it to the account.
		doc, _ := policy.Parse(`{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"` + owner + `"},"Action":"sts:*"}}`)
		in.Resource = &authz.Policy{Document: doc}
	}
	d := authz.Explain(&in)
	decision, effect := "implicitDeny", policy.Effect(0)
	switch d.Verdict {
	case authz.NotModelled:
		return nil, service.NotModelled(strings.Join(d.NotModelled, "; "))
	case authz.Allow:
		decision, effect = "allowed", policy.Allow
	case authz.ExplicitDeny:
		decision, effect = "explicitDeny", policy.Deny
	}
	out := value.Struct(value.S("EvalActionName", action), value.S("EvalResourceName", resource), value.S("EvalDecision", decision),
		value.M("MatchedStatements", matched(d, effect)), value.M("MissingContextValues", s.missing))
	for _, x := range [...]struct {
		kind         authz.LayerKind
		detail, flag string
	}{
		{authz.LayerSCP, "OrganizationsDecisionDetail", "AllowedByOrganizations"},
		{authz.LayerBoundary, "PermissionsBoundaryDecisionDetail", "AllowedByPermissionsBoundary"},
	} {
		there, allowed := false, true
		for i := range d.Layers {
			if d.Layers[i].Kind == x.kind {
				there, allowed = true, allowed && d.Layers[i].Verdict == authz.Allow
			}
		}
		if there {
			out.Set(x.detail, value.Struct(value.M(x.flag, value.OfBool(allowed))))
		}
	}
	return out, nil
}

// matched lists the statements that made the decision, where the caller may see them.
func matched(d *authz.Decision, effect policy.Effect) *value.Value {
	list := value.List()
	for i := range d.Layers {
		switch d.Layers[i].Kind {
		case authz.LayerIdentity, authz.LayerBoundary, authz.LayerResource:
		default:
			continue
		}
		for j := range d.Layers[i].Policies {
			p := &d.Layers[i].Policies[j]
			for k := range p.Trace.Statements {
				if t := &p.Trace.Statements[k]; t.Effect == effect && t.Match == eval.Yes {
					list.Append(value.Struct(value.S("SourcePolicyId", sourceID(p.File, p.Name)), value.S("SourcePolicyType", "IAM Policy"),
						value.M("StartPosition", position(p.Document.Source, t.Range.Start)),
						value.M("EndPosition", position(p.Document.Source, t.Range.End-1))))
				}
			}
		}
	}
	return list
}

// sourceID: inline policies are called after whose they are, user_Dave_read.
func sourceID(file, name string) string {
	part := strings.Split(file, "/")
	if len(part) == 6 && part[4] == "policies" {
		return strings.TrimSuffix(part[2], "s") + "_" + part[3] + "_" + name
	}
	return name
}

// position is how AWS counts: lines from 1, columns from 1 behind the character.
func position(text string, at int) *value.Value {
	before := text[:at]
	return value.Struct(value.M("Line", value.OfInt(strings.Count(before, "\n")+1)),
		value.M("Column", value.OfInt(at-strings.LastIndexByte(before, '\n')+1)))
}

// contextKeys lists the condition keys and variables of policies, each once, in
// the order in which they stand there.
func contextKeys(policies []authz.Policy) []string {
	var out []string
	seen := map[string]bool{}
	add := func(key string) {
		if lower := strings.ToLower(key); !seen[lower] {
			seen[lower] = true
			out = append(out, key)
		}
	}
	variables := func(text string) {
		for {
			_, rest, ok := strings.Cut(text, "${")
			name, after, closed := strings.Cut(rest, "}")
			if !ok || !closed {
				return
			}
			if name, _, _ = strings.Cut(name, ","); strings.Contains(name, ":") {
				add(strings.TrimSpace(name))
			}
			text = after
		}
	}
	for _, p := range policies {
		for i := range p.Document.Statements {
			st := &p.Document.Statements[i]
			if st.Resource != nil {
				for j := range st.Resource.Values {
					variables(st.Resource.Values[j].Text)
				}
			}
			for j := range st.Conditions {
				add(st.Conditions[j].Key)
				for k := range st.Conditions[j].Values {
					variables(st.Conditions[j].Values[k].Text)
				}
			}
		}
	}
	return out
}

func keyNames(policies []authz.Policy) *value.Value {
	return value.Struct(value.M("ContextKeyNames", value.Strings(contextKeys(policies)...)))
}

func getContextKeysForCustomPolicy(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	if err := permit(c, "iam:"+c.Operation, call.Access{Resource: "*"}, ""); err != nil {
		return nil, err
	}
	policies, err := inputPolicies(c, in, "PolicyInputList")
	if err != nil {
		return nil, err
	}
	return keyNames(policies), nil
}

func getContextKeysForPrincipalPolicy(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	base, err := source(c, in)
	if err != nil {
		return nil, err
	}
	policies, err := inputPolicies(c, in, "PolicyInputList")
	if err != nil {
		return nil, err
	}
	return keyNames(append(base.Identity, policies...)), nil
}
