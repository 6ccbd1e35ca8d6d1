package awscli

import (
	"strings"
	"testing"

	"crossgrant/engine/python"
	"crossgrant/engine/value"
)

// command parses a command line that must be right.
func command(t testing.TB, line string) *Command {
	t.Helper()
	words, problem := Split(line)
	if problem != nil {
		t.Fatalf("%s: %s", line, problem.Message)
	}
	c, f := Parse(words, testFiles)
	if f != nil {
		t.Fatalf("%s: %s", line, f.Message)
	}
	return c
}

func parsed(t testing.TB, text string) *value.Value {
	t.Helper()
	v, problem := python.ParseJSON(text)
	if problem != "" {
		t.Fatalf("%s: %s", text, problem)
	}
	return v
}

func pager(t testing.TB, c *Command) *Pager {
	t.Helper()
	p, f := c.Pager()
	if f != nil {
		t.Fatal(f)
	}
	return p
}

// The expected texts are what the AWS CLI printed for the same responses.
func TestRender(t *testing.T) {
	const objects = `{"Name":"b","Prefix":"","KeyCount":2,"MaxKeys":1000,"IsTruncated":false,
		"Contents":[{"Key":"a\"b","LastModified":"2026-01-02T03:04:05Z","ETag":"\"x\"","Size":4,"StorageClass":"STANDARD"},
		{"Key":"c","Owner":{"ID":"q"},"LastModified":"2026-01-02T03:04:05Z","ETag":"\"x\"","Size":4,"StorageClass":"STANDARD"}],
		"CommonPrefixes":[{"Prefix":"p/"}]}`
	const role = `{"Role":{"RoleName":"r","Path":"/","RoleId":"AROA","CreateDate":"2026-01-02T03:04:05Z","Arn":"arn","MaxSessionDuration":3600,
		"AssumeRolePolicyDocument":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"a\",\"b\"]}]}","RoleLastUsed":{}}}`
	const head = `{"Metadata":{},"ServerSideEncryption":"AES256","ContentType":"binary/octet-stream","ETag":"\"e\"","ContentLength":0,"LastModified":"2026-01-02T03:04:05Z","AcceptRanges":"bytes"}`
	const group = `{"Group":{"GroupName":"g","Path":"/"},"IsTruncated":false,"Users":[{"UserName":"u"},{"UserName":"v","Path":"/"}]}`
	for _, test := range []struct{ line, response, want string }{
		{"aws s3api list-objects-v2 --bucket b", objects, `{
    "Contents": [
        {
            "Key": "a\"b",
            "LastModified": "2026-01-02T03:04:05+00:00",
            "ETag": "\"x\"",
            "Size": 4,
            "StorageClass": "STANDARD"
        },
        {
            "Key": "c",
            "LastModified": "2026-01-02T03:04:05+00:00",
            "ETag": "\"x\"",
            "Size": 4,
            "StorageClass": "STANDARD",
            "Owner": {
                "ID": "q"
            }
        }
    ],
    "CommonPrefixes": [
        {
            "Prefix": "p/"
        }
    ],
    "RequestCharged": null,
    "Prefix": ""
}
`},
		{"aws s3api list-objects-v2 --bucket b --output text", objects, `	None
COMMONPREFIXES	p/
CONTENTS	"x"	a"b	2026-01-02T03:04:05+00:00	4	STANDARD
CONTENTS	"x"	c	2026-01-02T03:04:05+00:00	4	STANDARD
OWNER	q
`},
		{"aws s3api list-objects-v2 --bucket b --max-keys 5", `{"Name":"b","Prefix":"","KeyCount":0,"MaxKeys":5,"IsTruncated":false}`, `{
    "IsTruncated": false,
    "Name": "b",
    "Prefix": "",
    "MaxKeys": 5,
    "KeyCount": 0
}
`},
		{"aws s3api list-buckets", `{"Owner":{"ID":"o"},"Buckets":[]}`, `{
    "Buckets": [],
    "Owner": {
        "ID": "o"
    },
    "Prefix": null
}
`},
		{"aws s3api head-object --bucket b --key k", head, `{
    "AcceptRanges": "bytes",
    "LastModified": "2026-01-02T03:04:05+00:00",
    "ContentLength": 0,
    "ETag": "\"e\"",
    "ContentType": "binary/octet-stream",
    "ServerSideEncryption": "AES256",
    "Metadata": {}
}
`},
		{"aws s3api head-object --bucket b --key k --output text", head, "bytes\t0\tbinary/octet-stream\t\"e\"\t2026-01-02T03:04:05+00:00\tAES256\n"},
		{"aws s3api get-object --bucket b --key k out", `{"Body":"secret","ETag":"\"e\""}`, "{\n    \"ETag\": \"\\\"e\\\"\"\n}\n"},
		{"aws iam get-role --role-name r", role, `{
    "Role": {
        "Path": "/",
        "RoleName": "r",
        "RoleId": "AROA",
        "Arn": "arn",
        "CreateDate": "2026-01-02T03:04:05+00:00",
        "AssumeRolePolicyDocument": {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Action": [
                        "a",
                        "b"
                    ]
                }
            ]
        },
        "MaxSessionDuration": 3600,
        "RoleLastUsed": {}
    }
}
`},
		{"aws iam get-role --role-name r --output text", role, "ROLE\tarn\t2026-01-02T03:04:05+00:00\t3600\t/\tAROA\tr\n" +
			"ASSUMEROLEPOLICYDOCUMENT\t2012-10-17\nSTATEMENT\tAllow\nACTION\ta\nACTION\tb\n"},
		{"aws iam list-users", `{"Users":[],"IsTruncated":false}`, "{\n    \"Users\": []\n}\n"},
		{"aws iam list-users --output text", `{"Users":[],"IsTruncated":false}`, ""},
		{"aws iam get-group --group-name g --output text", group, "GROUP\tg\t/\nUSERS\t\tu\nUSERS\t/\tv\n"},
		{"aws iam delete-user --user-name u", `{}`, ""},
		{"aws s3api put-bucket-policy --bucket b --policy x", `{}`, ""},
		{"aws s3api put-object --bucket b --key k", `{}`, ""},
		{"aws s3api put-object --bucket b --key k --output off", `{"ETag":"x"}`, ""},
		{"aws s3api get-bucket-location --bucket b", `{"LocationConstraint":null}`, "{\n    \"LocationConstraint\": null\n}\n"},
		{"aws s3api get-bucket-policy --bucket b", `{"Policy":"{\"a\":\"é\\u0001\\t/\"}"}`, "{\n    \"Policy\": \"{\\\"a\\\":\\\"é\\\\u0001\\\\t/\\\"}\"\n}\n"},
		{"aws sts get-caller-identity", `{"Arn":"a","Account":"1","UserId":"u","Extra":1}`, "{\n    \"UserId\": \"u\",\n    \"Account\": \"1\",\n    \"Arn\": \"a\"\n}\n"},
	} {
		p := pager(t, command(t, test.line))
		p.Add(parsed(t, test.response))
		got, f := p.Render()
		if f != nil || got != test.want {
			t.Errorf("%s\ngot  %q %v\nwant %q", test.line, got, f, test.want)
		}
	}
}

func TestPages(t *testing.T) {
	c := command(t, "aws s3api list-objects-v2 --bucket b --page-size 1")
	first := parsed(t, `{"IsTruncated":true,"NextContinuationToken":"t","Prefix":"p","Contents":[{"Key":"a"}]}`)
	second := parsed(t, `{"IsTruncated":false,"Prefix":"p","Contents":[{"Key":"b"}]}`)
	p := pager(t, c)
	if !p.Add(first) || p.Params().Str("ContinuationToken") != "t" || p.Params().Str("MaxKeys") != "1" || c.Params.Has("ContinuationToken") {
		t.Fatalf("next page: %v", p.Params())
	}
	if p.Add(second) {
		t.Error("a page after the last one")
	}
	out, _ := p.Render()
	if a, b := strings.Index(out, `"Key": "a"`), strings.Index(out, `"Key": "b"`); a < 0 || b < a || strings.Contains(out, "Token") {
		t.Errorf("joined: %s", out)
	}
	p = pager(t, command(t, "aws s3api list-objects --bucket b --page-size 1"))
	if !p.Add(parsed(t, `{"IsTruncated":true,"Contents":[{"Key":"a"}]}`)) || p.Params().Str("Marker") != "a" {
		t.Errorf("marker from the last key: %v", p.Params())
	}
	if pager(t, command(t, "aws s3api list-objects-v2 --bucket b --max-keys 1")).Add(first) {
		t.Error("paging although --max-keys turns it off")
	}
	p = pager(t, command(t, "aws s3api list-object-versions --bucket b"))
	if !p.Add(parsed(t, `{"IsTruncated":true,"NextKeyMarker":"k","NextVersionIdMarker":"v"}`)) ||
		p.Params().Str("KeyMarker") != "k" || p.Params().Str("VersionIdMarker") != "v" {
		t.Errorf("two tokens: %v", p.Params())
	}
	if pager(t, command(t, "aws sts get-caller-identity")).Add(&value.Value{}) {
		t.Error("pages of an operation without any")
	}
}

func TestRenderError(t *testing.T) {
	for _, test := range []struct {
		line, code, message string
		status              int
		want                string
	}{
		{"aws s3api put-object --bucket b --key k", "AccessDenied", "Access Denied", 403,
			"\naws: [ERROR]: An error occurred (AccessDenied) when calling the PutObject operation: Access Denied\n"},
		{"aws s3api get-object --bucket b --key k/é o", "NoSuchKey", "The specified key does not exist.", 404,
			"\naws: [ERROR]: An error occurred (NoSuchKey) when calling the GetObject operation: The specified key does not exist.\n\nAdditional error details:\nKey: k/é\n"},
		{"aws s3api get-bucket-policy --bucket b", "NoSuchBucketPolicy", "The bucket policy does not exist", 404,
			"\naws: [ERROR]: An error occurred (NoSuchBucketPolicy) when calling the GetBucketPolicy operation: The bucket policy does not exist\n\nAdditional error details:\nBucketName: b\n"},
		{"aws sts get-session-token", "AccessDenied", "m", 403,
			"\naws: [ERROR]: An error occurred (AccessDenied) when calling the GetSessionToken operation: m\n\nAdditional error details:\nType: Sender\n"},
		{"aws iam get-user", "ServiceFailure", "m", 500,
			"\naws: [ERROR]: An error occurred (ServiceFailure) when calling the GetUser operation: m\n\nAdditional error details:\nType: Receiver\n"},
		{"aws iam get-user --cli-error-format legacy", "NoSuchEntity", "m", 404,
			"\naws: [ERROR]: An error occurred (NoSuchEntity) when calling the GetUser operation: m\n"},
	} {
		got, exit := RenderError(command(t, test.line), test.status, test.code, test.message)
		if got != test.want || exit != 254 {
			t.Errorf("%s: %d %q, want %q", test.line, exit, got, test.want)
		}
	}
	code, message := BareError(404)
	got, _ := RenderError(command(t, "aws s3api head-object --bucket b --key k"), 404, code, message)
	if !strings.Contains(got, "An error occurred (404) when calling the HeadObject operation: Not Found\n") {
		t.Errorf("head: %q", got)
	}
	for status, want := range map[int]string{301: "Moved Permanently", 400: "Bad Request", 403: "Forbidden", 405: "Method Not Allowed", 412: "Precondition Failed", 599: "Unknown"} {
		if _, got := BareError(status); got != want {
			t.Errorf("%d: %q", status, got)
		}
	}
}

func TestFailureTexts(t *testing.T) {
	const help = "usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]\nTo see help text, you can run:\n\n" +
		"  aws help\n  aws <command> help\n  aws <command> <subcommand> help\n"
	for _, test := range []struct {
		line, want string
		exit       int
	}{
		{"aws s3api put-object --bucket b", "\naws: [ERROR]: An error occurred (ParamValidation): the following arguments are required: --key\n\n" + help, 252},
		{"aws s3api put-objct", "\naws: [ERROR]: An error occurred (ParamValidation): argument operation: Found invalid choice 'put-objct'\n\nMaybe you meant:\n\n  * put-object\n\n" + help, 252},
		{"aws s3api zzz", "\naws: [ERROR]: An error occurred (ParamValidation): argument operation: Found invalid choice 'zzz'\n\n\n" + help, 252},
		{"aws s3api delete-bucket --bucket b --foo", "\n" + help + "\n\naws: [ERROR]: Unknown options: --foo\n", 252},
		{"aws sts assume-role --role-arn x --role-session-name yy", "\naws: [ERROR]: An error occurred (ParamValidation): Parameter validation failed:\nInvalid length for parameter RoleArn, value: 1, valid min length: 20\n", 252},
		{"aws s3api list-objects-v2 --bucket b --max-keys a", "\naws: [ERROR]: invalid literal for int() with base 10: 'a'\n", 255},
	} {
		words, _ := Split(test.line)
		_, f := Parse(words, testFiles)
		if f == nil || f.Stderr != test.want || f.ExitCode != test.exit || f.Error() == "" {
			t.Errorf("%s: %+v\nwant %q", test.line, f, test.want)
		}
	}
	if f := NoCredentials(); f.ExitCode != 253 || f.Code != Configuration ||
		f.Stderr != "\naws: [ERROR]: An error occurred (NoCredentials): Unable to locate credentials. You can configure credentials by running \"aws login\".\n" {
		t.Errorf("no credentials: %+v", f)
	}
	if f := ProfileNotFound("x"); f.ExitCode != 255 || f.Code != Configuration || f.Stderr != "\naws: [ERROR]: The config profile (x) could not be found\n" {
		t.Errorf("no profile: %+v", f)
	}
}
