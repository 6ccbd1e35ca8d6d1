package awscli

import (
	"flag"
	"os"
	"strconv"
	"strings"
	"testing"

	"crossgrant/engine/python"
)

var update = flag.Bool("update", false, "rewrite the expectations of testdata/commands.txt")

// directory is a set of files for the tests.
type directory map[string]string

func (d directory) Read(path string) (string, bool) {
	text, ok := d[path]
	return text, ok
}

var testFiles = directory{
	"HappyFace.jpg": ":-)\n",
	"p.json":        `{"Version":"2012-10-17","Statement":[]}`,
	"own.json":      `{"Rules":[{"ObjectOwnership":"ObjectWriter"}]}`,
	"tags.txt":      "Key=a,Value=b\n",
	"a/b.json":      `{"Bucket":"b","ACL":"private"}`,
}

// outcome describes what becomes of a command line, on one or more lines.
func outcome(line string) string {
	words, problem := Split(line)
	if problem != nil {
		return "syntax " + strconv.Itoa(problem.Range.Start) + ": " + problem.Message
	}
	c, f := Parse(words, testFiles)
	if f != nil {
		return f.Code + " " + strconv.Itoa(f.ExitCode) + " at " + strconv.Quote(line[f.Range.Start:f.Range.End]) + ": " + f.Message
	}
	if c.S3 != nil {
		return "s3 " + c.Operation + " " + strings.Join(c.S3.Paths, " ")
	}
	text := c.Service + " " + c.API + " " + string(python.AppendJSON(nil, c.Params))
	if c.OutFile != "" {
		text += "\noutfile " + c.OutFile
	}
	return text
}

// TestCommands runs the commands of testdata/commands.txt. A line "$ COMMAND" is
// followed by its outcome, indented by a tab. The outcomes were compared with
// those of the real AWS CLI's parser.
func TestCommands(t *testing.T) {
	const file = "testdata/commands.txt"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var rewritten strings.Builder
	for _, block := range strings.Split(strings.TrimSpace(string(text)), "\n\n") {
		lines := strings.Split(block, "\n")
		command, ok := strings.CutPrefix(lines[0], "$ ")
		if !ok {
			t.Fatalf("not a command: %q", lines[0])
		}
		var want []string
		for _, l := range lines[1:] {
			want = append(want, strings.TrimPrefix(l, "\t"))
		}
		got := outcome(command)
		rewritten.WriteString("$ " + command + "\n\t" + strings.ReplaceAll(strings.ReplaceAll(got, "\n\n", "\n"), "\n", "\n\t") + "\n\n")
		if !*update && strings.ReplaceAll(got, "\n\n", "\n") != strings.Join(want, "\n") {
			t.Errorf("%s\ngot\n%s\nwant\n%s", command, got, strings.Join(want, "\n"))
		}
	}
	if *update {
		if err := os.WriteFile(file, []byte(strings.TrimSuffix(rewritten.String(), "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
