package sts

import (
	"slices"
	"strings"

	"crossgrant/engine/call"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// request is an AssumeRole whose parameters are well formed.
type request struct {
	in         *value.Value
	arn        string
	role       *world.Role    // nil: there is none of that ARN
	owner      *world.Account // of the role; nil: outside the scenario
	tags       []world.Tag    // passed
	inherited  []world.Tag    // transitive tags of the calling session
	transitive []string       // keys that go on to the next session
	identity   string         // source identity, passed or inherited
	mfa        bool
	more       []call.Key // that a token brings along
}

// assumeRole: both the role's trust policy and, unless that names the caller of
// its own account, the caller's policies have to allow it.
//
// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
func assumeRole(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	r := &request{in: in, arn: in.Str("RoleArn"), tags: service.Tags(in.Get("Tags"))}
	seconds := in.Int("DurationSeconds", defaultRoleDuration)
	if err := r.check(seconds); err != nil {
		return nil, err
	}
	r.find(c)
	caller := c.Caller
	if caller.Account != nil && caller.Role == nil && caller.User == nil {
		return nil, denied("Roles may not be assumed by root accounts.")
	}
	if caller.Temporary() && seconds > chainedDuration {
		return nil, service.Invalid("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.")
	}
	if err := r.inherit(caller); err != nil {
		return nil, err
	}
	var err *call.Error
	if r.mfa, err = proveMFA(in, caller.User); err != nil {
		return nil, err
	}
	if err := r.authorize(c); err != nil {
		return nil, err
	}
	k := &world.Credential{}
	if r.mfa {
		k.MFAAt = c.World.Now
	}
	return r.open(c, k, seconds)
}

// open makes the session of a role that may be assumed, and prints it.
func (r *request) open(c *call.Call, k *world.Credential, seconds int) (*value.Value, *call.Error) {
	longest := r.role.MaxSessionDuration
	if longest == 0 {
		longest = defaultRoleDuration
	}
	if seconds > longest {
		return nil, service.Invalid("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")
	}
	policies, given, err := sessionPolicies(c, r.in, r.role.Account)
	if err != nil {
		return nil, err
	}
	percent, any := packedSize(policies, append(r.tags[:len(r.tags):len(r.tags)], r.inherited...))
	if err := tooLarge(percent); err != nil {
		return nil, err
	}
	k.Kind, k.Account, k.Role, k.Name = world.RoleSession, r.role.Account, r.role, r.in.Str("RoleSessionName")
	k.HasSessionPolicy, k.SessionPolicies = given, policies
	k.Tags, k.TransitiveTags, k.SourceIdentity = service.PutTags(r.tags, r.inherited), r.transitive, r.identity
	out := value.Struct(
		value.M("Credentials", issue(c, k, seconds)),
		value.M("AssumedRoleUser", value.Struct(value.S("AssumedRoleId", k.UserID()), value.S("Arn", k.ARN()))),
	)
	if any {
		out.Set("PackedPolicySize", value.OfInt(percent))
	}
	out.SetString("SourceIdentity", r.identity)
	return out, nil
}

const rolePrefix = "arn:aws:iam::"

// check is everything that can be wrong with the request by itself.
func (r *request) check(seconds int) *call.Error {
	in := r.in
	var v service.Constraints
	v.Length("roleArn", r.arn, 20, 2048)
	name := in.Str("RoleSessionName")
	v.Length("roleSessionName", name, 2, 64)
	v.Match("roleSessionName", name, service.NamePattern+"*", service.NameRune)
	v.Between("durationSeconds", seconds, leastDuration, longestRole)
	if in.Has("ExternalId") {
		v.Length("externalId", in.Str("ExternalId"), 2, 1224)
		v.Match("externalId", in.Str("ExternalId"), `[\w+=,.@:\/-]*`, func(x rune) bool { return service.NameRune(x) || x == ':' || x == '/' })
	}
	if in.Has("SourceIdentity") {
		v.Length("sourceIdentity", in.Str("SourceIdentity"), 2, 64)
		v.Match("sourceIdentity", in.Str("SourceIdentity"), service.NamePattern+"*", service.NameRune)
	}
	checkMFA(&v, in)
	checkSession(&v, in, r.tags)
	v.AtMost("transitiveTagKeys", len(in.Get("TransitiveTagKeys").Items), 50)
	if in.Has("WebIdentityToken") {
		v.Length("webIdentityToken", in.Str("WebIdentityToken"), 4, 20000)
	}
	if err := v.Error(); err != nil {
		return err
	}
	if !roleARN(r.arn) {
		return service.Invalid(r.arn + " is invalid")
	}
	if strings.HasPrefix(strings.ToLower(in.Str("SourceIdentity")), "aws:") {
		return service.Invalid("SourceIdentity cannot start with the reserved prefix 'aws:'")
	}
	return duplicateTags(r.tags)
}

// find looks up the role of the request.
func (r *request) find(c *call.Call) {
	r.role = c.World.Role(r.arn)
	r.owner = c.World.Account(r.arn[len(rolePrefix) : len(rolePrefix)+12])
	if r.role != nil {
		c.Target = r.role.EntityID()
	}
}

func roleARN(arn string) bool {
	rest, ok := strings.CutPrefix(arn, rolePrefix)
	if !ok || len(rest) < 13 || strings.Trim(rest[:12], "0123456789") != "" {
		return false
	}
	name, ok := strings.CutPrefix(rest[12:], ":role/")
	return ok && name != "" && !strings.HasSuffix(name, "/")
}

// inherit adds what the calling session hands on: its transitive tags, which
// cannot be passed anew, and its source identity, which cannot be changed.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_role-chaining
func (r *request) inherit(caller *world.Credential) *call.Error {
	for _, t := range caller.Tags {
		if containsFold(caller.TransitiveTags, t.Key) {
			r.inherited = append(r.inherited, t)
			r.transitive = append(r.transitive, t.Key)
		}
	}
	for _, t := range r.tags {
		if containsFold(r.transitive, t.Key) {
			return call.Fail(400, "InvalidParameterValue", "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.")
		}
	}
	for _, key := range r.in.Get("TransitiveTagKeys").Items {
		if !hasTag(r.tags, key.Text) {
			return call.Fail(400, "InvalidParameterValue", "The specified transitive tag key must be included in the requested tags.")
		}
		r.transitive = append(r.transitive, key.Text)
	}
	r.identity = r.in.Str("SourceIdentity")
	if caller.SourceIdentity != "" {
		if r.identity != "" && r.identity != caller.SourceIdentity {
			return denied("User: " + caller.ARN() + " is not authorized to perform: sts:SetSourceIdentity on resource: " + r.arn)
		}
		r.identity = caller.SourceIdentity
	}
	return nil
}

func hasTag(tags []world.Tag, key string) bool {
	for _, t := range tags {
		if strings.EqualFold(t.Key, key) {
			return true
		}
	}
	return false
}

func containsFold(list []string, s string) bool {
	return slices.ContainsFunc(list, func(x string) bool { return strings.EqualFold(x, s) })
}

// authorize asks for each action that the request needs, all in the same way.
func (r *request) authorize(c *call.Call) *call.Error {
	a := call.Access{Resource: r.arn, Owner: r.owner, Keys: r.keys()}
	if r.role != nil {
		a.Policy = r.role.Trust
	}
	actions := []string{"sts:" + c.Operation}
	if len(r.tags)+len(r.inherited) > 0 {
		// Tags that are handed on count as passed, as users of EKS Pod Identity learn.
		// https://docs.aws.amazon.com/eks/latest/userguide/pod-id-abac.html
		actions = append(actions, "sts:TagSession")
	}
	if r.identity != "" {
		actions = append(actions, "sts:SetSourceIdentity")
	}
	for _, a.Action = range actions {
		err := c.Authorize(a)
		switch {
		case err == nil && r.role == nil:
			// Only an engine that forgot the trust policy would come here.
			return r.refused(c)
		case err == nil:
			continue
		case r.role == nil && err.NotModelled == "":
			// A role that does not exist is not told apart from one that is closed.
			return r.refused(c)
		}
		return err
	}
	return nil
}

func (r *request) refused(c *call.Call) *call.Error {
	if c.Operation != "AssumeRole" {
		return denied("Not authorized to perform sts:" + c.Operation)
	}
	return denied("User: " + c.Principal().ARN + " is not authorized to perform: sts:AssumeRole on resource: " + r.arn)
}

// keys are the condition keys of the parameters.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
func (r *request) keys() []call.Key {
	keys := []call.Key{{Name: "sts:RoleSessionName", Values: []string{r.in.Str("RoleSessionName")}}}
	if r.in.Has("ExternalId") {
		keys = append(keys, call.Key{Name: "sts:ExternalId", Values: []string{r.in.Str("ExternalId")}})
	}
	if r.identity != "" {
		keys = append(keys, call.Key{Name: "sts:SourceIdentity", Values: []string{r.identity}})
	}
	if len(r.transitive) > 0 {
		keys = append(keys, call.Key{Name: "sts:TransitiveTagKeys", Values: r.transitive})
	}
	if r.mfa {
		keys = append(keys,
			call.Key{Name: "aws:MultiFactorAuthPresent", Values: []string{"true"}},
			call.Key{Name: "aws:MultiFactorAuthAge", Values: []string{"0"}})
	}
	if r.role != nil {
		for _, t := range r.role.Tags {
			keys = append(keys,
				call.Key{Name: "iam:ResourceTag/" + t.Key, Values: []string{t.Value}},
				call.Key{Name: "aws:ResourceTag/" + t.Key, Values: []string{t.Value}})
		}
	}
	keys = append(keys, r.more...)
	return append(keys, service.RequestTagKeys(append(r.tags[:len(r.tags):len(r.tags)], r.inherited...))...)
}
