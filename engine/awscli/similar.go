package awscli

import (
	"sort"
	"strings"

	"crossgrant/engine/python"
)

// invalidChoice words the refusal of a name that is not one of the choices, with
// the names that resemble it.
func invalidChoice(argument string, at Word, choices []string) *Failure {
	message := "argument " + argument + ": Found invalid choice " + python.Quote(at.Text) + "\n"
	if similar := closeMatches(at.Text, choices); len(similar) > 0 {
		message += "\nMaybe you meant:\n\n  * " + strings.Join(similar, "\n  * ")
	}
	return misuse(message, at)
}

// closeMatches gives at most three choices that are alike by at least 0.8, the
// most alike first: Python's difflib.get_close_matches, which the CLI uses.
func closeMatches(word string, choices []string) []string {
	const longest = 100 // no name comes near it
	if len(word) > longest {
		return nil
	}
	var found byLikeness
	for _, c := range choices {
		// Most choices are out by their length alone.
		if total := len(c) + len(word); total > 0 && 10*min(len(c), len(word)) >= 4*total {
			if r := 2 * float64(commonBytes(c, word)) / float64(total); r >= 0.8 {
				found = append(found, match{c, r})
			}
		}
	}
	sort.Stable(found)
	var names []string
	for _, m := range found[:min(len(found), 3)] {
		names = append(names, m.name)
	}
	return names
}

type match struct {
	name  string
	alike float64
}

// byLikeness is Python's order of such pairs, the greatest first.
type byLikeness []match

func (s byLikeness) Len() int      { return len(s) }
func (s byLikeness) Swap(i, j int) { s[i], s[j] = s[j], s[i] }
func (s byLikeness) Less(i, j int) bool {
	return s[i].alike > s[j].alike || s[i].alike == s[j].alike && s[i].name > s[j].name
}

// commonBytes is how many bytes two texts share: those of the longest common
// block, and those of the parts left and right of it.
func commonBytes(a, b string) int {
	length, atA, atB := 0, 0, 0
	for i := range len(a) {
		for j := range len(b) {
			n := 0
			for i+n < len(a) && j+n < len(b) && a[i+n] == b[j+n] {
				n++
			}
			if n > length {
				length, atA, atB = n, i, j
			}
		}
	}
	if length == 0 {
		return 0
	}
	return length + commonBytes(a[:atA], b[:atB]) + commonBytes(a[atA+length:], b[atB+length:])
}
