// Package check runs scenarios natively and prints what became of each
// command, for people and for the CI of those who write documentation.
package check

import (
	"fmt"
	"io"
	"os"
	"strings"

	"crossgrant/engine/api"
)

// Exit statuses.
const (
	Passed     = 0
	Failed     = 1 // an expectation was not met, or a scenario has errors
	Unreadable = 2 // a file could not be read
)

// Files checks scenarios and gives the exit status.
func Files(out, problems io.Writer, paths []string) int {
	status := Passed
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			fmt.Fprintln(problems, err)
			status = Unreadable
			continue
		}
		if !one(out, path, string(text)) && status == Passed {
			status = Failed
		}
	}
	return status
}

// one checks the text of one archive; path is for the reader.
func one(out io.Writer, path, text string) (ok bool) {
	opened := api.Open(text)
	diagnostics := opened.Diagnostics
	report := api.Report{}
	if !hasErrors(diagnostics) {
		report = api.Run(api.RunRequest{Scenario: opened.Scenario})
		diagnostics = append(diagnostics, report.Diagnostics...)
	}
	for _, d := range diagnostics {
		diagnostic(out, path, d)
	}
	for _, s := range report.Steps {
		step(out, s)
	}
	errors := count(diagnostics, api.SeverityError)
	sum := report.Summary
	fmt.Fprintf(out, "%s: %s, %d of %d as expected, %s\n",
		path, plural(sum.Steps, "command"), sum.Met, sum.Expected, plural(errors, "error"))
	return errors == 0 && sum.Met == sum.Expected
}

// diagnostic prints one in the form that editors know: file:line:column.
func diagnostic(out io.Writer, path string, d api.Diagnostic) {
	place := path
	if d.File != "" {
		place = fmt.Sprintf("%s: %s:%d:%d", path, d.File, d.Range.Start.Line, d.Range.Start.Column)
	}
	fmt.Fprintf(out, "%s: %s: %s", place, d.Severity, d.Message)
	if d.Code != "" {
		fmt.Fprintf(out, " [%s]", d.Code)
	}
	fmt.Fprintln(out)
	if d.Hint != "" {
		fmt.Fprintln(out, "    "+d.Hint)
	}
}

func step(out io.Writer, s api.Step) {
	mark := " "
	if s.Expectation != nil && !s.Expectation.Met {
		mark = "!"
	}
	fmt.Fprintf(out, "%s %-13s  %s\n", mark, s.Verdict, oneLine(s.Command))
	if mark == "!" {
		fmt.Fprintf(out, "    expected %s, got %s\n", oneLine(s.Expectation.Text), outcome(s))
		if s.Expectation.Message != "" {
			fmt.Fprintln(out, "    "+oneLine(s.Expectation.Message))
		}
		if s.Reason != "" {
			fmt.Fprintln(out, "    "+oneLine(s.Reason))
		}
	}
}

func outcome(s api.Step) string {
	switch {
	case s.Result.ErrorCode != "":
		return s.Result.ErrorCode
	case s.Result.ExitCode == 0:
		return "OK"
	}
	return fmt.Sprintf("exit code %d", s.Result.ExitCode)
}

// oneLine joins the lines of a command that was continued with backslashes.
func oneLine(text string) string {
	text = strings.ReplaceAll(text, "\\\n", " ")
	return strings.Join(strings.Fields(text), " ")
}

func hasErrors(list []api.Diagnostic) bool { return count(list, api.SeverityError) > 0 }

func count(list []api.Diagnostic, severity api.Severity) (n int) {
	for _, d := range list {
		if d.Severity == severity {
			n++
		}
	}
	return n
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
