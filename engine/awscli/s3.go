package awscli

import (
	"strings"

	"crossgrant/engine/catalog"
	"crossgrant/engine/python"
	"crossgrant/engine/value"
)

// S3 is a high-level command of "aws s3": one that makes several requests.
//
// https://docs.aws.amazon.com/cli/latest/reference/s3/
type S3 struct {
	Paths    []string
	Filters  []Filter // of --exclude and --include, in their order
	Grants   []string // of --grants
	Metadata *value.Value
	options  *arguments
}

// Filter is one --exclude or --include.
type Filter struct {
	Include bool
	Pattern string
}

// Has reports whether an option without a value was given, such as "--recursive".
func (s *S3) Has(option string) bool { return s.options.given(option) }

// Option is the value of an option; "" where it was not given.
func (s *S3) Option(option string) string { return s.options.last(option) }

// The options of the high-level commands. A line is the name, what follows it
// (nothing, "one", "many", or "maybe" and what is meant without a value), and
// the choices behind a "=".
const (
	s3Paging   = "page-size one\nrequest-payer maybe requester = requester\n"
	s3Listing  = s3Paging + "recursive\nhuman-readable\nsummarize\nbucket-name-prefix one\nbucket-region one\n"
	s3Quiet    = s3Paging + "dryrun\nquiet\ninclude one\nexclude one\nonly-show-errors\n"
	s3Transfer = s3Quiet + `acl one = private public-read public-read-write authenticated-read aws-exec-read bucket-owner-read bucket-owner-full-control log-delivery-write
follow-symlinks
no-follow-symlinks
no-guess-mime-type
sse maybe AES256 = AES256 aws:kms aws:kms:dsse
sse-c maybe AES256 = AES256
sse-c-key one
sse-kms-key-id one
sse-c-copy-source maybe AES256 = AES256
sse-c-copy-source-key one
storage-class one = STANDARD REDUCED_REDUNDANCY STANDARD_IA ONEZONE_IA INTELLIGENT_TIERING GLACIER DEEP_ARCHIVE GLACIER_IR
grants many
website-redirect one
content-type one
cache-control one
content-disposition one
content-encoding one
content-language one
expires one
source-region one
no-progress
progress-frequency one
progress-multiline
ignore-glacier-warnings
force-glacier-transfer
checksum-mode one = ENABLED
checksum-algorithm one = CRC64NVME CRC32 SHA256 SHA1 CRC32C
metadata one
copy-props one = none metadata-directive default
metadata-directive one = COPY REPLACE
`
)

// s3Commands are the high-level commands: their name, how many paths they take,
// the name of that argument, and their options. The others are not modelled.
var s3Commands = []struct {
	name, argument string
	paths          int // -1: one or none
	usage, options string
}{
	{"ls", "paths", -1, "<S3Uri> or NONE", s3Listing},
	{"cp", "paths", 2, transferUsage, s3Transfer + "expected-size one\nrecursive\nno-overwrite\n"},
	{"mv", "paths", 2, transferUsage, s3Transfer + "recursive\nvalidate-same-s3-paths\nno-overwrite\n"},
	{"rm", "paths", 1, "<S3Uri>", s3Quiet + "recursive\n"},
	{"sync", "paths", 2, "<LocalPath> <S3Uri> or <S3Uri> <LocalPath> or <S3Uri> <S3Uri>", s3Transfer + "delete\nsize-only\nexact-timestamps\nno-overwrite\n"},
	{"mb", "path", 1, "<S3Uri>", "tags many\n"},
	{"rb", "path", 1, "<S3Uri>", "force\n"},
}

const transferUsage = "<LocalPath> <S3Uri> or <S3Uri> <LocalPath> or <S3Uri> <S3Uri>"

// unmodelledS3 are options that change what the commands do in a way that is not
// known here: keys that customers provide, and conditional writes.
const unmodelledS3 = "--sse-c --sse-c-key --sse-c-copy-source --sse-c-copy-source-key --source-region --no-overwrite --bucket-region --bucket-name-prefix --validate-same-s3-paths --tags --checksum-mode --checksum-algorithm --request-payer"

// highLevel reads the words behind "aws s3".
func (c *Command) highLevel(service Word, words []Word) *Failure {
	command, words := positional(words)
	if command == nil {
		return misuse("the following arguments are required: command", service)
	}
	c.Service, c.Operation = "s3", command.Text
	for i := range s3Commands {
		if s3Commands[i].name == command.Text {
			return c.readS3(*command, words, i)
		}
	}
	names := []string{"website", "presign"}
	for i := range s3Commands {
		names = append(names, s3Commands[i].name)
	}
	if command.Text != "help" && !contains(names, command.Text) {
		return invalidChoice("subcommand", *command, names)
	}
	return notModelled("aws s3 "+command.Text, *command)
}

func (c *Command) readS3(command Word, words []Word, index int) *Failure {
	model := &s3Commands[index]
	options, defaults := s3Options(model.options)
	args, f := parseArguments(words, options)
	if f != nil {
		return f
	}
	for name, text := range defaults {
		if args.given(name) && len(args.values[name]) == 0 {
			args.values[name] = []Word{{Text: text, Range: args.at[name].Range}}
		}
	}
	s := &S3{options: args}
	c.S3, c.Params = s, &value.Value{Kind: value.Object}
	extra, f := s.positionals(command, model.argument, model.paths)
	if f != nil {
		return f
	}
	if len(s.Paths) > 0 && len(extra) == 1 && extra[0].Text == "help" || len(s.Paths) == 1 && s.Paths[0] == "help" {
		return notModelled("help", command)
	}
	if len(extra) > 0 {
		names := make([]string, len(extra))
		for i, w := range extra {
			names[i] = w.Text
		}
		return refuse("Unknown options: "+strings.Join(names, ","), extra[0])
	}
	for _, name := range strings.Fields(unmodelledS3) {
		if args.given(name) {
			return notModelled("the option "+name+" of aws s3 "+model.name, args.at[name])
		}
	}
	return s.values()
}

// s3Options makes the options of a list, and what those with an optional value
// mean without one.
func s3Options(list string) (options []option, defaults map[string]string) {
	defaults = map[string]string{}
	for _, line := range strings.Split(strings.TrimSpace(list), "\n") {
		line, choices, _ := strings.Cut(line, " = ")
		words := strings.Fields(line)
		o := option{name: "--" + words[0], choices: choices}
		if len(words) > 1 {
			switch words[1] {
			case "one":
				o.takes = one
			case "many":
				o.takes = many
			case "maybe":
				o.takes = maybe
				defaults[o.name] = words[2]
			}
		}
		options = append(options, o)
	}
	return options, defaults
}

// positionals takes the paths. As the CLI has it, they stand next to each other.
func (s *S3) positionals(command Word, argument string, count int) (extra []Word, f *Failure) {
	words, places := s.options.rest, s.options.places
	optional := count < 0
	if optional {
		count = 1
	}
	for i := range words {
		if s.options.looksLikeOption(words[i].Text) {
			extra = append(extra, words[i])
			continue
		}
		n := 1
		for i+n < len(words) && n < count && places[i+n] == places[i]+n && !s.options.looksLikeOption(words[i+n].Text) {
			n++
		}
		if n < count {
			extra = append(extra, words[i])
			continue
		}
		for _, w := range words[i : i+n] {
			s.Paths = append(s.Paths, w.Text)
		}
		return append(extra, words[i+n:]...), nil
	}
	if !optional {
		return nil, misuse("the following arguments are required: "+argument, command)
	}
	return extra, nil
}

// values reads the options that have parts.
func (s *S3) values() *Failure {
	a := s.options
	for _, given := range a.order {
		if given.name == "--include" || given.name == "--exclude" {
			s.Filters = append(s.Filters, Filter{given.name == "--include", given.value})
		}
	}
	for _, w := range a.values["--grants"] {
		s.Grants = append(s.Grants, w.Text)
	}
	if a.given(pageSize) && python.Int(a.last(pageSize)) == nil {
		return unexpectedValue("invalid literal for int() with base 10: "+python.Quote(a.last(pageSize)), a.at[pageSize])
	}
	if !a.given("--metadata") {
		return nil
	}
	at, text := a.at["--metadata"], a.last("--metadata")
	shape := &catalog.Shape{Kind: catalog.Map, Key: &catalog.Shape{Kind: catalog.String}, Element: &catalog.Shape{Kind: catalog.String}}
	r := reader{}
	v, f := r.complex(at, &option{name: "--metadata"}, shape, []string{text}, true)
	s.Metadata = v
	return f
}

// Request is the command for one of the requests of a high-level command, as far
// as its errors are printed as those of an operation.
func (c *Command) Request(operation string, params *value.Value) *Command {
	r := *c
	r.Service, r.API, r.Params = "s3api", operation, params
	return &r
}

// Usage is how the CLI shows the arguments of a high-level command.
func (c *Command) Usage() string {
	for i := range s3Commands {
		if s3Commands[i].name == c.Operation {
			return s3Commands[i].usage
		}
	}
	return ""
}
