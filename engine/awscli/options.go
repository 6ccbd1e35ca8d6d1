package awscli

import (
	"sort"
	"strings"

	"crossgrant/engine/catalog"
	"crossgrant/engine/python"
)

// option is one option of a parser, as Python's argparse knows them.
type option struct {
	name     string // "--bucket"
	takes    arity
	choices  string // the values it accepts, separated by blanks; "" for any
	required bool
	// set has what an option of an operation sets, nil for the CLI's own.
	set *catalog.Member
	// not: the option sets a boolean to false.
	not bool
}

// arity says how many words follow an option.
type arity uint8

const (
	none arity = iota
	one
	maybe
	many
)

// globals are the options that every command has.
//
// https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-options.html
var globals = []option{
	{name: "--debug"},
	{name: "--endpoint-url", takes: one},
	{name: "--no-verify-ssl"},
	{name: "--no-paginate"},
	{name: "--output", takes: one, choices: formats},
	{name: "--query", takes: one},
	{name: "--profile", takes: one},
	{name: "--region", takes: one},
	{name: "--version"},
	{name: "--color", takes: one, choices: "on off auto"},
	{name: "--no-sign-request"},
	{name: "--ca-bundle", takes: one},
	{name: "--cli-read-timeout", takes: one},
	{name: "--cli-connect-timeout", takes: one},
	{name: "--cli-binary-format", takes: one, choices: "base64 raw-in-base64-out"},
	{name: "--no-cli-pager"},
	{name: "--cli-auto-prompt"},
	{name: "--no-cli-auto-prompt"},
	{name: "--cli-error-format", takes: one, choices: "legacy json yaml text table enhanced"},
}

// optionsOf makes the options of an operation, and the names of its positional
// arguments.
func optionsOf(op *catalog.Operation) (options []option, positional []string) {
	options = make([]option, 0, len(op.Input.Members)+8)
	for i := range op.Input.Members {
		m := &op.Input.Members[i]
		o := option{name: op.Options[i], takes: one, required: m.Required, set: m}
		switch m.Shape.Kind {
		case catalog.List:
			o.takes = many
		case catalog.Boolean:
			o.takes = none
			negative := o
			negative.name, negative.not, negative.required = "--no-"+o.name[2:], true, false
			options = append(options, o, negative)
			continue
		}
		options = append(options, o)
	}
	if op.Pages != nil {
		// These replace options of the operation that have the same name.
		add := func(name string) {
			for i := range options {
				if options[i].name == name {
					options[i] = option{name: name, takes: one}
					return
				}
			}
			options = append(options, option{name: name, takes: one})
		}
		add("--starting-token")
		if op.Pages.Limit != "" {
			add("--page-size")
		}
		add("--max-items")
	}
	switch {
	case hasStream(op):
		return options, []string{"outfile"}
	case op.API == "CreateVirtualMFADevice":
		return append(options,
			option{name: "--outfile", takes: one, required: true},
			option{name: "--bootstrap-method", takes: one, required: true, choices: "QRCodePNG Base32StringSeed"}), nil
	}
	return append(options,
		option{name: "--cli-input-json", takes: one},
		option{name: "--cli-input-yaml", takes: one},
		option{name: "--generate-cli-skeleton", takes: maybe, choices: "input output yaml-input"}), nil
}

// hasStream reports whether the response's body goes to a file.
func hasStream(op *catalog.Operation) bool {
	if op.Output != nil {
		for _, m := range op.Output.Members {
			if m.Shape.Kind == catalog.Stream {
				return true
			}
		}
	}
	return op.API == "SelectObjectContent"
}

// arguments is what a parser makes of words.
type arguments struct {
	options []option
	values  map[string][]Word // of the options that were given
	at      map[string]Word   // where they were given
	// rest has all words that are no options of the parser's, nor their values;
	// places are their places among all words.
	rest   []Word
	places []int
	order  []setting // one-valued options as they were given
}

// setting is one option with its value.
type setting struct{ name, value string }

func (a *arguments) leave(w Word, place int) {
	a.rest = append(a.rest, w)
	a.places = append(a.places, place)
}

// parseArguments takes the options out of words, as argparse does: an option may
// be shortened as long as it is clear which is meant, and may have its value
// behind a "=".
func parseArguments(words []Word, options []option) (*arguments, *Failure) {
	a := &arguments{options: options, values: map[string][]Word{}, at: map[string]Word{}}
	for i := 0; i < len(words); i++ {
		w := words[i]
		if w.Text == "--" {
			for ; i < len(words); i++ {
				a.leave(words[i], i)
			}
			break
		}
		if !a.looksLikeOption(w.Text) {
			a.leave(w, i)
			continue
		}
		name, explicit, hasExplicit := strings.Cut(w.Text, "=")
		o, f := a.find(name, w)
		if f != nil {
			return nil, f
		}
		if o == nil {
			a.leave(w, i)
			continue
		}
		a.at[o.name] = w
		a.values[o.name] = nil
		if hasExplicit {
			if o.takes == none {
				return nil, misuse("argument "+o.name+": ignored explicit argument "+python.Quote(explicit), w)
			}
			value := w
			value.Text = explicit
			a.values[o.name] = []Word{value}
		} else {
			for i+1 < len(words) && !a.looksLikeOption(words[i+1].Text) && words[i+1].Text != "--" {
				if o.takes == none || o.takes != many && len(a.values[o.name]) == 1 {
					break
				}
				i++
				a.values[o.name] = append(a.values[o.name], words[i])
			}
			if o.takes == one && len(a.values[o.name]) == 0 {
				return nil, misuse("argument "+o.name+": expected one argument", w)
			}
		}
		if o.takes == one {
			a.order = append(a.order, setting{o.name, a.last(o.name)})
		}
		if o.choices != "" {
			for _, v := range a.values[o.name] {
				if choices := strings.Fields(o.choices); !contains(choices, v.Text) {
					return nil, invalidChoice(o.name, v, choices)
				}
			}
		}
	}
	return a, nil
}

// looksLikeOption tells an option from a value.
func (a *arguments) looksLikeOption(text string) bool {
	if len(text) < 2 || text[0] != '-' {
		return false
	}
	name, _, _ := strings.Cut(text, "=")
	if o, f := a.find(name, Word{}); o != nil || f != nil {
		return true
	}
	if digits := strings.TrimLeft(text[1:], "0123456789"); digits == "" ||
		digits[0] == '.' && len(digits) > 1 && strings.Trim(digits[1:], "0123456789") == "" {
		return false // a negative number
	}
	return !strings.Contains(text, " ")
}

// find gives the option of a name, which may be shortened; nil for none.
func (a *arguments) find(name string, at Word) (*option, *Failure) {
	if !strings.HasPrefix(name, "--") || len(name) < 3 {
		return nil, nil
	}
	var found []*option
	for i := range a.options {
		o := &a.options[i]
		if o.name == name {
			return o, nil
		}
		if strings.HasPrefix(o.name, name) {
			found = append(found, o)
		}
	}
	switch len(found) {
	case 0:
		return nil, nil
	case 1:
		return found[0], nil
	}
	names := make([]string, len(found))
	for i, o := range found {
		names[i] = o.name
	}
	return nil, misuse("ambiguous option: "+at.Text+" could match "+strings.Join(names, ", "), at)
}

// given reports whether an option was given.
func (a *arguments) given(name string) bool {
	_, ok := a.at[name]
	return ok
}

// last is the value of an option that takes one; "" where it was not given.
func (a *arguments) last(name string) string {
	if v := a.values[name]; len(v) > 0 {
		return v[len(v)-1].Text
	}
	return ""
}

func contains(list []string, text string) bool {
	for _, x := range list {
		if x == text {
			return true
		}
	}
	return false
}

// sorted gives a sorted copy.
func sorted(list []string) []string {
	out := append([]string(nil), list...)
	sort.Stable(sort.StringSlice(out))
	return out
}
