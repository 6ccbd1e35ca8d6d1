// Package authz decides whether AWS allows a request: which policies and ACLs
// apply and how they combine. It knows policies, requests and access control
// lists, but no accounts, users or buckets; what applies is handed to it.
//
// Source: IAM User Guide, "Policy evaluation logic"
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
// and Amazon S3 User Guide, "How Amazon S3 authorizes a request"
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/how-s3-evaluates-access-control.html
package authz

import (
	"crossgrant/engine/acl"
	"crossgrant/engine/eval"
	"crossgrant/engine/policy"
)

// Policy is a document that applies to a request, and where it comes from.
type Policy struct {
	Name     string
	File     string // path in the scenario, ARN of an AWS managed policy, or "session-policy"
	Document *policy.Document
}

// Level is one level of an organization: its root, a unit or the account itself.
type Level struct {
	Name     string
	Policies []Policy
}

// Input is one request with everything that bears on it.
type Input struct {
	eval.Request

	// ResourceAccount owns the resource: the bucket owner, the role's account.
	// "" stands for the caller's own account (actions without a resource).
	ResourceAccount string

	// Identity-based policies of the caller.
	Identity []Policy
	// Boundary documents; an allow in any is enough. nil: no permissions boundary.
	Boundary []Policy
	// HasSession: a session policy was passed when the session was made.
	HasSession bool
	Session    []Policy
	// Resource-based policy; for sts:AssumeRole and its companions the role's
	// trust policy.
	Resource *Policy
	// SCPs of the caller's account, root first; nil: none apply.
	SCPs []Level
	// RCPs of the resource's account, root first, besides RCPFullAWSAccess.
	RCPs []Level
	// VPCEndpoint policy; nil: the request passes no endpoint, or one with the
	// default policy.
	VPCEndpoint *Policy

	// RestrictPublicBuckets is the effective Block Public Access setting.
	RestrictPublicBuckets bool
	// Object holds what S3 asks beyond policies; nil where ACLs have no say.
	Object *Object
}

// Object tells whose authority an S3 request needs and what ACL speaks for it.
// It serves buckets as well: there the authority is the bucket owner's.
type Object struct {
	// Authority is the account that must grant access: the bucket owner for
	// bucket operations and uploads, the object owner for reads of an object.
	// 12 digits, or "" for an object that nobody signed for.
	Authority string
	// Permission is what an ACL would have to grant ("" where no ACL can).
	Permission acl.Permission
	// ACL that counts; nil where ACLs are disabled.
	ACL *acl.List
	// IgnorePublicAcls is the effective Block Public Access setting.
	IgnorePublicAcls bool
	// Replaces is the canonical user ID of the owner of the object that a write
	// replaces or deletes; "" where there is none.
	Replaces string
}
