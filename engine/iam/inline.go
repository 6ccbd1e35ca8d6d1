package iam

import (
	"crossgrant/engine/call"
	"crossgrant/engine/policy"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// putInline is PutUserPolicy, PutRolePolicy and PutGroupPolicy.
//
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPolicy.html
func putInline(k *kind) call.Handler {
	return func(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
		name, text := in.Str("PolicyName"), in.Str("PolicyDocument")
		if err := checkName("policyName", name, 128); err != nil {
			return nil, err
		}
		e, err := k.authorize(c, in)
		if err != nil {
			return nil, err
		}
		// The quota is for all inline policies of one entity together.
		left := k.quota
		for _, p := range *e.inline {
			if p.Name != name {
				left -= policy.Size(p.Text)
			}
		}
		doc, err := service.Document(c.World, text, policy.Identity, policy.Options{
			Limit: max(left, 0), Quota: k.quota, Owner: k.noun + " " + in.Str(k.parameter()),
		})
		if err != nil {
			return nil, err
		}
		e.inline.Put(&world.Policy{Name: name, Text: text, Document: doc, File: world.PolicyFile(e.id, name)})
		c.World.Touch(e.id)
		return nil, nil
	}
}

func getInline(k *kind) call.Handler {
	return func(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
		e, err := k.authorize(c, in)
		if err != nil {
			return nil, err
		}
		name := in.Str("PolicyName")
		p := e.inline.Find(name)
		if p == nil {
			return nil, k.noInline(name)
		}
		return value.Struct(
			value.S(k.parameter(), in.Str(k.parameter())),
			value.S("PolicyName", p.Name),
			value.S("PolicyDocument", p.Text),
		), nil
	}
}

func (k *kind) noInline(name string) *call.Error {
	return noSuchEntity("The " + k.noun + " policy with name " + name + " cannot be found.")
}

func listInline(k *kind) call.Handler {
	return func(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
		e, err := k.authorize(c, in)
		if err != nil {
			return nil, err
		}
		names := value.List()
		for _, p := range *e.inline {
			names.Append(value.Of(p.Name))
		}
		return truncated("PolicyNames", names), nil
	}
}

func deleteInline(k *kind) call.Handler {
	return func(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
		e, err := k.authorize(c, in)
		if err != nil {
			return nil, err
		}
		if name := in.Str("PolicyName"); !e.inline.Delete(name) {
			return nil, k.noInline(name)
		}
		c.World.Touch(e.id)
		return nil, nil
	}
}
