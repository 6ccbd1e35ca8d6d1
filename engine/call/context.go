package call

import (
	"strconv"
	"strings"
	"time"

	"crossgrant/engine/eval"
	"crossgrant/engine/timestamp"
	"crossgrant/engine/world"
)

// Context collects the condition keys of a request. They depend on the service of
// the action, the owner of the resource and the keys of the access, and on nothing
// else of it.
//
// Source: IAM User Guide, "AWS global condition context keys"
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
func (c *Call) Context(a Access) *eval.Context {
	x := c.commonKeys().Clone()
	c.resourceKeys(x, a)
	switch {
	case strings.HasPrefix(a.Action, "s3:"):
		c.s3Keys(x)
	case strings.HasPrefix(a.Action, "iam:"):
		// IAM has one endpoint for all Regions, which is in this one.
		x.Set("aws:RequestedRegion", "us-east-1")
	}
	for _, k := range a.Keys {
		if len(k.Values) == 0 {
			x.SetUnmodelled(k.Name)
		} else {
			x.Set(k.Name, k.Values...)
		}
	}
	return x
}

// commonKeys are the same for everything that the call asks for.
func (c *Call) commonKeys() *eval.Context {
	if c.common == nil {
		c.common = eval.NewContext()
		c.requestKeys(c.common)
		c.principalKeys(c.common)
	}
	return c.common
}

func stamp(t time.Time) string { return timestamp.Format(t) + "Z" }

// requestKeys are there for every request.
func (c *Call) requestKeys(x *eval.Context) {
	x.Set("aws:CurrentTime", stamp(c.World.Now))
	x.Set("aws:EpochTime", strconv.FormatInt(c.World.Now.Unix(), 10))
	x.Set("aws:RequestedRegion", c.Region)
	x.Set("aws:UserAgent", "aws-cli/2")
	if c.Caller != nil && c.Caller.Kind == world.ServicePrincipal {
		// What a service calls from is its own affair: the keys about the network
		// are not part of such a request.
		// https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
		x.Set("aws:ViaAWSService", "false")
		// For whom it calls is no part of a scenario.
		for _, key := range []string{"aws:SourceArn", "aws:SourceAccount", "aws:SourceOrgID", "aws:SourceOrgPaths"} {
			x.SetUnmodelled(key)
		}
		return
	}
	x.Set("aws:ViaAWSService", "false")
	x.Set("aws:SecureTransport", strconv.FormatBool(!c.PlainHTTP))
	if e := c.World.VPCEndpoint; e != nil {
		x.Set("aws:SourceVpce", e.ID)
		if e.VPC != "" {
			x.Set("aws:SourceVpc", e.VPC)
		}
		// Whose endpoint it is, and the private address behind it, are no part of a
		// scenario.
		for _, key := range []string{"aws:VpcSourceIp", "aws:SourceVpcArn", "aws:VpceAccount", "aws:VpceOrgID", "aws:VpceOrgPaths"} {
			x.SetUnmodelled(key)
		}
	} else {
		x.Set("aws:SourceIp", c.World.SourceIP)
	}
}

// principalKeys are present exactly for the principals for which AWS has them.
func (c *Call) principalKeys(x *eval.Context) {
	k := c.Caller
	if k == nil {
		x.Set("aws:PrincipalType", "Anonymous")
		x.Set("aws:PrincipalAccount", "anonymous")
		x.Set("aws:userid", "anonymous")
		return
	}
	if k.Kind == world.ServicePrincipal {
		x.Set("aws:PrincipalIsAWSService", "true")
		x.Set("aws:PrincipalServiceName", k.Service)
		x.Set("aws:PrincipalServiceNamesList", k.Service)
		return
	}
	setTags(x, "", k.Claims)
	if k.Provider != "" {
		x.Set("aws:FederatedProvider", k.Provider)
	}
	if k.Kind == world.WebIdentity {
		// What else of the caller such a request tells is not documented.
		for _, key := range []string{"aws:PrincipalType", "aws:PrincipalAccount", "aws:userid"} {
			x.SetUnmodelled(key)
		}
		return
	}
	p := c.Principal()
	x.Set("aws:PrincipalIsAWSService", "false")
	x.Set("aws:PrincipalAccount", p.Account)
	x.Set("aws:userid", k.UserID())
	c.organizationKeys(x, "aws:Principal", k.Account)
	switch p.Kind {
	case eval.Root:
		x.Set("aws:PrincipalType", "Account")
		x.Set("aws:PrincipalArn", p.ARN)
	case eval.User:
		x.Set("aws:PrincipalType", "User")
		x.Set("aws:PrincipalArn", p.ARN)
		x.Set("aws:username", k.User.Name)
		setTags(x, "aws:PrincipalTag/", k.User.Tags)
	case eval.RoleSession:
		x.Set("aws:PrincipalType", "AssumedRole")
		x.Set("aws:PrincipalArn", p.RoleARN)
		setTags(x, "aws:PrincipalTag/", k.Role.Tags)
		setTags(x, "aws:PrincipalTag/", k.Tags)
	case eval.FederatedUser:
		x.Set("aws:PrincipalType", "FederatedUser")
		x.Set("aws:PrincipalArn", p.ARN)
		if k.User != nil {
			setTags(x, "aws:PrincipalTag/", k.User.Tags)
		}
		setTags(x, "aws:PrincipalTag/", k.Tags)
	}
	if k.Temporary() {
		x.Set("aws:TokenIssueTime", stamp(k.Issued))
		x.Set("aws:MultiFactorAuthPresent", strconv.FormatBool(!k.MFAAt.IsZero()))
		if !k.MFAAt.IsZero() {
			x.Set("aws:MultiFactorAuthAge", strconv.Itoa(int(c.World.Now.Sub(k.MFAAt)/time.Second)))
		}
	}
	if k.SourceIdentity != "" {
		x.Set("aws:SourceIdentity", k.SourceIdentity)
	}
}

// resourceKeys tell whose the resource is.
func (c *Call) resourceKeys(x *eval.Context, a Access) {
	if a.Owner == nil || a.Resource == "*" {
		return
	}
	x.Set("aws:ResourceAccount", a.Owner.ID)
	c.organizationKeys(x, "aws:Resource", a.Owner)
}

func (c *Call) organizationKeys(x *eval.Context, prefix string, a *world.Account) {
	path := c.World.Organization.Path(a)
	if path == nil {
		return
	}
	x.Set(prefix+"OrgID", c.World.Organization.ID)
	var b strings.Builder
	b.WriteString(c.World.Organization.ID)
	for _, u := range path {
		b.WriteString("/" + u.ID)
	}
	b.WriteByte('/')
	x.Set(prefix+"OrgPaths", b.String())
}

// s3Keys are there for every S3 action, as the AWS CLI signs and sends requests.
//
// https://docs.aws.amazon.com/AmazonS3/latest/API/bucket-policy-s3-sigv4-conditions.html
func (c *Call) s3Keys(x *eval.Context) {
	if account, ok := x.Get("aws:resourceaccount"); ok {
		x.Set("s3:ResourceAccount", account...)
	}
	if c.Caller != nil && c.Caller.Kind == world.ServicePrincipal {
		return
	}
	if !c.PlainHTTP {
		x.Set("s3:TlsVersion", "1.3")
	}
	// The hash of the payload depends on how a client streams it.
	x.SetUnmodelled("s3:x-amz-content-sha256")
	if c.Caller == nil {
		return
	}
	x.Set("s3:authType", "REST-HEADER")
	x.Set("s3:signatureversion", "AWS4-HMAC-SHA256")
	x.Set("s3:signatureAge", "0")
}

func setTags(x *eval.Context, prefix string, tags []world.Tag) {
	for _, t := range tags {
		x.Set(prefix+t.Key, t.Value)
	}
}
