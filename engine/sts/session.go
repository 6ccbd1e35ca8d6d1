package sts

import (
	"strings"
	"time"

	"crossgrant/engine/call"
	"crossgrant/engine/policy"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// Durations in seconds.
const (
	leastDuration       = 900
	longestRole         = 43200
	longestToken        = 129600
	defaultRoleDuration = 3600
	defaultToken        = 43200
	chainedDuration     = 3600
	rootDuration        = 3600
)

// issue makes a credential usable and prints it.
func issue(c *call.Call, k *world.Credential, seconds int) *value.Value {
	w := c.World
	w.Creating()
	k.Issued = w.Now
	k.Expires = w.Now.Add(time.Duration(seconds) * time.Second)
	k.AccessKeyID, k.SecretAccessKey = w.Keys("ASIA", k.ARN())
	k.SessionToken = w.Token(k.ARN())
	w.AddCredential(k)
	w.Touch(k.EntityID())
	c.Issued = k
	return value.Struct(
		value.S("AccessKeyId", k.AccessKeyID),
		value.S("SecretAccessKey", k.SecretAccessKey),
		value.S("SessionToken", k.SessionToken),
		value.S("Expiration", service.Time(k.Expires)),
	)
}

// sessionPolicies reads the session policy and the managed policies of a request;
// the latter are of account, or AWS's. given tells whether there are any: a session
// with an empty list of them is as limited as one without a policy.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session
func sessionPolicies(c *call.Call, in *value.Value, account *world.Account) (policies []*world.Policy, given bool, err *call.Error) {
	if in.Has("Policy") {
		text := in.Str("Policy")
		doc, err := service.Document(c.World, text, policy.Session, policy.Options{})
		if err != nil {
			return nil, false, err
		}
		policies = append(policies, &world.Policy{Name: "session-policy", Text: text, Document: doc, File: "session-policy"})
	}
	for _, item := range in.Get("PolicyArns").Items {
		arn := item.Str("arn")
		p := c.World.ManagedDocument(arn)
		owned := c.World.Managed(arn)
		switch {
		case owned != nil && owned.Account != account:
			p = nil
		case p == nil && strings.HasPrefix(arn, "arn:aws:iam::aws:policy/"):
			return nil, false, service.NotModelled("the AWS managed policy " + arn)
		}
		if p == nil {
			return nil, false, service.Invalid("Policy " + arn + " does not exist or is not attachable.")
		}
		policies = append(policies, p)
	}
	return policies, len(policies) > 0, nil
}

// checkSession checks the parameters that AssumeRole and GetFederationToken share.
func checkSession(v *service.Constraints, in *value.Value, tags []world.Tag) {
	arns := in.Get("PolicyArns").Items
	v.AtMost("policyArns", len(arns), 10)
	for _, a := range arns {
		v.Length("policyArns.member.arn", a.Str("arn"), 20, 2048)
	}
	if in.Has("Policy") {
		v.Length("policy", in.Str("Policy"), 1, policy.SessionPolicySize)
	}
	v.CheckTags(tags)
}

// duplicateTags: STS refuses tag keys that differ by case only.
func duplicateTags(tags []world.Tag) *call.Error {
	if err := service.DistinctTags(tags); err != nil {
		return call.Fail(400, "InvalidParameterValue", err.Message)
	}
	return nil
}

// packedSize is how much of the space for policies and tags a session takes, in
// percent. AWS compresses them in a way that it does not document; this counts
// their characters against the limit for plain text.
func packedSize(policies []*world.Policy, tags []world.Tag) (percent int, any bool) {
	n := 0
	for _, p := range policies {
		if p.File == "session-policy" {
			n += len(service.Compact(p.Text))
		} else {
			n += len(p.File)
		}
	}
	for _, t := range tags {
		n += len(t.Key) + len(t.Value)
	}
	return (n*100 + policy.SessionPolicySize - 1) / policy.SessionPolicySize, n > 0
}

func tooLarge(percent int) *call.Error {
	if percent <= 100 {
		return nil
	}
	return call.Fail(400, "PackedPolicyTooLarge", "Serialized token too large for session")
}

// proveMFA checks the MFA code of a request; proved is false where there is none.
func proveMFA(in *value.Value, u *world.User) (proved bool, err *call.Error) {
	serial, code := in.Str("SerialNumber"), in.Str("TokenCode")
	switch {
	case serial == "" && code == "":
		return false, nil
	case serial == "" || code == "":
		return false, denied("MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.")
	case u == nil || u.MFA == "" || u.MFA != serial:
		return false, denied("MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.")
	case code != world.MFACode:
		return false, denied("MultiFactorAuthentication failed with invalid MFA one time pass code.")
	}
	return true, nil
}

func checkMFA(v *service.Constraints, in *value.Value) {
	if in.Has("SerialNumber") {
		v.Length("serialNumber", in.Str("SerialNumber"), 9, 256)
		v.Match("serialNumber", in.Str("SerialNumber"), `[\w+=/:,.@-]*`, func(r rune) bool { return service.NameRune(r) || r == '/' || r == ':' })
	}
	if in.Has("TokenCode") {
		v.Length("tokenCode", in.Str("TokenCode"), 6, 6)
		v.Match("tokenCode", in.Str("TokenCode"), `[\d]*`, func(r rune) bool { return r >= '0' && r <= '9' })
	}
}

// getSessionToken needs no permission: "You cannot use policies to control
// authentication operations."
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getsessiontoken.html
func getSessionToken(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	var v service.Constraints
	seconds := in.Int("DurationSeconds", defaultToken)
	v.Between("durationSeconds", seconds, leastDuration, longestToken)
	checkMFA(&v, in)
	if err := v.Error(); err != nil {
		return nil, err
	}
	caller := c.Caller
	c.Target = caller.EntityID()
	proved, err := proveMFA(in, caller.User)
	if err != nil {
		return nil, err
	}
	if caller.User == nil {
		seconds = min(seconds, rootDuration)
	}
	k := &world.Credential{Kind: world.SessionToken, Account: caller.Account, User: caller.User}
	if proved {
		k.MFAAt = c.World.Now
	}
	return value.Struct(value.M("Credentials", issue(c, k, seconds))), nil
}

// getFederationToken: the session may do what both the user and the session
// policies allow.
//
// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
func getFederationToken(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	name, caller := in.Str("Name"), c.Caller
	tags := service.Tags(in.Get("Tags"))
	seconds := in.Int("DurationSeconds", defaultToken)
	var v service.Constraints
	v.Length("name", name, 2, 32)
	v.Match("name", name, service.NamePattern+"*", service.NameRune)
	v.Between("durationSeconds", seconds, leastDuration, longestToken)
	checkSession(&v, in, tags)
	if err := v.Error(); err != nil {
		return nil, err
	}
	if err := duplicateTags(tags); err != nil {
		return nil, err
	}
	c.Target = caller.EntityID()
	arn := "arn:aws:sts::" + caller.Account.ID + ":federated-user/" + name
	keys := service.RequestTagKeys(tags)
	for _, action := range []string{"sts:GetFederationToken", "sts:TagSession"} {
		if action == "sts:TagSession" && len(tags) == 0 {
			continue
		}
		if err := c.Authorize(call.Access{Action: action, Resource: arn, Owner: caller.Account, Keys: keys}); err != nil {
			return nil, err
		}
	}
	policies, given, err := sessionPolicies(c, in, caller.Account)
	if err != nil {
		return nil, err
	}
	percent, any := packedSize(policies, tags)
	if err := tooLarge(percent); err != nil {
		return nil, err
	}
	if caller.User == nil {
		seconds = min(seconds, rootDuration)
	}
	k := &world.Credential{
		Kind: world.FederatedUser, Account: caller.Account, User: caller.User, Name: name,
		HasSessionPolicy: given, SessionPolicies: policies, Tags: tags,
	}
	out := value.Struct(
		value.M("Credentials", issue(c, k, seconds)),
		value.M("FederatedUser", value.Struct(value.S("FederatedUserId", k.UserID()), value.S("Arn", k.ARN()))),
	)
	if any {
		out.Set("PackedPolicySize", value.OfInt(percent))
	}
	return out, nil
}
