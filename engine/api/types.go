// Package api is what the browser, the command line of the build program and
// tests may ask of the engine. Its types are the one definition of everything
// that crosses the boundary: the TypeScript types and the JSON encoder are
// generated from this file ("go generate ./engine/api").
//
// Texts and ranges at this edge are in UTF-16 code units, as editors count.
package api

// Scenario is a folder of small text files.
type Scenario struct {
	Title       string
	Description string
	Files       []File
}

// File is one file of a scenario, byte for byte as its author typed it.
type File struct {
	Path string
	Text string
}

// Example is a built-in scenario.
type Example struct {
	Name        string // stable, used in links: "example4"
	Title       string
	Description string
	Section     string // of the gallery; "" for a template
	Question    string // that the scenario answers; "" for a template
}

// ExamplesReply answers "examples": the gallery, and what a new scenario may begin as.
type ExamplesReply struct{ Examples, Templates []Example }

// ExampleRequest asks for an example or a template by its name ("example").
type ExampleRequest struct{ Name string }

// OpenRequest turns the text of an archive into a scenario ("open").
type OpenRequest struct{ Archive string }

// OpenReply carries the scenario and what is wrong with the archive as such.
type OpenReply struct {
	Scenario    Scenario
	Diagnostics []Diagnostic
}

// SaveRequest turns a scenario into the text of an archive ("save").
type SaveRequest struct{ Scenario Scenario }

// SaveReply carries the archive.
type SaveReply struct{ Archive string }

// AboutReply answers "about": where the engine's answer may differ from AWS's.
type AboutReply struct{ Points []Point }

// PointKind tells the two kinds of points apart.
type PointKind string

const (
	// PointUnverified: AWS's documentation is silent or says both; the engine
	// assumes one.
	PointUnverified PointKind = "unverified"
	// PointDifference: AWS does something that the engine does not.
	PointDifference PointKind = "difference"
)

// Point is one known difference from AWS, or one unverified point.
type Point struct {
	Code       string // stable
	Title      string
	Assumption string // what the engine does
	Otherwise  string // what AWS may do instead, or does
	Source     string // address of an AWS page
	Kind       PointKind
}

// SimulateRequest asks about one request under given policies, without a scenario
// ("simulate"). Documents that AWS would refuse to store are evaluated as far as
// they can be read.
type SimulateRequest struct {
	Principal       SimulatedPrincipal
	Action          string // "s3:GetObject"
	Resource        string // an ARN, or "*"
	ResourceAccount string // 12 digits; "" is the caller's account
	Context         []ContextEntry
	Identity        []SimulatedPolicy
	HasBoundary     bool // a permissions boundary is set; Boundary holds its documents
	Boundary        []SimulatedPolicy
	HasSession      bool // a session policy was passed; Session holds it
	Session         []SimulatedPolicy
	ResourcePolicy  *SimulatedPolicy // of a role: its trust policy
	HasSCPs         bool             // the caller's account is a member of an organization
	SCPs            []PolicyLevel    // root first
	HasRCPs         bool
	RCPs            []PolicyLevel
	// CallerInManagementAccount exempts the caller from service control policies.
	CallerInManagementAccount bool
	VPCEndpointPolicy         *SimulatedPolicy
	RestrictPublicBuckets     bool
}

// SimulatedPrincipal is who asks: one of ARN, Anonymous and Service is set.
type SimulatedPrincipal struct {
	ARN         string // of a user, role session, role, federated user or root user
	RoleARN     string // of a role session, where the role has a path
	FederatedBy string // ARN of the user who called GetFederationToken
	Anonymous   bool
	Service     string
}

// ContextEntry is a condition key with its values.
type ContextEntry struct {
	Key    string
	Values []string
}

// SimulatedPolicy is a document with a name for the explanation. Ranges in the
// reply are places in its text.
type SimulatedPolicy struct {
	Name string
	Text string
}

// PolicyLevel is one level of an organization.
type PolicyLevel struct{ Policies []SimulatedPolicy }

// SimulateReply carries the decision, or what is wrong with the question.
type SimulateReply struct {
	Error    string // "" where the question could be answered
	Decision *Decision
}

// RunRequest runs a scenario ("run").
type RunRequest struct {
	Scenario Scenario
	// Trace is the index of the step whose decisions carry their layers;
	// -1 for every step. Other steps carry verdict and reason only.
	Trace int
}

// Report is everything the engine says about a scenario.
type Report struct {
	Title       string
	Description string
	Diagnostics []Diagnostic
	Files       []FileInfo
	World       []Entity // before the first command
	Steps       []Step
	Summary     Summary
}

// Summary counts the steps.
type Summary struct {
	Steps    int // commands in the flow
	Expected int // commands that state an expectation
	Met      int // expectations that held
}

// FileKind says what a file of the scenario is.
type FileKind string

const (
	FileSettings       FileKind = "settings" // account.json, bucket.json, …
	FileIdentityPolicy FileKind = "identity-policy"
	FileBucketPolicy   FileKind = "bucket-policy"
	FileTrustPolicy    FileKind = "trust-policy"
	FileSCP            FileKind = "service-control-policy"
	FileRCP            FileKind = "resource-control-policy"
	FileFlow           FileKind = "flow"
	FileConfig         FileKind = "config"
	FileLocal          FileKind = "local" // below files/
	FileUnknown        FileKind = "unknown"
)

// FileInfo tells what a file is and whose.
type FileInfo struct {
	Path   string
	Kind   FileKind
	Entity string // ID of the entity that the file describes; may be empty
}

// Place is a position in a file: UTF-16 offset, 1-based line and column.
type Place struct {
	Offset int
	Line   int
	Column int
}

// Range is a half-open range in a file.
type Range struct {
	Start Place
	End   Place
}

// Severity of a diagnostic.
type Severity string

const (
	SeverityError   Severity = "error"
	SeverityWarning Severity = "warning"
	SeverityInfo    Severity = "info"
)

// Diagnostic is a finding about a file, or about the scenario where File is empty.
type Diagnostic struct {
	File     string
	Range    Range
	Severity Severity
	Code     string
	Message  string
	Hint     string
}

// EntityKind says what an entity is.
type EntityKind string

const (
	EntityAccount EntityKind = "account"
	EntityUser    EntityKind = "user"
	EntityGroup   EntityKind = "group"
	EntityRole    EntityKind = "role"
	EntityPolicy  EntityKind = "policy" // customer managed policy
	EntitySession EntityKind = "session"
	EntityBucket  EntityKind = "bucket"
	EntityObject  EntityKind = "object"
)

// Entity is one thing of the world, enough to draw it.
type Entity struct {
	ID      string // its folder in the scenario, with "#…" for parts: unique, stable
	Kind    EntityKind
	Account string // ID of the account entity that owns it ("" for an account)
	Name    string
	ARN     string
	File    string // the file to open for it; may be empty
	Number  string // account: its 12 digits
	// CanonicalUserID of an account.
	CanonicalUserID string
	Bucket          *BucketInfo
	Object          *ObjectInfo
	Session         *SessionInfo
}

// BucketInfo is what a map shows of a bucket.
type BucketInfo struct {
	ObjectOwnership   string
	BlockPublicAccess BlockPublicAccess
	HasPolicy         bool
	ACL               []Grant
}

// BlockPublicAccess holds the four settings by their API names.
type BlockPublicAccess struct {
	BlockPublicAcls       bool
	IgnorePublicAcls      bool
	BlockPublicPolicy     bool
	RestrictPublicBuckets bool
}

// ObjectInfo is what a map shows of an object.
type ObjectInfo struct {
	Bucket string // ID of the bucket entity
	Key    string
	Owner  string // ID of the owning account's entity; "" for anonymous
	Size   int
	ACL    []Grant
}

// SessionInfo is what a map shows of temporary credentials.
type SessionInfo struct {
	Of      string // ID of the role or user entity
	Creator string // ID of the entity that asked for the session
	Profile string
	Expires string // RFC 3339
}

// Grant is one grant of an access control list.
type Grant struct {
	Grantee    string // account name, group name, or canonical user ID
	Permission string
}

// Verdict of a decision or a step.
type Verdict string

const (
	VerdictAllow        Verdict = "allow"
	VerdictExplicitDeny Verdict = "explicit-deny"
	VerdictImplicitDeny Verdict = "implicit-deny"
	// VerdictNotModelled: the outcome hinges on something the engine does not know.
	VerdictNotModelled Verdict = "not-modelled"
	// VerdictError: refused for a reason other than access (a wrong parameter, a
	// missing bucket); or no authorization took place.
	VerdictError Verdict = "error"
	// VerdictNone: the layer has no say.
	VerdictNone Verdict = "none"
)

// Step is one command of the flow and what became of it.
type Step struct {
	Index       int
	Description string
	Command     string
	Range       Range // in flow.sh: the command itself
	Service     string
	Operation   string
	Caller      Caller
	Target      string // ID of the entity that the command is about; may be empty
	Verdict     Verdict
	Reason      string // one to three sentences
	Result      Result
	Decisions   []Decision
	// Unverified are the points (see "about") on which the outcome hinges, besides
	// those of its decisions.
	Unverified  []Point
	Expectation *Expectation
	Changed     []Entity
	Removed     []string
}

// Caller is who a command ran as.
type Caller struct {
	Profile string
	Kind    string // "user", "role-session", "federated-user", "root", "service", "anonymous", "" where unknown
	ARN     string
	Account string // ID of the account entity
	Entity  string // ID of the user, role or session entity
}

// Result is what the AWS CLI would give.
type Result struct {
	Stdout     string
	Stderr     string
	ExitCode   int
	HTTPStatus int // 0 where no request was sent
	ErrorCode  string
}

// Expectation is what the flow states about a command.
type Expectation struct {
	Text    string // as written, the lines joined by a newline
	Met     bool
	Message string // why it was not met
	Range   Range
}

// Decision is one authorization: one action on one resource.
type Decision struct {
	Principal       string
	Action          string
	Resource        string
	ResourceAccount string // 12 digits
	Verdict         Verdict
	Reason          string
	Deciding        *StatementRef
	Missing         []string // layers that lacked an allow
	Unverified      []Point  // points on which the verdict hinges that AWS does not document
	NotModelled     []string
	Layers          []Layer
}

// StatementRef names a statement of a policy.
type StatementRef struct {
	Layer  string
	Policy string
	File   string
	Index  int
	Sid    string
	Range  Range
}

// Layer is one kind of policy, or the ACL, in the decision.
type Layer struct {
	Kind     string // "scp", "rcp", "identity", "resource", "trust", "boundary", "session", "vpc-endpoint", "acl", "public-access-block"
	Title    string
	Account  string // 12 digits of the account whose say this is
	Verdict  Verdict
	Note     string
	Policies []PolicyTrace
	Grants   []GrantTrace
}

// PolicyTrace is one policy and every statement in it.
type PolicyTrace struct {
	Name       string
	File       string
	Verdict    Verdict
	Statements []StatementTrace
}

// Match is the result of comparing one element.
type Match string

const (
	MatchYes         Match = "yes"
	MatchNo          Match = "no"
	MatchNotModelled Match = "not-modelled"
)

// StatementTrace tells whether a statement matched, element by element.
type StatementTrace struct {
	Index    int
	Sid      string
	Effect   string
	Match    Match
	NearMiss bool // exactly one element kept it from matching
	Range    Range
	Elements []ElementTrace
}

// ElementTrace is one element of a statement, or one condition key.
type ElementTrace struct {
	Element  string // "Principal", "NotAction", …, "Condition"
	Operator string // of a condition
	Key      string // of a condition
	Match    Match
	Present  bool     // whether the request has the value
	Actual   []string // from the request
	Required []string // from the policy
	Note     string
	Range    Range
}

// GrantTrace is one grant of an ACL and whether it helped.
type GrantTrace struct {
	Grantee    string
	Permission string
	Match      Match
	Note       string
}
