package awscli

import (
	"bufio"
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"crossgrant/engine/python"
	"crossgrant/engine/value"
)

// recorded is what the original did with one command.
type recorded struct {
	Command        string
	Responses      map[string]json.RawMessage
	Exit           int
	Stdout, Stderr string
	Calls          []json.RawMessage // [operation, parameters]
}

// readRecord reads a file that build/catalog/original wrote.
func readRecord(t testing.TB, path string) []recorded {
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	var header struct{ Recorded string }
	if !lines.Scan() || json.Unmarshal(lines.Bytes(), &header) != nil || header.Recorded == "" {
		t.Fatalf("%s has no header", path)
	}
	var cases []recorded
	for lines.Scan() {
		var c recorded
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		cases = append(cases, c)
	}
	if len(cases) == 0 {
		t.Fatalf("%s has no cases", path)
	}
	return cases
}

// responses are those of an operation, one after another; the last repeats.
func (c *recorded) responses(t testing.TB, operation string) func() *value.Value {
	text := strings.TrimSpace(string(c.Responses[operation]))
	if text == "" {
		text = "{}"
	}
	all := parsed(t, text)
	if all.Kind != value.Array {
		all = value.List(all)
	}
	n := 0
	return func() *value.Value {
		n++
		return &all.Items[min(n, len(all.Items))-1]
	}
}

// message is what a failure says without what versions of the CLI put around it:
// the usage, the prefix of the current one and the code of a refusal.
func message(stderr string) string {
	for _, drop := range []string{usage, "aws: [ERROR]: ", "aws: error: ", "An error occurred (ParamValidation): "} {
		stderr = strings.ReplaceAll(stderr, drop, "")
	}
	for _, choice := range []string{": Invalid choice", ": Found invalid choice"} {
		stderr, _, _ = strings.Cut(stderr, choice) // the older one lists all choices
	}
	stderr, _, _ = strings.Cut(stderr, "\nAdditional error details:")
	return strings.TrimSpace(stderr)
}

// TestOriginalOutput compares what is printed with what the AWS CLI printed for the
// same command and responses; build/catalog/original renews the record.
func TestOriginalOutput(t *testing.T) {
	for _, c := range readRecord(t, "testdata/output.jsonl") {
		stdout, stderr, exit := runRecorded(t, &c)
		if stdout != c.Stdout || message(stderr) != message(c.Stderr) || exit != c.Exit {
			t.Errorf("%s\ngot  %d %q\n%s\nwant %d %q\n%s", c.Command, exit, message(stderr), stdout, c.Exit, message(c.Stderr), c.Stdout)
		}
	}
}

func runRecorded(t testing.TB, c *recorded) (stdout, stderr string, exit int) {
	words, problem := Split(c.Command)
	if problem != nil {
		t.Fatalf("%s: %s", c.Command, problem.Message)
	}
	cmd, f := Parse(words, testFiles)
	if f != nil {
		return "", f.Stderr, f.ExitCode
	}
	p, f := cmd.Pager()
	if f != nil {
		return "", f.Stderr, f.ExitCode
	}
	next := c.responses(t, cmd.API)
	for more := true; more; {
		response := next()
		if status := response.Int("Status", 200); status >= 300 {
			stderr, exit = RenderError(cmd, status, response.Str("Code"), response.Str("Message"))
			return "", stderr, exit
		}
		more = p.Add(response)
	}
	if stdout, f = p.Render(); f != nil {
		return stdout, f.Stderr, f.ExitCode
	}
	return stdout, "", 0
}

// TestOriginalAccepts compares what is accepted: the request that the original made,
// or what it said instead.
func TestOriginalAccepts(t *testing.T) {
	for _, c := range readRecord(t, "testdata/accepted.jsonl") {
		words, problem := Split(c.Command)
		if problem != nil {
			t.Fatalf("%s: %s", c.Command, problem.Message)
		}
		cmd, f := Parse(words, testFiles)
		switch {
		case f != nil && f.Code == NotModelled:
		case f != nil:
			if message(f.Stderr) != message(c.Stderr) || f.ExitCode != c.Exit {
				t.Errorf("%s\ngot  %d %q\nwant %d %q", c.Command, f.ExitCode, message(f.Stderr), c.Exit, message(c.Stderr))
			}
		case cmd.Skeleton != "":
			if !extends(parsed(t, cmd.Skeleton), parsed(t, c.Stdout)) {
				t.Errorf("%s\ngot  %s\nwant %s", c.Command, cmd.Skeleton, c.Stdout)
			}
		case len(c.Calls) == 0:
			t.Errorf("%s\naccepted, want %d %q", c.Command, c.Exit, message(c.Stderr))
		default:
			got, want := value.List(value.Of(cmd.API), pager(t, cmd).Params()), parsed(t, string(c.Calls[0]))
			if !cmd.Params.Has("EncodingType") {
				want.Items[1].Remove("EncodingType") // which the original adds by itself
			}
			if !alike(got, want) {
				t.Errorf("%s\ngot  %s\nwant %s", c.Command, python.CompactJSON(got), python.CompactJSON(want))
			}
		}
	}
}

// extends reports whether a value is the same as an older one, but for members that
// later versions of the models have.
func extends(now, before *value.Value) bool {
	if now.Kind != before.Kind || len(now.Items) < len(before.Items) || now.Text != before.Text {
		return false
	}
	for i := range before.Items {
		item := &value.Value{}
		switch {
		case before.Kind == value.Array:
			item = &now.Items[i]
		case now.Has(before.Names[i]):
			item = now.Get(before.Names[i])
		default:
			return false
		}
		if !extends(item, &before.Items[i]) {
			return false
		}
	}
	return true
}

// alike compares without regard to the order of members.
func alike(a, b *value.Value) bool {
	var x, y any
	return json.Unmarshal(python.AppendJSON(nil, a), &x) == nil && json.Unmarshal(python.AppendJSON(nil, b), &y) == nil && reflect.DeepEqual(x, y)
}
