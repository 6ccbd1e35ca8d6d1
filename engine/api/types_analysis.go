package api

// MatrixRequest asks who may do what ("matrix").
type MatrixRequest struct {
	Scenario Scenario
	// Step names the world: the one after the step of this index, or, where it is
	// -1, the one before the first command.
	Step int
}

// MatrixReply tells who may do what, as plain requests: signed, over TLS, from the
// scenario's address or VPC endpoint, with no options.
type MatrixReply struct {
	Principals []MatrixPrincipal
	Actions    []string
	Resources  []MatrixResource
	// Cells has one letter for each, at (p*len(Actions)+a)*len(Resources)+r:
	// 'a' allow, 'x' explicit deny, 'i' implicit deny, 'n' not modelled, '-' where
	// the action does not apply to the resource.
	Cells string
	// Omitted is how many principals and objects were left out, being too many.
	Omitted int
}

// MatrixPrincipal is one who may ask.
type MatrixPrincipal struct {
	ID      string // of its entity; a root user's is its account's with "#root"; "anonymous"
	Name    string
	Kind    string // as Caller.Kind, or "role": any session of it, without a session policy
	ARN     string
	Account string // ID of the account entity; "" for anonymous
}

// MatrixResource is something that actions are on.
type MatrixResource struct {
	ID      string // of its entity, or what a new object's would be
	Name    string
	Kind    string // "bucket", "object", "new-object" (a key that is not there yet), "role"
	ARN     string
	Account string // ID of the account entity that owns it
}

// AskRequest asks for one decision in the scenario's world, by all kinds of
// policies and by ACLs ("ask").
type AskRequest struct {
	Scenario  Scenario
	Step      int    // as in MatrixRequest
	Principal string // a MatrixPrincipal's ID, the ARN of a principal, "anonymous", or a service's name
	Action    string
	Resource  string // an ARN, or "*"
	// Context is added to what a plain request has by itself, or replaces it. A key
	// without values is taken out.
	Context []ContextEntry
}

// AskReply carries the decision, or what is wrong with the question.
type AskReply struct {
	Error    string // "" where the question could be answered
	Decision *Decision
	Context  []ContextEntry // every condition key that the request had
}

// ChangesRequest compares two scenarios ("changes").
type ChangesRequest struct {
	Before Scenario
	After  Scenario
}

// ChangesReply tells what differs, in files and in what they bring about.
type ChangesReply struct {
	Files []FileChange
	Steps []StepChange // those that are new, gone, or came out differently
	Cells []CellChange // of the matrix, in the world before the first command, then in that after the last
	More  int          // further cells
}

// FileChange is one file that differs.
type FileChange struct {
	Path string
	Kind string // "added", "removed", "edited", "renamed"
	From string // the former path of a renamed file
}

// StepChange is one command that came out differently.
type StepChange struct {
	Before        int // index of the step; -1 where there is none
	After         int
	Command       string // as it is after; of a step that is gone, as it was
	BeforeVerdict Verdict
	AfterVerdict  Verdict
	BeforeCode    string // error code; "" for success
	AfterCode     string
	Reason        string // of the outcome after; of a step that is gone, of that before
}

// CellChange is one cell of the matrix that differs. VerdictNone is that of a
// principal or resource that does not exist.
type CellChange struct {
	Principal   string // its name
	Action      string
	Resource    string // its name
	Before      Verdict
	After       Verdict
	PrincipalID string
	ResourceARN string
	// BeforeStep and AfterStep name the worlds, as AskRequest.Step does.
	BeforeStep int
	AfterStep  int
}

// FixesRequest asks what would change a step's verdict ("fixes").
type FixesRequest struct {
	Scenario Scenario
	Step     int
}

// FixesReply lists changes that were tried and found to work, the smallest and
// safest first.
type FixesReply struct {
	Fixes []Fix
	// None says why there are none; "" where there are some.
	None string
}

// Fix is one change that turns the step's verdict: a refused step succeeds, an allowed
// one is refused. Its effects may include commands that it adds to the flow.
type Fix struct {
	Title   string
	Detail  string
	Edits   []FileEdit
	Effects []StepChange // on the step itself and on all others
}

// FileEdit is the whole new text of a file, or its end.
type FileEdit struct {
	Path   string
	Text   string
	Remove bool
}
