package scenario

import (
	"strings"
	"testing"
)

func TestEveryExampleAnswersAQuestion(t *testing.T) {
	names := map[string]bool{}
	asked := map[string]string{}
	for _, e := range append(Examples(), Templates()...) {
		if names[e.Name] {
			t.Errorf("%s is there twice", e.Name)
		}
		names[e.Name] = true
	}
	for _, e := range Examples() {
		section, question := Question(e.Name)
		if section == "" || !strings.HasSuffix(question, "?") {
			t.Errorf("%s needs a section and a question in example/questions.txt", e.Name)
		}
		if other := asked[question]; other != "" {
			t.Errorf("%s and %s answer the same question", e.Name, other)
		}
		asked[question] = e.Name
	}
	for _, e := range Templates() {
		if section, question := Question(e.Name); section != "" || question != "" {
			t.Errorf("the template %s answers %q", e.Name, question)
		}
	}
	for line := range strings.SplitSeq(strings.TrimSpace(questions), "\n") {
		name, _, _ := strings.Cut(line, ": ")
		if !strings.HasPrefix(line, "# ") && !names[name] {
			t.Errorf("questions.txt asks about %q, which is not there", name)
		}
	}
}
