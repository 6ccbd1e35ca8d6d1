package analysis

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"crossgrant/engine/jsontext"
	"crossgrant/engine/scenario"
)

// apply makes the edits of a fix.
func apply(s scenario.Scenario, fix *Fix) scenario.Scenario {
	out := scenario.Scenario{Title: s.Title, Description: s.Description}
	for _, f := range s.Files {
		edited := slices.IndexFunc(fix.Edits, func(e FileEdit) bool { return e.Path == f.Path })
		switch {
		case edited < 0:
			out.Files = append(out.Files, f)
		case !fix.Edits[edited].Remove:
			out.Files = append(out.Files, scenario.File{Path: f.Path, Text: fix.Edits[edited].Text})
		}
	}
	for _, e := range fix.Edits {
		if _, old := s.File(e.Path); !old {
			out.Files = append(out.Files, scenario.File{Path: e.Path, Text: e.Text})
		}
	}
	return out
}

// hopeless are the refused steps of examples that nothing helps.
var hopeless = map[string]bool{
	"TestFixes/confused-deputy 7":   true, // there is no such role
	"TestFixes/locked-out-bucket 5": true, // a bucket policy is for the owner's account alone
}

// Every refused step of every example has a fix, or a reason why it has none; and
// each fix, applied, has the effects that it claims, on its own step above all.
func TestFixes(t *testing.T) {
	eachExample(t, func(t *testing.T, s scenario.Scenario) {
		base := load(s)
		base.run()
		for i, r := range base.results {
			verdict, _ := Outcome(r)
			fixes, none := Fixes(s, i)
			if len(fixes) > maxFixes || (len(fixes) == 0) != (none != "") {
				t.Errorf("step %d: %d fixes, and %q", i, len(fixes), none)
			}
			t.Logf("step %d %s: %s\n    %s", i, verdict, r.Step.Command, none)
			if verdict.Denied() && len(fixes) == 0 && !hopeless[t.Name()+" "+strconv.Itoa(i)] {
				t.Errorf("step %d was refused, and nothing helps: %s", i, none)
			}
			for _, fix := range fixes {
				t.Logf("    %d %s\n        %s (%d effects)", fix.rank, fix.Title, fix.Detail, len(fix.Effects))
				after := apply(s, &fix)
				if got := Compare(s, after).Steps; !slices.Equal(got, fix.Effects) {
					t.Errorf("step %d: %q claims\n%v\nand has\n%v", i, fix.Title, fix.Effects, got)
				}
				turned := false
				for _, e := range fix.Effects {
					if e.Before == i && e.BeforeVerdict == verdict {
						turned = e.AfterVerdict == Allow && verdict != Allow || e.AfterVerdict.Denied() && verdict == Allow
					}
				}
				if !turned {
					t.Errorf("step %d: %q does not turn it: %v", i, fix.Title, fix.Effects)
				}
				_, found := scenario.Load(after)
				for _, d := range found {
					t.Errorf("step %d: %q leaves %s: %s", i, fix.Title, d.File, d.Message)
				}
				for _, e := range fix.Edits {
					if _, err := jsontext.Parse(e.Text); !e.Remove && strings.HasSuffix(e.Path, ".json") && err != nil {
						t.Errorf("step %d: %q leaves no JSON in %s: %s", i, fix.Title, e.Path, err.Message)
					}
				}
			}
		}
	})
}
