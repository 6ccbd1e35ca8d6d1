// Package pretty stands in for github.com/tidwall/pretty, which gjson imports
// for its path modifiers @pretty and @ugly. The engine uses neither: it never
// builds a gjson path from anything a visitor typed. The real package brings
// fmt, reflect and encoding/json into the WebAssembly, some 200 KB of a budget
// of 900, so go.mod replaces it with this one, which leaves JSON as it is:
// the value stays the same, only its white space is not changed.
package pretty

// Options is the real package's type; gjson sets its fields.
type Options struct {
	// Width is the column up to which an array stays on one line.
	Width int
	// Prefix begins every line.
	Prefix string
	// Indent is one level of indentation.
	Indent string
	// SortKeys orders the members of objects.
	SortKeys bool
}

// DefaultOptions are the real package's defaults.
var DefaultOptions = &Options{Width: 80, Indent: "  "}

// Pretty returns the document unchanged.
func Pretty(json []byte) []byte { return json }

// PrettyOptions returns the document unchanged, whatever the options.
func PrettyOptions(json []byte, _ *Options) []byte { return json }

// Ugly returns the document unchanged.
func Ugly(json []byte) []byte { return json }
