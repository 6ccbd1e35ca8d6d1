package awscli

import (
	"strings"

	"crossgrant/engine/catalog"
)

// OptionInfo is an option for those who write command lines.
type OptionInfo struct {
	Name     string // "--bucket"
	Required bool
	Value    bool // a value follows
	Many     bool // any number of values
	Choices  []string
	Shape    *catalog.Shape // of an option of an operation
}

// Options lists the options of an operation, in the order of its model, and the
// names of its positional arguments.
func Options(op *catalog.Operation) ([]OptionInfo, []string) {
	options, positional := optionsOf(op)
	return describe(options), positional
}

// GlobalOptions lists the options that every command has.
func GlobalOptions() []OptionInfo { return describe(globals) }

func describe(options []option) []OptionInfo {
	out := make([]OptionInfo, len(options))
	for i, o := range options {
		out[i] = OptionInfo{Name: o.name, Required: o.required, Value: o.takes != none, Many: o.takes == many, Choices: strings.Fields(o.choices)}
		if o.set != nil {
			out[i].Shape = o.set.Shape
		}
	}
	return out
}
