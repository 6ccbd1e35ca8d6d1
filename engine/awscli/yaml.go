package awscli

import (
	"sort"
	"strings"

	"crossgrant/engine/python"
	"crossgrant/engine/value"
)

// yaml writes a value as the CLI does, through the library libyaml: members in
// alphabetical order, long texts folded. A value without parts is JSON there.
func yaml(v *value.Value) string {
	if isScalar(v) {
		return string(python.AppendJSON(nil, v)) + "\n"
	}
	w := yamlWriter{blank: true, fresh: true, indent: -2}
	w.node(v, false, false)
	w.newLine()
	return w.b.String()
}

// foldAt is the column from which texts go on in a new line.
const foldAt = 80

type yamlWriter struct {
	b      strings.Builder
	column int // in characters
	indent int
	blank  bool // the last character is white space
	fresh  bool // nothing but indentation and dashes in this line so far
}

func (w *yamlWriter) put(r rune) {
	w.b.WriteRune(r)
	w.column++
}

func (w *yamlWriter) write(text string) {
	for _, r := range text {
		w.put(r)
	}
}

func (w *yamlWriter) newLine() {
	w.b.WriteByte('\n')
	w.column = 0
}

// begin goes to the indentation, in a new line where this one holds something.
func (w *yamlWriter) begin() {
	indent := max(w.indent, 0)
	if !w.fresh || w.column > indent || w.column == indent && !w.blank {
		w.newLine()
	}
	for w.column < indent {
		w.put(' ')
	}
	w.blank, w.fresh = true, true
}

// indicator writes a mark; one that keeps the line fresh may be followed by a
// nested list or structure in the same line.
func (w *yamlWriter) indicator(text string, separate, keepsFresh bool) {
	if separate && !w.blank {
		w.put(' ')
	}
	w.write(text)
	w.blank, w.fresh = false, w.fresh && keepsFresh
}

// node writes a value; member: as that of a member, name: as its name.
func (w *yamlWriter) node(v *value.Value, member, name bool) {
	switch {
	case isScalar(v):
		w.scalar(v, name)
	case len(v.Items) == 0 && v.Kind == value.Object:
		w.indicator("{}", true, false)
	case len(v.Items) == 0:
		w.indicator("[]", true, false)
	case v.Kind == value.Object:
		w.object(v)
	default:
		w.list(v, member)
	}
}

func (w *yamlWriter) list(v *value.Value, member bool) {
	// The list of a member stands as far left as the member itself.
	step := 2
	if member && !w.fresh {
		step = 0
	}
	w.indent += step
	for i := range v.Items {
		w.begin()
		w.indicator("-", true, true)
		w.node(&v.Items[i], false, false)
	}
	w.indent -= step
}

func (w *yamlWriter) object(v *value.Value) {
	names := append([]string(nil), v.Names...)
	sort.Stable(sort.StringSlice(names))
	w.indent += 2
	for _, name := range names {
		w.begin()
		w.node(value.Of(name), false, true)
		w.indicator(":", false, false)
		w.node(member(v, name), true, false)
	}
	w.indent -= 2
}

func (w *yamlWriter) scalar(v *value.Value, name bool) {
	text := v.Text
	style := plain
	switch v.Kind {
	case value.Null:
		text = "null"
	case value.Number:
		text = yamlNumber(text)
	case value.String:
		style = yamlStyle(text, name)
	}
	w.indent += 2
	switch style {
	case plain:
		w.plain(text, name)
	case single:
		w.single(text, name)
	default:
		w.double(text, name)
	}
	w.indent -= 2
	w.blank, w.fresh = false, false
}

// yamlNumber writes a number; only what is none has a text of YAML's own.
func yamlNumber(text string) string {
	switch text {
	case "nan", "inf":
		return "." + text
	case "-inf":
		return "-.inf"
	}
	return text
}

// folds reports whether a blank becomes a new line.
func (w *yamlWriter) folds(c byte, afterBlank, name bool) bool {
	return c == ' ' && !afterBlank && !name && w.column > foldAt
}

func spaceAt(text string, at int) bool { return at < len(text) && text[at] == ' ' }

func (w *yamlWriter) plain(text string, name bool) {
	if !w.blank && text != "" {
		w.put(' ')
	}
	blank := false
	for i, r := range text {
		if w.folds(text[i], blank, name) && !spaceAt(text, i+1) {
			w.begin()
		} else {
			w.put(r)
		}
		w.blank, w.fresh = false, false
		blank = r == ' '
	}
}

func (w *yamlWriter) single(text string, name bool) {
	w.indicator("'", true, false)
	blank, broken := false, false
	for i, r := range text {
		switch {
		case isBreak(r):
			if !broken && r == '\n' {
				w.newLine()
			}
			w.put(r)
			w.column, w.fresh = 0, true
			blank, broken = false, true
			continue
		case w.folds(text[i], blank, name) && i > 0 && i < len(text)-1 && !spaceAt(text, i+1):
			w.begin()
			blank = true
			continue
		case r == ' ':
			w.put(r)
			blank = true
			continue
		}
		if broken {
			w.begin()
		}
		if r == '\'' {
			w.put(r)
		}
		w.put(r)
		w.fresh, blank, broken = false, false, false
	}
	if broken {
		w.begin()
	}
	w.indicator("'", false, false)
}

func (w *yamlWriter) double(text string, name bool) {
	w.indicator(`"`, true, false)
	blank := false
	for i, r := range text {
		switch {
		case !printable(r) || r == '"' || r == '\\' || isBreak(r):
			w.write(yamlEscape(r))
			blank = false
		case w.folds(text[i], blank, name) && i > 0 && i < len(text)-1:
			w.begin()
			if spaceAt(text, i+1) {
				w.put('\\')
			}
			blank = true
		default:
			w.put(r)
			blank = r == ' '
		}
	}
	w.indicator(`"`, false, false)
}

func yamlEscape(r rune) string {
	const short = "\x00\a\b\t\n\v\f\r\x1b\"\\\u0085\u00a0\u2028\u2029"
	const letters = `0abtnvfre"\N_LP`
	at := 0
	for _, c := range short {
		if c == r {
			return `\` + letters[at:at+1]
		}
		at++
	}
	prefix, digits := `\x`, 2
	switch {
	case r > 0xffff:
		prefix, digits = `\U`, 8
	case r > 0xff:
		prefix, digits = `\u`, 4
	}
	b := make([]byte, digits)
	for i := range b {
		b[i] = "0123456789ABCDEF"[r>>(4*(digits-1-i))&15]
	}
	return prefix + string(b)
}
