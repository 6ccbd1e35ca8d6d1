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
	Set(h, "index.html")
	for name, values := range h {
		if row := "| `" + name + "` | `" + values[0] + "` |"; !strings.Contains(string(readme), row) {
			t.Errorf("README.md lacks the row %s", row)
		}
	}
	for _, part := range []string{"`" + Immutable + "`", "`" + EmbedFrameAncestors + "`"} {
		if !strings.Contains(string(readme), part) {
			t.Errorf("README.md lacks %s", part)
		}
	}
	// In an example for a host the whole header of a page stands, ready to copy.
	if n := strings.Count(string(readme), Policy+"; "+EmbedFrameAncestors); n < 3 {
		t.Errorf("README.md shows the header of %s %d times", EmbedPage, n)
	}
}
