package browser

import (
	"errors"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// a pretends to be a machine with these programs, files and variables.
func a(goos string, programs, files []string, env map[string]string) machine {
	return machine{
		getenv: func(name string) string { return env[name] },
		lookPath: func(name string) (string, error) {
			for _, p := range programs {
				if p == name || filepath.Base(p) == name {
					return p, nil
				}
			}
			return "", exec.ErrNotFound
		},
		glob: func(pattern string) (found []string, err error) {
			for _, f := range files {
				if ok, err := filepath.Match(pattern, f); err != nil {
					return nil, err
				} else if ok {
					found = append(found, f)
				}
			}
			return found, nil
		},
		home: "/home/me",
		goos: goos,
	}
}

func TestFind(t *testing.T) {
	const cached = "/home/me/.cache/ms-playwright/chromium-1200/chrome-linux/chrome"
	const older = "/home/me/.cache/ms-playwright/chromium-1100/chrome-linux/chrome"
	const mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
	for _, c := range []struct {
		name string
		m    machine
		want string
	}{
		{"the path first", a("linux", []string{"/usr/bin/google-chrome", "/usr/bin/chromium"}, []string{cached}, nil), "/usr/bin/chromium"},
		{"Chrome", a("linux", []string{"/usr/bin/google-chrome"}, nil, nil), "/usr/bin/google-chrome"},
		{"the variable", a("linux", []string{"/usr/bin/chromium", "/opt/c/chrome"}, nil, map[string]string{"CHROMIUM": "/opt/c/chrome"}), "/opt/c/chrome"},
		{"Playwright's newest", a("linux", nil, []string{cached, older}, nil), cached},
		{"Playwright elsewhere", a("linux", nil, []string{"/b/chromium-1/chrome-linux64/chrome"}, map[string]string{"PLAYWRIGHT_BROWSERS_PATH": "/b"}), "/b/chromium-1/chrome-linux64/chrome"},
		{"headless only", a("linux", nil, []string{"/home/me/.cache/ms-playwright/chromium_headless_shell-1/chrome-linux/headless_shell"}, nil), "/home/me/.cache/ms-playwright/chromium_headless_shell-1/chrome-linux/headless_shell"},
		{"macOS", a("darwin", []string{mac}, nil, nil), mac},
		{"not macOS", a("linux", []string{mac}, nil, nil), ""},
		{"none", a("linux", nil, nil, nil), ""},
	} {
		got, err := c.m.find()
		if got != c.want || (c.want == "") != errors.Is(err, errNone) {
			t.Errorf("%s: %q, %v; want %q", c.name, got, err, c.want)
		}
	}
}

// A wrong CHROMIUM is an error, not a reason to use or install another browser.
func TestFindRefusesAWrongVariable(t *testing.T) {
	m := a("linux", []string{"/usr/bin/chromium"}, nil, map[string]string{"CHROMIUM": "/gone"})
	if got, err := m.find(); err == nil || errors.Is(err, errNone) || !strings.Contains(err.Error(), "CHROMIUM") {
		t.Errorf("%q, %v", got, err)
	}
}

func TestWays(t *testing.T) {
	const download = "node node_modules/playwright-core/cli.js install chromium"
	for _, c := range []struct {
		name     string
		programs []string
		root     bool
		want     []string
	}{
		{"root on Debian", []string{"/usr/bin/apt-get"}, true, []string{"apt-get -qq update", "apt-get -qq install -y --no-install-recommends chromium", download}},
		{"sudo", []string{"/usr/bin/apt-get", "/usr/bin/sudo"}, false, []string{"sudo -n apt-get -qq update", "sudo -n apt-get -qq install -y --no-install-recommends chromium", download}},
		{"a user without sudo", []string{"/usr/bin/apt-get"}, false, []string{download}},
		{"no apt", nil, true, []string{download}},
	} {
		var got []string
		for _, w := range a("linux", c.programs, nil, nil).ways(c.root) {
			for _, args := range w.commands {
				got = append(got, strings.Join(args, " "))
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", c.name, got)
		}
	}
}
