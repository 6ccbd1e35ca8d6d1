package complete

import (
	"strings"

	"crossgrant/engine/catalog"
)

// literals are values that AWS knows, by what they are.
//
// Canned ACLs: https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl
// Storage classes and encryption: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
// Principal types: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principaltype
// Condition values of S3: https://docs.aws.amazon.com/AmazonS3/latest/API/bucket-policy-s3-sigv4-conditions.html
var literals = map[string]string{
	"acl-bucket":  "private public-read public-read-write authenticated-read log-delivery-write aws-exec-read",
	"acl-object":  "private public-read public-read-write authenticated-read aws-exec-read bucket-owner-read bucket-owner-full-control",
	"auth-type":   "REST-HEADER REST-QUERY-STRING POST",
	"block":       "BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true BlockPublicAcls=false,IgnorePublicAcls=false,BlockPublicPolicy=false,RestrictPublicBuckets=false",
	"bool":        "true false",
	"checksum":    "CRC32 CRC32C SHA1 SHA256 CRC64NVME",
	"delimiter":   "/",
	"directive":   "COPY REPLACE",
	"duration":    "900 3600 43200",
	"encryption":  "AES256 aws:kms aws:kms:dsse",
	"format":      "json text table yaml yaml-stream off",
	"key-status":  "Active Inactive",
	"mfa-code":    "123456",
	"owner-rules": "Rules=[{ObjectOwnership=BucketOwnerEnforced}] Rules=[{ObjectOwnership=BucketOwnerPreferred}] Rules=[{ObjectOwnership=ObjectWriter}]",
	"ownership":   "BucketOwnerEnforced BucketOwnerPreferred ObjectWriter",
	"permission":  "FULL_CONTROL READ WRITE READ_ACP WRITE_ACP",
	"principals":  "Account User FederatedUser AssumedRole Anonymous",
	"providers":   "cognito-identity.amazonaws.com accounts.google.com www.amazon.com graph.facebook.com",
	"regions":     "us-east-1 us-east-2 us-west-1 us-west-2 eu-central-1 eu-west-1 eu-west-2 eu-west-3 eu-north-1 eu-south-1 ap-south-1 ap-northeast-1 ap-northeast-2 ap-southeast-1 ap-southeast-2 ca-central-1 sa-east-1",
	"services":    "cloudtrail.amazonaws.com config.amazonaws.com cloudfront.amazonaws.com delivery.logs.amazonaws.com logging.s3.amazonaws.com s3.amazonaws.com ec2.amazonaws.com lambda.amazonaws.com ecs-tasks.amazonaws.com codebuild.amazonaws.com events.amazonaws.com sns.amazonaws.com sqs.amazonaws.com states.amazonaws.com elasticloadbalancing.amazonaws.com",
	"signature":   "AWS4-HMAC-SHA256",
	"storage":     "STANDARD STANDARD_IA ONEZONE_IA INTELLIGENT_TIERING GLACIER GLACIER_IR DEEP_ARCHIVE",
	"tagset":      "TagSet=[{Key=team,Value=blue}]",
	"tls":         "1.2 1.3",
	"username":    "${aws:username} ${aws:PrincipalTag/team}",
	"versioning":  "Enabled Suspended",
	"versions":    "Status=Enabled Status=Suspended",
	"bootstrap":   "QRCodePNG Base32StringSeed",
}

// keySources says where the values of a condition key come from: the key in
// lower case, then a source.
const keySources = `
aws:calledvia services
aws:calledviafirst services
aws:calledvialast services
aws:principalaccount accounts
aws:principalarn principal-arns
aws:principalorgid org
aws:principalorgpaths org-paths
aws:principalservicename services
aws:principalservicenameslist services
aws:principaltype principals
aws:requestedregion regions
aws:resourceaccount accounts
aws:resourceorgid org
aws:resourceorgpaths org-paths
aws:sourceaccount accounts
aws:sourcearn bucket-arns
aws:sourceidentity username
aws:sourceip source-ip
aws:sourceorgid org
aws:sourceorgpaths org-paths
aws:sourcevpc vpc
aws:sourcevpce vpce
aws:userid unique-ids
aws:username users
aws:vpceaccount accounts
aws:vpceorgid org
aws:vpcsourceip source-ip
iam:awsservicename services
iam:passedtoservice services
iam:permissionsboundary policy-arns
iam:policyarn policy-arns
s3:authtype auth-type
s3:dataaccesspointaccount accounts
s3:delimiter delimiter
s3:locationconstraint regions
s3:prefix prefixes
s3:resourceaccount accounts
s3:signatureversion signature
s3:tlsversion tls
s3:x-amz-acl acl-object
s3:x-amz-copy-source copy-sources
s3:x-amz-grant-full-control grantee-ids
s3:x-amz-grant-read grantee-ids
s3:x-amz-grant-read-acp grantee-ids
s3:x-amz-grant-write grantee-ids
s3:x-amz-grant-write-acp grantee-ids
s3:x-amz-metadata-directive directive
s3:x-amz-object-ownership ownership
s3:x-amz-server-side-encryption encryption
s3:x-amz-storage-class storage
sts:externalid external-ids
sts:rolesessionname username
sts:sourceidentity username
`

// fieldOf gives what stands behind a word at the start of a line of a table.
func fieldOf(table, word string) string {
	if word == "" || strings.ContainsAny(word, " \n") {
		return ""
	}
	_, rest, ok := strings.Cut(table, "\n"+word+" ")
	if !ok {
		return ""
	}
	rest, _, _ = strings.Cut(rest, "\n")
	return rest
}

// context narrows a source down.
type context struct {
	account string // folder of the account whose things come first
	bucket  string
	key     string
}

// values collects those of a source. Its methods are not inlined: the many calls
// of them would make up a third of the package.
type values struct {
	context
	out []entry
}

//go:noinline
func (v *values) add(text, detail string) {
	v.out = append(v.out, entry{name: text, text: detail})
}

// arns adds the ARNs of things, those of the account in question first.
//
//go:noinline
func (v *values) arns(list []entry, what string) {
	for _, own := range []bool{true, false} {
		for _, e := range list {
			if (e.of == v.account) == own {
				v.add(e.arn, what+title(e.account))
			}
		}
	}
}

// names adds the names of things, likewise.
//
//go:noinline
func (v *values) names(list []entry) {
	for _, own := range []bool{true, false} {
		for _, e := range list {
			if (e.of == v.account) == own {
				v.add(e.name, title(e.account))
			}
		}
	}
}

// source gives the values of a source by name, with whose they are.
func (x *scene) source(name string, c context) []entry {
	v := &values{context: c}
	add, arns, names := v.add, v.arns, v.names
	switch name {
	case "accounts":
		for _, a := range x.accounts {
			add(a.account.ID, title(a.account))
		}
	case "account-names":
		for _, a := range x.accounts {
			add(a.name, a.account.ID)
		}
	case "grantees":
		for _, a := range x.accounts {
			add(a.name, title(a.account))
		}
		add("AllUsers", "everyone")
		add("AuthenticatedUsers", "every AWS account")
		add("LogDelivery", "server access logging")
	case "grantee-ids":
		for _, a := range x.accounts {
			add("id="+a.account.CanonicalUserID, title(a.account))
		}
	case "grantee-options":
		for _, a := range x.accounts {
			add("id="+a.account.CanonicalUserID, title(a.account))
		}
		add("uri=http://acs.amazonaws.com/groups/global/AllUsers", "everyone")
		add("uri=http://acs.amazonaws.com/groups/global/AuthenticatedUsers", "every AWS account")
	case "canonical-ids":
		for _, a := range x.accounts {
			add(a.account.CanonicalUserID, title(a.account))
		}
	case "buckets":
		names(x.buckets)
	case "bucket-arns":
		arns(x.buckets, "bucket of ")
	case "resource-arns":
		for _, b := range x.buckets {
			add(b.arn, "bucket of "+title(b.account))
			add(b.arn+"/*", "its objects")
		}
		for _, o := range x.objects {
			add(o.arn, "object")
		}
		arns(x.roles, "role of ")
	case "keys":
		for _, o := range x.objects {
			if c.bucket == "" || o.of == c.bucket {
				add(o.name, o.of)
			}
		}
	case "copy-sources":
		for _, o := range x.objects {
			add(o.of+"/"+o.name, "object of "+title(o.account))
		}
	case "prefixes":
		seen := map[string]bool{}
		for _, o := range x.objects {
			if i := strings.LastIndexByte(o.name, '/'); i >= 0 && !seen[o.name[:i+1]] && (c.bucket == "" || o.of == c.bucket) {
				seen[o.name[:i+1]] = true
				add(o.name[:i+1], o.of)
			}
		}
	case "users":
		names(x.users)
	case "groups":
		names(x.groups)
	case "own-groups":
		for _, g := range x.groups {
			if g.of == c.account {
				add(g.name, "")
			}
		}
	case "roles":
		names(x.roles)
	case "role-arns":
		arns(x.roles, "role of ")
	case "principal-arns":
		arns(x.users, "user of ")
		arns(x.roles, "role of ")
	case "unique-ids":
		for _, u := range x.users {
			add(u.text, u.name+" of "+title(u.account))
		}
		for _, r := range x.roles {
			add(r.text+":*", "sessions of "+r.name+" of "+title(r.account))
		}
	case "policy-arns":
		arns(x.policies, "policy of ")
		for _, m := range catalog.ManagedPolicies() {
			if strings.HasPrefix(m.ARN, "arn:aws:iam::") {
				add(m.ARN, "AWS managed policy")
			}
		}
	case "policy-files":
		for _, p := range x.files {
			if strings.HasSuffix(p.name, ".json") {
				add("file://"+p.name, "file")
			}
		}
	case "files":
		for _, p := range x.files {
			add(p.name, "file")
		}
	case "profiles":
		for _, p := range x.profiles {
			add(p.name, p.text)
		}
		for _, a := range x.accounts {
			add(a.name+"/root", "root user of "+title(a.account))
		}
	case "mfa":
		for _, u := range x.users {
			add("arn:aws:iam::"+u.account.ID+":mfa/"+u.name, "device of "+u.name)
		}
	case "actions":
		for _, vendor := range []string{"s3", "iam", "sts"} {
			for _, a := range catalog.Actions(vendor) {
				add(a, "")
			}
		}
	case "org", "org-paths":
		if o := x.world.Organization; o != nil {
			if name == "org" {
				add(o.ID, "the organization")
			} else {
				add(o.ID+"/*", "anywhere in the organization")
			}
		}
	case "source-ip":
		add(x.world.SourceIP+"/32", "where requests come from")
		if i := strings.LastIndexByte(x.world.SourceIP, '.'); i > 0 {
			add(x.world.SourceIP[:i]+".0/24", "its network")
		}
	case "vpc", "vpce":
		if e := x.world.VPCEndpoint; e != nil {
			id := e.ID
			if name == "vpc" {
				id = e.VPC
			}
			add(id, "of the scenario's endpoint")
		}
	case "external-ids":
		v.out = x.wordsBehind("--external-id", "external_id")
	case "service-control-policies", "resource-control-policies":
		for _, f := range x.scenario.Files {
			if rest, ok := strings.CutPrefix(f.Path, "organization/"+name+"/"); ok {
				add(strings.TrimSuffix(rest, ".json"), "")
			}
		}
		if name == "service-control-policies" {
			add("FullAWSAccess", "AWS managed policy")
		}
	case "outfile":
		if c.key != "" {
			add(c.key[strings.LastIndexByte(c.key, '/')+1:], "where to save it")
		}
		add("/dev/stdout", "prints it")
	default:
		for text := range strings.FieldsSeq(literals[name]) {
			add(text, "")
		}
	}
	return v.out
}

// wordsBehind gives the words behind an option in the flow or a setting in config.
func (x *scene) wordsBehind(option, setting string) []entry {
	var out []entry
	seen := map[string]bool{}
	for _, path := range []string{"flow.sh", "config"} {
		text, _ := x.scenario.File(path)
		words := strings.Fields(text)
		for i, w := range words {
			v := ""
			switch {
			case w == option && i+1 < len(words):
				v = words[i+1]
			case w == setting && i+2 < len(words) && words[i+1] == "=":
				v = words[i+2]
			}
			if v = strings.Trim(v, `'"`); v != "" && v != "\\" && !seen[v] {
				seen[v] = true
				out = append(out, entry{name: v, text: path})
			}
		}
	}
	return out
}
