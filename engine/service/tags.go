package service

import (
	"strconv"
	"strings"
	"unicode"

	"crossgrant/engine/call"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// Tags reads a list of {Key, Value}.
func Tags(list *value.Value) []world.Tag {
	var out []world.Tag
	for _, t := range list.Items {
		out = append(out, world.Tag{Key: t.Str("Key"), Value: t.Str("Value")})
	}
	return out
}

// TagSet prints tags as a list of {Key, Value}.
func TagSet(tags []world.Tag) *value.Value {
	list := value.List()
	for _, t := range tags {
		list.Append(value.Struct(value.S("Key", t.Key), value.S("Value", t.Value)))
	}
	return list
}

// TagRune is a character that keys and values of tags may have.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules
func TagRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Z, r) ||
		r < 0x80 && strings.IndexByte("_.:/=+-@", byte(r)) >= 0
}

const tagPattern = `[\p{L}\p{Z}\p{N}_.:/=+\-@]`

// CheckTags checks the tags of a request to IAM or STS.
func (v *Constraints) CheckTags(tags []world.Tag) {
	v.AtMost("tags", len(tags), 50)
	for i, t := range tags {
		at := "tags." + strconv.Itoa(i+1) + ".member."
		v.Length(at+"key", t.Key, 1, 128)
		v.Match(at+"key", t.Key, tagPattern+"+", TagRune)
		v.Length(at+"value", t.Value, 0, 256)
		v.Match(at+"value", t.Value, tagPattern+"*", TagRune)
	}
}

// DistinctTags refuses keys that differ by case only, and those that are AWS's.
func DistinctTags(tags []world.Tag) *call.Error {
	for i, t := range tags {
		if len(t.Key) >= 4 && strings.EqualFold(t.Key[:4], "aws:") {
			return call.Fail(400, "InvalidInput", "Tag keys starting with 'aws:' are reserved for system use")
		}
		for _, u := range tags[:i] {
			if strings.EqualFold(t.Key, u.Key) {
				return call.Fail(400, "InvalidInput", "Duplicate tag keys found. Please note that Tag keys are case insensitive.")
			}
		}
	}
	return nil
}

// PutTags adds tags to those an entity has; a key that differs by case only
// replaces the other.
func PutTags(have, put []world.Tag) []world.Tag {
	out := append([]world.Tag(nil), have...)
next:
	for _, t := range put {
		for i := range out {
			if strings.EqualFold(out[i].Key, t.Key) {
				out[i] = t
				continue next
			}
		}
		out = append(out, t)
	}
	return out
}

// RequestTagKeys are the condition keys of tags that a request carries.
func RequestTagKeys(tags []world.Tag) []call.Key {
	if len(tags) == 0 {
		return nil
	}
	keys := call.Key{Name: "aws:TagKeys"}
	var out []call.Key
	for _, t := range tags {
		keys.Values = append(keys.Values, t.Key)
		out = append(out, call.Key{Name: "aws:RequestTag/" + t.Key, Values: []string{t.Value}})
	}
	return append(out, keys)
}
