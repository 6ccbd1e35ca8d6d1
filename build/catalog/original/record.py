"""Answers cases, one JSON object a line, with what the real AWS CLI does.

The first line is a header, which gets the versions and the date. A case with a
"query" is searched by the CLI's JMESPath in a document of the header.
"""
import datetime
import json
import sys
import warnings

import awscli
import jmespath

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


ANSWERS = "result", "refused", "failed"


def main():
    header = json.loads(sys.stdin.readline())
    header["recorded"] = "AWS CLI %s, jmespath %s, %s" % (
        awscli.__version__, jmespath.__version__, datetime.date.today())
    write(header)
    for line in sys.stdin:
        case = {k: v for k, v in json.loads(line).items() if k not in ANSWERS}
        case.update(search(case, header))
        write(case)


def write(line):
    print(json.dumps(line, ensure_ascii=False))


main()
