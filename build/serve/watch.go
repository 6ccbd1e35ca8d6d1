package serve

import (
	"io/fs"
	"path/filepath"
	"strings"
	"time"
)

// Watch calls changed when a source file of the repository was written. It
// looks about once a second, which needs no service of the system.
func Watch(root string, changed func()) {
	last := newest(root)
	for range time.Tick(time.Second) {
		if now := newest(root); now.After(last) {
			last = now
			changed()
		}
	}
}

func newest(root string) (latest time.Time) {
	for _, dir := range []string{"engine", "wasm", "site/src", "site/public", "site/index.html"} {
		filepath.WalkDir(filepath.Join(root, filepath.FromSlash(dir)), func(path string, entry fs.DirEntry, err error) error {
			if err != nil || strings.HasSuffix(path, "_test.go") {
				return nil // a file that went away is no reason to stop
			}
			if info, err := entry.Info(); err == nil && info.ModTime().After(latest) {
				latest = info.ModTime()
			}
			return nil
		})
	}
	return latest
}
