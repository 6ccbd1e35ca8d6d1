package awscli

import (
	"strings"

	"crossgrant/engine/diag"
)

// Split splits a command line into words as a POSIX shell does: quotes,
// backslashes and line continuations. Whatever else a shell would act upon
// (variables, substitutions, pipes, redirections, patterns, comments) is an error.
// Brackets and braces stand for themselves, as the CLI's shorthand needs them:
// POSIX has no brace expansion, and leaves "[…]" alone that matches no file.
func Split(line string) ([]Word, *SyntaxError) {
	var words []Word
	for i := 0; i < len(line); {
		switch {
		case isBlank(line[i]):
			i++
		case line[i] == '\n':
			return nil, unsupported("more than one command on a line", i, i+1)
		case strings.HasPrefix(line[i:], "\\\n"):
			i += 2
		case strings.HasPrefix(line[i:], "\\\r\n"):
			i += 3
		default:
			word, err := splitWord(line, i)
			if err != nil {
				return nil, err
			}
			words = append(words, word)
			i = word.Range.End
		}
	}
	return words, nil
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' }

func unsupported(what string, start, end int) *SyntaxError {
	return &SyntaxError{"not supported here: " + what, diag.Range{Start: start, End: end}}
}

// special names what a shell makes of a character outside quotes.
func special(c byte) string {
	switch c {
	case '|':
		return "a pipe (|)"
	case '&':
		return "running commands together (&)"
	case ';':
		return "more than one command on a line (;)"
	case '<', '>':
		return "a redirection (" + string(c) + ")"
	case '(', ')':
		return "a subshell (" + string(c) + ")"
	case '*', '?':
		return "a file name pattern (" + string(c) + "); quote it if it is meant as it stands"
	case '`':
		return "a command substitution (`)"
	}
	return ""
}

// splitWord reads one word from start on.
func splitWord(line string, start int) (Word, *SyntaxError) {
	var b strings.Builder
	i := start
	for i < len(line) && !isBlank(line[i]) && line[i] != '\n' {
		switch c := line[i]; c {
		case '\'':
			end := strings.IndexByte(line[i+1:], '\'')
			if end < 0 {
				return Word{}, &SyntaxError{"no closing ' for this quote", diag.Range{Start: i, End: len(line)}}
			}
			b.WriteString(line[i+1 : i+1+end])
			i += end + 2
		case '"':
			end, err := splitQuoted(line, i, &b)
			if err != nil {
				return Word{}, err
			}
			i = end
		case '\\':
			switch {
			case strings.HasPrefix(line[i:], "\\\r\n"):
				i += 3
			case i+1 == len(line):
				b.WriteByte('\\') // as a shell does at the end of its input
				i++
			default:
				if line[i+1] != '\n' {
					b.WriteByte(line[i+1])
				}
				i += 2
			}
		case '$':
			if what := expansion(line[i:]); what != "" {
				return Word{}, unsupported(what, i, i+1)
			}
			b.WriteByte(c)
			i++
		case '#':
			if i == start {
				return Word{}, unsupported("a comment after a command", i, len(line))
			}
			b.WriteByte(c)
			i++
		case '~':
			if i == start && (i+1 == len(line) || isBlank(line[i+1]) || line[i+1] == '/') {
				return Word{}, unsupported("a home directory (~)", i, i+1)
			}
			b.WriteByte(c)
			i++
		default:
			if what := special(c); what != "" {
				return Word{}, unsupported(what, i, i+1)
			}
			b.WriteByte(c)
			i++
		}
	}
	return Word{b.String(), diag.Range{Start: start, End: i}}, nil
}

// splitQuoted reads a double-quoted part that begins at start and gives where it ends.
func splitQuoted(line string, start int, b *strings.Builder) (int, *SyntaxError) {
	for i := start + 1; i < len(line); {
		switch c := line[i]; c {
		case '"':
			return i + 1, nil
		case '\\':
			if i+1 < len(line) && strings.IndexByte("$`\"\\\n", line[i+1]) >= 0 {
				if line[i+1] != '\n' {
					b.WriteByte(line[i+1])
				}
				i += 2
				continue
			}
			b.WriteByte(c)
			i++
		case '$':
			if what := expansion(line[i:]); what != "" && line[i+1] != '\'' && line[i+1] != '"' {
				return 0, unsupported(what, i, i+1)
			}
			b.WriteByte(c)
			i++
		case '`':
			return 0, unsupported(special(c), i, i+1)
		default:
			b.WriteByte(c)
			i++
		}
	}
	return 0, &SyntaxError{`no closing " for this quote`, diag.Range{Start: start, End: len(line)}}
}

// expansion names what a shell makes of text that begins with "$"; "" where the
// "$" stands for itself.
func expansion(text string) string {
	if len(text) < 2 {
		return ""
	}
	switch c := text[1]; {
	case c == '(':
		return "a command substitution ($(…))"
	case c == '{':
		return "a variable (${…}); a policy variable belongs in single quotes"
	case c == '\'' || c == '"':
		return "quotes with $"
	case c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("@*#?-$!", c) >= 0:
		return "a variable ($)"
	}
	return ""
}
