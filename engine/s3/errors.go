package s3

import (
	"crossgrant/engine/call"
	"crossgrant/engine/value"
)

// S3's own messages.
//
// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html

func accessDenied() *call.Error { return call.Fail(403, "AccessDenied", "Access Denied") }

func noSuchBucket() *call.Error {
	return call.Fail(404, "NoSuchBucket", "The specified bucket does not exist")
}

func noSuchKey() *call.Error {
	return call.Fail(404, "NoSuchKey", "The specified key does not exist.")
}

func malformedXML() *call.Error {
	return call.Fail(400, "MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema")
}

func methodNotAllowed() *call.Error {
	return call.Fail(405, "MethodNotAllowed", "The specified method is not allowed against this resource.")
}

func invalidArgument(message string) *call.Error { return call.Fail(400, "InvalidArgument", message) }

func invalidRequest(message string) *call.Error { return call.Fail(400, "InvalidRequest", message) }

// aclsDisabled: what a bucket with BucketOwnerEnforced answers to other ACLs.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-ownership-error-responses.html
func aclsDisabled() *call.Error {
	return call.Fail(400, "AccessControlListNotSupported", "The bucket does not allow ACLs")
}

func aclsWithEnforcedOwnership() *call.Error {
	return call.Fail(400, "InvalidBucketAclWithObjectOwnership",
		"Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting")
}

// head makes a HEAD request of a handler. Its answer has no body, so that of an
// error the client sees the status only.
//
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
func head(handle call.Handler) call.Handler {
	return func(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
		out, err := handle(c, in)
		if err == nil || err.NotModelled != "" {
			return out, err
		}
		err.NoBody = true
		switch err.HTTPStatus {
		case 403:
			err.Code, err.Message = "403", "Forbidden"
		case 404:
			err.Code, err.Message = "404", "Not Found"
		case 304:
			// is its own code already
		case 405:
			err.Code, err.Message = "405", "Method Not Allowed"
		case 412:
			err.Code, err.Message = "412", "Precondition Failed"
		case 416:
			err.Code, err.Message = "416", "Requested Range Not Satisfiable"
		default:
			err.Code, err.Message = "400", "Bad Request"
		}
		return out, err
	}
}
