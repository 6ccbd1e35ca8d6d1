package world

import (
	"strconv"
	"strings"
)

// AWS invents identifiers; here they derive from what they name, so that the
// same scenario always gives the same bytes. Only their shape is AWS's:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids

const (
	base32Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
	hexDigits    = "0123456789abcdef"
	base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
)

// source is a small deterministic generator (splitmix64) seeded by FNV-1a.
type source struct{ state uint64 }

func newSource(parts ...string) *source {
	h := uint64(14695981039346656037)
	for _, p := range parts {
		for i := 0; i < len(p); i++ {
			h = (h ^ uint64(p[i])) * 1099511628211
		}
		h = (h ^ 0xff) * 1099511628211
	}
	return &source{h}
}

func (s *source) next() uint64 {
	s.state += 0x9e3779b97f4a7c15
	z := s.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

func (s *source) digits(alphabet string, n int) string {
	var b strings.Builder
	for range n {
		b.WriteByte(alphabet[s.next()%uint64(len(alphabet))])
	}
	return b.String()
}

// Digits derives n characters of an alphabet from parts.
func Digits(alphabet string, n int, parts ...string) string {
	return newSource(parts...).digits(alphabet, n)
}

// CanonicalUserID derives an account's canonical user ID from its number.
func CanonicalUserID(accountID string) string {
	return Digits(hexDigits, 64, "canonical", accountID)
}

// UniqueID derives a unique identifier: prefix (AIDA, AROA, AGPA, ANPA) and 17
// characters. Something deleted and created again gets another one.
func (w *World) UniqueID(prefix, arn string) string {
	return prefix + Digits(base32Digits, 17, prefix, arn, w.serial())
}

// serial numbers what is created. Before the first command it stays at 0, so
// that an identifier does not depend on what else the scenario holds.
func (w *World) serial() string {
	if w.created == 0 {
		return ""
	}
	return strconv.Itoa(w.created)
}

// Creating is called once for each thing that a command creates.
func (w *World) Creating() { w.created++ }

// Keys derives an access key: prefix AKIA or ASIA, and a secret. Both say that
// they are none, as AWS's documentation does it (see package secret).
func (w *World) Keys(prefix, of string) (accessKeyID, secret string) {
	s := newSource(prefix, of, w.serial())
	return prefix + s.digits(base32Digits, 9) + "EXAMPLE", "EXAMPLE/not-a-real-secret/" + s.digits(base64Digits, 14)
}

// Token derives a session token; like the secret it says that it is none.
func (w *World) Token(of string) string {
	return "EXAMPLE//not-a-real-token//" + Digits(base64Digits, 245, "token", of, w.serial())
}

// VersionID derives an identifier of a version of an object, and of what else S3
// names as it likes: 32 characters.
func (w *World) VersionID(of, key string) string {
	return Digits(base64Digits[:62]+"._", 32, "version", of, key, w.serial())
}

// RequestID derives the identifier of a request from the number of the command.
func (w *World) RequestID(command string) string {
	return Digits("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 16, "request", command, w.serial())
}
