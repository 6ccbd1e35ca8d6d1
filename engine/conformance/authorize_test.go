package conformance

import (
	"encoding/json"
	"testing"

	"crossgrant/engine/authz"
	"crossgrant/engine/explain"
	"crossgrant/engine/simulate"
)

type authorizeCase struct {
	Kind, Name, Source string
	Features           []string
	Principal          struct {
		ARN, RoleARN, FederatedBy, Service string
		Anonymous                          bool
	}
	Action, Resource, ResourceAccount string
	Context                           map[string]texts
	Identity                          []struct {
		Name   string
		Policy json.RawMessage
	}
	Boundary                  []json.RawMessage
	Session                   json.RawMessage
	ResourcePolicy            json.RawMessage
	SCPs, RCPs                [][]json.RawMessage
	CallerInManagementAccount bool
	VPCEndpointPolicy         json.RawMessage
	BlockPublicAccess         *struct {
		BlockPublicAcls, IgnorePublicAcls, BlockPublicPolicy, RestrictPublicBuckets bool
	}
	Want string
}

var verdictNames = map[authz.Verdict]string{
	authz.Allow: "Allow", authz.ExplicitDeny: "ExplicitDeny", authz.ImplicitDeny: "ImplicitDeny", authz.NotModelled: "NotModelled",
}

func runAuthorize(t *testing.T, line string) *authz.Decision {
	var c authorizeCase
	strict(t, line, &c)
	switch c.Want {
	case "Allow", "ExplicitDeny", "ImplicitDeny":
	default:
		t.Fatalf("want is %q", c.Want)
	}
	r := simulate.Request{
		Principal: simulate.Principal{
			ARN: c.Principal.ARN, RoleARN: c.Principal.RoleARN, FederatedBy: c.Principal.FederatedBy,
			Anonymous: c.Principal.Anonymous, Service: c.Principal.Service,
		},
		Action: c.Action, Resource: c.Resource, ResourceAccount: c.ResourceAccount,
		Context: map[string][]string{}, CallerInManagementAccount: c.CallerInManagementAccount,
		ResourcePolicy: one("resource policy", c.ResourcePolicy), VPCEndpointPolicy: one("VPC endpoint policy", c.VPCEndpointPolicy),
		Boundary: documents(c.Boundary), SCPs: levels(c.SCPs), RCPs: levels(c.RCPs),
	}
	for key, values := range c.Context {
		r.Context[key] = values
	}
	for _, p := range c.Identity {
		r.Identity = append(r.Identity, simulate.Document{Name: p.Name, Text: string(p.Policy)})
	}
	if s := one("session policy", c.Session); s != nil {
		r.Session = []simulate.Document{*s}
	}
	if b := c.BlockPublicAccess; b != nil {
		r.RestrictPublicBuckets = b.RestrictPublicBuckets
	}
	d, err := simulate.Decide(r)
	if err != nil {
		t.Fatal(err)
	}
	if got := verdictNames[d.Verdict]; got != c.Want {
		t.Errorf("got %s, want %s: %s", got, c.Want, explain.Reason(d, nil))
	}
	if fast := authz.Decide(d.Input); fast != d.Verdict {
		t.Errorf("without a trace: %v, with: %v", fast, d.Verdict)
	}
	return d
}

func one(name string, text json.RawMessage) *simulate.Document {
	if len(text) == 0 || string(text) == "null" {
		return nil
	}
	return &simulate.Document{Name: name, Text: string(text)}
}

func documents(list []json.RawMessage) []simulate.Document {
	if list == nil {
		return nil
	}
	out := []simulate.Document{}
	for _, text := range list {
		out = append(out, simulate.Document{Text: string(text)})
	}
	return out
}

func levels(list [][]json.RawMessage) [][]simulate.Document {
	if list == nil {
		return nil
	}
	out := [][]simulate.Document{}
	for _, l := range list {
		out = append(out, documents(l))
	}
	return out
}
