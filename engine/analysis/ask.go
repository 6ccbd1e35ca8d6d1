package analysis

import (
	"errors"
	"slices"
	"strings"

	"crossgrant/engine/authz"
	"crossgrant/engine/call"
	"crossgrant/engine/catalog"
	"crossgrant/engine/world"
)

// Question is whether a principal may do something.
type Question struct {
	Principal string // ID, ARN, "anonymous" or the name of a service
	Action    string
	Resource  string // ARN, or "*"
	// Context is added to the condition keys of a plain request, or replaces them.
	Context []Key
}

// Key is a condition key with its values.
type Key = call.Key

// Ask decides one question. An error says what is wrong with it.
func Ask(w *world.World, q Question) (*authz.Decision, error) {
	p, err := findPrincipal(w, q.Principal)
	if err != nil {
		return nil, err
	}
	info, ok := catalog.Action(q.Action)
	if !ok {
		return nil, errors.New("S3, IAM and STS have no action \"" + q.Action + "\"")
	}
	r, err := findResource(w, q.Resource)
	if err != nil {
		return nil, err
	}
	if !r.takes(info.Name) {
		return nil, errors.New(info.Name + " is no action on " + r.noun())
	}
	c := newCall(w, &p)
	a := r.access(info.Name)
	in := c.Input(a)
	for _, k := range q.Context {
		in.Context.Set(k.Name, slices.Clone(k.Values)...)
	}
	d := authz.Explain(in)
	if d.Verdict != authz.Allow {
		return d, nil
	}
	if refused := r.admit(c, info.Name); refused != nil {
		d.Verdict, d.Deciding, d.Unverified = refusal(refused), nil, nil
		if refused.NotModelled != "" {
			d.NotModelled = []string{refused.NotModelled}
		} else {
			d.Barred = strings.TrimSuffix(refused.Message, ".")
		}
	}
	return d, nil
}
