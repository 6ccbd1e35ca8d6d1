package policy

import "strings"

// Family of condition operators that compare values of one type.
type Family uint8

const (
	// UnknownFamily: the operator does not exist.
	UnknownFamily Family = iota
	StringFamily
	NumericFamily
	DateFamily
	BoolFamily
	BinaryFamily
	IPFamily
	ARNFamily
	NullFamily
)

// Comparison of numbers and dates.
type Comparison uint8

const (
	Equal Comparison = iota
	Less
	LessOrEqual
	Greater
	GreaterOrEqual
)

// Holds tells whether the comparison holds for a result of a three-way compare
// of the request's value with the policy's: negative, zero or positive.
func (c Comparison) Holds(order int) bool {
	switch c {
	case Less:
		return order < 0
	case LessOrEqual:
		return order <= 0
	case Greater:
		return order > 0
	case GreaterOrEqual:
		return order >= 0
	}
	return order == 0
}

// Qualifier is the set operator before a condition operator.
type Qualifier uint8

const (
	NoQualifier Qualifier = iota
	ForAllValues
	ForAnyValue
)

// Operator is a condition operator, resolved.
type Operator struct {
	Family     Family
	Comparison Comparison // of numbers and dates
	Qualifier  Qualifier
	Negated    bool // StringNotEquals, NotIpAddress, …
	Like       bool // wildcards count
	IgnoreCase bool
	IfExists   bool
}

// ParseOperator resolves an operator's name, with its qualifier and IfExists.
// Names are exact; one that does not exist gives UnknownFamily.
//
// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
func ParseOperator(text string) Operator {
	var o Operator
	name := text
	if rest, ok := strings.CutPrefix(name, "ForAllValues:"); ok {
		o.Qualifier, name = ForAllValues, rest
	} else if rest, ok := strings.CutPrefix(name, "ForAnyValue:"); ok {
		o.Qualifier, name = ForAnyValue, rest
	}
	name, o.IfExists = strings.CutSuffix(name, "IfExists")
	switch name {
	case "Bool":
		o.Family = BoolFamily
	case "BinaryEquals":
		o.Family = BinaryFamily
	case "IpAddress":
		o.Family = IPFamily
	case "NotIpAddress":
		o.Family, o.Negated = IPFamily, true
	case "Null":
		// Null asks whether the key exists; it has no IfExists form.
		if !o.IfExists {
			o.Family = NullFamily
		}
	default:
		if rest, ok := strings.CutPrefix(name, "String"); ok {
			o.Family, name = StringFamily, rest
		} else if rest, ok := strings.CutPrefix(name, "Arn"); ok {
			o.Family, name = ARNFamily, rest
		} else if rest, ok := strings.CutPrefix(name, "Numeric"); ok {
			o.Family, name = NumericFamily, rest
		} else if rest, ok := strings.CutPrefix(name, "Date"); ok {
			o.Family, name = DateFamily, rest
		}
		if !o.comparison(name) {
			o.Family = UnknownFamily
		}
	}
	return o
}

func (o *Operator) comparison(name string) bool {
	text := o.Family == StringFamily || o.Family == ARNFamily
	switch name {
	case "Equals":
	case "NotEquals":
		o.Negated = true
	case "Like":
		o.Like = true
		return text
	case "NotLike":
		o.Like, o.Negated = true, true
		return text
	case "EqualsIgnoreCase":
		o.IgnoreCase = true
		return o.Family == StringFamily
	case "NotEqualsIgnoreCase":
		o.IgnoreCase, o.Negated = true, true
		return o.Family == StringFamily
	case "LessThan":
		o.Comparison = Less
		return !text
	case "LessThanEquals":
		o.Comparison = LessOrEqual
		return !text
	case "GreaterThan":
		o.Comparison = Greater
		return !text
	case "GreaterThanEquals":
		o.Comparison = GreaterOrEqual
		return !text
	default:
		return false
	}
	return true
}
