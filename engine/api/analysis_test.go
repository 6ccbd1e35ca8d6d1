package api

import (
	"encoding/json"
	"strings"
	"testing"
)

// request puts a scenario and more members into a request.
func request(op, scenarioMember, more string, s *Scenario) string {
	var w writer
	writeScenario(&w, s)
	return `{"op":"` + op + `","request":{` + more + `"` + scenarioMember + `":` + string(w.b) + `}}`
}

// The questions about a scenario as a whole, through the boundary.
func TestQuestions(t *testing.T) {
	s, _ := ExampleScenario("example4")
	var m struct {
		Principals, Resources []struct{ ID, Name, Kind, ARN, Account string }
		Actions               []string
		Cells                 string
	}
	read(t, request("matrix", "scenario", `"step":4,`, &s), &m)
	if len(m.Cells) != len(m.Principals)*len(m.Actions)*len(m.Resources) || m.Actions[0] != "s3:GetObject" {
		t.Fatalf("%d cells of %d principals, %v, %d resources", len(m.Cells), len(m.Principals), m.Actions, len(m.Resources))
	}
	cell := func(principal, kind, resource string) byte {
		for p := range m.Principals {
			for r := range m.Resources {
				if m.Principals[p].Name == principal && m.Principals[p].Kind == kind && m.Resources[r].Name == resource {
					return m.Cells[p*len(m.Actions)*len(m.Resources)+r]
				}
			}
		}
		t.Fatalf("no %s %s, or no %s", kind, principal, resource)
		return 0
	}
	for _, c := range []struct {
		principal, kind string
		want            byte
	}{{"examplerole", "role", 'a'}, {"examplerole/test", "role-session", 'a'}, {"Dave", "user", 'i'}, {"anonymous", "anonymous", 'i'}} {
		if got := cell(c.principal, c.kind, "examplebucket/HappyFace.jpg"); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.kind, c.principal, got, c.want)
		}
	}

	var asked AskReply
	const question = `"step":4,"principal":"arn:aws:iam::111111111111:role/examplerole","action":"s3:GetObject","resource":"arn:aws:s3:::examplebucket/HappyFace.jpg","context":[{"key":"aws:SourceIp","values":["198.51.100.7"]}],`
	read(t, request("ask", "scenario", question, &s), &asked)
	if asked.Error != "" || asked.Decision.Verdict != VerdictAllow || len(asked.Decision.Layers) == 0 || asked.Decision.Deciding == nil {
		t.Errorf("asked: %+v", asked)
	}
	address := ""
	for _, e := range asked.Context {
		if e.Key == "aws:SourceIp" {
			address = strings.Join(e.Values, " ")
		}
	}
	if address != "198.51.100.7" {
		t.Errorf("asked from %q", address)
	}
	read(t, request("ask", "scenario", `"principal":"Nobody",`, &s), &asked)
	if !strings.Contains(asked.Error, `no principal "Nobody"`) {
		t.Errorf("asked about nobody: %q", asked.Error)
	}

	var fixes FixesReply
	read(t, request("fixes", "scenario", `"step":0,`, &s), &fixes)
	if len(fixes.Fixes) == 0 || !strings.HasPrefix(fixes.Fixes[0].Title, "Send --grant-full-control") || fixes.Fixes[0].Edits[0].Path != "flow.sh" {
		t.Fatalf("fixes: %+v", fixes)
	}
	after := s
	after.Files = append([]File(nil), s.Files...)
	for i := range after.Files {
		if after.Files[i].Path == "flow.sh" {
			after.Files[i].Text = fixes.Fixes[0].Edits[0].Text
		}
	}
	var w writer
	writeScenario(&w, &after)
	var changes ChangesReply
	read(t, request("changes", "before", `"after":`+string(w.b)+`,`, &s), &changes)
	if len(changes.Files) != 1 || changes.Files[0].Kind != "edited" || len(changes.Steps) != 1 ||
		changes.Steps[0].BeforeVerdict != VerdictExplicitDeny || changes.Steps[0].AfterVerdict != VerdictAllow {
		t.Errorf("changes: %+v", changes)
	}
}

// read asks the engine and decodes its reply.
func read(t *testing.T, request string, into any) {
	t.Helper()
	a := ask(t, request)
	if a.Error != nil {
		t.Fatalf("%s: %s", a.Error.Kind, a.Error.Message)
	}
	if err := json.Unmarshal(a.Reply, into); err != nil {
		t.Fatal(err)
	}
}
