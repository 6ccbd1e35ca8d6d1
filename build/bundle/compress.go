package bundle

import (
	"bytes"
	"compress/gzip"
	"os"

	"github.com/andybalholm/brotli"
)

type compression struct {
	ext  string
	pack func([]byte) []byte
}

var compressions = []compression{{".br", Brotli}, {".gz", gzipped}}

// Brotli compresses at level 11, as a host that prepares its files does.
func Brotli(content []byte) []byte {
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, brotli.BestCompression)
	w.Write(content) // a bytes.Buffer does not fail
	w.Close()
	return b.Bytes()
}

func gzipped(content []byte) []byte {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // the level is valid
	w.Write(content)
	w.Close()
	return b.Bytes()
}

// file writes the packed form, unless the one that is there still fits:
// packing the engine takes seconds.
func (c compression) file(path string, a Asset, changed bool) error {
	if _, err := os.Stat(path); err == nil && !changed {
		return nil
	}
	_, err := writeIfChanged(path, c.pack(a.Bytes))
	return err
}
