package python

import (
	"encoding/json"
	"strings"
	"testing"
)

// FuzzJSON holds the reader of JSON against the standard library's.
func FuzzJSON(f *testing.F) {
	for _, seed := range []string{`{"a":[1,-2.5e3,true,null,"\u00e9\ud83d\ude00\n"]}`, `[`, `{"a"`, `"\x"`, `01`, `[1,]`, strings.Repeat("[", 100)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		_, problem := ParseJSON(text)
		if valid := json.Valid([]byte(text)); valid != (problem == "") && !strings.Contains(problem, "levels of brackets") {
			t.Fatalf("%q: valid %v, %q", text, valid, problem)
		}
	})
}
