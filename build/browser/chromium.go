// Package browser runs the site's tests in a real Chromium, which it finds or
// installs.
package browser

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sort"
)

// A machine is what the search for a browser sees of the machine; tests give
// it another one.
type machine struct {
	getenv   func(string) string
	lookPath func(string) (string, error)
	glob     func(string) ([]string, error)
	home     string
	goos     string
}

func thisMachine() machine {
	home, _ := os.UserHomeDir() // without one, its places are not looked at
	return machine{os.Getenv, exec.LookPath, filepath.Glob, home, runtime.GOOS}
}

var names = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"}

var macPlaces = []string{
	"/Applications/Chromium.app/Contents/MacOS/Chromium",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
}

// find gives the path of a Chromium: the one that CHROMIUM names, one on the
// PATH, an application of macOS, or one that Playwright downloaded earlier.
func (m machine) find() (string, error) {
	if named := m.getenv("CHROMIUM"); named != "" {
		path, err := m.lookPath(named)
		if err != nil {
			return "", fmt.Errorf("the variable CHROMIUM names no program: %w", err)
		}
		return path, nil
	}
	for _, name := range names {
		if path, err := m.lookPath(name); err == nil {
			return path, nil
		}
	}
	if m.goos == "darwin" {
		for _, path := range macPlaces {
			if path, err := m.lookPath(path); err == nil {
				return path, nil
			}
		}
	}
	for _, pattern := range m.playwrightPlaces() {
		found, _ := m.glob(pattern) // the patterns are well-formed
		sort.Strings(found)
		if len(found) > 0 {
			return found[len(found)-1], nil // the newest revision
		}
	}
	return "", errNone
}

var errNone = errors.New("no Chromium found")

func (m machine) playwrightPlaces() []string {
	cache := m.getenv("PLAYWRIGHT_BROWSERS_PATH")
	if cache == "" {
		if m.home == "" {
			return nil
		}
		cache = filepath.Join(m.home, ".cache", "ms-playwright")
		if m.goos == "darwin" {
			cache = filepath.Join(m.home, "Library", "Caches", "ms-playwright")
		}
	}
	return []string{
		filepath.Join(cache, "chromium-*", "chrome-linux*", "chrome"),
		filepath.Join(cache, "chromium-*", "chrome-mac*", "*.app", "Contents", "MacOS", "*"),
		filepath.Join(cache, "chromium_headless_shell-*", "chrome-*", "*headless?shell"),
	}
}

// Ensure gives the path of a Chromium, installing one where there is none.
func Ensure(root string, log io.Writer) (string, error) {
	m := thisMachine()
	path, err := m.find()
	if err != errNone {
		return path, err
	}
	for _, way := range m.ways(os.Geteuid() == 0) {
		fmt.Fprintf(log, "No Chromium found. Installing %s …\n", way.what)
		if err := way.install(root, log); err != nil {
			fmt.Fprintln(log, err)
			continue
		}
		if path, err := m.find(); err == nil {
			return path, nil
		}
	}
	return "", errors.New("no Chromium found and none could be installed; set CHROMIUM to the path of one")
}
