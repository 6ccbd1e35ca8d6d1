package complete

import (
	"strings"

	"crossgrant/engine/awscli"
	"crossgrant/engine/catalog"
)

// command completes one command line.
type command struct {
	s      *scene
	line   string
	cursor int
	words  []shellWord // those before the cursor's
	at     shellWord   // the cursor's, which may be empty
	out    Completion

	op      *catalog.Operation
	options []awscli.OptionInfo // of the operation and the CLI's own
	given   map[string]string   // option to its last value, as far as it stands before or behind the cursor
	places  int                 // positional arguments of the operation before the cursor
	pending *awscli.OptionInfo  // the option whose value the cursor is at
	listing *awscli.OptionInfo  // that has values already and takes more
}

// services whose operations are carried out, and what they are.
var services = [...][2]string{
	{"s3api", "Amazon S3"}, {"iam", "Identity and Access Management"}, {"sts", "Security Token Service"}, {"s3control", "S3 for an account"},
}

func commandAt(s *scene, line string, cursor int) Completion {
	c := &command{s: s, line: line, cursor: cursor, given: map[string]string{}}
	c.at = shellWord{start: cursor, end: cursor}
	all := splitWords(line)
	for _, w := range all {
		if w.start <= cursor && cursor <= w.end && !(w.start == cursor && w.quote != 0) {
			c.at = w
		} else if w.end <= cursor {
			c.words = append(c.words, w)
		}
	}
	c.out = Completion{From: c.at.start, To: c.at.end}
	if len(c.words) == 0 {
		c.word("aws", Command, "AWS CLI", true)
		return c.out
	}
	if c.words[0].text != "aws" {
		return c.out
	}
	c.read(all)
	return c.out
}

// read finds out at which argument the cursor is, and offers what may stand there.
func (c *command) read(all []shellWord) {
	c.options = awscli.GlobalOptions()
	service, operation := "", ""
	var rest []shellWord // behind "aws", the service and the operation
	for i := 1; i < len(c.words); i++ {
		w := c.words[i]
		if c.option(w) {
			continue
		}
		switch {
		case service == "":
			service = w.text
		case operation == "":
			operation = w.text
			if s := catalog.FindService(service); s != nil {
				c.op = s.Find(operation)
			}
			if c.op == nil || !c.op.Known {
				return
			}
			own, _ := awscli.Options(c.op)
			c.options = append(own, c.options...)
		default:
			rest = append(rest, w)
		}
	}
	c.places = len(rest)
	c.behind(all)
	typed := c.typed()
	switch {
	case c.pending != nil:
		c.value(c.pending)
	case strings.HasPrefix(typed, "-") && c.inlineValue(typed):
	case service != "" && operation != "" && strings.HasPrefix(typed, "-"):
		c.offerOptions()
	case strings.HasPrefix(typed, "-"):
		c.offerGlobals()
	case service == "":
		for _, s := range services {
			c.word(s[0], Command, s[1], true)
		}
	case operation == "":
		if s := catalog.FindService(service); s != nil {
			for _, name := range s.Operations() {
				if op := s.Find(name); op.Known {
					c.word(name, Command, required(op), true)
				}
			}
		}
	default:
		if c.listing != nil {
			c.value(c.listing)
		}
		if c.positional() {
			return
		}
		if typed == "" {
			c.offerOptions()
		}
	}
}

// typed is what of the cursor's word stands before the cursor.
func (c *command) typed() string {
	return strings.TrimLeft(c.line[c.at.start:c.cursor], `'"`)
}

// option takes in a word before the cursor as an option or its value; false for
// any other word.
func (c *command) option(w shellWord) bool {
	if c.pending != nil {
		c.given[c.pending.Name] = w.text
		c.listing = nil
		if c.pending.Many {
			c.listing = c.pending
		}
		c.pending = nil
		return true
	}
	if strings.HasPrefix(w.text, "--") {
		c.listing = nil
		name, value, has := strings.Cut(w.text, "=")
		c.given[name] = value
		if o := c.find(name); o != nil && o.Value && !has {
			c.pending = o
		}
		return true
	}
	return c.listing != nil
}

func (c *command) find(name string) *awscli.OptionInfo {
	for i := range c.options {
		if c.options[i].Name == name {
			return &c.options[i]
		}
	}
	return nil
}

// behind takes in the options that stand behind the cursor.
func (c *command) behind(all []shellWord) {
	for i, w := range all {
		if w.start > c.cursor && strings.HasPrefix(w.text, "--") {
			name, value, has := strings.Cut(w.text, "=")
			if !has && i+1 < len(all) {
				value = all[i+1].text
			}
			c.given[name] = value
		}
	}
}

// required names the options that an operation must have.
func required(op *catalog.Operation) string {
	var names []string
	for i, m := range op.Input.Members {
		if m.Required {
			names = append(names, op.Options[i])
		}
	}
	return strings.Join(names, " ")
}

// offered are the options of every command that have a use here.
const offered = " --profile --region --output --no-sign-request --no-paginate --no-cli-pager "

func (c *command) offerGlobals() {
	for _, o := range awscli.GlobalOptions() {
		if strings.Contains(offered, " "+o.Name+" ") {
			c.offer(o)
		}
	}
}

// offerOptions offers those that are not given yet, the required ones first.
func (c *command) offerOptions() {
	options, _ := awscli.Options(c.op)
	for _, must := range []bool{true, false} {
		for _, o := range options {
			if o.Required == must && !strings.Contains(" --cli-input-yaml --generate-cli-skeleton --starting-token --max-items ", " "+o.Name+" ") {
				c.offer(o)
			}
		}
		if must {
			c.offer(*c.find("--profile"))
		}
	}
	c.offerGlobals()
}

func (c *command) offer(o awscli.OptionInfo) {
	if _, there := c.given[o.Name]; there && c.at.text != o.Name {
		return
	}
	for _, i := range c.out.Items {
		if i.Label == o.Name {
			return
		}
	}
	detail := "string"
	if o.Shape != nil {
		detail = typeWords[o.Shape.Kind]
	}
	if !o.Value {
		detail = "flag"
	}
	if o.Required {
		detail = "required, " + detail
	}
	c.word(o.Name, Option, detail, true)
}

var typeWords = map[catalog.Kind]string{
	catalog.String: "string", catalog.Policy: "policy", catalog.Integer: "integer", catalog.Float: "number",
	catalog.Boolean: "flag", catalog.Timestamp: "time", catalog.Blob: "bytes", catalog.Stream: "file",
	catalog.List: "list", catalog.Map: "map", catalog.Structure: "structure",
}

// word offers a word of the CLI's own, with a blank behind it where more follows.
func (c *command) word(text string, kind Kind, detail string, more bool) {
	insert := text
	if more && (c.at.end == len(c.line) || c.line[c.at.end] == '\n') {
		insert += " "
	}
	c.out.Items = append(c.out.Items, Item{text, kind, detail, insert, len(insert)})
}

// inlineValue completes the value in "--option=value".
func (c *command) inlineValue(typed string) bool {
	name, _, has := strings.Cut(typed, "=")
	o := c.find(name)
	if !has || o == nil {
		return has
	}
	c.out.From = c.at.start + len(name) + 1
	c.value(o)
	return true
}

// positional completes the file in which an operation saves its output.
func (c *command) positional() bool {
	_, positional := awscli.Options(c.op)
	if len(positional) <= c.places || c.typed() == "" && c.lacking() {
		return false
	}
	c.values("outfile", FileName)
	return c.typed() != ""
}

// lacking tells whether a required option is not given yet.
func (c *command) lacking() bool {
	for _, o := range c.options {
		if _, there := c.given[o.Name]; o.Required && !there {
			return true
		}
	}
	return false
}

// value offers values of an option.
func (c *command) value(o *awscli.OptionInfo) {
	for _, choice := range o.Choices {
		c.quoted(choice, Value, "")
	}
	if o.Choices != nil && len(o.Choices) > 0 {
		return
	}
	source := ""
	if c.op != nil {
		source = fieldOf(optionSources, c.op.Name+":"+o.Name)
	}
	if source == "" {
		source = fieldOf(optionSources, o.Name)
	}
	kind := Value
	switch {
	case source == "" && o.Shape != nil && o.Shape.Kind == catalog.Stream:
		source, kind = "files", FileName
	case o.Name == "--profile":
		kind = Profile
	case source == "policy-files":
		kind = FileName
	}
	if source == "grantee-options" {
		// A list with commas: the last grantee is at hand.
		if i := strings.LastIndexByte(c.line[c.out.From:c.cursor], ','); i >= 0 {
			c.out.From += i + 1
		}
	}
	c.values(source, kind)
}

// values offers what a source gives, the caller's own first.
func (c *command) values(source string, kind Kind) {
	if source == "" {
		return
	}
	where := context{bucket: c.given["--bucket"], key: c.given["--key"]}
	for _, p := range c.s.profiles {
		if p.name == c.given["--profile"] {
			where.account = p.of
		}
	}
	for _, e := range c.s.source(source, where) {
		c.quoted(e.name, kind, e.text)
	}
}

// quoted offers a value, in quotes where a shell needs them.
func (c *command) quoted(text string, kind Kind, detail string) {
	insert := shellQuoted(text)
	if c.at.quote != 0 && c.out.From <= c.at.start+1 {
		// The quote is there already.
		if strings.IndexByte(text, c.at.quote) >= 0 || c.at.quote == '"' && strings.ContainsAny(text, "$\\`") {
			return
		}
		c.out.From = c.at.start + 1
		insert = text + string(c.at.quote)
		if !c.at.closed {
			c.out.To = c.cursor
		}
	}
	if c.out.To == len(c.line) {
		insert += " "
	}
	c.out.Items = append(c.out.Items, Item{text, kind, detail, insert, len(insert)})
}

// optionSources says where values of an option come from, for all operations or
// for one.
const optionSources = `
--account-id accounts
--acl acl-object
--action-names actions
--assume-role-policy-document policy-files
--bucket buckets
--checksum-algorithm checksum
--copy-source copy-sources
--delimiter delimiter
--duration-seconds duration
--expected-bucket-owner accounts
--expected-source-bucket-owner accounts
--external-id external-ids
--grant-full-control grantee-options
--grant-read grantee-options
--grant-read-acp grantee-options
--grant-write grantee-options
--grant-write-acp grantee-options
--group-name groups
--key keys
--metadata-directive directive
--object-ownership ownership
--ownership-controls owner-rules
--permissions-boundary policy-arns
--policy policy-files
--policy-arn policy-arns
--policy-document policy-files
--policy-source-arn principal-arns
--prefix prefixes
--profile profiles
--public-access-block-configuration block
--region regions
--resource-arns resource-arns
--role-arn role-arns
--role-name roles
--serial-number mfa
--server-side-encryption encryption
--status key-status
--storage-class storage
--tagging-directive directive
--token-code mfa-code
--user-name users
--versioning-configuration versions
create-bucket:--acl acl-bucket
put-bucket-acl:--acl acl-bucket
put-bucket-tagging:--tagging tagset
put-object-tagging:--tagging tagset
create-user:--user-name new
create-role:--role-name new
create-group:--group-name new
create-bucket:--bucket new
`
