package api

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

// answer is any reply of Call.
type answer struct {
	Reply json.RawMessage
	Error *struct{ Kind, Message string }
}

func ask(t *testing.T, request string) answer {
	t.Helper()
	var a answer
	text := Call(request)
	if err := json.Unmarshal([]byte(text), &a); err != nil {
		t.Fatalf("%v: %.200s", err, text)
	}
	if (a.Error == nil) == (a.Reply == nil) {
		t.Fatalf("neither a reply nor an error alone: %.200s", text)
	}
	return a
}

func TestCallRefuses(t *testing.T) {
	for _, c := range []struct{ name, request, want string }{
		{"nothing", "", "not JSON"},
		{"no JSON", `{"op":`, "not JSON"},
		{"no operation", `{}`, `cannot do ""`},
		{"unknown operation", `{"op":"fl\"y"}`, `cannot do "fl"y"`},
		{"an operation that is no text", `{"op":{"run":1}}`, "cannot do"},
		{"too large", strings.Repeat(" ", maxRequest+1), "16 MB"},
		{"nested deeply", strings.Repeat("[", 100_000), "nested"},
		{"nested deeply in a member", `{"op":"run","request":` + strings.Repeat(`{"a":`, 100_000), "nested"},
	} {
		a := ask(t, c.request)
		if a.Error == nil || a.Error.Kind != "request" || !strings.Contains(a.Error.Message, c.want) {
			t.Errorf("%s: %+v, want %s", c.name, a.Error, c.want)
		}
	}
}

// Brackets inside strings are text, not nesting.
func TestShallow(t *testing.T) {
	deep := strings.Repeat("[", 100)
	for text, want := range map[string]bool{
		`{"a":[{}]}`:             true,
		`"` + deep + `"`:         true,
		`"\"` + deep + `"`:       true,
		`"\\"` + deep:            false,
		deep:                     false,
		strings.Repeat("[]", 99): true,
		`"unfinished ` + deep:    true,
		`"unfinished\`:           true,
	} {
		if got := shallow(text, 32); got != want {
			t.Errorf("shallow(%q) = %v", text, got)
		}
	}
}

func TestCrashReply(t *testing.T) {
	for want, recovered := range map[string]any{"a \"text\"": `a "text"`, "an error": errors.New("an error"), "unknown": 7} {
		var a answer
		if err := json.Unmarshal([]byte(CrashReply(recovered)), &a); err != nil {
			t.Fatal(err)
		}
		if a.Error == nil || a.Error.Kind != "panic" || a.Error.Message != want {
			t.Errorf("%v: %+v", recovered, a.Error)
		}
	}
}
