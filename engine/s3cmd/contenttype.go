package s3cmd

import (
	"path"
	"strings"
)

// contentTypes are those that the CLI guesses from a file's name: a type, then
// the endings that mean it, which Python's module mimetypes knows.
const contentTypes = `
application/javascript js mjs
application/json json
application/manifest+json webmanifest
application/msword doc dot wiz
application/octet-stream bin a dll exe o obj so
application/pdf pdf
application/postscript ps ai eps
application/vnd.ms-excel xls xlb
application/vnd.ms-powerpoint ppt pot ppa pps pwz
application/wasm wasm
application/x-python-code pyc pyo
application/x-sh sh
application/x-tar tar tgz
application/zip zip
audio/mpeg mp3 mp2
audio/x-wav wav
image/bmp bmp
image/gif gif
image/jpeg jpg jpeg jpe
image/png png
image/svg+xml svg
image/tiff tiff tif
image/vnd.microsoft.icon ico
text/css css
text/csv csv
text/html html htm
text/markdown md markdown
text/plain txt bat c h ksh pl
text/tab-separated-values tsv
text/x-python py
text/xml xml xsl rdf wsdl xpdl
video/mp4 mp4 m4v
video/mpeg mpeg mpg mpa mpe m1v
video/quicktime qt mov
video/webm webm
`

// contentType guesses the type of a file; "" where its name tells none. Endings
// that mean a compression are left out before.
func contentType(file string) string {
	name := strings.ToLower(path.Base(file))
	for _, compressed := range []string{".gz", ".z", ".bz2", ".xz", ".br"} {
		name = strings.TrimSuffix(name, compressed)
	}
	ending := strings.TrimPrefix(path.Ext(name), ".")
	if ending == "" || strings.TrimLeft(name, ".") == ending {
		return ""
	}
	for _, line := range strings.Split(strings.TrimSpace(contentTypes), "\n") {
		kind, endings, _ := strings.Cut(line, " ")
		if strings.Contains(" "+endings+" ", " "+ending+" ") {
			return kind
		}
	}
	return ""
}
