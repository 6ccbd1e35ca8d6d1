package flow

import (
	"sort"
	"strconv"

	"crossgrant/engine/awscli"
	"crossgrant/engine/call"
	"crossgrant/engine/s3"
	"crossgrant/engine/s3cmd"
	"crossgrant/engine/timestamp"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// folder is the directory of a flow as the high-level commands of Amazon S3 see it.
type folder struct{ *Runner }

func (f folder) Read(path string) (string, bool) { return f.Files.Read(path) }
func (f folder) Write(path, text string)         { f.Files.Write(path, text) }
func (f folder) Remove(path string)              { delete(f.Files, path) }
func (f folder) Touch(path, modified string)     { f.modified[path] = modified }

func (f folder) Paths() []string {
	paths := make([]string, 0, len(f.Files))
	for path := range f.Files {
		paths = append(paths, path)
	}
	sort.Stable(sort.StringSlice(paths))
	return paths
}

// Modified is when a file was downloaded from an object, or else the start of the
// flow: its other files are there from the beginning.
func (f folder) Modified(path string) string {
	if t := f.modified[path]; t != "" {
		return t
	}
	return timestamp.Format(f.started) + "Z"
}

// highLevel carries out a high-level command. All its requests are made by the
// same caller; what each needed is among the decisions.
func (x *execution) highLevel(cmd *awscli.Command, caller *world.Credential) {
	res, region := x.res, x.region(cmd)
	if cmd.EndpointRegion != "" && cmd.EndpointRegion != region {
		x.notModelled("an endpoint of another region than the request's")
		return
	}
	refused := -1 // the decision that refused a request, the first that did
	out := s3cmd.Run(cmd, region, folder{x.Runner}, func(operation string, params *value.Value) (*value.Value, *call.Error) {
		c := &call.Call{World: x.World, Caller: caller, Operation: operation, Region: region, PlainHTTP: cmd.PlainHTTP}
		err := c.Authenticate(true)
		var page *value.Value
		if handler, ok := s3.Lookup(operation); err == nil && ok {
			page, err = handler(c, params)
		}
		res.Decisions = append(res.Decisions, c.Decisions...)
		for _, code := range c.Unverified {
			x.doubt(code)
		}
		last := len(res.Decisions) - 1
		deny := err != nil && len(c.Decisions) > 0 && denied(res.Decisions[last])
		if res.Target == "" || deny && refused < 0 {
			res.Target = c.Target
		}
		if deny && refused < 0 {
			refused = last
			res.ErrorCode, res.Message, res.Why = err.Code, err.Message, err.Why
		}
		if err != nil || res.HTTPStatus == 0 {
			res.HTTPStatus = status(c, err)
		}
		return page, err
	})
	switch err := out.Error; {
	case err != nil && err.NotModelled != "":
		x.notModelled(err.NotModelled)
		return
	case out.ExitCode == 0:
		res.ErrorCode, res.Message, res.Why = "", "", ""
	case refused >= 0:
	case err != nil:
		res.ErrorCode, res.Message, res.Why = err.Code, err.Message, err.Why
	case out.Failure != nil:
		x.failed(out.Failure)
	default:
		// A command that found nothing, or skipped something, has but its exit code.
		res.ErrorCode = strconv.Itoa(out.ExitCode)
		res.Message = "The command ended with exit code " + res.ErrorCode + "."
	}
	if refused >= 0 && res.ErrorCode != "" {
		res.Refusal = refused + 1
	}
	res.Stdout, res.Stderr, res.ExitCode = out.Stdout, out.Stderr, out.ExitCode
}

func status(c *call.Call, err *call.Error) int {
	switch {
	case err != nil:
		return err.HTTPStatus
	case c.HTTPStatus != 0:
		return c.HTTPStatus
	}
	return 200
}

// doubt notes a point on which the answer hinges, once.
func (x *execution) doubt(code string) {
	for _, old := range x.res.Unverified {
		if old == code {
			return
		}
	}
	x.res.Unverified = append(x.res.Unverified, code)
}
