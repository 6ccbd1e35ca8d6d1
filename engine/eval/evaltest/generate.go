// Package evaltest makes random policies and requests for property tests. What
// it makes is small and drawn from few words, so that policies and requests
// often have to do with one another. Only tests import it.
package evaltest

import (
	"strconv"
	"strings"

	"crossgrant/engine/eval"
)

// Generator makes policies and requests from a seed; the same seed makes the same.
type Generator struct{ state uint64 }

// New makes a generator.
func New(seed int64) *Generator { return &Generator{uint64(seed)} }

// Intn is a pseudo-random number below n (by splitmix64).
func (g *Generator) Intn(n int) int {
	g.state += 0x9E3779B97F4A7C15
	z := g.state
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return int((z ^ z>>31) % uint64(n))
}

func (g *Generator) pick(of ...string) string { return of[g.Intn(len(of))] }

var (
	accounts = []string{"111111111111", "222222222222"}
	actions  = []string{"s3:GetObject", "s3:PutObject", "s3:ListBucket", "sts:AssumeRole"}
	patterns = []string{"s3:GetObject", "s3:Get*", "s3:*", "*", "S3:PUTOBJECT", "s3:?utObject", "sts:*", "iam:*"}
	objects  = []string{"arn:aws:s3:::b", "arn:aws:s3:::b/k", "arn:aws:s3:::b/home/Dave/x", "arn:aws:s3:::c/k", "*"}
	arns     = []string{"arn:aws:s3:::b", "arn:aws:s3:::b/*", "arn:aws:s3:::*", "*", "arn:aws:s3:::b/home/${aws:username}/*", "arn:aws:s3:::${none}", "arn:aws:s3:*", "arn:aws:s3:::?/k", "arn:*:s3", "arn:aws:s3:::b/${test:secret}"}
	texts    = []string{"a", "b", "*", "a*", "1", "2.5", "-3e2", "2026-01-01", "2026-06-01T10:00:00+02:00", "1767225600", "true", "False", "192.0.2.0/24", "192.0.2.7", "2001:db8::/32", "arn:aws:iam::111111111111:role/r", "arn:aws:iam::*:role/*", "${aws:username}", "${none, 'a'}", "${test:secret}", "YQ==", ""}
	contexts = []string{"aws:username", "test:a", "test:b", "test:many", "test:secret", "aws:PrincipalTag/Team"}
	bases    = []string{"StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike", "NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals", "DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals", "Bool", "BinaryEquals", "IpAddress", "NotIpAddress", "ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "Null", "StringSounds"}
)

func (g *Generator) some(of []string, most int) string {
	n := 1 + g.Intn(most)
	if n == 1 {
		return strconv.Quote(g.pick(of...))
	}
	var b strings.Builder
	b.WriteByte('[')
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(strconv.Quote(g.pick(of...)))
	}
	return b.String() + "]"
}

func (g *Generator) principal() string {
	if g.Intn(4) == 0 {
		return `"*"`
	}
	values := []string{"*"}
	for _, a := range accounts {
		values = append(values, a, "arn:aws:iam::"+a+":root", "arn:aws:iam::"+a+":user/Dave", "arn:aws:iam::"+a+":role/r",
			"arn:aws:sts::"+a+":assumed-role/r/s", "arn:aws:sts::"+a+":federated-user/Eve", "arn:aws:iam::"+a+":group/g")
	}
	values = append(values, "AIDAEXAMPLEUSER000001", "AROAEXAMPLEROLE000001")
	out := `{"AWS":` + g.some(values, 3)
	switch g.Intn(4) {
	case 0:
		out += `,"Service":` + g.some([]string{"s3.amazonaws.com", "ec2.amazonaws.com"}, 2)
	case 1:
		out += `,"CanonicalUser":` + strconv.Quote(strings.Repeat(g.pick("a", "b"), 64))
	}
	return out + "}"
}

// Statement makes the text of a statement with the given effect ("" picks one).
// resourceBased statements mostly have a principal element.
func (g *Generator) Statement(effect string, resourceBased bool) string {
	if effect == "" {
		effect = g.pick("Allow", "Deny")
	}
	not := func(name string) string {
		if g.Intn(5) == 0 {
			return `"Not` + name + `":`
		}
		return `"` + name + `":`
	}
	parts := []string{`"Effect":"` + effect + `"`, not("Action") + g.some(patterns, 3)}
	if resourceBased && g.Intn(20) > 0 {
		parts = append(parts, not("Principal")+g.principal())
	}
	if g.Intn(20) > 0 {
		parts = append(parts, not("Resource")+g.some(arns, 3))
	}
	if g.Intn(2) == 0 {
		parts = append(parts, `"Condition":`+g.conditions())
	}
	for i := len(parts) - 1; i > 0; i-- {
		j := g.Intn(i + 1)
		parts[i], parts[j] = parts[j], parts[i]
	}
	return "{" + strings.Join(parts, ",") + "}"
}

func (g *Generator) conditions() string {
	var out []string
	used := map[string]bool{}
	for range 1 + g.Intn(3) {
		op := g.pick("", "", "ForAllValues:", "ForAnyValue:") + g.pick(bases...) + g.pick("", "", "IfExists")
		if used[op] {
			continue
		}
		used[op] = true
		out = append(out, strconv.Quote(op)+":{"+strconv.Quote(g.pick(contexts...))+":"+g.some(texts, 3)+"}")
	}
	return "{" + strings.Join(out, ",") + "}"
}

// Document joins the texts of statements.
func Document(version string, statements []string) string {
	return `{"Version":"` + version + `","Statement":[` + strings.Join(statements, ",") + "]}"
}

// Statements makes up to most statements.
func (g *Generator) Statements(most int, resourceBased bool) []string {
	out := make([]string, 1+g.Intn(most))
	for i := range out {
		out[i] = g.Statement("", resourceBased)
	}
	return out
}

// Version picks a version of the policy language, mostly the newer one.
func (g *Generator) Version() string { return g.pick("2012-10-17", "2012-10-17", "2008-10-17") }

// Principal makes a caller of any kind.
func (g *Generator) Principal() *eval.Principal {
	a := g.pick(accounts...)
	p := &eval.Principal{Account: a, CanonicalUserID: strings.Repeat(map[string]string{accounts[0]: "a", accounts[1]: "b"}[a], 64)}
	switch g.Intn(6) {
	case 0:
		p.Kind, p.ARN, p.UniqueID = eval.User, "arn:aws:iam::"+a+":user/Dave", "AIDAEXAMPLEUSER000001"
		p.HasBoundary = g.Intn(3) == 0
	case 1:
		p.Kind, p.ARN, p.SessionName, p.UniqueID = eval.RoleSession, "arn:aws:sts::"+a+":assumed-role/r/s", "s", "AROAEXAMPLEROLE000001"
		if g.Intn(2) == 0 {
			p.RoleARN = "arn:aws:iam::" + a + ":role/r"
		}
		p.HasBoundary = g.Intn(3) == 0
	case 2:
		p.Kind, p.ARN, p.FederatedBy = eval.FederatedUser, "arn:aws:sts::"+a+":federated-user/Eve", "arn:aws:iam::"+a+":user/Dave"
	case 3:
		p.Kind, p.ARN = eval.Root, "arn:aws:iam::"+a+":root"
	case 4:
		return &eval.Principal{Kind: eval.Anonymous}
	case 5:
		return &eval.Principal{Kind: eval.Service, Service: g.pick("s3.amazonaws.com", "ec2.amazonaws.com")}
	}
	return p
}

// Request makes a request of a caller.
func (g *Generator) Request(p *eval.Principal, resourceBased bool) *eval.Request {
	c := eval.NewContext()
	for _, key := range contexts {
		switch g.Intn(4) {
		case 0, 1:
			c.Set(key, g.pick(texts...))
		case 2:
			if key == "test:many" {
				c.Set(key, g.pick(texts...), g.pick(texts...))
			}
		case 3:
			if key == "test:secret" {
				c.SetUnmodelled(key)
			}
		}
	}
	if p.Kind == eval.User {
		c.Set("aws:username", "Dave")
	}
	return &eval.Request{Principal: p, Action: g.pick(actions...), Resource: g.pick(objects...), Context: c, ResourceBased: resourceBased}
}
