// Package npm installs the site's packages when they are not there.
package npm

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// Ensure runs "npm ci" in the site's folder where node_modules is missing or
// older than the lock file.
func Ensure(root string) error {
	site := filepath.Join(root, "site")
	lock, err := os.Stat(filepath.Join(site, "package-lock.json"))
	if err != nil {
		return err
	}
	// npm writes this file at the end of an installation.
	installed, err := os.Stat(filepath.Join(site, "node_modules", ".package-lock.json"))
	if err == nil && !installed.ModTime().Before(lock.ModTime()) {
		return nil
	}
	fmt.Fprintln(os.Stderr, "Installing the site's npm packages …")
	cmd := exec.Command("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error")
	cmd.Dir = site
	output, err := cmd.CombinedOutput()
	if err != nil {
		return fmt.Errorf("npm ci: %w\n%s", err, output)
	}
	return nil
}
