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
	request := `{"op":"run","request":{"trace":0,"scenario":` + string(appendScenario(nil, &s)) + `}}`
	b.ReportAllocs()
	for b.Loop() {
		Call(request)
	}
}
