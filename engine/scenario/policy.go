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
			if p := l.policy(f, policy.SCP, l.w.CheckOptions()); p != nil {
				l.scps[f.name] = p
			}
		case ResourceControlPolicy:
			if p := l.policy(f, policy.RCP, l.w.CheckOptions()); p != nil {
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
			l.inline(&u.Inline, f, "user "+u.Name, policy.UserPolicySize)
		}
	case "groups":
		if g := a.Groups[key]; g != nil && g.Name == f.entity {
			l.inline(&g.Inline, f, "group "+g.Name, policy.GroupPolicySize)
		}
	case "roles":
		r := a.Roles[key]
		switch {
		case r == nil || r.Name != f.entity:
		case f.kind == TrustPolicy:
			r.Trust = l.policy(f, policy.Trust, l.w.CheckOptions())
		default:
			l.inline(&r.Inline, f, "role "+r.Name, policy.RolePolicySize)
		}
	case "buckets":
		if b := a.Buckets[f.entity]; b != nil {
			o := l.w.CheckOptions()
			o.Bucket = b.Name
			b.Policy = l.policy(f, policy.Bucket, o)
		}
	}
}

// inline adds an inline policy; the quota counts all of an entity together.
func (l *loader) inline(set *world.Policies, f located, owner string, quota int) {
	if !world.ValidName(f.name, true) {
		l.report(f.Path, diag.Range{}, "bad-name", "\""+f.name+"\" is no name that IAM takes for a policy.", "Letters, digits and _+=,.@- are allowed.")
		return
	}
	o := l.w.CheckOptions()
	o.Owner, o.Quota, o.Limit = owner, quota, quota
	for _, p := range *set {
		o.Limit -= policy.Size(p.Text)
	}
	if p := l.policy(f, policy.Identity, o); p != nil {
		set.Put(p)
	}
}

func (l *loader) managedPolicy(a *world.Account, f located) {
	if !l.named(f, true) {
		return
	}
	p := l.policy(f, policy.Identity, l.w.CheckOptions())
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
func (l *loader) policy(f located, kind policy.Kind, o policy.Options) *world.Policy {
	doc, _ := policy.Parse(f.Text)
	problems := policy.Check(doc, kind, o)
	for _, p := range problems {
		p.File = f.Path
		l.found = append(l.found, p.Diagnostic)
	}
	if policy.Refused(problems) != nil {
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
	doc, problems := policy.Parse(text)
	for _, d := range problems {
		d.File = file
		l.found = append(l.found, d)
	}
	if len(problems) == 0 {
		endpoint.Policy = &world.Policy{Name: "VPC endpoint policy", Text: text, Document: doc, File: file}
	}
}
