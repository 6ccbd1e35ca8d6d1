package service_test

import (
	"strings"
	"testing"

	"crossgrant/engine/acl"
	"crossgrant/engine/authz"
	"crossgrant/engine/iam"
	"crossgrant/engine/s3"
	"crossgrant/engine/service/servicetest"
	"crossgrant/engine/sts"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

const admin = servicetest.Admin

var idA, idB, idC = strings.Repeat("a", 64), strings.Repeat("b", 64), strings.Repeat("c", 64)

func one(statements string) string {
	return `{'Version':'2012-10-17','Statement':[` + statements + `]}`
}

func quoted(text string) string { return strings.ReplaceAll(text, "'", `"`) }

const (
	userB = `'Principal':{'AWS':'arn:aws:iam::222222222222:user/AccountBadmin'}`
	rootC = `'Principal':{'AWS':'arn:aws:iam::333333333333:root'}`
	key   = `{'Bucket':'examplebucket','Key':'HappyFace.jpg'`
)

var upload = one(`{'Sid':'111','Effect':'Allow',` + userB + `,'Action':'s3:PutObject','Resource':'arn:aws:s3:::examplebucket/*'},
	{'Sid':'112','Effect':'Deny',` + userB + `,'Action':'s3:PutObject','Resource':'arn:aws:s3:::examplebucket/*','Condition':{'StringNotEquals':{'s3:x-amz-grant-full-control':'id=` + idA + `'}}}`)

// example4 is the walkthrough of the S3 User Guide in which account B uploads into
// account A's bucket and Dave of account C reads through a role.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-walkthroughs-managing-access-example4.html
func example4(t *testing.T) *servicetest.Stage {
	s := servicetest.New(t, s3.Lookup, iam.Lookup, sts.Lookup)
	for _, name := range []string{"A/AccountAadmin", "B/AccountBadmin", "C/AccountCadmin"} {
		s.User(name, admin)
	}
	s.User("C/Dave", one(`{'Effect':'Allow','Action':['sts:AssumeRole'],'Resource':'arn:aws:iam::111111111111:role/examplerole'}`))
	s.Bucket("A/examplebucket", world.ObjectWriter, upload)
	s.Role("A/examplerole", one(`{'Sid':'','Effect':'Allow',`+rootC+`,'Action':'sts:AssumeRole'}`),
		one(`{'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::examplebucket/*'}`))
	return s
}

func assume(s *servicetest.Stage, rest string) *world.Credential {
	s.Helper()
	s.Want("OK", "C/Dave", "AssumeRole", `{'RoleArn':'arn:aws:iam::111111111111:role/examplerole','RoleSessionName':'test'`+rest+`}`)
	return s.Last.Issued
}

func TestExample4(t *testing.T) {
	s := example4(t)
	b := s.World.Bucket("examplebucket")
	put := func(want, rest string) { t.Helper(); s.Want(want, "B/AccountBadmin", "PutObject", key+rest+`}`) }
	put("AccessDenied: Access Denied", ``)                                             // E4-02
	put("AccessDenied: Access Denied", `,'ACL':'bucket-owner-full-control'`)           // E4-04
	put("AccessDenied: Access Denied", `,'GrantFullControl':'id=\u0022`+idA+`\u0022'`) // E4-05
	if d := s.Last.Decisions[0]; d.Verdict != authz.ExplicitDeny || d.Layers[d.Deciding.Layer].Policies[d.Deciding.Policy].Trace.Statements[d.Deciding.Statement].Sid != "112" {
		t.Errorf("%+v", d.Deciding)
	}
	put("OK", `,'Body':':-)','GrantFullControl':'id=`+idA+`'`) // E4-01
	o := b.Objects["HappyFace.jpg"]
	if o.Owner() != idB || len(o.ACL.Grants) != 1 || o.ACL.Grants[0] != (acl.Grant{Grantee: acl.Grantee{ID: idA}, Permission: acl.FullControl}) {
		t.Errorf("%+v", o)
	}
	s.Want("AccessDenied: Access Denied", "C/Dave", "GetObject", key+`}`) // E4-14
	temp := assume(s, "")
	s.WantAs("OK", temp, "GetObject", key+`}`)
	s.WantAs("OK", temp, "HeadObject", key+`}`) // E4-10
	s.WantAs("AccessDenied: User: arn:aws:sts::111111111111:assumed-role/examplerole/test is not authorized to perform: s3:GetObjectAcl on resource: \"arn:aws:s3:::examplebucket/HappyFace.jpg\" because no identity-based policy allows the s3:GetObjectAcl action",
		temp, "GetObjectAcl", key+`}`) // E4-11
	s.WantAs("AccessDenied: s3:ListBucket", temp, "GetObject", `{'Bucket':'examplebucket','Key':'missing'}`) // E4-13
	s.Want("OK", "A/AccountAadmin", "GetObjectAcl", key+`}`)
	s.Want("AccessDenied", "B/AccountBadmin", "DeleteObject", key+`}`) // E4-20

	// E4-38
	limited := assume(s, `,'Policy':'`+strings.ReplaceAll(one(`{'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::examplebucket/other/*'}`), "'", `\u0022`)+`'`)
	s.WantAs("AccessDenied: because no session policy allows the s3:GetObject action", limited, "GetObject", key+`}`)
	// E4-40
	r := s.World.Role("arn:aws:iam::111111111111:role/examplerole")
	r.Inline.Put(servicetest.Doc("deny", "deny", one(`{'Effect':'Deny','Action':'*','Resource':'*'}`)))
	if out := s.WantAs("OK", temp, "GetCallerIdentity", ``); out.Str("UserId") != r.UniqueID+":test" {
		t.Error(servicetest.Text(out))
	}
	s.WantAs("AccessDenied: with an explicit deny in an identity-based policy", temp, "GetObject", key+`}`)
	r.Inline.Delete("deny")
	// E4-22
	b.Ownership = world.BucketOwnerEnforced
	s.WantAs("OK", temp, "GetObject", key+`}`)
	// E4-19
	b.Ownership = world.ObjectWriter
	s.Want("OK", "A/AccountAadmin", "DeleteObject", key+`}`)
	// A changed trust policy stops new sessions, not the old one.
	r.Trust = servicetest.Doc("trust-policy", r.TrustPolicyFile(), one(`{'Effect':'Allow','Principal':{'AWS':'444444444444'},'Action':'sts:AssumeRole'}`))
	s.Want("AccessDenied", "C/Dave", "AssumeRole", `{'RoleArn':'arn:aws:iam::111111111111:role/examplerole','RoleSessionName':'test'}`)
}

// E4-16, E4-17, E4-23: sharing a foreign object by bucket policy.
func TestForeignObjects(t *testing.T) {
	s := example4(t)
	b := s.World.Bucket("examplebucket")
	s.Want("OK", "B/AccountBadmin", "PutObject", key+`,'GrantFullControl':'id=`+idA+`'}`)
	b.Policy = servicetest.Doc("policy", b.PolicyFile(), one(`{'Effect':'Allow',`+rootC+`,'Action':'s3:GetObject','Resource':'arn:aws:s3:::examplebucket/*'}`))
	dave := s.Account("C").Users["dave"]
	dave.Inline.Put(servicetest.Doc("s3", "s3", one(`{'Effect':'Allow','Action':'s3:*','Resource':'*'}`)))
	s.Want("AccessDenied", "C/Dave", "GetObject", key+`}`)
	s.Want("OK", "B/AccountBadmin", "PutObjectAcl", key+`,'GrantFullControl':'id=`+idA+`','GrantRead':'id=`+idC+`'}`)
	s.Want("OK", "C/Dave", "GetObject", key+`}`)
	s.Want("OK", "B/AccountBadmin", "PutObjectAcl", key+`,'GrantFullControl':'id=`+idA+`'}`)
	b.Ownership = world.BucketOwnerEnforced
	s.Want("OK", "C/Dave", "GetObject", key+`}`)
}

// Walkthroughs 1 to 3 of the S3 User Guide.
func TestWalkthroughs(t *testing.T) {
	s := servicetest.New(t, s3.Lookup)
	s.User("A/Dave")
	s.User("B/AccountBadmin", admin)
	dave := s.User("B/Dave", one(`{'Effect':'Allow','Action':'s3:ListBucket','Resource':'arn:aws:s3:::shared'}`))
	s.Bucket("A/own", world.BucketOwnerEnforced, one(`{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111111111111:user/Dave'},'Action':'s3:GetObject','Resource':'arn:aws:s3:::own/*'}`))
	s.Object(s.World.Bucket("own"), "k", "A", "x")
	s.Want("OK", "A/Dave", "GetObject", `{'Bucket':'own','Key':'k'}`)              // W1-2
	s.Want("AccessDenied", "A/Dave", "DeleteObject", `{'Bucket':'own','Key':'k'}`) // W1-3

	toB := `{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::222222222222:root'},'Action':['s3:ListBucket','s3:GetBucketLocation'],'Resource':'arn:aws:s3:::shared'}`
	shared := s.Bucket("A/shared", world.BucketOwnerEnforced, one(toB))
	s.Want("OK", "B/Dave", "ListObjects", `{'Bucket':'shared'}`)                 // W2-2
	s.Want("AccessDenied", "B/Dave", "GetBucketLocation", `{'Bucket':'shared'}`) // as W2-3
	shared.Policy = servicetest.Doc("policy", shared.PolicyFile(), one(toB+`,{'Effect':'Deny','Principal':{'AWS':'arn:aws:iam::222222222222:root'},'Action':'s3:ListBucket','Resource':'arn:aws:s3:::shared'}`))
	s.Want("AccessDenied", "B/AccountBadmin", "ListObjects", `{'Bucket':'shared'}`) // W2-5
	shared.Policy = servicetest.Doc("policy", shared.PolicyFile(), one(strings.Replace(toB, ":root", ":user/Dave", 1)))
	s.Want("OK", "B/Dave", "ListObjects", `{'Bucket':'shared'}`) // W2-6
	dave.Inline.Delete("policy0")
	s.Want("AccessDenied", "B/Dave", "ListObjects", `{'Bucket':'shared'}`) // naming a user does not replace its account's word

	mixed := s.Bucket("A/mixed", world.ObjectWriter, one(`{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::222222222222:user/AccountBadmin'},'Action':'s3:PutObject','Resource':'arn:aws:s3:::mixed/*'},
		{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111111111111:user/Dave'},'Action':'s3:GetObject','Resource':'arn:aws:s3:::mixed/*'}`))
	s.Want("OK", "B/AccountBadmin", "PutObject", `{'Bucket':'mixed','Key':'k'}`)
	if mixed.Objects["k"].Owner() != idB {
		t.Fatal(mixed.Objects["k"].Owner())
	}
	s.Want("AccessDenied", "A/Dave", "GetObject", `{'Bucket':'mixed','Key':'k'}`) // W3-3
	s.Want("AccessDenied", "A/root", "GetObject", `{'Bucket':'mixed','Key':'k'}`)
	s.Want("OK", "B/AccountBadmin", "PutObjectAcl", `{'Bucket':'mixed','Key':'k','GrantFullControl':'id=`+idA+`'}`)
	s.Want("OK", "A/Dave", "GetObject", `{'Bucket':'mixed','Key':'k'}`) // W3-2
}

// S-64, S-66: what a refusal gives away across accounts.
func TestDisclosure(t *testing.T) {
	s := servicetest.New(t, s3.Lookup)
	s.User("B/admin", admin)
	b := s.Bucket("A/examplebucket", world.BucketOwnerEnforced, "")
	s.Object(b, "k", "A", "x")
	in := `{'Bucket':'examplebucket','Key':'k'}`
	s.Want("AccessDenied: Access Denied", "B/admin", "GetObject", in)
	full := &world.Policy{Name: "FullAWSAccess", File: "arn:aws:iam::aws:policy/FullAWSAccess"}
	*full = *servicetest.Doc(full.Name, full.File, admin)
	s.World.Organization = &world.Organization{
		ID: "o-example", Management: s.Account("D"),
		Root: &world.Unit{ID: "r-root", Name: "Root", Accounts: []*world.Account{s.Account("A"), s.Account("B"), s.Account("D")},
			Attached: world.Attached{SCPs: []*world.Policy{full}}},
	}
	s.Want("AccessDenied: because no resource-based policy allows the s3:GetObject action", "B/admin", "GetObject", in)
}

// The clean-up of the walkthrough, all by operations, from three accounts with
// nothing but their administrators.
func TestExample4FromScratch(t *testing.T) {
	s := servicetest.New(t, s3.Lookup, iam.Lookup, sts.Lookup)
	for _, name := range []string{"A/AccountAadmin", "B/AccountBadmin", "C/AccountCadmin"} {
		s.User(name, admin)
	}
	do := func(who, operation string, members ...value.Member) *value.Value {
		t.Helper()
		out, err := s.With(s.As(who), operation, value.Struct(members...))
		if err != nil {
			t.Fatalf("%s: %s", operation, servicetest.Outcome(err))
		}
		return out
	}
	S := value.S
	a := "A/AccountAadmin"
	do(a, "CreateBucket", S("Bucket", "examplebucket"))
	do(a, "PutBucketOwnershipControls", S("Bucket", "examplebucket"), value.M("OwnershipControls",
		value.Struct(value.M("Rules", value.List(value.Struct(S("ObjectOwnership", "ObjectWriter")))))))
	do(a, "PutBucketPolicy", S("Bucket", "examplebucket"), S("Policy", quoted(upload)))
	do(a, "CreateRole", S("RoleName", "examplerole"), S("AssumeRolePolicyDocument", quoted(one(`{'Sid':'','Effect':'Allow',`+rootC+`,'Action':'sts:AssumeRole'}`))))
	arn := do(a, "CreatePolicy", S("PolicyName", "access"), S("PolicyDocument", quoted(one(`{'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::examplebucket/*'}`)))).Get("Policy").Str("Arn")
	do(a, "AttachRolePolicy", S("RoleName", "examplerole"), S("PolicyArn", arn))
	do("C/AccountCadmin", "CreateUser", S("UserName", "Dave"))
	do("C/AccountCadmin", "PutUserPolicy", S("UserName", "Dave"), S("PolicyName", "assume"), S("PolicyDocument",
		quoted(one(`{'Effect':'Allow','Action':['sts:AssumeRole'],'Resource':'arn:aws:iam::111111111111:role/examplerole'}`))))
	keyID := do("C/AccountCadmin", "CreateAccessKey", S("UserName", "Dave")).Get("AccessKey").Str("AccessKeyId")
	do("B/AccountBadmin", "PutObject", S("Bucket", "examplebucket"), S("Key", "HappyFace.jpg"), S("Body", ":-)"), S("GrantFullControl", "id="+idA))
	dave := s.World.Credential(keyID)
	s.WantAs("OK", dave, "AssumeRole", `{'RoleArn':'arn:aws:iam::111111111111:role/examplerole','RoleSessionName':'test'}`)
	temp := s.Last.Issued
	s.WantAs("OK", temp, "GetObject", key+`}`)
	s.WantAs("AccessDenied", temp, "GetObjectAcl", key+`}`)

	do(a, "DeleteObject", S("Bucket", "examplebucket"), S("Key", "HappyFace.jpg"))
	do(a, "DeleteBucketPolicy", S("Bucket", "examplebucket"))
	do(a, "DeleteBucket", S("Bucket", "examplebucket"))
	do(a, "DetachRolePolicy", S("RoleName", "examplerole"), S("PolicyArn", arn))
	do(a, "DeletePolicy", S("PolicyArn", arn))
	do(a, "DeleteRole", S("RoleName", "examplerole"))
	if !temp.Gone() {
		t.Error("the session outlives its role")
	}
	do("C/AccountCadmin", "DeleteAccessKey", S("UserName", "Dave"), S("AccessKeyId", keyID))
	do("C/AccountCadmin", "DeleteUserPolicy", S("UserName", "Dave"), S("PolicyName", "assume"))
	do("C/AccountCadmin", "DeleteUser", S("UserName", "Dave"))
	for _, account := range s.World.Accounts {
		if n := len(account.Users) + len(account.Roles) + len(account.Policies) + len(account.Buckets); n > 1 {
			t.Errorf("%d things are left in account %s", n, account.Name)
		}
	}
}

func TestUnknownOperations(t *testing.T) {
	for _, operation := range []string{"", "putobject", "RenameObject"} {
		if _, ok := s3.Lookup(operation); ok {
			t.Errorf("%q found", operation)
		}
	}
}
