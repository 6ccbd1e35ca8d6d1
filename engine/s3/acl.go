package s3

import (
	"strings"

	"crossgrant/engine/acl"
	"crossgrant/engine/call"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// requestedACL is what a request says about an ACL, before it is known whose
// object it will be.
type requestedACL struct {
	given  bool
	canned string
	grants []acl.Grant
	body   bool   // the grants came as an AccessControlPolicy
	owner  string // that the AccessControlPolicy names
}

// Grant headers, in the order in which their grants are stored.
var grantHeaders = []struct {
	parameter  string
	permission acl.Permission
}{
	{"GrantRead", acl.Read}, {"GrantWrite", acl.Write}, {"GrantReadACP", acl.ReadACP},
	{"GrantWriteACP", acl.WriteACP}, {"GrantFullControl", acl.FullControl},
}

const maxGrants = 100

// readACL reads the ACL of a request from its headers or its body, of which there
// may be one kind only.
func readACL(in *value.Value) (requestedACL, *call.Error) {
	var r requestedACL
	for _, h := range grantHeaders {
		if !in.Has(h.parameter) {
			continue
		}
		r.given = true
		grantees, err := parseGrantees(in.Str(h.parameter))
		if err != nil {
			return r, err
		}
		for _, g := range grantees {
			r.grants = append(r.grants, acl.Grant{Grantee: g, Permission: h.permission})
		}
	}
	if in.Has("ACL") {
		if r.given {
			return r, invalidRequest("Specifying both Canned ACLs and Header Grants is not allowed")
		}
		r.given, r.canned = true, in.Str("ACL")
		if _, ok := acl.Canned(r.canned, "", "", true); !ok {
			return r, invalidArgument("")
		}
	}
	if in.Has("AccessControlPolicy") {
		if r.given {
			return r, call.Fail(400, "UnexpectedContent", "This request does not support content")
		}
		return bodyACL(in.Get("AccessControlPolicy"))
	}
	if len(r.grants) > maxGrants {
		return r, malformedACL()
	}
	return r, nil
}

func malformedACL() *call.Error {
	return call.Fail(400, "MalformedACLError", "The XML you provided was not well-formed or did not validate against our published schema")
}

// bodyACL reads an AccessControlPolicy.
func bodyACL(body *value.Value) (requestedACL, *call.Error) {
	r := requestedACL{given: true, body: true, owner: body.Get("Owner").Str("ID")}
	list := body.Get("Grants")
	if r.owner == "" || len(list.Items) > maxGrants {
		return r, malformedACL()
	}
	for _, g := range list.Items {
		p := acl.Permission(g.Str("Permission"))
		switch p {
		case acl.Read, acl.Write, acl.ReadACP, acl.WriteACP, acl.FullControl:
		default:
			return r, malformedACL()
		}
		grantee := g.Get("Grantee")
		var to acl.Grantee
		var err *call.Error
		switch grantee.Str("Type") {
		case "CanonicalUser":
			to, err = granteeOf("id", grantee.Str("ID"))
		case "Group":
			to, err = granteeOf("uri", grantee.Str("URI"))
		case "AmazonCustomerByEmail":
			to, err = granteeOf("emailaddress", grantee.Str("EmailAddress"))
		default:
			err = malformedACL()
		}
		if err != nil {
			return r, err
		}
		r.grants = append(r.grants, acl.Grant{Grantee: to, Permission: p})
	}
	return r, nil
}

// parseGrantees reads a grant header: type=value, separated by commas; the value
// may stand in double quotes.
//
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
func parseGrantees(header string) ([]acl.Grantee, *call.Error) {
	var out []acl.Grantee
	for _, item := range strings.Split(header, ",") {
		kind, text, ok := strings.Cut(strings.TrimSpace(item), "=")
		if !ok {
			return nil, invalidArgument("Argument format not recognized")
		}
		text = strings.TrimSpace(text)
		if n := len(text); n >= 2 && text[0] == '"' && text[n-1] == '"' {
			text = text[1 : n-1]
		}
		g, err := granteeOf(strings.ToLower(strings.TrimSpace(kind)), text)
		if err != nil {
			return nil, err
		}
		out = append(out, g)
	}
	return out, nil
}

// granteeOf checks one grantee. Whether a canonical user ID belongs to an account
// outside the scenario cannot be known; its form is checked.
func granteeOf(kind, text string) (acl.Grantee, *call.Error) {
	switch kind {
	case "id":
		if text != acl.AnonymousOwner && (len(text) != 64 || strings.IndexFunc(text, notHex) >= 0) {
			return acl.Grantee{}, invalidArgument("Invalid id")
		}
		return acl.Grantee{ID: text}, nil
	case "uri":
		if text != acl.AllUsers && text != acl.AuthenticatedUsers && text != acl.LogDelivery {
			return acl.Grantee{}, invalidArgument("Invalid group uri")
		}
		return acl.Grantee{URI: text}, nil
	case "emailaddress":
		// Since October 2025 S3 resolves no grantee by e-mail address any more:
		// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectAcl.html
		return acl.Grantee{}, methodNotAllowed()
	}
	return acl.Grantee{}, invalidArgument("Argument format not recognized")
}

func notHex(r rune) bool { return !(r >= '0' && r <= '9' || r >= 'a' && r <= 'f') }

// list is the ACL that is stored for an owner. Explicit grants replace everything:
// the owner is not added to them.
func (r requestedACL) list(owner, bucketOwner string, object bool) acl.List {
	switch {
	case r.canned != "":
		list, _ := acl.Canned(r.canned, owner, bucketOwner, object)
		return list
	case r.given:
		return acl.List{Owner: owner, Grants: r.grants}
	}
	return acl.Private(owner)
}

// printACL is the response of GetBucketAcl and GetObjectAcl. S3 stopped returning
// display names in November 2025.
func printACL(list acl.List) *value.Value {
	grants := value.List()
	for _, g := range list.Grants {
		grantee := value.Struct()
		if g.Grantee.URI != "" {
			grantee.Set("Type", value.Of("Group"))
			grantee.Set("URI", value.Of(g.Grantee.URI))
		} else {
			grantee.Set("ID", value.Of(g.Grantee.ID))
			grantee.Set("Type", value.Of("CanonicalUser"))
		}
		grants.Append(value.Struct(
			value.M("Grantee", grantee), value.S("Permission", string(g.Permission))))
	}
	return value.Struct(value.M("Owner", value.Struct(value.S("ID", list.Owner))), value.M("Grants", grants))
}

// visible is an ACL as the bucket's Block Public Access settings let it count, and
// so as S3 returns it.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
func visible(b *world.Bucket, list acl.List) acl.List {
	if b.EffectiveBlockPublicAccess().IgnorePublicAcls {
		return list.WithoutPublic()
	}
	return list
}

func getBucketACL(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, err := bucketOf(c, in)
	if err != nil {
		return nil, err
	}
	if err := c.Authorize(onBucket(b, "s3:GetBucketAcl")); err != nil {
		return nil, err
	}
	return printACL(visible(b, b.EffectiveACL())), nil
}

func putBucketACL(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, err := bucketOf(c, in)
	if err != nil {
		return nil, err
	}
	r, err := readACL(in)
	if err != nil {
		return nil, err
	}
	if !r.given {
		return nil, missingACL()
	}
	if err := c.Authorize(onBucket(b, "s3:PutBucketAcl", headerKeys(in, aclHeaders)...)); err != nil {
		return nil, err
	}
	owner := b.Account.CanonicalUserID
	if b.ACLsDisabled() {
		return nil, aclsDisabled()
	}
	if r.body && r.owner != owner {
		return nil, accessDenied()
	}
	list := r.list(owner, owner, false)
	if list.Public() && b.EffectiveBlockPublicAccess().BlockPublicAcls {
		return nil, blockedPublic(c, b, "s3:PutBucketAcl", b.ARN(), "ACLs", "BlockPublicAcls")
	}
	b.ACL = list
	c.World.Touch(b.EntityID())
	return nil, nil
}

func missingACL() *call.Error {
	return call.Fail(400, "MissingSecurityHeader", "Your request was missing a required header")
}

func getObjectACL(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, _, err := objectOf(c, in)
	if err != nil {
		return nil, err
	}
	o, err := existing(c, b, in, nil, "s3:GetObjectAcl")
	if err != nil {
		return nil, err
	}
	return printACL(visible(b, o.EffectiveACL())), nil
}

func putObjectACL(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	b, _, err := objectOf(c, in)
	if err != nil {
		return nil, err
	}
	r, err := readACL(in)
	if err != nil {
		return nil, err
	}
	if !r.given {
		return nil, missingACL()
	}
	o, err := existing(c, b, in, headerKeys(in, aclHeaders), "s3:PutObjectAcl")
	if err != nil {
		return nil, err
	}
	if b.ACLsDisabled() {
		return nil, aclsDisabled()
	}
	if r.body && r.owner != o.Owner() {
		return nil, accessDenied()
	}
	list := r.list(o.Owner(), b.Account.CanonicalUserID, true)
	if list.Public() && b.EffectiveBlockPublicAccess().BlockPublicAcls {
		return nil, blockedPublic(c, b, "s3:PutObjectAcl", b.ObjectARN(o.Key), "ACLs", "BlockPublicAcls")
	}
	o.ACL = list
	c.World.Touch(o.EntityID())
	return nil, nil
}

// allowsUpload: what Object Ownership and Block Public Access say to the ACL of a
// new object, which is list.
func (r requestedACL) allowsUpload(c *call.Call, b *world.Bucket, key string, list acl.List) *call.Error {
	if !r.given {
		return nil
	}
	if b.ACLsDisabled() {
		if r.canned == "bucket-owner-full-control" {
			return nil
		}
		toOwner := len(r.grants) > 0
		for _, g := range r.grants {
			toOwner = toOwner && g.Permission == acl.FullControl && g.Grantee.ID == b.Account.CanonicalUserID
		}
		if toOwner {
			c.Doubt("grant-header-under-enforced")
		}
		return aclsDisabled()
	}
	if list.Public() && b.EffectiveBlockPublicAccess().BlockPublicAcls {
		return blockedPublic(c, b, "s3:PutObject", b.ObjectARN(key), "ACLs", "BlockPublicAcls")
	}
	return nil
}

// authorizeUpload asks for s3:PutObjectAcl where an upload sets an ACL. AWS demands
// the permission, and yet its own samples for uploads from another account grant
// s3:PutObject alone in the bucket policy. Both hold if the account that has to
// allow it is the writer's, who owns the object at that moment.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
func (r requestedACL) authorizeUpload(c *call.Call, b *world.Bucket, key string, keys []call.Key) *call.Error {
	if !r.given || b.ACLsDisabled() && r.canned == "bucket-owner-full-control" ||
		c.Caller != nil && c.Caller.Kind == world.ServicePrincipal {
		return nil
	}
	a := missingObject(b, key, "s3:PutObjectAcl", keys)
	a.Authority = c.CanonicalID()
	err := c.Authorize(a)
	if a.Authority != b.Account.CanonicalUserID && c.DeniedBy(err, "") {
		c.Doubt("upload-acl-permission")
	}
	return err
}

// writer is the canonical user ID of whoever uploads.
func writer(c *call.Call) string {
	if c.Caller != nil && c.Caller.Kind == world.ServicePrincipal {
		return world.CanonicalUserID(c.Caller.Service)
	}
	return c.CanonicalID()
}

// newOwner is who owns what is uploaded now. Of the ways to give the bucket owner
// full control only the canned ACL hands over the object.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
func (r requestedACL) newOwner(c *call.Call, b *world.Bucket) string {
	if b.ACLsDisabled() || b.Ownership == world.BucketOwnerPreferred && r.canned == "bucket-owner-full-control" {
		return b.Account.CanonicalUserID
	}
	return writer(c)
}
