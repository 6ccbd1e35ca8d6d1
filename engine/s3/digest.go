package s3

import (
	"encoding/base64"
	"strings"

	"crossgrant/engine/call"
	"crossgrant/engine/value"
)

// digest checks the headers Content-Length and Content-MD5 against the body.
func digest(in *value.Value, body string) *call.Error {
	if in.Int("ContentLength", len(body)) != len(body) {
		return call.Fail(400, "IncompleteBody", "You did not provide the number of bytes specified by the Content-Length HTTP header")
	}
	given := in.Str("ContentMD5")
	if given == "" {
		return nil
	}
	want, err := base64.StdEncoding.DecodeString(given)
	if err != nil || len(want) != 16 {
		return call.Fail(400, "InvalidDigest", "The Content-MD5 you specified was invalid.")
	}
	if sum := md5Sum(body); string(want) != string(sum[:]) {
		return call.Fail(400, "BadDigest", "The Content-MD5 you specified did not match what we received.")
	}
	return nil
}

// lower: S3 keeps the names of user-defined metadata in lower case.
func lower(name string) string { return strings.ToLower(name) }
