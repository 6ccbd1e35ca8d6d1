package iam

import (
	"crossgrant/engine/call"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

const keysPerUser = 2

// listedKeys are the access keys that IAM knows of: not the one behind the
// profile that a scenario gives a user.
func listedKeys(u *world.User) []*world.Credential {
	var out []*world.Credential
	for _, k := range u.AccessKey {
		if !k.Hidden {
			out = append(out, k)
		}
	}
	return out
}

func status(k *world.Credential) string {
	if k.Inactive {
		return "Inactive"
	}
	return "Active"
}

// keyUser authorizes an operation on a user's access keys. Keys of the root user
// are no part of a scenario.
func keyUser(c *call.Call, in *value.Value) (*world.User, *call.Error) {
	if !in.Has("UserName") && isRoot(c) {
		return nil, service.NotModelled("access keys of the root user")
	}
	return theUser(c, in)
}

func createAccessKey(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	u, err := keyUser(c, in)
	if err != nil {
		return nil, err
	}
	if len(listedKeys(u)) >= keysPerUser {
		return nil, overQuota("AccessKeysPerUser", keysPerUser)
	}
	c.World.Creating()
	k := &world.Credential{Kind: world.UserKey, Account: u.Account, User: u, Issued: c.World.Now}
	k.AccessKeyID, k.SecretAccessKey = c.World.Keys("AKIA", u.ARN())
	u.AccessKey = append(u.AccessKey, k)
	c.World.AddCredential(k)
	c.World.Touch(u.EntityID())
	c.Issued = k
	return value.Struct(value.M("AccessKey", value.Struct(
		value.S("UserName", u.Name),
		value.S("AccessKeyId", k.AccessKeyID),
		value.S("Status", status(k)),
		value.S("SecretAccessKey", k.SecretAccessKey),
		value.S("CreateDate", service.Time(k.Issued)),
	))), nil
}

func listAccessKeys(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	u, err := keyUser(c, in)
	if err != nil {
		return nil, err
	}
	list := value.List()
	for _, k := range listedKeys(u) {
		list.Append(value.Struct(
			value.S("UserName", u.Name),
			value.S("AccessKeyId", k.AccessKeyID),
			value.S("Status", status(k)),
			value.S("CreateDate", service.Time(k.Issued)),
		))
	}
	return truncated("AccessKeyMetadata", list), nil
}

// accessKey finds the access key of a request.
func accessKey(c *call.Call, in *value.Value) (*world.Credential, *call.Error) {
	id := in.Str("AccessKeyId")
	var v service.Constraints
	v.Length("accessKeyId", id, 16, 128)
	v.Match("accessKeyId", id, `[\w]+`, service.WordRune)
	if err := v.Error(); err != nil {
		return nil, err
	}
	u, err := keyUser(c, in)
	if err != nil {
		return nil, err
	}
	for _, k := range listedKeys(u) {
		if k.AccessKeyID == id {
			return k, nil
		}
	}
	return nil, noSuchEntity("The Access Key with id " + id + " cannot be found.")
}

// getKeyLastUsed: IAM fills in hours later when and for what a key was used, so
// nothing here ever shows.
//
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html
func getKeyLastUsed(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	a, id := c.Caller.Account, in.Str("AccessKeyId")
	var v service.Constraints
	v.Length("accessKeyId", id, 16, 128)
	v.Match("accessKeyId", id, `[\w]+`, service.WordRune)
	if err := v.Error(); err != nil {
		return nil, err
	}
	access := call.Access{Action: "iam:GetAccessKeyLastUsed", Resource: "arn:aws:iam::" + a.ID + ":user/*", Owner: a}
	k := c.World.Credential(id)
	found := k != nil && k.Kind == world.UserKey && k.Account == a
	if found {
		access.Resource = k.User.ARN()
		access.Keys = resourceTagKeys(k.User.Tags)
		c.Target = k.User.EntityID()
	}
	if err := c.Authorize(access); err != nil {
		return nil, err
	}
	if !found {
		return nil, noSuchEntity("The Access Key with id " + id + " cannot be found.")
	}
	return value.Struct(value.S("UserName", k.User.Name),
		value.M("AccessKeyLastUsed", value.Struct(value.S("ServiceName", "N/A"), value.S("Region", "N/A")))), nil
}

func updateAccessKey(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	var v service.Constraints
	v.OneOf("status", in.Str("Status"), "Active Inactive Expired")
	if err := v.Error(); err != nil {
		return nil, err
	}
	if in.Str("Status") == "Expired" {
		return nil, service.NotModelled("the status Expired of an access key")
	}
	k, err := accessKey(c, in)
	if err != nil {
		return nil, err
	}
	k.Inactive = in.Str("Status") == "Inactive"
	c.World.Touch(k.User.EntityID())
	return nil, nil
}

func deleteAccessKey(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	k, err := accessKey(c, in)
	if err != nil {
		return nil, err
	}
	keys := k.User.AccessKey
	for i, x := range keys {
		if x == k {
			k.User.AccessKey = append(keys[:i:i], keys[i+1:]...)
		}
	}
	c.World.RemoveCredential(k.AccessKeyID)
	c.World.Touch(k.User.EntityID())
	return nil, nil
}
