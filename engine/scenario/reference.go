package scenario

import (
	"slices"
	"strings"

	"crossgrant/engine/diag"
	"crossgrant/engine/world"
)

// references resolves what settings name: managed policies, boundaries, groups.
func (l *loader) references() {
	l.each(Settings, func(f located) {
		a := l.w.AccountNamed(f.account)
		if a == nil || f.entity == "" {
			return
		}
		key := world.Key(f.entity)
		switch f.name {
		case "user.json":
			if u := a.Users[key]; u != nil && u.Name == f.entity {
				s := l.quietly(f)
				u.Attached = l.managed(s, a)
				u.Boundary = l.boundary(s, a)
				u.Groups = l.groups(s, a)
			}
		case "group.json":
			if g := a.Groups[key]; g != nil && g.Name == f.entity {
				g.Attached = l.managed(l.quietly(f), a)
			}
		case "role.json":
			if r := a.Roles[key]; r != nil && r.Name == f.entity {
				s := l.quietly(f)
				r.Attached = l.managed(s, a)
				r.Boundary = l.boundary(s, a)
			}
		}
	})
	for _, a := range l.w.Accounts {
		for _, r := range a.Roles.Sorted() {
			if _, ok := l.scenario.File(r.TrustPolicyFile()); !ok {
				l.report(l.firstFile(r.EntityID()), diag.Range{}, "missing-trust-policy", "The role "+r.Name+" has no trust policy: "+r.TrustPolicyFile()+" is missing.", "")
			}
		}
	}
}

// quietly reads a settings file again whose form was reported before.
func (l *loader) quietly(f located) settings {
	n := len(l.found)
	s := l.settings(f.Path, f.Text)
	l.found = l.found[:n]
	return s
}

func (l *loader) firstFile(folder string) string {
	for _, f := range l.files {
		if strings.HasPrefix(f.Path, folder+"/") {
			return f.Path
		}
	}
	return ""
}

// managed resolves the ARNs of managed policies; an unknown one is reported.
func (l *loader) managed(s settings, a *world.Account) []string {
	var out []string
	for _, n := range s.texts("managedPolicies") {
		switch {
		case slices.Contains(out, n.Text):
			l.report(s.file, n.Range, "duplicate-policy", "This policy is attached twice.", "")
		case l.attachable(s.file, n.Text, n.Range, a):
			out = append(out, n.Text)
		}
	}
	return out
}

func (l *loader) attachable(file, arn string, r diag.Range, a *world.Account) bool {
	if l.w.ManagedDocument(arn) == nil {
		hint := "A customer managed policy is a file accounts/NAME/policies/POLICY.json."
		if strings.HasPrefix(arn, "arn:aws:iam::aws:") {
			hint = "Not modelled: this AWS managed policy is none of those that are known here."
		}
		l.report(file, r, "unknown-policy", "Policy "+arn+" does not exist or is not attachable.", hint)
		return false
	}
	if m := l.w.Managed(arn); m != nil && m.Account != a {
		l.report(file, r, "foreign-policy", "Policy "+arn+" does not exist or is not attachable.", "A managed policy can be attached within its own account only.")
		return false
	}
	return true
}

func (l *loader) boundary(s settings, a *world.Account) string {
	arn, r := s.text("permissionsBoundary")
	if arn == "" {
		return ""
	}
	// A boundary that cannot be read still bounds: nobody gets more than intended.
	l.attachable(s.file, arn, r, a)
	return arn
}

func (l *loader) groups(s settings, a *world.Account) []string {
	var out []string
	for _, n := range s.texts("groups") {
		if g := a.Groups[world.Key(n.Text)]; g != nil {
			out = append(out, g.Name)
			continue
		}
		l.report(s.file, n.Range, "unknown-group", "The group with name "+n.Text+" cannot be found.", "A group exists because a file lies in accounts/"+a.Name+"/groups/"+n.Text+"/.")
	}
	return out
}
