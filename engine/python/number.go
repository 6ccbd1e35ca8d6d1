package python

import (
	"strconv"
	"strings"

	"crossgrant/engine/value"
)

// IsFloat tells a float from an int: the texts of numbers are as Python writes
// them, "inf" and "nan" among them.
func IsFloat(number string) bool { return strings.ContainsAny(number, ".en") }

// Float makes a float.
func Float(f float64) *value.Value {
	return &value.Value{Kind: value.Number, Text: floatText(f)}
}

// floatText is a float as repr() gives it: the shortest text that means it, with
// an exponent where the number is very large or small.
func floatText(f float64) string {
	switch {
	case f != f:
		return "nan"
	case f > maxFloat:
		return "inf"
	case f < -maxFloat:
		return "-inf"
	}
	text := strconv.FormatFloat(f, 'e', -1, 64)
	at := strings.IndexByte(text, 'e')
	if exponent, _ := strconv.Atoi(text[at+1:]); exponent >= -4 && exponent < 16 {
		text = strconv.FormatFloat(f, 'f', -1, 64)
		if !strings.Contains(text, ".") {
			text += ".0"
		}
	}
	return text
}

const maxFloat = 0x1p1023 * (1 + (1 - 0x1p-52))

// number makes the value of a JSON number.
func number(text string) *value.Value {
	if !strings.ContainsAny(text, ".eE") {
		if text == "-0" {
			text = "0"
		}
		return &value.Value{Kind: value.Number, Text: text}
	}
	f, _ := strconv.ParseFloat(text, 64) // out of range is infinite, as in Python
	return Float(f)
}

// Int reads a number as int() does; nil where it cannot.
func Int(text string) *value.Value {
	trimmed, ok := numberText(text)
	digits := strings.TrimLeft(trimmed, "+-")
	if !ok || digits == "" || len(trimmed)-len(digits) > 1 || strings.Trim(digits, "0123456789") != "" {
		return nil
	}
	sign := ""
	if trimmed[0] == '-' {
		sign = "-"
	}
	if digits = strings.TrimLeft(digits, "0"); digits == "" {
		sign, digits = "", "0"
	}
	return &value.Value{Kind: value.Number, Text: sign + digits}
}

// ParseFloat reads a number as float() does; nil where it cannot.
func ParseFloat(text string) *value.Value {
	trimmed, ok := numberText(text)
	if !ok || strings.ContainsAny(trimmed, "xXpP") { // Go's, not Python's
		return nil
	}
	f, err := strconv.ParseFloat(trimmed, 64)
	if err != nil && f == 0 {
		return nil
	}
	return Float(f)
}

// numberText drops blanks around a number and single underscores between digits.
func numberText(text string) (trimmed string, ok bool) {
	text = strings.TrimSpace(text)
	if !strings.Contains(text, "_") {
		return text, true
	}
	isDigit := func(i int) bool { return i >= 0 && i < len(text) && '0' <= text[i] && text[i] <= '9' }
	for i := range len(text) {
		if text[i] == '_' && !(isDigit(i-1) && isDigit(i+1)) {
			return "", false
		}
	}
	return strings.ReplaceAll(text, "_", ""), true
}
