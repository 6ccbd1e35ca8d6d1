// Package size measures the first load of the site against its budgets.
package size

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"crossgrant/build/bundle"
)

// Budgets after brotli at level 11, in KB of 1024 bytes.
const (
	EngineBudget = 900
	SiteBudget   = 200
)

// A Sizer tells how many bytes a file has after brotli at level 11.
type Sizer func(bundle.Asset) (int, error)

// Report prints the sizes of what a first visit loads, and fails above the budgets.
func Report(w io.Writer, assets []bundle.Asset, packed Sizer) error {
	var engine, site int
	for _, a := range assets {
		if !a.FirstLoad() {
			continue
		}
		n, err := packed(a)
		if err != nil {
			return err
		}
		if filepath.Ext(a.Name) == ".wasm" {
			engine += n
		} else {
			site += n
		}
		fmt.Fprintf(w, "%9s KB  %9s KB brotli  %s\n", kilobytes(len(a.Bytes)), kilobytes(n), a.Name)
	}
	fmt.Fprintf(w, "engine:    %7s of %d KB brotli-11 (1 KB = 1024 bytes)\n", kilobytes(engine), EngineBudget)
	fmt.Fprintf(w, "all else:  %7s of %d KB brotli-11\n", kilobytes(site), SiteBudget)
	var over []string
	if engine > EngineBudget*1024 {
		over = append(over, "the engine")
	}
	if site > SiteBudget*1024 {
		over = append(over, "the rest of the first load")
	}
	if len(over) > 0 {
		return fmt.Errorf("%s is above its budget", strings.Join(over, " and "))
	}
	return nil
}

func kilobytes(n int) string { return fmt.Sprintf("%.1f", float64(n)/1024) }
