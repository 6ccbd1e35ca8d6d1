package policy

import (
	"encoding/base64"

	"crossgrant/engine/arn"
	"crossgrant/engine/diag"
	"crossgrant/engine/ip"
	"crossgrant/engine/timestamp"
	"crossgrant/engine/wildcard"
)

// Value is one value of a condition, read as its operator's type. Where the text
// is none of that type, no field but Text and Range is set.
type Value struct {
	Text  string // as written; numbers and booleans as their JSON text
	Range diag.Range

	Pattern *wildcard.Pattern // string and Bool operators
	ARN     *arn.Pattern
	Number  *Decimal
	Instant *timestamp.Instant
	Net     *ip.Prefix
	Bytes   *string // decoded from base64
	Null    *bool
}

// Readable reports whether the text is of the type that the operator asks for.
func (v *Value) Readable() bool {
	return v.Pattern != nil || v.ARN != nil || v.Number != nil || v.Instant != nil || v.Net != nil || v.Bytes != nil || v.Null != nil
}

// Variables are the policy variables in the value.
func (v *Value) Variables() []wildcard.Variable {
	switch {
	case v.Pattern != nil:
		return v.Pattern.Variables()
	case v.ARN != nil:
		return v.ARN.Variables()
	}
	return nil
}

// compile reads the text. Variables have a meaning in string, ARN and Bool
// operators only; see
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
func (v *Value) compile(o Operator, variables bool) {
	switch o.Family {
	case StringFamily, BoolFamily:
		var opt wildcard.Options
		if o.Like {
			opt |= wildcard.Stars
		}
		if o.IgnoreCase || o.Family == BoolFamily {
			opt |= wildcard.Fold
		}
		if variables {
			opt |= wildcard.Variables
		}
		p := wildcard.Compile(v.Text, opt)
		v.Pattern = &p
	case ARNFamily:
		p := arn.Compile(v.Text, arn.InCondition, variables)
		v.ARN = &p
	case NumericFamily:
		if d, ok := ParseDecimal(v.Text); ok {
			v.Number = &d
		}
	case DateFamily:
		if t, ok := timestamp.ParseInstant(v.Text); ok {
			v.Instant = &t
		}
	case IPFamily:
		if p, ok := ip.ParsePrefix(v.Text); ok {
			v.Net = &p
		}
	case BinaryFamily:
		if b, err := base64.StdEncoding.DecodeString(v.Text); err == nil {
			s := string(b)
			v.Bytes = &s
		}
	case NullFamily:
		if b, ok := ParseBool(v.Text); ok {
			v.Null = &b
		}
	}
}

// ParseBool reads "true" or "false" in any case.
func ParseBool(s string) (value, ok bool) {
	switch len(s) {
	case 4:
		return true, lower(s) == "true"
	case 5:
		return false, lower(s) == "false"
	}
	return false, false
}

// lower gives the word that a text of four or five letters is, if it is
// "true" or "false", without allocating.
func lower(s string) string {
	for _, word := range [...]string{"true", "false"} {
		if len(s) == len(word) {
			same := true
			for i := range len(s) {
				same = same && s[i]|0x20 == word[i]
			}
			if same {
				return word
			}
		}
	}
	return ""
}
