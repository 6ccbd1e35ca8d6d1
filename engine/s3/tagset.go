package s3

import (
	"strings"
	"unicode/utf8"

	"crossgrant/engine/call"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// Tags of buckets and objects.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html

const maxObjectTags, maxBucketTags = 10, 50

// headerTags reads the header x-amz-tagging: "key=value&key=value", URL-encoded.
func headerTags(in *value.Value) ([]world.Tag, *call.Error) {
	text := in.Str("Tagging")
	var tags []world.Tag
	for rest := text; rest != ""; {
		var pair string
		pair, rest, _ = strings.Cut(rest, "&")
		k, v, _ := strings.Cut(pair, "=")
		key, ok1 := unescape(k, true)
		val, ok2 := unescape(v, true)
		if !ok1 || !ok2 || hasTag(tags, key) {
			return nil, invalidArgument("The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.")
		}
		tags = append(tags, world.Tag{Key: key, Value: val})
	}
	return tags, checkTags(tags, maxObjectTags)
}

// bodyTags reads the parameter Tagging of the tagging operations.
func bodyTags(in *value.Value, limit int) ([]world.Tag, *call.Error) {
	set := in.Get("Tagging").Get("TagSet")
	if set.Kind != value.Array {
		return nil, malformedXML()
	}
	tags := service.Tags(set)
	for i, t := range tags {
		if hasTag(tags[:i], t.Key) {
			return nil, call.Fail(400, "InvalidTag", "Cannot provide multiple Tags with the same key")
		}
	}
	return tags, checkTags(tags, limit)
}

func checkTags(tags []world.Tag, limit int) *call.Error {
	if len(tags) > limit {
		if limit == maxObjectTags {
			return call.Fail(400, "BadRequest", "Object tags cannot be greater than 10")
		}
		return call.Fail(400, "BadRequest", "Bucket tag count cannot be greater than 50")
	}
	for _, t := range tags {
		if t.Key == "" || utf8.RuneCountInString(t.Key) > 128 || strings.IndexFunc(t.Key, notTag) >= 0 {
			return call.Fail(400, "InvalidTag", "The TagKey you have provided is invalid")
		}
		if utf8.RuneCountInString(t.Value) > 256 || strings.IndexFunc(t.Value, notTag) >= 0 {
			return call.Fail(400, "InvalidTag", "The TagValue you have provided is invalid")
		}
		if strings.HasPrefix(t.Key, "aws:") {
			return call.Fail(400, "InvalidTag", "System tags cannot be added/updated by requester")
		}
	}
	return nil
}

func notTag(r rune) bool { return !service.TagRune(r) }

func hasTag(tags []world.Tag, key string) bool {
	for _, t := range tags {
		if t.Key == key {
			return true
		}
	}
	return false
}
