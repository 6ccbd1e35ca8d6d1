// Package arn reads Amazon Resource Names and matches patterns of them.
package arn

import "strings"

// ARN is the parts of "arn:partition:service:region:account:resource". The
// resource keeps any further colons.
type ARN struct{ Partition, Service, Region, Account, Resource string }

// Parse splits an ARN; false where the text does not begin with "arn:" or has
// fewer than six fields. Fields may be empty.
func Parse(s string) (a ARN, ok bool) {
	rest, ok := strings.CutPrefix(s, "arn:")
	if !ok {
		return a, false
	}
	for _, field := range [...]*string{&a.Partition, &a.Service, &a.Region, &a.Account} {
		if *field, rest, ok = strings.Cut(rest, ":"); !ok {
			return a, false
		}
	}
	a.Resource = rest
	return a, true
}

// String joins the parts.
func (a ARN) String() string {
	return "arn:" + a.Partition + ":" + a.Service + ":" + a.Region + ":" + a.Account + ":" + a.Resource
}
