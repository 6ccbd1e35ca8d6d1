package policy

import "strings"

// Decimal is a decimal number of any size and precision, kept as its digits.
type Decimal struct {
	negative bool
	// The digits before and behind the point, without leading and trailing
	// zeros of the number as a whole.
	whole, fraction string
	// point is the place of the first digit: 1 for 7, 2 for 70, 0 for 0.7. The
	// number is zero where there are no digits.
	point int
}

// maxExponent bounds "1e…", so that exponents never overflow.
const maxExponent = 1 << 30

// ParseDecimal reads an integer or decimal number with an optional sign and
// exponent. It allocates nothing.
func ParseDecimal(s string) (d Decimal, ok bool) {
	if s != "" && (s[0] == '-' || s[0] == '+') {
		d.negative = s[0] == '-'
		s = s[1:]
	}
	exponent := 0
	if e := strings.IndexAny(s, "eE"); e >= 0 {
		if exponent, ok = parseExponent(s[e+1:]); !ok {
			return Decimal{}, false
		}
		s = s[:e]
	}
	d.whole, d.fraction, ok = strings.Cut(s, ".")
	if len(d.whole)+len(d.fraction) == 0 || !digits(d.whole) || !digits(d.fraction) {
		return Decimal{}, false
	}
	d.whole = strings.TrimLeft(d.whole, "0")
	d.fraction = strings.TrimRight(d.fraction, "0")
	d.point = len(d.whole)
	if d.whole == "" {
		n := len(d.fraction)
		d.fraction = strings.TrimLeft(d.fraction, "0")
		d.point = len(d.fraction) - n
	}
	d.point += exponent
	if d.zero() {
		d = Decimal{}
	}
	return d, true
}

func parseExponent(s string) (int, bool) {
	negative := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		negative = s[0] == '-'
		s = s[1:]
	}
	if s == "" || !digits(s) {
		return 0, false
	}
	n := 0
	for i := range len(s) {
		if n = n*10 + int(s[i]-'0'); n > maxExponent {
			return 0, false
		}
	}
	if negative {
		n = -n
	}
	return n, true
}

// digits reports whether s holds nothing but decimal digits.
func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

func (d *Decimal) zero() bool { return d.whole == "" && d.fraction == "" }

func (d *Decimal) digit(i int) byte {
	if i < len(d.whole) {
		return d.whole[i]
	}
	if i -= len(d.whole); i < len(d.fraction) {
		return d.fraction[i]
	}
	return '0'
}

// Compare gives -1, 0 or 1 where d is less than, equal to or greater than e.
func (d *Decimal) Compare(e *Decimal) int {
	if d.negative != e.negative {
		if d.negative {
			return -1
		}
		return 1
	}
	order := d.magnitude(e)
	if d.negative {
		return -order
	}
	return order
}

func (d *Decimal) magnitude(e *Decimal) int {
	switch {
	case d.zero() && e.zero():
		return 0
	case d.zero():
		return -1
	case e.zero():
		return 1
	case d.point != e.point:
		if d.point < e.point {
			return -1
		}
		return 1
	}
	n := max(len(d.whole)+len(d.fraction), len(e.whole)+len(e.fraction))
	for i := range n {
		if a, b := d.digit(i), e.digit(i); a != b {
			if a < b {
				return -1
			}
			return 1
		}
	}
	return 0
}
