package authz

import (
	"slices"
	"strings"
	"testing"

	"crossgrant/engine/acl"
	"crossgrant/engine/eval/evaltest"
	"crossgrant/engine/jsontext"
	"crossgrant/engine/policy"
)

// draft is an input as text, so that its documents can be changed.
type draft struct {
	base   Input
	layers map[LayerKind][][]string // by layer: documents, each a list of statements
}

var drafted = []LayerKind{LayerIdentity, LayerBoundary, LayerSession, LayerResource, LayerSCP, LayerRCP, LayerVPCEndpoint}

func newDraft(g *evaltest.Generator) *draft {
	d := &draft{layers: map[LayerKind][][]string{}}
	p := g.Principal()
	p.HasBoundary = false
	d.base.Request = *g.Request(p, false)
	d.base.ResourceAccount = []string{"111111111111", "222222222222", ""}[g.Intn(3)]
	d.base.RestrictPublicBuckets = g.Intn(4) == 0
	if g.Intn(2) == 0 {
		o := &Object{Authority: []string{"111111111111", "222222222222", ""}[g.Intn(3)], Permission: acl.Read, IgnorePublicAcls: g.Intn(3) == 0}
		list := acl.Private(strings.Repeat("a", 64))
		if g.Intn(2) == 0 {
			list.Grants = append(list.Grants, acl.Grant{Grantee: acl.Grantee{URI: acl.AllUsers}, Permission: acl.Read})
		}
		if g.Intn(3) > 0 {
			o.ACL = &list
		}
		d.base.Object = o
	}
	for _, kind := range drafted {
		if kind != LayerIdentity && kind != LayerResource && g.Intn(4) > 0 {
			continue
		}
		n := 1
		if kind != LayerResource && kind != LayerVPCEndpoint {
			n += g.Intn(2)
		}
		for range n {
			based := kind == LayerResource
			statements := g.Statements(3, based)
			if g.Intn(2) == 0 {
				statements = append(statements, g.Statement("Allow", based))
			}
			d.layers[kind] = append(d.layers[kind], statements)
		}
		d.base.Principal.HasBoundary = d.base.Principal.HasBoundary || kind == LayerBoundary
	}
	return d
}

// input builds the input, each document's text passed through a change.
func (d *draft) input(t *testing.T, change func(string) string) *Input {
	t.Helper()
	in := d.base
	policies := func(kind LayerKind) []Policy {
		var out []Policy
		for _, statements := range d.layers[kind] {
			doc, problems := policy.Parse(change(evaltest.Document(policy.Version2012, statements)))
			if len(problems) > 0 {
				t.Fatal(problems[0].Message)
			}
			out = append(out, Policy{Document: doc})
		}
		return out
	}
	in.Identity, in.Boundary, in.Session = policies(LayerIdentity), policies(LayerBoundary), policies(LayerSession)
	in.HasSession = in.Session != nil
	if p := policies(LayerResource); p != nil {
		in.Resource = &p[0]
	}
	if p := policies(LayerVPCEndpoint); p != nil {
		in.VPCEndpoint = &p[0]
	}
	for _, p := range policies(LayerSCP) {
		in.SCPs = append(in.SCPs, Level{Policies: []Policy{p}})
	}
	for _, p := range policies(LayerRCP) {
		in.RCPs = append(in.RCPs, Level{Policies: []Policy{p}})
	}
	return &in
}

func same(text string) string { return text }

// verdict decides with and without a trace, which must agree.
func (d *draft) verdict(t *testing.T, change func(string) string) Verdict {
	t.Helper()
	in := d.input(t, change)
	fast, traced := Decide(in), Explain(in)
	if fast != traced.Verdict {
		t.Fatalf("Decide %v, Explain %v\n%+v", fast, traced.Verdict, d)
	}
	if traced.Verdict == ImplicitDeny && len(traced.Missing) == 0 && traced.Barred == "" {
		t.Fatalf("an implicit deny without a layer that lacks an allow\n%+v", d)
	}
	return fast
}

// turnKeys reverses the order of the members of every object.
func turnKeys(text string) string {
	var write func(n *jsontext.Node) string
	write = func(n *jsontext.Node) string {
		var parts []string
		for i := range n.Items {
			part := write(&n.Items[i])
			if n.Kind == jsontext.Object {
				r := n.Names[i].Range
				part = text[r.Start:r.End] + ":" + part
			}
			parts = append(parts, part)
		}
		switch n.Kind {
		case jsontext.Object:
			slices.Reverse(parts)
			return "{" + strings.Join(parts, ",") + "}"
		case jsontext.Array:
			return "[" + strings.Join(parts, ",") + "]"
		}
		return text[n.Range.Start:n.Range.End]
	}
	n, err := jsontext.Parse(text)
	if err != nil {
		return text
	}
	return write(&n)
}

func TestProperties(t *testing.T) {
	g := evaltest.New(7)
	seen := map[Verdict]int{}
	for range 2000 {
		d := newDraft(g)
		base := d.verdict(t, same)
		seen[base]++

		if turned := d.verdict(t, turnKeys); turned != base {
			t.Fatalf("the order of JSON keys matters: %v, turned round %v\n%+v", base, turned, d)
		}
		for _, kind := range drafted {
			for i := range d.layers[kind] {
				slices.Reverse(d.layers[kind][i])
			}
			// Levels keep their order here: it has a meaning for people only, which
			// the next property covers.
			slices.Reverse(d.layers[kind])
		}
		if turned := d.verdict(t, same); turned != base {
			t.Fatalf("the order of statements or policies matters: %v, turned round %v\n%+v", base, turned, d)
		}

		kind := drafted[g.Intn(len(drafted))]
		documents := d.layers[kind]
		if len(documents) == 0 {
			continue
		}
		i := g.Intn(len(documents))
		kept := slices.Clone(documents[i])
		documents[i] = append(documents[i], g.Statement("Deny", kind == LayerResource))
		if with := d.verdict(t, same); with == Allow && base != Allow {
			t.Fatalf("a Deny more allows: %v, before %v\n%+v", with, base, d)
		}
		for j, s := range kept {
			if !strings.Contains(s, `"Effect":"Allow"`) || len(kept) == 1 {
				continue
			}
			documents[i] = slices.Delete(slices.Clone(kept), j, j+1)
			// Without a public statement the bucket may leave the reach of
			// RestrictPublicBuckets, which is how a public policy locks others out.
			if d.base.RestrictPublicBuckets && kind == LayerResource {
				continue
			}
			if without := d.verdict(t, same); without == Allow && base != Allow {
				t.Fatalf("an Allow less allows: %v, before %v\n%+v", without, base, d)
			}
		}
	}
	for _, v := range []Verdict{Allow, ExplicitDeny, ImplicitDeny, NotModelled} {
		if seen[v] < 5 {
			t.Errorf("%v: %d of 2000 requests, too few", v, seen[v])
		}
	}
	t.Logf("%v", seen)
}
