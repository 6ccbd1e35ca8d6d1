"""Answers cases, one JSON object a line, with what the real AWS CLI does.

The first line is a header, which gets the versions and the date. A case with a
"query" is searched by the CLI's JMESPath in a document of the header. A case with
a "command" is run, with its "responses" by API operation in place of AWS.
"""
import contextlib
import copy
import datetime
import io
import json
import os
import shlex
import sys
import tempfile
import types
import warnings
from unittest import mock

import awscli.clidriver
import botocore.client
import jmespath
from botocore.response import StreamingBody

warnings.simplefilter("ignore")


def search(case, header):
    try:
        compiled = jmespath.compile(case["query"])
    except Exception as error:
        return {"refused": str(error)}
    try:
        result = compiled.search(header["documents"][case["document"]])
        # As the CLI prints it: its encoder gives back what it does not know.
        return {"result": json.dumps(result, indent=4, ensure_ascii=False, default=lambda x: x)}
    except Exception as error:
        return {"failed": str(error)}


class Service:
    """Stands in for AWS: gives a case's responses and keeps the calls."""

    def __init__(self, responses):
        self.responses = {k: list(v) if isinstance(v, list) else [v] for k, v in responses.items()}
        self.calls = []

    def params(self, value):
        if hasattr(value, "read"):
            return value.read().decode()
        if isinstance(value, dict):
            return {k: self.params(v) for k, v in value.items()}
        if isinstance(value, (list, tuple)):
            return [self.params(v) for v in value]
        return value.decode() if isinstance(value, bytes) else value

    def call(self, operation, params):
        self.calls.append([operation, params])

    def answer(self, operation):
        left = self.responses.get(operation, [{}])
        response = copy.deepcopy(left.pop(0) if len(left) > 1 else left[0])
        status = response.pop("Status", 200)
        if status >= 300:
            return status, {"Error": {"Code": response["Code"], "Message": response["Message"]}}
        if "Body" in response:
            body = response["Body"].encode()
            response["Body"] = StreamingBody(io.BytesIO(body), len(body))
        return status, dict(response, ResponseMetadata={"HTTPStatusCode": status})


def run(case, header):
    """Runs a command line in a folder with the header's files, last changed at its time."""
    service = Service(case.get("responses", {}))
    convert = botocore.client.BaseClient._convert_to_request_dict

    def converted(client, api_params, operation_model, *args, **kwargs):
        request = convert(client, api_params, operation_model, *args, **kwargs)
        service.call(operation_model.name, service.params(api_params))
        return request

    def request(client, operation_model, request_dict, request_context):
        status, parsed = service.answer(operation_model.name)
        return types.SimpleNamespace(status_code=status), parsed

    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in "oe")
    with tempfile.TemporaryDirectory() as folder, \
            mock.patch("botocore.client.BaseClient._convert_to_request_dict", converted), \
            mock.patch("botocore.client.BaseClient._make_request", request), \
            mock.patch("awscli.customizations.s3.results.ResultPrinter._print_progress"), \
            mock.patch("sys.stdin", io.TextIOWrapper(io.BytesIO(case.get("stdin", "").encode()))), \
            contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        os.chdir(folder)
        for path, text in header.get("files", {}).items():
            os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
            with open(path, "w") as file:
                file.write(text)
            modified = datetime.datetime.fromisoformat(header["modified"]).timestamp()
            os.utime(path, (modified, modified))
        code = awscli.clidriver.AWSCLIEntryPoint().main(shlex.split(case["command"])[1:])
        written = {}
        for root, _, names in os.walk("."):
            for name in names:
                path = os.path.relpath(os.path.join(root, name))
                with open(path) as file:
                    text = file.read()
                if header.get("files", {}).get(path) != text:
                    written[path] = text
        removed = sorted(path for path in header.get("files", {}) if not os.path.exists(path))
        os.chdir("/")
    answer = {"exit": code}
    for name, stream in (("stdout", out), ("stderr", err)):
        stream.flush()
        text = stream.buffer.getvalue().decode()
        if text:
            answer[name] = text.replace(os.path.realpath(folder), "")
    if written:
        answer["written"] = written
    if removed:
        answer["removed"] = removed
    if header.get("calls"):
        answer["calls"] = service.calls
    return answer


ANSWERS = "result", "refused", "failed", "exit", "stdout", "stderr", "written", "removed", "calls"


def main():
    header = json.loads(sys.stdin.readline())
    header["recorded"] = "AWS CLI %s, jmespath %s, %s" % (
        awscli.__version__, jmespath.__version__, datetime.date.today())
    write(header)
    for line in sys.stdin:
        case = {k: v for k, v in json.loads(line).items() if k not in ANSWERS}
        case.update(search(case, header) if "query" in case else run(case, header))
        write(case)


def write(line):
    print(json.dumps(line, ensure_ascii=False))


sys.argv = ["aws"]
os.environ.update(
    AWS_ACCESS_KEY_ID="x", AWS_SECRET_ACCESS_KEY="x", AWS_DEFAULT_REGION="us-east-1",
    AWS_CONFIG_FILE="/dev/null", AWS_EC2_METADATA_DISABLED="true", AWS_PAGER="", TZ="UTC",
    AWS_DATA_PATH=os.path.join(os.path.dirname(awscli.__file__), "data"))
main()
