package scenario

import (
	"crossgrant/engine/catalog"
	"crossgrant/engine/diag"
	"crossgrant/engine/jsontext"
	"crossgrant/engine/policy"
	"crossgrant/engine/world"
)

// fullAccess is the name of the service control policy that every level has which
// names none.
const fullAccess = "FullAWSAccess"

// organization reads organization.json, and its tree of units.
func (l *loader) organization() {
	l.each(Settings, func(f located) {
		if f.group != "organization" {
			return
		}
		s := l.settings(f.Path, f.Text, "id", "managementAccount", "root", "accounts")
		o := &world.Organization{ID: "o-example", Accounts: map[*world.Account]*world.Attached{}}
		if id, _ := s.text("id"); id != "" {
			o.ID = id
		}
		if name, r := s.text("managementAccount"); name != "" {
			o.Management = l.accountNamed(f.Path, name, r)
		}
		root := s.member("root", jsontext.Object, "an object")
		if root == nil {
			l.report(f.Path, s.node.Range, "missing-root", "An organization needs a \"root\": {\"accounts\": […], \"units\": […]}.", "")
			return
		}
		l.w.Organization = o
		t := tree{loader: l, file: f.Path, org: o, placed: map[*world.Account]bool{}}
		o.Root = t.unit(root, "Root", nil)
		if accounts := s.member("accounts", jsontext.Object, "an object of accounts"); accounts != nil {
			t.attachedToAccounts(accounts)
		}
		if o.Management != nil && !t.placed[o.Management] {
			// The management account is a member wherever it stands; directly below
			// the root where nothing is said.
			o.Root.Accounts = append(o.Root.Accounts, o.Management)
			t.placed[o.Management] = true
		}
		for _, a := range l.w.Accounts {
			if t.placed[a] && o.Accounts[a] == nil {
				o.Accounts[a] = &world.Attached{SCPs: []*world.Policy{l.fullAccess()}}
			}
		}
	})
	if l.w.Organization == nil && len(l.scps)+len(l.rcps) > 0 {
		for _, f := range l.files {
			if f.group == "organization" {
				l.report(f.Path, diag.Range{}, "missing-organization", "organization/organization.json is missing, so this policy is attached to nothing.", "")
				return
			}
		}
	}
}

func (l *loader) accountNamed(file, name string, r diag.Range) *world.Account {
	a := l.w.AccountNamed(name)
	if a == nil {
		l.report(file, r, "unknown-account", "There is no account \""+name+"\".", "")
	}
	return a
}

func (l *loader) fullAccess() *world.Policy {
	text, _ := catalog.ManagedPolicy("arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess")
	doc, _ := policy.Parse(text)
	return &world.Policy{Name: fullAccess, Text: text, Document: doc, File: "arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess"}
}

type tree struct {
	*loader
	file   string
	org    *world.Organization
	placed map[*world.Account]bool
}

// unit reads a unit and everything below it; nesting is bounded by the reader of
// JSON.
func (t *tree) unit(n *jsontext.Node, name string, parent *world.Unit) *world.Unit {
	s := t.object(t.file, n, "id", "name", "accounts", "units", "serviceControlPolicies", "resourceControlPolicies")
	u := &world.Unit{Name: name}
	if text, _ := s.text("name"); text != "" {
		u.Name = text
	}
	u.ID, _ = s.text("id")
	if u.ID == "" {
		u.ID = unitID(t.org.ID, u.Name, parent)
	}
	for _, x := range s.texts("accounts") {
		a := t.accountNamed(t.file, x.Text, x.Range)
		switch {
		case a == nil:
		case t.placed[a]:
			t.report(t.file, x.Range, "duplicate-account", "Account "+x.Text+" stands in the organization twice.", "")
		default:
			t.placed[a] = true
			u.Accounts = append(u.Accounts, a)
		}
	}
	u.Attached = t.attached(s)
	if units := s.member("units", jsontext.Array, "an array of units"); units != nil {
		for i := range units.Items {
			u.Units = append(u.Units, t.unit(&units.Items[i], "unit", u))
		}
	}
	return u
}

func unitID(org, name string, parent *world.Unit) string {
	const alphabet = "abcdefghijklmnopqrstuvwxyz0123456789"
	if parent == nil {
		return "r-" + world.Digits(alphabet, 4, org)
	}
	return "ou-" + world.Digits(alphabet, 4, org) + "-" + world.Digits(alphabet, 8, org, parent.ID, name)
}

func (t *tree) attached(s settings) world.Attached {
	var a world.Attached
	for _, n := range s.texts("serviceControlPolicies") {
		if n.Text == fullAccess {
			a.SCPs = append(a.SCPs, t.fullAccess())
		} else if p := t.named(n, t.scps, "service-control-policies"); p != nil {
			a.SCPs = append(a.SCPs, p)
		}
	}
	if names, ok := s.node.Member("serviceControlPolicies"); len(a.SCPs) == 0 && (!ok || len(names.Items) == 0) {
		a.SCPs = []*world.Policy{t.fullAccess()}
	}
	for _, n := range s.texts("resourceControlPolicies") {
		if n.Text == "RCPFullAWSAccess" {
			continue // always attached
		}
		if p := t.named(n, t.rcps, "resource-control-policies"); p != nil {
			a.RCPs = append(a.RCPs, p)
		}
	}
	return a
}

func (t *tree) named(n jsontext.Node, policies map[string]*world.Policy, folder string) *world.Policy {
	if p := policies[n.Text]; p != nil {
		return p
	}
	file := "organization/" + folder + "/" + n.Text + ".json"
	if _, ok := t.scenario.File(file); !ok {
		t.report(t.file, n.Range, "unknown-policy", "There is no file "+file+".", "")
	}
	return nil
}

func (t *tree) attachedToAccounts(n *jsontext.Node) {
	t.object(t.file, n)
	for i := range n.Items {
		a := t.accountNamed(t.file, n.Names[i].Text, n.Names[i].Range)
		if a == nil {
			continue
		}
		if !t.placed[a] && a != t.org.Management {
			t.report(t.file, n.Names[i].Range, "account-without-unit", "Account "+a.Name+" stands in no unit of the organization.", "List it under \"accounts\" of the root or of a unit.")
			continue
		}
		attached := t.attached(t.object(t.file, &n.Items[i], "serviceControlPolicies", "resourceControlPolicies"))
		t.org.Accounts[a] = &attached
	}
}
