package eval

import (
	"strings"

	"crossgrant/engine/policy"
	"crossgrant/engine/wildcard"
)

// sentence adds a sentence to a note, once.
func sentence(note, more string) string {
	switch {
	case more == "" || strings.Contains(note, more):
		return note
	case note == "":
		return more
	}
	return note + " " + more
}

// variableNotes tells what stands for policy variables.
func variableNotes(vars []wildcard.Variable, ctx *Context) string {
	note := ""
	for i := range vars {
		v := &vars[i]
		switch resolve(v, ctx) {
		case NotModelled:
			note = sentence(note, "The value of "+v.Text+" is not modelled.")
		case No:
			note = sentence(note, v.Text+" has no value in this request, so its pattern matches nothing.")
		case Yes:
			value, _ := v.Value(ctx)
			note = sentence(note, v.Text+` is "`+value+`".`)
		}
	}
	return note
}

// conditionNote tells what the values of a condition alone do not show.
func conditionNote(c *policy.Condition, ctx *Context) string {
	o := &c.Operator
	if o.Family == policy.UnknownFamily {
		return `The condition operator "` + c.OperatorText + `" is not modelled: AWS documents none of that name.`
	}
	e := ctx.entry(c.LowerKey)
	if e != nil && e.unmodelled {
		return "The value of the condition key " + c.Key + " is not modelled."
	}
	var values []string
	if e != nil {
		values = e.values
	}
	note := ""
	switch {
	case o.Family == policy.NullFamily:
	case absent(o, values):
		note = absenceNote(o)
	default:
		for _, v := range values {
			if matchValue(c, v, ctx) == unreadable {
				note = sentence(note, unreadableNote(c, v))
			}
		}
	}
	for i := range c.Values {
		note = sentence(note, variableNotes(c.Values[i].Variables(), ctx))
	}
	return note
}

func absenceNote(o *policy.Operator) string {
	switch {
	case !holdsWithoutKey(o):
		return "The request does not have this key."
	case o.Qualifier == policy.ForAllValues:
		return "The request does not have this key, and ForAllValues holds without one."
	case o.IfExists:
		return "The request does not have this key, and IfExists holds without one."
	}
	return "The request does not have this key, and a negated operator holds without one."
}

// types of values by family.
var types = [...]string{
	policy.NumericFamily: "a number", policy.DateFamily: "a date", policy.BoolFamily: "true or false",
	policy.BinaryFamily: "base64", policy.IPFamily: "an IP address or range",
}

// unreadableNote names what kept a comparison from being made, which makes the
// condition false.
func unreadableNote(c *policy.Condition, value string) string {
	for i := range c.Values {
		if !c.Values[i].Readable() {
			value = c.Values[i].Text
		}
	}
	return `"` + value + `" is not ` + types[c.Operator.Family] + ", so the condition is false."
}
