package jsontext

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestParseKeepsPlaces(t *testing.T) {
	text := " \n{ \"a\" : [1, \"x\\u00e9\", {\"b\": null}], \"a\": true }\n"
	n, err := Parse(text)
	if err != nil {
		t.Fatal(err.Message)
	}
	at := func(n Node) string { return text[n.Range.Start:n.Range.End] }
	if len(n.Names) != 2 || n.Names[1].Text != "a" || text[n.Names[1].Range.Start:n.Names[1].Range.End] != `"a"` {
		t.Errorf("repeated name: %+v", n.Names)
	}
	list := n.Items[0]
	for i, want := range []string{`1`, `"x\u00e9"`, `{"b": null}`} {
		if got := at(list.Items[i]); got != want {
			t.Errorf("element %d stands at %q, want %q", i, got, want)
		}
	}
	if list.Items[1].Text != "xé" || at(list.Items[2].Items[0]) != "null" || at(n.Items[1]) != "true" {
		t.Errorf("values: %+v", n)
	}
}

func TestParseSaysWhere(t *testing.T) {
	cases := []struct{ text, at, message string }{
		{"", "", "empty"},
		{`{"a": 1,}`, "}", "after a comma"},
		{`[1, 2,]`, "]", "after a comma"},
		{`{"a" 1}`, "1", "colon"},
		{`{"a": 'x'}`, "'", "value"},
		{`{"a": 1} x`, "x", "after the end"},
		{`{"a": 01}`, "01", "number"},
		{`{"a": "x`, `"x`, "no end"},
		{"{\"a\": \"x\ny\"}", "\n", "control character"},
		{`{"a": "\x"}`, `\x`, "escape"},
		{`{"a": "\ud800"}`, `\ud800`, "escape"},
		{"{\"a\": \"\xff\"}", "\xff", "UTF-8"},
		{`{"a": [1, 2}`, "}", "comma"},
		{`{“a”: 1}`, "“", "name of a member"},
		{strings.Repeat("[", 100_000), "[", "nested"},
	}
	for _, c := range cases {
		_, err := Parse(c.text)
		if err == nil {
			t.Errorf("%.20q: no error", c.text)
			continue
		}
		if got := c.text[err.Range.Start:err.Range.End]; got != c.at || !strings.Contains(err.Message, c.message) {
			t.Errorf("%.20q: %q at %q, want %q at %q", c.text, err.Message, got, c.message, c.at)
		}
	}
}

// FuzzParse holds Parse against encoding/json.
func FuzzParse(f *testing.F) {
	for _, s := range []string{`{"a":[1,"b",{"c":null}],"a":true}`, `"\ud83d\ude00"`, ` -1.5e+3 `, `[[[]]]`, `{"a":}`, `[1`, "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		n, err := Parse(text)
		if err == nil && !json.Valid([]byte(text)) {
			t.Fatal("accepted what encoding/json refuses")
		}
		if err != nil {
			if err.Range.Start < 0 || err.Range.End > len(text) || err.Range.Start > err.Range.End {
				t.Fatalf("range %v outside the text", err.Range)
			}
			return
		}
		var walk func(n Node)
		walk = func(n Node) {
			part := text[n.Range.Start:n.Range.End]
			if _, err := Parse(part); err != nil {
				t.Fatalf("%q is no value", part)
			}
			var s string
			if n.Kind == String && (json.Unmarshal([]byte(part), &s) != nil || s != n.Text) {
				t.Fatalf("%q decoded as %q, want %q", part, n.Text, s)
			}
			for _, c := range n.Items {
				walk(c)
			}
		}
		walk(n)
	})
}
