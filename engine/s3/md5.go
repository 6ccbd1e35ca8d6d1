package s3

import (
	"encoding/binary"
	"math/bits"
)

// md5Sum is the message digest of RFC 1321, which is the ETag of an object that
// was uploaded in one piece. The standard library's would bring all of crypto's
// self-tests into the WebAssembly.
//
// https://www.rfc-editor.org/rfc/rfc1321
func md5Sum(text string) [16]byte {
	state := [4]uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}
	size := len(text)
	var block [64]byte
	for len(text) >= 64 {
		copy(block[:], text)
		md5Block(&state, &block)
		text = text[64:]
	}
	// Padding: a one bit, zeros, and the length in bits.
	n := copy(block[:], text)
	clear(block[n:])
	block[n] = 0x80
	if n >= 56 {
		md5Block(&state, &block)
		clear(block[:])
	}
	binary.LittleEndian.PutUint64(block[56:], uint64(size)<<3)
	md5Block(&state, &block)
	var sum [16]byte
	for i, s := range state {
		binary.LittleEndian.PutUint32(sum[4*i:], s)
	}
	return sum
}

// Rotations of the four steps that each round repeats.
var md5Shifts = [4][4]int{{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}}

// md5Sines is floor(2**32 * abs(sin(i+1))).
var md5Sines = [64]uint32{
	0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
	0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
	0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
	0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
	0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
	0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
	0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
	0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
}

func md5Block(state *[4]uint32, block *[64]byte) {
	a, b, c, d := state[0], state[1], state[2], state[3]
	for i := range 64 {
		var f uint32
		var word int
		switch i / 16 {
		case 0:
			f, word = b&c|^b&d, i
		case 1:
			f, word = d&b|^d&c, (5*i+1)%16
		case 2:
			f, word = b^c^d, (3*i+5)%16
		default:
			f, word = c^(b|^d), 7*i%16
		}
		f += a + md5Sines[i] + binary.LittleEndian.Uint32(block[4*word:])
		a, d, c = d, c, b
		b += bits.RotateLeft32(f, md5Shifts[i/16][i%4])
	}
	state[0] += a
	state[1] += b
	state[2] += c
	state[3] += d
}
