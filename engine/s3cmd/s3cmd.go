// Package s3cmd carries out the high-level commands of the AWS CLI, "aws s3 cp"
// and its kin: each as the sequence of requests that the CLI makes, with the
// CLI's own output and exit codes.
//
// https://docs.aws.amazon.com/cli/latest/userguide/cli-services-s3-commands.html
package s3cmd

import (
	"strings"

	"crossgrant/engine/awscli"
	"crossgrant/engine/call"
	"crossgrant/engine/value"
)

// Service makes a request of an operation of Amazon S3.
type Service func(operation string, params *value.Value) (*value.Value, *call.Error)

// Files is the directory in which commands run. Paths are relative to it.
type Files interface {
	Read(path string) (text string, ok bool)
	Write(path, text string)
	Remove(path string)
	// Paths are all files in it, sorted.
	Paths() []string
	// Modified is when a file was last changed, as responses of S3 give times.
	Modified(path string) string
	// Touch sets that.
	Touch(path, modified string)
}

// Outcome is what became of a command.
type Outcome struct {
	Stdout, Stderr string
	ExitCode       int
	// Failure ended the command without a request having been refused; nil mostly.
	Failure *awscli.Failure
	// Error is the first error that a request met.
	Error *call.Error
}

// Run carries out a command.
func Run(cmd *awscli.Command, region string, files Files, service Service) *Outcome {
	r := &run{cmd: cmd, opts: cmd.S3, region: region, files: files, service: service, out: &Outcome{}}
	switch cmd.Operation {
	case "ls":
		r.list()
	case "mb":
		r.makeBucket()
	case "rb":
		r.removeBucket()
	default:
		r.transfer()
	}
	r.out.Stdout, r.out.Stderr = r.stdout.String(), r.stderr.String()
	return r.out
}

type run struct {
	cmd            *awscli.Command
	opts           *awscli.S3
	region         string
	files          Files
	service        Service
	out            *Outcome
	stdout, stderr strings.Builder
	failed, warned int
	name           string // of the command at work: "rm" within "rb --force"
}

// problem is why a request, or the command, could not go on.
type problem struct {
	text string // as the CLI prints an exception
	// operation and params of the request that was refused; "" where none was made.
	operation string
	params    *value.Value
	err       *call.Error
}

// call makes a request. Its parameters are checked before it is sent.
func (r *run) call(operation string, params *value.Value) (*value.Value, *problem) {
	if report := awscli.Problem(operation, params); report != "" {
		return nil, &problem{text: "Parameter validation failed:\n" + report}
	}
	out, err := r.service(operation, params)
	if err == nil {
		return out, nil
	}
	if r.out.Error == nil || err.NotModelled != "" {
		r.out.Error = err
	}
	return nil, &problem{operation: operation, params: params, err: err, text: "An error occurred (" + err.Code + ") when calling the " + operation + " operation: " + err.Message}
}

// unknown reports whether the engine knows no further: then the command ends.
func (r *run) unknown() bool { return r.out.Error != nil && r.out.Error.NotModelled != "" }

// fail ends a command as an exception does that nothing catches.
func (r *run) fail(p *problem) {
	if p.err != nil {
		text, exit := awscli.RenderError(r.cmd.Request(p.operation, p.params), p.err.HTTPStatus, p.err.Code, p.err.Message)
		r.stderr.WriteString(text)
		r.out.ExitCode = exit
		return
	}
	r.refuse(awscli.Refusal(p.text))
}

// refuse ends a command that the CLI does not accept.
func (r *run) refuse(f *awscli.Failure) {
	r.out.Failure, r.out.ExitCode = f, f.ExitCode
	r.stderr.WriteString(f.Stderr)
}

// split takes the path of a bucket or object apart; the scheme may be missing.
func split(path string) (bucket, key string) {
	path = strings.TrimPrefix(path, scheme)
	if strings.HasPrefix(path, "arn:") {
		// arn:aws:s3:REGION:ACCOUNT:accesspoint/NAME/KEY
		if parts := strings.SplitN(path, "/", 3); len(parts) > 1 {
			return parts[0] + "/" + parts[1], strings.Join(parts[2:], "")
		}
	}
	bucket, key, _ = strings.Cut(path, "/")
	return bucket, key
}

const scheme = "s3://"

func isS3(path string) bool { return strings.HasPrefix(path, scheme) }

func (r *run) makeBucket() {
	path := r.opts.Paths[0]
	if !isS3(path) {
		r.refuse(awscli.Refusal(r.cmd.Usage() + "\nError: Invalid argument type"))
		return
	}
	bucket, _ := split(path)
	params := value.Struct(value.S("Bucket", bucket))
	if r.region != "us-east-1" {
		params.Set("CreateBucketConfiguration", value.Struct(value.S("LocationConstraint", r.region)))
	}
	if _, p := r.call("CreateBucket", params); p != nil {
		r.stderr.WriteString("make_bucket failed: " + path + " " + p.text + "\n")
		r.out.ExitCode = 1
		return
	}
	r.stdout.WriteString("make_bucket: " + bucket + "\n")
}

func (r *run) removeBucket() {
	path := r.opts.Paths[0]
	if !isS3(path) {
		r.refuse(awscli.Refusal(r.cmd.Usage() + "\nError: Invalid argument type"))
		return
	}
	bucket, key := split(path)
	if key != "" {
		r.refuse(awscli.Refusal("Please specify a valid bucket name only. E.g. s3://" + bucket))
		return
	}
	if r.opts.Has("--force") {
		r.name = "rm"
		r.transferOf(transfer{kind: deletion, source: path, recursive: true})
		if r.failed > 0 {
			r.refuse(awscli.Exception("remove_bucket failed: Unable to delete all objects in the bucket, bucket will not be deleted."))
			return
		}
	}
	if r.unknown() {
		return
	}
	if _, p := r.call("DeleteBucket", value.Struct(value.S("Bucket", bucket))); p != nil {
		r.stderr.WriteString("remove_bucket failed: " + path + " " + p.text + "\n")
		r.out.ExitCode = 1
		return
	}
	r.stdout.WriteString("remove_bucket: " + bucket + "\n")
}
