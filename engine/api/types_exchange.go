package api

// ImportRequest puts what people have of their accounts into a scenario
// ("import"): outputs of the AWS CLI, policy documents, scenarios.
type ImportRequest struct {
	Scenario Scenario
	Inputs   []ImportInput
	Answers  []ImportAnswer
}

// ImportInput is a text with the name of the file that it comes from.
type ImportInput struct {
	Name string // may be empty
	Text string
}

// ImportAnswer answers a question about an item of the reply.
type ImportAnswer struct {
	Item  int
	Field string
	Text  string
}

// ImportReply carries the scenario with all that could be imported.
type ImportReply struct {
	Scenario Scenario
	Items    []ImportItem
	Secrets  int // texts that look like real credentials and were taken out
}

// ImportItem is one thing of an input and what became of it.
type ImportItem struct {
	Input     int // which of the inputs
	Title     string
	Added     []string // paths
	Replaced  []string // paths of files whose text was another
	Changed   []string // paths of files that got something more
	Notes     []string // what was left out or assumed
	Questions []ImportQuestion
	Problem   *ImportProblem // why it is not imported
}

// ImportQuestion is what the text does not say. While Answer is "" the item is not
// imported.
type ImportQuestion struct {
	Field   string
	Text    string
	Options []string
	Answer  string // what was taken
}

// ImportProblem says why something could not be read.
type ImportProblem struct {
	Message string
	Hint    string
	Range   Range // in the input
}

// ExportFormat is what a scenario can be written as.
type ExportFormat string

const (
	ExportCLI            ExportFormat = "cli"            // a script of AWS CLI commands
	ExportTerraform      ExportFormat = "terraform"      // HCL
	ExportCloudFormation ExportFormat = "cloudformation" // a template an account
)

// ExportRequest writes what exists before the first command as something that would
// build it in real accounts ("export").
type ExportRequest struct {
	Scenario Scenario
	Format   ExportFormat
}

// ExportReply carries the files, the first of which is the one to look at.
type ExportReply struct {
	Files []File
	Notes []string // what is not in them, and what differs in reality
}
