package timestamp

import "testing"

func TestInstants(t *testing.T) {
	for text, want := range map[string]Instant{
		"1970-01-01T00:00:00Z":                {},
		"1970-01-01":                          {},
		"1970-01":                             {},
		"1969-12-31T23:59:59Z":                {Seconds: -1},
		"2000-02-29T12:00:00Z":                {Seconds: 951825600},
		"2026-11-24T02:07:00.25Z":             {Seconds: 1795486020, Nanos: 250000000},
		"2026-11-24t02:07:00z":                {Seconds: 1795486020},
		"2026-11-24T04:07:00+02:00":           {Seconds: 1795486020},
		"2026-11-24T04:07:00+02":              {Seconds: 1795486020},
		"2026-11-23T19:07:00-07:00":           {Seconds: 1795486020},
		"2026-11-24T02:07Z":                   {Seconds: 1795486020},
		"2026-11-24T02:07":                    {Seconds: 1795486020},
		"1795486020":                          {Seconds: 1795486020},
		"0":                                   {},
		"2026-11-24T":                         {Seconds: 1795478400},
		"-1":                                  {Seconds: -62198755200}, // a year, not seconds
		"9223372036854775807":                 {Seconds: 1<<63 - 1},
		"-0001-01-01":                         {Seconds: -62198755200},
		"0000-03-01":                          {Seconds: -62162035200},
		"1970-01-01T00:00:00.000000001+00:00": {Nanos: 1},
	} {
		if got, ok := ParseInstant(text); !ok || got != want {
			t.Errorf("%s: %+v %v, want %+v", text, got, ok, want)
		}
	}
	for _, bad := range []string{"", "T", "-", "2026-", "2026-00-01", "2026-01-00", "2026-01-32", "2026-1-1-1", "x", "2026-01-01Tx", "2026-01-01T24", "2026-01-01T00:60", "2026-01-01T00:00:60", "2026-01-01T00:00:00.", "2026-01-01T00:00:00ZZ", "292278994-01-01", "-292275055-01-01", "1.5", "9223372036854775808"} {
		if got, ok := ParseInstant(bad); ok {
			t.Errorf("%q is the date %+v", bad, got)
		}
	}
	early, _ := ParseInstant("-292275054-01-01")
	late, _ := ParseInstant("292278993-12-31")
	if early.Compare(&late) != -1 || late.Compare(&early) != 1 {
		t.Error("the ends of time are in the wrong order")
	}
}
