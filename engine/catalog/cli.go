package catalog

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:generate go run ../../build/catalog/cli -out cli.txt

// cliText is the table of the AWS CLI's commands. After a header line come
// sections, each begun by a line "@NAME". The section "services" is one line of
// names. Any other is the service of that CLI name: a line for each operation,
//
//	API-NAME INPUT OUTPUT RESULT-KEYS;OTHER-KEYS;INPUT-TOKENS;LIMIT;OUTPUT-TOKENS
//
// INPUT and OUTPUT being numbers of structures or "-", the last word only for
// operations with pages, and nothing but the name where the shapes are not
// kept; then a line "."; then the structures in the order of their numbers, each
// a list of NAME:TYPE, or NAME!:TYPE where the member is required. A TYPE is a
// letter and, for some, the least length or value:
//
//	s string, with the first value of an enumeration in quotes  p string that holds a policy  i integer  f float  b boolean
//	t timestamp  x blob  * blob as a stream  [TYPE list  <TYPE TYPE map
//	#N structure N
//
//go:embed cli.txt
var cliText string

// Kind of a shape of a service's model.
type Kind byte

// The kinds, by their letters in the table.
const (
	String    Kind = 's'
	Policy    Kind = 'p' // a string; a response shows the document in it
	Integer   Kind = 'i'
	Float     Kind = 'f'
	Boolean   Kind = 'b'
	Timestamp Kind = 't'
	Blob      Kind = 'x'
	Stream    Kind = '*'
	List      Kind = '['
	Map       Kind = '<'
	Structure Kind = '#'
)

// Shape is the type of a parameter or of a part of a response.
type Shape struct {
	Kind    Kind
	HasMin  bool
	Min     int      // least length, or least value of a number
	Members []Member // of a structure, in the order of the model
	Key     *Shape   // of a map
	Element *Shape   // of a list, or the values of a map
	First   string   // value of an enumeration; "" for other strings
}

// Scalar reports whether a value of the shape has no parts.
func (s *Shape) Scalar() bool { return s.Kind != List && s.Kind != Map && s.Kind != Structure }

// Member is one member of a structure.
type Member struct {
	Name     string
	Required bool
	Shape    *Shape
}

// Member finds a member of a structure by its API name, or gives nil.
func (s *Shape) Member(name string) *Shape {
	for _, m := range s.Members {
		if m.Name == name {
			return m.Shape
		}
	}
	return nil
}

// Paginator says how an operation's pages are put together.
type Paginator struct {
	Results      []string // members that the pages' lists are joined in
	Others       []string // members taken from the first page
	InputTokens  []string
	OutputTokens []string
	Limit        string // the parameter with the size of a page; may be empty
}

// Operation is one operation of a service as the CLI offers it.
type Operation struct {
	Service string // "s3api"
	Name    string // "put-object"
	API     string // "PutObject"
	Known   bool   // whether the shapes are kept; false: only the name
	Input   *Shape // a structure without members where there is no input
	// Options are the CLI's options for the members of Input, parallel to them:
	// "--bucket".
	Options []string
	Output  *Shape // nil where there is no output
	Pages   *Paginator
}

// Service is one service of the CLI.
type Service struct {
	Name       string
	operations []string // lines
	structures []string // lines
	names      []string // CLI names, parallel to operations

	mu     sync.Mutex
	shapes map[int]*Shape
	found  map[string]*Operation // those already read, by CLI name
}

// cliSection gives the lines of a section of the table, or nil.
func cliSection(name string) []string {
	_, rest, found := strings.Cut(cliText, "\n@"+name+"\n")
	if !found {
		return nil
	}
	if i := strings.Index(rest, "\n@"); i >= 0 {
		rest = rest[:i]
	}
	return strings.Split(strings.TrimSuffix(rest, "\n"), "\n")
}

// Commands gives the names of all services and other first words that the CLI
// knows, sorted.
func Commands() []string { return strings.Fields(cliSection("services")[0]) }

var services struct {
	sync.Mutex
	byName map[string]*Service
}

// FindService finds a service by its CLI name ("s3api"), or gives nil where the
// table has no operations of it.
func FindService(name string) *Service {
	if name == "services" || strings.ContainsAny(name, "\n") {
		return nil
	}
	services.Lock()
	defer services.Unlock()
	if s := services.byName[name]; s != nil {
		return s
	}
	lines := cliSection(name)
	if lines == nil {
		return nil
	}
	s := &Service{Name: name, shapes: map[int]*Shape{}, found: map[string]*Operation{}}
	for i, line := range lines {
		if line == "." {
			s.operations, s.structures = lines[:i], lines[i+1:]
			break
		}
		api, _, _ := strings.Cut(line, " ")
		s.names = append(s.names, CLIName(api))
	}
	if services.byName == nil {
		services.byName = map[string]*Service{}
	}
	services.byName[name] = s
	return s
}

// Operations gives the CLI names of all operations, in the order of their API names.
func (s *Service) Operations() []string { return s.names }

// Find finds an operation by its CLI name, or gives nil. What it gives is shared:
// nobody may change it.
func (s *Service) Find(name string) *Operation {
	s.mu.Lock()
	defer s.mu.Unlock()
	if op := s.found[name]; op != nil {
		return op
	}
	for i, n := range s.names {
		if n == name {
			op := s.operation(i)
			s.found[name] = op
			return op
		}
	}
	return nil
}

func (s *Service) operation(i int) *Operation {
	words := strings.Split(s.operations[i], " ")
	op := &Operation{Service: s.Name, Name: s.names[i], API: words[0], Input: &Shape{Kind: Structure}}
	if len(words) < 3 {
		return op
	}
	op.Known = true
	if words[1] != "-" {
		op.Input = s.structure(words[1])
	}
	if words[2] != "-" {
		op.Output = s.structure(words[2])
	}
	for _, m := range op.Input.Members {
		op.Options = append(op.Options, "--"+CLIName(m.Name))
	}
	if len(words) > 3 {
		p := strings.Split(words[3], ";")
		op.Pages = &Paginator{Results: names(p[0]), Others: names(p[1]), InputTokens: names(p[2]), Limit: p[3], OutputTokens: names(p[4])}
	}
	return op
}

func names(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, ",")
}

// structure reads a structure, once.
func (s *Service) structure(number string) *Shape {
	n, _ := strconv.Atoi(number)
	if shape := s.shapes[n]; shape != nil {
		return shape
	}
	shape := &Shape{Kind: Structure}
	s.shapes[n] = shape // before its members, which may contain it
	for _, word := range strings.Fields(s.structures[n]) {
		name, text, _ := strings.Cut(word, ":")
		bare := strings.TrimSuffix(name, "!")
		member, _ := s.shape(text)
		shape.Members = append(shape.Members, Member{bare, bare != name, member})
	}
	return shape
}

// shape reads a type and gives the rest of the text.
func (s *Service) shape(text string) (*Shape, string) {
	kind := Kind(text[0])
	end := 1
	for end < len(text) && (text[end] == '-' || '0' <= text[end] && text[end] <= '9') {
		end++
	}
	number, rest := text[1:end], text[end:]
	if kind == Structure {
		return s.structure(number), rest
	}
	shape := &Shape{Kind: kind}
	if number != "" {
		shape.HasMin = true
		shape.Min, _ = strconv.Atoi(number)
	}
	switch kind {
	case String:
		if quoted, ok := strings.CutPrefix(rest, `"`); ok {
			shape.First, rest, _ = strings.Cut(quoted, `"`)
		}
	case List:
		shape.Element, rest = s.shape(rest)
	case Map:
		shape.Key, rest = s.shape(rest)
		shape.Element, rest = s.shape(rest)
	}
	return shape, rest
}

// CLIName turns an API name into the CLI's: "GetBucketAcl" into
// "get-bucket-acl", "ListObjectsV2" into "list-objects-v2", "SSEKMSKeyId" into
// "ssekms-key-id".
func CLIName(api string) string {
	upper := func(c byte) bool { return 'A' <= c && c <= 'Z' }
	lower := func(c byte) bool { return 'a' <= c && c <= 'z' }
	digit := func(c byte) bool { return '0' <= c && c <= '9' }
	// A plural of initials at the end keeps its s: "…ARNs" is "…-arns".
	plural := ""
	if n := len(api); n > 3 && api[n-1] == 's' && upper(api[n-2]) && upper(api[n-3]) {
		start := n - 1
		for start > 0 && upper(api[start-1]) {
			start--
		}
		plural, api = "-"+strings.ToLower(api[start:]), api[:start]
	}
	var b strings.Builder
	for i := 0; i < len(api); i++ {
		c := api[i]
		if i > 0 && upper(c) && api[i-1] != '-' {
			before := api[i-1]
			next := i+1 < len(api) && lower(api[i+1])
			if next || lower(before) || digit(before) {
				b.WriteByte('-')
			}
		}
		if upper(c) {
			c += 'a' - 'A'
		}
		b.WriteByte(c)
	}
	return b.String() + plural
}
