package awscli

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"crossgrant/engine/catalog"
	"crossgrant/engine/python"
	"crossgrant/engine/timestamp"
	"crossgrant/engine/value"
)

// validate checks the parameters of a request as the CLI does before it sends
// one: types, required members, least lengths and values. Enumerations, patterns
// and greatest lengths are left to the service. The report is "" where all is well.
func validate(params *value.Value, shape *catalog.Shape) string {
	var v validator
	v.check(params, shape, "")
	return strings.Join(v.problems, "\n")
}

type validator struct{ problems []string }

func (v *validator) add(problem string) { v.problems = append(v.problems, problem) }

// at is a parameter's name in a message.
func at(name string) string {
	if name == "" {
		return "input"
	}
	return strings.TrimPrefix(name, ".")
}

func (v *validator) check(p *value.Value, shape *catalog.Shape, name string) {
	switch shape.Kind {
	case catalog.Structure:
		if v.kind(p, value.Object, name, "<class 'dict'>") {
			v.structure(p, shape, name)
		}
	case catalog.Map:
		if v.kind(p, value.Object, name, "<class 'dict'>") {
			for i, key := range p.Names {
				v.check(&value.Value{Kind: value.String, Text: key}, shape.Key, name+" (key: "+key+")")
				v.check(&p.Items[i], shape.Element, name+"."+key)
			}
		}
	case catalog.List:
		if v.kind(p, value.Array, name, "<class 'list'>, <class 'tuple'>") {
			v.least(len(p.Items), shape, name)
			for i := range p.Items {
				v.check(&p.Items[i], shape.Element, name+"["+strconv.Itoa(i)+"]")
			}
		}
	case catalog.String, catalog.Policy:
		if v.kind(p, value.String, name, "<class 'str'>") {
			v.least(utf8.RuneCountInString(p.Text), shape, name)
		}
	case catalog.Boolean:
		v.kind(p, value.Bool, name, "<class 'bool'>")
	case catalog.Integer:
		if p.Kind == value.Number && strings.ContainsAny(p.Text, ".eE") {
			v.typ(p, name, "<class 'int'>")
		} else if v.kind(p, value.Number, name, "<class 'int'>") {
			if n, err := strconv.Atoi(p.Text); shape.HasMin && err == nil && n < shape.Min {
				v.add("Invalid value for parameter " + at(name) + ", value: " + p.Text + ", valid min value: " + strconv.Itoa(shape.Min))
			}
		}
	case catalog.Float:
		v.kind(p, value.Number, name, "<class 'float'>, <class 'decimal.Decimal'>, <class 'int'>")
	case catalog.Timestamp:
		if !isTimestamp(p) {
			v.typ(p, name, "<class 'datetime.datetime'>, timestamp-string")
		}
	case catalog.Blob, catalog.Stream:
		v.kind(p, value.String, name, "<class 'bytes'>, <class 'bytearray'>, file-like object")
	}
}

func (v *validator) kind(p *value.Value, want value.Kind, name, types string) bool {
	if p.Kind == want {
		return true
	}
	v.typ(p, name, types)
	return false
}

func (v *validator) typ(p *value.Value, name, types string) {
	v.add("Invalid type for parameter " + at(name) + ", value: " + python.Str(p) + ", type: " + python.Type(p) + ", valid types: " + types)
}

func (v *validator) least(n int, shape *catalog.Shape, name string) {
	if shape.HasMin && n < shape.Min {
		v.add("Invalid length for parameter " + at(name) + ", value: " + strconv.Itoa(n) + ", valid min length: " + strconv.Itoa(shape.Min))
	}
}

func (v *validator) structure(p *value.Value, shape *catalog.Shape, name string) {
	for _, m := range shape.Members {
		if m.Required && !p.Has(m.Name) {
			v.add("Missing required parameter in " + at(name) + ": \"" + m.Name + "\"")
		}
	}
	for _, member := range p.Names {
		if shape.Member(member) == nil {
			names := make([]string, len(shape.Members))
			for i, m := range shape.Members {
				names[i] = m.Name
			}
			v.add("Unknown parameter in " + at(name) + ": \"" + member + "\", must be one of: " + strings.Join(names, ", "))
		}
	}
	for i, member := range p.Names {
		if s := shape.Member(member); s != nil {
			v.check(&p.Items[i], s, name+"."+member)
		}
	}
}

// isTimestamp also takes seconds since 1970.
func isTimestamp(p *value.Value) bool {
	if p.Kind == value.Number {
		return true
	}
	if p.Kind != value.String {
		return false
	}
	if _, err := strconv.ParseFloat(p.Text, 64); err == nil {
		return true
	}
	_, ok := timestamp.ParseLoose(p.Text)
	return ok
}

// Problem checks the parameters of an operation of Amazon S3 as the CLI does before
// it sends a request; "" where all is well.
func Problem(operation string, params *value.Value) string {
	if report := bucketProblem(params); report != "" {
		return report
	}
	op := catalog.FindService("s3api").Find(catalog.CLIName(operation))
	return validate(params, op.Input)
}

// bucketProblem checks the name of a bucket, as the CLI does for S3.
func bucketProblem(params *value.Value) string {
	bucket := member(params, "Bucket")
	if bucket == nil || bucket.Kind != value.String || isBucketName(bucket.Text) || isBucketARN(bucket.Text) {
		return ""
	}
	return "Invalid bucket name \"" + bucket.Text + `": Bucket name must match the regex "^[a-zA-Z0-9.\-_]{1,255}$" or be an ARN matching the regex "` +
		`^arn:(aws).*:(s3|s3-object-lambda):[a-z\-0-9]*:[0-9]{12}:accesspoint[/:][a-zA-Z0-9\-.]{1,63}$|` +
		`^arn:(aws).*:s3-outposts:[a-z\-0-9]+:[0-9]{12}:outpost[/:][a-zA-Z0-9\-]{1,63}[/:]accesspoint[/:][a-zA-Z0-9\-]{1,63}$"`
}

func isBucketName(name string) bool {
	return len(name) >= 1 && len(name) <= 255 && only(name, true, ".-_")
}

// isBucketARN reports whether a name is the ARN of an access point.
func isBucketARN(name string) bool {
	parts := strings.SplitN(name, ":", 6)
	if len(parts) < 6 || parts[0] != "arn" || !strings.HasPrefix(parts[1], "aws") || len(parts[4]) != 12 {
		return false
	}
	resource := strings.FieldsFunc(parts[5], func(r rune) bool { return r == ':' || r == '/' })
	switch parts[2] {
	case "s3", "s3-object-lambda":
		return len(resource) == 2 && resource[0] == "accesspoint" && only(resource[1], true, "-.")
	case "s3-outposts":
		return len(resource) == 4 && resource[0] == "outpost" && resource[2] == "accesspoint"
	}
	return false
}

// only reports whether a text has only letters, digits and some other characters.
func only(text string, letters bool, others string) bool {
	for i := range len(text) {
		c := text[i]
		if '0' <= c && c <= '9' || letters && ('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z') || strings.IndexByte(others, c) >= 0 {
			continue
		}
		return false
	}
	return true
}
