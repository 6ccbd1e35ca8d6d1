package api

import (
	"crossgrant/engine/complete"
	"crossgrant/engine/diag"
)

// Complete tells what may stand at a place in a file.
func Complete(r CompleteRequest) Completion {
	s := scenarioOf(&r.Scenario)
	text, _ := s.File(r.Path)
	return completion(text, complete.File(s, r.Path, diag.Offset(text, r.Offset)))
}

// CompleteLine tells what may stand at a place in a command line.
func CompleteLine(r CompleteLineRequest) Completion {
	return completion(r.Line, complete.Line(scenarioOf(&r.Scenario), r.Line, diag.Offset(r.Line, r.Cursor)))
}

// completion converts offsets of bytes into those of UTF-16.
func completion(text string, c complete.Completion) Completion {
	out := Completion{From: diag.Units(text[:c.From]), To: diag.Units(text[:c.To]), Items: make([]CompletionItem, 0, len(c.Items))}
	for _, i := range c.Items {
		out.Items = append(out.Items, CompletionItem{
			Label: i.Label, Kind: CompletionKind(i.Kind), Detail: i.Detail, Insert: i.Insert, Caret: diag.Units(i.Insert[:i.Caret]),
		})
	}
	return out
}
