// Package complete says what may stand at a place in a file of a scenario or in
// a command line: what the language has there, and what the scenario itself
// names. Texts need not be valid; where nothing is known the list is empty.
package complete

import (
	"sort"
	"strings"

	"crossgrant/engine/scenario"
)

// Completion is what may stand in place of a range of bytes.
type Completion struct {
	From, To int
	Items    []Item
}

// Item is one of the things that may stand there. What was typed is compared
// with its label.
type Item struct {
	Label  string
	Kind   Kind
	Detail string // whose it is, or of what sort; may be empty
	Insert string // in place of the range
	Caret  int    // where the cursor goes: bytes from the start of Insert
}

// Kind says what an item is.
type Kind string

const (
	Property  Kind = "property" // the name of a member
	Value     Kind = "value"
	Action    Kind = "action"
	Resource  Kind = "resource"
	Principal Kind = "principal"
	Operator  Kind = "operator"
	Key       Kind = "key" // of a condition
	Variable  Kind = "variable"
	Snippet   Kind = "snippet"
	Command   Kind = "command"
	Option    Kind = "option"
	Profile   Kind = "profile"
	FileName  Kind = "file"
)

// File completes a file of a scenario at a byte offset.
func File(s scenario.Scenario, path string, offset int) Completion {
	text, ok := s.File(path)
	if !ok || offset < 0 || offset > len(text) {
		return Completion{}
	}
	switch kind, _ := scenario.Describe(path); kind {
	case scenario.Flow:
		return flowAt(s, text, offset)
	case scenario.Config:
		return configAt(s, text, offset)
	case scenario.Settings:
		return settingsAt(s, path, find(text, offset))
	case scenario.IdentityPolicy, scenario.BucketPolicy, scenario.TrustPolicy, scenario.ServiceControlPolicy, scenario.ResourceControlPolicy:
		return policyAt(s, path, kind, find(text, offset))
	case scenario.Local:
		// A document that a command will store.
		if strings.HasSuffix(path, ".json") {
			return policyAt(s, path, scenario.Local, find(text, offset))
		}
	}
	return Completion{}
}

// Line completes a command line at a byte offset, as a prompt below the flow of
// the scenario needs it.
func Line(s scenario.Scenario, line string, cursor int) Completion {
	if cursor < 0 || cursor > len(line) {
		return Completion{}
	}
	return commandAt(newScene(s), line, cursor)
}

func sortStrings(list []string) { sort.Stable(sort.StringSlice(list)) }

// list collects items for one place.
type list struct {
	at    place
	items []Item
}

func (l *list) completion() Completion {
	return Completion{From: l.at.from, To: l.at.to, Items: l.items}
}

// value adds a value that is written in quotes.
func (l *list) value(text string, kind Kind, detail string) {
	insert := escaped(text) + `"`
	if !l.at.quoted {
		insert = `"` + insert
	}
	l.add(text, kind, detail, insert+l.comma(), -1)
}

// bare adds a value without quotes; behind an opening quote there is none.
func (l *list) bare(text string, kind Kind, insert string, caret int) {
	if !l.at.quoted {
		l.add(text, kind, "", insert+l.comma(), caret)
	}
}

// property adds the name of a member, with the beginning of its value: "" for a
// string, or anything else as it stands, "|" being where the cursor goes.
func (l *list) property(name string, kind Kind, detail, value string) {
	insert := escaped(name) + `"`
	if !l.at.quoted {
		insert = `"` + insert
	}
	if l.at.next == ':' {
		l.add(name, kind, detail, insert, -1)
		return
	}
	before, after, _ := strings.Cut(value, "|")
	insert += ": " + before
	l.add(name, kind, detail, insert+after+l.comma(), len(insert))
}

func (l *list) add(label string, kind Kind, detail, insert string, caret int) {
	if caret < 0 {
		caret = len(insert)
	}
	l.items = append(l.items, Item{label, kind, detail, insert, caret})
}

// comma is what is missing before the member or element that comes next.
func (l *list) comma() string {
	if l.at.next == '"' || l.at.next == '{' && l.at.slot == value {
		return ","
	}
	return ""
}

// escaped is a text as it stands between the quotes of a JSON string.
func escaped(text string) string {
	const hex = "0123456789abcdef"
	var b strings.Builder
	for i := range len(text) {
		switch c := text[i]; {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c < ' ':
			b.WriteString(`\u00` + string(hex[c>>4]) + string(hex[c&15]))
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
