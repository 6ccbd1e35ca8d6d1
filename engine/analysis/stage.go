// Package analysis answers questions about a scenario as a whole: who may do what,
// what an edit changed, and what would change the outcome of a command.
package analysis

import (
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
	loaded, _ := scenario.Load(s)
	if step >= 0 {
		runFlow(loaded, step+1)
	}
	return loaded.World
}

// runFlow runs the first commands of a scenario's flow, at most so many.
func runFlow(loaded *scenario.Loaded, most int) []*flow.Result {
	script, _ := flow.Parse(loaded.Flow)
	runner, _ := flow.NewRunner(loaded.World, loaded.Files, loaded.Config)
	results := make([]*flow.Result, 0, len(script.Steps))
	for i := range script.Steps {
		if i == most {
			break
		}
		results = append(results, runner.Run(&script.Steps[i]))
	}
	return results
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
