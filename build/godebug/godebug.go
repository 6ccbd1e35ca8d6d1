// Package godebug stands in for the standard library's internal/godebug when the
// engine is compiled: package time, which gjson and the engine import, asks it for
// one setting of the environment variable GODEBUG. A browser has no environment,
// yet the real package brings the parser of such settings, the bisection of
// changes and the runtime's metrics into the WebAssembly: 25 KB after compression.
//
// Where a new version of Go asks for more than stands here, the engine does not
// compile and the compiler names what is missing.
package godebug

// Setting is a setting that nobody has set.
type Setting struct{ name string }

// New returns the setting of that name.
func New(name string) *Setting { return &Setting{name} }

// Name of the setting.
func (s *Setting) Name() string { return s.name }

// Undocumented tells whether the setting is one that Go does not document.
func (s *Setting) Undocumented() bool { return false }

// String gives the setting as GODEBUG would have it.
func (s *Setting) String() string { return s.name + "=" }

// Value is empty, which stands for the default.
func (s *Setting) Value() string { return "" }

// IncNonDefault counts uses of a value that is not the default: none.
func (s *Setting) IncNonDefault() {}
