// Package secret recognises credentials that look real in any text, so that one
// pasted by mistake is neither kept nor shared. What the engine itself hands out,
// and what AWS's documentation shows, says EXAMPLE and is not one of them.
//
// site/src/state/secrets.ts does the same for the page, which must not wait for
// the engine before it keeps a text; both are held to testdata/cases.jsonl.
package secret

import (
	"strings"

	"crossgrant/engine/diag"
)

// Kind of a credential.
type Kind uint8

const (
	// AccessKeyID: AKIA or ASIA and 16 more.
	//
	// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes
	AccessKeyID Kind = iota
	// SecretAccessKey: 40 characters, beside an access key ID or called a secret.
	SecretAccessKey
	// SessionToken: a long text that begins as tokens of AWS STS do, or is called one.
	SessionToken
)

// String is the kind's name in a sentence.
func (k Kind) String() string {
	return [...]string{"access key ID", "secret access key", "session token"}[k]
}

// Found is one credential in a text.
type Found struct {
	Kind  Kind
	Range diag.Range
}

const (
	keyLength    = 20
	secretLength = 40
	tokenLength  = 100 // and more
	beside       = 200 // bytes between a secret and its access key ID
	nameLength   = 80  // bytes before a value in which its name stands
)

// Find gives the credentials of a text in the order in which they stand.
func Find(text string) []Found {
	keys := accessKeys(text)
	if keys == nil && !mayHoldMore(text) {
		return nil
	}
	var out []Found
	next := 0
	for i := 0; i < len(text); {
		if !encoded(text[i]) {
			i++
			continue
		}
		end := i
		for end < len(text) && encoded(text[end]) {
			end++
		}
		run := diag.Range{Start: i, End: end}
		i = end
		within := len(out) // where the keys in this run begin
		for next < len(keys) && keys[next].Range.Start < run.End {
			out = append(out, keys[next])
			next++
		}
		switch {
		case isSecret(text, run, keys):
			out = append(out[:within], Found{SecretAccessKey, run})
		case isToken(text, run):
			for n := 0; n < 2 && run.End < len(text) && text[run.End] == '='; n++ {
				run.End++
			}
			out = append(out[:within], Found{SessionToken, run})
		}
	}
	return out
}

// mayHoldMore is a quick look whether a text can hold a secret without its key.
func mayHoldMore(text string) bool {
	for _, s := range tokenStarts {
		if strings.Contains(text, s) {
			return true
		}
	}
	lower := strings.ToLower(text)
	return strings.Contains(lower, "secret") || strings.Contains(lower, "token")
}

func accessKeys(text string) (out []Found) {
	for i := 0; i+keyLength <= len(text); {
		at := strings.IndexByte(text[i:], 'A')
		if at < 0 {
			break
		}
		i += at
		r := diag.Range{Start: i, End: i + keyLength}
		i++
		if r.End > len(text) || !isAccessKey(text, r) {
			continue
		}
		out = append(out, Found{AccessKeyID, r})
		i = r.End
	}
	return out
}

func isAccessKey(text string, r diag.Range) bool {
	word := text[r.Start:r.End]
	if !strings.HasPrefix(word, "AKIA") && !strings.HasPrefix(word, "ASIA") || isExample(word) {
		return false
	}
	for i := 0; i < len(word); i++ {
		if !upper(word[i]) && !digit(word[i]) {
			return false
		}
	}
	if r.End < len(text) && alphanumeric(text[r.End]) {
		return false
	}
	return r.Start == 0 || !alphanumeric(text[r.Start-1]) || r.Start >= 3 && text[r.Start-3] == '%'
}

// isSecret tells whether a run of 40 characters is mixed as a secret is, and has an
// access key ID beside it or is called a secret.
func isSecret(text string, r diag.Range, keys []Found) bool {
	word := text[r.Start:r.End]
	if len(word) != secretLength || isExample(word) || r.End < len(text) && text[r.End] == '=' {
		return false
	}
	var hasUpper, hasLower, hasDigit bool
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c == '%' {
			return false
		}
		hasUpper, hasLower, hasDigit = hasUpper || upper(c), hasLower || lower(c), hasDigit || digit(c)
	}
	if !hasUpper || !hasLower || !hasDigit {
		return false
	}
	for _, k := range keys {
		if r.Start-k.Range.End <= beside && k.Range.Start-r.End <= beside {
			return true
		}
	}
	return strings.Contains(nameOf(text, r), "secret")
}

// tokenStarts is how the tokens of AWS STS begin: base64 of a version and "origin",
// "er/aws" or "aws".
var tokenStarts = []string{"IQoJb3JpZ2lu", "FwoGZXIvYXdz", "FQoGZXIvYXdz", "AQoDYXdz"}

func isToken(text string, r diag.Range) bool {
	word := text[r.Start:r.End]
	if len(word) < tokenLength || isExample(word) {
		return false
	}
	for _, s := range tokenStarts {
		if strings.HasPrefix(word, s) {
			return true
		}
	}
	name := nameOf(text, r)
	at := strings.LastIndex(name, "token")
	return at >= 0 && (strings.Contains(name[:at], "session") || strings.Contains(name[:at], "security"))
}

// nameOf gives what stands before a value on its line, in lower case.
func nameOf(text string, r diag.Range) string {
	before := text[max(0, r.Start-nameLength):r.Start]
	return strings.ToLower(before[strings.LastIndexByte(before, '\n')+1:])
}

// isExample tells what says that it is not real: AWS's documentation and the
// engine write EXAMPLE, people write one letter many times.
func isExample(word string) bool {
	if strings.Contains(word, "EXAMPLE") {
		return true
	}
	const few = 6
	distinct := 0
	for i := 0; i < len(word) && distinct < few; i++ {
		if strings.IndexByte(word[:i], word[i]) < 0 {
			distinct++
		}
	}
	return distinct < few
}

// encoded: base64, or base64 in a URL.
func encoded(c byte) bool { return alphanumeric(c) || c == '+' || c == '/' || c == '%' }

func alphanumeric(c byte) bool { return upper(c) || lower(c) || digit(c) }
func upper(c byte) bool        { return c >= 'A' && c <= 'Z' }
func lower(c byte) bool        { return c >= 'a' && c <= 'z' }
func digit(c byte) bool        { return c >= '0' && c <= '9' }
