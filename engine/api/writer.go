package api

import (
	"strconv"
	"unicode/utf8"
)

// writer collects the JSON of a reply. Its methods write a text as it is, then
// the value.
type writer struct{ b []byte }

func (w *writer) text(s string) { w.b = append(w.b, s...) }

func (w *writer) string(before, s string) {
	w.text(before)
	w.b = appendString(w.b, s)
}

func (w *writer) int(before string, n int) {
	w.text(before)
	w.b = strconv.AppendInt(w.b, int64(n), 10)
}

func (w *writer) bool(before string, b bool) {
	w.text(before)
	w.b = strconv.AppendBool(w.b, b)
}

func (w *writer) strings(before string, list []string) {
	w.text(before)
	w.text("[")
	for i := range list {
		w.element(i)
		w.string("", list[i])
	}
	w.text("]")
}

// element begins an element of a list by its index.
func (w *writer) element(i int) {
	if i > 0 {
		w.text(",")
	}
}

// present writes null for what is absent.
func (w *writer) present(before string, present bool) bool {
	w.text(before)
	if !present {
		w.text("null")
	}
	return present
}

const hexDigits = "0123456789abcdef"

// appendString appends s as a JSON string. Bytes that are not UTF-8 become
// U+FFFD, as in encoding/json. U+2028 and U+2029 are escaped, so that the text
// is also a JavaScript literal for old readers.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= 0x20 && c != '"' && c != '\\' && c != 0x7f {
				i++
				continue
			}
			b = append(b, s[start:i]...)
			switch c {
			case '"', '\\':
				b = append(b, '\\', c)
			case '\n':
				b = append(b, '\\', 'n')
			case '\r':
				b = append(b, '\\', 'r')
			case '\t':
				b = append(b, '\\', 't')
			default:
				b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
			}
			i++
			start = i
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			b = append(b, s[start:i]...)
			b = append(b, `\ufffd`...)
		case r == '\u2028' || r == '\u2029':
			b = append(b, s[start:i]...)
			b = append(b, `\u202`...)
			b = append(b, hexDigits[r&15])
		default:
			i += size
			continue
		}
		i += size
		start = i
	}
	b = append(b, s[start:]...)
	return append(b, '"')
}
