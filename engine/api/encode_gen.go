// Code generated from engine/api/types.go by "go run ./build types"; DO NOT EDIT.

package api

import (
	"strconv"

	"github.com/tidwall/gjson"
)

func appendScenario(b []byte, v *Scenario) []byte {
	b = append(b, "{\"title\":"...)
	b = appendString(b, v.Title)
	b = append(b, ",\"description\":"...)
	b = appendString(b, v.Description)
	b = append(b, ",\"files\":"...)
	b = append(b, '[')
	for i := range v.Files {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendFile(b, &v.Files[i])
	}
	b = append(b, ']')
	return append(b, '}')
}

func appendFile(b []byte, v *File) []byte {
	b = append(b, "{\"path\":"...)
	b = appendString(b, v.Path)
	b = append(b, ",\"text\":"...)
	b = appendString(b, v.Text)
	return append(b, '}')
}

func appendExample(b []byte, v *Example) []byte {
	b = append(b, "{\"name\":"...)
	b = appendString(b, v.Name)
	b = append(b, ",\"title\":"...)
	b = appendString(b, v.Title)
	b = append(b, ",\"description\":"...)
	b = appendString(b, v.Description)
	return append(b, '}')
}

func appendExamplesReply(b []byte, v *ExamplesReply) []byte {
	b = append(b, "{\"examples\":"...)
	b = append(b, '[')
	for i := range v.Examples {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendExample(b, &v.Examples[i])
	}
	b = append(b, ']')
	return append(b, '}')
}

func appendOpenReply(b []byte, v *OpenReply) []byte {
	b = append(b, "{\"scenario\":"...)
	b = appendScenario(b, &v.Scenario)
	b = append(b, ",\"diagnostics\":"...)
	b = append(b, '[')
	for i := range v.Diagnostics {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendDiagnostic(b, &v.Diagnostics[i])
	}
	b = append(b, ']')
	return append(b, '}')
}

func appendSaveReply(b []byte, v *SaveReply) []byte {
	b = append(b, "{\"archive\":"...)
	b = appendString(b, v.Archive)
	return append(b, '}')
}

func appendReport(b []byte, v *Report) []byte {
	b = append(b, "{\"title\":"...)
	b = appendString(b, v.Title)
	b = append(b, ",\"description\":"...)
	b = appendString(b, v.Description)
	b = append(b, ",\"diagnostics\":"...)
	b = append(b, '[')
	for i := range v.Diagnostics {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendDiagnostic(b, &v.Diagnostics[i])
	}
	b = append(b, ']')
	b = append(b, ",\"files\":"...)
	b = append(b, '[')
	for i := range v.Files {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendFileInfo(b, &v.Files[i])
	}
	b = append(b, ']')
	b = append(b, ",\"world\":"...)
	b = append(b, '[')
	for i := range v.World {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendEntity(b, &v.World[i])
	}
	b = append(b, ']')
	b = append(b, ",\"steps\":"...)
	b = append(b, '[')
	for i := range v.Steps {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendStep(b, &v.Steps[i])
	}
	b = append(b, ']')
	b = append(b, ",\"summary\":"...)
	b = appendSummary(b, &v.Summary)
	return append(b, '}')
}

func appendSummary(b []byte, v *Summary) []byte {
	b = append(b, "{\"steps\":"...)
	b = strconv.AppendInt(b, int64(v.Steps), 10)
	b = append(b, ",\"expected\":"...)
	b = strconv.AppendInt(b, int64(v.Expected), 10)
	b = append(b, ",\"met\":"...)
	b = strconv.AppendInt(b, int64(v.Met), 10)
	return append(b, '}')
}

func appendFileInfo(b []byte, v *FileInfo) []byte {
	b = append(b, "{\"path\":"...)
	b = appendString(b, v.Path)
	b = append(b, ",\"kind\":"...)
	b = appendString(b, string(v.Kind))
	b = append(b, ",\"entity\":"...)
	b = appendString(b, v.Entity)
	return append(b, '}')
}

func appendPlace(b []byte, v *Place) []byte {
	b = append(b, "{\"offset\":"...)
	b = strconv.AppendInt(b, int64(v.Offset), 10)
	b = append(b, ",\"line\":"...)
	b = strconv.AppendInt(b, int64(v.Line), 10)
	b = append(b, ",\"column\":"...)
	b = strconv.AppendInt(b, int64(v.Column), 10)
	return append(b, '}')
}

func appendRange(b []byte, v *Range) []byte {
	b = append(b, "{\"start\":"...)
	b = appendPlace(b, &v.Start)
	b = append(b, ",\"end\":"...)
	b = appendPlace(b, &v.End)
	return append(b, '}')
}

func appendDiagnostic(b []byte, v *Diagnostic) []byte {
	b = append(b, "{\"file\":"...)
	b = appendString(b, v.File)
	b = append(b, ",\"range\":"...)
	b = appendRange(b, &v.Range)
	b = append(b, ",\"severity\":"...)
	b = appendString(b, string(v.Severity))
	b = append(b, ",\"code\":"...)
	b = appendString(b, v.Code)
	b = append(b, ",\"message\":"...)
	b = appendString(b, v.Message)
	b = append(b, ",\"hint\":"...)
	b = appendString(b, v.Hint)
	return append(b, '}')
}

func appendEntity(b []byte, v *Entity) []byte {
	b = append(b, "{\"id\":"...)
	b = appendString(b, v.ID)
	b = append(b, ",\"kind\":"...)
	b = appendString(b, string(v.Kind))
	b = append(b, ",\"account\":"...)
	b = appendString(b, v.Account)
	b = append(b, ",\"name\":"...)
	b = appendString(b, v.Name)
	b = append(b, ",\"arn\":"...)
	b = appendString(b, v.ARN)
	b = append(b, ",\"file\":"...)
	b = appendString(b, v.File)
	b = append(b, ",\"number\":"...)
	b = appendString(b, v.Number)
	b = append(b, ",\"canonicalUserId\":"...)
	b = appendString(b, v.CanonicalUserID)
	b = append(b, ",\"bucket\":"...)
	if v.Bucket == nil {
		b = append(b, "null"...)
	} else {
		b = appendBucketInfo(b, v.Bucket)
	}
	b = append(b, ",\"object\":"...)
	if v.Object == nil {
		b = append(b, "null"...)
	} else {
		b = appendObjectInfo(b, v.Object)
	}
	b = append(b, ",\"session\":"...)
	if v.Session == nil {
		b = append(b, "null"...)
	} else {
		b = appendSessionInfo(b, v.Session)
	}
	return append(b, '}')
}

func appendBucketInfo(b []byte, v *BucketInfo) []byte {
	b = append(b, "{\"objectOwnership\":"...)
	b = appendString(b, v.ObjectOwnership)
	b = append(b, ",\"blockPublicAccess\":"...)
	b = appendBlockPublicAccess(b, &v.BlockPublicAccess)
	b = append(b, ",\"hasPolicy\":"...)
	b = strconv.AppendBool(b, v.HasPolicy)
	b = append(b, ",\"acl\":"...)
	b = append(b, '[')
	for i := range v.ACL {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendGrant(b, &v.ACL[i])
	}
	b = append(b, ']')
	return append(b, '}')
}

func appendBlockPublicAccess(b []byte, v *BlockPublicAccess) []byte {
	b = append(b, "{\"blockPublicAcls\":"...)
	b = strconv.AppendBool(b, v.BlockPublicAcls)
	b = append(b, ",\"ignorePublicAcls\":"...)
	b = strconv.AppendBool(b, v.IgnorePublicAcls)
	b = append(b, ",\"blockPublicPolicy\":"...)
	b = strconv.AppendBool(b, v.BlockPublicPolicy)
	b = append(b, ",\"restrictPublicBuckets\":"...)
	b = strconv.AppendBool(b, v.RestrictPublicBuckets)
	return append(b, '}')
}

func appendObjectInfo(b []byte, v *ObjectInfo) []byte {
	b = append(b, "{\"bucket\":"...)
	b = appendString(b, v.Bucket)
	b = append(b, ",\"key\":"...)
	b = appendString(b, v.Key)
	b = append(b, ",\"owner\":"...)
	b = appendString(b, v.Owner)
	b = append(b, ",\"size\":"...)
	b = strconv.AppendInt(b, int64(v.Size), 10)
	b = append(b, ",\"acl\":"...)
	b = append(b, '[')
	for i := range v.ACL {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendGrant(b, &v.ACL[i])
	}
	b = append(b, ']')
	return append(b, '}')
}

func appendSessionInfo(b []byte, v *SessionInfo) []byte {
	b = append(b, "{\"of\":"...)
	b = appendString(b, v.Of)
	b = append(b, ",\"creator\":"...)
	b = appendString(b, v.Creator)
	b = append(b, ",\"profile\":"...)
	b = appendString(b, v.Profile)
	b = append(b, ",\"expires\":"...)
	b = appendString(b, v.Expires)
	return append(b, '}')
}

func appendGrant(b []byte, v *Grant) []byte {
	b = append(b, "{\"grantee\":"...)
	b = appendString(b, v.Grantee)
	b = append(b, ",\"permission\":"...)
	b = appendString(b, v.Permission)
	return append(b, '}')
}

func appendStep(b []byte, v *Step) []byte {
	b = append(b, "{\"index\":"...)
	b = strconv.AppendInt(b, int64(v.Index), 10)
	b = append(b, ",\"description\":"...)
	b = appendString(b, v.Description)
	b = append(b, ",\"command\":"...)
	b = appendString(b, v.Command)
	b = append(b, ",\"range\":"...)
	b = appendRange(b, &v.Range)
	b = append(b, ",\"service\":"...)
	b = appendString(b, v.Service)
	b = append(b, ",\"operation\":"...)
	b = appendString(b, v.Operation)
	b = append(b, ",\"caller\":"...)
	b = appendCaller(b, &v.Caller)
	b = append(b, ",\"target\":"...)
	b = appendString(b, v.Target)
	b = append(b, ",\"verdict\":"...)
	b = appendString(b, string(v.Verdict))
	b = append(b, ",\"reason\":"...)
	b = appendString(b, v.Reason)
	b = append(b, ",\"result\":"...)
	b = appendResult(b, &v.Result)
	b = append(b, ",\"decisions\":"...)
	b = append(b, '[')
	for i := range v.Decisions {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendDecision(b, &v.Decisions[i])
	}
	b = append(b, ']')
	b = append(b, ",\"expectation\":"...)
	if v.Expectation == nil {
		b = append(b, "null"...)
	} else {
		b = appendExpectation(b, v.Expectation)
	}
	b = append(b, ",\"changed\":"...)
	b = append(b, '[')
	for i := range v.Changed {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendEntity(b, &v.Changed[i])
	}
	b = append(b, ']')
	b = append(b, ",\"removed\":"...)
	b = append(b, '[')
	for i := range v.Removed {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(b, v.Removed[i])
	}
	b = append(b, ']')
	return append(b, '}')
}

func appendCaller(b []byte, v *Caller) []byte {
	b = append(b, "{\"profile\":"...)
	b = appendString(b, v.Profile)
	b = append(b, ",\"kind\":"...)
	b = appendString(b, v.Kind)
	b = append(b, ",\"arn\":"...)
	b = appendString(b, v.ARN)
	b = append(b, ",\"account\":"...)
	b = appendString(b, v.Account)
	b = append(b, ",\"entity\":"...)
	b = appendString(b, v.Entity)
	return append(b, '}')
}

func appendResult(b []byte, v *Result) []byte {
	b = append(b, "{\"stdout\":"...)
	b = appendString(b, v.Stdout)
	b = append(b, ",\"stderr\":"...)
	b = appendString(b, v.Stderr)
	b = append(b, ",\"exitCode\":"...)
	b = strconv.AppendInt(b, int64(v.ExitCode), 10)
	b = append(b, ",\"httpStatus\":"...)
	b = strconv.AppendInt(b, int64(v.HTTPStatus), 10)
	b = append(b, ",\"errorCode\":"...)
	b = appendString(b, v.ErrorCode)
	return append(b, '}')
}

func appendExpectation(b []byte, v *Expectation) []byte {
	b = append(b, "{\"text\":"...)
	b = appendString(b, v.Text)
	b = append(b, ",\"met\":"...)
	b = strconv.AppendBool(b, v.Met)
	b = append(b, ",\"message\":"...)
	b = appendString(b, v.Message)
	b = append(b, ",\"range\":"...)
	b = appendRange(b, &v.Range)
	return append(b, '}')
}

func appendDecision(b []byte, v *Decision) []byte {
	b = append(b, "{\"principal\":"...)
	b = appendString(b, v.Principal)
	b = append(b, ",\"action\":"...)
	b = appendString(b, v.Action)
	b = append(b, ",\"resource\":"...)
	b = appendString(b, v.Resource)
	b = append(b, ",\"resourceAccount\":"...)
	b = appendString(b, v.ResourceAccount)
	b = append(b, ",\"verdict\":"...)
	b = appendString(b, string(v.Verdict))
	b = append(b, ",\"reason\":"...)
	b = appendString(b, v.Reason)
	b = append(b, ",\"deciding\":"...)
	if v.Deciding == nil {
		b = append(b, "null"...)
	} else {
		b = appendStatementRef(b, v.Deciding)
	}
	b = append(b, ",\"missing\":"...)
	b = append(b, '[')
	for i := range v.Missing {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(b, v.Missing[i])
	}
	b = append(b, ']')
	b = append(b, ",\"unverified\":"...)
	b = append(b, '[')
	for i := range v.Unverified {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(b, v.Unverified[i])
	}
	b = append(b, ']')
	b = append(b, ",\"notModelled\":"...)
	b = append(b, '[')
	for i := range v.NotModelled {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(b, v.NotModelled[i])
	}
	b = append(b, ']')
	b = append(b, ",\"layers\":"...)
	b = append(b, '[')
	for i := range v.Layers {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendLayer(b, &v.Layers[i])
	}
	b = append(b, ']')
	return append(b, '}')
}

func appendStatementRef(b []byte, v *StatementRef) []byte {
	b = append(b, "{\"layer\":"...)
	b = appendString(b, v.Layer)
	b = append(b, ",\"policy\":"...)
	b = appendString(b, v.Policy)
	b = append(b, ",\"file\":"...)
	b = appendString(b, v.File)
	b = append(b, ",\"index\":"...)
	b = strconv.AppendInt(b, int64(v.Index), 10)
	b = append(b, ",\"sid\":"...)
	b = appendString(b, v.Sid)
	b = append(b, ",\"range\":"...)
	b = appendRange(b, &v.Range)
	return append(b, '}')
}

func appendLayer(b []byte, v *Layer) []byte {
	b = append(b, "{\"kind\":"...)
	b = appendString(b, v.Kind)
	b = append(b, ",\"title\":"...)
	b = appendString(b, v.Title)
	b = append(b, ",\"account\":"...)
	b = appendString(b, v.Account)
	b = append(b, ",\"verdict\":"...)
	b = appendString(b, string(v.Verdict))
	b = append(b, ",\"note\":"...)
	b = appendString(b, v.Note)
	b = append(b, ",\"policies\":"...)
	b = append(b, '[')
	for i := range v.Policies {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendPolicyTrace(b, &v.Policies[i])
	}
	b = append(b, ']')
	b = append(b, ",\"grants\":"...)
	b = append(b, '[')
	for i := range v.Grants {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendGrantTrace(b, &v.Grants[i])
	}
	b = append(b, ']')
	return append(b, '}')
}

func appendPolicyTrace(b []byte, v *PolicyTrace) []byte {
	b = append(b, "{\"name\":"...)
	b = appendString(b, v.Name)
	b = append(b, ",\"file\":"...)
	b = appendString(b, v.File)
	b = append(b, ",\"verdict\":"...)
	b = appendString(b, string(v.Verdict))
	b = append(b, ",\"statements\":"...)
	b = append(b, '[')
	for i := range v.Statements {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendStatementTrace(b, &v.Statements[i])
	}
	b = append(b, ']')
	return append(b, '}')
}

func appendStatementTrace(b []byte, v *StatementTrace) []byte {
	b = append(b, "{\"index\":"...)
	b = strconv.AppendInt(b, int64(v.Index), 10)
	b = append(b, ",\"sid\":"...)
	b = appendString(b, v.Sid)
	b = append(b, ",\"effect\":"...)
	b = appendString(b, v.Effect)
	b = append(b, ",\"match\":"...)
	b = appendString(b, string(v.Match))
	b = append(b, ",\"nearMiss\":"...)
	b = strconv.AppendBool(b, v.NearMiss)
	b = append(b, ",\"range\":"...)
	b = appendRange(b, &v.Range)
	b = append(b, ",\"elements\":"...)
	b = append(b, '[')
	for i := range v.Elements {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendElementTrace(b, &v.Elements[i])
	}
	b = append(b, ']')
	return append(b, '}')
}

func appendElementTrace(b []byte, v *ElementTrace) []byte {
	b = append(b, "{\"element\":"...)
	b = appendString(b, v.Element)
	b = append(b, ",\"operator\":"...)
	b = appendString(b, v.Operator)
	b = append(b, ",\"key\":"...)
	b = appendString(b, v.Key)
	b = append(b, ",\"match\":"...)
	b = appendString(b, string(v.Match))
	b = append(b, ",\"present\":"...)
	b = strconv.AppendBool(b, v.Present)
	b = append(b, ",\"actual\":"...)
	b = append(b, '[')
	for i := range v.Actual {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(b, v.Actual[i])
	}
	b = append(b, ']')
	b = append(b, ",\"required\":"...)
	b = append(b, '[')
	for i := range v.Required {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(b, v.Required[i])
	}
	b = append(b, ']')
	b = append(b, ",\"note\":"...)
	b = appendString(b, v.Note)
	b = append(b, ",\"range\":"...)
	b = appendRange(b, &v.Range)
	return append(b, '}')
}

func appendGrantTrace(b []byte, v *GrantTrace) []byte {
	b = append(b, "{\"grantee\":"...)
	b = appendString(b, v.Grantee)
	b = append(b, ",\"permission\":"...)
	b = appendString(b, v.Permission)
	b = append(b, ",\"match\":"...)
	b = appendString(b, string(v.Match))
	b = append(b, ",\"note\":"...)
	b = appendString(b, v.Note)
	return append(b, '}')
}

func decodeScenario(j gjson.Result) (v Scenario) {
	j.ForEach(func(key, value gjson.Result) bool {
		switch key.Str {
		case "title":
			v.Title = value.Str
		case "description":
			v.Description = value.Str
		case "files":
			if value.IsArray() {
				value.ForEach(func(_, item gjson.Result) bool {
					v.Files = append(v.Files, decodeFile(item))
					return true
				})
			}
		}
		return true
	})
	return v
}

func decodeFile(j gjson.Result) (v File) {
	j.ForEach(func(key, value gjson.Result) bool {
		switch key.Str {
		case "path":
			v.Path = value.Str
		case "text":
			v.Text = value.Str
		}
		return true
	})
	return v
}

func decodeExampleRequest(j gjson.Result) (v ExampleRequest) {
	j.ForEach(func(key, value gjson.Result) bool {
		switch key.Str {
		case "name":
			v.Name = value.Str
		}
		return true
	})
	return v
}

func decodeOpenRequest(j gjson.Result) (v OpenRequest) {
	j.ForEach(func(key, value gjson.Result) bool {
		switch key.Str {
		case "archive":
			v.Archive = value.Str
		}
		return true
	})
	return v
}

func decodeSaveRequest(j gjson.Result) (v SaveRequest) {
	j.ForEach(func(key, value gjson.Result) bool {
		switch key.Str {
		case "scenario":
			v.Scenario = decodeScenario(value)
		}
		return true
	})
	return v
}

func decodeRunRequest(j gjson.Result) (v RunRequest) {
	j.ForEach(func(key, value gjson.Result) bool {
		switch key.Str {
		case "scenario":
			v.Scenario = decodeScenario(value)
		case "trace":
			v.Trace = int(value.Num)
		}
		return true
	})
	return v
}
