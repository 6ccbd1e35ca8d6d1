package iam

import (
	"slices"
	"strings"

	"crossgrant/engine/call"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// OpenID Connect identity providers. A trust policy names one under "Federated".
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html

const (
	clientIDs   = 100 // of one provider
	thumbprints = 5
)

func createProvider(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	var v service.Constraints
	v.Length("url", in.Str("Url"), 1, 255)
	ids := texts(in.Get("ClientIDList"))
	for _, id := range ids {
		v.Length("clientIDList.member", id, 1, 255)
	}
	prints := texts(in.Get("ThumbprintList"))
	checkThumbprints(&v, prints)
	if err := v.Error(); err != nil {
		return nil, err
	}
	url, ok := strings.CutPrefix(in.Str("Url"), "https://")
	if !ok || url == "" || strings.ContainsAny(url, "?# ") {
		return nil, service.Invalid("Invalid Open ID Connect Provider URL")
	}
	n, err := readNew(c, in)
	if err != nil {
		return nil, err
	}
	a := c.Caller.Account
	c.Target = a.EntityID()
	p := &world.OIDCProvider{Account: a, URL: url, ClientIDs: ids, Thumbprints: prints, Tags: n.tags, Created: c.World.Now}
	if err := n.permit(c, p.ARN(), "iam:TagOpenIDConnectProvider"); err != nil {
		return nil, err
	}
	switch {
	case a.Provider(url) != nil:
		return nil, exists("Provider with url https://" + url + " already exists.")
	case len(ids) > clientIDs:
		return nil, overQuota("ClientIdsPerOpenIdConnectProvider", clientIDs)
	}
	a.PutProvider(p)
	c.World.Touch(a.EntityID())
	out := value.Struct(value.S("OpenIDConnectProviderArn", p.ARN()))
	if len(p.Tags) > 0 {
		out.Set("Tags", service.TagSet(p.Tags))
	}
	return out, nil
}

func texts(list *value.Value) []string {
	var out []string
	for i := range list.Items {
		out = append(out, list.Items[i].Text)
	}
	return out
}

func checkThumbprints(v *service.Constraints, prints []string) {
	v.AtMost("thumbprintList", len(prints), thumbprints)
	for _, p := range prints {
		v.Length("thumbprintList.member", p, 40, 40)
	}
}

// provider authorizes the operation on an identity provider; it is nil where there
// is none of that ARN.
func provider(c *call.Call, in *value.Value, keys ...call.Key) (*world.OIDCProvider, *call.Error) {
	arn := in.Str("OpenIDConnectProviderArn")
	if err := checkARN("openIDConnectProviderArn", arn); err != nil {
		return nil, err
	}
	a := c.Caller.Account
	c.Target = a.EntityID()
	url, _ := strings.CutPrefix(arn, "arn:aws:iam::"+a.ID+":oidc-provider/")
	p := a.Provider(url)
	if p != nil {
		keys = append(keys, resourceTagKeys(p.Tags)...)
	}
	return p, permit(c, "iam:"+c.Operation, call.Access{Resource: arn, Owner: a, Keys: keys}, "")
}

// onProvider is an operation on an identity provider that has to be there.
func onProvider(do func(c *call.Call, in *value.Value, p *world.OIDCProvider) (*value.Value, *call.Error)) call.Handler {
	return func(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
		tags, err := readTags(in)
		if err != nil {
			return nil, err
		}
		p, err := provider(c, in, append(service.RequestTagKeys(tags), untagKeys(tagKeys(in))...)...)
		if err != nil {
			return nil, err
		}
		if p == nil {
			return nil, noSuchEntity("OpenIDConnect Provider not found for arn " + in.Str("OpenIDConnectProviderArn"))
		}
		return do(c, in, p)
	}
}

func getProvider(_ *call.Call, _ *value.Value, p *world.OIDCProvider) (*value.Value, *call.Error) {
	return value.Struct(
		value.S("Url", p.URL), value.M("ClientIDList", value.Strings(p.ClientIDs...)),
		value.M("ThumbprintList", value.Strings(p.Thumbprints...)), value.S("CreateDate", service.Time(p.Created)),
		value.M("Tags", service.TagSet(p.Tags)),
	), nil
}

func listProviders(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	if err := permitList(c, in, "oidc-provider"); err != nil {
		return nil, err
	}
	list := value.List()
	for _, p := range c.Caller.Account.Providers {
		list.Append(value.Struct(value.S("Arn", p.ARN())))
	}
	return value.Struct(value.M("OpenIDConnectProviderList", list)), nil
}

// deleteProvider succeeds also where there is nothing to delete.
//
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteOpenIDConnectProvider.html
func deleteProvider(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	p, err := provider(c, in)
	if err == nil && p != nil {
		p.Account.DeleteProvider(p)
		c.World.Touch(p.Account.EntityID())
	}
	return nil, err
}

// addClientID adds an audience, once.
func addClientID(_ *call.Call, in *value.Value, p *world.OIDCProvider) (*value.Value, *call.Error) {
	id := in.Str("ClientID")
	if slices.Contains(p.ClientIDs, id) {
		return nil, nil
	}
	if len(p.ClientIDs) >= clientIDs {
		return nil, overQuota("ClientIdsPerOpenIdConnectProvider", clientIDs)
	}
	p.ClientIDs = append(p.ClientIDs, id)
	return nil, nil
}

func removeClientID(_ *call.Call, in *value.Value, p *world.OIDCProvider) (*value.Value, *call.Error) {
	if i := slices.Index(p.ClientIDs, in.Str("ClientID")); i >= 0 {
		p.ClientIDs = slices.Delete(p.ClientIDs, i, i+1)
	}
	return nil, nil
}

func updateThumbprints(_ *call.Call, in *value.Value, p *world.OIDCProvider) (*value.Value, *call.Error) {
	prints := texts(in.Get("ThumbprintList"))
	var v service.Constraints
	checkThumbprints(&v, prints)
	if err := v.Error(); err != nil {
		return nil, err
	}
	p.Thumbprints = prints
	return nil, nil
}

func tagProvider(_ *call.Call, in *value.Value, p *world.OIDCProvider) (_ *value.Value, err *call.Error) {
	p.Tags, err = merged(p.Tags, service.Tags(in.Get("Tags")), "OpenIdConnectProvider")
	return nil, err
}

func untagProvider(_ *call.Call, in *value.Value, p *world.OIDCProvider) (*value.Value, *call.Error) {
	p.Tags = without(p.Tags, tagKeys(in))
	return nil, nil
}

func listProviderTags(_ *call.Call, _ *value.Value, p *world.OIDCProvider) (*value.Value, *call.Error) {
	return truncated("Tags", service.TagSet(p.Tags)), nil
}
