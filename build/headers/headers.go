// Package headers holds the HTTP headers that the site is meant to be served
// with. README.md names them for hosts.
package headers

import "net/http"

// Policy is the Content-Security-Policy that index.html carries itself, so
// that it holds on any host.
const Policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; " +
	"connect-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
	"manifest-src 'self'; base-uri 'none'; form-action 'none'"

// FrameAncestors can only be said in a header; a <meta> with it is ignored.
// Pages of other origins may show embed.html, which keeps nothing, and no
// other page, which holds what a visitor works on.
const (
	FrameAncestors      = "frame-ancestors 'self'"
	EmbedFrameAncestors = "frame-ancestors *"
)

// EmbedPage is the page for frames.
const EmbedPage = "embed.html"

// Immutable is for names that hold a hash of their content.
const Immutable = "public, max-age=31536000, immutable"

// Set sets the headers of a file, by its name.
func Set(h http.Header, name string) {
	ancestors := FrameAncestors
	if name == EmbedPage {
		ancestors = EmbedFrameAncestors
	}
	h.Set("Content-Security-Policy", Policy+"; "+ancestors)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
}
