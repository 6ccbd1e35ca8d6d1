package service_test

import (
	"testing"

	"crossgrant/engine/acl"
	"crossgrant/engine/call"
	"crossgrant/engine/iam"
	"crossgrant/engine/s3"
	"crossgrant/engine/service/servicetest"
	"crossgrant/engine/sts"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// operations that the services are asked for with anything.
var names = []string{
	"CopyObject", "CreateBucket", "DeleteBucket", "DeleteObject", "DeleteObjects", "GetBucketAcl", "GetBucketPolicy", "GetObject",
	"GetObjectAcl", "GetObjectAttributes", "HeadBucket", "HeadObject", "ListBuckets", "ListObjects", "ListObjectsV2", "PutBucketAcl",
	"PutBucketOwnershipControls", "PutBucketPolicy", "PutBucketTagging", "PutObject", "PutObjectAcl", "PutObjectTagging", "PutPublicAccessBlock",
	"AddUserToGroup", "AttachRolePolicy", "CreateAccessKey", "CreatePolicy", "CreatePolicyVersion", "CreateRole", "CreateUser", "DeletePolicy",
	"DeleteRole", "DeleteUser", "DetachUserPolicy", "GetPolicy", "GetPolicyVersion", "GetRole", "GetUser", "ListAttachedUserPolicies",
	"ListEntitiesForPolicy", "ListPolicies", "ListUsers", "PutRolePolicy", "PutUserPermissionsBoundary", "TagUser", "UntagRole",
	"UpdateAccessKey", "UpdateAssumeRolePolicy", "UpdateRole", "UpdateUser", "SimulateCustomPolicy", "SimulatePrincipalPolicy",
	"GetContextKeysForCustomPolicy", "GetContextKeysForPrincipalPolicy",
	"PutBucketVersioning", "ListObjectVersions", "PutBucketCors", "PutBucketEncryption", "PutBucketLifecycleConfiguration",
	"PutBucketLogging", "PutBucketWebsite", "CreateMultipartUpload", "UploadPart", "UploadPartCopy", "CompleteMultipartUpload",
	"AbortMultipartUpload", "ListMultipartUploads", "ListParts",
	"PutObjectLockConfiguration", "PutObjectRetention", "PutObjectLegalHold", "GetObjectRetention", "RestoreObject", "PutBucketAbac",
	"PutBucketNotificationConfiguration", "PutBucketReplication", "PutBucketRequestPayment", "PutBucketAccelerateConfiguration",
	"CreateOpenIDConnectProvider", "GetOpenIDConnectProvider", "TagOpenIDConnectProvider", "CreateInstanceProfile", "AddRoleToInstanceProfile",
	"CreateVirtualMFADevice", "EnableMFADevice", "DeleteVirtualMFADevice", "CreateLoginProfile", "CreateAccountAlias",
	"GetAccountAuthorizationDetails", "GetAccessKeyLastUsed", "ChangePassword",
	"AssumeRoleWithWebIdentity", "AssumeRoot", "DecodeAuthorizationMessage",
	"AssumeRole", "GetAccessKeyInfo", "GetCallerIdentity", "GetFederationToken", "GetSessionToken",
}

// fits are values that lead far into the operations.
var fits = map[string]string{
	"Bucket": "examplebucket", "Key": "k", "CopySource": "examplebucket/k", "UserName": "Dave", "RoleName": "examplerole", "GroupName": "g",
	"PolicyName": "p", "PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess", "RoleArn": "arn:aws:iam::111111111111:role/examplerole",
	"RoleSessionName": "test", "Name": "fed", "InstanceProfileName": "profile", "VirtualMFADeviceName": "device", "AccountAlias": "an-alias",
	"SerialNumber": "arn:aws:iam::111111111111:mfa/device", "AuthenticationCode1": "123456", "AuthenticationCode2": "123456",
	"OpenIDConnectProviderArn": "arn:aws:iam::111111111111:oidc-provider/idp.example.com", "Url": "https://idp.example.com",
	"WebIdentityToken": `{"iss":"https://accounts.google.com","aud":"a","sub":"s"}`, "TargetPrincipal": "111111111111", "Range": "bytes=0-",
	"Password": "Secret-12", "OldPassword": "Secret-12", "NewPassword": "Secret-13", "AccessKeyId": "AKIAXXXXXXXXXXXXXXXX", "VersionId": "v1",
	"UploadId": "u", "PolicySourceArn": "arn:aws:iam::111111111111:user/Dave", "CallerArn": "arn:aws:iam::111111111111:user/Dave",
}

var parameters = []string{
	"Bucket", "Key", "CopySource", "Body", "ACL", "GrantRead", "AccessControlPolicy", "OwnershipControls", "Policy", "Tagging", "Delete",
	"Prefix", "Delimiter", "MaxKeys", "ContinuationToken", "VersionId", "PublicAccessBlockConfiguration", "ObjectAttributes", "AccountId",
	"CreateBucketConfiguration", "UserName", "RoleName", "GroupName", "PolicyName", "PolicyDocument", "PolicyArn", "Path", "NewPath",
	"AssumeRolePolicyDocument", "Tags", "TagKeys", "PermissionsBoundary", "MaxSessionDuration", "RoleArn", "RoleSessionName", "Name",
	"VersioningConfiguration", "KeyMarker", "VersionIdMarker", "CORSConfiguration", "ServerSideEncryptionConfiguration",
	"LifecycleConfiguration", "BucketLoggingStatus", "WebsiteConfiguration", "UploadId", "PartNumber", "MultipartUpload",
	"PolicySourceArn", "PolicyInputList", "PermissionsBoundaryPolicyInputList", "ActionNames", "ResourceArns", "ResourcePolicy",
	"ResourceOwner", "CallerArn", "ContextEntries",
	"ObjectLockConfiguration", "Retention", "LegalHold", "RestoreRequest", "AbacStatus", "Range", "IfNoneMatch", "IfModifiedSince",
	"BypassGovernanceRetention", "NotificationConfiguration", "ReplicationConfiguration", "RequestPaymentConfiguration",
	"AccelerateConfiguration", "Url", "ClientIDList", "ThumbprintList", "OpenIDConnectProviderArn", "InstanceProfileName",
	"VirtualMFADeviceName", "AuthenticationCode1", "AuthenticationCode2", "Password", "OldPassword", "NewPassword", "AccountAlias",
	"Filter", "WebIdentityToken", "TargetPrincipal", "TaskPolicyArn", "EncodedMessage",
	"DurationSeconds", "PolicyArns", "TransitiveTagKeys", "SerialNumber", "TokenCode", "AccessKeyId", "Status",
}

// FuzzOperations: whatever a request holds, an operation answers; and it answers
// the same twice.
func FuzzOperations(f *testing.F) {
	f.Add([]byte{0, 1, 2, 3}, "x")
	f.Add([]byte{50, 35, 0, 36, 0, 33, 3, 34, 0}, "900")
	f.Add([]byte{19, 0, 0, 1, 0, 5, 1}, `id="`)
	f.Add([]byte{0, 0, 0, 1, 0, 2, 1}, "examplebucket/%")
	f.Fuzz(func(t *testing.T, choices []byte, text string) {
		first, second := anything(t, choices, text), anything(t, choices, text)
		if first != second {
			t.Errorf("%s\n%s", first, second)
		}
	})
}

func anything(t *testing.T, choices []byte, text string) string {
	s := servicetest.New(t, s3.Lookup, iam.Lookup, sts.Lookup)
	s.User("A/admin", admin)
	s.User("A/Dave")
	s.Account("A").Groups["g"] = &world.Group{Account: s.Account("A"), Name: "g", Path: "/"}
	s.Role("A/examplerole", one(`{'Effect':'Allow','Principal':'*','Action':'sts:*'}`), admin)
	b := s.Bucket("A/examplebucket", world.ObjectWriter, "")
	b.ACL = acl.Private(b.Account.CanonicalUserID)
	s.Object(b, "k", "A", "x")
	b.Versioning, b.Lock = "Enabled", &world.ObjectLock{Mode: "COMPLIANCE", Days: 1}
	s.Account("A").PutProfile(&world.InstanceProfile{Account: s.Account("A"), Name: "profile", Path: "/"})
	s.Account("A").PutProvider(&world.OIDCProvider{Account: s.Account("A"), URL: "idp.example.com"})
	s.Account("A").Devices = []string{"arn:aws:iam::111111111111:mfa/device"}
	b.AddUpload(&world.Upload{ID: "u", Object: &world.Object{Bucket: b, Key: "k"}})
	next := func() int {
		if len(choices) == 0 {
			return 0
		}
		n := int(choices[0])
		choices = choices[1:]
		return n
	}
	operation := names[next()%len(names)]
	who := []string{"A/admin", "A/root", "B/root", "A/Dave", "", "service/s3.amazonaws.com"}[next()%6]
	in := &value.Value{Kind: value.Object}
	for len(choices) > 0 {
		name := parameters[next()%len(parameters)]
		var v *value.Value
		switch next() % 6 {
		case 0:
			v = value.Of(fits[name])
		case 1:
			v = value.Of(text)
		case 2:
			v = value.List(value.Struct(value.S("Key", text), value.S("Value", "v")), value.Of(text))
		case 3:
			v = value.Struct(value.M("TagSet", value.List(value.Of(text))), value.M("Objects", value.List(value.Struct(value.S("Key", text)))),
				value.M("Rules", value.List(value.Of(text))), value.M("CORSRules", value.List(value.Of(text))),
				value.S("Status", "Enabled"), value.S("Mode", "GOVERNANCE"), value.S("RetainUntilDate", "2027-01-01T00:00:00Z"), value.S("ObjectLockEnabled", "Enabled"), value.M("Days", value.OfInt(next())), value.M("LoggingEnabled", value.Of(text)), value.M("Parts", value.List(value.Of(text))), value.M("Owner", value.Struct(value.S("ID", text))))
		case 4:
			v = value.OfInt(next())
		case 5:
			v = value.OfBool(true)
		}
		in.Set(name, v)
	}
	out, err := s.With(s.As(who), operation, in)
	var none *call.Error
	if err == none {
		return servicetest.Text(out)
	}
	return servicetest.Outcome(err)
}
