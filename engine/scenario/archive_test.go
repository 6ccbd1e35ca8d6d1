package scenario

import (
	"reflect"
	"strings"
	"testing"
)

func TestParseArchive(t *testing.T) {
	got := ParseArchive("\ufeffTitle\r\nMore\n\nthan one paragraph\n-- a/b.json --\r\n{}\r\n-- empty --\n-- no end --\nx\n--  --\n-- a/b.json --\nagain")
	want := Scenario{
		Title: "Title", Description: "More\n\nthan one paragraph",
		Files: []File{{"a/b.json", "{}\r\n"}, {"empty", ""}, {"no end", "x\n--  --\n"}, {"a/b.json (2)", "again"}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestExamplesRoundTrip(t *testing.T) {
	for _, e := range append(Examples(), Templates()...) {
		if again := FormatArchive(ParseArchive(e.Text)); again != e.Text {
			t.Errorf("%s changes when it is opened and saved", e.Name)
		}
	}
}

func TestMarkerLines(t *testing.T) {
	text := "x\n-- a --\ny\n-- b --"
	got := MarkerLines(text)
	if !reflect.DeepEqual(got, []int{2, 12}) {
		t.Errorf("%v", got)
	}
}

func FuzzArchive(f *testing.F) {
	for _, e := range Examples() {
		f.Add(e.Text)
	}
	f.Add("-- a --\n-- a --\n-- b --")
	f.Fuzz(func(t *testing.T, text string) {
		s := ParseArchive(text)
		if !strings.Contains(s.Title+s.Description, "-- ") {
			again := ParseArchive(FormatArchive(s))
			if len(again.Files) != len(s.Files) {
				t.Fatalf("%d files become %d", len(s.Files), len(again.Files))
			}
			for i := range s.Files {
				if strings.TrimSuffix(again.Files[i].Text, "\n") != strings.TrimSuffix(s.Files[i].Text, "\n") {
					t.Fatalf("file %d changes", i)
				}
			}
		}
		Load(s)
	})
}
