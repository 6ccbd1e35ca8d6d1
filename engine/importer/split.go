package importer

import (
	"strings"

	"crossgrant/engine/awscli"
	"crossgrant/engine/diag"
	"crossgrant/engine/scenario"
)

// piece is one value of a text, a whole scenario, or what is wrong with the text.
type piece struct {
	diag.Range
	command *command
	archive bool
	problem *Problem
}

// command is the command line above an output.
type command struct {
	service, operation string
	options            map[string]string
}

// option gives the value of an option of the command, "" without a command.
func (c *command) option(name string) string {
	if c == nil {
		return ""
	}
	return c.options[name]
}

func (c *command) is(service, operation string) bool {
	return c != nil && c.service == service && c.operation == operation
}

// split finds the JSON values of a text and the commands above them. Other lines,
// such as a prompt, are passed over.
func split(text string) []piece {
	first := strings.TrimLeft(strings.TrimPrefix(text, "\ufeff"), " \t\r\n")
	if first == "" {
		return []piece{{problem: &Problem{Message: "The text is empty."}}}
	}
	if strings.IndexByte("{[\"", first[0]) < 0 && len(scenario.ParseArchive(text).Files) > 0 {
		return []piece{{Range: diag.Range{End: len(text)}, archive: true}}
	}
	var out []piece
	var last *command
	for at := 0; at < len(text); {
		end := lineEnd(text, at)
		line := strings.TrimLeft(strings.TrimPrefix(text[at:end], "\ufeff"), " \t\r")
		start := end - len(line)
		switch {
		case line == "":
		case line[0] == '{' || line[0] == '[' || line[0] == '"':
			end = valueEnd(text, start)
			out = append(out, piece{Range: diag.Range{Start: start, End: end}, command: last})
			last = nil
		default:
			for strings.HasSuffix(strings.TrimRight(text[at:end], "\r\n"), "\\") && end < len(text) {
				end = lineEnd(text, end)
			}
			if c := readCommand(text[start:end]); c != nil {
				last = c
			}
		}
		at = end
	}
	if out == nil {
		out = []piece{{problem: noJSON(first)}}
	}
	return out
}

// lineEnd is where the line at an offset ends, its newline included.
func lineEnd(text string, at int) int {
	if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(text)
}

// valueEnd is where the JSON value at an offset ends; the end of the text where it
// does not.
func valueEnd(text string, at int) int {
	depth, quoted := 0, false
	for i := at; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
			continue
		case c == '"':
			quoted = !quoted
		case quoted:
			continue
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			depth--
		}
		if depth <= 0 && !quoted {
			return i + 1
		}
	}
	return len(text)
}

func readCommand(line string) *command {
	line = strings.TrimLeft(line, "$%>#~ \t")
	if !strings.HasPrefix(line, "aws ") {
		return nil
	}
	line = strings.ReplaceAll(strings.ReplaceAll(line, "\r", ""), "\\\n", " ")
	words, bad := awscli.Split(strings.TrimRight(line, "\n"))
	if bad != nil {
		return nil
	}
	c := &command{options: map[string]string{}}
	for i := 1; i < len(words); i++ {
		name, isOption := strings.CutPrefix(words[i].Text, "--")
		switch {
		case isOption && strings.Contains(name, "="):
			name, v, _ := strings.Cut(name, "=")
			c.options[name] = v
		case isOption && i+1 < len(words) && !strings.HasPrefix(words[i+1].Text, "--"):
			i++
			c.options[name] = words[i].Text
		case isOption:
		case c.service == "":
			c.service = words[i].Text
		case c.operation == "":
			c.operation = words[i].Text
		}
	}
	return c
}

// noJSON says what a text without any JSON most likely is.
func noJSON(first string) *Problem {
	p := &Problem{
		Message: "There is no JSON in this text.",
		Hint:    "Paste what the AWS CLI prints with --output json, a policy document, or a scenario (.txtar).",
	}
	switch {
	case first[0] == '<':
		p.Message = "This is XML or HTML, which is not read here."
	case strings.Contains(first, "An error occurred ("):
		p.Message = "This is an error message of the AWS CLI, not its output."
	case strings.HasPrefix(first, "---") || strings.HasPrefix(first, "+--") || strings.HasPrefix(first, "|"):
		p.Message = "This is a table."
	}
	return p
}
