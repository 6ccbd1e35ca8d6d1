//go:build js && wasm

// Command wasm is the engine as the browser's worker loads it: one function,
// crossgrant.call, a JSON string in and a JSON string out. It is built twice:
// as the first engine, small enough for a first visit, and with the tag "all"
// as the one for every further question, which the page loads after that.
package main

import (
	"syscall/js"

	"crossgrant/engine/api"
)

func main() {
	// The name as a property of an object leaves room for more beside it.
	shell := js.Global().Get("Object").New()
	shell.Set("call", js.FuncOf(func(_ js.Value, args []js.Value) any {
		if len(args) != 1 || args[0].Type() != js.TypeString {
			return call("")
		}
		return call(args[0].String())
	}))
	js.Global().Set("crossgrant", shell)
	select {}
}

// fault breaks the engine on demand; only builds for tests set it.
var fault func(request string)

// call recovers here, at the edge: a panic that leaves a function called from
// JavaScript gives undefined and ends the program.
func call(request string) (reply string) {
	defer func() {
		if r := recover(); r != nil {
			reply = api.CrashReply(r)
		}
	}()
	if fault != nil {
		fault(request)
	}
	return answer(request)
}
