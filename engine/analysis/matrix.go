package analysis

import (
	"slices"

	"crossgrant/engine/acl"
	"crossgrant/engine/authz"
	"crossgrant/engine/call"
	"crossgrant/engine/eval"
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
	for p := range m.Principals {
		c := newCall(w, &m.Principals[p])
		made := make([]*eval.Context, contexts)
		for r := range m.Resources {
			for g := range columns[r] {
				group := &columns[r][g]
				if made[group.context] == nil {
					made[group.context] = c.Context(group.access)
				}
				m.column(c, made[group.context], p, r, group)
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
		out[at].actions = append(out[at].actions, action{i, acl.Requires(name, a.OnObject)})
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
func (m *Matrix) column(c *call.Call, x *eval.Context, p, r int, g *group) {
	in := c.InputIn(g.access, x)
	for _, a := range g.actions {
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
		m.Cells[(p*len(m.Actions)+a.index)*len(m.Resources)+r] = letters[verdict]
	}
}

// refusal is the verdict of what is refused whatever the policies say.
func refusal(err *call.Error) authz.Verdict {
	if err.NotModelled != "" {
		return authz.NotModelled
	}
	return authz.ImplicitDeny
}
