package s3cmd

import (
	"path"
	"strings"

	"crossgrant/engine/awscli"
	"crossgrant/engine/timestamp"
	"crossgrant/engine/value"
)

// kind of a transfer, and its name in the output.
const (
	upload   = "upload"
	download = "download"
	copying  = "copy"
	deletion = "delete"
)

// transfer is what a command was told to do with files and objects.
type transfer struct {
	kind                string
	source, destination string
	recursive           bool
	stream              bool // from or to "-"
	// from is the source in the form in which items begin with it; to the
	// destination, which keepsName ends in a slash and goes on with an item's name.
	from, to  string
	keepsName bool
	sync      bool
	request   *value.Value // parameters for the request that makes the object
}

// item is one file or object of a transfer.
type item struct {
	kind     string
	source   string // "bucket/key", or a local path
	target   string
	key      string // by which source and destination are compared
	size     int
	modified string
	head     *value.Value // what HeadObject said; nil where it was not asked
	remote   bool         // the source is an object
}

// transfer is one of cp, mv, rm and sync.
func (r *run) transfer() {
	r.name = r.cmd.Operation
	paths := append([]string(nil), r.opts.Paths...)
	types := ""
	for i, p := range paths {
		if !isS3(p) {
			types += "local"
			continue
		}
		types += "s3"
		if _, key := split(p); key == "" && !strings.HasSuffix(p, "/") {
			paths[i] = p + "/"
		}
	}
	t := transfer{
		kind:   map[string]string{"locals3": upload, "s3local": download, "s3s3": copying, "s3": deletion}[types],
		source: paths[0], destination: paths[len(paths)-1],
		recursive: r.opts.Has("--recursive") || r.name == "sync", sync: r.name == "sync",
	}
	if t.kind == "" {
		r.refuse(awscli.Refusal("usage: aws s3 " + r.name + " " + r.cmd.Usage() + "\nError: Invalid argument type"))
		return
	}
	if f := r.check(&t); f != nil {
		r.refuse(f)
		return
	}
	r.transferOf(t)
	switch {
	case r.failed > 0:
		r.out.ExitCode = 1
	case r.warned > 0:
		r.out.ExitCode = 2
	}
}

// check refuses what makes no sense before anything is sent.
func (r *run) check(t *transfer) *awscli.Failure {
	if t.source == "-" || t.destination == "-" {
		if r.name != "cp" || t.recursive {
			return awscli.Refusal("Streaming currently is only compatible with non-recursive cp commands")
		}
		t.stream = true
	}
	same := t.source == t.destination || strings.HasSuffix(t.destination, "/") && t.source == t.destination+path.Base(t.source)
	if r.name == "mv" && t.kind == copying && same {
		return awscli.Refusal("Cannot mv a file onto itself: '" + t.source + "' - '" + t.destination + "'")
	}
	if t.kind == upload && !t.stream && !r.exists(t.source) && !r.isFolder(t.source) {
		return awscli.Exception("The user-provided path " + t.source + " does not exist.")
	}
	return nil
}

func local(p string) string { return path.Clean(p) }

func (r *run) exists(p string) bool {
	_, ok := r.files.Read(local(p))
	return ok
}

func (r *run) isFolder(p string) bool {
	p = local(p)
	if p == "." {
		return true
	}
	for _, file := range r.files.Paths() {
		if strings.HasPrefix(file, p+"/") {
			return true
		}
	}
	return false
}

// format brings a location into the form in which items begin with it, and tells
// whether they keep their name behind it.
func (r *run) format(location string, recursive bool) (text string, keepsName bool) {
	if isS3(location) {
		text = strings.TrimPrefix(location, scheme)
		if recursive && !strings.HasSuffix(text, "/") {
			text += "/"
		}
		return text, recursive || strings.HasSuffix(text, "/")
	}
	text = local(location)
	if recursive || r.isFolder(location) || strings.HasSuffix(location, "/") {
		if text == "." {
			return "", true
		}
		return text + "/", true
	}
	return text, false
}

// transferOf finds the items and carries each out.
func (r *run) transferOf(t transfer) {
	t.from, _ = r.format(t.source, t.recursive)
	t.to, t.keepsName = r.format(t.destination, t.recursive)
	if t.destination == "" {
		t.destination = t.source
		t.to = t.from
	}
	request, f := r.objectParams(&t)
	if f != nil {
		// The CLI finds out when it is about to transfer the first file.
		r.fatal(&problem{text: f.Message})
		return
	}
	t.request = request
	if t.stream {
		r.stream(&t)
		return
	}
	each := func(i *item) {
		if !r.unknown() && included(r.opts.Filters, i.matched(), t.root(t.source), t.root(t.destination)) {
			r.carryOut(&t, i)
		}
	}
	var p *problem
	switch {
	case t.sync:
		p = r.synchronise(&t, each)
	default:
		p = r.items(&t, t.source, t.from, each)
	}
	if p != nil {
		r.fatal(p)
	}
}

// matched is the item as patterns see it.
func (i *item) matched() string {
	if i.remote {
		return i.source
	}
	return absolute(i.source)
}

// fatal ends a transfer.
func (r *run) fatal(p *problem) {
	r.failed++
	if !r.opts.Has("--quiet") {
		r.stderr.WriteString("fatal error: " + p.text + "\n")
	}
}

// items finds the items of a location, one after another.
func (r *run) items(t *transfer, location, from string, each func(*item)) *problem {
	complete := func(i *item) {
		rest := i.source[strings.LastIndexByte(i.source, '/')+1:]
		if t.recursive {
			rest = i.source[len(from):]
		}
		i.key, i.target = rest, t.to
		if t.keepsName {
			i.target += rest
		}
		i.kind = t.kind
		each(i)
	}
	if !isS3(location) {
		r.localItems(t, from, complete)
		return nil
	}
	bucket, key := split(from)
	if t.recursive || key == "" {
		return r.pages(value.Struct(value.S("Bucket", bucket), value.S("Prefix", key)), func(page *value.Value) {
			for _, o := range page.Get("Contents").Items {
				i := &item{source: bucket + "/" + o.Str("Key"), size: o.Int("Size", 0), modified: o.Str("LastModified"), remote: true}
				folder := i.size == 0 && strings.HasSuffix(i.source, "/")
				if folder && t.kind != deletion || !folder && !t.recursive && i.source != from {
					continue
				}
				complete(i)
			}
		})
	}
	i := &item{source: from, remote: true}
	if t.kind != deletion {
		head, p := r.call("HeadObject", value.Struct(value.S("Bucket", bucket), value.S("Key", key)))
		if p != nil {
			if p.err != nil && p.err.Code == "404" {
				p.text = strings.TrimSuffix(p.text, p.err.Message) + "Key \"" + key + "\" does not exist"
			}
			return p
		}
		i.head, i.size, i.modified = head, head.Int("ContentLength", 0), head.Str("LastModified")
	}
	complete(i)
	return nil
}

func (r *run) localItems(t *transfer, from string, each func(*item)) {
	if !t.recursive {
		if text, ok := r.files.Read(from); ok {
			each(&item{source: from, size: len(text), modified: r.files.Modified(from)})
			return
		}
		each(&item{source: from}) // a folder
		return
	}
	if from != "" && !r.isFolder(from) {
		if r.exists(from) {
			r.warn("warning: Skipping file " + absolute(from) + "/. File does not exist.")
		}
		return
	}
	for _, file := range r.files.Paths() {
		if strings.HasPrefix(file, from) {
			text, _ := r.files.Read(file)
			each(&item{source: file, size: len(text), modified: r.files.Modified(file)})
		}
	}
}

func (r *run) warn(text string) {
	r.warned++
	if !r.opts.Has("--quiet") {
		r.stderr.WriteString(text + "\n")
	}
}

// synchronise compares what the source and the destination have: both come in
// the order of their keys.
func (r *run) synchronise(t *transfer, each func(*item)) *problem {
	var sources, targets []*item
	collect := func(list *[]*item) func(*item) {
		return func(i *item) {
			if included(r.opts.Filters, i.matched(), t.root(t.source), t.root(t.destination)) {
				*list = append(*list, i)
			}
		}
	}
	if p := r.items(t, t.source, t.from, collect(&sources)); p != nil {
		return p
	}
	if p := r.items(t, t.destination, t.to, collect(&targets)); p != nil {
		return p
	}
	for len(sources) > 0 || len(targets) > 0 {
		switch {
		case len(targets) == 0 || len(sources) > 0 && sources[0].key < targets[0].key:
			each(sources[0])
			sources = sources[1:]
		case len(sources) == 0 || sources[0].key > targets[0].key:
			if r.opts.Has("--delete") {
				targets[0].kind = deletion
				each(targets[0])
			}
			targets = targets[1:]
		default:
			if r.differs(t, sources[0], targets[0]) {
				each(sources[0])
			}
			sources, targets = sources[1:], targets[1:]
		}
	}
	return nil
}

// differs reports whether a file must be transferred again.
func (r *run) differs(t *transfer, source, target *item) bool {
	if source.size != target.size {
		return true
	}
	from, _ := timestamp.ParseLoose(source.modified)
	to, _ := timestamp.ParseLoose(target.modified)
	switch {
	case r.opts.Has("--size-only"):
		return false
	case t.kind != download:
		return to.Before(from)
	case r.opts.Has("--exact-timestamps"):
		return !to.Equal(from)
	}
	return to.After(from)
}
