package scenario

import (
	"strings"

	"crossgrant/engine/diag"
	"crossgrant/engine/jsontext"
	"crossgrant/engine/policy"
	"crossgrant/engine/world"
)

// policies puts every policy document where it applies. One that AWS would not
// store is reported and left out.
func (l *loader) policies() {
	for _, f := range l.files {
		switch f.kind {
		case ServiceControlPolicy:
			if p := l.policy(f, policy.SCP, nil); p != nil {
				l.scps[f.name] = p
			}
		case ResourceControlPolicy:
			if p := l.policy(f, policy.RCP, nil); p != nil {
				l.rcps[f.name] = p
			}
		case IdentityPolicy, BucketPolicy, TrustPolicy:
			if a := l.account(f); a != nil {
				l.accountPolicy(a, f)
			}
		}
	}
}

func (l *loader) accountPolicy(a *world.Account, f located) {
	key := world.Key(f.entity)
	switch f.group {
	case "policies":
		l.managedPolicy(a, f)
	case "users":
		if u := a.Users[key]; u != nil && u.Name == f.entity {
			l.inline(&u.Inline, f)
		}
	case "groups":
		if g := a.Groups[key]; g != nil && g.Name == f.entity {
			l.inline(&g.Inline, f)
		}
	case "roles":
		r := a.Roles[key]
		switch {
		case r == nil || r.Name != f.entity:
		case f.kind == TrustPolicy:
			r.Trust = l.policy(f, policy.Trust, nil)
		default:
			l.inline(&r.Inline, f)
		}
	case "buckets":
		if b := a.Buckets[f.entity]; b != nil {
			b.Policy = l.policy(f, policy.Bucket, b)
		}
	}
}

func (l *loader) inline(set *world.Policies, f located) {
	if !world.ValidName(f.name, true) {
		l.report(f.Path, diag.Range{}, "bad-name", "\""+f.name+"\" is no name that IAM takes for a policy.", "Letters, digits and _+=,.@- are allowed.")
		return
	}
	if p := l.policy(f, policy.Identity, nil); p != nil {
		set.Put(p)
	}
}

func (l *loader) managedPolicy(a *world.Account, f located) {
	if !l.named(f, true) {
		return
	}
	p := l.policy(f, policy.Identity, nil)
	if p == nil {
		return
	}
	if other := a.Policies[world.Key(f.name)]; other != nil {
		l.report(f.Path, diag.Range{}, "duplicate-name", "Names of policies are unique without regard to case, and \""+other.Name+"\" is there already.", "")
		return
	}
	created := l.w.Start.Add(-age)
	m := &world.ManagedPolicy{Account: a, Name: f.name, Path: "/", Created: created, Updated: created, NextVersion: 2}
	m.UniqueID = l.w.UniqueID("ANPA", m.ARN())
	m.Versions = []*world.PolicyVersion{{ID: "v1", Created: created, Default: true, Policy: p}}
	a.Policies[world.Key(f.name)] = m
}

// policy reads and checks the document of a file; nil where AWS would refuse it.
func (l *loader) policy(f located, kind policy.Kind, bucket *world.Bucket) *world.Policy {
	doc, ok := l.document(f.Path, f.Text, kind, bucket)
	if !ok {
		return nil
	}
	name := f.name
	switch kind {
	case policy.Bucket:
		name = "bucket policy"
	case policy.Trust:
		name = "trust policy"
	}
	return &world.Policy{Name: name, Text: f.Text, Document: doc, File: f.Path}
}

func (l *loader) document(file, text string, kind policy.Kind, bucket *world.Bucket) (*policy.Document, bool) {
	doc, _ := policy.Parse(text)
	options := l.w.CheckOptions()
	if bucket != nil {
		options.Bucket = bucket.Name
	}
	ok := true
	for _, p := range policy.Check(doc, kind, options) {
		l.found = append(l.found, p.Diagnostic(file))
		ok = false
	}
	return doc, ok
}

// vpcEndpoint reads the endpoint that requests pass. Its policy is an object, or
// the path of a file of the scenario.
func (l *loader) vpcEndpoint(f located, s settings) {
	n := s.member("vpcEndpoint", jsontext.Object, "an object")
	if n == nil {
		return
	}
	e := l.object(f.Path, n, "id", "vpc", "policy")
	endpoint := &world.VPCEndpoint{}
	endpoint.ID, _ = e.text("id")
	endpoint.VPC, _ = e.text("vpc")
	if endpoint.ID == "" {
		l.report(f.Path, n.Range, "missing-id", "A VPC endpoint needs an \"id\", as in \"vpce-1a2b3c4d\".", "")
		return
	}
	l.w.VPCEndpoint = endpoint
	p, ok := n.Member("policy")
	if !ok {
		return
	}
	file, text := f.Path, ""
	if p.Kind == jsontext.String {
		file = p.Text
		if text, ok = l.scenario.File(file); !ok {
			l.report(f.Path, p.Range, "unknown-file", "There is no file \""+file+"\".", "")
			return
		}
	} else {
		// The blanks keep the ranges of the document those of the file.
		text = strings.Repeat(" ", p.Range.Start) + f.Text[p.Range.Start:p.Range.End]
	}
	if doc, ok := l.document(file, text, policy.VPCEndpoint, nil); ok {
		endpoint.Policy = &world.Policy{Name: "VPC endpoint policy", Text: text, Document: doc, File: file}
	}
}
