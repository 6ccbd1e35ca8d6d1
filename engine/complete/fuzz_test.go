package complete

import (
	"strings"
	"testing"
	"unicode/utf8"

	"crossgrant/engine/catalog"
	"crossgrant/engine/policy"
	"crossgrant/engine/scenario"
)

func parseOperator(text string) bool {
	return policy.ParseOperator(text).Family != policy.UnknownFamily
}

func knownKey(name string) bool {
	_, ok := catalog.ConditionKey(name)
	return ok
}

// hasSource tells whether a source gives something in a scenario that has all.
func hasSource(name string) bool {
	s := scenario.ParseArchive(stage + "-- scenario.json --\n{\"vpcEndpoint\": {\"id\": \"vpce-1\", \"vpc\": \"vpc-1\"}}\n")
	return len(newScene(s).source(name, context{account: "A"})) > 0
}

// sane checks what every completion promises.
func sane(t *testing.T, text string, offset int, c Completion) {
	t.Helper()
	if len(c.Items) > 0 && (c.From < 0 || c.From > offset || c.To < offset || c.To > len(text)) {
		t.Fatalf("%q at %d: range %d to %d", text, offset, c.From, c.To)
	}
	for _, i := range c.Items {
		if i.Label == "" || i.Insert == "" || i.Caret < 0 || i.Caret > len(i.Insert) || utf8.ValidString(text) && !utf8.ValidString(i.Insert) {
			t.Fatalf("%q at %d: item %+v", text, offset, i)
		}
	}
}

func FuzzFile(f *testing.F) {
	paths := []string{bucketPolicy, identityPolicy, trustPolicy, scp, rcp, "accounts/A/buckets/box/objects.json", "accounts/A/buckets/box/bucket.json",
		"organization/organization.json", "scenario.json", "accounts/B/users/Bob/user.json", "config", "flow.sh", "files/new-policy.json"}
	for _, c := range places {
		for i, p := range paths {
			if p == c.path {
				f.Add(c.text, uint(strings.Index(c.text, cursor)), uint8(i))
			}
		}
	}
	f.Add(strings.Repeat("[", 100)+strings.Repeat("{\"", 100), uint(120), uint8(0))
	f.Fuzz(func(t *testing.T, text string, offset uint, which uint8) {
		text = strings.Replace(text, cursor, "", 1)
		path := paths[int(which)%len(paths)]
		at := int(offset % uint(len(text)+1))
		s := scenario.Scenario{Files: []scenario.File{
			{Path: "accounts/A/account.json", Text: `{"id": "111111111111"}`}, {Path: "accounts/A/users/Ann/user.json", Text: `{"tags": {"team": "blue"}}`},
			{Path: "accounts/A/buckets/box/bucket.json", Text: `{}`}, {Path: "flow.sh", Text: "aws s3api create-bucket --bucket later --profile Ann"},
		}}
		for i := range s.Files {
			if s.Files[i].Path == path {
				s.Files[i].Text, path = text, ""
			}
		}
		if path != "" {
			s.Files = append(s.Files, scenario.File{Path: path, Text: text})
		} else {
			path = paths[int(which)%len(paths)]
		}
		sane(t, text, at, File(s, path, at))
	})
}

func FuzzLine(f *testing.F) {
	for _, c := range lines {
		f.Add(c.line, uint(strings.Index(c.line, cursor)))
	}
	x := newScene(scenario.ParseArchive(stage))
	f.Fuzz(func(t *testing.T, line string, offset uint) {
		line = strings.Replace(line, cursor, "", 1)
		at := int(offset % uint(len(line)+1))
		sane(t, line, at, commandAt(x, line, at))
	})
}
