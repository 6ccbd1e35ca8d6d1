package scenario

import (
	_ "embed"
	"strings"
)

// Each example answers a question; the table has a line "NAME: QUESTION" for each
// of them, below the section of the gallery in which it stands.
//
//go:embed example/questions.txt
var questions string

// Question gives the section of the gallery in which an example stands, and the
// question that it answers.
func Question(name string) (section, question string) {
	for line := range strings.SplitSeq(questions, "\n") {
		if title, ok := strings.CutPrefix(line, "# "); ok {
			section = title
		} else if n, text, _ := strings.Cut(line, ": "); n == name {
			return section, text
		}
	}
	return "", ""
}
