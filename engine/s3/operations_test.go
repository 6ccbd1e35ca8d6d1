package s3_test

import (
	"strings"
	"testing"

	"crossgrant/engine/acl"
	"crossgrant/engine/s3"
	"crossgrant/engine/service/servicetest"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

const admin = servicetest.Admin

var (
	idA = strings.Repeat("a", 64)
	idB = strings.Repeat("b", 64)
	idC = strings.Repeat("c", 64)
)

// stage has an administrator in every account, and Jill without any policy in A.
func stage(t *testing.T) *servicetest.Stage {
	s := servicetest.New(t, s3.Lookup)
	for _, name := range []string{"A/admin", "B/admin", "C/admin"} {
		s.User(name, admin)
	}
	s.User("A/Jill")
	return s
}

func policyFor(statement string) string {
	return `{'Version':'2012-10-17','Statement':[` + statement + `]}`
}

func allow(principal, action, resource string) string {
	return `{'Effect':'Allow','Principal':` + principal + `,'Action':'` + action + `','Resource':'arn:aws:s3:::` + resource + `'}`
}

func identity(action, resource string) string {
	return policyFor(`{'Effect':'Allow','Action':'` + action + `','Resource':'` + resource + `'}`)
}

const (
	rootB    = `{'AWS':'arn:aws:iam::222222222222:root'}`
	everyone = `'*'`
)

func TestCreateBucket(t *testing.T) {
	s := stage(t)
	s.User("A/creator", identity("s3:CreateBucket", "*"))
	b := s.Bucket("B/taken", world.BucketOwnerEnforced, "")
	out := s.Want("OK", "A/admin", "CreateBucket", `{'Bucket':'examplebucket'}`)
	if got := servicetest.Text(out); got != `{"Location":"/examplebucket","BucketArn":"arn:aws:s3:::examplebucket"}` {
		t.Error(got)
	}
	created := s.World.Bucket("examplebucket")
	if created == nil || created.Ownership != world.BucketOwnerEnforced || !created.EffectiveBlockPublicAccess().BlockPublicPolicy || created.Account.Name != "A" {
		t.Fatalf("%+v", created)
	}
	if got := s.World.TakeChanges(); len(got) != 1 || got[0] != "accounts/A/buckets/examplebucket" || s.Last.Target != got[0] {
		t.Errorf("%v, target %s", got, s.Last.Target)
	}
	for _, x := range []struct{ want, who, in string }{
		{"OK", "A/admin", `{'Bucket':'examplebucket'}`}, // us-east-1 lets one create it again
		{"BucketAlreadyExists", "B/admin", `{'Bucket':'examplebucket'}`},
		{"AccessDenied: because no identity-based policy allows the s3:CreateBucket action", "A/Jill", `{'Bucket':'jill'}`},
		{"AccessDenied: Access Denied", "", `{'Bucket':'nobody'}`},
		{"InvalidBucketName", "A/admin", `{'Bucket':'Example_Bucket'}`},
		{"InvalidBucketAclWithObjectOwnership", "A/admin", `{'Bucket':'open','ACL':'public-read'}`},
		{"InvalidBucketAclWithBlockPublicAccessError", "A/admin", `{'Bucket':'open','ACL':'public-read','ObjectOwnership':'ObjectWriter'}`},
		{"OK", "A/admin", `{'Bucket':'for-c','ObjectOwnership':'ObjectWriter','GrantRead':'id=` + idC + `'}`},
		{"OK", "A/creator", `{'Bucket':'mine','ACL':'private'}`},
		{"AccessDenied: s3:PutBucketOwnershipControls", "A/creator", `{'Bucket':'mine2','ObjectOwnership':'ObjectWriter'}`},
		{"AccessDenied: s3:PutBucketAcl", "A/creator", `{'Bucket':'mine2','GrantRead':'id=` + idC + `'}`},
		{"IllegalLocationConstraintException", "A/admin", `{'Bucket':'there','CreateBucketConfiguration':{'LocationConstraint':'eu-west-1'}}`},
		{"InvalidLocationConstraint", "A/admin", `{'Bucket':'there','CreateBucketConfiguration':{'LocationConstraint':'us-east-1'}}`},
		{"not modelled: Object Lock", "A/admin", `{'Bucket':'locked','ObjectLockEnabledForBucket':true}`},
		{"not modelled: BucketNamespace", "A/admin", `{'Bucket':'spaced','BucketNamespace':'account'}`},
	} {
		s.Want(x.want, x.who, "CreateBucket", x.in)
	}
	if b.Account.Name != "B" {
		t.Error("the bucket changed hands")
	}
}

// AWS's sample that forces ACLs off denies a plain create-bucket as well: the
// header is missing, so it is not equal.
func TestCreateBucketOwnershipKey(t *testing.T) {
	s := stage(t)
	s.User("A/dave", policyFor(`{'Effect':'Allow','Action':'s3:*','Resource':'*'},
		{'Effect':'Deny','Action':'s3:CreateBucket','Resource':'*','Condition':{'StringNotEquals':{'s3:x-amz-object-ownership':'BucketOwnerEnforced'}}}`))
	s.Want("AccessDenied: with an explicit deny", "A/dave", "CreateBucket", `{'Bucket':'plain-one'}`)
	s.Want("OK", "A/dave", "CreateBucket", `{'Bucket':'plain-one','ObjectOwnership':'BucketOwnerEnforced'}`)
}

func TestDeleteAndHeadBucket(t *testing.T) {
	s := stage(t)
	b := s.Bucket("A/examplebucket", world.ObjectWriter, "")
	s.Object(b, "k", "A", "x")
	s.Want("OK", "A/root", "HeadBucket", `{'Bucket':'examplebucket'}`)
	s.Want("403: Forbidden", "A/Jill", "HeadBucket", `{'Bucket':'examplebucket'}`)
	s.Want("404: Not Found", "A/Jill", "HeadBucket", `{'Bucket':'missing'}`)
	s.Want("AccessDenied: no identity-based policy allows the s3:DeleteBucket action", "A/Jill", "DeleteBucket", `{'Bucket':'examplebucket'}`)
	s.Want("AccessDenied: Access Denied", "B/admin", "DeleteBucket", `{'Bucket':'examplebucket'}`)
	s.Want("BucketNotEmpty", "A/admin", "DeleteBucket", `{'Bucket':'examplebucket'}`)
	s.Want("NoSuchBucket", "A/admin", "DeleteBucket", `{'Bucket':'missing'}`)
	s.Want("AccessDenied", "A/admin", "DeleteBucket", `{'Bucket':'examplebucket','ExpectedBucketOwner':'222222222222'}`)
	s.Want("OK", "A/admin", "DeleteObject", `{'Bucket':'examplebucket','Key':'k'}`)
	s.Want("OK", "A/admin", "DeleteBucket", `{'Bucket':'examplebucket'}`)
	if s.Last.HTTPStatus != 204 || s.World.Bucket("examplebucket") != nil {
		t.Error("not deleted")
	}
	if out := s.Want("OK", "A/admin", "ListBuckets", ``); len(out.Get("Buckets").Items) != 0 {
		t.Error(servicetest.Text(out))
	}
	s.Want("AccessDenied: User: arn:aws:iam::111111111111:user/Jill is not authorized to perform: s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action", "A/Jill", "ListBuckets", ``)
	s.Want("AccessDenied", "", "ListBuckets", ``)
	s.User("A/lister", identity("s3:ListAllMyBuckets", "arn:aws:s3:::*"))
	s.Want("OK", "A/lister", "ListBuckets", ``)
}

// S-01 to S-09: the bucket's own account, and the way back in for its root user.
func TestBucketPolicy(t *testing.T) {
	s := stage(t)
	s.Bucket("A/examplebucket", world.BucketOwnerEnforced, "")
	s.Want("NoSuchBucketPolicy: The bucket policy does not exist", "A/root", "GetBucketPolicy", `{'Bucket':'examplebucket'}`)
	s.Want("AccessDenied: no identity-based policy", "A/Jill", "GetBucketPolicy", `{'Bucket':'examplebucket'}`)
	s.Want("AccessDenied: Access Denied", "B/admin", "GetBucketPolicy", `{'Bucket':'examplebucket'}`)

	put := func(want, who, document string) {
		t.Helper()
		in := value.Struct(value.S("Bucket", "examplebucket"), value.S("Policy", strings.ReplaceAll(document, "'", `"`)))
		_, err := s.With(s.As(who), "PutBucketPolicy", in)
		if got := servicetest.Outcome(err); got != want && !strings.HasPrefix(got, want) {
			t.Errorf("%s:\n got %s\nwant %s", document, got, want)
		}
	}
	good := policyFor(allow(rootB, "s3:GetObject", "examplebucket/*"))
	put("OK", "A/admin", good)
	out := s.Want("OK", "A/admin", "GetBucketPolicy", `{'Bucket':'examplebucket'}`)
	if out.Str("Policy") != strings.ReplaceAll(good, "'", `"`) {
		t.Error(out.Str("Policy"))
	}
	if p := s.World.Bucket("examplebucket").Policy; p.File != "accounts/A/buckets/examplebucket/policy.json" {
		t.Error(p.File)
	}
	for _, x := range []struct{ want, document string }{
		{"MalformedPolicy: Policies must be valid JSON and the first byte must be '{'", ""},
		{"MalformedPolicy: Policies must be valid JSON and the first byte must be '{'", "[]"},
		{"MalformedPolicy: This policy contains invalid Json", "{"},
		{"MalformedPolicy: Action does not apply to any resource(s) in statement", policyFor(allow(rootB, "s3:GetObject", "examplebucket"))},
		{"MalformedPolicy: Policy has invalid resource", policyFor(allow(rootB, "s3:GetObject", "other/*"))},
		{"MalformedPolicy: Policy has invalid resource", strings.Replace(good, "arn:aws:s3:::examplebucket/*", "*", 1)},
		{"MalformedPolicy: Invalid principal in policy", policyFor(allow(`{'AWS':'arn:aws:iam::222222222222:user/nobody'}`, "s3:GetObject", "examplebucket/*"))},
		{"MalformedPolicy: Invalid principal in policy", policyFor(allow(`{'AWS':'AIDAXXXXXXXXXXXXXXXXX'}`, "s3:GetObject", "examplebucket/*"))},
		{"MalformedPolicy: Conditions do not apply to combination of actions and resources in statement", strings.Replace(good, "}]}", `,'Condition':{'StringEquals':{'s3:prefix':'x'}}}]}`, 1)},
		{"OK", policyFor(allow(`{'AWS':'arn:aws:iam::222222222222:user/admin'}`, "s3:GetObject", "examplebucket/*"))},
		{"OK", policyFor(allow(`{'AWS':'arn:aws:iam::999999999999:user/unknown'}`, "s3:GetObject", "examplebucket/*"))},
	} {
		put(x.want, "A/admin", x.document)
	}
	put("MalformedPolicy: This policy contains invalid Json", "A/Jill", "{")
	put("AccessDenied", "A/Jill", "{}")

	// Locked out, and back in.
	put("OK", "A/admin", policyFor(`{'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':['arn:aws:s3:::examplebucket','arn:aws:s3:::examplebucket/*']}`))
	s.Want("AccessDenied: with an explicit deny in a resource-based policy", "A/admin", "DeleteBucketPolicy", `{'Bucket':'examplebucket'}`)
	s.Want("AccessDenied: with an explicit deny in a resource-based policy", "A/root", "ListObjectsV2", `{'Bucket':'examplebucket'}`)
	s.Want("OK", "A/root", "DeleteBucketPolicy", `{'Bucket':'examplebucket'}`)
	s.Want("OK", "A/root", "DeleteBucketPolicy", `{'Bucket':'examplebucket'}`)
	s.Want("NoSuchBucketPolicy", "A/root", "GetBucketPolicyStatus", `{'Bucket':'examplebucket'}`)

	// Allowed by the policy, and yet not of the owner's account.
	put("OK", "A/admin", policyFor(allow(rootB, "s3:*Policy", "examplebucket")))
	for _, operation := range []string{"GetBucketPolicy", "DeleteBucketPolicy"} {
		s.Want("MethodNotAllowed: The specified method is not allowed against this resource.", "B/admin", operation, `{'Bucket':'examplebucket'}`)
	}
	put("MethodNotAllowed", "B/admin", good)
}

// S-31 to S-37, S-42.
func TestBlockPublicPolicy(t *testing.T) {
	s := stage(t)
	b := s.Bucket("A/examplebucket", world.BucketOwnerEnforced, "")
	b.BlockPublicAccess = &world.BlockPublicAccess{BlockPublicPolicy: true}
	condition := func(c string) string {
		return `{'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'arn:aws:s3:::examplebucket/*'` + c + `}`
	}
	for _, x := range []struct {
		condition string
		public    bool
	}{
		{``, true},
		{`,'Condition':{'StringEquals':{'aws:SourceVpc':'vpc-91237329'}}`, false},
		{`,'Condition':{'IpAddress':{'aws:SourceIp':'0.0.0.0/1'}}`, true},
		{`,'Condition':{'StringLike':{'aws:userid':'AROAEXAMPLE:*'}}`, true},
		{`,'Condition':{'StringLike':{'s3:DataAccessPointArn':'arn:aws:s3:us-west-2:123456789012:accesspoint/*'}}`, false},
	} {
		want := "OK"
		if x.public {
			want = "AccessDenied: User: arn:aws:iam::111111111111:user/admin is not authorized to perform: s3:PutBucketPolicy on resource: \"arn:aws:s3:::examplebucket\" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access."
		}
		text := strings.ReplaceAll(policyFor(condition(x.condition)), "'", `"`)
		_, err := s.With(s.As("A/admin"), "PutBucketPolicy", value.Struct(value.S("Bucket", "examplebucket"), value.S("Policy", text)))
		if got := servicetest.Outcome(err); got != want {
			t.Errorf("%s: %s", x.condition, got)
		}
	}
	// The account's setting counts where the bucket's is off.
	b.BlockPublicAccess, b.Account.BlockPublicAccess = nil, &world.BlockPublicAccess{BlockPublicPolicy: true}
	text := strings.ReplaceAll(policyFor(condition("")), "'", `"`)
	_, err := s.With(s.As("A/admin"), "PutBucketPolicy", value.Struct(value.S("Bucket", "examplebucket"), value.S("Policy", text)))
	if got := servicetest.Outcome(err); !strings.HasPrefix(got, "AccessDenied") {
		t.Error(got)
	}
	b.Account.BlockPublicAccess = nil
	if _, err := s.With(s.As("A/admin"), "PutBucketPolicy", value.Struct(value.S("Bucket", "examplebucket"), value.S("Policy", text))); err != nil {
		t.Error(servicetest.Outcome(err))
	}
	out := s.Want("OK", "A/admin", "GetBucketPolicyStatus", `{'Bucket':'examplebucket'}`)
	if servicetest.Text(out) != `{"PolicyStatus":{"IsPublic":true}}` {
		t.Error(servicetest.Text(out))
	}
}

func TestPublicAccessBlock(t *testing.T) {
	s := stage(t)
	s.Bucket("A/examplebucket", world.BucketOwnerEnforced, "")
	s.Want("NoSuchPublicAccessBlockConfiguration: The public access block configuration was not found", "A/admin", "GetPublicAccessBlock", `{'Bucket':'examplebucket'}`)
	s.Want("AccessDenied", "A/Jill", "GetPublicAccessBlock", `{'Bucket':'examplebucket'}`)
	s.Want("AccessDenied", "A/Jill", "PutPublicAccessBlock", `{'Bucket':'examplebucket','PublicAccessBlockConfiguration':{}}`)
	s.Want("OK", "A/admin", "PutPublicAccessBlock", `{'Bucket':'examplebucket','PublicAccessBlockConfiguration':{'BlockPublicPolicy':true}}`)
	out := s.Want("OK", "A/admin", "GetPublicAccessBlock", `{'Bucket':'examplebucket'}`)
	if got := servicetest.Text(out); got != `{"PublicAccessBlockConfiguration":{"BlockPublicAcls":false,"IgnorePublicAcls":false,"BlockPublicPolicy":true,"RestrictPublicBuckets":false}}` {
		t.Error(got)
	}
	s.Want("OK", "A/admin", "DeletePublicAccessBlock", `{'Bucket':'examplebucket'}`)
	s.Want("NoSuchPublicAccessBlockConfiguration", "A/admin", "GetPublicAccessBlock", `{'Bucket':'examplebucket'}`)
	s.Want("AccessDenied", "A/Jill", "DeletePublicAccessBlock", `{'Bucket':'examplebucket'}`)

	// The account's.
	const account = `{'AccountId':'111111111111'}`
	s.Want("NoSuchPublicAccessBlockConfiguration", "A/admin", "GetPublicAccessBlock", account)
	s.Want("AccessDenied", "A/Jill", "GetPublicAccessBlock", account)
	s.Want("AccessDenied", "B/admin", "PutPublicAccessBlock", `{'AccountId':'111111111111','PublicAccessBlockConfiguration':{'IgnorePublicAcls':true}}`)
	s.Want("AccessDenied", "", "DeletePublicAccessBlock", account)
	s.Want("OK", "A/root", "PutPublicAccessBlock", `{'AccountId':'111111111111','PublicAccessBlockConfiguration':{'IgnorePublicAcls':true}}`)
	if !s.World.Bucket("examplebucket").EffectiveBlockPublicAccess().IgnorePublicAcls {
		t.Error("the account's setting does not count")
	}
	s.Want("OK", "A/admin", "DeletePublicAccessBlock", account)
}

// E4-31, E4-32: what a change of mode does to existing objects.
func TestOwnershipControls(t *testing.T) {
	s := stage(t)
	b := s.Bucket("A/examplebucket", world.ObjectWriter, policyFor(allow(rootB, "s3:PutObject", "examplebucket/*")))
	controls := func(mode string) string {
		return `{'Bucket':'examplebucket','OwnershipControls':{'Rules':[{'ObjectOwnership':'` + mode + `'}]}}`
	}
	s.Want("OK", "B/admin", "PutObject", `{'Bucket':'examplebucket','Key':'before','GrantFullControl':'id=`+idA+`'}`)
	s.Want("AccessDenied", "A/Jill", "PutBucketOwnershipControls", controls("BucketOwnerEnforced"))
	s.Want("MalformedXML", "A/admin", "PutBucketOwnershipControls", controls("Mine"))
	s.Want("MalformedXML", "A/admin", "PutBucketOwnershipControls", `{'Bucket':'examplebucket','OwnershipControls':{'Rules':[]}}`)
	s.Want("OK", "A/admin", "PutBucketOwnershipControls", controls("BucketOwnerEnforced"))
	s.Want("OK", "B/admin", "PutObject", `{'Bucket':'examplebucket','Key':'meanwhile'}`)
	out := s.Want("OK", "A/admin", "GetObjectAcl", `{'Bucket':'examplebucket','Key':'before'}`)
	if got := servicetest.Text(out); got != `{"Owner":{"ID":"`+idA+`"},"Grants":[{"Grantee":{"ID":"`+idA+`","Type":"CanonicalUser"},"Permission":"FULL_CONTROL"}]}` {
		t.Error(got)
	}
	s.Want("OK", "A/admin", "PutBucketOwnershipControls", controls("ObjectWriter"))
	if b.Objects["before"].Owner() != idB || b.Objects["meanwhile"].Owner() != idA {
		t.Error("owners", b.Objects["before"].Owner(), b.Objects["meanwhile"].Owner())
	}
	s.Want("OK", "A/admin", "DeleteBucketOwnershipControls", `{'Bucket':'examplebucket'}`)
	s.Want("OwnershipControlsNotFoundError", "A/admin", "GetBucketOwnershipControls", `{'Bucket':'examplebucket'}`)
	s.Want("AccessDenied", "A/Jill", "GetBucketOwnershipControls", `{'Bucket':'examplebucket'}`)
	s.Want("AccessDenied", "A/Jill", "DeleteBucketOwnershipControls", `{'Bucket':'examplebucket'}`)
	// Grants to others stand in the way.
	s.Want("OK", "A/admin", "PutBucketAcl", `{'Bucket':'examplebucket','GrantRead':'id=`+idC+`'}`)
	s.Want("InvalidBucketAclWithObjectOwnership", "A/admin", "PutBucketOwnershipControls", controls("BucketOwnerEnforced"))
}

// Errors of ACLs in requests (5.3), S-22, S-27, S-28, S-30, S-57, S-58.
func TestACLErrors(t *testing.T) {
	s := stage(t)
	b := s.Bucket("A/examplebucket", world.ObjectWriter, "")
	s.Object(b, "k", "A", "x")
	grant := `{'Grantee':{'Type':'CanonicalUser','ID':'` + idC + `'},'Permission':'READ'}`
	body := func(owner, grants string) string {
		return `'AccessControlPolicy':{'Owner':{'ID':'` + owner + `'},'Grants':[` + grants + `]}`
	}
	for _, x := range []struct{ want, rest string }{
		{"InvalidRequest: Specifying both Canned ACLs and Header Grants is not allowed", `'ACL':'private','GrantRead':'id=` + idC + `'`},
		{"UnexpectedContent: This request does not support content", `'ACL':'private',` + body(idA, grant)},
		{"MissingSecurityHeader: Your request was missing a required header", ``},
		{"InvalidArgument: Invalid id", `'GrantRead':'id=xyz'`},
		{"InvalidArgument: Invalid group uri", `'GrantRead':'uri=http://example.com/'`},
		{"InvalidArgument: Argument format not recognized", `'GrantRead':'me'`},
		{"InvalidArgument: Argument format not recognized", `'GrantRead':'name=me'`},
		{"InvalidArgument", `'ACL':'mine'`},
		{"MethodNotAllowed", `'GrantRead':'emailAddress=a@example.com'`},
		{"MethodNotAllowed", body(idA, `{'Grantee':{'Type':'AmazonCustomerByEmail','EmailAddress':'a@example.com'},'Permission':'READ'}`)},
		{"MalformedACLError", body(idA, strings.Repeat(grant+",", 100)+grant)},
		{"MalformedACLError", body("", grant)},
		{"MalformedACLError", body(idA, strings.Replace(grant, "READ", "LOOK", 1))},
		{"AccessDenied", body(idB, grant)},
		{"OK", body(idA, grant)},
		{"OK", `'GrantRead':'id=\u0022` + idC + `\u0022, uri=http://acs.amazonaws.com/groups/s3/LogDelivery'`},
		{"OK", `'ACL':'private'`},
	} {
		s.Want(x.want, "A/admin", "PutObjectAcl", strings.Replace(`{'Bucket':'examplebucket','Key':'k',`+x.rest+`}`, ",}", "}", 1))
		s.Want(x.want, "A/admin", "PutBucketAcl", strings.Replace(`{'Bucket':'examplebucket',`+x.rest+`}`, ",}", "}", 1))
	}
	s.Want("AccessDenied", "A/Jill", "PutBucketAcl", `{'Bucket':'examplebucket','ACL':'private'}`)
	s.Want("AccessDenied", "A/Jill", "GetBucketAcl", `{'Bucket':'examplebucket'}`)

	b.BlockPublicAccess = &world.BlockPublicAccess{BlockPublicAcls: true}
	for _, canned := range []string{"public-read", "authenticated-read"} {
		s.Want("AccessDenied: because public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access.",
			"A/admin", "PutObjectAcl", `{'Bucket':'examplebucket','Key':'k','ACL':'`+canned+`'}`)
		s.Want("AccessDenied: because public ACLs", "A/admin", "PutObject", `{'Bucket':'examplebucket','Key':'new','ACL':'`+canned+`'}`)
		s.Want("AccessDenied: because public ACLs", "A/admin", "PutBucketAcl", `{'Bucket':'examplebucket','ACL':'`+canned+`'}`)
	}
	for _, canned := range []string{"private", "bucket-owner-full-control"} {
		s.Want("OK", "A/admin", "PutObject", `{'Bucket':'examplebucket','Key':'new','ACL':'`+canned+`'}`)
	}
	b.BlockPublicAccess = &world.BlockPublicAccess{IgnorePublicAcls: true}
	s.Want("OK", "A/admin", "PutObject", `{'Bucket':'examplebucket','Key':'new','ACL':'public-read'}`)
	if !b.Objects["new"].ACL.Public() {
		t.Error("the ACL was not stored")
	}
	if out := s.Want("OK", "A/admin", "GetObjectAcl", `{'Bucket':'examplebucket','Key':'new'}`); len(out.Get("Grants").Items) != 1 {
		t.Error(servicetest.Text(out))
	}
	b.Ownership = world.BucketOwnerEnforced
	s.Want("AccessControlListNotSupported: The bucket does not allow ACLs", "A/admin", "PutBucketAcl", `{'Bucket':'examplebucket','ACL':'private'}`)
	s.Want("AccessControlListNotSupported", "A/admin", "PutObjectAcl", `{'Bucket':'examplebucket','Key':'k','ACL':'private'}`)
	b.BlockPublicAccess = &world.BlockPublicAccess{BlockPublicAcls: true}
	s.Want("AccessControlListNotSupported", "A/admin", "PutObject", `{'Bucket':'examplebucket','Key':'k','ACL':'public-read'}`)
}

// Who owns an upload: E4-25 to E4-29.
func TestUploadOwnership(t *testing.T) {
	for _, x := range []struct {
		mode              world.Ownership
		header            string
		want, owner, acls string
	}{
		{world.ObjectWriter, ``, "OK", idB, "b"},
		{world.ObjectWriter, `,'ACL':'bucket-owner-full-control'`, "OK", idB, "ba"},
		{world.ObjectWriter, `,'GrantFullControl':'id=` + idA + `'`, "OK", idB, "a"},
		{world.BucketOwnerPreferred, ``, "OK", idB, "b"},
		{world.BucketOwnerPreferred, `,'ACL':'bucket-owner-full-control'`, "OK", idA, "a"},
		{world.BucketOwnerPreferred, `,'GrantFullControl':'id=` + idA + `'`, "OK", idB, "a"},
		{world.BucketOwnerEnforced, ``, "OK", idA, "a"},
		{world.BucketOwnerEnforced, `,'ACL':'bucket-owner-full-control'`, "OK", idA, "a"},
		{world.BucketOwnerEnforced, `,'GrantFullControl':'id=` + idA + `'`, "AccessControlListNotSupported", "", ""},
		{world.BucketOwnerEnforced, `,'ACL':'private'`, "AccessControlListNotSupported", "", ""},
	} {
		s := stage(t)
		b := s.Bucket("A/examplebucket", x.mode, policyFor(allow(rootB, "s3:PutObject", "examplebucket/*")))
		s.Want(x.want, "B/admin", "PutObject", `{'Bucket':'examplebucket','Key':'k'`+x.header+`}`)
		o := b.Objects["k"]
		if o == nil {
			if x.owner != "" {
				t.Errorf("%s%s: not stored", x.mode, x.header)
			}
			continue
		}
		grantees := ""
		for _, g := range o.ACL.Grants {
			grantees += g.Grantee.ID[:1]
		}
		if o.Owner() != x.owner || grantees != x.acls {
			t.Errorf("%s%s: owner %.1s, grants to %s", x.mode, x.header, o.Owner(), grantees)
		}
	}
}

// An upload with an ACL needs s3:PutObjectAcl of the writer's account besides.
func TestUploadWithACLNeedsPutObjectAcl(t *testing.T) {
	s := stage(t)
	b := s.Bucket("A/examplebucket", world.ObjectWriter, policyFor(allow(rootB, "s3:PutObject", "examplebucket/*")))
	s.User("A/put", identity("s3:PutObject", "*"))
	s.User("B/put", identity("s3:PutObject", "*"))
	in := func(acl string) string { return `{'Bucket':'examplebucket','Key':'k','ACL':'` + acl + `'}` }
	s.Want("AccessDenied: s3:PutObjectAcl", "A/put", "PutObject", in("public-read"))
	s.Want("AccessDenied: Access Denied", "B/put", "PutObject", in("bucket-owner-full-control"))
	s.Want("OK", "A/admin", "PutObject", in("public-read"))
	s.Want("OK", "B/admin", "PutObject", in("bucket-owner-full-control"))
	b.Ownership = world.BucketOwnerPreferred
	s.Want("OK", "B/admin", "PutObject", in("bucket-owner-full-control"))
	b.Ownership = world.BucketOwnerEnforced
	s.Want("OK", "B/put", "PutObject", in("bucket-owner-full-control"))
	s.Want("OK", "A/put", "PutObject", in("bucket-owner-full-control"))
}

func TestPutObject(t *testing.T) {
	s := stage(t)
	b := s.Bucket("A/examplebucket", world.BucketOwnerEnforced, "")
	s.User("A/put", identity("s3:PutObject", "arn:aws:s3:::examplebucket/*"))
	out := s.Want("OK", "A/put", "PutObject", `{'Bucket':'examplebucket','Key':'k','Body':'hello','ContentType':'text/plain','Metadata':{'Colour':'blue'},'StorageClass':'STANDARD'}`)
	if got := servicetest.Text(out); got != `{"ETag":""5d41402abc4b2a76b9719d911017c592"","ChecksumCRC64NVME":"M3eFcAZSQlc=","ChecksumType":"FULL_OBJECT","ServerSideEncryption":"AES256"}` {
		t.Error(got)
	}
	if got := s.World.TakeChanges(); len(got) != 1 || got[0] != "accounts/A/buckets/examplebucket#k" || s.Last.Target != got[0] {
		t.Errorf("%v, target %s", got, s.Last.Target)
	}
	for _, x := range []struct{ want, rest string }{
		{"AccessDenied: s3:PutObjectTagging", `'Tagging':'a=1'`},
		{"AccessDenied: s3:PutObjectRetention", `'ObjectLockMode':'GOVERNANCE','ObjectLockRetainUntilDate':'2027-01-01T00:00:00Z'`},
		{"AccessDenied: s3:GetObject", `'IfMatch':'x'`},
		{"OK", `'IfNoneMatch':'*'`},
		{"PreconditionFailed", `'IfNoneMatch':'*'`},
		{"InvalidArgument: x-amz-tagging", `'Tagging':'a=1&a=2'`},
		{"InvalidTag: The TagKey you have provided is invalid", `'Tagging':'a%5B=1'`},
		{"BadRequest: Object tags cannot be greater than 10", `'Tagging':'a=&b=&c=&d=&e=&f=&g=&h=&i=&j=&k='`},
		{"InvalidStorageClass", `'StorageClass':'COLD'`},
		{"InvalidArgument", `'ServerSideEncryption':'rot13'`},
		{"InvalidArgument", `'ObjectLockMode':'GOVERNANCE'`},
		{"InvalidDigest", `'ContentMD5':'x'`},
		{"IncompleteBody", `'ContentLength':5`},
		{"BadDigest", `'ContentMD5':'AAAAAAAAAAAAAAAAAAAAAA=='`},
		{"OK", `'ContentMD5':'1B2M2Y8AsgTpgAmY7PhCfg=='`},
		{"not modelled: KMS", `'ServerSideEncryption':'aws:kms'`},
		{"not modelled: customer", `'SSECustomerAlgorithm':'AES256'`},
		{"not modelled: WriteOffsetBytes", `'WriteOffsetBytes':1`},
		{"not modelled: SHA256", `'ChecksumAlgorithm':'SHA256'`},
		{"OK", `'ChecksumAlgorithm':'CRC32'`},
	} {
		s.Want(x.want, "A/put", "PutObject", `{'Bucket':'examplebucket','Key':'other',`+x.rest+`}`)
	}
	s.Want("InvalidRequest: Bucket is missing Object Lock Configuration", "A/admin", "PutObject", `{'Bucket':'examplebucket','Key':'other','ObjectLockLegalHoldStatus':'ON'}`)
	s.Want("OK", "A/admin", "PutObject", `{'Bucket':'examplebucket','Key':'k','Body':'hello2','IfMatch':'5d41402abc4b2a76b9719d911017c592'}`)
	s.Want("PreconditionFailed", "A/admin", "PutObject", `{'Bucket':'examplebucket','Key':'k','IfMatch':'5d41402abc4b2a76b9719d911017c592'}`)
	s.Want("NoSuchKey", "A/admin", "PutObject", `{'Bucket':'examplebucket','Key':'none','IfMatch':'x'}`)
	s.Want("KeyTooLongError", "A/admin", "PutObject", `{'Bucket':'examplebucket','Key':'`+strings.Repeat("k", 1025)+`'}`)
	s.Want("NoSuchBucket", "A/admin", "PutObject", `{'Bucket':'missing','Key':'k'}`)
	s.Want("not modelled: access points", "A/admin", "PutObject", `{'Bucket':'arn:aws:s3:us-east-1:111111111111:accesspoint/x','Key':'k'}`)
	if out := s.Want("OK", "A/admin", "GetBucketVersioning", `{'Bucket':'examplebucket'}`); servicetest.Text(out) != "null" {
		t.Error(servicetest.Text(out))
	}
	s.Want("AccessDenied", "A/Jill", "GetBucketVersioning", `{'Bucket':'examplebucket'}`)
	s.Want("AccessDenied", "A/Jill", "PutBucketVersioning", `{'Bucket':'examplebucket','VersioningConfiguration':{'Status':'Enabled'}}`)
	s.Want("IllegalVersioningConfigurationException", "A/admin", "PutBucketVersioning", `{'Bucket':'examplebucket','VersioningConfiguration':{}}`)
	s.Want("OK", "A/admin", "PutBucketVersioning", `{'Bucket':'examplebucket','VersioningConfiguration':{'Status':'Enabled'}}`)
	if b.Versioning != "Enabled" {
		t.Error(b.Versioning)
	}
	s.Want("AccessDenied", "A/Jill", "PutObject", `{'Bucket':'examplebucket','Key':'k'}`)
}

// Condition keys from headers: C-31, C-32, E4-05, E4-26, the requested tags.
func TestHeaderKeys(t *testing.T) {
	deny := func(condition string) string {
		return policyFor(`{'Effect':'Allow','Action':'s3:*','Resource':'*'},{'Effect':'Deny','Action':'s3:PutObject','Resource':'*','Condition':` + condition + `}`)
	}
	for i, x := range []struct{ condition, rest, want string }{
		{`{'StringNotEquals':{'s3:x-amz-server-side-encryption':'AES256'}}`, ``, "AccessDenied"},
		{`{'StringNotEquals':{'s3:x-amz-server-side-encryption':'AES256'}}`, `,'ServerSideEncryption':'AES256'`, "OK"},
		{`{'StringNotEquals':{'s3:x-amz-server-side-encryption':'aws:kms'}}`, `,'ServerSideEncryption':'AES256'`, "AccessDenied"},
		{`{'StringNotLike':{'s3:x-amz-copy-source':'src/public/*'}}`, ``, "AccessDenied"},
		{`{'StringNotEquals':{'s3:x-amz-acl':'bucket-owner-full-control'}}`, `,'ACL':'bucket-owner-full-control'`, "OK"},
		{`{'StringNotEquals':{'s3:x-amz-grant-full-control':'id=` + idA + `'}}`, `,'GrantFullControl':'id=` + idA + `'`, "OK"},
		{`{'StringNotEquals':{'s3:x-amz-grant-full-control':'id=` + idA + `'}}`, `,'GrantFullControl':'id=\u0022` + idA + `\u0022'`, "AccessDenied"},
		{`{'StringNotEquals':{'s3:RequestObjectTag/team':'blue'}}`, `,'Tagging':'team=blue'`, "OK"},
		{`{'StringNotEquals':{'s3:RequestObjectTag/team':'blue'}}`, `,'Tagging':'team=red'`, "AccessDenied"},
		{`{'ForAllValues:StringNotEquals':{'s3:RequestObjectTagKeys':['team']}}`, `,'Tagging':'team=red'`, "OK"},
		{`{'Null':{'s3:if-none-match':'true'}}`, `,'IfNoneMatch':'*'`, "OK"},
		{`{'StringEquals':{'s3:x-amz-storage-class':'GLACIER'}}`, `,'StorageClass':'GLACIER'`, "AccessDenied"},
		{`{'Null':{'s3:x-amz-storage-class':'true'}}`, ``, "AccessDenied"},
	} {
		s := stage(t)
		s.Bucket("A/examplebucket", world.ObjectWriter, "")
		s.User("A/dave", deny(x.condition))
		_, err := s.Call(s.As("A/dave"), "PutObject", `{'Bucket':'examplebucket','Key':'k'`+x.rest+`}`)
		if got := servicetest.Outcome(err); !strings.HasPrefix(got, x.want) {
			t.Errorf("%d %s %s: %s", i, x.condition, x.rest, got)
		}
	}
}

func TestGetObject(t *testing.T) {
	s := stage(t)
	b := s.Bucket("A/examplebucket", world.ObjectWriter, "")
	s.Want("OK", "A/admin", "PutObject", `{'Bucket':'examplebucket','Key':'k','Body':'hello','ContentType':'text/plain','CacheControl':'no-store','Metadata':{'Colour':'blue'},'Tagging':'team=blue'}`)
	out := s.Want("OK", "A/admin", "GetObject", `{'Bucket':'examplebucket','Key':'k'}`)
	if got := servicetest.Text(out); got != `{"Body":"hello","AcceptRanges":"bytes","LastModified":"2026-01-01T00:00:00+00:00","ContentLength":5,"ETag":""5d41402abc4b2a76b9719d911017c592"","ChecksumCRC64NVME":"M3eFcAZSQlc=","ChecksumType":"FULL_OBJECT","CacheControl":"no-store","ContentType":"text/plain","ServerSideEncryption":"AES256","Metadata":{"colour":"blue"},"TagCount":1}` {
		t.Error(got)
	}
	out = s.Want("OK", "A/admin", "HeadObject", `{'Bucket':'examplebucket','Key':'k'}`)
	if got := servicetest.Text(out); got != `{"AcceptRanges":"bytes","LastModified":"2026-01-01T00:00:00+00:00","ContentLength":5,"ETag":""5d41402abc4b2a76b9719d911017c592"","CacheControl":"no-store","ContentType":"text/plain","ServerSideEncryption":"AES256","Metadata":{"colour":"blue"},"TagCount":1}` {
		t.Error(got)
	}
	out = s.Want("OK", "A/admin", "GetObjectAttributes", `{'Bucket':'examplebucket','Key':'k','ObjectAttributes':['ETag','ObjectSize']}`)
	if got := servicetest.Text(out); got != `{"LastModified":"2026-01-01T00:00:00+00:00","ETag":"5d41402abc4b2a76b9719d911017c592","ObjectSize":5}` {
		t.Error(got)
	}
	s.User("A/reader", identity("s3:GetObject", "arn:aws:s3:::examplebucket/*"))
	s.User("A/versions", identity("s3:GetObjectVersion", "arn:aws:s3:::examplebucket/*"))
	s.User("A/lister", policyFor(`{'Effect':'Allow','Action':['s3:GetObject','s3:ListBucket'],'Resource':'*'}`))
	for _, x := range []struct{ want, who, in string }{
		{"OK", "A/reader", `'Key':'k'`},
		{"AccessDenied: s3:ListBucket on resource: \"arn:aws:s3:::examplebucket\"", "A/reader", `'Key':'missing'`},
		{"NoSuchKey: The specified key does not exist.", "A/lister", `'Key':'missing'`},
		{"AccessDenied: s3:GetObject ", "A/versions", `'Key':'k'`},
		{"AccessDenied: s3:GetObject ", "A/Jill", `'Key':'missing'`},
		{"OK", "A/versions", `'Key':'k','VersionId':'null'`},
		{"AccessDenied: s3:GetObjectVersion", "A/reader", `'Key':'k','VersionId':'null'`},
		{"NoSuchVersion", "A/versions", `'Key':'k','VersionId':'` + strings.Repeat("v", 32) + `'`},
		{"InvalidArgument: Invalid version id specified", "A/versions", `'Key':'k','VersionId':'v'`},
		{"AccessDenied: Access Denied", "B/admin", `'Key':'k'`},
		{"AccessDenied: Access Denied", "", `'Key':'k'`},
		{"AccessDenied", "A/reader", `'Key':'k','ExpectedBucketOwner':'222222222222'`},
		{"not modelled: Range", "A/reader", `'Key':'k','Range':'bytes=0-1'`},
	} {
		s.Want(x.want, x.who, "GetObject", `{'Bucket':'examplebucket',`+x.in+`}`)
	}
	s.Want("404: Not Found", "A/lister", "HeadObject", `{'Bucket':'examplebucket','Key':'missing'}`)
	s.Want("403: Forbidden", "A/reader", "HeadObject", `{'Bucket':'examplebucket','Key':'missing'}`)
	s.Want("AccessDenied: s3:GetObjectAttributes", "A/reader", "GetObjectAttributes", `{'Bucket':'examplebucket','Key':'k','ObjectAttributes':['ETag']}`)
	s.Want("AccessDenied", "A/reader", "GetObjectAcl", `{'Bucket':'examplebucket','Key':'k'}`)
	s.Want("AccessDenied", "A/reader", "PutObjectAcl", `{'Bucket':'examplebucket','Key':'k','ACL':'private'}`)
	s.Want("NoSuchKey", "A/admin", "GetObjectAcl", `{'Bucket':'examplebucket','Key':'missing'}`)
	s.Want("NoSuchKey", "A/admin", "PutObjectAcl", `{'Bucket':'examplebucket','Key':'missing','ACL':'private'}`)
	b.Objects["k"].StorageClass = "GLACIER"
	s.Want("InvalidObjectState", "A/admin", "GetObject", `{'Bucket':'examplebucket','Key':'k'}`)
}

// S-10 to S-19, S-43 to S-46: ACLs and public policies.
func TestACLsGrant(t *testing.T) {
	s := stage(t)
	b := s.Bucket("A/examplebucket", world.ObjectWriter, "")
	o := s.Object(b, "k", "A", "x")
	s.User("B/none")
	s.User("B/list", identity("s3:ListBucket", "*"))
	s.Want("AccessDenied", "B/list", "ListObjects", `{'Bucket':'examplebucket'}`)
	b.ACL.Grants = append(b.ACL.Grants, acl.Grant{Grantee: acl.Grantee{ID: idB}, Permission: acl.Read})
	s.Want("OK", "B/list", "ListObjects", `{'Bucket':'examplebucket'}`)
	s.Want("AccessDenied", "B/none", "ListObjects", `{'Bucket':'examplebucket'}`)
	s.Want("AccessDenied", "B/admin", "PutObject", `{'Bucket':'examplebucket','Key':'n'}`)

	o.ACL.Grants = append(o.ACL.Grants, acl.Grant{Grantee: acl.Grantee{ID: idB}, Permission: acl.Read})
	s.Want("OK", "B/admin", "GetObject", `{'Bucket':'examplebucket','Key':'k'}`)
	s.Want("AccessDenied", "B/admin", "GetObjectAcl", `{'Bucket':'examplebucket','Key':'k'}`)
	o.ACL.Grants[1].Permission = acl.FullControl
	s.Want("OK", "B/admin", "GetObjectAcl", `{'Bucket':'examplebucket','Key':'k'}`)
	s.Want("AccessDenied", "B/admin", "GetObjectTagging", `{'Bucket':'examplebucket','Key':'k'}`)
	s.Want("AccessDenied", "", "GetObject", `{'Bucket':'examplebucket','Key':'k'}`)
	o.ACL.Grants[1] = acl.Grant{Grantee: acl.Grantee{URI: acl.AllUsers}, Permission: acl.Read}
	s.Want("OK", "", "GetObject", `{'Bucket':'examplebucket','Key':'k'}`)
	b.BlockPublicAccess = &world.BlockPublicAccess{IgnorePublicAcls: true}
	s.Want("AccessDenied", "", "GetObject", `{'Bucket':'examplebucket','Key':'k'}`)
	b.BlockPublicAccess = nil

	b.ACL.Grants[1].Permission = acl.Write
	s.Want("OK", "B/admin", "PutObject", `{'Bucket':'examplebucket','Key':'theirs'}`)
	if b.Objects["theirs"].Owner() != idB {
		t.Error(b.Objects["theirs"].Owner())
	}
	b.Policy = servicetest.Doc("policy", b.PolicyFile(), policyFor(`{'Effect':'Deny','Principal':'*','Action':'s3:PutObject','Resource':'arn:aws:s3:::examplebucket/*'}`))
	s.Want("AccessDenied", "B/admin", "PutObject", `{'Bucket':'examplebucket','Key':'theirs'}`)

	b.Policy = servicetest.Doc("policy", b.PolicyFile(), policyFor(allow(everyone, "s3:*Object", "examplebucket/*")))
	s.Want("OK", "", "GetObject", `{'Bucket':'examplebucket','Key':'k'}`)
	s.Want("OK", "A/Jill", "GetObject", `{'Bucket':'examplebucket','Key':'k'}`)
	s.Want("OK", "", "PutObject", `{'Bucket':'examplebucket','Key':'anonymous','Body':'x'}`)
	if b.Objects["anonymous"].Owner() != acl.AnonymousOwner {
		t.Error(b.Objects["anonymous"].Owner())
	}
	s.Want("OK", "", "GetObject", `{'Bucket':'examplebucket','Key':'anonymous'}`)
	// RestrictPublicBuckets keeps out everyone but services and the own account.
	b.BlockPublicAccess = &world.BlockPublicAccess{RestrictPublicBuckets: true}
	s.Want("AccessDenied", "", "GetObject", `{'Bucket':'examplebucket','Key':'k'}`)
	s.Want("OK", "A/admin", "GetObject", `{'Bucket':'examplebucket','Key':'k'}`)
	s.Want("AccessDenied", "B/admin", "GetObject", `{'Bucket':'examplebucket','Key':'theirs'}`)
}

// S-39: a service that the policy names, with the canned ACL that it always sends.
func TestServiceWrites(t *testing.T) {
	s := stage(t)
	b := s.Bucket("A/logs", world.ObjectWriter, policyFor(allow(`{'Service':'cloudtrail.amazonaws.com'}`, "s3:PutObject", "logs/*")))
	s.Want("OK", "service/cloudtrail.amazonaws.com", "PutObject", `{'Bucket':'logs','Key':'k','ACL':'bucket-owner-full-control'}`)
	s.Want("AccessDenied: Access Denied", "service/config.amazonaws.com", "PutObject", `{'Bucket':'logs','Key':'k2'}`)
	if o := b.Objects["k"]; o.Owner() == idA || len(o.ACL.Grants) != 2 {
		t.Errorf("%+v", o)
	}
}

// S-49, S-54, E4-19, E4-20.
func TestDelete(t *testing.T) {
	s := stage(t)
	b := s.Bucket("A/examplebucket", world.ObjectWriter, policyFor(allow(rootB, "s3:PutObject", "examplebucket/*")))
	s.Want("OK", "B/admin", "PutObject", `{'Bucket':'examplebucket','Key':'theirs'}`)
	s.Want("AccessDenied", "B/admin", "DeleteObject", `{'Bucket':'examplebucket','Key':'theirs'}`)
	s.Want("OK", "A/admin", "DeleteObject", `{'Bucket':'examplebucket','Key':'theirs'}`)
	if s.Last.HTTPStatus != 204 || len(b.Objects) != 0 {
		t.Error("not deleted")
	}
	s.Want("OK", "A/admin", "DeleteObject", `{'Bucket':'examplebucket','Key':'missing'}`)
	s.Want("AccessDenied", "A/Jill", "DeleteObject", `{'Bucket':'examplebucket','Key':'missing'}`)
	for _, key := range []string{"a", "b"} {
		s.Object(b, key, "A", "")
	}
	s.User("A/some", policyFor(`{'Effect':'Allow','Action':'s3:DeleteObject','Resource':'*'},{'Effect':'Deny','Action':'s3:*','Resource':'arn:aws:s3:::examplebucket/b'}`))
	out := s.Want("OK", "A/some", "DeleteObjects", `{'Bucket':'examplebucket','Delete':{'Objects':[{'Key':'a'},{'Key':'b'},{'Key':'c'}]}}`)
	if got := servicetest.Text(out); got != `{"Deleted":[{"Key":"a"},{"Key":"c"}],"Errors":[{"Key":"b","Code":"AccessDenied","Message":"User: arn:aws:iam::111111111111:user/some is not authorized to perform: s3:DeleteObject on resource: "arn:aws:s3:::examplebucket/b" with an explicit deny in an identity-based policy"}]}` {
		t.Error(got)
	}
	s.Want("MalformedXML", "A/admin", "DeleteObjects", `{'Bucket':'examplebucket','Delete':{'Objects':[]}}`)
	s.Want("NoSuchBucket", "A/admin", "DeleteObjects", `{'Bucket':'missing','Delete':{'Objects':[{'Key':'a'}]}}`)
	out = s.Want("OK", "A/admin", "DeleteObjects", `{'Bucket':'examplebucket','Delete':{'Quiet':true,'Objects':[{'Key':'b'}]}}`)
	if out.Has("Deleted") || len(b.Objects) != 0 {
		t.Error(servicetest.Text(out))
	}
}

// S-52 and the condition keys of copying.
func TestCopy(t *testing.T) {
	s := stage(t)
	src, dst := s.Bucket("A/src", world.ObjectWriter, ""), s.Bucket("A/dst", world.ObjectWriter, "")
	s.Object(src, "public/k", "A", "hello").Tags = []world.Tag{{Key: "team", Value: "blue"}}
	s.Object(src, "plain", "A", "hello")
	s.User("A/both", identity("s3:*", "*"))
	s.User("A/read", identity("s3:GetObject", "*"))
	s.User("A/write", identity("s3:PutObject", "*"))
	s.User("A/notags", policyFor(`{'Effect':'Allow','Action':['s3:GetObject','s3:PutObject'],'Resource':'*'}`))
	s.User("A/public", policyFor(`{'Effect':'Allow','Action':'s3:*','Resource':'*'},
		{'Effect':'Deny','Action':'s3:PutObject','Resource':'*','Condition':{'StringNotLike':{'s3:x-amz-copy-source':'src/public/*'}}}`))
	in := func(source, rest string) string {
		return `{'Bucket':'dst','Key':'k','CopySource':'` + source + `'` + rest + `}`
	}
	for _, x := range []struct{ want, who, in string }{
		{"AccessDenied: s3:PutObject ", "A/read", in("src/plain", "")},
		{"AccessDenied: s3:GetObject ", "A/write", in("src/plain", "")},
		{"OK", "A/notags", in("src/plain", "")},
		{"AccessDenied: s3:GetObjectTagging", "A/notags", in("/src/public/k", "")},
		{"OK", "A/notags", in("src/public/k", `,'TaggingDirective':'REPLACE'`)},
		{"AccessDenied: s3:PutObjectTagging", "A/notags", in("src/plain", `,'TaggingDirective':'REPLACE','Tagging':'a=1'`)},
		{"OK", "A/public", in("src/public%2Fk", "")},
		{"AccessDenied", "A/public", in("src/plain", "")},
		{"NoSuchKey", "A/both", in("src/missing", "")},
		{"AccessDenied", "A/notags", in("src/missing", "")},
		{"NoSuchBucket", "A/both", in("missing/k", "")},
		{"InvalidArgument", "A/both", in("src", "")},
		{"InvalidArgument: Unknown metadata directive.", "A/both", in("src/plain", `,'MetadataDirective':'KEEP'`)},
		{"not modelled", "A/both", in("src/plain", `,'Tagging':'a=1'`)},
		{"not modelled: CopySourceIfMatch", "A/both", in("src/plain", `,'CopySourceIfMatch':'x'`)},
		{"InvalidRequest: This copy request is illegal", "A/both", `{'Bucket':'src','Key':'plain','CopySource':'src/plain'}`},
		{"OK", "A/both", `{'Bucket':'src','Key':'plain','CopySource':'src/plain','MetadataDirective':'REPLACE','ContentType':'text/plain'}`},
	} {
		s.Want(x.want, x.who, "CopyObject", x.in)
	}
	out := s.Want("OK", "A/both", "CopyObject", in("src/public/k", ""))
	if got := servicetest.Text(out); got != `{"CopyObjectResult":{"ETag":""5d41402abc4b2a76b9719d911017c592"","LastModified":"2026-01-01T00:00:00+00:00","ChecksumType":"FULL_OBJECT","ChecksumCRC64NVME":"M3eFcAZSQlc="},"ServerSideEncryption":"AES256"}` {
		t.Error(got)
	}
	if o := dst.Objects["k"]; o.Body != "hello" || len(o.Tags) != 1 {
		t.Errorf("%+v", o)
	}
}

func TestTagging(t *testing.T) {
	s := stage(t)
	b := s.Bucket("A/examplebucket", world.BucketOwnerEnforced, "")
	s.Object(b, "k", "A", "x")
	set := func(tags string) string { return `'Tagging':{'TagSet':[` + tags + `]}}` }
	bucket, object := `{'Bucket':'examplebucket',`, `{'Bucket':'examplebucket','Key':'k',`
	s.Want("NoSuchTagSet", "A/admin", "GetBucketTagging", `{'Bucket':'examplebucket'}`)
	s.Want("AccessDenied", "A/Jill", "GetBucketTagging", `{'Bucket':'examplebucket'}`)
	s.Want("AccessDenied", "A/Jill", "PutBucketTagging", bucket+set(`{'Key':'a','Value':'1'}`))
	for operation, head := range map[string]string{"PutBucketTagging": bucket, "PutObjectTagging": object} {
		s.Want("OK", "A/admin", operation, head+set(`{'Key':'a','Value':'1'},{'Key':'A','Value':'2'}`))
		s.Want("InvalidTag: Cannot provide multiple Tags with the same key", "A/admin", operation, head+set(`{'Key':'a','Value':'1'},{'Key':'a','Value':'2'}`))
		s.Want("InvalidTag: TagKey", "A/admin", operation, head+set(`{'Key':'','Value':'1'}`))
		s.Want("InvalidTag: TagValue", "A/admin", operation, head+set(`{'Key':'a','Value':'<'}`))
		s.Want("MalformedXML", "A/admin", operation, strings.TrimSuffix(head, ",")+"}")
	}
	if out := s.Want("OK", "A/admin", "GetBucketTagging", `{'Bucket':'examplebucket'}`); servicetest.Text(out) != `{"TagSet":[{"Key":"a","Value":"1"},{"Key":"A","Value":"2"}]}` {
		t.Error(servicetest.Text(out))
	}
	if out := s.Want("OK", "A/admin", "GetObjectTagging", `{'Bucket':'examplebucket','Key':'k'}`); servicetest.Text(out) != `{"TagSet":[{"Key":"a","Value":"1"},{"Key":"A","Value":"2"}]}` {
		t.Error(servicetest.Text(out))
	}
	// s3:ExistingObjectTag
	s.User("A/production", policyFor(`{'Effect':'Allow','Action':'s3:GetObject','Resource':'*','Condition':{'StringEquals':{'s3:ExistingObjectTag/a':'1'}}}`))
	b.Objects["k"].Tags = []world.Tag{{Key: "a", Value: "1"}}
	s.Want("OK", "A/production", "GetObject", `{'Bucket':'examplebucket','Key':'k'}`)
	s.Want("AccessDenied", "A/Jill", "DeleteObjectTagging", `{'Bucket':'examplebucket','Key':'k'}`)
	s.Want("NoSuchKey", "A/admin", "DeleteObjectTagging", `{'Bucket':'examplebucket','Key':'none'}`)
	s.Want("OK", "A/admin", "DeleteObjectTagging", `{'Bucket':'examplebucket','Key':'k'}`)
	s.Want("AccessDenied", "A/production", "GetObject", `{'Bucket':'examplebucket','Key':'k'}`)
	s.Want("OK", "A/admin", "DeleteBucketTagging", `{'Bucket':'examplebucket'}`)
	s.Want("NoSuchTagSet", "A/admin", "GetBucketTagging", `{'Bucket':'examplebucket'}`)
}

// WF-2 to WF-6: the folder walkthrough's keys, and pages.
func TestListObjects(t *testing.T) {
	s := stage(t)
	b := s.Bucket("A/companybucket", world.BucketOwnerEnforced, "")
	for _, key := range []string{"Development/a", "Development/b", "Finance/x", "s3-dg.pdf"} {
		s.Object(b, key, "A", "x")
	}
	root := policyFor(`{'Effect':'Allow','Action':'s3:ListBucket','Resource':'arn:aws:s3:::companybucket','Condition':{'StringEquals':{'s3:prefix':[''],'s3:delimiter':['/']}}}`)
	alice := policyFor(`{'Effect':'Allow','Action':'s3:ListBucket','Resource':'arn:aws:s3:::companybucket','Condition':{'StringLike':{'s3:prefix':['Development/*']}}},
		{'Effect':'Deny','Action':'s3:ListBucket','Resource':'*','Condition':{'StringNotLike':{'s3:prefix':['Development/*','']},'Null':{'s3:prefix':false}}}`)
	s.User("A/Alice", root, alice)
	s.User("A/Bob", root)
	list := func(rest string) string { return `{'Bucket':'companybucket'` + rest + `}` }
	for _, x := range []struct{ want, who, rest string }{
		{"OK", "A/Bob", `,'Prefix':'','Delimiter':'/'`},
		{"AccessDenied", "A/Bob", `,'Prefix':'Development/','Delimiter':'/'`},
		{"AccessDenied", "A/Bob", ``},
		{"OK", "A/Alice", `,'Prefix':'Development/'`},
		{"AccessDenied: with an explicit deny", "A/Alice", `,'Prefix':'Finance/'`},
		{"InvalidArgument", "A/admin", `,'MaxKeys':-1`},
		{"InvalidArgument", "A/admin", `,'EncodingType':'base64'`},
		{"NoSuchBucket", "A/admin", `,'Bucket':'missing'`},
	} {
		s.Want(x.want, x.who, "ListObjectsV2", list(x.rest))
		s.Want(x.want, x.who, "ListObjects", list(x.rest))
	}
	out := s.Want("OK", "A/admin", "ListObjectsV2", list(`,'Delimiter':'/'`))
	if got := servicetest.Text(out); got != `{"IsTruncated":false,"Contents":[{"Key":"s3-dg.pdf","LastModified":"2026-01-01T00:00:00+00:00","ETag":""9dd4e461268c8034f5c8564e155c67a6"","ChecksumAlgorithm":["CRC64NVME"],"ChecksumType":"FULL_OBJECT","Size":1,"StorageClass":"STANDARD"}],"Name":"companybucket","Prefix":"","Delimiter":"/","MaxKeys":1000,"CommonPrefixes":[{"Prefix":"Development/"},{"Prefix":"Finance/"}],"EncodingType":"url","KeyCount":3}` {
		t.Error(got)
	}
	// Page by page the same keys come as at once.
	var keys []string
	token := ""
	for range 10 {
		in := value.Struct(value.S("Bucket", "companybucket"), value.M("MaxKeys", value.OfInt(1)), value.S("Delimiter", "/"))
		in.SetString("ContinuationToken", token)
		out, err := s.With(s.As("A/admin"), "ListObjectsV2", in)
		if err != nil {
			t.Fatal(servicetest.Outcome(err))
		}
		for _, o := range out.Get("Contents").Items {
			keys = append(keys, o.Str("Key"))
		}
		for _, o := range out.Get("CommonPrefixes").Items {
			keys = append(keys, o.Str("Prefix"))
		}
		if token = out.Str("NextContinuationToken"); token == "" {
			break
		}
	}
	if got := strings.Join(keys, " "); got != "Development/ Finance/ s3-dg.pdf" {
		t.Error(got)
	}
	s.Want("InvalidArgument: The continuation token provided is incorrect", "A/admin", "ListObjectsV2", list(`,'ContinuationToken':'x'`))
	// C-20: s3:max-keys is there even where the request leaves it out.
	s.User("A/few", policyFor(`{'Effect':'Allow','Action':'s3:ListBucket','Resource':'*','Condition':{'NumericLessThanEquals':{'s3:max-keys':'10'}}}`))
	s.Want("OK", "A/few", "ListObjectsV2", list(`,'MaxKeys':10`))
	s.Want("AccessDenied", "A/few", "ListObjectsV2", list(`,'MaxKeys':11`))
	s.Want("AccessDenied", "A/few", "ListObjectsV2", list(``))
	s.Want("OK", "A/admin", "GetBucketLocation", list(``))
	s.Want("AccessDenied", "A/Bob", "GetBucketLocation", list(``))
}
