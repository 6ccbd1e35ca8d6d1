package s3

import (
	"encoding/base64"
	"strings"

	"crossgrant/engine/call"
	"crossgrant/engine/value"
)

// digest checks the header Content-MD5 against the body.
func digest(in value.Value, body string) *call.Error {
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
