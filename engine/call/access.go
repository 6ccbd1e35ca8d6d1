package call

import (
	"crossgrant/engine/acl"
	"crossgrant/engine/world"
)

// Key is a condition key of one request with its values. No value at all means
// that the request has the key but the engine does not know its value: a policy
// that tests it is not modelled.
type Key struct {
	Name   string // "s3:x-amz-acl"
	Values []string
}

// Access is one action on one resource that a request needs.
type Access struct {
	Action   string // "s3:PutObject"
	Resource string // an ARN, or "*"
	// Owner of the resource; nil: the caller's account.
	Owner *world.Account
	// Policy on the resource: the bucket policy, or the role's trust policy.
	Policy *world.Policy
	// Bucket that the resource is or lies in; nil outside S3.
	Bucket *world.Bucket
	// Authority is the canonical user ID of the account that must grant access;
	// "" is the resource's owner.
	Authority string
	// ACL of the bucket or object, where it counts.
	ACL *acl.List
	// OnObject: ACL is an object's.
	OnObject bool
	// Keys of this request beyond those that every request has.
	Keys []Key
}
