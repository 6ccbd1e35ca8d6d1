package policy

import (
	"net/netip"
	"strings"
)

// ParseNet reads an IPv4 or IPv6 range in CIDR notation, or one address. Bits
// behind the prefix are ignored.
func ParseNet(s string) (netip.Prefix, bool) {
	if strings.IndexByte(s, '/') < 0 {
		a, ok := ParseAddress(s)
		if !ok {
			return netip.Prefix{}, false
		}
		return netip.PrefixFrom(a, a.BitLen()), true
	}
	p, err := netip.ParsePrefix(s)
	if err != nil {
		return netip.Prefix{}, false
	}
	return p.Masked(), true
}

// ParseAddress reads an IPv4 or IPv6 address; an IPv4 address written as IPv6 is
// that IPv4 address.
func ParseAddress(s string) (netip.Addr, bool) {
	if s == "" || strings.IndexByte(s, '%') >= 0 {
		return netip.Addr{}, false // zones say nothing about an address
	}
	a, err := netip.ParseAddr(s)
	return a.Unmap(), err == nil
}
