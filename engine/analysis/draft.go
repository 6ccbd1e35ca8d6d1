package analysis

import (
	"sort"
	"strings"

	"crossgrant/engine/awscli"
	"crossgrant/engine/diag"
	"crossgrant/engine/flow"
	"crossgrant/engine/jsontext"
	"crossgrant/engine/scenario"
)

// FileEdit is the whole new text of a file, or its end.
type FileEdit struct {
	Path, Text string
	Remove     bool
}

// draft is a scenario with changes that are being tried.
type draft struct {
	original *scenario.Scenario
	edits    []FileEdit // in the order of their paths
	inserted int        // commands that were put before the step
}

// text of a file as it is now.
func (d *draft) text(path string) (string, bool) {
	for _, e := range d.edits {
		if e.Path == path {
			return e.Text, !e.Remove
		}
	}
	return d.original.File(path)
}

// put keeps an edit in place of an earlier one of the file; none is kept that leaves
// the file as it was.
func (d *draft) put(e FileEdit) {
	kept := d.edits[:0:0]
	for _, old := range d.edits {
		if old.Path != e.Path {
			kept = append(kept, old)
		}
	}
	d.edits = kept
	if was, ok := d.original.File(e.Path); ok && was == e.Text && !e.Remove || !ok && e.Remove {
		return
	}
	d.edits = append(d.edits, e)
	sort.Stable(byEditedPath(d.edits))
}

type byEditedPath []FileEdit

func (s byEditedPath) Len() int           { return len(s) }
func (s byEditedPath) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }
func (s byEditedPath) Less(i, j int) bool { return s[i].Path < s[j].Path }

func (d *draft) set(path, text string) { d.put(FileEdit{Path: path, Text: text}) }

func (d *draft) remove(path string) { d.put(FileEdit{Path: path, Remove: true}) }

// clone makes a draft for further changes; those made are never written to.
func (d *draft) clone() *draft {
	c := *d
	return &c
}

// key tells drafts apart.
func (d *draft) key() string {
	var b strings.Builder
	for _, e := range d.edits {
		b.WriteString(e.Path + "\x00" + e.Text + "\x00")
	}
	return b.String()
}

// scenario with the changes made.
func (d *draft) scenario() scenario.Scenario {
	out := scenario.Scenario{Title: d.original.Title, Description: d.original.Description}
	for _, f := range d.original.Files {
		if text, ok := d.text(f.Path); ok {
			out.Files = append(out.Files, scenario.File{Path: f.Path, Text: text})
		}
	}
	for _, e := range d.edits {
		if _, old := d.original.File(e.Path); !old && !e.Remove {
			out.Files = append(out.Files, scenario.File{Path: e.Path, Text: e.Text})
		}
	}
	return out
}

// edit changes the JSON of a file; false where it has none, or change makes none.
func (d *draft) edit(path string, change func(text string, root *jsontext.Node) (string, bool)) bool {
	text, ok := d.text(path)
	if !ok {
		return false
	}
	root, bad := jsontext.Parse(text)
	if bad != nil {
		return false
	}
	changed, ok := change(text, &root)
	if ok {
		d.set(path, changed)
	}
	return ok
}

// settings changes a settings file of an entity, which need not be there.
func (d *draft) settings(path string, change func(text string, root *jsontext.Node) (string, bool)) bool {
	if _, ok := d.text(path); !ok {
		d.set(path, "{}\n")
	}
	return d.edit(path, change)
}

// command gives a command of the flow, its words and where it begins.
func (d *draft) command(step int) (text string, at diag.Range, words []awscli.Word) {
	flowText, _ := d.text(flow.File)
	script, _ := flow.Parse(flowText)
	if step >= len(script.Steps) {
		return "", diag.Range{}, nil
	}
	s := &script.Steps[step]
	words, _ = awscli.Split(s.Command)
	return s.Command, s.Range, words
}

func (d *draft) setCommand(at diag.Range, text string) {
	flowText, _ := d.text(flow.File)
	d.set(flow.File, splice(flowText, at, text))
}

// setOption gives an option of a command a value, or adds it.
func (d *draft) setOption(step int, option, value string) bool {
	text, at, words := d.command(step)
	if len(words) == 0 {
		return false
	}
	for i, w := range words {
		switch {
		case w.Text == option && i+1 < len(words):
			d.setCommand(at, splice(text, words[i+1].Range, shellQuote(value)))
			return true
		case strings.HasPrefix(w.Text, option+"="):
			d.setCommand(at, splice(text, w.Range, option+"="+shellQuote(value)))
			return true
		}
	}
	d.setCommand(at, text+" "+option+" "+shellQuote(value))
	return true
}

// removeOption takes an option with its value, or a flag, out of a command.
func (d *draft) removeOption(step int, option string, flag bool) bool {
	text, at, words := d.command(step)
	for i, w := range words {
		joined := strings.HasPrefix(w.Text, option+"=")
		if i == 0 || w.Text != option && !joined {
			continue
		}
		last := i
		if !flag && !joined && i+1 < len(words) {
			last++
		}
		d.setCommand(at, splice(text, diag.Range{Start: words[i-1].Range.End, End: words[last].Range.End}, ""))
		return true
	}
	return false
}

// option gives the value of an option of a command.
func (d *draft) option(step int, option string) (string, bool) {
	_, _, words := d.command(step)
	for i, w := range words {
		if w.Text == option && i+1 < len(words) {
			return words[i+1].Text, true
		}
		if v, ok := strings.CutPrefix(w.Text, option+"="); ok {
			return v, true
		}
	}
	return "", false
}

// insert puts a command before a step, above the comment that describes it.
func (d *draft) insert(step int, comment, command string) {
	_, at, _ := d.command(step)
	text, _ := d.text(flow.File)
	start := strings.LastIndexByte(text[:at.Start], '\n') + 1
	for start > 0 {
		above := strings.LastIndexByte(text[:start-1], '\n') + 1
		line := strings.TrimSpace(text[above : start-1])
		if !strings.HasPrefix(line, "#") || len(line) > 1 && strings.IndexByte("=~-@", line[1]) >= 0 {
			break
		}
		start = above
	}
	d.set(flow.File, text[:start]+"# "+comment+"\n"+command+"\n\n"+text[start:])
	d.inserted++
}

// shellQuote writes a word as a shell reads it.
func shellQuote(s string) string {
	plain := s != ""
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("_-./:=,@%+", c) >= 0) {
			plain = false
		}
	}
	if plain {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
