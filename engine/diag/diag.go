// Package diag describes findings about the text of a scenario: what is wrong,
// where, and how bad it is. Ranges are byte offsets; line and column exist only
// at the edge (see [Position]).
package diag

import "unicode/utf8"

// Range is a half-open range of byte offsets in one file.
type Range struct{ Start, End int }

// Empty reports whether the range covers no bytes.
func (r Range) Empty() bool { return r.End <= r.Start }

// Severity says how bad a finding is.
type Severity uint8

const (
	// Error: AWS or the engine refuses this; the thing is treated as not there.
	Error Severity = iota
	// Warning: accepted, but almost certainly not what its author means.
	Warning
	// Info: worth knowing.
	Info
)

// String gives the lower-case name of the severity.
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	}
	return "info"
}

// Diagnostic is one finding.
type Diagnostic struct {
	File     string // path in the scenario; "" for the scenario as a whole
	Range    Range
	Severity Severity
	Code     string // stable, kebab-case
	Message  string // AWS's own message where AWS would refuse the thing
	Hint     string // what to do about it; may be empty
}

// Place is a position for people and editors.
type Place struct {
	Line   int // 1-based
	Column int // 1-based, in UTF-16 code units
	Offset int // 0-based, in UTF-16 code units from the start of the text
}

// Index finds the places of many byte offsets in one text, in one pass each.
type Index struct {
	text  string
	lines []int // byte offset of the start of each line
	units []int // UTF-16 offset of the start of each line
}

// NewIndex prepares text for lookups. Line ends are "\n".
func NewIndex(text string) *Index {
	x := &Index{text: text, lines: []int{0}, units: []int{0}}
	unit := 0
	for i, r := range text {
		unit += utf16Width(r)
		if r == '\n' {
			x.lines = append(x.lines, i+1)
			x.units = append(x.units, unit)
		}
	}
	return x
}

// Place converts a byte offset; one outside the text is moved to its nearest end.
func (x *Index) Place(offset int) Place {
	offset = min(max(offset, 0), len(x.text))
	lo, hi := 0, len(x.lines)
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; x.lines[mid] <= offset {
			lo = mid
		} else {
			hi = mid
		}
	}
	units := 0
	for i := x.lines[lo]; i < offset; {
		r, size := utf8.DecodeRuneInString(x.text[i:])
		units += utf16Width(r)
		i += size
	}
	return Place{Line: lo + 1, Column: units + 1, Offset: x.units[lo] + units}
}

func utf16Width(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

// Offset converts an offset in UTF-16 code units into one in bytes; one outside
// the text is moved to its nearest end.
func Offset(text string, units int) int {
	for i, r := range text {
		if units <= 0 {
			return i
		}
		units -= utf16Width(r)
	}
	return len(text)
}

// Units counts the UTF-16 code units of a text.
func Units(text string) int {
	n := 0
	for _, r := range text {
		n += utf16Width(r)
	}
	return n
}
