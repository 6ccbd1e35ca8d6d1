// Package scenario is the format of scenarios: an archive of small text files,
// the world that they describe, and the built-in examples.
//
// An archive is in the txtar format: a comment (first line the title, then the
// description), then files, each behind a line "-- PATH --". We read it ourselves
// rather than with golang.org/x/tools/txtar, because that package needs the os
// package and drops what stands behind a name used twice.
package scenario

import (
	"strconv"
	"strings"
)

// Scenario is an archive taken apart.
type Scenario struct {
	Title       string
	Description string
	Files       []File
}

// File is one file of a scenario.
type File struct{ Path, Text string }

// File returns the text of the first file with the path.
func (s *Scenario) File(path string) (string, bool) {
	for i := range s.Files {
		if s.Files[i].Path == path {
			return s.Files[i].Text, true
		}
	}
	return "", false
}

// ParseArchive takes an archive apart. Every text is an archive; lines end with
// "\n" or "\r\n", and a byte order mark at the start is dropped. A path that is
// used again gets a number behind it, so that nothing is lost.
func ParseArchive(text string) Scenario {
	text = strings.TrimPrefix(text, "\ufeff")
	comment, rest, next := untilMarker(text)
	title, description, _ := strings.Cut(comment, "\n")
	s := Scenario{Title: strings.TrimSpace(title), Description: strings.TrimSpace(description)}
	seen := map[string]int{}
	for next != "" {
		path := next
		var body string
		body, rest, next = untilMarker(rest)
		if n := seen[path]; n > 0 {
			s.Files = append(s.Files, File{path + duplicateMark(n+1), body})
		} else {
			s.Files = append(s.Files, File{path, body})
		}
		seen[path]++
	}
	return s
}

// duplicateMark is put behind a path that is used for the nth time.
func duplicateMark(n int) string { return " (" + strconv.Itoa(n) + ")" }

// untilMarker splits text at the first marker line, and gives the path in it.
func untilMarker(text string) (before, after, path string) {
	for i := 0; i < len(text); {
		end := strings.IndexByte(text[i:], '\n')
		line, next := text[i:], len(text)
		if end >= 0 {
			line, next = text[i:i+end], i+end+1
		}
		if p, ok := marker(line); ok {
			return text[:i], text[next:], p
		}
		i = next
	}
	return text, "", ""
}

// marker reads a line "-- PATH --".
func marker(line string) (path string, ok bool) {
	line = strings.TrimSuffix(line, "\r")
	if !strings.HasPrefix(line, "-- ") || !strings.HasSuffix(line, " --") || len(line) < len("-- x --") {
		return "", false
	}
	path = strings.TrimSpace(line[3 : len(line)-3])
	return path, path != ""
}

// FormatArchive writes a scenario as an archive. A text that does not end in a
// newline gets one: an archive cannot say otherwise.
func FormatArchive(s Scenario) string {
	var b strings.Builder
	b.WriteString(s.Title)
	b.WriteByte('\n')
	if s.Description != "" {
		b.WriteString(s.Description)
		b.WriteByte('\n')
	}
	for _, f := range s.Files {
		b.WriteString("-- " + f.Path + " --\n")
		b.WriteString(f.Text)
		if f.Text != "" && !strings.HasSuffix(f.Text, "\n") {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// MarkerLines returns the byte offsets of lines within a file's text that an
// archive would take for the start of another file.
func MarkerLines(text string) []int {
	var out []int
	for i := 0; i < len(text); {
		line, _, found := strings.Cut(text[i:], "\n")
		if _, ok := marker(line); ok {
			out = append(out, i)
		}
		i += len(line)
		if !found {
			break
		}
		i++
	}
	return out
}
