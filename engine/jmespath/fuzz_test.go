package jmespath

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	oracle "github.com/jmespath/go-jmespath"

	"crossgrant/engine/python"
	"crossgrant/engine/value"
)

const sample = `{"a":[{"k":"x","n":2,"t":["p","q"]},{"k":"y","n":1,"o":{"i":1.5}},{"k":"x/z","n":-3}],"o":{"b":true,"a":null},"s":"text","e":[],"z":0,"nested":[[1,[2]],[3],4]}`

// queries of the record, as seeds.
func queries(t testing.TB) []string {
	text, err := os.ReadFile("testdata/queries.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, line := range strings.Split(string(text), "\n") {
		var c struct{ Query string }
		if json.Unmarshal([]byte(line), &c) == nil && c.Query != "" {
			out = append(out, c.Query)
		}
	}
	return out
}

// differs names where the Go package, which follows the specification, and the
// CLI's Python package are known to part: strings are ordered, a comma may be
// missing, a slice behind an index does not project, functions are told what they
// may be given later, and characters beyond ASCII are counted.
var differs = []string{"<", ">", "][", "(", "{", "'", "`"}

// FuzzAgainstGo compares with the Go package of JMESPath's authors.
func FuzzAgainstGo(f *testing.F) {
	for _, q := range queries(f) {
		f.Add(q)
	}
	for _, q := range []string{"a[*].k", "a[?n == z].t[]", "a[].[k,n]", "nested[][]", "o.*", "a[-1:0:-1].n", "!o || a && s", "@ | a[1] | o.i", `"a"[0]."t"[1:]`, "*.*"} {
		f.Add(q)
	}
	document, _ := python.ParseJSON(sample)
	var plain any
	if err := json.Unmarshal([]byte(sample), &plain); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, expression string) {
		q, err := Compile(expression)
		if err != nil {
			if err.Message == "" {
				t.Fatalf("%q: an error without a message", expression)
			}
			return
		}
		got, err := q.Search(document)
		if err != nil {
			return
		}
		for _, d := range differs {
			if strings.Contains(expression, d) {
				return
			}
		}
		want, problem := oracle.Search(expression, plain)
		if problem != nil && strings.Contains(problem.Error(), "tNumber") {
			return // it has no large numbers
		}
		if problem != nil {
			t.Fatalf("%q: %v, got %s", expression, problem, python.AppendJSON(nil, got))
		}
		var have any
		if err := json.Unmarshal(python.AppendJSON(nil, got), &have); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(sortedLists(have), sortedLists(want)) {
			t.Fatalf("%q: got %v, want %v", expression, have, want)
		}
	})
}

// sortedLists drops the order of lists, which for the values of an object is
// random in Go, and tells an empty list from none.
func sortedLists(v any) any {
	switch v := v.(type) {
	case []any:
		counts := map[string]int{}
		for _, item := range v {
			text, _ := json.Marshal(sortedLists(item))
			counts[string(text)]++
		}
		return counts
	case map[string]any:
		out := map[string]any{}
		for name, item := range v {
			out[name] = sortedLists(item)
		}
		return out
	}
	return v
}

// Expressions that would take time, memory or stack without end are refused.
func TestBounds(t *testing.T) {
	document, _ := python.ParseJSON(sample)
	for name, expression := range map[string]string{
		"doubling by flattening": "a" + strings.Repeat(" | [@,@][]", 60),
		"doubling by reference":  "a" + strings.Repeat(" | [@,@]", 150),
		"comparing what doubled": strings.Repeat("[@,@] | ", 60) + "[0] == [1]",
		"texts":                  "s" + strings.Repeat(" | join(@, ['x',@,@])", 60),
		"parentheses":            strings.Repeat("(", 100_000),
		"a chain":                "a" + strings.Repeat("[]", 20_000),
		"nots":                   strings.Repeat("!", 60_000) + "a",
		"length":                 strings.Repeat("a", 1<<17),
		"literal":                "`" + strings.Repeat("[", 60_000) + "`",
	} {
		q, err := Compile(expression)
		var got *value.Value
		if err == nil {
			got, err = q.Search(document)
		}
		if err == nil {
			t.Errorf("%s: gave a value with %d parts", name, len(got.Items))
		}
	}
}

func BenchmarkSearch(b *testing.B) {
	items := make([]string, 1000)
	for i := range items {
		items[i] = `{"Key":"k","Size":` + strings.Repeat("1", i%9+1) + `,"Owner":{"ID":"o"}}`
	}
	document, _ := python.ParseJSON(`{"Contents":[` + strings.Join(items, ",") + `]}`)
	q, err := Compile("sort_by(Contents[?Size > `1`], &Size)[].{k:Key,o:Owner.ID}")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := q.Search(document); err != nil {
			b.Fatal(err)
		}
	}
}
