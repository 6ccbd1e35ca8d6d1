package awscli

import "strings"

// endpoint reads --endpoint-url. Endpoints of Amazon S3 are known, so that a
// request without TLS can be made; ok is false for every other one.
//
// https://docs.aws.amazon.com/general/latest/gr/s3.html
func (c *Command) endpoint(url string) (ok bool) {
	host, plain := strings.CutPrefix(url, "http://")
	if !plain {
		var secure bool
		if host, secure = strings.CutPrefix(url, "https://"); !secure {
			return false
		}
	}
	host = strings.TrimSuffix(host, "/")
	if c.Service != "s3api" && c.Service != "s3" {
		return false
	}
	if host == "s3.amazonaws.com" {
		host = "s3.us-east-1.amazonaws.com"
	}
	region, aws := strings.CutSuffix(host, ".amazonaws.com")
	region, s3 := strings.CutPrefix(region, "s3.")
	if !aws || !s3 || region == "" || strings.Contains(region, ".") {
		return false
	}
	c.EndpointRegion, c.PlainHTTP = region, plain
	return true
}
