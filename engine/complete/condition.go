package complete

import (
	"strings"

	"crossgrant/engine/catalog"
	"crossgrant/engine/policy"
)

// operators of conditions, those most used first. IfExists goes with all but
// Null, and the set operators with those that compare texts.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
const operators = "StringEquals StringNotEquals StringLike StringNotLike StringEqualsIgnoreCase StringNotEqualsIgnoreCase " +
	"ArnEquals ArnLike ArnNotEquals ArnNotLike Bool Null IpAddress NotIpAddress " +
	"NumericEquals NumericNotEquals NumericLessThan NumericLessThanEquals NumericGreaterThan NumericGreaterThanEquals " +
	"DateEquals DateNotEquals DateLessThan DateLessThanEquals DateGreaterThan DateGreaterThanEquals BinaryEquals"

func (d *document) condition(rest []string, depth int) {
	switch {
	case d.at.slot == name && depth == 1:
		d.operators()
	case d.at.slot == name && depth == 2:
		d.keys(policy.ParseOperator(rest[0]))
	case d.at.slot == value && depth == 2:
		d.keyValues(policy.ParseOperator(rest[0]), rest[1])
	}
}

func (d *document) operators() {
	const start = `{ "|": "" }`
	for op := range strings.FieldsSeq(operators) {
		d.member(op, Operator, "", start)
	}
	for op := range strings.FieldsSeq(operators) {
		if op != "Null" {
			d.member(op+"IfExists", Operator, "or no such key", start)
		}
	}
	for op := range strings.FieldsSeq(operators) {
		if strings.HasPrefix(op, "String") || strings.HasPrefix(op, "Arn") {
			d.member("ForAnyValue:"+op, Operator, "any of several", start)
			d.member("ForAllValues:"+op, Operator, "all of several", start)
		}
	}
}

// fits tells whether keys of a type are compared with an operator.
func fits(op policy.Operator, k catalog.KeyInfo) bool {
	if op.Qualifier != policy.NoQualifier && !k.Multivalued {
		return false
	}
	switch op.Family {
	case policy.NullFamily, policy.UnknownFamily:
		return true
	case policy.StringFamily:
		return k.Type == "String" || k.Type == "ARN"
	case policy.ARNFamily:
		return k.Type == "ARN"
	case policy.BoolFamily:
		return k.Type == "Bool"
	case policy.NumericFamily:
		return k.Type == "Numeric"
	case policy.DateFamily:
		return k.Type == "Date" || k.Name == "aws:EpochTime"
	case policy.IPFamily:
		return k.Type == "IPAddress"
	}
	return false
}

// maxActions bounds for how many actions keys are looked up one by one.
const maxActions = 16

// applies tells whether requests for the statement's actions have a key.
func (d *document) applies(actions []string, key string) bool {
	if len(actions) == 0 || len(actions) > maxActions {
		return true
	}
	for _, a := range actions {
		if (catalog.Facts{}).HasKey(a, key) {
			return true
		}
	}
	return false
}

func (d *document) keys(op policy.Operator) {
	start := `"|"`
	if op.Family == policy.BoolFamily || op.Family == policy.NullFamily {
		start = `"true|"`
	}
	var actions []string
	for _, pattern := range d.statement.member("Action").texts() {
		actions = append(actions, catalog.MatchActions(pattern)...)
	}
	services := d.services()
	for _, vendor := range []string{"aws", "s3", "sts", "iam"} {
		switch {
		case vendor == "aws", services != nil && services[vendor]:
		case services == nil && contains(d.vendors(), vendor):
		default:
			continue
		}
		for _, k := range catalog.ConditionKeys(vendor) {
			if fits(op, k) && d.applies(actions, k.Name) {
				d.key(k, start)
			}
		}
	}
}

// key offers a condition key; one with a part of the author's own for each tag
// that the scenario has, and open.
func (d *document) key(k catalog.KeyInfo, start string) {
	detail := k.Type
	if k.Multivalued {
		detail += ", several"
	}
	before, _, open := strings.Cut(k.Name, "${")
	if !open {
		d.member(k.Name, Key, detail, start)
		return
	}
	for _, t := range d.names().tagsOf(k.Name) {
		d.member(before+t.name, Key, detail, start)
	}
	insert := escaped(before)
	if !d.at.quoted {
		insert = `"` + insert
	}
	rest := `": ""` + d.comma()
	if d.at.next == ':' {
		rest = `"`
	}
	d.add(before+"…", Key, detail, insert+rest, len(insert))
}

// keyValues offers what a condition key may be compared with.
func (d *document) keyValues(op policy.Operator, key string) {
	info, known := catalog.ConditionKey(key)
	if op.Family == policy.NullFamily || known && info.Type == "Bool" {
		d.value("true", Value, "")
		d.value("false", Value, "")
		return
	}
	if before, rest, ok := strings.Cut(key, "/"); ok {
		// The value of a tag.
		seen := map[string]bool{}
		for _, t := range d.tagValues(before + "/") {
			if strings.EqualFold(t.name, rest) && !seen[t.text] {
				seen[t.text] = true
				d.value(t.text, Value, "tag of the scenario")
			}
		}
		return
	}
	source := fieldOf(keySources, strings.ToLower(key))
	if source == "" {
		return
	}
	for _, item := range d.names().source(source, context{account: d.owner}) {
		d.value(item.name, Value, item.text)
	}
}

func (d *document) tagValues(key string) []entry {
	x := d.names()
	switch strings.ToLower(key) {
	case "aws:principaltag/":
		return x.principalTags
	case "s3:existingobjecttag/", "s3:requestobjecttag/":
		return x.objectTags
	case "s3:buckettag/":
		return x.bucketTags
	}
	return append(append([]entry(nil), x.bucketTags...), x.principalTags...)
}

func contains(list []string, text string) bool {
	for _, x := range list {
		if x == text {
			return true
		}
	}
	return false
}
