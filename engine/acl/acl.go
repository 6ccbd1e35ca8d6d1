// Package acl is the access control lists of S3: grants, groups, canned ACLs and
// which permission allows which action.
//
// Source: Amazon S3 User Guide, "Access control list (ACL) overview"
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html
package acl

// Permission is one of the five permissions that a grant can give.
type Permission string

const (
	Read        Permission = "READ"
	Write       Permission = "WRITE"
	ReadACP     Permission = "READ_ACP"
	WriteACP    Permission = "WRITE_ACP"
	FullControl Permission = "FULL_CONTROL"
)

// Predefined groups, by their URIs.
const (
	AllUsers           = "http://acs.amazonaws.com/groups/global/AllUsers"
	AuthenticatedUsers = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers"
	LogDelivery        = "http://acs.amazonaws.com/groups/s3/LogDelivery"
)

// AnonymousOwner is the canonical user ID that owns what nobody signed for.
const AnonymousOwner = "65a011a29cdf8ec533ec3d1ccaae921c"

// awsExecReadID is the account that the canned ACL aws-exec-read lets in: EC2,
// which fetches machine images (its display name is za-team).
const awsExecReadID = "6aa5a366c34c1cbe25dc49211496e913e0351eb0e8c37aa3477e40942ec6b97c"

// Grantee is an account by its canonical user ID, or a group by its URI; exactly
// one is set.
type Grantee struct {
	ID  string
	URI string
}

// Grant gives one permission to one grantee.
type Grant struct {
	Grantee    Grantee
	Permission Permission
}

// List is an access control list with its owner's canonical user ID.
type List struct {
	Owner  string
	Grants []Grant
}

// Private is what a bucket or object has where nothing else was said.
func Private(owner string) List {
	return List{Owner: owner, Grants: []Grant{{Grantee{ID: owner}, FullControl}}}
}

// Canned expands a canned ACL. bucketOwner is the canonical user ID of the
// bucket's owner; it matters to objects only. ok is false for an unknown name.
func Canned(name, owner, bucketOwner string, object bool) (list List, ok bool) {
	list = Private(owner)
	add := func(g Grantee, p Permission) { list.Grants = append(list.Grants, Grant{g, p}) }
	switch name {
	case "private":
	case "public-read":
		add(Grantee{URI: AllUsers}, Read)
	case "public-read-write":
		add(Grantee{URI: AllUsers}, Read)
		add(Grantee{URI: AllUsers}, Write)
	case "authenticated-read":
		add(Grantee{URI: AuthenticatedUsers}, Read)
	case "aws-exec-read":
		add(Grantee{ID: awsExecReadID}, Read)
	case "bucket-owner-read", "bucket-owner-full-control":
		// "If you specify this canned ACL when creating a bucket, Amazon S3 ignores it."
		if object && bucketOwner != owner {
			p := Read
			if name == "bucket-owner-full-control" {
				p = FullControl
			}
			add(Grantee{ID: bucketOwner}, p)
		}
	case "log-delivery-write":
		if !object {
			add(Grantee{URI: LogDelivery}, Write)
			add(Grantee{URI: LogDelivery}, ReadACP)
		}
	default:
		return List{}, false
	}
	return list, true
}

// Public reports whether any grant goes to everyone or to every signed-in
// account, whatever its permission.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
func (l List) Public() bool {
	for _, g := range l.Grants {
		if g.Grantee.Public() {
			return true
		}
	}
	return false
}

// Public reports whether the grantee is one of the two groups that count as public.
func (g Grantee) Public() bool { return g.URI == AllUsers || g.URI == AuthenticatedUsers }

// WithoutPublic returns the list without its public grants, as a bucket with
// IgnorePublicAcls sees it.
func (l List) WithoutPublic() List {
	out := List{Owner: l.Owner}
	for _, g := range l.Grants {
		if !g.Grantee.Public() {
			out.Grants = append(out.Grants, g)
		}
	}
	return out
}

// OwnerOnly reports whether nobody but the owner is granted anything.
func (l List) OwnerOnly() bool {
	for _, g := range l.Grants {
		if g.Grantee.ID != l.Owner || l.Owner == "" {
			return false
		}
	}
	return true
}

// Gives reports whether holding have includes want.
func (have Permission) Gives(want Permission) bool {
	return have == want || have == FullControl
}

// Requires returns the permission that allows an action on a bucket or on an
// object, or "" where no ACL can allow it: tagging, policies, ownership and so on
// have no ACL permission.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#acl-access-policy-permission-mapping
func Requires(action string, onObject bool) Permission {
	if onObject {
		switch action {
		case "s3:GetObject", "s3:GetObjectVersion":
			return Read
		case "s3:GetObjectAcl", "s3:GetObjectVersionAcl":
			return ReadACP
		case "s3:PutObjectAcl", "s3:PutObjectVersionAcl":
			return WriteACP
		}
		return ""
	}
	switch action {
	case "s3:ListBucket", "s3:ListBucketVersions", "s3:ListBucketMultipartUploads":
		return Read
	case "s3:PutObject", "s3:DeleteObject":
		// WRITE takes in s3:DeleteObjectVersion for the bucket owner only, whose
		// account needs no grant for what is its own.
		return Write
	case "s3:GetBucketAcl":
		return ReadACP
	case "s3:PutBucketAcl":
		return WriteACP
	}
	return ""
}
