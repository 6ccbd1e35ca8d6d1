package awscli

import (
	"crossgrant/engine/catalog"
	"crossgrant/engine/python"
	"crossgrant/engine/value"
)

// skeleton is what --generate-cli-skeleton prints: the parameters of an operation
// with a sample value each, for --cli-input-json.
//
// https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-skeleton.html
func skeleton(input *catalog.Shape) string {
	return string(python.AppendJSON(nil, sample(input, nil))) + "\n"
}

// sample is a value of a shape; within are the structures that it is a part of.
func sample(shape *catalog.Shape, within []*catalog.Shape) *value.Value {
	switch shape.Kind {
	case catalog.Structure:
		v := &value.Value{Kind: value.Object}
		for _, s := range within {
			if s == shape {
				return v
			}
		}
		within = append(within, shape)
		for _, m := range shape.Members {
			v.Set(m.Name, sample(m.Shape, within))
		}
		return v
	case catalog.List:
		return value.List(sample(shape.Element, within))
	case catalog.Map:
		return value.Struct(value.M("KeyName", sample(shape.Element, within)))
	case catalog.String, catalog.Policy:
		return value.Of(shape.First)
	case catalog.Integer:
		return value.OfInt(0)
	case catalog.Float:
		return python.Float(0)
	case catalog.Boolean:
		return value.OfBool(true)
	case catalog.Timestamp:
		return value.Of("1970-01-01T00:00:00")
	}
	return &value.Value{}
}
