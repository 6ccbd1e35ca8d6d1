package api

import (
	"testing"

	"github.com/tidwall/gjson"
)

// The engine of a first visit opens an example and runs it, as the whole one does.
func TestTheFirstEngineRunsEveryExample(t *testing.T) {
	names := gjson.Get(CallFirst(`{"op":"examples","request":{}}`), "reply.examples.#.name").Array()
	if len(names) == 0 {
		t.Fatal("no examples")
	}
	for _, name := range names {
		request := `{"op":"example","request":{"name":"` + name.Str + `"}}`
		opened := gjson.Get(CallFirst(request), "reply").Raw
		run := `{"op":"run","request":{"scenario":` + opened + `,"trace":0}}`
		report := CallFirst(run)
		if gjson.Get(report, "reply.steps.#").Int() == 0 || report != Call(run) {
			t.Errorf("%s: %.200s", name.Str, report)
		}
	}
	if kind := gjson.Get(CallFirst(`{"op":"matrix","request":{}}`), "error.kind").Str; kind != errorRequest {
		t.Errorf("the matrix is a question for the other engine: %q", kind)
	}
}
