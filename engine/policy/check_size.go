package policy

import (
	"strconv"
	"unicode/utf8"

	"crossgrant/engine/diag"
)

// Sizes that AWS allows by default. Sources:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html and
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
const (
	BucketPolicySize  = 20480 // bytes
	ManagedPolicySize = 6144  // characters without white space, as below
	UserPolicySize    = 2048  // all inline policies of a user together
	GroupPolicySize   = 5120
	RolePolicySize    = 10240
	TrustPolicySize   = 2048
	SessionPolicySize = 2048 // characters, white space included
)

// Size of a document as IAM counts it: characters other than white space.
func Size(text string) int {
	n := 0
	for _, r := range text {
		switch r {
		case ' ', '\t', '\n', '\r':
		default:
			n++
		}
	}
	return n
}

// size reports a document that is too large for its kind.
func (c *checker) size(rank int) {
	limit, size, byKind := c.Limit, 0, 0
	switch c.kind {
	case Bucket:
		byKind, size = BucketPolicySize, len(c.doc.Source)
	case Identity, Boundary:
		byKind = ManagedPolicySize
	case Trust:
		byKind = TrustPolicySize
	case Session:
		byKind, size = SessionPolicySize, utf8.RuneCountInString(c.doc.Source)
	}
	if size == 0 {
		size = Size(c.doc.Source)
	}
	if limit == 0 && c.Owner == "" {
		limit = byKind
	}
	if limit == 0 && c.Owner == "" || size <= limit {
		return
	}
	quota := limit
	if c.Quota > 0 {
		quota = c.Quota
	}
	n := strconv.Itoa(quota)
	message := ""
	switch {
	case c.kind == Bucket:
		message = "Policy exceeds the maximum allowed document size."
	case c.kind == Trust:
		message = "Cannot exceed quota for ACLSizePerRole: " + n
	case c.kind == Session:
		message = "1 validation error detected: Value at 'policy' failed to satisfy constraint: Member must have length less than or equal to " + n
	case c.Owner != "":
		message = "Maximum policy size of " + n + " bytes exceeded for " + c.Owner
	default:
		message = "Cannot exceed quota for PolicySize: " + n
	}
	c.add(rank, diag.Range{End: len(c.doc.Source)}, "too-large", message, "The document has "+strconv.Itoa(size)+" of "+strconv.Itoa(limit)+".")
	p := &c.out[len(c.out)-1]
	switch c.kind {
	case Bucket:
	case Session:
		p.ErrorCode = "ValidationError"
	default:
		p.ErrorCode, p.HTTPStatus = "LimitExceeded", 409
	}
}

// characters reports the first character that IAM takes in no policy: it allows
// U+0009, U+000A, U+000D and U+0020 to U+00FF.
func (c *checker) characters(rank int) {
	for i, r := range c.doc.Source {
		if r == '\t' || r == '\n' || r == '\r' || r >= ' ' && r <= 0xFF {
			continue
		}
		_, size := utf8.DecodeRuneInString(c.doc.Source[i:])
		c.add(rank, diag.Range{Start: i, End: i + size}, "bad-character",
			"The specified value for policyDocument is invalid. It must contain only printable ASCII characters.", "")
		c.out[len(c.out)-1].ErrorCode = "ValidationError"
		return
	}
}
