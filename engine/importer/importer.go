// Package importer turns what people have of their accounts into files of a
// scenario: what the AWS CLI prints about users, roles and buckets, single policy
// documents, other scenarios. A text may hold several of these one after another,
// with the commands that printed them.
//
// Nothing is invented and nothing is lost silently: what the text does not say is
// a question, what a scenario cannot hold is a note, and a file that would be
// replaced is named.
package importer

import (
	"strconv"

	"crossgrant/engine/diag"
	"crossgrant/engine/jsontext"
	"crossgrant/engine/scenario"
	"crossgrant/engine/secret"
	"crossgrant/engine/value"
)

// maxBytes of one text: the details of an account with thousands of roles.
const maxBytes = 16 << 20

// maxItems bounds how many things one import may hold.
const maxItems = 1000

// Input is a text with the name of the file that it comes from, if any.
type Input struct{ Name, Text string }

// Answer to a question.
type Answer struct {
	Item        int // number of the item, in the order of the texts
	Field, Text string
}

// Fields of questions.
const (
	FieldAccount = "account" // an account's name in the scenario, or 12 digits
	FieldBucket  = "bucket"
	FieldOwner   = "owner" // the folder of a user, group or role; of an account for a managed policy
	FieldName    = "name"  // of a policy
	FieldRole    = "role"
	FieldKey     = "key" // of an object
)

// Question is what the text does not say. Answer is what was taken for now; while
// it is "" nothing of the item is imported.
type Question struct {
	Field, Text string
	Options     []string
	Answer      string
}

// Problem keeps an item out.
type Problem struct {
	Message, Hint string
	Range         diag.Range // in the input
}

// Item is one thing of an input and what became of it.
type Item struct {
	Input     int // number of the input
	Title     string
	Added     []string // paths
	Replaced  []string // paths of files whose text was another
	Changed   []string // paths of settings that got further members
	Notes     []string
	Questions []Question
	Problem   *Problem
}

// Result of an import.
type Result struct {
	Scenario scenario.Scenario
	Items    []Item
	Secrets  int // credentials that were taken out
}

// Import puts what the inputs hold into a scenario.
func Import(s scenario.Scenario, inputs []Input, answers []Answer) Result {
	d := newDesk(s)
	var secrets secret.Redactor
	var items []Item
	for i, in := range inputs {
		text := secrets.Redact(in.Text)
		for _, p := range split(text) {
			if len(items) == maxItems {
				items = append(items, Item{Input: i, Problem: &Problem{Message: "At most " + strconv.Itoa(maxItems) + " things can be imported at once; what follows is left out."}})
				return Result{d.s, items, secrets.Count}
			}
			items = append(items, Item{Input: i})
			j := job{desk: d, Item: &items[len(items)-1], number: len(items) - 1, answers: answers, name: in.Name, command: p.command}
			j.piece(text, p)
		}
	}
	for _, p := range d.pending {
		if _, there := d.text(p.path); !there {
			j := job{Item: &items[p.item]}
			j.note(p.text)
		}
	}
	return Result{d.s, items, secrets.Count}
}

// job is the import of one item.
type job struct {
	*desk
	*Item
	number  int
	answers []Answer
	name    string   // of the input
	command *command // that printed the text; nil where it does not stand there
}

func (j *job) piece(text string, p piece) {
	switch {
	case p.problem != nil:
		j.Problem = p.problem
	case p.archive:
		j.archive(text[p.Start:p.End])
	default:
		n, err := jsontext.ParseUpTo(text[p.Start:p.End], maxBytes)
		if err != nil {
			j.Problem = &Problem{err.Message, err.Hint, diag.Range{Start: p.Start + err.Range.Start, End: p.Start + err.Range.End}}
			return
		}
		before, pending := j.desk.mark(), j.pending
		if j.value(n.Value()); j.Problem != nil {
			j.Problem.Range = diag.Range{Start: p.Start, End: p.End}
		}
		if j.Problem != nil || j.open() {
			j.desk.reset(before)
			j.pending = pending
			j.Added, j.Replaced, j.Changed = nil, nil, nil
		}
	}
}

// open tells whether a question has no answer yet.
func (j *job) open() bool {
	for _, q := range j.Questions {
		if q.Answer == "" {
			return true
		}
	}
	return false
}

// fail says why the item cannot be imported.
func (j *job) fail(message, hint string) {
	if j.Problem == nil {
		j.Problem = &Problem{Message: message, Hint: hint}
	}
}

// note says once what was left out or assumed.
func (j *job) note(text string) {
	if !listed(j.Notes, text) {
		j.Notes = append(j.Notes, text)
	}
}

// noteUnless says it where in the end there is no such file.
func (j *job) noteUnless(path, text string) {
	j.pending = append(j.pending, pendingNote{j.number, path, text})
}

// ask adds a question; the answer is the visitor's, else what is likely.
func (j *job) ask(field, text string, options []string, likely string) string {
	for _, q := range j.Questions {
		if q.Field == field {
			return q.Answer
		}
	}
	q := Question{Field: field, Text: text, Options: options, Answer: likely}
	for _, a := range j.answers {
		if a.Item == j.number && a.Field == field && a.Text != "" {
			q.Answer = a.Text
		}
	}
	j.Questions = append(j.Questions, q)
	return q.Answer
}

// value imports one JSON value. A text that is a string holds another: what
// --query prints, or a document as the API gives it.
func (j *job) value(v *value.Value) {
	if v.Kind == value.String {
		doc := j.document(v)
		if doc == nil {
			return
		}
		v = doc
	}
	if v.Kind == value.Array {
		j.fail("This is a list without a name; a scenario cannot tell what it lists.", "Leave out --query and paste what the command prints as a whole.")
		return
	}
	if v.Kind != value.Object {
		j.fail("This is no output of a command and no policy.", "")
		return
	}
	for _, k := range kinds {
		if k.is(v) {
			j.Title = k.title
			if v.True("IsTruncated") || v.Has("NextToken") {
				j.note("The output was cut off by its page size; the rest is missing.")
			}
			k.read(j, v)
			return
		}
	}
	j.fail("This is JSON, but not the output of a command that is read here, and not a policy.",
		"Read are get-account-authorization-details, get-role, get-user and their policies, get-bucket-policy, get-bucket-acl and other settings of buckets, and policy documents.")
}

// document reads a policy document in one of its forms: an object, a text of JSON,
// or that text encoded as in a URL, as the API of IAM gives it.
func (j *job) document(v *value.Value) *value.Value {
	switch v.Kind {
	case value.Object:
		return v
	case value.String:
		text := v.Text
		if len(text) > 0 && text[0] == '%' {
			text = unescape(text)
		}
		n, err := jsontext.Parse(text)
		if err == nil && n.Kind == jsontext.Object {
			return n.Value()
		}
	}
	j.fail("The policy document in it is not JSON.", "")
	return nil
}

// unescape undoes the encoding of URLs; what is not encoded stays.
func unescape(text string) string {
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		if text[i] == '%' && i+2 < len(text) {
			if n, err := strconv.ParseUint(text[i+1:i+3], 16, 8); err == nil {
				out = append(out, byte(n))
				i += 2
				continue
			}
		}
		out = append(out, text[i])
	}
	return string(out)
}
