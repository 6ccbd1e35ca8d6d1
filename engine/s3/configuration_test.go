package s3_test

import (
	"testing"

	"crossgrant/engine/service/servicetest"
	"crossgrant/engine/world"
)

// Every configuration: kept and returned, its permissions, and what it is when
// there is none.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
func TestConfigurations(t *testing.T) {
	const encrypted = `{'ServerSideEncryptionConfiguration':{'Rules':[{'ApplyServerSideEncryptionByDefault':{'SSEAlgorithm':'AES256'},'BucketKeyEnabled':false,'BlockedEncryptionTypes':{'EncryptionType':['SSE-C']}}]}}`
	for _, x := range []struct {
		name, remove        string
		get, put, delete    string // actions
		parameter, set, got string
		none                string // outcome without one, or what is returned then
	}{
		{"LifecycleConfiguration", "DeleteBucketLifecycle", "GetLifecycleConfiguration", "PutLifecycleConfiguration", "PutLifecycleConfiguration",
			"LifecycleConfiguration", `{'Rules':[{'ID':'a','Status':'Enabled','Filter':{},'Expiration':{'Days':1}}]}`,
			`{'TransitionDefaultMinimumObjectSize':'all_storage_classes_128K','Rules':[{'ID':'a','Status':'Enabled','Filter':{},'Expiration':{'Days':1}}]}`,
			"NoSuchLifecycleConfiguration: The lifecycle configuration does not exist"},
		{"Cors", "DeleteBucketCors", "GetBucketCORS", "PutBucketCORS", "PutBucketCORS",
			"CORSConfiguration", `{'CORSRules':[{'AllowedMethods':['GET'],'AllowedOrigins':['*']}]}`, `{'CORSRules':[{'AllowedMethods':['GET'],'AllowedOrigins':['*']}]}`,
			"NoSuchCORSConfiguration: The CORS configuration does not exist"},
		{"Website", "DeleteBucketWebsite", "GetBucketWebsite", "PutBucketWebsite", "DeleteBucketWebsite",
			"WebsiteConfiguration", `{'IndexDocument':{'Suffix':'index.html'}}`, `{'IndexDocument':{'Suffix':'index.html'}}`,
			"NoSuchWebsiteConfiguration: The specified bucket does not have a website configuration"},
		{"Encryption", "DeleteBucketEncryption", "GetEncryptionConfiguration", "PutEncryptionConfiguration", "PutEncryptionConfiguration",
			"ServerSideEncryptionConfiguration", `{'Rules':[{'ApplyServerSideEncryptionByDefault':{'SSEAlgorithm':'aws:kms'}}]}`,
			`{'ServerSideEncryptionConfiguration':{'Rules':[{'ApplyServerSideEncryptionByDefault':{'SSEAlgorithm':'aws:kms'},'BucketKeyEnabled':false}]}}`, encrypted},
		{"Logging", "", "GetBucketLogging", "PutBucketLogging", "",
			"BucketLoggingStatus", `{'LoggingEnabled':{'TargetBucket':'logs','TargetPrefix':''}}`, `{'LoggingEnabled':{'TargetBucket':'logs','TargetPrefix':''}}`, ""},
	} {
		s := stage(t)
		s.Bucket("A/examplebucket", world.BucketOwnerEnforced, "")
		s.Bucket("A/logs", world.BucketOwnerEnforced, "")
		const in = `{'Bucket':'examplebucket'}`
		set := `{'Bucket':'examplebucket','` + x.parameter + `':` + x.set + `}`
		s.User("A/get", identity("s3:"+x.get, "*"))
		s.User("A/put", identity("s3:"+x.put, "*"))
		none := func() {
			t.Helper()
			if x.none != "" && x.none[0] != '{' {
				s.Want(x.none, "A/get", "GetBucket"+x.name, in)
			} else if out := s.Want("OK", "A/get", "GetBucket"+x.name, in); servicetest.Text(out) != unquoted(x.none) {
				t.Error(servicetest.Text(out))
			}
		}
		none()
		s.Want("AccessDenied: s3:"+x.get, "A/put", "GetBucket"+x.name, in)
		s.Want("AccessDenied: s3:"+x.put, "A/get", "PutBucket"+x.name, set)
		s.Want("NoSuchBucket", "A/put", "PutBucket"+x.name, `{'Bucket':'missing'}`)
		s.Want("OK", "A/put", "PutBucket"+x.name, set)
		if out := s.Want("OK", "A/get", "GetBucket"+x.name, in); servicetest.Text(out) != unquoted(x.got) {
			t.Error(servicetest.Text(out))
		}
		if x.remove == "" {
			s.Want("OK", "A/put", "PutBucket"+x.name, `{'Bucket':'examplebucket','`+x.parameter+`':{}}`)
			continue
		}
		s.User("A/delete", identity("s3:"+x.delete, "*"))
		s.Want("AccessDenied: s3:"+x.delete, "A/get", x.remove, in)
		s.Want("OK", "A/delete", x.remove, in)
		if s.Last.HTTPStatus != 204 {
			t.Error(s.Last.HTTPStatus)
		}
		none()
	}
}

// unquoted is JSON as [servicetest.Text] prints it.
func unquoted(text string) string { return servicetest.Text(servicetest.Params(quiet{}, text)) }

// quiet is a servicetest.T for texts that are known to be JSON.
type quiet struct{}

func (quiet) Helper()               {}
func (quiet) Fatalf(string, ...any) { panic("not JSON") }
func (quiet) Errorf(string, ...any) { panic("not JSON") }

func TestMalformedConfigurations(t *testing.T) {
	s := stage(t)
	s.Bucket("A/examplebucket", world.BucketOwnerEnforced, "")
	s.Bucket("B/theirs", world.BucketOwnerEnforced, "")
	rule := func(rest string) string { return `'LifecycleConfiguration':{'Rules':[` + rest + `]}` }
	const expires = `'Status':'Enabled','Prefix':'','Expiration':{'Days':1}`
	for _, x := range []struct{ want, operation, in string }{
		{"MalformedXML", "LifecycleConfiguration", ``},
		{"MalformedXML", "LifecycleConfiguration", `,` + rule(`{'Status':'On','Prefix':'','Expiration':{'Days':1}}`)},
		{"MalformedXML", "LifecycleConfiguration", `,` + rule(`{'Status':'Enabled','Expiration':{'Days':1}}`)},
		{"InvalidRequest: At least one action", "LifecycleConfiguration", `,` + rule(`{'Status':'Enabled','Prefix':''}`)},
		{"InvalidArgument: Rule ID must be unique", "LifecycleConfiguration", `,` + rule(`{'ID':'a',`+expires+`},{'ID':'a',`+expires+`}`)},
		{"OK", "LifecycleConfiguration", `,` + rule(`{`+expires+`},{`+expires+`}`)},
		{"MalformedXML", "Cors", ``},
		{"MalformedXML", "Cors", `,'CORSConfiguration':{'CORSRules':[{'AllowedMethods':['GET']}]}`},
		{"InvalidRequest: Unsupported method is PATCH", "Cors", `,'CORSConfiguration':{'CORSRules':[{'AllowedMethods':['PATCH'],'AllowedOrigins':['*']}]}`},
		{"InvalidArgument: must be provided", "Website", `,'WebsiteConfiguration':{'ErrorDocument':{'Key':'e'}}`},
		{"InvalidArgument: not well formed", "Website", `,'WebsiteConfiguration':{'IndexDocument':{'Suffix':'a/b'}}`},
		{"InvalidArgument: in conjunction", "Website", `,'WebsiteConfiguration':{'RedirectAllRequestsTo':{'HostName':'h'},'IndexDocument':{'Suffix':'a'}}`},
		{"OK", "Website", `,'WebsiteConfiguration':{'RedirectAllRequestsTo':{'HostName':'h'}}`},
		{"MalformedXML", "Encryption", ``},
		{"MalformedXML", "Encryption", `,'ServerSideEncryptionConfiguration':{'Rules':[{'ApplyServerSideEncryptionByDefault':{'SSEAlgorithm':'rot13'}}]}`},
		{"InvalidArgument", "Encryption", `,'ServerSideEncryptionConfiguration':{'Rules':[{'ApplyServerSideEncryptionByDefault':{'SSEAlgorithm':'AES256','KMSMasterKeyID':'x'}}]}`},
		{"InvalidTargetBucketForLogging: does not exist", "Logging", `,'BucketLoggingStatus':{'LoggingEnabled':{'TargetBucket':'missing','TargetPrefix':''}}`},
		{"InvalidTargetBucketForLogging: The owner", "Logging", `,'BucketLoggingStatus':{'LoggingEnabled':{'TargetBucket':'theirs','TargetPrefix':''}}`},
	} {
		s.Want(x.want, "A/admin", "PutBucket"+x.operation, `{'Bucket':'examplebucket'`+x.in+`}`)
	}
	out := s.Want("OK", "A/admin", "GetBucketLifecycleConfiguration", `{'Bucket':'examplebucket'}`)
	if rules := out.Get("Rules").Items; len(rules) != 2 || rules[0].Str("ID") == rules[1].Str("ID") || len(rules[1].Str("ID")) != 32 {
		t.Error("rules without a name get one each: " + servicetest.Text(out))
	}
}

// A bucket that encrypts with a key by default: whether the key lets in the caller
// is not modelled.
func TestKeyByDefault(t *testing.T) {
	s := stage(t)
	s.Bucket("A/examplebucket", world.BucketOwnerEnforced, "")
	s.Want("OK", "A/admin", "PutBucketEncryption", `{'Bucket':'examplebucket','ServerSideEncryptionConfiguration':{'Rules':[{'ApplyServerSideEncryptionByDefault':{'SSEAlgorithm':'aws:kms'}}]}}`)
	s.Want("not modelled: KMS", "A/admin", "PutObject", `{'Bucket':'examplebucket','Key':'k'}`)
	s.Want("OK", "A/admin", "PutObject", `{'Bucket':'examplebucket','Key':'k','ServerSideEncryption':'AES256'}`)
	s.Want("AccessDenied", "A/Jill", "PutObject", `{'Bucket':'examplebucket','Key':'k'}`)
}
