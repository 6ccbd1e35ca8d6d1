package s3cmd

import (
	"strings"
	"testing"
	"time"
)

// The wanted results are those of Python's fnmatch.
func TestMatches(t *testing.T) {
	for _, c := range []struct {
		pattern, text string
		want          bool
	}{
		{"b/*", "b/a/c", true}, {"*.txt", "b/a.txt", true}, {"*.txt", "b/a.txt2", false},
		{"a?c", "abc", true}, {"a?c", "ac", false}, {"[ab]c", "bc", true}, {"[!ab]c", "bc", false},
		{"[!ab]c", "xc", true}, {"[a-c]", "b", true}, {"[a-c]", "d", false}, {"[]]", "]", true},
		{"[", "[", true}, {"[ab", "[ab", true}, {"*", "", true}, {"", "a", false}, {"é*", "éa", true},
		{"**a", "bba", true}, {"a*b*c", "a-c-b", false},
	} {
		if got := matches(c.pattern, c.text); got != c.want {
			t.Errorf("%q, %q: %v", c.pattern, c.text, got)
		}
	}
	start := time.Now()
	matches(strings.Repeat("*a", 500), strings.Repeat("a", 400)+"b")
	if took := time.Since(start); took > time.Second {
		t.Errorf("a pattern with many stars took %v", took)
	}
}

func FuzzMatches(f *testing.F) {
	f.Add("a[!b-", "a")
	f.Add("*[]-a]?", "xx")
	f.Fuzz(func(t *testing.T, pattern, text string) {
		if matches(pattern, text) && !matches("*"+pattern, "x"+text) {
			t.Errorf("%q matches %q, but not with a star before it", pattern, text)
		}
	})
}

func TestHumanSize(t *testing.T) {
	for size, want := range map[int]string{0: "0 Bytes", 1: "1 Byte", 1023: "1023 Bytes", 1024: "1.0 KiB", 1536: "1.5 KiB", 1<<20 - 1: "1.0 MiB", 5 << 30: "5.0 GiB"} {
		if got := humanSize(size); got != want {
			t.Errorf("%d: %s, want %s", size, got, want)
		}
	}
}
