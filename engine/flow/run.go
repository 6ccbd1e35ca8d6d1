package flow

import (
	"strings"
	"time"

	"crossgrant/engine/authz"
	"crossgrant/engine/awscli"
	"crossgrant/engine/call"
	"crossgrant/engine/diag"
	"crossgrant/engine/iam"
	"crossgrant/engine/s3"
	"crossgrant/engine/sts"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// Result is what became of one command.
type Result struct {
	Step    *Step
	Command *awscli.Command // nil where the CLI did not understand it
	Profile string
	Caller  *world.Credential // nil for an anonymous caller, and where none was found
	// Identified: the command got as far as having a caller, anonymous or not.
	Identified bool

	Stdout, Stderr string
	ExitCode       int
	HTTPStatus     int    // 0 where no request was sent
	ErrorCode      string // "" for success
	Message        string // of the error
	NotModelled    string // what the engine does not know, where that ended it
	Why            string // of the error, where its message does not tell; mostly ""
	Decisions      []*authz.Decision
	Unverified     []string // codes of the points (see package known) that the answer hinges on
	// Assumed is how many of the decisions were about the roles of the profile,
	// before the command itself.
	Assumed int
	// Refusal is one more than the index of the decision that refused the command,
	// where it is not the last one; else 0.
	Refusal int
	Target  string // entity ID
	Changed []string

	Met     bool
	Failure string // why the expectation was not met
}

// Runner runs the steps of a flow, one after another, in one world.
type Runner struct {
	World *world.World
	Files Directory

	started  time.Time
	modified map[string]string // files that came from objects: when those were made
	profiles profiles
	found    []diag.Diagnostic
}

// Directory is where commands run: files by path.
type Directory map[string]string

// Read gives a file's content.
func (d Directory) Read(path string) (string, bool) {
	text, ok := d[strings.TrimPrefix(path, "./")]
	return text, ok
}

// Write replaces a file's content.
func (d Directory) Write(path, text string) { d[strings.TrimPrefix(path, "./")] = text }

// NewRunner prepares a run: config is the text of the CLI's configuration.
func NewRunner(w *world.World, files map[string]string, config string) (*Runner, []diag.Diagnostic) {
	r := &Runner{World: w, Files: Directory{}, started: w.Now, modified: map[string]string{}}
	for path, text := range files {
		r.Files[path] = text
	}
	parsed, found := awscli.ParseConfig(config)
	r.profiles = newProfiles(w, parsed)
	return r, found
}

// Run carries out one step. It changes the world.
func (r *Runner) Run(s *Step) *Result {
	res := &Result{Step: s}
	r.World.Now = r.World.Now.Add(s.Wait)
	x := execution{Runner: r, res: res}
	if issued := x.run(); s.Store != "" {
		x.store(issued)
	}
	res.Changed = r.World.TakeChanges()
	check(res)
	return res
}

// Found are the diagnostics of the commands run so far.
func (r *Runner) Found() []diag.Diagnostic { return r.found }

type execution struct {
	*Runner
	res *Result
}

// run carries out the command and returns the credentials that it was given.
func (x *execution) run() *world.Credential {
	s := x.res.Step
	words, bad := awscli.Split(s.Command)
	if bad != nil {
		x.report(bad.Range, "command-syntax", bad.Message, "")
		x.failed(&awscli.Failure{Code: awscli.ParamValidation, Message: bad.Message, ExitCode: 252, Stderr: bad.Message + "\n"})
		return nil
	}
	cmd, failure := awscli.Parse(words, x.Files)
	if failure != nil {
		if s.Expect == nil || s.Expect.Code != failure.Code {
			x.report(failure.Range, "command", failure.Message, "")
		}
		x.failed(failure)
		return nil
	}
	x.res.Command = cmd
	if cmd.Skeleton != "" {
		x.res.Stdout = cmd.Skeleton
		return nil
	}
	return x.send(cmd)
}

// report a diagnostic about the command at hand; r lies within it.
func (x *execution) report(r diag.Range, code, message, hint string) {
	start := x.res.Step.Range.Start
	if r.Empty() {
		r.End = len(x.res.Step.Command)
	}
	severity := diag.Warning
	if code == "command-syntax" {
		severity = diag.Error
	}
	x.found = append(x.found, diag.Diagnostic{
		File: File, Range: diag.Range{Start: start + r.Start, End: start + r.End},
		Severity: severity, Code: code, Message: message, Hint: hint,
	})
}

func (x *execution) failed(f *awscli.Failure) {
	res := x.res
	res.ErrorCode, res.Message, res.Stderr, res.ExitCode = f.Code, f.Message, f.Stderr, f.ExitCode
	if f.Code == awscli.NotModelled {
		res.NotModelled, res.ErrorCode = f.Message, ""
	}
}

// send finds the caller and the operation, and carries it out.
func (x *execution) send(cmd *awscli.Command) *world.Credential {
	res := x.res
	caller, ok := x.caller(cmd)
	if !ok {
		return nil
	}
	res.Caller, res.Identified, res.Assumed = caller, true, len(res.Decisions)
	if cmd.Output == "" {
		cmd.Output = x.setting("output")
	}
	if cmd.S3 != nil {
		x.highLevel(cmd, caller)
		return nil
	}
	handler, isS3 := lookup(cmd)
	if handler == nil {
		x.notModelled("aws " + cmd.Service + " " + cmd.Operation + " is not modelled")
		return nil
	}
	c := &call.Call{World: x.World, Caller: caller, Operation: cmd.API, Region: x.region(cmd), PlainHTTP: cmd.PlainHTTP}
	if cmd.EndpointRegion != "" && cmd.EndpointRegion != c.Region {
		x.notModelled("an endpoint of another region than the request's")
		return nil
	}
	err := c.Authenticate(isS3)
	if err == nil {
		err = x.pages(cmd, c, handler)
	}
	res.Decisions = append(res.Decisions, c.Decisions...)
	res.Target, res.Unverified = c.Target, c.Unverified
	if err != nil {
		x.refused(cmd, err)
		return nil
	}
	return c.Issued
}

// pages sends the request, and again for every further page, as the CLI does.
func (x *execution) pages(cmd *awscli.Command, c *call.Call, handler call.Handler) *call.Error {
	pager, failure := cmd.Pager()
	if failure != nil {
		x.failed(failure)
		return nil
	}
	var first *value.Value
	for more := true; more; {
		page, err := handler(c, pager.Params())
		if err != nil {
			return err
		}
		if first == nil {
			first = page
		}
		more = pager.Add(page)
	}
	res := x.res
	if res.HTTPStatus = c.HTTPStatus; res.HTTPStatus == 0 {
		res.HTTPStatus = 200
	}
	if cmd.OutFile != "" && cmd.OutFile != "-" {
		x.Files.Write(cmd.OutFile, first.Str("Body"))
	}
	if c.Issued != nil && c.Caller != nil {
		c.Issued.Creator, c.Issued.Profile = c.Caller.EntityID(), res.Step.Store
	}
	res.Stdout, failure = pager.Render()
	if cmd.OutFile == "-" {
		res.Stdout = first.Str("Body") + res.Stdout
	}
	if failure != nil {
		x.failed(failure)
	}
	return nil
}

// lookup finds the operation; nil where the service lacks it.
func lookup(cmd *awscli.Command) (h call.Handler, isS3 bool) {
	switch cmd.Service {
	case "s3api", "s3control":
		h, _ = s3.Lookup(cmd.API)
		return h, true
	case "iam":
		h, _ = iam.Lookup(cmd.API)
	case "sts":
		h, _ = sts.Lookup(cmd.API)
	}
	return h, false
}

func (x *execution) region(cmd *awscli.Command) string {
	for _, region := range []string{cmd.Region, x.setting("region")} {
		if region != "" {
			return region
		}
	}
	return x.World.Region
}

// setting is a setting of the command's profile; "" where it has none.
func (x *execution) setting(name string) string {
	if p := x.profiles.config.Profile(x.res.Profile); p != nil {
		return p.Get(name)
	}
	return ""
}

// notModelled ends a command aloud where the engine does not know further.
func (x *execution) notModelled(what string) {
	x.res.NotModelled = what
	x.res.ExitCode = 255
	x.res.Stderr = "Not modelled: " + what + "\n"
}

func (x *execution) refused(cmd *awscli.Command, err *call.Error) {
	if err.NotModelled != "" {
		x.notModelled(err.NotModelled)
		return
	}
	res := x.res
	res.ErrorCode, res.Message, res.Why, res.HTTPStatus = err.Code, err.Message, err.Why, err.HTTPStatus
	res.Stderr, res.ExitCode = awscli.RenderError(cmd, err.HTTPStatus, err.Code, err.Message)
}

// store keeps the credentials that a command returned under a profile.
func (x *execution) store(issued *world.Credential) {
	s := x.res.Step
	if issued != nil {
		x.profiles.stored[s.Store] = issued
		return
	}
	delete(x.profiles.stored, s.Store)
	x.profiles.missing[s.Store] = true
	if x.res.ErrorCode == "" && x.res.NotModelled == "" {
		x.found = append(x.found, diag.Diagnostic{
			File: File, Range: s.StoreRange, Code: "no-credentials", Severity: diag.Error,
			Message: "This command returned no credentials to store.", Hint: "assume-role, get-session-token, get-federation-token and create-access-key do.",
		})
	}
}
