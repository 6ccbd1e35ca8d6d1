package eval

import (
	"strings"

	"crossgrant/engine/policy"
	"crossgrant/engine/wildcard"
)

// matchAction compares the Action or NotAction of a statement.
func matchAction(a *policy.Actions, action string) Match {
	for i := range a.Values {
		if a.Values[i].Pattern.Match(action, nil) {
			return of(!a.Not)
		}
	}
	return of(a.Not)
}

// Covers adds one byte for each statement of a document: whether its Action, or
// NotAction, takes an action in.
func Covers(out []byte, doc *policy.Document, action string) []byte {
	for i := range doc.Statements {
		out = append(out, byte(matchAction(doc.Statements[i].Action, action)))
	}
	return out
}

func of(b bool) Match {
	if b {
		return Yes
	}
	return No
}

// matchResource compares the Resource or NotResource of a statement. A statement
// without one is of a trust policy, whose resource is its role.
func matchResource(st *policy.Statement, req *Request) Match {
	r := st.Resource
	if r == nil {
		return of(req.ResourceBased || st.Principal != nil)
	}
	found := No
	for i := range r.Values {
		switch matchARN(&r.Values[i], req) {
		case Yes:
			return of(!r.Not)
		case NotModelled:
			found = NotModelled
		}
	}
	if r.Not {
		return found.Not()
	}
	return found
}

func matchARN(v *policy.ResourceValue, req *Request) Match {
	if req.Resource == "*" {
		// An action without a resource. AWS's examples allow s3:ListAllMyBuckets
		// on "arn:aws:s3:::*" as well as on "*".
		service, _, _ := strings.Cut(req.Action, ":")
		return of(v.Pattern.WholeService(service))
	}
	if vars := v.Pattern.Variables(); len(vars) > 0 {
		if m := resolvable(vars, req.Context); m != Yes {
			return m
		}
	}
	return of(v.Pattern.Match(req.Resource, req.Context))
}

// resolvable tells whether all policy variables have a value in the request. A
// pattern with one that has none matches nothing.
func resolvable(vars []wildcard.Variable, c *Context) Match {
	all := Yes
	for i := range vars {
		all = all.And(resolve(&vars[i], c))
	}
	return all
}

func resolve(v *wildcard.Variable, c *Context) Match {
	if e := c.entry(v.Key); e != nil && e.unmodelled {
		return NotModelled
	}
	_, ok := v.Value(c)
	return of(ok)
}
