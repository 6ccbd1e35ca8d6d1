package api

import (
	"github.com/tidwall/gjson"
)

// dispatchAll has everything: also questions about a scenario, completion,
// import and export.
func dispatchAll(w *writer, op string, request gjson.Result) (problem string) {
	switch op {
	case "about":
		reply := About()
		writeAboutReply(w, &reply)
	case "simulate":
		r := decodeSimulateRequest(request)
		reply := Simulate(r)
		writeSimulateReply(w, &reply)
	case "import":
		r := decodeImportRequest(request)
		reply := Import(r)
		writeImportReply(w, &reply)
	case "export":
		r := decodeExportRequest(request)
		reply, ok := Export(r)
		if !ok {
			return "There is no format " + string(r.Format) + "."
		}
		writeExportReply(w, &reply)
	case "matrix":
		r := decodeMatrixRequest(request)
		reply := MatrixOf(r)
		writeMatrixReply(w, &reply)
	case "ask":
		r := decodeAskRequest(request)
		reply := Ask(r)
		writeAskReply(w, &reply)
	case "changes":
		r := decodeChangesRequest(request)
		reply := Changes(r)
		writeChangesReply(w, &reply)
	case "complete":
		r := decodeCompleteRequest(request)
		reply := Complete(r)
		writeCompletion(w, &reply)
	case "completeLine":
		r := decodeCompleteLineRequest(request)
		reply := CompleteLine(r)
		writeCompletion(w, &reply)
	case "fixes":
		r := decodeFixesRequest(request)
		reply := Fixes(r)
		writeFixesReply(w, &reply)
	default:
		return dispatchFirst(w, op, request)
	}
	return ""
}
