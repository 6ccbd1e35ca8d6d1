package ip

import (
	"net/netip"
	"strings"
	"testing"
)

var forms = []string{
	"192.0.2.1", "0.0.0.0", "255.255.255.255", "256.0.0.1", "01.2.3.4", "1.2.3", "1.2.3.4.5", "1.2.3.", "", ".", ":", "::", ":::",
	"::1", "1::", "2001:db8::1", "2001:DB8:0:0:0:0:0:1", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8",
	"1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8", "1::2::3", "12345::", "g::", "1:", ":1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9",
	"::ffff:192.0.2.1", "::192.0.2.1", "1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:7:1.2.3.4", "1:2:3:4:5:1.2.3.4", "1.2.3.4::", "::1.2.3.4:5",
	"fe80::1%eth0", "1::2:3", "::ffff:0:0", "0:0:0:0:0:ffff:102:304", " 1.2.3.4", "+1.2.3.4",
}

// agree holds a text against net/netip.
func agree(t *testing.T, s string) {
	t.Helper()
	got, ok := Parse(s)
	want, err := netip.ParseAddr(s)
	if wantOK := err == nil && want.Zone() == "" && !strings.Contains(s, "%"); ok != wantOK {
		t.Fatalf("Parse(%q) %v, want %v", s, ok, wantOK)
	}
	if !ok {
		return
	}
	if want = want.Unmap(); got != from(want) {
		t.Fatalf("Parse(%q) = %+v, want %v", s, got, want)
	}
}

func from(a netip.Addr) Addr {
	b := a.As16()
	if a.Is4() {
		b = [16]byte{12: b[12], 13: b[13], 14: b[14], 15: b[15]}
	}
	x := Addr{is4: a.Is4()}
	for i := range 8 {
		x.high, x.low = x.high<<8|uint64(b[i]), x.low<<8|uint64(b[i+8])
	}
	return x
}

func agreePrefix(t *testing.T, s, address string) {
	t.Helper()
	got, ok := ParsePrefix(s)
	want, err := netip.ParsePrefix(s)
	if !strings.Contains(s, "/") {
		var a netip.Addr
		a, err = netip.ParseAddr(s)
		if strings.Contains(s, "%") {
			a = netip.Addr{}
		}
		a = a.Unmap()
		want = netip.PrefixFrom(a, a.BitLen())
	}
	if wantOK := err == nil && want.IsValid(); ok != wantOK {
		t.Fatalf("ParsePrefix(%q) %v, want %v", s, ok, wantOK)
	}
	if !ok {
		return
	}
	if want = want.Masked(); got.Bits() != want.Bits() || got.Is4() != want.Addr().Is4() || got.addr != from(want.Addr()) {
		t.Fatalf("ParsePrefix(%q) = %+v, want %v", s, got, want)
	}
	if private := want.Addr().Is4() && want.Addr().IsPrivate(); got.Private() != private {
		t.Fatalf("%q is private: %v, want %v", s, got.Private(), private)
	}
	a, okA := Parse(address)
	wantA, errA := netip.ParseAddr(address)
	if okA && errA == nil && got.Contains(a) != want.Contains(wantA.Unmap()) {
		t.Fatalf("%q contains %q: %v", s, address, got.Contains(a))
	}
}

func TestAgainstNetip(t *testing.T) {
	addresses := []string{"10.1.2.3", "172.31.255.255", "192.168.0.1", "11.0.0.0", "2001:db8::7", "::ffff:10.1.2.3", "::a01:203"}
	for _, s := range append(forms, addresses...) {
		agree(t, s)
		agreePrefix(t, s, s)
		for _, length := range []string{"0", "7", "8", "12", "16", "24", "31", "32", "33", "48", "63", "64", "65", "96", "127", "128", "129", "08", "-1", "+8", "", "8/8", "1000"} {
			for _, a := range addresses {
				agreePrefix(t, s+"/"+length, a)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range forms {
		f.Add(s, "10.1.2.3")
		f.Add(s+"/12", s)
	}
	f.Fuzz(func(t *testing.T, s, address string) {
		agree(t, s)
		agreePrefix(t, s, address)
	})
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Parse("2001:db8::192.0.2.1")
	}
}
