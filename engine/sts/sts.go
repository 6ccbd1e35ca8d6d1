// Package sts is the operations of the AWS Security Token Service: they turn one
// credential into another.
//
// Source: AWS STS API Reference
// https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html
package sts

import (
	"strings"

	"crossgrant/engine/call"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// Lookup finds the handler of an API operation, such as "AssumeRole".
func Lookup(operation string) (call.Handler, bool) {
	h, ok := service.Find(operations, operation)
	if !ok {
		return nil, false
	}
	return func(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
		if err := Admit(c); err != nil {
			return nil, err
		}
		return h(c, in)
	}, true
}

var operations = []service.Operation{
	{Name: "AssumeRole", Handle: assumeRole, Reads: "RoleArn RoleSessionName PolicyArns Policy DurationSeconds Tags TransitiveTagKeys ExternalId SerialNumber TokenCode SourceIdentity"},
	{Name: "AssumeRoleWithWebIdentity", Handle: assumeRoleWithWebIdentity, Reads: "RoleArn RoleSessionName WebIdentityToken ProviderId PolicyArns Policy DurationSeconds"},
	{Name: "AssumeRoot", Handle: assumeRoot, Reads: "TargetPrincipal TaskPolicyArn DurationSeconds"},
	{Name: "DecodeAuthorizationMessage", Handle: decodeAuthorizationMessage, Reads: "EncodedMessage"},
	{Name: "GetAccessKeyInfo", Handle: getAccessKeyInfo, Reads: "AccessKeyId"},
	{Name: "GetCallerIdentity", Handle: getCallerIdentity},
	{Name: "GetFederationToken", Handle: getFederationToken, Reads: "Name Policy PolicyArns DurationSeconds Tags"},
	{Name: "GetSessionToken", Handle: getSessionToken, Reads: "DurationSeconds SerialNumber TokenCode"},
}

// Admit turns away whoever may not call the operation, whatever the policies:
// a federated user may only ask who it is, a session of GetSessionToken may assume
// roles besides.
//
// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
func Admit(c *call.Call) *call.Error {
	k, op := c.Caller, c.Operation
	switch {
	case op == "AssumeRoleWithWebIdentity":
		return nil // nobody signs it
	case k == nil:
		return call.Fail(403, "MissingAuthenticationToken", "Request is missing Authentication Token")
	case op == "GetCallerIdentity":
		return nil
	case k.Account == nil:
		if op != "AssumeRole" {
			return service.NotModelled("an AWS service calling " + op)
		}
		return nil
	case k.Temporary() && (op == "GetSessionToken" || op == "GetFederationToken"):
		return denied("Cannot call " + op + " with session credentials")
	case k.Kind == world.FederatedUser, k.Kind == world.SessionToken && op != "AssumeRole":
		return denied("User: " + k.ARN() + " is not authorized to perform: sts:" + op)
	}
	return nil
}

func denied(message string) *call.Error { return call.Fail(403, "AccessDenied", message) }

// getCallerIdentity needs no permission, and no policy can deny it.
//
// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
func getCallerIdentity(c *call.Call, _ *value.Value) (*value.Value, *call.Error) {
	k := c.Caller
	if k.Account == nil {
		return nil, service.NotModelled("an AWS service asking who it is")
	}
	c.Target = k.EntityID()
	if err := c.Authorize(call.Access{Action: "sts:GetCallerIdentity", Resource: "*"}); err != nil {
		return nil, err
	}
	return value.Struct(value.S("UserId", k.UserID()), value.S("Account", k.Account.ID), value.S("Arn", k.ARN())), nil
}

func getAccessKeyInfo(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	id := in.Str("AccessKeyId")
	var v service.Constraints
	v.Length("accessKeyId", id, 16, 128)
	v.Match("accessKeyId", id, `[\w]*`, service.WordRune)
	if err := v.Error(); err != nil {
		return nil, err
	}
	if err := c.Authorize(call.Access{Action: "sts:GetAccessKeyInfo", Resource: "*"}); err != nil {
		return nil, err
	}
	k := c.World.Credential(id)
	if k == nil || k.Account == nil {
		// AWS reads the account from the key itself, also of a key that is gone.
		return nil, service.NotModelled("the account of an access key that the scenario does not have")
	}
	return value.Struct(value.S("Account", k.Account.ID)), nil
}

// assumeRoot is for the management account of an organization that has switched on
// privileged sessions of root users. What such a session may do is not modelled;
// who may not have one is told so.
//
// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html
func assumeRoot(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	id := in.Str("TargetPrincipal")
	if rest, ok := strings.CutPrefix(id, "arn:aws:iam::"); ok {
		id, _ = strings.CutSuffix(rest, ":root")
	}
	task := in.Get("TaskPolicyArn").Str("arn")
	var v service.Constraints
	v.Length("targetPrincipal", in.Str("TargetPrincipal"), 12, 2048)
	v.Length("taskPolicyArn.arn", task, 20, 2048)
	v.Between("durationSeconds", in.Int("DurationSeconds", leastDuration), 0, leastDuration)
	if err := v.Error(); err != nil {
		return nil, err
	}
	a := call.Access{
		Action: "sts:AssumeRoot", Resource: "arn:aws:iam::" + id + ":root", Owner: c.World.Account(id),
		Keys: []call.Key{{Name: "sts:TaskPolicyArn", Values: []string{task}}},
	}
	own := a
	own.Owner = nil // identity-based policies alone decide, wherever the account is
	if err := c.Authorize(own); err != nil {
		return nil, err
	}
	o := c.World.Organization
	if o == nil || o.Management != c.Caller.Account || a.Owner == nil || !o.Member(a.Owner) {
		err := denied("User: " + c.Principal().ARN + " is not authorized to perform: sts:AssumeRoot on resource: " + a.Resource)
		err.Why = "Only the management account of an organization opens sessions of its members' root users."
		return nil, err
	}
	return nil, service.NotModelled("sessions of AssumeRoot")
}

// decodeAuthorizationMessage: none of the operations here encodes its refusal, so
// there is no message to decode.
//
// https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
func decodeAuthorizationMessage(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	var v service.Constraints
	v.Length("encodedMessage", in.Str("EncodedMessage"), 1, 10240)
	if err := v.Error(); err != nil {
		return nil, err
	}
	if err := c.Authorize(call.Access{Action: "sts:DecodeAuthorizationMessage", Resource: "*"}); err != nil {
		return nil, err
	}
	return nil, call.Fail(400, "InvalidAuthorizationMessageException", "Invalid encoded message")
}
