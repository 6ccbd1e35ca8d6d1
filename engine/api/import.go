package api

import (
	"crossgrant/engine/diag"
	"crossgrant/engine/importer"
)

// Import puts what the inputs hold into a scenario.
func Import(req ImportRequest) ImportReply {
	var inputs []importer.Input
	for _, in := range req.Inputs {
		inputs = append(inputs, importer.Input(in))
	}
	var answers []importer.Answer
	for _, a := range req.Answers {
		answers = append(answers, importer.Answer(a))
	}
	result := importer.Import(scenarioOf(&req.Scenario), inputs, answers)
	reply := ImportReply{Scenario: fromArchive(result.Scenario), Items: []ImportItem{}, Secrets: result.Secrets}
	for i := range result.Items {
		item := &result.Items[i]
		out := ImportItem{
			Input: item.Input, Title: item.Title, Added: item.Added, Replaced: item.Replaced,
			Changed: item.Changed, Notes: item.Notes,
		}
		for _, q := range item.Questions {
			out.Questions = append(out.Questions, ImportQuestion(q))
		}
		if p := item.Problem; p != nil {
			x := diag.NewIndex(req.Inputs[item.Input].Text)
			out.Problem = &ImportProblem{p.Message, p.Hint, Range{place(x.Place(p.Range.Start)), place(x.Place(p.Range.End))}}
		}
		reply.Items = append(reply.Items, out)
	}
	return reply
}
