// Package analysis answers questions about a scenario as a whole: who may do what,
// what an edit changed, and what would change the outcome of a command.
package analysis

import (
	"crossgrant/engine/diag"
	"crossgrant/engine/explain"
	"crossgrant/engine/flow"
	"crossgrant/engine/scenario"
	"crossgrant/engine/world"
)

// BeforeFirst is the step before the first command of a flow.
const BeforeFirst = -1

// At gives the world of a scenario after the command of an index, or before the
// first; an index beyond the last is that of the last.
func At(s scenario.Scenario, step int) *world.World {
	x := load(s)
	x.runTo(step)
	return x.loaded.World
}

// stage is a scenario's world with the steps of its flow that were run in it.
type stage struct {
	loaded *scenario.Loaded
	bad    int // diagnostics of the files
	script flow.Script
	runner *flow.Runner
	ran
}

func load(s scenario.Scenario) *stage {
	x := &stage{}
	var found []diag.Diagnostic
	x.loaded, found = scenario.Load(s)
	x.bad = len(found)
	x.script, _ = flow.Parse(x.loaded.Flow)
	x.runner, _ = flow.NewRunner(x.loaded.World, x.loaded.Files, x.loaded.Config)
	x.names = Names(x.loaded.World)
	return x
}

// run carries out all commands.
func (x *stage) run() { x.runTo(len(x.script.Steps) - 1) }

// runTo carries out the commands up to that of an index, as far as it did not yet.
func (x *stage) runTo(last int) {
	for i := len(x.results); i < len(x.script.Steps) && i <= last; i++ {
		x.results = append(x.results, x.runner.Run(&x.script.Steps[i]))
	}
}

// Names are what sentences call the accounts of a world.
func Names(w *world.World) explain.Names {
	names := explain.Names{}
	for _, a := range w.Accounts {
		names[a.ID] = a.Title
		if a.Title == a.Name {
			names[a.ID] = "account " + a.Name // a folder's name alone says too little in a sentence
		}
	}
	return names
}
