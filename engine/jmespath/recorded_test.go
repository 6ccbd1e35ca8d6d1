package jmespath

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"

	"crossgrant/engine/python"
)

// TestRecorded compares with what the CLI's own JMESPath answered to the same
// queries; build/catalog/original renews the record.
func TestRecorded(t *testing.T) {
	file, err := os.Open("testdata/queries.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	var header struct {
		Recorded  string
		Documents []json.RawMessage
	}
	if !lines.Scan() || json.Unmarshal(lines.Bytes(), &header) != nil || header.Recorded == "" {
		t.Fatal("no header")
	}
	n := 0
	for lines.Scan() {
		var c struct {
			Query                   string
			Document                int
			Result, Refused, Failed string
		}
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		n++
		document, problem := python.ParseJSON(string(header.Documents[c.Document]))
		if problem != "" {
			t.Fatal(problem)
		}
		var result, refused, failed string
		if q, err := Compile(c.Query); err != nil {
			refused = err.Message
		} else if v, err := q.Search(document); err != nil {
			failed = err.Message
		} else {
			result = string(python.AppendJSON(nil, v))
		}
		if result != c.Result || refused != c.Refused || failed != c.Failed {
			t.Errorf("%s\nin document %d\ngot  %s%s%s\nwant %s%s%s", c.Query, c.Document, result, refused, failed, c.Result, c.Refused, c.Failed)
		}
	}
	if n == 0 {
		t.Error("no queries")
	}
}
