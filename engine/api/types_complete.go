package api

// CompleteRequest asks what may stand at a place in a file ("complete"). The
// file need not be valid.
type CompleteRequest struct {
	Scenario Scenario
	Path     string
	Offset   int // UTF-16
}

// CompleteLineRequest asks what may stand at a place in a command line that is
// to follow the scenario's flow ("completeLine").
type CompleteLineRequest struct {
	Scenario Scenario
	Line     string
	Cursor   int // UTF-16 offset in Line
}

// Completion is what may stand in place of a range, which ends at the cursor or
// behind it; no items where nothing is known.
type Completion struct {
	From  int // UTF-16
	To    int
	Items []CompletionItem
}

// CompletionItem is one of the things that may stand there, the likelier ones
// first. What was typed is compared with its label.
type CompletionItem struct {
	Label  string
	Kind   CompletionKind
	Detail string // whose it is, or of what sort; may be empty
	Insert string // in place of the range
	Caret  int    // where the cursor goes: UTF-16 offset in Insert
}

// CompletionKind says what an item is.
type CompletionKind string

const (
	CompletionProperty  CompletionKind = "property" // the name of a member
	CompletionValue     CompletionKind = "value"
	CompletionAction    CompletionKind = "action"
	CompletionResource  CompletionKind = "resource"
	CompletionPrincipal CompletionKind = "principal"
	CompletionOperator  CompletionKind = "operator"
	CompletionKey       CompletionKind = "key" // of a condition
	CompletionVariable  CompletionKind = "variable"
	CompletionSnippet   CompletionKind = "snippet"
	CompletionCommand   CompletionKind = "command"
	CompletionOption    CompletionKind = "option"
	CompletionProfile   CompletionKind = "profile"
	CompletionFile      CompletionKind = "file"
)
