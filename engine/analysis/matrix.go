package analysis

import (
	"slices"

	"crossgrant/engine/acl"
	"crossgrant/engine/authz"
	"crossgrant/engine/call"
	"crossgrant/engine/eval"
	"crossgrant/engine/policy"
	"crossgrant/engine/world"
)

// Matrix tells who may do what.
type Matrix struct {
	Principals []Principal
	Actions    []string
	Resources  []Resource
	// Cells has one letter for each, at (p*len(Actions)+a)*len(Resources)+r.
	Cells   []byte
	Omitted int // principals and objects that are too many
}

// notApplicable is the letter of an action that is none on the resource.
const notApplicable = '-'

// letters of the verdicts in a matrix.
var letters = [...]byte{authz.Allow: 'a', authz.ExplicitDeny: 'x', authz.ImplicitDeny: 'i', authz.NotModelled: 'n'}

// maxPrincipals bounds the principals of a matrix, sessions among them.
const maxPrincipals = 300

// MatrixOf decides every action of every principal on every resource.
func MatrixOf(w *world.World) *Matrix {
	m := newMatrix(w)
	m.decide(w)
	return m
}

// newMatrix is a matrix whose cells are still to be decided.
func newMatrix(w *world.World) *Matrix {
	m := &Matrix{Principals: principals(w)}
	m.Resources, m.Omitted = resources(w)
	if n := len(m.Principals); n > maxPrincipals {
		m.Omitted += n - maxPrincipals
		m.Principals = append(m.Principals[:maxPrincipals-1:maxPrincipals-1], m.Principals[n-1])
	}
	m.Actions = actions(w, m.Resources)
	return m
}

func (m *Matrix) decide(w *world.World) {
	m.Cells = make([]byte, len(m.Principals)*len(m.Actions)*len(m.Resources))
	for i := range m.Cells {
		m.Cells[i] = notApplicable
	}
	columns, contexts := m.columns()
	shared := sharedPolicies(w)
	for p := range m.Principals {
		c := newCall(w, &m.Principals[p])
		side := m.callerSide(c.Input(call.Access{}), shared)
		made := make([]*eval.Context, contexts)
		for r := range m.Resources {
			for g := range columns[r] {
				group := &columns[r][g]
				if made[group.context] == nil {
					made[group.context] = c.Context(group.access)
				}
				m.column(c, made[group.context], p, r, group, side)
			}
		}
	}
}

// columns groups the actions of each resource, and counts the contexts that one
// principal's requests have.
func (m *Matrix) columns() (of [][]group, contexts int) {
	of = make([][]group, len(m.Resources))
	var first []*group // with each context
	for r := range m.Resources {
		of[r] = groups(&m.Resources[r], m.Actions)
		for g := range of[r] {
			x := &of[r][g]
			x.context = slices.IndexFunc(first, func(y *group) bool { return x.access.Owner == y.access.Owner && alike(&x.access, &y.access) })
			if x.context < 0 {
				x.context = len(first)
				first = append(first, x)
			}
		}
	}
	return of, len(first)
}

// group is actions on one resource that differ in nothing but their names.
type group struct {
	access  call.Access // of the first
	context int         // groups of the same have the same condition keys
	actions []action
}

type action struct {
	index      int // in Matrix.Actions
	permission acl.Permission
	// alike numbers the actions that the same statements on the resource's side are
	// about, and nothing else sets apart.
	alike int
}

// groups sorts the actions that a resource takes. What decides them is gathered once
// for all of a group.
func groups(r *Resource, names []string) []group {
	var out []group
	for i, name := range names {
		if !r.takes(name) {
			continue
		}
		a := r.access(name)
		at := slices.IndexFunc(out, func(g group) bool {
			return a.Policy == g.access.Policy && a.OnObject == g.access.OnObject && alike(&g.access, &a)
		})
		if at < 0 {
			at = len(out)
			out = append(out, group{access: a})
		}
		out[at].actions = append(out[at].actions, action{index: i, permission: acl.Requires(name, a.OnObject)})
	}
	for i := range out {
		out[i].sort(names)
	}
	return out
}

// sort finds the actions of a group that are alike for the resource.
func (g *group) sort(names []string) {
	var covers [][]byte
	for i := range g.actions {
		a := &g.actions[i]
		name := names[a.index]
		if authz.Singular(name) {
			a.alike = -1 - i
			continue
		}
		key := []byte(a.permission + " ")
		if p := g.access.Policy; p != nil {
			key = eval.Covers(key, p.Document, name)
		}
		a.alike, covers = number(covers, key)
	}
}

// number gives what is equal the same number.
func number(known [][]byte, key []byte) (int, [][]byte) {
	for i := range known {
		if string(known[i]) == string(key) {
			return i, known
		}
	}
	return len(known), append(known, key)
}

// callerSide numbers the actions that the same statements on the caller's side are
// about, those of organizations and of the VPC endpoint with them.
func (m *Matrix) callerSide(in *authz.Input, shared []*policy.Document) []int {
	var covers [][]byte
	out := make([]int, len(m.Actions))
	for i, name := range m.Actions {
		var key []byte
		for _, policies := range [...][]authz.Policy{in.Identity, in.Boundary, in.Session} {
			for j := range policies {
				key = eval.Covers(key, policies[j].Document, name)
			}
		}
		for _, doc := range shared {
			key = eval.Covers(key, doc, name)
		}
		out[i], covers = number(covers, key)
	}
	return out
}

// alike: actions of the same service, with the same condition keys.
func alike(a, b *call.Access) bool {
	if a.Action[:3] != b.Action[:3] || len(a.Keys) != len(b.Keys) {
		return false
	}
	for i := range a.Keys {
		if a.Keys[i].Name != b.Keys[i].Name || !slices.Equal(a.Keys[i].Values, b.Keys[i].Values) {
			return false
		}
	}
	return true
}

// column decides a group of actions of one principal on one resource.
func (m *Matrix) column(c *call.Call, x *eval.Context, p, r int, g *group, side []int) {
	in := c.InputIn(g.access, x)
	for i := range g.actions {
		a := &g.actions[i]
		cell := &m.Cells[m.cell(p, a.index, r)]
		if b := g.decided(i, side); b >= 0 {
			*cell = m.Cells[m.cell(p, b, r)]
			continue
		}
		name := m.Actions[a.index]
		in.Action = name
		if in.Object != nil {
			in.Object.Permission = a.permission
		}
		verdict := authz.Decide(in)
		if verdict == authz.Allow {
			if err := m.Resources[r].admit(c, name); err != nil {
				verdict = refusal(err)
			}
		}
		*cell = letters[verdict]
	}
}

// decided finds an earlier action of a group that comes out as another does; -1: none.
func (g *group) decided(i int, side []int) int {
	a := &g.actions[i]
	for j := range g.actions[:i] {
		if b := &g.actions[j]; a.alike == b.alike && side[a.index] == side[b.index] {
			return b.index
		}
	}
	return -1
}

func (m *Matrix) cell(p, action, r int) int { return (p*len(m.Actions)+action)*len(m.Resources) + r }

// refusal is the verdict of what is refused whatever the policies say.
func refusal(err *call.Error) authz.Verdict {
	if err.NotModelled != "" {
		return authz.NotModelled
	}
	return authz.ImplicitDeny
}
