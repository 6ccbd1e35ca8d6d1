package s3

import (
	"encoding/base64"
	"strings"

	"crossgrant/engine/call"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// Checksums of an object. Uploads carry CRC-64/NVME where the client is not told
// otherwise, as the AWS CLI does today.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html

// Polynomials, bit-reversed.
const (
	polynomialCRC32     = 0xedb88320
	polynomialCRC32C    = 0x82f63b78
	polynomialCRC64NVME = 0x9a6c9329ac4bc9b5
)

// crc is a reflected cyclic redundancy check of the given width in bits, which
// starts from all ones and ends by inverting.
func crc(text string, polynomial uint64, width uint) uint64 {
	ones := ^uint64(0) >> (64 - width)
	sum := ones
	for i := 0; i < len(text); i++ {
		sum ^= uint64(text[i])
		for range 8 {
			low := sum & 1
			sum >>= 1
			if low != 0 {
				sum ^= polynomial
			}
		}
	}
	return sum ^ ones
}

// checksumOf gives the checksum as S3 prints it: base64 of its bytes.
func checksumOf(text, algorithm string) string {
	sum, size := uint64(0), 4
	switch algorithm {
	case "CRC32":
		sum = crc(text, polynomialCRC32, 32)
	case "CRC32C":
		sum = crc(text, polynomialCRC32C, 32)
	default:
		sum, size = crc(text, polynomialCRC64NVME, 64), 8
	}
	var bytes [8]byte
	for i := range size {
		bytes[i] = byte(sum >> (8 * (size - 1 - i)))
	}
	return base64.StdEncoding.EncodeToString(bytes[:size])
}

func checksumAlgorithm(o *world.Object) string {
	if o.Checksum == "" {
		return "CRC64NVME"
	}
	return o.Checksum
}

// addChecksum adds the members about the checksum to a response.
func addChecksum(out *value.Value, o *world.Object) {
	algorithm := checksumAlgorithm(o)
	out.SetString("Checksum"+algorithm, checksumOf(o.Body, algorithm))
	out.SetString("ChecksumType", "FULL_OBJECT")
}

// checksumParameter reads which checksum an upload wants.
func checksumParameter(in *value.Value) (string, *call.Error) {
	switch algorithm := strings.ToUpper(in.Str("ChecksumAlgorithm")); algorithm {
	case "", "CRC64NVME":
		return "", nil
	case "CRC32", "CRC32C":
		return algorithm, nil
	case "SHA1", "SHA256", "SHA512", "MD5", "XXHASH64", "XXHASH3", "XXHASH128":
		return "", service.NotModelled("checksums by " + algorithm)
	}
	return "", invalidRequest("Checksum algorithm provided is unsupported. Please try again with any of the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]")
}

// etagOf is an object's entity tag.
func etagOf(o *world.Object) string {
	if o.ETag != "" {
		return o.ETag
	}
	return etag(o.Body)
}

// etag is the entity tag of a body, in the quotes that are part of it.
func etag(body string) string {
	var text [34]byte
	text[0], text[33] = '"', '"'
	for i, x := range md5Sum(body) {
		text[2*i+1] = "0123456789abcdef"[x>>4]
		text[2*i+2] = "0123456789abcdef"[x&15]
	}
	return string(text[:])
}
