package scenario

import (
	"strings"
	"testing"
)

func TestRealAccessKey(t *testing.T) {
	key := "AK" + "IA5Q2RT7UVWX4YZABC"
	s := Scenario{Files: []File{
		{Path: "files/notes.txt", Text: "mine: " + key + "\n"},
		{Path: "flow.sh", Text: "aws iam delete-access-key --access-key-id AKIAIOSFODNN7EXAMPLE --profile P\n"},
	}}
	_, found := Load(s)
	if len(found) != 1 || found[0].File != "files/notes.txt" || found[0].Code != "real-access-key" {
		t.Fatalf("found %+v", found)
	}
	if r := found[0].Range; s.Files[0].Text[r.Start:r.End] != key {
		t.Errorf("at %+v", r)
	}
	if strings.Contains(found[0].Message, key) {
		t.Error("the message repeats the key")
	}
}
