package browser

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// A way of installing Chromium: commands, one after another.
type way struct {
	what     string
	commands [][]string
	inSite   bool // run in the site's folder
}

// ways gives what may work here, the best first.
func (m machine) ways(isRoot bool) (list []way) {
	if _, err := m.lookPath("apt-get"); err == nil {
		var sudo []string
		if !isRoot {
			// -n: fail rather than wait for a password.
			sudo = []string{"sudo", "-n"}
		}
		if _, err := m.lookPath("sudo"); isRoot || err == nil {
			list = append(list, way{
				what: "Debian's package chromium with apt-get",
				commands: [][]string{
					append(append([]string{}, sudo...), "apt-get", "-qq", "update"),
					append(append([]string{}, sudo...), "apt-get", "-qq", "install", "-y", "--no-install-recommends", "chromium"),
				},
			})
		}
	}
	return append(list, way{
		what:     "the test driver's own download of Chromium",
		commands: [][]string{{"node", "node_modules/playwright-core/cli.js", "install", "chromium"}},
		inSite:   true,
	})
}

func (w way) install(root string, log io.Writer) error {
	for _, args := range w.commands {
		cmd := exec.Command(args[0], args[1:]...)
		cmd.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive")
		if w.inSite {
			cmd.Dir = filepath.Join(root, "site")
		}
		if output, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w\n%s", strings.Join(args, " "), err, output)
		}
	}
	return nil
}
