package secret

import "strings"

// Redactor replaces credentials by words that say so; the same access key ID gets
// the same word in every text.
type Redactor struct {
	Count int // credentials replaced
	keys  []string
}

const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"

// Redact gives the text without its credentials.
func (x *Redactor) Redact(text string) string {
	found := Find(text)
	if found == nil {
		return text
	}
	var b strings.Builder
	at := 0
	for _, f := range found {
		b.WriteString(text[at:f.Range.Start])
		b.WriteString(x.placeholder(f.Kind, text[f.Range.Start:f.Range.End]))
		at = f.Range.End
	}
	b.WriteString(text[at:])
	x.Count += len(found)
	return b.String()
}

// placeholder has the form of what it replaces where something may depend on it.
func (x *Redactor) placeholder(kind Kind, word string) string {
	switch kind {
	case SecretAccessKey:
		return "EXAMPLE/removed-secret"
	case SessionToken:
		return "EXAMPLE//removed-token"
	}
	n := 0
	for n < len(x.keys) && x.keys[n] != word {
		n++
	}
	if n == len(x.keys) {
		x.keys = append(x.keys, word)
	}
	return word[:4] + "REMOVED" + string(base32[n>>5&31]) + string(base32[n&31]) + "EXAMPLE"
}
