package s3cmd

import (
	"bufio"
	"encoding/json"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"crossgrant/engine/awscli"
	"crossgrant/engine/call"
	"crossgrant/engine/python"
	"crossgrant/engine/value"
)

// memory is a directory for the tests.
type memory struct {
	texts    map[string]string
	modified string
}

func (m *memory) Read(path string) (string, bool) { text, ok := m.texts[path]; return text, ok }
func (m *memory) Write(path, text string)         { m.texts[path] = text }
func (m *memory) Remove(path string)              { delete(m.texts, path) }
func (m *memory) Paths() []string                 { return slices.Sorted(maps.Keys(m.texts)) }
func (m *memory) Modified(string) string          { return m.modified }
func (m *memory) Touch(string, string)            {}

// original is what the AWS CLI did with one command.
type original struct {
	Command        string
	Responses      map[string]json.RawMessage
	Exit           int
	Stdout, Stderr string
	Written        map[string]string
	Removed        []string
	Calls          []json.RawMessage
}

// newer is what the current version of the CLI writes before an error, and the
// recorded one did not, or otherwise.
var newer = strings.NewReplacer("aws: [ERROR]: ", "", "aws: error: ", "", "An error occurred (ParamValidation): ", "")

// said is what an error says without what versions of the CLI put around it.
func said(stderr string) string {
	if i := strings.Index(stderr, "usage: aws [options]"); i >= 0 {
		end := strings.Index(stderr, "<subcommand> help\n")
		stderr = stderr[:i] + stderr[end+len("<subcommand> help\n"):]
	}
	for _, choice := range []string{": Invalid choice", ": Found invalid choice"} {
		stderr, _, _ = strings.Cut(stderr, choice) // which versions word in their own ways
	}
	stderr, _, _ = strings.Cut(newer.Replace(stderr), "\nAdditional error details:")
	return strings.TrimSpace(stderr)
}

// TestOriginal compares requests, output, files and exit codes with those of the
// AWS CLI; build/catalog/original renews the record.
func TestOriginal(t *testing.T) {
	file, err := os.Open("testdata/commands.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	var header struct {
		Recorded, Modified string
		Files              map[string]string
	}
	if !lines.Scan() || json.Unmarshal(lines.Bytes(), &header) != nil || header.Recorded == "" {
		t.Fatal("no header")
	}
	n := 0
	for ; lines.Scan(); n++ {
		var c original
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		compare(t, &c, &memory{maps.Clone(header.Files), header.Modified}, header.Files)
	}
	if n == 0 {
		t.Error("no cases")
	}
}

func compare(t *testing.T, c *original, files *memory, before map[string]string) {
	words, _ := awscli.Split(c.Command)
	cmd, f := awscli.Parse(words, nil)
	out := &Outcome{}
	var calls []string
	if f != nil {
		out.Stderr, out.ExitCode = f.Stderr, f.ExitCode
	} else {
		region := "us-east-1"
		if cmd.Region != "" {
			region = cmd.Region
		}
		times := map[string]int{}
		out = Run(cmd, region, files, func(operation string, params *value.Value) (*value.Value, *call.Error) {
			calls = append(calls, string(python.AppendJSON(nil, value.List(value.Of(operation), params))))
			times[operation]++
			return answer(t, c.Responses[operation], times[operation])
		})
	}
	written := map[string]string{}
	for path, text := range files.texts {
		if old, ok := before[path]; !ok || old != text {
			written[path] = text
		}
	}
	var removed []string
	for _, path := range slices.Sorted(maps.Keys(before)) {
		if _, ok := files.texts[path]; !ok {
			removed = append(removed, path)
		}
	}
	if sortedLines(out.Stdout) != sortedLines(c.Stdout) || sortedLines(said(out.Stderr)) != sortedLines(said(c.Stderr)) || out.ExitCode != c.Exit {
		t.Errorf("%s %s\ngot  %d %q\n%s\nwant %d %q\n%s", c.Command, c.Responses, out.ExitCode, said(out.Stderr), out.Stdout, c.Exit, said(c.Stderr), c.Stdout)
	}
	if len(written)+len(c.Written) > 0 && !reflect.DeepEqual(written, c.Written) || !slices.Equal(removed, c.Removed) {
		t.Errorf("%s %s\nfiles %q, removed %q, want %q, %q", c.Command, c.Responses, written, removed, c.Written, c.Removed)
	}
	if got, want := sortedCalls(t, calls), sortedCalls(t, rawTexts(c.Calls)); !slices.Equal(got, want) {
		t.Errorf("%s %s\ncalls %s\nwant  %s", c.Command, c.Responses, got, want)
	}
}

// sortedLines drops the order of lines: the original transfers files at the same time.
func sortedLines(text string) string {
	lines := strings.Split(text, "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func rawTexts(raw []json.RawMessage) []string {
	var out []string
	for _, r := range raw {
		out = append(out, string(r))
	}
	return out
}

// sortedCalls drops the order of the calls, since the original makes some at the
// same time, and of their parameters.
func sortedCalls(t *testing.T, calls []string) []string {
	var out []string
	for _, text := range calls {
		var v []any
		if err := json.Unmarshal([]byte(text), &v); err != nil {
			t.Fatal(err)
		}
		params := v[1].(map[string]any)
		if source, ok := params["CopySource"].(map[string]any); ok {
			params["CopySource"] = source["Bucket"].(string) + "/" + source["Key"].(string)
		}
		again, _ := json.Marshal(v)
		out = append(out, string(again))
	}
	slices.Sort(out)
	return out
}

func answer(t *testing.T, responses json.RawMessage, n int) (*value.Value, *call.Error) {
	text := string(responses)
	if text == "" {
		text = "{}"
	}
	all, problem := python.ParseJSON(text)
	if problem != "" {
		t.Fatal(problem)
	}
	if all.Kind == value.Array {
		all = &all.Items[min(n, len(all.Items))-1]
	}
	if status := all.Int("Status", 200); status >= 300 {
		return nil, call.Fail(status, all.Str("Code"), all.Str("Message"))
	}
	return all, nil
}
