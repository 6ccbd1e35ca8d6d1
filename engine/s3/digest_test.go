package s3

import (
	"crypto/md5"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"hash/crc64"
	"strings"
	"testing"
)

func TestMD5IsTheStandardLibrarys(t *testing.T) {
	for n := 0; n < 300; n++ {
		text := strings.Repeat("The quick brown fox. ", 15)[:n]
		if got, want := md5Sum(text), md5.Sum([]byte(text)); got != want {
			t.Fatalf("%d bytes: got %x, want %x", n, got, want)
		}
	}
	if got := etag(""); got != `"d41d8cd98f00b204e9800998ecf8427e"` {
		t.Errorf("empty body: %s", got)
	}
}

func TestChecksumsAreTheStandardLibrarys(t *testing.T) {
	big := func(x uint64, n int) string {
		var b [8]byte
		binary.BigEndian.PutUint64(b[:], x)
		return base64.StdEncoding.EncodeToString(b[8-n:])
	}
	for _, text := range []string{"", "a", "123456789", strings.Repeat("xyz", 1000)} {
		b := []byte(text)
		for algorithm, want := range map[string]string{
			"CRC32":     big(uint64(crc32.ChecksumIEEE(b)), 4),
			"CRC32C":    big(uint64(crc32.Checksum(b, crc32.MakeTable(crc32.Castagnoli))), 4),
			"CRC64NVME": big(crc64.Checksum(b, crc64.MakeTable(polynomialCRC64NVME)), 8),
		} {
			if got := checksumOf(text, algorithm); got != want {
				t.Errorf("%s of %q: got %s, want %s", algorithm, text, got, want)
			}
		}
	}
	// The check value of the CRC catalogue for CRC-64/NVME.
	if got := crc("123456789", polynomialCRC64NVME, 64); got != 0xae8b14860a799888 {
		t.Errorf("CRC-64/NVME of 123456789: %x", got)
	}
}

func TestUnescape(t *testing.T) {
	for _, x := range []struct {
		in, want string
		plus, ok bool
	}{
		{"a%2Fb", "a/b", false, true}, {"a+b", "a+b", false, true}, {"a+b", "a b", true, true},
		{"%c3%a9", "é", false, true}, {"%", "", false, false}, {"%4", "", false, false}, {"%zz", "", false, false},
	} {
		if got, ok := unescape(x.in, x.plus); got != x.want || ok != x.ok {
			t.Errorf("%q: %q, %v", x.in, got, ok)
		}
	}
}

func TestCopySource(t *testing.T) {
	for _, x := range []struct {
		in, bucket, key, version string
		ok                       bool
	}{
		{"b/k", "b", "k", "", true}, {"/b/k/l", "b", "k/l", "", true}, {"b/k%20l?versionId=v1", "b", "k l", "v1", true},
		{"b", "b", "", "", false}, {"/", "", "", "", false}, {"b/%", "", "", "", false},
	} {
		bucket, key, version, ok := copySource(x.in)
		if ok != x.ok || ok && (bucket != x.bucket || key != x.key || version != x.version) {
			t.Errorf("%q: %q %q %q %v", x.in, bucket, key, version, ok)
		}
	}
}

func FuzzGrantees(f *testing.F) {
	for _, s := range []string{`id="aa"`, "uri=http://acs.amazonaws.com/groups/global/AllUsers, id=b", ",,", "=", `id="`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, header string) {
		grantees, err := parseGrantees(header)
		if err == nil && len(grantees) == 0 {
			t.Errorf("%q: neither grantees nor an error", header)
		}
		for _, g := range grantees {
			if err == nil && (g.ID == "") == (g.URI == "") {
				t.Errorf("%q: %+v", header, g)
			}
		}
	})
}

func BenchmarkETag(b *testing.B) {
	text := strings.Repeat("x", 1<<16)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		etag(text)
	}
}
