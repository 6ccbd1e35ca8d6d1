package analysis

import (
	"slices"
	"sort"

	"crossgrant/engine/scenario"
)

// Changes is what differs between two scenarios.
type Changes struct {
	Files []FileChange
	Steps []StepChange
	Cells []CellChange
	More  int // further cells
}

// FileChange is a file that differs.
type FileChange struct {
	Path, Kind string // Kind: "added", "removed", "edited", "renamed"
	From       string // of a renamed file
}

// CellChange is a cell of the matrix that differs; None is that of what does not
// exist.
type CellChange struct {
	Principal, Action, Resource string // names
	Before, After               Verdict
	PrincipalID, ResourceARN    string
	BeforeStep, AfterStep       int // of the worlds
}

// maxCells bounds the cells that are listed.
const maxCells = 200

// Compare tells what differs between two scenarios: in their files, in what becomes
// of the commands, and in who may do what, before the first command and after the
// last.
func Compare(before, after scenario.Scenario) Changes {
	c := Changes{Files: fileChanges(&before, &after)}
	if len(c.Files) == 0 {
		return c
	}
	old, now := load(before), load(after)
	var cells []CellChange
	cells = cellChanges(cells, old, now, BeforeFirst, BeforeFirst)
	old.run()
	now.run()
	c.Steps = stepChanges(&old.ran, &now.ran)
	cells = cellChanges(cells, old, now, len(old.results)-1, len(now.results)-1)
	sort.Stable(byWeight(cells))
	c.More = max(0, len(cells)-maxCells)
	c.Cells = cells[:len(cells)-c.More]
	return c
}

// fileChanges compares by path; a file that is gone and one that is new with the
// same text are one that was renamed.
func fileChanges(before, after *scenario.Scenario) []FileChange {
	var out []FileChange
	var added []scenario.File
	for _, f := range after.Files {
		text, ok := before.File(f.Path)
		switch {
		case !ok:
			added = append(added, f)
		case text != f.Text:
			out = append(out, FileChange{Path: f.Path, Kind: "edited"})
		}
	}
	for _, f := range before.Files {
		if _, ok := after.File(f.Path); ok {
			continue
		}
		change := FileChange{Path: f.Path, Kind: "removed"}
		for i := range added {
			if added[i].Text == f.Text && f.Text != "" {
				change = FileChange{Path: added[i].Path, Kind: "renamed", From: f.Path}
				added = append(added[:i], added[i+1:]...)
				break
			}
		}
		out = append(out, change)
	}
	for _, f := range added {
		out = append(out, FileChange{Path: f.Path, Kind: "added"})
	}
	sort.Stable(byPath(out))
	return out
}

type byPath []FileChange

func (s byPath) Len() int           { return len(s) }
func (s byPath) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }
func (s byPath) Less(i, j int) bool { return s[i].Path < s[j].Path }

// byWeight puts what a reviewer looks for first: who gained access, then who lost it.
type byWeight []CellChange

func (s byWeight) Len() int           { return len(s) }
func (s byWeight) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }
func (s byWeight) Less(i, j int) bool { return weight(&s[i]) < weight(&s[j]) }

func weight(c *CellChange) int {
	switch {
	case c.After == Allow:
		return 0
	case c.Before == Allow:
		return 1
	}
	return 2
}

// cellChanges adds the cells that differ and are not listed yet.
func cellChanges(out []CellChange, before, after *stage, beforeStep, afterStep int) []CellChange {
	old, now := newMatrix(before.loaded.World), newMatrix(after.loaded.World)
	old.addActions(now.Actions)
	now.addActions(old.Actions)
	old.decide(before.loaded.World)
	now.decide(after.loaded.World)
	listed := map[[3]string]bool{}
	for i := range out {
		listed[[3]string{out[i].PrincipalID, out[i].Action, out[i].ResourceARN}] = true
	}
	x, y := old.index(), now.index()
	add := func(m *Matrix, p *Principal, r *Resource) {
		for _, action := range m.Actions {
			c := CellChange{
				Principal: p.Name, Action: action, Resource: r.Name, PrincipalID: p.ID, ResourceARN: r.ARN,
				Before: old.verdict(x, p, action, r), After: now.verdict(y, p, action, r), BeforeStep: beforeStep, AfterStep: afterStep,
			}
			gone := c.Before == None || c.After == None
			if c.Before != c.After && !(gone && c.Before != Allow && c.After != Allow) && !listed[[3]string{p.ID, action, r.ARN}] {
				out = append(out, c)
			}
		}
	}
	for p := range now.Principals {
		for r := range now.Resources {
			add(now, &now.Principals[p], &now.Resources[r])
		}
	}
	for p := range old.Principals {
		for r := range old.Resources {
			if !y.has(&old.Principals[p], &old.Resources[r]) {
				add(old, &old.Principals[p], &old.Resources[r])
			}
		}
	}
	return out
}

// index finds the rows of a matrix by who and what they are.
type index struct{ principals, resources, actions map[string]int }

func (m *Matrix) index() index {
	x := index{map[string]int{}, map[string]int{}, map[string]int{}}
	for i := range m.Principals {
		if _, ok := x.principals[m.Principals[i].key()]; !ok {
			x.principals[m.Principals[i].key()] = i
		}
	}
	for i := range m.Resources {
		x.resources[m.Resources[i].ARN] = i
	}
	for i, a := range m.Actions {
		x.actions[a] = i
	}
	return x
}

// key of a principal in different worlds: the keys of sessions differ.
func (p *Principal) key() string { return p.Account + " " + p.Kind + " " + p.Name }

func (x *index) has(p *Principal, r *Resource) bool {
	_, ok := x.principals[p.key()]
	_, too := x.resources[r.ARN]
	return ok && too
}

// verdict of a cell; None where the world lacks the principal or the resource, or
// where the action does not apply.
func (m *Matrix) verdict(x index, p *Principal, action string, r *Resource) Verdict {
	if !x.has(p, r) {
		return None
	}
	a := x.actions[action]
	switch m.Cells[m.cell(x.principals[p.key()], a, x.resources[r.ARN])] {
	case 'a':
		return Allow
	case 'x':
		return ExplicitDeny
	case 'i':
		return ImplicitDeny
	case 'n':
		return NotModelled
	}
	return None
}

// addActions adds those that are not there yet.
func (m *Matrix) addActions(names []string) {
	for _, name := range names {
		if !slices.Contains(m.Actions, name) {
			m.Actions = append(m.Actions, name)
		}
	}
}
