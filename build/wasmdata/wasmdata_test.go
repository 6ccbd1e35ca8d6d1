package wasmdata

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math/rand"
	"slices"
	"testing"
)

var magic = []byte("\x00asm\x01\x00\x00\x00")

// module makes one with a custom section, the data and a last section.
func module(segments []segment) []byte {
	out := append(slices.Clone(magic), 0, 2, 'h', 'i')
	body := format(segments)
	out = append(out, dataSection)
	out = binary.AppendUvarint(out, uint64(len(body)))
	out = append(out, body...)
	return append(out, 0, 1, 'x')
}

// memory is what the segments make of zeros.
func memory(segments []segment, size int) []byte {
	m := make([]byte, size)
	for _, s := range segments {
		copy(m[s.offset:], s.bytes)
	}
	return m
}

func TestJoinLeavesMemoryAsItIs(t *testing.T) {
	const size = 100_000
	random := rand.New(rand.NewSource(1))
	for range 200 {
		var segments []segment
		for at := int64(random.Intn(100)); at < size-100; {
			content := make([]byte, random.Intn(50))
			random.Read(content)
			segments = append(segments, segment{at, content})
			at += int64(len(content) + random.Intn(90))
		}
		random.Shuffle(len(segments), func(i, j int) { segments[i], segments[j] = segments[j], segments[i] })
		got, err := Join(module(segments), 64)
		if err != nil {
			t.Fatal(err)
		}
		r := reader{rest: got[len(magic)+4+1:]}
		joined, err := parse(r.take(r.unsigned()))
		if err != nil || !bytes.Equal(r.rest, []byte{0, 1, 'x'}) {
			t.Fatalf("%v, then %q", err, r.rest)
		}
		if !bytes.Equal(memory(joined, size), memory(segments, size)) {
			t.Fatal("memory differs")
		}
		if len(joined) >= len(segments) {
			t.Fatalf("%d segments of %d", len(joined), len(segments))
		}
		for i := 1; i < len(joined); i++ {
			if between := joined[i].offset - joined[i-1].end(); between <= 64 {
				t.Fatalf("%d bytes lie between two segments", between)
			}
		}
	}
}

func TestJoinRefusesWhatItDoesNotKnow(t *testing.T) {
	good := module([]segment{{100, []byte("abc")}})
	passive := bytes.Replace(good, []byte{active, i32Const}, []byte{1, i32Const}, 1)
	for name, c := range map[string]struct {
		module []byte
		want   error
	}{
		"nothing":          {nil, errTruncated},
		"no sections' end": {good[:len(good)-1], errTruncated},
		"half the data":    {append(slices.Clone(magic), dataSection, 6, 1, active, i32Const, 1, end, 9), errTruncated},
		"passive segment":  {passive, errSegment},
	} {
		if _, err := Join(c.module, 64); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func TestSignedNumbers(t *testing.T) {
	for _, n := range []int64{0, 1, 63, 64, 127, 128, -1, -64, -65, 65539, 1 << 31, -1 << 40} {
		r := reader{rest: appendSigned(nil, n)}
		if got := r.signed(); got != n || r.err != nil || len(r.rest) > 0 {
			t.Errorf("%d became %d, %v", n, got, r.err)
		}
	}
}
