package api

import "crossgrant/engine/export"

// Export writes a scenario in a format; ok is false where there is no such format.
func Export(req ExportRequest) (reply ExportReply, ok bool) {
	result, ok := export.Export(scenarioOf(&req.Scenario), string(req.Format))
	reply = ExportReply{Notes: result.Notes}
	for _, f := range result.Files {
		reply.Files = append(reply.Files, File(f))
	}
	return reply, ok
}
