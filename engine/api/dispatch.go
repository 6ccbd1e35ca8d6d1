package api

import (
	"github.com/tidwall/gjson"

	"crossgrant/engine/diag"
	"crossgrant/engine/scenario"
)

// A dispatch decodes a request, answers it and writes the reply.
type dispatch func(w *writer, op string, request gjson.Result) (problem string)

// unknown is what a dispatcher says of an operation that it does not have.
const unknown = "unknown"

// dispatchFirst has what a page needs to show a scenario.
func dispatchFirst(w *writer, op string, request gjson.Result) (problem string) {
	switch op {
	case "open":
		r := decodeOpenRequest(request)
		reply := Open(r.Archive)
		writeOpenReply(w, &reply)
	case "save":
		r := decodeSaveRequest(request)
		reply := SaveReply{Archive: Save(r.Scenario)}
		writeSaveReply(w, &reply)
	case "examples":
		reply := ExamplesReply{Examples: list(scenario.Examples()), Templates: list(scenario.Templates())}
		writeExamplesReply(w, &reply)
	case "example":
		r := decodeExampleRequest(request)
		reply, ok := ExampleScenario(r.Name)
		if !ok {
			return "There is no example " + r.Name + "."
		}
		writeScenario(w, &reply)
	case "run":
		r := decodeRunRequest(request)
		reply := Run(r)
		writeReport(w, &reply)
	default:
		return unknown
	}
	return ""
}

func list(built []scenario.Example) []Example {
	out := []Example{}
	for _, e := range built {
		s := scenario.ParseArchive(e.Text)
		section, question := scenario.Question(e.Name)
		out = append(out, Example{Name: e.Name, Title: s.Title, Description: s.Description, Section: section, Question: question})
	}
	return out
}

// ExampleScenario finds an example or a template by its name.
func ExampleScenario(name string) (Scenario, bool) {
	for _, built := range [][]scenario.Example{scenario.Examples(), scenario.Templates()} {
		for _, e := range built {
			if e.Name == name {
				return Open(e.Text).Scenario, true
			}
		}
	}
	return Scenario{}, false
}

// Open takes an archive apart. Every text is an archive; one without any file is
// reported, because it is most likely something else.
func Open(archive string) OpenReply {
	s := scenario.ParseArchive(archive)
	reply := OpenReply{Scenario: fromArchive(s), Diagnostics: []Diagnostic{}}
	if len(s.Files) == 0 {
		start := place(diag.Place{Line: 1, Column: 1})
		reply.Diagnostics = append(reply.Diagnostics, Diagnostic{
			Range: Range{Start: start, End: start}, Severity: SeverityError, Code: "no-files",
			Message: "This is not a scenario: no line in it has the form \"-- PATH --\".",
			Hint:    "A scenario starts with its title, followed by files such as \"-- accounts/A/account.json --\".",
		})
	}
	return reply
}

// fromArchive gives a scenario as it crosses the boundary.
func fromArchive(s scenario.Scenario) Scenario {
	out := Scenario{Title: s.Title, Description: s.Description, Files: []File{}}
	for _, f := range s.Files {
		out.Files = append(out.Files, File(f))
	}
	return out
}

// Save writes a scenario as an archive.
func Save(s Scenario) string {
	return scenario.FormatArchive(scenarioOf(&s))
}
