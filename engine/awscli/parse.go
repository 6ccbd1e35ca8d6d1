package awscli

import (
	"encoding/base64"
	"strings"

	"crossgrant/engine/catalog"
	"crossgrant/engine/jmespath"
	"crossgrant/engine/python"
	"crossgrant/engine/value"
)

// Parse reads a command line as the AWS CLI does: it finds the operation, reads
// its parameters, from files too, and validates them.
func Parse(words []Word, files Files) (*Command, *Failure) {
	if len(words) == 0 || words[0].Text != "aws" {
		var at Word
		if len(words) > 0 {
			at = words[0]
		}
		f := notModelled("commands other than those of the AWS CLI", at)
		f.Message = "A command must begin with \"aws\"."
		f.Stderr, f.ExitCode = f.Message+"\n", 127
		return nil, f
	}
	top, f := parseArguments(words[1:], globals)
	if f != nil {
		return nil, f
	}
	c := &Command{
		Profile: top.last("--profile"), HasProfile: top.given("--profile"),
		Region: top.last("--region"), Output: top.last("--output"),
		NoSign:      top.given("--no-sign-request"),
		errorFormat: top.last("--cli-error-format"),
		paging:      paging{on: !top.given("--no-paginate")},
		color:       top.last("--color"),
	}
	rest, op, word, f := c.findOperation(words[0], top)
	if f != nil {
		return nil, f
	}
	if f := c.unmodelledGlobals(top); f != nil {
		return nil, f
	}
	if c.S3 != nil {
		return c, nil
	}
	r := reader{command: c, op: op, word: word, files: files, binary: top.last("--cli-binary-format")}
	if f := r.read(rest); f != nil {
		return nil, f
	}
	return c, nil
}

// findOperation reads the first two words that are no options. It gives the words
// that are left, the operation and its word.
func (c *Command) findOperation(aws Word, top *arguments) (rest []Word, op *catalog.Operation, word Word, f *Failure) {
	service, rest := positional(top.rest)
	switch {
	case top.given("--version"):
		return nil, nil, word, notModelled("aws --version", top.at["--version"])
	case service == nil:
		return nil, nil, word, misuse("the following arguments are required: command", aws)
	}
	s := catalog.FindService(service.Text)
	if s == nil {
		if commands := catalog.Commands(); !contains(commands, service.Text) {
			return nil, nil, word, invalidChoice("command", *service, commands)
		}
		if service.Text == "s3" {
			if f := c.readQuery(top); f != nil {
				return nil, nil, word, f
			}
			return nil, nil, word, c.highLevel(*service, rest)
		}
		return nil, nil, word, notModelled("aws "+service.Text, *service)
	}
	if f := c.readQuery(top); f != nil {
		return nil, nil, word, f
	}
	operation, rest := positional(rest)
	if operation == nil {
		return nil, nil, word, misuse("the following arguments are required: operation", *service)
	}
	if operation.Text == "help" || operation.Text == "wait" && (service.Text == "s3api" || service.Text == "iam") {
		return nil, nil, word, notModelled("aws "+service.Text+" "+operation.Text, *operation)
	}
	op = s.Find(operation.Text)
	switch {
	case op == nil:
		return nil, nil, word, invalidChoice("operation", *operation, s.Operations())
	case !op.Known:
		return nil, nil, word, notModelled("aws "+service.Text+" "+operation.Text, *operation)
	}
	c.Service, c.Operation, c.API, c.model = s.Name, op.Name, op.API, op
	return rest, op, *operation, nil
}

// readQuery compiles --query.
func (c *Command) readQuery(top *arguments) *Failure {
	if !top.given("--query") {
		return nil
	}
	text, at := top.last("--query"), top.at["--query"]
	query, err := jmespath.Compile(text)
	switch {
	case err == nil:
		c.query = query
		return nil
	case err.Beyond:
		return notModelled(err.Message, at)
	}
	return refuse("Bad value for --query "+text+": "+err.Message, at)
}

// positional takes the first word that is no option out of words.
func positional(words []Word) (*Word, []Word) {
	none := arguments{}
	for i := range words {
		if !none.looksLikeOption(words[i].Text) {
			return &words[i], append(append([]Word(nil), words[:i]...), words[i+1:]...)
		}
	}
	return nil, words
}

// unmodelledGlobals refuses options that would change what the command does or
// prints in a way that is not known here.
func (c *Command) unmodelledGlobals(top *arguments) *Failure {
	for _, name := range []string{"--endpoint-url", "--cli-auto-prompt"} {
		if top.given(name) && !(name == "--endpoint-url" && c.endpoint(top.last(name))) {
			return notModelled("the option "+name, top.at[name])
		}
	}
	if c.errorFormat != "" && c.errorFormat != "enhanced" && c.errorFormat != "legacy" {
		return notModelled("--cli-error-format "+c.errorFormat, top.at["--cli-error-format"])
	}
	return nil
}

// reader reads the parameters of one operation.
type reader struct {
	command *Command
	op      *catalog.Operation
	word    Word // of the operation
	files   Files
	binary  string // --cli-binary-format
	args    *arguments
}

func (r *reader) read(words []Word) *Failure {
	if len(words) == 1 && words[0].Text == "help" {
		return notModelled("help", words[0])
	}
	options, wanted := optionsOf(r.op)
	args, f := parseArguments(words, options)
	if f != nil {
		return f
	}
	r.args = args
	extra, help := r.positionals(&wanted)
	if f := r.missing(options, wanted, r.word); f != nil {
		return f
	}
	if help != nil && help.Text == "help" {
		return notModelled("help", *help)
	}
	if len(extra) > 0 {
		return unknownOptions(extra)
	}
	if name := "--cli-input-yaml"; args.given(name) {
		return notModelled("the option "+name, args.at[name])
	}
	if o := "--outfile"; args.given(o) {
		r.command.OutFile = args.last(o)
	}
	if f := r.parameters(); f != nil {
		return f
	}
	if f := r.pages(); f != nil {
		return f
	}
	if name := "--generate-cli-skeleton"; args.given(name) {
		if kind := args.last(name); kind != "" && kind != "input" {
			return notModelled("the option "+name+" "+kind, args.at[name])
		}
		r.command.Skeleton = skeleton(r.op.Input)
		return nil
	}
	report := ""
	if r.command.Service == "s3api" {
		report = bucketProblem(r.command.Params)
	}
	if report == "" {
		report = validate(r.command.Params, r.op.Input)
	}
	if report != "" {
		return refuse("Parameter validation failed:\n"+report, r.word)
	}
	return nil
}

// positionals takes the positional arguments out of the words that are left, in
// place of which there may be "help". Any other word there goes last among the
// unknown ones, as the CLI has it.
func (r *reader) positionals(wanted *[]string) (extra []Word, help *Word) {
	words, places := r.args.rest, r.args.places
	taken := -1 // the place of the last word taken
	for i := range words {
		free := taken < 0 || places[i] == taken+1 && help == nil
		if !free || r.args.looksLikeOption(words[i].Text) || words[i].Text == "--" {
			extra = append(extra, words[i])
			continue
		}
		taken = places[i]
		if len(*wanted) > 0 {
			r.command.OutFile, *wanted = words[i].Text, nil
		} else {
			help = &words[i]
		}
	}
	if help != nil && help.Text != "help" {
		extra = append(extra, *help)
	}
	return extra, help
}

// missing reports required options that were not given. With --cli-input-json
// they may come from there.
func (r *reader) missing(options []option, positionals []string, at Word) *Failure {
	if r.args.given("--cli-input-json") || r.args.given("--cli-input-yaml") || r.args.given("--generate-cli-skeleton") {
		return nil
	}
	var names []string
	for i := range options {
		o := &options[i]
		if !o.required || r.args.given(o.name) {
			continue
		}
		if o.takes == none {
			// Either of --flag and --no-flag will do.
			if r.args.given("--no-" + o.name[2:]) {
				continue
			}
			names = append(names, o.name+" | --no-"+o.name[2:])
			continue
		}
		names = append(names, o.name)
	}
	names = append(names, positionals...)
	if len(names) == 0 {
		return nil
	}
	return misuse("the following arguments are required: "+strings.Join(names, ", "), at)
}

// parameters reads the values of all options, in the order of the model.
func (r *reader) parameters() *Failure {
	params := &value.Value{Kind: value.Object}
	for i := range r.args.options {
		o := &r.args.options[i]
		if o.set == nil || !r.args.given(o.name) {
			continue
		}
		if o.takes == none {
			params.Set(o.set.Name, value.OfBool(!o.not))
			continue
		}
		v, f := r.value(o)
		if f != nil {
			return f
		}
		params.Set(o.set.Name, v)
	}
	r.command.Params = params
	if !r.args.given("--cli-input-json") {
		return nil
	}
	at := r.args.at["--cli-input-json"]
	text, _, f := r.load(at, "--cli-input-json", r.args.last("--cli-input-json"))
	if f != nil {
		return f
	}
	input, problem := python.ParseJSON(text)
	switch {
	case problem != "":
		return badParameter(at, "cli-input-json", "Invalid JSON received.")
	case input.Kind != value.Object:
		return badParameter(at, "--cli-input-json", "Invalid type: expecting map, received "+python.Type(input))
	}
	for i, name := range input.Names {
		if !params.Has(name) {
			r.command.Params.Set(name, &input.Items[i])
		}
	}
	return nil
}

// load reads a value from a file where it has one of the two prefixes.
func (r *reader) load(at Word, name, text string) (content string, binary bool, f *Failure) {
	path, isFile := strings.CutPrefix(text, "file://")
	if !isFile {
		if path, binary = strings.CutPrefix(text, "fileb://"); !binary {
			return text, false, nil
		}
	}
	content, ok := r.files.Read(path)
	if !ok {
		return "", false, badParameter(at, name, "Unable to load paramfile "+text+": [Errno 2] No such file or directory: "+python.Quote(path))
	}
	return content, binary, nil
}

// value reads the value of an option.
func (r *reader) value(o *option) (*value.Value, *Failure) {
	at := r.args.at[o.name]
	words := r.args.values[o.name]
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = w.Text
	}
	shape := o.set.Shape
	if shape.Kind == catalog.Stream {
		content, ok := r.files.Read(texts[0])
		if !ok {
			return nil, badParameter(at, o.name, "Blob values must be a path to a file.")
		}
		return value.Of(content), nil
	}
	single := shape.Kind != catalog.List
	if len(texts) == 1 {
		content, binary, f := r.load(at, o.name, texts[0])
		if f != nil {
			return nil, f
		}
		if shape.Kind == catalog.Blob {
			return r.blob(at, content, binary)
		}
		if binary && (shape.Kind == catalog.String || shape.Kind == catalog.Policy) {
			return nil, refuse("Parameter validation failed:\nInvalid type for parameter "+o.set.Name+", value: b"+python.Quote(content)+
				", type: <class 'bytes'>, valid types: <class 'str'>", at)
		}
		// A file's content is one text, also where words would be a list.
		if content != texts[0] {
			single = true
		}
		texts[0] = content
	}
	if shape.Scalar() {
		return r.scalar(at, shape, texts[0])
	}
	return r.complex(at, o, shape, texts, single)
}

func (r *reader) blob(at Word, text string, binary bool) (*value.Value, *Failure) {
	if binary || r.binary == "raw-in-base64-out" {
		return value.Of(text), nil
	}
	decoded, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return nil, refuse("Invalid base64: \""+text+"\"", at)
	}
	return value.Of(string(decoded)), nil
}

func (r *reader) scalar(at Word, shape *catalog.Shape, text string) (*value.Value, *Failure) {
	switch shape.Kind {
	case catalog.Integer, catalog.Float:
		v, problem := number(text, shape.Kind)
		if problem != "" {
			return v, unexpectedValue(problem, at)
		}
		return v, nil
	case catalog.Boolean:
		return value.OfBool(text != "" && !strings.EqualFold(text, "false")), nil
	}
	return value.Of(text), nil
}

// complex reads a structure, map or list: JSON, shorthand, or words.
func (r *reader) complex(at Word, o *option, shape *catalog.Shape, texts []string, single bool) (*value.Value, *Failure) {
	first := ""
	if len(texts) > 0 {
		first = strings.TrimSpace(texts[0])
	}
	looksJSON := strings.HasPrefix(first, "[") || strings.HasPrefix(first, "{")
	if !looksJSON && len(texts) > 0 && (shape.Kind != catalog.List || !shape.Element.Scalar()) {
		return r.shorthand(at, o, shape, texts, single)
	}
	if shape.Kind != catalog.List {
		if strings.HasPrefix(first, "{") {
			return r.json(at, o, texts[0])
		}
		return nil, badParameter(at, o.name, "Invalid JSON:\n"+texts[0])
	}
	if len(texts) == 1 && strings.HasPrefix(first, "[") {
		return r.json(at, o, texts[0])
	}
	list := value.List()
	for _, text := range texts {
		var v *value.Value
		var f *Failure
		if shape.Element.Scalar() {
			v, f = r.scalar(at, shape.Element, text)
		} else {
			v, f = r.json(at, o, text)
		}
		if f != nil {
			return v, f
		}
		list.Append(v)
	}
	return list, nil
}

func (r *reader) json(at Word, o *option, text string) (*value.Value, *Failure) {
	v, problem := python.ParseJSON(text)
	if problem != "" {
		return v, badParameter(at, o.name, "Invalid JSON: "+problem+"\nJSON received: "+text)
	}
	return v, nil
}

func (r *reader) shorthand(at Word, o *option, shape *catalog.Shape, texts []string, single bool) (*value.Value, *Failure) {
	var v *value.Value
	var problem string
	if single {
		v, problem = parseShorthand(texts[0])
	} else {
		v = value.List()
		for _, text := range texts {
			var item *value.Value
			if item, problem = parseShorthand(text); problem != "" {
				break
			}
			v.Append(item)
		}
	}
	if problem != "" {
		return v, badParameter(at, o.name, problem)
	}
	if single && shape.Kind == catalog.List {
		// Read from a file as one text: the CLI leaves it as it is.
		return v, nil
	}
	if problem = coerce(v, shape); problem != "" {
		return v, unexpectedValue(problem, at)
	}
	return v, nil
}
