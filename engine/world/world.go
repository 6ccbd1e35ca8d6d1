// Package world is the state of AWS that a scenario describes and its commands
// change: accounts with their users, groups, roles, policies and buckets, the
// organization, credentials and the clock. It decides nothing.
package world

import (
	"sort"
	"time"
)

// World is everything that exists. It is not safe for concurrent use.
type World struct {
	Start        time.Time // the clock before the first command
	Now          time.Time
	Region       string // of commands that name none
	SourceIP     string
	VPCEndpoint  *VPCEndpoint // nil: requests come over the internet
	Accounts     []*Account   // sorted by Name
	Organization *Organization

	credentials map[string]*Credential // by access key ID
	awsManaged  map[string]*Policy     // by ARN, as far as they were asked for
	created     int                    // counts what was created, for identifiers
	changed     map[string]bool        // entity IDs touched since the last TakeChanges
}

// VPCEndpoint is the gateway or interface endpoint that requests pass.
type VPCEndpoint struct {
	ID, VPC string
	Policy  *Policy // nil: the default policy, which allows everything
}

// New makes an empty world whose clock stands at start.
func New(start time.Time) *World {
	return &World{
		Start: start, Now: start, Region: "us-east-1", SourceIP: "203.0.113.10",
		credentials: map[string]*Credential{}, awsManaged: map[string]*Policy{}, changed: map[string]bool{},
	}
}

// AddAccount adds an account, keeping the order by name.
func (w *World) AddAccount(a *Account) {
	w.Accounts = append(w.Accounts, a)
	for i := len(w.Accounts) - 1; i > 0 && w.Accounts[i-1].Name >= a.Name; i-- {
		w.Accounts[i-1], w.Accounts[i] = a, w.Accounts[i-1]
	}
}

// Account finds an account by its 12 digits.
func (w *World) Account(id string) *Account {
	for _, a := range w.Accounts {
		if a.ID == id {
			return a
		}
	}
	return nil
}

// AccountNamed finds an account by its name in the scenario.
func (w *World) AccountNamed(name string) *Account {
	for _, a := range w.Accounts {
		if a.Name == name {
			return a
		}
	}
	return nil
}

// AccountByCanonicalID finds an account by its canonical user ID.
func (w *World) AccountByCanonicalID(id string) *Account {
	for _, a := range w.Accounts {
		if a.CanonicalUserID == id {
			return a
		}
	}
	return nil
}

// Bucket finds a bucket by its name, which is unique among all accounts.
func (w *World) Bucket(name string) *Bucket {
	for _, a := range w.Accounts {
		if b := a.Buckets[name]; b != nil {
			return b
		}
	}
	return nil
}

// Touch records that the entity with this ID came to be, changed or went.
func (w *World) Touch(id string) { w.changed[id] = true }

// TakeChanges returns the IDs touched since the last call, sorted.
func (w *World) TakeChanges() []string {
	ids := make([]string, 0, len(w.changed))
	for id := range w.changed {
		ids = append(ids, id)
	}
	sort.Stable(sort.StringSlice(ids))
	clear(w.changed)
	return ids
}
