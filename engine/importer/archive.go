package importer

import (
	"strings"

	"crossgrant/engine/scenario"
)

// archive adds the files of another scenario. Its commands come behind those that
// are there.
func (j *job) archive(text string) {
	j.Title = "Scenario"
	other := scenario.ParseArchive(text)
	if other.Title != "" {
		j.Title += " “" + other.Title + "”"
	}
	for _, f := range other.Files {
		kind, _ := scenario.Describe(f.Path)
		old, there := j.text(f.Path)
		switch {
		case kind == scenario.Unknown:
			j.note(f.Path + " was left out: a scenario has no such file.")
		case kind == scenario.Flow && there && strings.TrimSpace(old) != "":
			if old != f.Text {
				j.Changed = append(j.Changed, f.Path)
				j.set(f.Path, strings.TrimRight(old, "\n")+"\n\n"+f.Text)
			}
		default:
			j.put(f.Path, f.Text)
		}
	}
}
