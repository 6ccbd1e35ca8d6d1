package call

// Authenticate checks the credentials of a call before the service looks at it.
// S3 and the query services (IAM, STS) word the same refusals differently.
//
// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
// https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
func (c *Call) Authenticate(s3 bool) *Error {
	k := c.Caller
	if k == nil || k.Account == nil {
		return nil
	}
	var err *Error
	unknown := k.Inactive || k.Gone() || !k.Hidden && c.World.Credential(k.AccessKeyID) != k
	switch {
	case k.Expired(c.World.Now) && s3:
		return Fail(400, "ExpiredToken", "The provided token has expired.")
	case k.Expired(c.World.Now):
		return Fail(403, "ExpiredToken", "The security token included in the request is expired")
	case unknown && s3:
		err = Fail(403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.")
	case unknown:
		err = Fail(403, "InvalidClientTokenId", "The security token included in the request is invalid.")
	default:
		return nil
	}
	switch {
	case k.Gone():
		err.Why = "The user or role that these credentials are of has been deleted."
	case k.Inactive:
		err.Why = "This access key is inactive."
	}
	return err
}
