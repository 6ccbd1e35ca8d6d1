// Package flow reads and runs the commands of a scenario: flow.sh.
package flow

import (
	"strconv"
	"strings"
	"time"

	"crossgrant/engine/diag"
)

// Script is a flow, taken apart.
type Script struct{ Steps []Step }

// Step is one command with what stands around it.
type Step struct {
	Description string
	Command     string     // with its continuation lines, as written
	Range       diag.Range // of the command
	// Wait passes before the command runs.
	Wait time.Duration
	// Expect is nil where the flow states nothing.
	Expect *Expectation
	// Store is the profile under which to keep the credentials that it returned.
	Store      string
	StoreRange diag.Range
}

// Expectation is what a flow states about a command.
type Expectation struct {
	Text  string // the lines as written
	Range diag.Range
	// Code is "OK", an AWS error code, "ParamValidation" or "Configuration"; ""
	// where only the output is stated.
	Code string
	// Because is "", "explicit-deny" or "implicit-deny".
	Because string
	// File and Statement of an explicit deny, Layer of an implicit one; "" is any.
	File, Statement, Layer string
	Contains               []string
}

// maxSteps bounds a flow, so that a text that is no flow cannot take for ever.
const maxSteps = 1000

// File is the path of the flow in a scenario.
const File = "flow.sh"

// Parse takes a flow apart. What cannot be read is a diagnostic at its place; the
// rest is kept.
func Parse(text string) (Script, []diag.Diagnostic) {
	p := parser{text: text}
	for p.at < len(text) {
		if len(p.script.Steps) > maxSteps {
			p.script.Steps = p.script.Steps[:maxSteps]
			p.report(diag.Range{Start: p.at, End: p.at}, "too-many-commands", "A flow has at most "+strconv.Itoa(maxSteps)+" commands; the rest is not run.", "")
			break
		}
		p.line()
	}
	return p.script, p.found
}

type parser struct {
	text    string
	at      int
	script  Script
	found   []diag.Diagnostic
	comment []string
	blank   bool // a blank line since the last comment
	wait    time.Duration
	// phase of the directives behind the current command; 0: none may follow.
	phase int
}

// Directives stand directly behind their command, in this order.
const (
	phaseNone = iota
	phaseExpect
	phaseContains
	phaseStore
)

func (p *parser) report(r diag.Range, code, message, hint string) {
	p.found = append(p.found, diag.Diagnostic{File: File, Range: r, Severity: diag.Error, Code: code, Message: message, Hint: hint})
}

// line reads one line, or one command with its continuations.
func (p *parser) line() {
	start := p.at
	end := strings.IndexByte(p.text[start:], '\n')
	if end < 0 {
		end = len(p.text)
	} else {
		end += start
	}
	line := p.text[start:end]
	trimmed := strings.TrimLeft(line, " \t\r")
	r := diag.Range{Start: start + len(line) - len(trimmed), End: start + len(strings.TrimRight(line, " \t\r"))}
	p.at = min(end+1, len(p.text))
	switch {
	case trimmed == "" || r.Empty():
		p.blank = true
		p.phase = phaseNone
	case strings.HasPrefix(trimmed, "#=>"):
		p.expect(r)
	case strings.HasPrefix(trimmed, "#=~"):
		p.contains(r)
	case strings.HasPrefix(trimmed, "#->"):
		p.store(r)
	case strings.HasPrefix(trimmed, "#@"):
		p.setting(r)
	case trimmed[0] == '#':
		if p.blank || p.phase != phaseNone {
			p.comment = nil
		}
		p.comment = append(p.comment, strings.TrimSpace(trimmed[1:]))
		p.blank, p.phase = false, phaseNone
	default:
		p.command(r.Start)
	}
}

// command reads a command that starts at an offset: to the end of the line, and on
// where a backslash ends the line or a quotation is still open.
func (p *parser) command(start int) {
	end := commandEnd(p.text, start)
	text := strings.TrimRight(p.text[start:end], " \t\r\n")
	p.at = min(end+1, len(p.text))
	p.script.Steps = append(p.script.Steps, Step{
		Description: strings.TrimSpace(strings.Join(p.comment, "\n")),
		Command:     text,
		Range:       diag.Range{Start: start, End: start + len(text)},
		Wait:        p.wait,
	})
	p.comment, p.wait, p.blank = nil, 0, false
	p.phase = phaseExpect
}

// commandEnd finds the newline that ends a command. A quotation that is never
// closed ends with its first line, so that it cannot swallow the rest of the flow.
func commandEnd(text string, start int) int {
	firstLine := -1
	var quote byte
	for i := start; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\' && quote != '\'':
			if i+1 < len(text) && text[i+1] == '\r' {
				i++
			}
			i++
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '\'' || c == '"'):
			quote = c
		case c == '\n' && quote == 0:
			return i
		case c == '\n' && firstLine < 0:
			firstLine = i
		}
	}
	if quote != 0 && firstLine >= 0 {
		return firstLine
	}
	return len(text)
}

// last returns the command that a directive belongs to.
func (p *parser) last(r diag.Range, phase int) *Step {
	if p.phase == phaseNone || p.phase > phase {
		p.report(r, "misplaced-directive", "This line must stand directly after a command.",
			"The order is: the command, #=>, #=~, #->.")
		return nil
	}
	p.phase = phase
	return &p.script.Steps[len(p.script.Steps)-1]
}

func (s *Step) expectation(text string, r diag.Range) *Expectation {
	if s.Expect == nil {
		s.Expect = &Expectation{Text: text, Range: r}
	} else {
		s.Expect.Text += "\n" + text
		s.Expect.Range.End = r.End
	}
	return s.Expect
}

func (p *parser) expect(r diag.Range) {
	step := p.last(r, phaseExpect)
	if step == nil {
		return
	}
	p.phase = phaseContains
	text := p.text[r.Start:r.End]
	stated := strings.TrimSpace(strings.TrimPrefix(text, "#=>"))
	code, because, explained := strings.Cut(stated, " because ")
	code = strings.TrimSpace(code)
	if code == "" || strings.ContainsAny(code, " \t") {
		p.report(r, "bad-expectation", "Expected OK or one AWS error code behind #=>.",
			"For example: #=> AccessDenied because explicit-deny accounts/A/buckets/examplebucket/policy.json#112")
		return
	}
	e := Expectation{Code: code}
	if explained && !e.because(strings.TrimSpace(because)) {
		p.report(r, "bad-expectation", "Expected explicit-deny, optionally with FILE#STATEMENT, or implicit-deny, optionally with a layer, behind because.",
			"Layers: identity, resource, trust, boundary, session, scp, rcp, vpc-endpoint, acl.")
		return
	}
	if explained && code == "OK" {
		p.report(r, "bad-expectation", "OK has no because: only a refusal does.", "")
		return
	}
	x := step.expectation(text, r)
	x.Code, x.Because, x.File, x.Statement, x.Layer = e.Code, e.Because, e.File, e.Statement, e.Layer
}

func (e *Expectation) because(text string) bool {
	kind, rest, _ := strings.Cut(text, " ")
	rest = strings.TrimSpace(rest)
	e.Because = kind
	switch kind {
	case "explicit-deny":
		e.File, e.Statement, _ = strings.Cut(rest, "#")
		return true
	case "implicit-deny":
		e.Layer = rest
		switch rest {
		case "", "identity", "resource", "trust", "boundary", "session", "scp", "rcp", "vpc-endpoint", "acl":
			return true
		}
	}
	return false
}

func (p *parser) contains(r diag.Range) {
	if step := p.last(r, phaseContains); step != nil {
		text := p.text[r.Start:r.End]
		want := strings.TrimPrefix(strings.TrimPrefix(text, "#=~"), " ")
		if want == "" {
			p.report(r, "bad-expectation", "Expected a text behind #=~.", "")
			return
		}
		e := step.expectation(text, r)
		e.Contains = append(e.Contains, want)
	}
}

func (p *parser) store(r diag.Range) {
	step := p.last(r, phaseStore)
	if step == nil {
		return
	}
	p.phase = phaseNone
	words := strings.Fields(strings.TrimPrefix(p.text[r.Start:r.End], "#->"))
	if len(words) != 2 || words[0] != "profile" {
		p.report(r, "bad-directive", "Expected: #-> profile NAME", "")
		return
	}
	step.Store, step.StoreRange = words[1], r
}

func (p *parser) setting(r diag.Range) {
	words := strings.Fields(strings.TrimPrefix(p.text[r.Start:r.End], "#@"))
	p.phase = phaseNone
	if len(words) == 2 && words[0] == "clock" {
		if d, ok := duration(words[1]); ok {
			p.wait = min(p.wait+d, maxWait)
			return
		}
	}
	p.report(r, "bad-directive", "Expected: #@ clock +90m (s, m, h or d)", "")
}

// maxWait keeps the clock within years that dates can name.
const maxWait = 100 * 365 * 24 * time.Hour

func duration(text string) (time.Duration, bool) {
	units := map[byte]time.Duration{'s': time.Second, 'm': time.Minute, 'h': time.Hour, 'd': 24 * time.Hour}
	number, ok := strings.CutPrefix(text, "+")
	if !ok || len(number) < 2 || len(number) > 10 {
		return 0, false
	}
	unit, ok := units[number[len(number)-1]]
	n := time.Duration(0)
	for _, c := range []byte(number[:len(number)-1]) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + time.Duration(c-'0')
	}
	if !ok || n > maxWait/unit {
		return 0, false
	}
	return n * unit, true
}
