package world

import "strings"

// Limits of names.
//
// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
const (
	maxName       = 64  // users and roles
	maxPolicyName = 128 // groups and policies
	maxPath       = 512
)

// ValidName reports whether IAM takes a name for a user or role, and with long
// for a group or policy: letters, digits and _+=,.@-.
func ValidName(name string, long bool) bool {
	limit := maxName
	if long {
		limit = maxPolicyName
	}
	return name != "" && len(name) <= limit && only(name, "_+=,.@-")
}

func only(text, others string) bool {
	for i := 0; i < len(text); i++ {
		c := text[i]
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') && strings.IndexByte(others, c) < 0 {
			return false
		}
	}
	return true
}

// ValidPath reports whether IAM takes a path: "/", or text between two slashes.
func ValidPath(path string) bool {
	if path == "" || len(path) > maxPath || path[0] != '/' || path[len(path)-1] != '/' {
		return false
	}
	for i := 0; i < len(path); i++ {
		if path[i] < 0x21 || path[i] > 0x7e {
			return false
		}
	}
	return true
}

// ValidBucketName reports whether S3 takes a name for a general purpose bucket.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
func ValidBucketName(name string) bool {
	if len(name) < 3 || len(name) > 63 || strings.Contains(name, "..") || ipv4(name) {
		return false
	}
	for i := 0; i < len(name); i++ {
		c := name[i]
		letter := c >= 'a' && c <= 'z' || c >= '0' && c <= '9'
		if !letter && (c != '-' && c != '.' || i == 0 || i == len(name)-1) {
			return false
		}
	}
	for _, prefix := range []string{"xn--", "sthree-"} {
		if strings.HasPrefix(name, prefix) {
			return false
		}
	}
	for _, suffix := range []string{"-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"} {
		if strings.HasSuffix(name, suffix) {
			return false
		}
	}
	return true
}

func ipv4(name string) bool {
	parts := strings.Split(name, ".")
	if len(parts) != 4 {
		return false
	}
	for _, p := range parts {
		if p == "" || len(p) > 3 {
			return false
		}
		for i := 0; i < len(p); i++ {
			if p[i] < '0' || p[i] > '9' {
				return false
			}
		}
	}
	return true
}
