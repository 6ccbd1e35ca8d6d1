// Package servicetest stages a small world for tests of the services: accounts A,
// B, C and D as in the walkthroughs, and short ways to fill and to call them.
package servicetest

import (
	"strings"
	"time"

	"crossgrant/engine/acl"
	"crossgrant/engine/call"
	"crossgrant/engine/policy"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// T is what a helper needs of *testing.T.
type T interface {
	Helper()
	Fatalf(format string, args ...any)
	Errorf(format string, args ...any)
}

// Stage is a world and the test that uses it.
type Stage struct {
	T
	World *world.World
	// Find looks up an operation in the services under test.
	Find func(operation string) (call.Handler, bool)
	// Last is the call made last.
	Last *call.Call
}

// Admin allows everything.
const Admin = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}`

// New makes a world with accounts A (111111111111), B, C and D.
func New(t T, find ...func(string) (call.Handler, bool)) *Stage {
	s := &Stage{T: t, World: world.New(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))}
	s.Find = func(operation string) (call.Handler, bool) {
		for _, f := range find {
			if h, ok := f(operation); ok {
				return h, true
			}
		}
		return nil, false
	}
	for i, name := range []string{"A", "B", "C", "D"} {
		a := world.NewAccount(name, strings.Repeat(string(rune('1'+i)), 12))
		a.CanonicalUserID = strings.Repeat(string(rune('a'+i)), 64)
		s.World.AddAccount(a)
	}
	return s
}

// Account by its name.
func (s *Stage) Account(name string) *world.Account { return s.World.AccountNamed(name) }

// Doc parses a document; its text may use single quotes for double ones.
func Doc(name, file, text string) *world.Policy {
	text = strings.ReplaceAll(text, "'", `"`)
	d, _ := policy.Parse(text)
	return &world.Policy{Name: name, File: file, Text: text, Document: d}
}

// User adds a user, "A/Dave", with inline policies.
func (s *Stage) User(name string, policies ...string) *world.User {
	account, user, _ := strings.Cut(name, "/")
	a := s.Account(account)
	u := &world.User{Account: a, Name: user, Path: "/", Created: s.World.Now}
	u.UniqueID = s.World.UniqueID("AIDA", u.ARN())
	for i, p := range policies {
		n := "policy" + string(rune('0'+i))
		u.Inline.Put(Doc(n, world.PolicyFile(u.EntityID(), n), p))
	}
	a.Users[world.Key(user)] = u
	return u
}

// Role adds a role, "A/examplerole", with a trust policy and inline policies.
func (s *Stage) Role(name, trust string, policies ...string) *world.Role {
	account, role, _ := strings.Cut(name, "/")
	a := s.Account(account)
	r := &world.Role{Account: a, Name: role, Path: "/", Created: s.World.Now, MaxSessionDuration: 3600}
	r.UniqueID = s.World.UniqueID("AROA", r.ARN())
	r.Trust = Doc("trust-policy", r.TrustPolicyFile(), trust)
	for i, p := range policies {
		n := "policy" + string(rune('0'+i))
		r.Inline.Put(Doc(n, world.PolicyFile(r.EntityID(), n), p))
	}
	a.Roles[world.Key(role)] = r
	return r
}

// Bucket adds a bucket, "A/examplebucket", that blocks no public access.
func (s *Stage) Bucket(name string, o world.Ownership, bucketPolicy string) *world.Bucket {
	account, bucket, _ := strings.Cut(name, "/")
	a := s.Account(account)
	b := &world.Bucket{
		Account: a, Name: bucket, Region: "us-east-1", Created: s.World.Now, Ownership: o,
		ACL: acl.Private(a.CanonicalUserID), Objects: map[string]*world.Object{},
	}
	if bucketPolicy != "" {
		b.Policy = Doc("policy", b.PolicyFile(), bucketPolicy)
	}
	a.Buckets[bucket] = b
	return b
}

// Object adds an object that an account wrote and keeps private.
func (s *Stage) Object(b *world.Bucket, key, account, body string) *world.Object {
	owner := s.Account(account).CanonicalUserID
	o := &world.Object{Bucket: b, Key: key, Writer: owner, ACL: acl.Private(owner), Body: body, Modified: s.World.Now}
	b.Objects[key] = o
	return o
}

// As is the credential of "A/Dave", "A/root", a service ("service/NAME") or
// anonymous ("").
func (s *Stage) As(who string) *world.Credential {
	s.Helper()
	account, name, _ := strings.Cut(who, "/")
	switch {
	case who == "":
		return nil
	case account == "service":
		return &world.Credential{Kind: world.ServicePrincipal, Service: name}
	case name == "root":
		return &world.Credential{Kind: world.RootKey, Account: s.Account(account), Hidden: true}
	}
	u := s.Account(account).Users[world.Key(name)]
	if u == nil {
		s.Fatalf("no user %s", who)
	}
	return &world.Credential{Kind: world.UserKey, Account: u.Account, User: u, Hidden: true}
}

// Call makes a call. in is JSON with single quotes for double ones.
func (s *Stage) Call(k *world.Credential, operation, in string) (*value.Value, *call.Error) {
	s.Helper()
	return s.With(k, operation, Params(s, in))
}

// With makes a call with parameters.
func (s *Stage) With(k *world.Credential, operation string, in *value.Value) (*value.Value, *call.Error) {
	s.Helper()
	h, ok := s.Find(operation)
	if !ok {
		s.Fatalf("no operation %s", operation)
	}
	s.Last = &call.Call{World: s.World, Caller: k, Operation: operation, Region: "us-east-1"}
	return h(s.Last, in)
}

// Want makes a call and compares its outcome: "OK", "not modelled", an error's
// code, or "CODE: PART" with a part of its message.
func (s *Stage) Want(want, who, operation, in string) *value.Value {
	s.Helper()
	return s.WantAs(want, s.As(who), operation, in)
}

// WantAs is Want with a credential.
func (s *Stage) WantAs(want string, k *world.Credential, operation, in string) *value.Value {
	s.Helper()
	out, err := s.Call(k, operation, in)
	got := Outcome(err)
	code, part, _ := strings.Cut(want, ": ")
	if gotCode, message, _ := strings.Cut(got, ": "); gotCode != code || !strings.Contains(message, part) {
		s.Errorf("%s %s:\n got %s\nwant %s", operation, in, got, want)
	}
	return out
}

// Outcome is "OK", "not modelled: WHAT" or "CODE: MESSAGE".
func Outcome(err *call.Error) string {
	switch {
	case err == nil:
		return "OK"
	case err.NotModelled != "":
		return "not modelled: " + err.NotModelled
	}
	return err.Code + ": " + err.Message
}
