package awscli

import "testing"

func TestEndpoint(t *testing.T) {
	for _, c := range []struct {
		service, url string
		region       string // "" for an endpoint that is not known
		plain        bool
	}{
		{"s3api", "http://s3.us-east-1.amazonaws.com", "us-east-1", true},
		{"s3api", "http://s3.amazonaws.com/", "us-east-1", true},
		{"s3api", "https://s3.eu-west-1.amazonaws.com", "eu-west-1", false},
		{"sts", "http://s3.us-east-1.amazonaws.com", "", false},
		{"s3api", "http://sts.amazonaws.com", "", false},
		{"s3api", "http://s3..amazonaws.com", "", false},
		{"s3api", "http://s3.us-east-1.amazonaws.com.example.com", "", false},
		{"s3api", "s3.us-east-1.amazonaws.com", "", false},
		{"s3api", "", "", false},
	} {
		cmd := Command{Service: c.service}
		ok := cmd.endpoint(c.url)
		if ok != (c.region != "") || cmd.EndpointRegion != c.region || cmd.PlainHTTP != c.plain {
			t.Errorf("%s %q: %v, region %q, plain %v", c.service, c.url, ok, cmd.EndpointRegion, cmd.PlainHTTP)
		}
	}
}
