// Package timestamp reads and writes points in time in the forms that AWS and its
// CLI use.
//
// It stands in for time.Parse and Format, whose layouts and time zones add 16 KB to
// the WebAssembly after compression.
package timestamp

import (
	"strings"
	"time"
)

// Format gives the point in UTC without a zone, as "2026-01-02T15:04:05"; callers
// append "Z" or "+00:00". Years beyond 0000 to 9999 do not occur.
func Format(t time.Time) string {
	// From Unix, not by t.Date: that brings the tables of time zones.
	seconds := t.Unix()
	days := seconds / 86400
	if seconds %= 86400; seconds < 0 {
		days--
		seconds += 86400
	}
	year, month, day := civil(days)
	b := make([]byte, 0, len("2026-01-02T15:04:05"))
	b = appendNumber(b, year, 4, 0)
	b = appendNumber(b, month, 2, '-')
	b = appendNumber(b, day, 2, '-')
	b = appendNumber(b, seconds/3600, 2, 'T')
	b = appendNumber(b, seconds/60%60, 2, ':')
	b = appendNumber(b, seconds%60, 2, ':')
	return string(b)
}

func appendNumber(b []byte, n int64, width int, before byte) []byte {
	if before != 0 {
		b = append(b, before)
	}
	start := len(b)
	for range width {
		b = append(b, '0')
	}
	for i := len(b) - 1; i >= start; i-- {
		b[i] += byte(n % 10)
		n /= 10
	}
	return b
}

// Parse reads RFC 3339: "2026-01-02T15:04:05Z", with an offset like "+01:00" in
// place of Z, and with a fraction of the second. The result is in UTC.
func Parse(s string) (time.Time, bool) {
	const whole = "0000-00-00T00:00:00"
	if !shaped(s, whole) || !strings.ContainsAny(s[len(whole):], "Z+-") || s[len(whole)] >= '0' && s[len(whole)] <= '9' {
		return time.Time{}, false
	}
	return parse(s)
}

// ParseLoose reads what the AWS CLI takes: RFC 3339, with parts left out from the
// right, without a zone (UTC) or with a space for the T; "20260102T150405Z",
// "20260102"; and RFC 1123: "Fri, 02 Jan 2026 15:04:05 GMT".
func ParseLoose(s string) (time.Time, bool) {
	switch {
	case shaped(s, "00000000"):
		clock := s[8:]
		if shaped(clock, "T000000") {
			clock = clock[:3] + ":" + clock[3:5] + ":" + clock[5:]
		}
		s = s[:4] + "-" + s[4:6] + "-" + s[6:8] + clock
	case len(s) >= len("Fri, 02 Jan 2026 15:04:05 GMT") && shaped(s[3:], ", 00 ") && s[11] == ' ' && shaped(s[16:], " 00:00:00 "):
		month := (strings.Index("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec ", s[8:12]) + 4) / 4 // 0 where it is none
		zone := s[26:]
		if shaped(zone, "+0000") || shaped(zone, "-0000") {
			zone = zone[:3] + ":" + zone[3:]
		} else if zone == "GMT" || zone == "UTC" {
			zone = "Z"
		}
		date := appendNumber([]byte(s[12:16]), int64(month), 2, '-')
		date = append(date, '-', s[5], s[6], 'T')
		s = string(date) + s[17:25] + zone
	case shaped(s, "0000-00-00 "):
		s = s[:10] + "T" + s[11:]
	}
	if !shaped(s, "0000-00-00") {
		return time.Time{}, false
	}
	return parse(s)
}

// parse reads a text that begins with a full date.
func parse(s string) (time.Time, bool) {
	at, ok := ParseInstant(s)
	day, _ := ParseInstant(s[:10])
	t := time.Unix(day.Seconds, 0)
	if !ok || !strings.HasPrefix(Format(t), s[:10]) { // a day that its month does not have
		return time.Time{}, false
	}
	return time.Unix(at.Seconds, int64(at.Nanos)).UTC(), true
}

// shaped reports whether a text begins with the given characters, any digit being
// as good as 0.
func shaped(s, shape string) bool {
	if len(s) < len(shape) {
		return false
	}
	for i := range len(shape) {
		if c := shape[i]; c == '0' {
			if s[i] < '0' || s[i] > '9' {
				return false
			}
		} else if s[i] != c {
			return false
		}
	}
	return true
}
