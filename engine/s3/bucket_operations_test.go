package s3_test

import (
	"strings"
	"testing"

	"crossgrant/engine/service/servicetest"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
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
		{"OK", "A/admin", `{'Bucket':'locked','ObjectLockEnabledForBucket':true}`},
		{"AccessDenied: s3:PutBucketObjectLockConfiguration", "A/creator", `{'Bucket':'locked2','ObjectLockEnabledForBucket':true}`},
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
