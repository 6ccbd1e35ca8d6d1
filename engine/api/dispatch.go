package api

import (
	"github.com/tidwall/gjson"

	"crossgrant/engine/diag"
	"crossgrant/engine/scenario"
)

// dispatch decodes a request, answers it and encodes the reply.
func dispatch(op string, request gjson.Result) string {
	w := writer{b: make([]byte, 0, 64<<10)}
	w.text(`{"reply":`)
	switch op {
	case "examples":
		reply := ExamplesReply{Examples: list(scenario.Examples()), Templates: list(scenario.Templates())}
		writeExamplesReply(&w, &reply)
	case "example":
		r := decodeExampleRequest(request)
		reply, ok := ExampleScenario(r.Name)
		if !ok {
			return errorReply(errorRequest, "There is no example "+r.Name+".")
		}
		writeScenario(&w, &reply)
	case "open":
		r := decodeOpenRequest(request)
		reply := Open(r.Archive)
		writeOpenReply(&w, &reply)
	case "save":
		r := decodeSaveRequest(request)
		reply := SaveReply{Archive: Save(r.Scenario)}
		writeSaveReply(&w, &reply)
	case "about":
		reply := About()
		writeAboutReply(&w, &reply)
	case "simulate":
		r := decodeSimulateRequest(request)
		reply := Simulate(r)
		writeSimulateReply(&w, &reply)
	case "import":
		r := decodeImportRequest(request)
		reply := Import(r)
		writeImportReply(&w, &reply)
	case "export":
		r := decodeExportRequest(request)
		reply, ok := Export(r)
		if !ok {
			return errorReply(errorRequest, "There is no format "+string(r.Format)+".")
		}
		writeExportReply(&w, &reply)
	case "run":
		r := decodeRunRequest(request)
		reply := Run(r)
		writeReport(&w, &reply)
	case "matrix":
		r := decodeMatrixRequest(request)
		reply := MatrixOf(r)
		writeMatrixReply(&w, &reply)
	case "ask":
		r := decodeAskRequest(request)
		reply := Ask(r)
		writeAskReply(&w, &reply)
	case "changes":
		r := decodeChangesRequest(request)
		reply := Changes(r)
		writeChangesReply(&w, &reply)
	case "complete":
		r := decodeCompleteRequest(request)
		reply := Complete(r)
		writeCompletion(&w, &reply)
	case "completeLine":
		r := decodeCompleteLineRequest(request)
		reply := CompleteLine(r)
		writeCompletion(&w, &reply)
	case "fixes":
		r := decodeFixesRequest(request)
		reply := Fixes(r)
		writeFixesReply(&w, &reply)
	default:
		return errorReply(errorRequest, "The engine cannot do \""+op+"\".")
	}
	w.text("}")
	return string(w.b)
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
