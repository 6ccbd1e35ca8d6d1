// Package awscli is the AWS CLI v2 without the network: it reads a command line
// into a call of an API operation, and prints what the CLI prints for the
// operation's response or error. Options, their types and the shape of every
// response come from the tables of package catalog; texts and exit codes are
// those of the CLI.
package awscli

import (
	"crossgrant/engine/catalog"
	"crossgrant/engine/diag"
	"crossgrant/engine/jmespath"
	"crossgrant/engine/value"
)

// Word is one word of a command line after quotes are removed.
type Word struct {
	Text  string
	Range diag.Range // bytes in the command line, quotes included
}

// SyntaxError says why a command line is not one of the kind understood here.
type SyntaxError struct {
	Message string
	Range   diag.Range // bytes in the command line
}

// Files is the directory in which commands run. Paths are as the command line
// has them.
type Files interface {
	// Read gives a file's content, byte for byte.
	Read(path string) (text string, ok bool)
}

// Command is a command line that the CLI accepts, ready to be sent.
type Command struct {
	Service   string // "s3api", "iam", "sts", "s3control"
	Operation string // "put-object"
	API       string // "PutObject"

	// Params are the request's parameters by their API names and types, already
	// validated as the CLI does; blobs and streams as the bytes of their text.
	Params *value.Value

	Profile    string // of --profile
	HasProfile bool
	Region     string // of --region; "" without one
	Output     string // of --output; "" without one, for which a profile's may be set
	NoSign     bool   // --no-sign-request
	// EndpointRegion is whose endpoint --endpoint-url names; "" without one.
	EndpointRegion string
	PlainHTTP      bool // that endpoint is spoken to without TLS
	// OutFile is the file that the response's stream goes to: the positional
	// argument of get-object. "" for operations without one.
	OutFile string

	// Skeleton is what the command prints where it makes no request but shows the
	// operation's parameters; "" for all others.
	Skeleton string
	// S3 is what a high-level command of Amazon S3 was told; nil for all others,
	// which are one operation. Its Service is "s3", its Operation "cp".
	S3 *S3

	errorFormat string // of --cli-error-format
	paging      paging
	query       *jmespath.Query // of --query; nil without one
	color       string          // of --color
	model       *catalog.Operation
}

// Codes of a Failure.
const (
	// ParamValidation: the CLI refuses the command line.
	ParamValidation = "ParamValidation"
	// Configuration: no such profile, or no credentials.
	Configuration = "Configuration"
	// NotModelled: the real CLI would accept this; it is not known here.
	NotModelled = "NotModelled"
)

// Failure is a command that the CLI ends before it sends a request.
type Failure struct {
	Code     string // one of the codes above
	Message  string // without the CLI's prefix and usage
	ExitCode int
	Stderr   string     // all that the CLI prints
	Option   string     // the option or word at fault; may be empty
	Range    diag.Range // of that word in the command line
}

// Error gives the message.
func (f *Failure) Error() string { return f.Message }
