package headers

import (
	"net/http"
	"os"
	"strings"
	"testing"
)

// A host is set up from the README, so it names what "make run" sends.
func TestREADMENamesTheHeaders(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	h := http.Header{}
	Set(h)
	for name, values := range h {
		if row := "| `" + name + "` | `" + values[0] + "` |"; !strings.Contains(string(readme), row) {
			t.Errorf("README.md lacks the row %s", row)
		}
	}
	if !strings.Contains(string(readme), "`"+Immutable+"`") {
		t.Errorf("README.md lacks %s", Immutable)
	}
}
