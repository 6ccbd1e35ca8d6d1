package iam

import (
	"slices"
	"strings"

	"crossgrant/engine/call"
	"crossgrant/engine/catalog"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// attachable finds the managed policy with an ARN, of the caller's account or
// AWS's, and returns its name.
func attachable(c *call.Call, arn string) (string, *call.Error) {
	if p := c.World.Managed(arn); p != nil && p.Account == c.Caller.Account {
		return p.Name, nil
	}
	if strings.HasPrefix(arn, "arn:aws:iam::aws:policy/") {
		if p := catalog.FindManagedPolicy(arn); p != nil {
			return p.Name(), nil
		}
		return "", service.NotModelled("the AWS managed policy " + arn)
	}
	return "", noSuchEntity("Policy " + arn + " does not exist or is not attachable.")
}

func policyKeys(in *value.Value) []call.Key {
	return []call.Key{{Name: "iam:PolicyARN", Values: []string{in.Str("PolicyArn")}}}
}

const attachedPolicies = 10 // of one user, role or group, unless AWS raised it

// attachPolicy is AttachUserPolicy, AttachRolePolicy and AttachGroupPolicy.
//
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachUserPolicy.html
func attachPolicy(k *kind) call.Handler {
	return func(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
		arn := in.Str("PolicyArn")
		if err := checkARN("policyArn", arn); err != nil {
			return nil, err
		}
		e, err := k.authorize(c, in, policyKeys(in)...)
		if err != nil {
			return nil, err
		}
		if _, err := attachable(c, arn); err != nil {
			return nil, err
		}
		if slices.Contains(*e.attached, arn) {
			return nil, nil
		}
		if len(*e.attached) >= attachedPolicies {
			return nil, overQuota("PoliciesPer"+k.title, attachedPolicies)
		}
		*e.attached = append(*e.attached, arn)
		c.World.Touch(e.id)
		return nil, nil
	}
}

func detachPolicy(k *kind) call.Handler {
	return func(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
		arn := in.Str("PolicyArn")
		if err := checkARN("policyArn", arn); err != nil {
			return nil, err
		}
		e, err := k.authorize(c, in, policyKeys(in)...)
		if err != nil {
			return nil, err
		}
		i := slices.Index(*e.attached, arn)
		if i < 0 {
			return nil, policyNotFound(arn)
		}
		*e.attached = slices.Delete(*e.attached, i, i+1)
		c.World.Touch(e.id)
		return nil, nil
	}
}

func policyNotFound(arn string) *call.Error { return noSuchEntity("Policy " + arn + " was not found.") }

func listAttached(k *kind) call.Handler {
	return func(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
		e, err := k.authorize(c, in)
		if err != nil {
			return nil, err
		}
		return truncated("AttachedPolicies", attachedList(*e.attached, in.Str("PathPrefix"))), nil
	}
}

// attachedList prints the managed policies under a path.
func attachedList(arns []string, prefix string) *value.Value {
	list := value.List()
	for _, arn := range arns {
		_, path, _ := strings.Cut(arn, ":policy")
		if strings.HasPrefix(path, prefix) {
			list.Append(value.Struct(value.S("PolicyName", path[strings.LastIndexByte(path, '/')+1:]), value.S("PolicyArn", arn)))
		}
	}
	return list
}

// putBoundary is PutUserPermissionsBoundary and PutRolePermissionsBoundary. The
// condition key is the boundary that is being set.
//
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPermissionsBoundary.html
func putBoundary(k *kind) call.Handler {
	return func(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
		arn, keys, err := newBoundary(in)
		if err != nil {
			return nil, err
		}
		e, err := k.authorize(c, in, keys...)
		if err != nil {
			return nil, err
		}
		if err := boundaryExists(c, arn); err != nil {
			return nil, err
		}
		*e.boundary = arn
		c.World.Touch(e.id)
		return nil, nil
	}
}

func deleteBoundary(k *kind) call.Handler {
	return func(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
		e, err := k.authorize(c, in)
		if err != nil {
			return nil, err
		}
		*e.boundary = ""
		c.World.Touch(e.id)
		return nil, nil
	}
}

// tag is TagUser and TagRole.
//
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagUser.html
func tag(k *kind) call.Handler {
	return func(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
		tags, err := readTags(in)
		if err != nil {
			return nil, err
		}
		e, err := k.authorize(c, in, service.RequestTagKeys(tags)...)
		if err != nil {
			return nil, err
		}
		if *e.tags, err = merged(*e.tags, tags, k.title); err == nil {
			c.World.Touch(e.id)
		}
		return nil, err
	}
}

const maxTags = 50

func merged(have, put []world.Tag, title string) ([]world.Tag, *call.Error) {
	all := service.PutTags(have, put)
	if len(all) > maxTags {
		return have, overQuota("TagsPer"+title, maxTags)
	}
	return all, nil
}

func untag(k *kind) call.Handler {
	return func(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
		names := tagKeys(in)
		e, err := k.authorize(c, in, untagKeys(names)...)
		if err != nil {
			return nil, err
		}
		*e.tags = without(*e.tags, names)
		c.World.Touch(e.id)
		return nil, nil
	}
}

func tagKeys(in *value.Value) []string {
	var names []string
	for _, k := range in.Get("TagKeys").Items {
		names = append(names, k.Text)
	}
	return names
}

// untagKeys are the condition keys of removing tags.
func untagKeys(names []string) []call.Key {
	if len(names) == 0 {
		return nil
	}
	return []call.Key{{Name: "aws:TagKeys", Values: names}}
}

// without drops tags by their keys, whose case does not matter.
func without(tags []world.Tag, names []string) []world.Tag {
	var out []world.Tag
	for _, t := range tags {
		if !slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, t.Key) }) {
			out = append(out, t)
		}
	}
	return out
}

func listTags(k *kind) call.Handler {
	return func(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
		e, err := k.authorize(c, in)
		if err != nil {
			return nil, err
		}
		return truncated("Tags", service.TagSet(*e.tags)), nil
	}
}
