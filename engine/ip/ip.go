// Package ip reads IPv4 and IPv6 addresses and ranges in CIDR notation, in the
// forms that AWS takes: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress
//
// It stands in for net/netip, whose zones bring interning, weak references and
// hash tries into the WebAssembly: 20 KB after compression.
package ip

import "strings"

// Addr is an IPv4 or IPv6 address. The zero Addr is ::.
type Addr struct {
	high, low uint64 // an IPv4 address is in the last 32 bits
	is4       bool
}

// Is4 reports whether it is an IPv4 address.
func (a Addr) Is4() bool { return a.is4 }

// Prefix is a range of addresses: those that begin with the same bits.
type Prefix struct {
	addr Addr // the bits behind the prefix are zero
	bits int
}

// Is4 reports whether it is a range of IPv4 addresses.
func (p *Prefix) Is4() bool { return p.addr.is4 }

// Bits is the length of the prefix: up to 32 for IPv4, up to 128 for IPv6.
func (p *Prefix) Bits() int { return p.bits }

// Contains reports whether the address is in the range. An IPv4 address is in
// no range of IPv6 addresses, and the other way round.
func (p *Prefix) Contains(a Addr) bool {
	return a.masked(p.bits) == p.addr
}

// First reports whether the address is the first of the range: it has no bits
// behind the prefix.
func (p *Prefix) First(a Addr) bool { return a == p.addr }

// Private reports whether the range begins in the IPv4 addresses for private
// use (RFC 1918).
func (p *Prefix) Private() bool {
	a := p.addr.low
	return p.addr.is4 && (a>>24 == 10 || a>>20 == 172<<4|1 || a>>16 == 192<<8|168)
}

// masked clears all bits but the first n.
func (a Addr) masked(n int) Addr {
	if a.is4 {
		n += 96
	}
	// A shift by 64 and more gives 0 in Go.
	a.high &= ^(^uint64(0) >> min(n, 64))
	a.low &= ^(^uint64(0) >> max(n-64, 0))
	return a
}

// Parse reads an address, as "192.0.2.1", "2001:db8::1" or "::ffff:192.0.2.1",
// which is the IPv4 address in it. Zones ("fe80::1%eth0") are refused: they say
// nothing about an address.
func Parse(s string) (Addr, bool) {
	a, ok := parse(s)
	if a.high == 0 && a.low>>32 == 0xffff {
		a = Addr{low: a.low & 0xffffffff, is4: true}
	}
	return a, ok
}

// ParsePrefix reads a range in CIDR notation, or one address. Bits behind the
// prefix are ignored. A range that is written as IPv6 is one of IPv6.
func ParsePrefix(s string) (Prefix, bool) {
	address, length, ranged := strings.Cut(s, "/")
	if !ranged {
		a, ok := Parse(s)
		if a.is4 {
			return Prefix{a, 32}, ok
		}
		return Prefix{a, 128}, ok
	}
	a, ok := parse(address)
	most := 128
	if a.is4 {
		most = 32
	}
	n, valid := number(length, 10, 3, most)
	if !ok || !valid {
		return Prefix{}, false
	}
	return Prefix{a.masked(n), n}, true
}

func parse(s string) (Addr, bool) {
	if strings.IndexByte(s, ':') < 0 {
		n, ok := parse4(s)
		return Addr{low: n, is4: true}, ok
	}
	return parse6(s)
}

// parse4 reads four decimal numbers.
func parse4(s string) (uint64, bool) {
	a := uint64(0)
	for i := range 4 {
		part, rest, more := strings.Cut(s, ".")
		n, ok := number(part, 10, 3, 255)
		if !ok || more != (i < 3) {
			return 0, false
		}
		a, s = a<<8|uint64(n), rest
	}
	return a, true
}

// parse6 reads eight groups of hexadecimal digits; "::" stands for one or more
// groups of zeros, and the last two may be written as an IPv4 address.
func parse6(s string) (Addr, bool) {
	var groups [8]uint64
	n, gap := 0, -1
	if strings.HasPrefix(s, "::") {
		s, gap = s[2:], 0
	}
	for s != "" {
		part, rest, more := strings.Cut(s, ":")
		if v4, ok := parse4(part); ok && !more && n < 7 {
			groups[n], groups[n+1] = v4>>16, v4&0xffff
			n += 2
			break
		}
		group, ok := number(part, 16, 4, 0xffff)
		if !ok || n == 8 || more && rest == "" {
			return Addr{}, false
		}
		groups[n] = uint64(group)
		n++
		if strings.HasPrefix(rest, ":") {
			if gap >= 0 {
				return Addr{}, false
			}
			gap, rest = n, rest[1:]
		}
		s = rest
	}
	if gap < 0 && n < 8 || gap >= 0 && n == 8 {
		return Addr{}, false
	}
	if gap >= 0 {
		for i := range 8 - gap { // from the end, what stands behind the gap
			if j := n - 1 - i; j >= gap {
				groups[7-i] = groups[j]
			} else {
				groups[7-i] = 0
			}
		}
	}
	g := &groups
	return Addr{high: g[0]<<48 | g[1]<<32 | g[2]<<16 | g[3], low: g[4]<<48 | g[5]<<32 | g[6]<<16 | g[7]}, true
}

// number reads digits of a base, without a sign; in base 10 without leading
// zeros, which some read as octal.
func number(s string, base, longest, most int) (int, bool) {
	if s == "" || len(s) > longest || base == 10 && len(s) > 1 && s[0] == '0' {
		return 0, false
	}
	n := 0
	for i := range len(s) {
		c := s[i]
		d := strings.IndexByte("0123456789abcdef", c)
		if 'A' <= c && c <= 'F' {
			d = int(c-'A') + 10
		}
		if d < 0 || d >= base {
			return 0, false
		}
		n = n*base + d
	}
	return n, n <= most
}
