package timestamp

import "strings"

// Instant is a point in time, in years of about ±290 million.
type Instant struct {
	Seconds int64 // since 1970-01-01T00:00:00Z
	Nanos   int32
}

// Compare gives -1, 0 or 1 where t is before, at or after u.
func (t *Instant) Compare(u *Instant) int {
	switch {
	case t.Seconds < u.Seconds:
		return -1
	case t.Seconds > u.Seconds:
		return 1
	case t.Nanos < u.Nanos:
		return -1
	case t.Nanos > u.Nanos:
		return 1
	}
	return 0
}

// Years that AWS accepts: the range of 64-bit milliseconds.
const minYear, maxYear = -292275054, 292278993

// ParseInstant reads a date of the W3C profile of ISO 8601 (parts from the right
// may be missing) or, where the text has neither "T" nor "-", seconds since 1970.
// It allocates nothing.
//
// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
func ParseInstant(s string) (Instant, bool) {
	if !strings.ContainsAny(s, "tT-") {
		n, ok := number(s, 0, 1<<63-1)
		return Instant{Seconds: n}, ok
	}
	date, clock := s, ""
	if i := strings.IndexAny(s, "tT"); i >= 0 {
		date, clock = s[:i], s[i+1:]
	}
	negative := strings.HasPrefix(date, "-")
	if negative {
		date = date[1:]
	}
	yearText, rest, _ := strings.Cut(date, "-")
	monthText, dayText, hasDay := strings.Cut(rest, "-")
	year, ok := number(yearText, 0, maxYear)
	if negative {
		year = -year
	}
	if !ok || year < minYear {
		return Instant{}, false
	}
	month, day := int64(1), int64(1)
	if len(date) > len(yearText) {
		if month, ok = number(monthText, 1, 12); !ok {
			return Instant{}, false
		}
	}
	if hasDay {
		if day, ok = number(dayText, 1, 31); !ok {
			return Instant{}, false
		}
	}
	seconds, nanos, ok := parseClock(clock)
	return Instant{Seconds: daysSince1970(year, month, day)*86400 + seconds, Nanos: nanos}, ok
}

// parseClock reads "hh:mm:ss.fffffffff" with a zone: Z, +hh, +hh:mm or -hh:mm. No
// zone means UTC.
func parseClock(s string) (seconds int64, nanos int32, ok bool) {
	if s == "" {
		return 0, 0, true
	}
	zone := int64(0)
	if i := strings.IndexAny(s, "zZ+-"); i >= 0 {
		if zone, ok = parseZone(s[i:]); !ok {
			return 0, 0, false
		}
		s = s[:i]
	}
	hourText, rest, hasMinute := strings.Cut(s, ":")
	minuteText, secondText, hasSecond := strings.Cut(rest, ":")
	hour, ok := number(hourText, 0, 23)
	if !ok {
		return 0, 0, false
	}
	var minute, second int64
	if hasMinute {
		if minute, ok = number(minuteText, 0, 59); !ok {
			return 0, 0, false
		}
	}
	if hasSecond {
		whole, fraction, hasFraction := strings.Cut(secondText, ".")
		if second, ok = number(whole, 0, 59); !ok {
			return 0, 0, false
		}
		if hasFraction {
			n, ok := number(fraction, 0, 999999999)
			if !ok || len(fraction) > 9 {
				return 0, 0, false
			}
			for range 9 - len(fraction) {
				n *= 10
			}
			nanos = int32(n)
		}
	}
	return hour*3600 + minute*60 + second - zone, nanos, true
}

// parseZone gives the offset from UTC in seconds.
func parseZone(s string) (int64, bool) {
	if s[0] == 'z' || s[0] == 'Z' {
		return 0, len(s) == 1
	}
	hourText, minuteText, hasMinute := strings.Cut(s[1:], ":")
	hour, ok := number(hourText, 0, 23)
	if !ok || len(hourText) != 2 {
		return 0, false
	}
	minute := int64(0)
	if hasMinute {
		if minute, ok = number(minuteText, 0, 59); !ok || len(minuteText) != 2 {
			return 0, false
		}
	}
	offset := hour*3600 + minute*60
	if s[0] == '-' {
		offset = -offset
	}
	return offset, true
}

// number reads decimal digits as a number from lo to hi.
func number(s string, lo, hi int64) (int64, bool) {
	n := int64(0)
	for i := range len(s) {
		d := int64(s[i]) - '0'
		if d < 0 || d > 9 || n > (hi-d)/10 {
			return 0, false
		}
		n = n*10 + d
	}
	return n, n >= lo && s != ""
}

// daysSince1970 counts days in the Gregorian calendar extended both ways; a day
// that its month does not have counts on into the next one.
func daysSince1970(year, month, day int64) int64 {
	if month <= 2 {
		year--
		month += 12
	}
	era := year / 400
	if year < 0 {
		era = (year - 399) / 400
	}
	ofEra := year - era*400
	ofYear := (153*(month-3)+2)/5 + day - 1
	return era*146097 + ofEra*365 + ofEra/4 - ofEra/100 + ofYear - 719468
}

// civil is the way back from days to the calendar.
func civil(days int64) (year, month, day int64) {
	days += 719468
	era := days / 146097
	if days < 0 {
		era = (days - 146096) / 146097
	}
	ofEra := days - era*146097
	yearOfEra := (ofEra - ofEra/1460 + ofEra/36524 - ofEra/146096) / 365
	ofYear := ofEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	month = (5*ofYear+2)/153 + 3
	day = ofYear - (153*(month-3)+2)/5 + 1
	year = yearOfEra + era*400
	if month > 12 {
		month -= 12
		year++
	}
	return year, month, day
}
