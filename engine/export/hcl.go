package export

import (
	"strings"

	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// hclWriter writes the HashiCorp configuration language: blocks of attributes whose values
// are expressions.
//
// https://developer.hashicorp.com/terraform/language/syntax/configuration
type hclWriter struct {
	*exporter
	b        strings.Builder
	depth    int
	accounts map[*world.Account]string // labels, which are unique
}

// variable is the name of the variable with an account's number.
func (h *hclWriter) variable(a *world.Account) string { return "account_id_" + h.accounts[a] }

func (h *hclWriter) line(text string) {
	if text != "" {
		h.b.WriteString(strings.Repeat("  ", h.depth) + text)
	}
	h.b.WriteByte('\n')
}

// open begins a block; close ends it.
func (h *hclWriter) open(head string) {
	h.line(head + " {")
	h.depth++
}

func (h *hclWriter) close() {
	h.depth--
	h.line("}")
}

// attribute sets a name to an expression; one without an expression is left out.
func (h *hclWriter) attribute(name, expression string) {
	if expression != "" {
		h.line(name + " = " + expression)
	}
}

// text sets a name to a text unless it is empty.
func (h *hclWriter) text(name, text string) {
	if text != "" {
		h.attribute(name, h.quote(text))
	}
}

// quote writes a text as a template: numbers of accounts are variables, all else
// stands for itself.
func (h *hclWriter) quote(text string) string {
	quoted := hclQuote(text)
	quoted, _ = h.ids(quoted, func(a *world.Account) string { return "${var." + h.variable(a) + "}" })
	return quoted
}

// hclQuote writes a text without anything that HCL would read into it.
func hclQuote(text string) string {
	quoted := value.Quote(text)
	return strings.ReplaceAll(strings.ReplaceAll(quoted, "${", "$${"), "%{", "%%{")
}

// expression writes a JSON value as an expression.
func (h *hclWriter) expression(v *value.Value) string {
	switch v.Kind {
	case value.String:
		return h.quote(v.Text)
	case value.Array:
		if len(v.Items) == 0 {
			return "[]"
		}
		return h.nested("[", "]", v, func(i int) string { return h.expression(&v.Items[i]) + "," })
	case value.Object:
		if len(v.Items) == 0 {
			return "{}"
		}
		return h.nested("{", "}", v, func(i int) string { return hclQuote(v.Names[i]) + " = " + h.expression(&v.Items[i]) })
	}
	return v.JSON()
}

func (h *hclWriter) nested(begin, end string, v *value.Value, item func(i int) string) string {
	var b strings.Builder
	b.WriteString(begin + "\n")
	h.depth++
	indent := strings.Repeat("  ", h.depth)
	for i := range v.Items {
		b.WriteString(indent + item(i) + "\n")
	}
	h.depth--
	b.WriteString(strings.Repeat("  ", h.depth) + end)
	return b.String()
}

// policy writes a document through jsonencode.
func (h *hclWriter) policy(name string, p *world.Policy) {
	h.attribute(name, "jsonencode("+h.expression(document(p))+")")
}

// list sets a name to a list of expressions unless it is empty.
func (h *hclWriter) list(name string, expressions []string) {
	if len(expressions) > 0 {
		h.attribute(name, "["+strings.Join(expressions, ", ")+"]")
	}
}

// label makes a name of letters, digits and underscores.
func label(parts ...string) string {
	text := strings.ToLower(strings.Join(parts, "_"))
	out := make([]byte, 0, len(text)+1)
	for i := 0; i < len(text); i++ {
		c := text[i]
		if !alphanumeric(c) {
			c = '_'
		}
		if i == 0 && c >= '0' && c <= '9' {
			out = append(out, '_')
		}
		out = append(out, c)
	}
	return string(out)
}
