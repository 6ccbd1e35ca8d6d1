package conformance

import (
	"os"
	"strings"
	"testing"

	"crossgrant/engine/api"
)

func runScenario(t *testing.T, path string) {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	opened := api.Open(string(text))
	report := api.Run(api.RunRequest{Scenario: opened.Scenario, Trace: -1})
	for _, d := range append(opened.Diagnostics, report.Diagnostics...) {
		if d.Severity == api.SeverityError {
			t.Errorf("%s:%d:%d: %s", d.File, d.Range.Start.Line, d.Range.Start.Column, d.Message)
		}
	}
	for _, s := range report.Steps {
		if s.Expectation != nil && !s.Expectation.Met {
			t.Errorf("step %d, %s: %s\n%s", s.Index+1, s.Command, s.Expectation.Message, s.Reason)
		}
	}
	for _, f := range scenarioFeatures(string(text)) {
		counts.features[f]++
	}
	counts.kinds["scenario"]++
	counts.kinds["scenario step"] += len(report.Steps)
}

// scenarioFeatures reads the line "Features: a, b" of a scenario's description.
func scenarioFeatures(text string) []string {
	description, _, _ := strings.Cut(text, "\n-- ")
	for _, line := range strings.Split(description, "\n") {
		if list, ok := strings.CutPrefix(line, "Features: "); ok {
			return strings.Split(list, ", ")
		}
	}
	return nil
}
