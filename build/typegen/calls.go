package typegen

// A call is one operation of the boundary: engine/api/call.go dispatches them.
type call struct {
	op      string
	request string // Go type; empty where the call takes nothing
	reply   string // Go type
}

var calls = []call{
	{"about", "", "AboutReply"},
	{"examples", "", "ExamplesReply"},
	{"example", "ExampleRequest", "Scenario"},
	{"open", "OpenRequest", "OpenReply"},
	{"save", "SaveRequest", "SaveReply"},
	{"simulate", "SimulateRequest", "SimulateReply"},
	{"import", "ImportRequest", "ImportReply"},
	{"export", "ExportRequest", "ExportReply"},
	{"run", "RunRequest", "Report"},
	{"matrix", "MatrixRequest", "MatrixReply"},
	{"ask", "AskRequest", "AskReply"},
	{"changes", "ChangesRequest", "ChangesReply"},
	{"complete", "CompleteRequest", "Completion"},
	{"completeLine", "CompleteLineRequest", "Completion"},
	{"fixes", "FixesRequest", "FixesReply"},
}

func requests() (names []string) {
	for _, c := range calls {
		if c.request != "" {
			names = append(names, c.request)
		}
	}
	return names
}

func replies() (names []string) {
	for _, c := range calls {
		names = append(names, c.reply)
	}
	return names
}
