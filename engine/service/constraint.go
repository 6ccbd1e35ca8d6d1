package service

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"crossgrant/engine/call"
)

// Constraints collects the parameters that violate the service's model; IAM and
// STS check these before anything else and report all of them in one message.
type Constraints struct{ failures []string }

// Length demands between min and max characters.
func (v *Constraints) Length(name, text string, min, max int) {
	switch n := utf8.RuneCountInString(text); {
	case n < min:
		v.fail(name, text, "Member must have length greater than or equal to "+strconv.Itoa(min))
	case n > max:
		v.fail(name, text, "Member must have length less than or equal to "+strconv.Itoa(max))
	}
}

// Match demands that every character satisfies ok; pattern is the model's regular
// expression for the message.
func (v *Constraints) Match(name, text, pattern string, ok func(rune) bool) {
	if strings.IndexFunc(text, func(r rune) bool { return !ok(r) }) >= 0 {
		v.fail(name, text, "Member must satisfy regular expression pattern: "+pattern)
	}
}

// Between demands a number in a range.
func (v *Constraints) Between(name string, n, min, max int) {
	switch {
	case n < min:
		v.fail(name, strconv.Itoa(n), "Member must have value greater than or equal to "+strconv.Itoa(min))
	case n > max:
		v.fail(name, strconv.Itoa(n), "Member must have value less than or equal to "+strconv.Itoa(max))
	}
}

// OneOf demands one of the words, which are separated by single spaces.
func (v *Constraints) OneOf(name, text, words string) {
	if !Listed(words, text) {
		v.fail(name, text, "Member must satisfy enum value set: ["+strings.ReplaceAll(words, " ", ", ")+"]")
	}
}

// AtMost demands a list of at most max members.
func (v *Constraints) AtMost(name string, n, max int) {
	if n > max {
		v.failures = append(v.failures, "Value at '"+name+"' failed to satisfy constraint: Member must have length less than or equal to "+strconv.Itoa(max))
	}
}

func (v *Constraints) fail(name, text, constraint string) {
	v.failures = append(v.failures, "Value '"+text+"' at '"+name+"' failed to satisfy constraint: "+constraint)
}

// Error is the ValidationError of what was collected, or nil.
func (v *Constraints) Error() *call.Error {
	switch n := len(v.failures); n {
	case 0:
		return nil
	case 1:
		return Invalid("1 validation error detected: " + v.failures[0])
	default:
		return Invalid(strconv.Itoa(n) + " validation errors detected: " + strings.Join(v.failures, "; "))
	}
}

// Invalid is a ValidationError.
func Invalid(message string) *call.Error { return call.Fail(400, "ValidationError", message) }

// NamePattern is the characters of the names of users, roles, groups, policies
// and sessions, as AWS prints them; see [NameRune].
const NamePattern = `[\w+=,.@-]`

// NameRune reports whether a rune may be part of such a name.
func NameRune(r rune) bool {
	return WordRune(r) || r < 0x80 && strings.IndexByte("+=,.@-", byte(r)) >= 0
}

// WordRune is \w: ASCII letters, digits and the underscore.
func WordRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_'
}
