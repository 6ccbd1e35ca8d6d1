package api

import "testing"

// BenchmarkRun runs the whole of Example 4, parsing included.
func BenchmarkRun(b *testing.B) {
	s, _ := ExampleScenario("example4")
	b.ReportAllocs()
	for b.Loop() {
		Run(RunRequest{Scenario: s, Trace: 0})
	}
}

// BenchmarkCall does so through the boundary: JSON in, JSON out.
func BenchmarkCall(b *testing.B) {
	s, _ := ExampleScenario("example4")
	var w writer
	writeScenario(&w, &s)
	request := `{"op":"run","request":{"trace":0,"scenario":` + string(w.b) + `}}`
	b.ReportAllocs()
	for b.Loop() {
		Call(request)
	}
}
