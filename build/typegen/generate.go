package typegen

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
)

const (
	sourceFiles = "engine/api/types*.go"
	encoderFile = "engine/api/encode_gen.go"
	typesFile   = "site/src/api/types.gen.ts"
)

// A File is one that the generator writes; Path is relative to the repository.
type File struct {
	Path string
	Text []byte
}

// Files generates everything in memory from the repository at root.
func Files(root string) ([]File, error) {
	paths, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(sourceFiles)))
	if err != nil {
		return nil, err
	}
	var sources []source
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		sources = append(sources, source{filepath.Base(path), text})
	}
	m, err := parse(sources...)
	if err != nil {
		return nil, err
	}
	if err := m.checkCalls(); err != nil {
		return nil, err
	}
	code, err := encoder(m)
	if err != nil {
		return nil, err
	}
	return []File{{encoderFile, code}, {typesFile, typeScript(m)}}, nil
}

// Write generates the files and writes those that changed.
func Write(root string) error {
	files, err := Files(root)
	if err != nil {
		return err
	}
	for _, f := range files {
		path := filepath.Join(root, f.Path)
		if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, f.Text) {
			continue
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, f.Text, 0o644); err != nil {
			return err
		}
		fmt.Println("wrote", f.Path)
	}
	return nil
}
