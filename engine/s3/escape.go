package s3

import "strings"

// unescape decodes percent-encoding. (net/url would bring fmt into the binary.)
// plus says whether "+" is a space, as in a query.
func unescape(text string, plus bool) (string, bool) {
	if strings.IndexByte(text, '%') < 0 && (!plus || strings.IndexByte(text, '+') < 0) {
		return text, true
	}
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '%':
			if i+2 >= len(text) {
				return "", false
			}
			hi, lo := hexDigit(text[i+1]), hexDigit(text[i+2])
			if hi < 0 || lo < 0 {
				return "", false
			}
			out = append(out, byte(hi<<4|lo))
			i += 2
		case text[i] == '+' && plus:
			out = append(out, ' ')
		default:
			out = append(out, text[i])
		}
	}
	return string(out), true
}

func hexDigit(b byte) int {
	switch {
	case b >= '0' && b <= '9':
		return int(b - '0')
	case b >= 'a' && b <= 'f':
		return int(b-'a') + 10
	case b >= 'A' && b <= 'F':
		return int(b-'A') + 10
	}
	return -1
}
