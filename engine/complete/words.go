package complete

import "strings"

// shellWord is a word of a command line that may not be finished.
type shellWord struct {
	text       string // without quotes
	start, end int
	quote      byte // that the word begins with; 0 for none
	closed     bool // nothing but one quotation, which ends
}

// splitWords takes a line apart as a shell would, up to its end, whatever it says.
func splitWords(line string) []shellWord {
	var out []shellWord
	for i := 0; i < len(line); {
		switch {
		case blank(line[i]):
			i++
		case strings.HasPrefix(line[i:], "\\\n"):
			i += 2
		case strings.HasPrefix(line[i:], "\\\r\n"):
			i += 3
		default:
			w := readWord(line, i)
			out = append(out, w)
			i = w.end
		}
	}
	return out
}

func blank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

func readWord(line string, start int) shellWord {
	w := shellWord{start: start}
	if c := line[start]; c == '\'' || c == '"' {
		w.quote = c
	}
	var b strings.Builder
	var quote byte
	i := start
	for ; i < len(line) && (quote != 0 || !blank(line[i])); i++ {
		c := line[i]
		switch {
		case quote == 0 && (c == '\'' || c == '"'):
			quote = c
		case c == quote:
			quote = 0
			w.closed = true
		case c == '\\' && quote != '\'':
			if strings.HasPrefix(line[i:], "\\\n") || strings.HasPrefix(line[i:], "\\\r\n") {
				if quote == 0 {
					w.text, w.end = b.String(), i
					return w
				}
				continue
			}
			if i++; i < len(line) {
				b.WriteByte(line[i])
			}
		default:
			b.WriteByte(c)
		}
	}
	w.text, w.end = b.String(), min(i, len(line))
	w.closed = w.closed && quote == 0
	return w
}

// shellQuoted is a text as one word of a shell.
func shellQuoted(text string) string {
	for i := range len(text) {
		c := text[i]
		letter := c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9'
		if !letter && strings.IndexByte("_-./:=,@+%[]{}", c) < 0 && c < 0x80 {
			return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
		}
	}
	return text
}
