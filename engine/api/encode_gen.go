// Code generated from engine/api/types*.go by "go run ./build types"; DO NOT EDIT.

package api

import "github.com/tidwall/gjson"

func writeScenario(w *writer, v *Scenario) {
	w.string(`{"title":`, v.Title)
	w.string(`,"description":`, v.Description)
	w.text(`,"files":[`)
	for i := range v.Files {
		w.element(i)
		writeFile(w, &v.Files[i])
	}
	w.text(`]}`)
}

func writeFile(w *writer, v *File) {
	w.string(`{"path":`, v.Path)
	w.string(`,"text":`, v.Text)
	w.text(`}`)
}

func writeExample(w *writer, v *Example) {
	w.string(`{"name":`, v.Name)
	w.string(`,"title":`, v.Title)
	w.string(`,"description":`, v.Description)
	w.string(`,"section":`, v.Section)
	w.string(`,"question":`, v.Question)
	w.text(`}`)
}

func writeExamplesReply(w *writer, v *ExamplesReply) {
	w.text(`{"examples":[`)
	for i := range v.Examples {
		w.element(i)
		writeExample(w, &v.Examples[i])
	}
	w.text(`],"templates":[`)
	for i := range v.Templates {
		w.element(i)
		writeExample(w, &v.Templates[i])
	}
	w.text(`]}`)
}

func writeOpenReply(w *writer, v *OpenReply) {
	w.text(`{"scenario":`)
	writeScenario(w, &v.Scenario)
	w.text(`,"diagnostics":[`)
	for i := range v.Diagnostics {
		w.element(i)
		writeDiagnostic(w, &v.Diagnostics[i])
	}
	w.text(`]}`)
}

func writeSaveReply(w *writer, v *SaveReply) {
	w.string(`{"archive":`, v.Archive)
	w.text(`}`)
}

func writeAboutReply(w *writer, v *AboutReply) {
	w.text(`{"points":[`)
	for i := range v.Points {
		w.element(i)
		writePoint(w, &v.Points[i])
	}
	w.text(`]}`)
}

func writePoint(w *writer, v *Point) {
	w.string(`{"code":`, v.Code)
	w.string(`,"title":`, v.Title)
	w.string(`,"assumption":`, v.Assumption)
	w.string(`,"otherwise":`, v.Otherwise)
	w.string(`,"source":`, v.Source)
	w.string(`,"kind":`, string(v.Kind))
	w.text(`}`)
}

func writeContextEntry(w *writer, v *ContextEntry) {
	w.string(`{"key":`, v.Key)
	w.strings(`,"values":`, v.Values)
	w.text(`}`)
}

func writeSimulateReply(w *writer, v *SimulateReply) {
	w.string(`{"error":`, v.Error)
	if w.present(`,"decision":`, v.Decision != nil) {
		writeDecision(w, v.Decision)
	}
	w.text(`}`)
}

func writeReport(w *writer, v *Report) {
	w.string(`{"title":`, v.Title)
	w.string(`,"description":`, v.Description)
	w.text(`,"diagnostics":[`)
	for i := range v.Diagnostics {
		w.element(i)
		writeDiagnostic(w, &v.Diagnostics[i])
	}
	w.text(`],"files":[`)
	for i := range v.Files {
		w.element(i)
		writeFileInfo(w, &v.Files[i])
	}
	w.text(`],"world":[`)
	for i := range v.World {
		w.element(i)
		writeEntity(w, &v.World[i])
	}
	w.text(`],"steps":[`)
	for i := range v.Steps {
		w.element(i)
		writeStep(w, &v.Steps[i])
	}
	w.text(`],"summary":`)
	writeSummary(w, &v.Summary)
	w.text(`}`)
}

func writeSummary(w *writer, v *Summary) {
	w.int(`{"steps":`, v.Steps)
	w.int(`,"expected":`, v.Expected)
	w.int(`,"met":`, v.Met)
	w.text(`}`)
}

func writeFileInfo(w *writer, v *FileInfo) {
	w.string(`{"path":`, v.Path)
	w.string(`,"kind":`, string(v.Kind))
	w.string(`,"entity":`, v.Entity)
	w.text(`}`)
}

func writePlace(w *writer, v *Place) {
	w.int(`{"offset":`, v.Offset)
	w.int(`,"line":`, v.Line)
	w.int(`,"column":`, v.Column)
	w.text(`}`)
}

func writeRange(w *writer, v *Range) {
	w.text(`{"start":`)
	writePlace(w, &v.Start)
	w.text(`,"end":`)
	writePlace(w, &v.End)
	w.text(`}`)
}

func writeDiagnostic(w *writer, v *Diagnostic) {
	w.string(`{"file":`, v.File)
	w.text(`,"range":`)
	writeRange(w, &v.Range)
	w.string(`,"severity":`, string(v.Severity))
	w.string(`,"code":`, v.Code)
	w.string(`,"message":`, v.Message)
	w.string(`,"hint":`, v.Hint)
	w.text(`}`)
}

func writeEntity(w *writer, v *Entity) {
	w.string(`{"id":`, v.ID)
	w.string(`,"kind":`, string(v.Kind))
	w.string(`,"account":`, v.Account)
	w.string(`,"name":`, v.Name)
	w.string(`,"arn":`, v.ARN)
	w.string(`,"file":`, v.File)
	w.string(`,"number":`, v.Number)
	w.string(`,"canonicalUserId":`, v.CanonicalUserID)
	if w.present(`,"bucket":`, v.Bucket != nil) {
		writeBucketInfo(w, v.Bucket)
	}
	if w.present(`,"object":`, v.Object != nil) {
		writeObjectInfo(w, v.Object)
	}
	if w.present(`,"session":`, v.Session != nil) {
		writeSessionInfo(w, v.Session)
	}
	w.text(`}`)
}

func writeBucketInfo(w *writer, v *BucketInfo) {
	w.string(`{"objectOwnership":`, v.ObjectOwnership)
	w.text(`,"blockPublicAccess":`)
	writeBlockPublicAccess(w, &v.BlockPublicAccess)
	w.bool(`,"hasPolicy":`, v.HasPolicy)
	w.text(`,"acl":[`)
	for i := range v.ACL {
		w.element(i)
		writeGrant(w, &v.ACL[i])
	}
	w.text(`]}`)
}

func writeBlockPublicAccess(w *writer, v *BlockPublicAccess) {
	w.bool(`{"blockPublicAcls":`, v.BlockPublicAcls)
	w.bool(`,"ignorePublicAcls":`, v.IgnorePublicAcls)
	w.bool(`,"blockPublicPolicy":`, v.BlockPublicPolicy)
	w.bool(`,"restrictPublicBuckets":`, v.RestrictPublicBuckets)
	w.text(`}`)
}

func writeObjectInfo(w *writer, v *ObjectInfo) {
	w.string(`{"bucket":`, v.Bucket)
	w.string(`,"key":`, v.Key)
	w.string(`,"owner":`, v.Owner)
	w.int(`,"size":`, v.Size)
	w.text(`,"acl":[`)
	for i := range v.ACL {
		w.element(i)
		writeGrant(w, &v.ACL[i])
	}
	w.text(`]}`)
}

func writeSessionInfo(w *writer, v *SessionInfo) {
	w.string(`{"of":`, v.Of)
	w.string(`,"creator":`, v.Creator)
	w.string(`,"profile":`, v.Profile)
	w.string(`,"expires":`, v.Expires)
	w.text(`}`)
}

func writeGrant(w *writer, v *Grant) {
	w.string(`{"grantee":`, v.Grantee)
	w.string(`,"permission":`, v.Permission)
	w.text(`}`)
}

func writeStep(w *writer, v *Step) {
	w.int(`{"index":`, v.Index)
	w.string(`,"description":`, v.Description)
	w.string(`,"command":`, v.Command)
	w.text(`,"range":`)
	writeRange(w, &v.Range)
	w.string(`,"service":`, v.Service)
	w.string(`,"operation":`, v.Operation)
	w.text(`,"caller":`)
	writeCaller(w, &v.Caller)
	w.string(`,"target":`, v.Target)
	w.string(`,"verdict":`, string(v.Verdict))
	w.string(`,"reason":`, v.Reason)
	w.text(`,"result":`)
	writeResult(w, &v.Result)
	w.text(`,"decisions":[`)
	for i := range v.Decisions {
		w.element(i)
		writeDecision(w, &v.Decisions[i])
	}
	w.text(`],"unverified":[`)
	for i := range v.Unverified {
		w.element(i)
		writePoint(w, &v.Unverified[i])
	}
	if w.present(`],"expectation":`, v.Expectation != nil) {
		writeExpectation(w, v.Expectation)
	}
	w.text(`,"changed":[`)
	for i := range v.Changed {
		w.element(i)
		writeEntity(w, &v.Changed[i])
	}
	w.strings(`],"removed":`, v.Removed)
	w.text(`}`)
}

func writeCaller(w *writer, v *Caller) {
	w.string(`{"profile":`, v.Profile)
	w.string(`,"kind":`, v.Kind)
	w.string(`,"arn":`, v.ARN)
	w.string(`,"account":`, v.Account)
	w.string(`,"entity":`, v.Entity)
	w.text(`}`)
}

func writeResult(w *writer, v *Result) {
	w.string(`{"stdout":`, v.Stdout)
	w.string(`,"stderr":`, v.Stderr)
	w.int(`,"exitCode":`, v.ExitCode)
	w.int(`,"httpStatus":`, v.HTTPStatus)
	w.string(`,"errorCode":`, v.ErrorCode)
	w.text(`}`)
}

func writeExpectation(w *writer, v *Expectation) {
	w.string(`{"text":`, v.Text)
	w.bool(`,"met":`, v.Met)
	w.string(`,"message":`, v.Message)
	w.text(`,"range":`)
	writeRange(w, &v.Range)
	w.text(`}`)
}

func writeDecision(w *writer, v *Decision) {
	w.string(`{"principal":`, v.Principal)
	w.string(`,"action":`, v.Action)
	w.string(`,"resource":`, v.Resource)
	w.string(`,"resourceAccount":`, v.ResourceAccount)
	w.string(`,"verdict":`, string(v.Verdict))
	w.string(`,"reason":`, v.Reason)
	if w.present(`,"deciding":`, v.Deciding != nil) {
		writeStatementRef(w, v.Deciding)
	}
	w.strings(`,"missing":`, v.Missing)
	w.text(`,"unverified":[`)
	for i := range v.Unverified {
		w.element(i)
		writePoint(w, &v.Unverified[i])
	}
	w.strings(`],"notModelled":`, v.NotModelled)
	w.text(`,"layers":[`)
	for i := range v.Layers {
		w.element(i)
		writeLayer(w, &v.Layers[i])
	}
	w.text(`]}`)
}

func writeStatementRef(w *writer, v *StatementRef) {
	w.string(`{"layer":`, v.Layer)
	w.string(`,"policy":`, v.Policy)
	w.string(`,"file":`, v.File)
	w.int(`,"index":`, v.Index)
	w.string(`,"sid":`, v.Sid)
	w.text(`,"range":`)
	writeRange(w, &v.Range)
	w.text(`}`)
}

func writeLayer(w *writer, v *Layer) {
	w.string(`{"kind":`, v.Kind)
	w.string(`,"title":`, v.Title)
	w.string(`,"account":`, v.Account)
	w.string(`,"verdict":`, string(v.Verdict))
	w.string(`,"note":`, v.Note)
	w.text(`,"policies":[`)
	for i := range v.Policies {
		w.element(i)
		writePolicyTrace(w, &v.Policies[i])
	}
	w.text(`],"grants":[`)
	for i := range v.Grants {
		w.element(i)
		writeGrantTrace(w, &v.Grants[i])
	}
	w.text(`]}`)
}

func writePolicyTrace(w *writer, v *PolicyTrace) {
	w.string(`{"name":`, v.Name)
	w.string(`,"file":`, v.File)
	w.string(`,"verdict":`, string(v.Verdict))
	w.text(`,"statements":[`)
	for i := range v.Statements {
		w.element(i)
		writeStatementTrace(w, &v.Statements[i])
	}
	w.text(`]}`)
}

func writeStatementTrace(w *writer, v *StatementTrace) {
	w.int(`{"index":`, v.Index)
	w.string(`,"sid":`, v.Sid)
	w.string(`,"effect":`, v.Effect)
	w.string(`,"match":`, string(v.Match))
	w.bool(`,"nearMiss":`, v.NearMiss)
	w.text(`,"range":`)
	writeRange(w, &v.Range)
	w.text(`,"elements":[`)
	for i := range v.Elements {
		w.element(i)
		writeElementTrace(w, &v.Elements[i])
	}
	w.text(`]}`)
}

func writeElementTrace(w *writer, v *ElementTrace) {
	w.string(`{"element":`, v.Element)
	w.string(`,"operator":`, v.Operator)
	w.string(`,"key":`, v.Key)
	w.string(`,"match":`, string(v.Match))
	w.bool(`,"present":`, v.Present)
	w.strings(`,"actual":`, v.Actual)
	w.strings(`,"required":`, v.Required)
	w.string(`,"note":`, v.Note)
	w.text(`,"range":`)
	writeRange(w, &v.Range)
	w.text(`}`)
}

func writeGrantTrace(w *writer, v *GrantTrace) {
	w.string(`{"grantee":`, v.Grantee)
	w.string(`,"permission":`, v.Permission)
	w.string(`,"match":`, string(v.Match))
	w.string(`,"note":`, v.Note)
	w.text(`}`)
}

func writeMatrixReply(w *writer, v *MatrixReply) {
	w.text(`{"principals":[`)
	for i := range v.Principals {
		w.element(i)
		writeMatrixPrincipal(w, &v.Principals[i])
	}
	w.strings(`],"actions":`, v.Actions)
	w.text(`,"resources":[`)
	for i := range v.Resources {
		w.element(i)
		writeMatrixResource(w, &v.Resources[i])
	}
	w.string(`],"cells":`, v.Cells)
	w.int(`,"omitted":`, v.Omitted)
	w.text(`}`)
}

func writeMatrixPrincipal(w *writer, v *MatrixPrincipal) {
	w.string(`{"id":`, v.ID)
	w.string(`,"name":`, v.Name)
	w.string(`,"kind":`, v.Kind)
	w.string(`,"arn":`, v.ARN)
	w.string(`,"account":`, v.Account)
	w.text(`}`)
}

func writeMatrixResource(w *writer, v *MatrixResource) {
	w.string(`{"id":`, v.ID)
	w.string(`,"name":`, v.Name)
	w.string(`,"kind":`, v.Kind)
	w.string(`,"arn":`, v.ARN)
	w.string(`,"account":`, v.Account)
	w.text(`}`)
}

func writeAskReply(w *writer, v *AskReply) {
	w.string(`{"error":`, v.Error)
	if w.present(`,"decision":`, v.Decision != nil) {
		writeDecision(w, v.Decision)
	}
	w.text(`,"context":[`)
	for i := range v.Context {
		w.element(i)
		writeContextEntry(w, &v.Context[i])
	}
	w.text(`]}`)
}

func writeChangesReply(w *writer, v *ChangesReply) {
	w.text(`{"files":[`)
	for i := range v.Files {
		w.element(i)
		writeFileChange(w, &v.Files[i])
	}
	w.text(`],"steps":[`)
	for i := range v.Steps {
		w.element(i)
		writeStepChange(w, &v.Steps[i])
	}
	w.text(`],"cells":[`)
	for i := range v.Cells {
		w.element(i)
		writeCellChange(w, &v.Cells[i])
	}
	w.int(`],"more":`, v.More)
	w.text(`}`)
}

func writeFileChange(w *writer, v *FileChange) {
	w.string(`{"path":`, v.Path)
	w.string(`,"kind":`, v.Kind)
	w.string(`,"from":`, v.From)
	w.text(`}`)
}

func writeStepChange(w *writer, v *StepChange) {
	w.int(`{"before":`, v.Before)
	w.int(`,"after":`, v.After)
	w.string(`,"command":`, v.Command)
	w.string(`,"beforeVerdict":`, string(v.BeforeVerdict))
	w.string(`,"afterVerdict":`, string(v.AfterVerdict))
	w.string(`,"beforeCode":`, v.BeforeCode)
	w.string(`,"afterCode":`, v.AfterCode)
	w.string(`,"reason":`, v.Reason)
	w.text(`}`)
}

func writeCellChange(w *writer, v *CellChange) {
	w.string(`{"principal":`, v.Principal)
	w.string(`,"action":`, v.Action)
	w.string(`,"resource":`, v.Resource)
	w.string(`,"before":`, string(v.Before))
	w.string(`,"after":`, string(v.After))
	w.string(`,"principalId":`, v.PrincipalID)
	w.string(`,"resourceArn":`, v.ResourceARN)
	w.int(`,"beforeStep":`, v.BeforeStep)
	w.int(`,"afterStep":`, v.AfterStep)
	w.text(`}`)
}

func writeFixesReply(w *writer, v *FixesReply) {
	w.text(`{"fixes":[`)
	for i := range v.Fixes {
		w.element(i)
		writeFix(w, &v.Fixes[i])
	}
	w.string(`],"none":`, v.None)
	w.text(`}`)
}

func writeFix(w *writer, v *Fix) {
	w.string(`{"title":`, v.Title)
	w.string(`,"detail":`, v.Detail)
	w.text(`,"edits":[`)
	for i := range v.Edits {
		w.element(i)
		writeFileEdit(w, &v.Edits[i])
	}
	w.text(`],"effects":[`)
	for i := range v.Effects {
		w.element(i)
		writeStepChange(w, &v.Effects[i])
	}
	w.text(`]}`)
}

func writeFileEdit(w *writer, v *FileEdit) {
	w.string(`{"path":`, v.Path)
	w.string(`,"text":`, v.Text)
	w.bool(`,"remove":`, v.Remove)
	w.text(`}`)
}

func writeCompletion(w *writer, v *Completion) {
	w.int(`{"from":`, v.From)
	w.int(`,"to":`, v.To)
	w.text(`,"items":[`)
	for i := range v.Items {
		w.element(i)
		writeCompletionItem(w, &v.Items[i])
	}
	w.text(`]}`)
}

func writeCompletionItem(w *writer, v *CompletionItem) {
	w.string(`{"label":`, v.Label)
	w.string(`,"kind":`, string(v.Kind))
	w.string(`,"detail":`, v.Detail)
	w.string(`,"insert":`, v.Insert)
	w.int(`,"caret":`, v.Caret)
	w.text(`}`)
}

func writeImportReply(w *writer, v *ImportReply) {
	w.text(`{"scenario":`)
	writeScenario(w, &v.Scenario)
	w.text(`,"items":[`)
	for i := range v.Items {
		w.element(i)
		writeImportItem(w, &v.Items[i])
	}
	w.int(`],"secrets":`, v.Secrets)
	w.text(`}`)
}

func writeImportItem(w *writer, v *ImportItem) {
	w.int(`{"input":`, v.Input)
	w.string(`,"title":`, v.Title)
	w.strings(`,"added":`, v.Added)
	w.strings(`,"replaced":`, v.Replaced)
	w.strings(`,"changed":`, v.Changed)
	w.strings(`,"notes":`, v.Notes)
	w.text(`,"questions":[`)
	for i := range v.Questions {
		w.element(i)
		writeImportQuestion(w, &v.Questions[i])
	}
	if w.present(`],"problem":`, v.Problem != nil) {
		writeImportProblem(w, v.Problem)
	}
	w.text(`}`)
}

func writeImportQuestion(w *writer, v *ImportQuestion) {
	w.string(`{"field":`, v.Field)
	w.string(`,"text":`, v.Text)
	w.strings(`,"options":`, v.Options)
	w.string(`,"answer":`, v.Answer)
	w.text(`}`)
}

func writeImportProblem(w *writer, v *ImportProblem) {
	w.string(`{"message":`, v.Message)
	w.string(`,"hint":`, v.Hint)
	w.text(`,"range":`)
	writeRange(w, &v.Range)
	w.text(`}`)
}

func writeExportReply(w *writer, v *ExportReply) {
	w.text(`{"files":[`)
	for i := range v.Files {
		w.element(i)
		writeFile(w, &v.Files[i])
	}
	w.strings(`],"notes":`, v.Notes)
	w.text(`}`)
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

func decodeSimulateRequest(j gjson.Result) (v SimulateRequest) {
	j.ForEach(func(key, value gjson.Result) bool {
		switch key.Str {
		case "principal":
			v.Principal = decodeSimulatedPrincipal(value)
		case "action":
			v.Action = value.Str
		case "resource":
			v.Resource = value.Str
		case "resourceAccount":
			v.ResourceAccount = value.Str
		case "context":
			if value.IsArray() {
				value.ForEach(func(_, item gjson.Result) bool {
					v.Context = append(v.Context, decodeContextEntry(item))
					return true
				})
			}
		case "identity":
			if value.IsArray() {
				value.ForEach(func(_, item gjson.Result) bool {
					v.Identity = append(v.Identity, decodeSimulatedPolicy(item))
					return true
				})
			}
		case "hasBoundary":
			v.HasBoundary = value.Type == gjson.True
		case "boundary":
			if value.IsArray() {
				value.ForEach(func(_, item gjson.Result) bool {
					v.Boundary = append(v.Boundary, decodeSimulatedPolicy(item))
					return true
				})
			}
		case "hasSession":
			v.HasSession = value.Type == gjson.True
		case "session":
			if value.IsArray() {
				value.ForEach(func(_, item gjson.Result) bool {
					v.Session = append(v.Session, decodeSimulatedPolicy(item))
					return true
				})
			}
		case "resourcePolicy":
			if value.IsObject() {
				p := decodeSimulatedPolicy(value)
				v.ResourcePolicy = &p
			}
		case "hasScPs":
			v.HasSCPs = value.Type == gjson.True
		case "scPs":
			if value.IsArray() {
				value.ForEach(func(_, item gjson.Result) bool {
					v.SCPs = append(v.SCPs, decodePolicyLevel(item))
					return true
				})
			}
		case "hasRcPs":
			v.HasRCPs = value.Type == gjson.True
		case "rcPs":
			if value.IsArray() {
				value.ForEach(func(_, item gjson.Result) bool {
					v.RCPs = append(v.RCPs, decodePolicyLevel(item))
					return true
				})
			}
		case "callerInManagementAccount":
			v.CallerInManagementAccount = value.Type == gjson.True
		case "vpcEndpointPolicy":
			if value.IsObject() {
				p := decodeSimulatedPolicy(value)
				v.VPCEndpointPolicy = &p
			}
		case "restrictPublicBuckets":
			v.RestrictPublicBuckets = value.Type == gjson.True
		}
		return true
	})
	return v
}

func decodeSimulatedPrincipal(j gjson.Result) (v SimulatedPrincipal) {
	j.ForEach(func(key, value gjson.Result) bool {
		switch key.Str {
		case "arn":
			v.ARN = value.Str
		case "roleArn":
			v.RoleARN = value.Str
		case "federatedBy":
			v.FederatedBy = value.Str
		case "anonymous":
			v.Anonymous = value.Type == gjson.True
		case "service":
			v.Service = value.Str
		}
		return true
	})
	return v
}

func decodeContextEntry(j gjson.Result) (v ContextEntry) {
	j.ForEach(func(key, value gjson.Result) bool {
		switch key.Str {
		case "key":
			v.Key = value.Str
		case "values":
			if value.IsArray() {
				value.ForEach(func(_, item gjson.Result) bool {
					v.Values = append(v.Values, item.Str)
					return true
				})
			}
		}
		return true
	})
	return v
}

func decodeSimulatedPolicy(j gjson.Result) (v SimulatedPolicy) {
	j.ForEach(func(key, value gjson.Result) bool {
		switch key.Str {
		case "name":
			v.Name = value.Str
		case "text":
			v.Text = value.Str
		}
		return true
	})
	return v
}

func decodePolicyLevel(j gjson.Result) (v PolicyLevel) {
	j.ForEach(func(key, value gjson.Result) bool {
		switch key.Str {
		case "policies":
			if value.IsArray() {
				value.ForEach(func(_, item gjson.Result) bool {
					v.Policies = append(v.Policies, decodeSimulatedPolicy(item))
					return true
				})
			}
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

func decodeMatrixRequest(j gjson.Result) (v MatrixRequest) {
	j.ForEach(func(key, value gjson.Result) bool {
		switch key.Str {
		case "scenario":
			v.Scenario = decodeScenario(value)
		case "step":
			v.Step = int(value.Num)
		}
		return true
	})
	return v
}

func decodeAskRequest(j gjson.Result) (v AskRequest) {
	j.ForEach(func(key, value gjson.Result) bool {
		switch key.Str {
		case "scenario":
			v.Scenario = decodeScenario(value)
		case "step":
			v.Step = int(value.Num)
		case "principal":
			v.Principal = value.Str
		case "action":
			v.Action = value.Str
		case "resource":
			v.Resource = value.Str
		case "context":
			if value.IsArray() {
				value.ForEach(func(_, item gjson.Result) bool {
					v.Context = append(v.Context, decodeContextEntry(item))
					return true
				})
			}
		}
		return true
	})
	return v
}

func decodeChangesRequest(j gjson.Result) (v ChangesRequest) {
	j.ForEach(func(key, value gjson.Result) bool {
		switch key.Str {
		case "before":
			v.Before = decodeScenario(value)
		case "after":
			v.After = decodeScenario(value)
		}
		return true
	})
	return v
}

func decodeFixesRequest(j gjson.Result) (v FixesRequest) {
	j.ForEach(func(key, value gjson.Result) bool {
		switch key.Str {
		case "scenario":
			v.Scenario = decodeScenario(value)
		case "step":
			v.Step = int(value.Num)
		}
		return true
	})
	return v
}

func decodeCompleteRequest(j gjson.Result) (v CompleteRequest) {
	j.ForEach(func(key, value gjson.Result) bool {
		switch key.Str {
		case "scenario":
			v.Scenario = decodeScenario(value)
		case "path":
			v.Path = value.Str
		case "offset":
			v.Offset = int(value.Num)
		}
		return true
	})
	return v
}

func decodeCompleteLineRequest(j gjson.Result) (v CompleteLineRequest) {
	j.ForEach(func(key, value gjson.Result) bool {
		switch key.Str {
		case "scenario":
			v.Scenario = decodeScenario(value)
		case "line":
			v.Line = value.Str
		case "cursor":
			v.Cursor = int(value.Num)
		}
		return true
	})
	return v
}

func decodeImportRequest(j gjson.Result) (v ImportRequest) {
	j.ForEach(func(key, value gjson.Result) bool {
		switch key.Str {
		case "scenario":
			v.Scenario = decodeScenario(value)
		case "inputs":
			if value.IsArray() {
				value.ForEach(func(_, item gjson.Result) bool {
					v.Inputs = append(v.Inputs, decodeImportInput(item))
					return true
				})
			}
		case "answers":
			if value.IsArray() {
				value.ForEach(func(_, item gjson.Result) bool {
					v.Answers = append(v.Answers, decodeImportAnswer(item))
					return true
				})
			}
		}
		return true
	})
	return v
}

func decodeImportInput(j gjson.Result) (v ImportInput) {
	j.ForEach(func(key, value gjson.Result) bool {
		switch key.Str {
		case "name":
			v.Name = value.Str
		case "text":
			v.Text = value.Str
		}
		return true
	})
	return v
}

func decodeImportAnswer(j gjson.Result) (v ImportAnswer) {
	j.ForEach(func(key, value gjson.Result) bool {
		switch key.Str {
		case "item":
			v.Item = int(value.Num)
		case "field":
			v.Field = value.Str
		case "text":
			v.Text = value.Str
		}
		return true
	})
	return v
}

func decodeExportRequest(j gjson.Result) (v ExportRequest) {
	j.ForEach(func(key, value gjson.Result) bool {
		switch key.Str {
		case "scenario":
			v.Scenario = decodeScenario(value)
		case "format":
			v.Format = ExportFormat(value.Str)
		}
		return true
	})
	return v
}
