package s3

import (
	"strconv"
	"strings"
	"time"

	"crossgrant/engine/call"
	"crossgrant/engine/timestamp"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// preconditions are what a read asks of the object before it wants it.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-reads.html
func preconditions(_ *call.Call, in *value.Value, o *world.Object) *call.Error {
	modified := func(name string) (since, given bool) {
		t, ok := timestamp.ParseLoose(in.Str(name))
		return ok && o.Modified.Truncate(time.Second).After(t), ok
	}
	since, sinceGiven := modified("IfModifiedSince")
	unmodified, unmodifiedGiven := modified("IfUnmodifiedSince")
	switch {
	case in.Has("IfMatch") && !tagMatches(in.Str("IfMatch"), o), !in.Has("IfMatch") && unmodifiedGiven && unmodified:
		return failedPrecondition()
	case in.Has("IfNoneMatch") && tagMatches(in.Str("IfNoneMatch"), o), !in.Has("IfNoneMatch") && sinceGiven && !since:
		err := call.Fail(304, "304", "Not Modified")
		err.NoBody = true
		return err
	}
	return nil
}

func failedPrecondition() *call.Error {
	return call.Fail(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold")
}

// tagMatches compares a header with the entity tag, which need not be in quotes.
func tagMatches(header string, o *world.Object) bool {
	return header == "*" || strings.Trim(header, `"`) == strings.Trim(etagOf(o), `"`)
}

// cut narrows a response to the range of bytes that the request asks for, if any.
// What is no range of bytes is ignored, as HTTP has it.
func cut(c *call.Call, in *value.Value, o *world.Object, out *value.Value) (partial bool, err *call.Error) {
	text, ok := strings.CutPrefix(in.Str("Range"), "bytes=")
	from, to, ok2 := strings.Cut(text, "-")
	first, bad := strconv.Atoi(from)
	last, bad2 := strconv.Atoi(to)
	n := len(o.Body)
	switch {
	case !ok || !ok2 || from == "" && bad2 != nil || from != "" && (bad != nil || to != "" && (bad2 != nil || last < first)):
		return false, nil
	case from == "":
		first, last = max(n-last, 0), n-1
		if to == "0" {
			first = n
		}
	case to == "" || last >= n:
		last = n - 1
	}
	if first >= n {
		return false, call.Fail(416, "InvalidRange", "The requested range is not satisfiable")
	}
	if out.Has("Body") {
		out.Set("Body", value.Of(o.Body[first:last+1]))
	}
	out.Set("ContentLength", value.OfInt(last-first+1))
	out.Set("ContentRange", value.Of("bytes "+strconv.Itoa(first)+"-"+strconv.Itoa(last)+"/"+strconv.Itoa(n)))
	c.HTTPStatus = 206
	return true, nil
}
