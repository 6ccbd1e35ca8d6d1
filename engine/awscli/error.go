package awscli

import (
	"strconv"
	"strings"

	"crossgrant/engine/value"
)

// RenderError gives what the CLI prints for an error of the service, and its exit
// code. The status is that of HTTP; for an answer without a body, as to a HEAD
// request, give the code and message of [BareError].
func RenderError(c *Command, status int, code, message string) (stderr string, exit int) {
	stderr = report("An error occurred (" + code + ") when calling the " + c.API + " operation: " + message)
	if c.errorFormat == "legacy" {
		return stderr, exitService
	}
	details := c.errorDetails(status, code)
	if len(details.Names) > 0 {
		stderr += "\nAdditional error details:\n"
		for i, name := range details.Names {
			stderr += name + ": " + details.Items[i].Text + "\n"
		}
	}
	return stderr, exitService
}

// errorDetails are the members of an error besides code and message, which the
// CLI prints since 2.34.
//
// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
func (c *Command) errorDetails(status int, code string) *value.Value {
	details := &value.Value{}
	switch c.Service {
	case "iam", "sts":
		// The Query protocol says whose fault it was.
		fault := "Sender"
		if status >= 500 {
			fault = "Receiver"
		}
		details.Set("Type", value.Of(fault))
	case "s3api":
		names := ""
		switch code {
		case "NoSuchKey":
			names = "Key"
		case "NoSuchVersion":
			names = "Key VersionId"
		case "NoSuchUpload":
			names = "UploadId"
		case "NoSuchBucket", "NoSuchBucketPolicy", "BucketAlreadyExists", "BucketAlreadyOwnedByYou", "BucketNotEmpty",
			"InvalidBucketName", "NoSuchTagSet", "NoSuchLifecycleConfiguration", "NoSuchCORSConfiguration",
			"NoSuchWebsiteConfiguration", "OwnershipControlsNotFoundError", "NoSuchPublicAccessBlockConfiguration",
			"ServerSideEncryptionConfigurationNotFoundError", "ReplicationConfigurationNotFoundError":
			names = "Bucket"
		}
		for _, name := range strings.Fields(names) {
			shown := name
			if name == "Bucket" {
				shown = "BucketName"
			}
			if v := c.Params.Get(name); v.Kind == value.String {
				details.Set(shown, v)
			}
		}
	}
	return details
}

// BareError gives the code and message that the CLI shows for an answer of which
// it sees the HTTP status only.
func BareError(status int) (code, message string) {
	switch status {
	case 301:
		message = "Moved Permanently"
	case 304:
		message = "Not Modified"
	case 400:
		message = "Bad Request"
	case 403:
		message = "Forbidden"
	case 404:
		message = "Not Found"
	case 405:
		message = "Method Not Allowed"
	case 409:
		message = "Conflict"
	case 412:
		message = "Precondition Failed"
	case 416:
		message = "Requested Range Not Satisfiable"
	case 501:
		message = "Not Implemented"
	default:
		message = "Unknown"
	}
	return strconv.Itoa(status), message
}
