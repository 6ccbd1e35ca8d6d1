package explain

import (
	"strconv"
	"strings"

	"crossgrant/engine/eval"
)

// conditions says why the conditions of a statement that matched held; "" where
// it has none.
func conditions(s *eval.StatementTrace) string {
	var out []string
	for i := range s.Elements {
		if e := &s.Elements[i]; e.Element == "Condition" {
			out = append(out, condition(e))
		}
	}
	return strings.Join(out, ", and ")
}

// condition compares what a condition requires with what the request has.
func condition(e *eval.ElementTrace) string {
	required := e.Operator + " " + list(e.Required)
	switch {
	case !e.Present && e.Match == eval.Yes:
		return "the request has no " + e.Key + ", and " + e.Operator + " holds where the key is missing"
	case !e.Present:
		return "the request has no " + e.Key + ", which " + required + " needs"
	case e.Match == eval.Yes:
		return e.Key + " is " + list(e.Actual) + ", for which " + required + " holds"
	}
	return e.Key + " is " + list(e.Actual) + ", for which " + required + " does not hold"
}

// list quotes values, the first few of many.
func list(values []string) string {
	const most = 3
	if len(values) == 0 {
		return "(empty)"
	}
	var b strings.Builder
	for i, v := range values {
		switch {
		case i == most:
			b.WriteString(" and " + digits(len(values)-most) + " more")
			return b.String()
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(quote(v))
	}
	return b.String()
}

// quote quotes a value and shortens a long one in its middle.
func quote(s string) string {
	r := []rune(s)
	if len(r) > 80 {
		s = string(r[:50]) + "…" + string(r[len(r)-20:])
	}
	return `"` + s + `"`
}

func digits(n int) string { return strconv.Itoa(n) }

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
