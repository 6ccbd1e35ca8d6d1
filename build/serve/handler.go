// Package serve serves the built site on this machine, with the headers that
// a host should send.
package serve

import (
	"mime"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"crossgrant/build/headers"
)

// Explicit, because a system's own table may lack or contradict them.
var mimeTypes = map[string]string{
	".wasm": "application/wasm",
	".js":   "text/javascript; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".html": "text/html; charset=utf-8",
	".svg":  "image/svg+xml",
	".json": "application/json",
	".txt":  "text/plain; charset=utf-8",
	".png":  "image/png",

	".webmanifest": "application/manifest+json",
}

// A hashed name ends with "-", 16 hexadecimal digits and the extension.
var hashedName = regexp.MustCompile(`-[0-9a-f]{16}\.[a-z]+$`)

// Handler serves the files in dir.
func Handler(dir string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := path.Clean("/" + r.URL.Path)
		if strings.HasSuffix(r.URL.Path, "/") {
			name = path.Join(name, "index.html")
		}
		headers.Set(w.Header(), path.Base(name))
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
			return
		}
		serveFile(w, r, filepath.Join(dir, filepath.FromSlash(name)))
	})
}

func serveFile(w http.ResponseWriter, r *http.Request, file string) {
	info, err := os.Stat(file)
	if err != nil || info.IsDir() {
		http.Error(w, "not found", http.StatusNotFound)
		return
	}
	h := w.Header()
	kind := mimeTypes[filepath.Ext(file)]
	if kind == "" {
		kind = mime.TypeByExtension(filepath.Ext(file))
	}
	if kind == "" {
		kind = "application/octet-stream"
	}
	h.Set("Content-Type", kind)
	h.Set("Vary", "Accept-Encoding")
	if hashedName.MatchString(file) {
		h.Set("Cache-Control", headers.Immutable)
	} else {
		h.Set("Cache-Control", "no-cache")
	}
	for _, packed := range []struct{ ext, coding string }{{".br", "br"}, {".gz", "gzip"}} {
		if !accepts(r.Header.Get("Accept-Encoding"), packed.coding) {
			continue
		}
		if info, err := os.Stat(file + packed.ext); err == nil && !info.IsDir() {
			h.Set("Content-Encoding", packed.coding)
			file += packed.ext
			break
		}
	}
	content, err := os.Open(file)
	if err != nil {
		http.Error(w, "not found", http.StatusNotFound)
		return
	}
	defer content.Close()
	info, err = content.Stat()
	if err != nil {
		http.Error(w, "not found", http.StatusNotFound)
		return
	}
	http.ServeContent(w, r, file, info.ModTime(), content)
}

// accepts reads an Accept-Encoding header: a list of codings, each perhaps
// with a weight, of which 0 means "not this one".
func accepts(header, coding string) bool {
	for _, item := range strings.Split(header, ",") {
		name, weight, _ := strings.Cut(item, ";")
		if strings.EqualFold(strings.TrimSpace(name), coding) {
			return strings.Trim(strings.TrimPrefix(strings.TrimSpace(weight), "q="), "0.") != "" || weight == ""
		}
	}
	return false
}
