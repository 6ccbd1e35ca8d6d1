package iam

import (
	"strconv"

	"crossgrant/engine/call"
)

func noSuchEntity(message string) *call.Error { return call.Fail(404, "NoSuchEntity", message) }

func exists(message string) *call.Error { return call.Fail(409, "EntityAlreadyExists", message) }

func conflict(message string) *call.Error { return call.Fail(409, "DeleteConflict", message) }

// overQuota names the quota as IAM does: "PoliciesPerRole".
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
func overQuota(quota string, n int) *call.Error {
	return call.Fail(409, "LimitExceeded", "Cannot exceed quota for "+quota+": "+strconv.Itoa(n))
}
