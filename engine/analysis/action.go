package analysis

import (
	"slices"
	"sort"
	"strings"

	"crossgrant/engine/catalog"
	"crossgrant/engine/policy"
	"crossgrant/engine/world"
)

// common are the actions that always bear on a kind of resource, by the type that
// the Service Authorization Reference gives them.
const common = "s3:GetObject s3:PutObject s3:DeleteObject s3:GetObjectAcl s3:PutObjectAcl s3:GetObjectTagging s3:PutObjectTagging " +
	"s3:GetObjectVersion s3:DeleteObjectVersion " +
	"s3:ListBucket s3:ListBucketVersions s3:GetBucketLocation s3:GetBucketPolicy s3:PutBucketPolicy s3:DeleteBucketPolicy " +
	"s3:GetBucketAcl s3:PutBucketAcl s3:PutBucketOwnershipControls s3:PutBucketPublicAccessBlock s3:DeleteBucket " +
	"sts:AssumeRole iam:GetRole iam:UpdateAssumeRolePolicy iam:PutRolePolicy iam:AttachRolePolicy iam:PassRole iam:DeleteRole"

// actions lists those that bear on the resources of a world: the common ones, then
// those besides that its policies name.
func actions(w *world.World, on []Resource) []string {
	var out []string
	for _, name := range strings.Fields(common) {
		if bears(name, on) {
			out = append(out, name)
		}
	}
	n := len(out)
	eachPolicy(w, func(doc *policy.Document) {
		for i := range doc.Statements {
			a := doc.Statements[i].Action
			if a == nil {
				continue
			}
			for j := range a.Values {
				if info, ok := catalog.Action(a.Values[j].Text); ok && !slices.Contains(out, info.Name) && bears(info.Name, on) {
					out = append(out, info.Name)
				}
			}
		}
	})
	sort.Stable(sort.StringSlice(out[n:]))
	return out
}

func bears(action string, on []Resource) bool {
	for i := range on {
		if on[i].takes(action) {
			return true
		}
	}
	return false
}

// takes tells whether an action is one on a resource like this.
func (r *Resource) takes(action string) bool {
	_, name, _ := strings.Cut(action, ":")
	if strings.HasPrefix(name, "Create") || strings.HasPrefix(name, "AssumeRoleWith") {
		return false // on what does not exist yet; by callers who have no credentials yet
	}
	types, ok := catalog.Facts{}.ResourceTypes(action)
	want := strings.TrimPrefix(r.Kind, "new-")
	if want == "" {
		return ok && len(types) == 0
	}
	return slices.Contains(types, want)
}

// noun is what a sentence calls the resource.
func (r *Resource) noun() string {
	if r.Kind == "" {
		return "all resources at once"
	}
	return "the " + strings.TrimPrefix(r.Kind, "new-") + " " + r.Name
}

// eachPolicy calls f for every document of a world.
func eachPolicy(w *world.World, f func(*policy.Document)) {
	all := func(list []*world.Policy) {
		for _, p := range list {
			f(p.Document)
		}
	}
	one := func(p *world.Policy) {
		if p != nil {
			f(p.Document)
		}
	}
	for _, a := range w.Accounts {
		for _, u := range a.Users.Sorted() {
			all(u.Inline)
		}
		for _, g := range a.Groups.Sorted() {
			all(g.Inline)
		}
		for _, r := range a.Roles.Sorted() {
			one(r.Trust)
			all(r.Inline)
		}
		for _, p := range a.Policies.Sorted() {
			if v := p.DefaultVersion(); v != nil {
				one(v.Policy)
			}
		}
		for _, b := range a.Buckets.Sorted() {
			one(b.Policy)
		}
	}
	for _, doc := range sharedPolicies(w) {
		f(doc)
	}
}

// sharedPolicies are those of the organization and of the VPC endpoint.
func sharedPolicies(w *world.World) (out []*policy.Document) {
	all := func(list []*world.Policy) {
		for _, p := range list {
			out = append(out, p.Document)
		}
	}
	if x := w.Organization; x != nil && x.Root != nil {
		for _, a := range w.Accounts {
			if own := x.Accounts[a]; own != nil {
				all(own.SCPs)
				all(own.RCPs)
			}
		}
		eachUnit(x.Root, all)
	}
	if e := w.VPCEndpoint; e != nil && e.Policy != nil {
		out = append(out, e.Policy.Document)
	}
	return out
}

func eachUnit(u *world.Unit, f func([]*world.Policy)) {
	f(u.SCPs)
	f(u.RCPs)
	for _, child := range u.Units {
		eachUnit(child, f)
	}
}
