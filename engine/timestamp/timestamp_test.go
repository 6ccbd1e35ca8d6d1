package timestamp

import (
	"testing"
	"time"
)

var layouts = []string{
	time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02",
	"20060102T150405Z", "20060102", time.RFC1123, time.RFC1123Z,
	// not among the CLI's documented forms, but of the same pattern
	"2006-01-02T15", "2006-01-02T15Z07:00", "2006-01-02T15:04Z07:00", "2006-01-02 15:04", "2006-01-02 15",
}

func TestForms(t *testing.T) {
	for _, at := range []time.Time{
		time.Date(2026, 1, 2, 15, 4, 5, 0, time.UTC),
		time.Date(2024, 2, 29, 23, 59, 59, 0, time.UTC),
		time.Date(1969, 12, 31, 23, 59, 59, 0, time.UTC),
		time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC),
		time.Date(9999, 12, 31, 0, 0, 0, 0, time.FixedZone("", -7*3600)),
	} {
		if got, want := Format(at), at.UTC().Format("2006-01-02T15:04:05"); got != want {
			t.Errorf("Format %s, want %s", got, want)
		}
		for _, layout := range layouts {
			text := at.Format(layout)
			if layout == time.RFC1123 {
				text = at.UTC().Format(layout)
			}
			want, _ := time.Parse(layout, text)
			if got, ok := ParseLoose(text); !ok || !got.Equal(want) {
				t.Errorf("%s: %v %v, want %v", text, got, ok, want)
			}
			if _, ok := Parse(text); ok != (layout == time.RFC3339) {
				t.Errorf("%s is RFC 3339: %v", text, ok)
			}
		}
	}
	for _, bad := range []string{
		"", "2026", "2026-01", "2026-02-29", "2026-02-29T00:00:00Z", "2026-04-31", "20260229", "2026-01-02X", "2026-01-02T15:04:05+0100",
		"2026-01-02T25:00:00Z", "20260102T150405+", "Fri, 02 Jnu 2026 15:04:05 GMT", "Fri, 02 Jan 2026 15:04:05 +01:000", "Fri, 02 anF 2026 15:04:05 GMT", "1767366245", "-2026-01-02",
	} {
		if got, ok := ParseLoose(bad); ok {
			t.Errorf("%q is %v", bad, got)
		}
	}
}

// FuzzParse holds what is read against package time.
func FuzzParse(f *testing.F) {
	at := time.Date(2026, 1, 2, 15, 4, 5, 250_000_000, time.UTC)
	for _, layout := range append(layouts, time.RFC3339Nano) {
		f.Add(at.Format(layout))
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got, ok := Parse(text); ok {
			want, err := time.Parse(time.RFC3339, text)
			if err != nil || !got.Equal(want) {
				t.Fatalf("%q is %v, want %v %v", text, got, want, err)
			}
			if Format(got) != want.UTC().Format("2006-01-02T15:04:05") {
				t.Fatalf("%v written as %s", want, Format(got))
			}
		} else if want, err := time.Parse(time.RFC3339, text); err == nil && want.Format(time.RFC3339) == text {
			t.Fatalf("%q is refused", text)
		}
		if got, ok := ParseLoose(text); ok {
			for _, layout := range layouts {
				if want, err := time.Parse(layout, text); err == nil && !got.Equal(want) {
					t.Fatalf("%q is %v, want %v", text, got, want)
				}
			}
		}
	})
}

func FuzzFormat(f *testing.F) {
	f.Add(int64(1767366245))
	f.Add(int64(-1))
	f.Fuzz(func(t *testing.T, seconds int64) {
		at := time.Unix(seconds%(1<<37), 0).UTC()
		if at.Year() < 0 || at.Year() > 9999 {
			return
		}
		if got, want := Format(at), at.Format("2006-01-02T15:04:05"); got != want {
			t.Fatalf("%s, want %s", got, want)
		}
	})
}

func BenchmarkFormat(b *testing.B) {
	at := time.Unix(1767366245, 0)
	b.ReportAllocs()
	for b.Loop() {
		Format(at)
	}
}
