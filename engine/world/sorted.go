package world

import "sort"

// What an account or a bucket has, by key (see Key; objects by their key in S3).
//
// Sorted gives the values in the order of their keys. The methods are written out:
// one generic function would be compiled for every type all the same, and would
// keep the types' descriptions, with all that hangs on them (such as the printing
// of times, 16 KB after compression), in the WebAssembly.
type (
	Users           map[string]*User
	Groups          map[string]*Group
	Roles           map[string]*Role
	ManagedPolicies map[string]*ManagedPolicy
	Buckets         map[string]*Bucket
	Objects         map[string]*Object
)

func (m Users) Sorted() (out []*User) {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Stable(sort.StringSlice(keys))
	for _, k := range keys {
		out = append(out, m[k])
	}
	return out
}

func (m Groups) Sorted() (out []*Group) {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Stable(sort.StringSlice(keys))
	for _, k := range keys {
		out = append(out, m[k])
	}
	return out
}

func (m Roles) Sorted() (out []*Role) {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Stable(sort.StringSlice(keys))
	for _, k := range keys {
		out = append(out, m[k])
	}
	return out
}

func (m ManagedPolicies) Sorted() (out []*ManagedPolicy) {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Stable(sort.StringSlice(keys))
	for _, k := range keys {
		out = append(out, m[k])
	}
	return out
}

func (m Buckets) Sorted() (out []*Bucket) {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Stable(sort.StringSlice(keys))
	for _, k := range keys {
		out = append(out, m[k])
	}
	return out
}

func (m Objects) Sorted() (out []*Object) {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Stable(sort.StringSlice(keys))
	for _, k := range keys {
		out = append(out, m[k])
	}
	return out
}
