package api

import "github.com/tidwall/gjson"

const (
	// maxRequest bounds a request, in bytes. A scenario is far smaller.
	maxRequest = 16 << 20
	// maxRequestDepth bounds the nesting of a request: gjson.Valid is recursive,
	// and a stack overflow cannot be recovered from. A request needs five levels.
	maxRequestDepth = 32
)

// Kinds of errors in a reply.
const (
	errorRequest = "request" // the request itself is wrong
	errorPanic   = "panic"   // the engine has a bug
)

// CallFirst is Call for the engine that a page loads first: it opens and runs
// scenarios. What it leaves out, the linker leaves out of the first download.
func CallFirst(request string) string { return reply(request, dispatchFirst) }

// Call takes a JSON request {"op": …, "request": …} and gives a JSON reply,
// {"reply": …} or {"error": {"kind": …, "message": …}}. It panics where the
// engine has a bug: the caller recovers and asks CrashReply for the reply.
func Call(request string) string { return reply(request, dispatchAll) }

func reply(request string, dispatch dispatch) string {
	if len(request) > maxRequest {
		return errorReply(errorRequest, "The request is larger than 16 MB.")
	}
	if !shallow(request, maxRequestDepth) {
		return errorReply(errorRequest, "The request is nested too deeply.")
	}
	if !gjson.Valid(request) {
		return errorReply(errorRequest, "The request is not JSON.")
	}
	op := gjson.Get(request, "op").Str
	w := writer{b: make([]byte, 0, 64<<10)}
	w.text(`{"reply":`)
	switch problem := dispatch(&w, op, gjson.Get(request, "request")); problem {
	case "":
		w.text("}")
		return string(w.b)
	case unknown:
		return errorReply(errorRequest, "The engine cannot do \""+op+"\".")
	default:
		return errorReply(errorRequest, problem)
	}
}

// CrashReply is the reply for a call that panicked with the given value.
func CrashReply(recovered any) string {
	message := "unknown"
	switch v := recovered.(type) {
	case error:
		message = v.Error()
	case string:
		message = v
	}
	return errorReply(errorPanic, message)
}

func errorReply(kind, message string) string {
	var w writer
	w.string(`{"error":{"kind":`, kind)
	w.string(`,"message":`, message)
	w.text("}}")
	return string(w.b)
}

// shallow tells whether brackets outside strings nest at most limit deep.
func shallow(json string, limit int) bool {
	depth := 0
	for i := 0; i < len(json); i++ {
		switch json[i] {
		case '"':
			for i++; i < len(json) && json[i] != '"'; i++ {
				if json[i] == '\\' {
					i++
				}
			}
		case '{', '[':
			if depth++; depth > limit {
				return false
			}
		case '}', ']':
			depth--
		}
	}
	return true
}
