package complete

import (
	"strings"
	"testing"

	"crossgrant/engine/scenario"
)

// The largest example, at the places that need most: all actions, all keys, and
// the names of a flow that has run.
func BenchmarkFile(b *testing.B) {
	var s scenario.Scenario
	for _, e := range scenario.Examples() {
		if x := scenario.ParseArchive(e.Text); len(e.Text) > 0 && len(x.Files) > len(s.Files) {
			s = x
		}
	}
	for _, c := range []struct{ name, text string }{
		{"actions", `{"Statement": [{"Action": "‸"}]}`},
		{"keys", `{"Statement": [{"Action": "s3:Put*", "Condition": {"StringEquals": {"‸"}}}]}`},
		{"resources", `{"Statement": [{"Action": "s3:*", "Resource": "‸"}]}`},
	} {
		b.Run(c.name, func(b *testing.B) {
			before, after, _ := strings.Cut(c.text, cursor)
			with := scenario.Scenario{Files: append([]scenario.File{{Path: identityPolicy, Text: before + after}}, s.Files...)}
			for b.Loop() {
				if len(File(with, identityPolicy, len(before)).Items) == 0 {
					b.Fatal("nothing is offered")
				}
			}
		})
	}
}
