package arn

import (
	"strings"

	"crossgrant/engine/wildcard"
)

// Pattern is a compiled ARN pattern. The first five fields are compared one by
// one: a wildcard in them does not reach across a colon. The sixth matches
// freely, and so does a "*" that ends a pattern of fewer fields, as in
// "arn:aws:s3:*". In a Resource, a pattern of fewer fields without that is
// completed with "*".
//
// AWS describes wildcards and colons in two ways: as crossing at the end of a
// segment (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html)
// and as never crossing (https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html).
type Pattern struct {
	head   string             // the first five fields with their colons, where they are plain
	fields []wildcard.Pattern // otherwise: each of them, as far as given before the tail
	plain  bool
	tail   wildcard.Pattern
	any    bool // the pattern is "*"
	vars   []wildcard.Variable
}

// Use says where a pattern stands.
type Use uint8

const (
	// InResource: of the Resource element, where a policy variable may stand in
	// the sixth field only.
	InResource Use = iota
	// InCondition: of an ARN condition operator, where one may stand anywhere.
	InCondition
)

// Compile prepares a pattern; variables says whether ${…} is a policy variable.
func Compile(text string, use Use, variables bool) Pattern {
	p := Pattern{any: text == "*"}
	last := wildcard.Stars
	if variables {
		last |= wildcard.Variables
	}
	inner := wildcard.Stars
	if use == InCondition {
		inner = last
	}
	rest, fields := text, 0
	for fields < 5 {
		end := colon(rest, variables)
		if end < 0 {
			break
		}
		rest = rest[end+1:]
		fields++
	}
	head := text[:len(text)-len(rest)]
	special := "*?"
	if inner&wildcard.Variables != 0 {
		special = "*?$"
	}
	if fields == 5 && !strings.ContainsAny(head, special) {
		p.plain, p.head = true, head
	} else {
		for at := 0; at < len(head); {
			end := at + colon(head[at:], variables)
			p.fields = append(p.fields, wildcard.Compile(head[at:end], inner))
			at = end + 1
		}
	}
	if fields < 5 {
		last = inner
		// An incomplete ARN in a Resource: the missing fields are "*". Condition
		// operators compare six fields, and so such a pattern matches nothing there,
		// unless one variable holds a whole ARN or the rest of one.
		if use == InResource && !strings.HasSuffix(rest, "*") {
			p.fields = append(p.fields, wildcard.Compile(rest, inner))
			rest = "*"
		}
	}
	p.tail = wildcard.Compile(rest, last)
	for i := range p.fields {
		p.vars = append(p.vars, p.fields[i].Variables()...)
	}
	if len(p.vars) == 0 {
		p.vars = p.tail.Variables()
	} else {
		p.vars = append(p.vars, p.tail.Variables()...)
	}
	return p
}

// colon is the index of the first colon outside a variable, or -1.
func colon(s string, variables bool) int {
	if !variables || strings.Index(s, "${") < 0 {
		return strings.IndexByte(s, ':')
	}
	inside := false
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '$':
			if i+1 < len(s) && s[i+1] == '{' && strings.IndexByte(s[i:], '}') > 0 {
				inside = true
			}
		case '}':
			inside = false
		case ':':
			if !inside {
				return i
			}
		}
	}
	return -1
}

// Variables of the pattern.
func (p *Pattern) Variables() []wildcard.Variable { return p.vars }

// Any reports whether the pattern is "*".
func (p *Pattern) Any() bool { return p.any }

// Match reports whether an ARN matches. Only "*" matches a text that is no ARN.
// Nothing is allocated.
func (p *Pattern) Match(s string, src wildcard.Source) bool {
	if p.any {
		return true
	}
	if p.plain {
		return strings.HasPrefix(s, p.head) && p.tail.Match(s[len(p.head):], src)
	}
	if !strings.HasPrefix(s, "arn:") || strings.Count(s, ":") < 5 {
		return false
	}
	for i := range p.fields {
		end := strings.IndexByte(s, ':')
		if end < 0 || !p.fields[i].Match(s[:end], src) {
			return false
		}
		s = s[end+1:]
	}
	return p.tail.Match(s, src)
}

// WholeService reports whether the pattern takes in every resource of a service
// in any account and region, like "arn:aws:s3:::*".
func (p *Pattern) WholeService(service string) bool {
	if p.any {
		return true
	}
	if !p.tail.Any() {
		return false
	}
	if p.plain {
		a, ok := Parse(p.head)
		return ok && a.Service == service && a.Region == "" && a.Account == ""
	}
	for i := range p.fields {
		f := &p.fields[i]
		switch i {
		case 0:
			if !f.Match("arn", nil) {
				return false
			}
		case 2:
			if !f.Match(service, nil) {
				return false
			}
		case 3, 4:
			if !f.Any() && !f.Match("", nil) {
				return false
			}
		}
	}
	return true
}
