package s3_test

import (
	"strings"
	"testing"

	"crossgrant/engine/s3"
	"crossgrant/engine/service/servicetest"
)

const admin = servicetest.Admin

var (
	idA = strings.Repeat("a", 64)
	idB = strings.Repeat("b", 64)
	idC = strings.Repeat("c", 64)
)

// stage has an administrator in every account, and Jill without any policy in A.
func stage(t *testing.T) *servicetest.Stage {
	s := servicetest.New(t, s3.Lookup)
	for _, name := range []string{"A/admin", "B/admin", "C/admin"} {
		s.User(name, admin)
	}
	s.User("A/Jill")
	return s
}

func policyFor(statement string) string {
	return `{'Version':'2012-10-17','Statement':[` + statement + `]}`
}

func allow(principal, action, resource string) string {
	return `{'Effect':'Allow','Principal':` + principal + `,'Action':'` + action + `','Resource':'arn:aws:s3:::` + resource + `'}`
}

func identity(action, resource string) string {
	return policyFor(`{'Effect':'Allow','Action':'` + action + `','Resource':'` + resource + `'}`)
}

const (
	rootB    = `{'AWS':'arn:aws:iam::222222222222:root'}`
	everyone = `'*'`
)
