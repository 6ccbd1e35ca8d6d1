package s3cmd

import (
	"path"
	"strings"

	"crossgrant/engine/awscli"
	"crossgrant/engine/value"
)

// carryOut transfers one item.
func (r *run) carryOut(t *transfer, i *item) {
	if i.kind == copying || i.kind == download {
		if r.archived(i) {
			return
		}
	}
	if i.kind == download && strings.HasPrefix(path.Clean(i.key), "../") {
		r.warn("warning: Skipping file " + i.key + ". File references a parent directory.")
		return
	}
	label, place := i.kind, i.shown()
	if r.name == "mv" {
		label = "move"
	}
	if r.opts.Has("--dryrun") {
		if !r.opts.Has("--quiet") {
			r.stdout.WriteString("(dryrun) " + label + ": " + place + "\n")
		}
		return
	}
	p := r.perform(t, i)
	if r.unknown() {
		return
	}
	switch {
	case p != nil:
		r.failed++
		if !r.opts.Has("--quiet") {
			r.stderr.WriteString(label + " failed: " + place + " " + p.text + "\n")
		}
	case !r.opts.Has("--quiet") && !r.opts.Has("--only-show-errors"):
		r.stdout.WriteString(label + ": " + place + "\n")
	}
}

// shown is where an item comes from and goes to.
func (i *item) shown() string {
	shownLocal := func(p string) string {
		if dir, _ := path.Split(p); dir == "" {
			return "./" + p
		}
		return p
	}
	source := scheme + i.source
	if !i.remote {
		source = shownLocal(i.source)
	}
	switch i.kind {
	case deletion:
		return source
	case download:
		return source + " to " + shownLocal(i.target)
	}
	return source + " to " + scheme + i.target
}

// archived skips an object that must be restored before it can be read.
func (r *run) archived(i *item) bool {
	class := ""
	if i.head != nil {
		class = i.head.Str("StorageClass")
	}
	if class != "GLACIER" && class != "DEEP_ARCHIVE" || strings.Contains(i.head.Str("Restore"), `ongoing-request="false"`) || r.opts.Has("--force-glacier-transfer") {
		return false
	}
	if !r.opts.Has("--ignore-glacier-warnings") {
		r.warn("warning: Skipping file " + scheme + i.source + ". Object is of storage class GLACIER. Unable to perform " + i.kind +
			" operations on GLACIER objects. You must restore the object to be able to perform the operation. See aws s3 " + i.kind +
			" help for additional parameter options to ignore or force these transfers.")
	}
	return true
}

// perform makes the requests for one item.
func (r *run) perform(t *transfer, i *item) *problem {
	var p *problem
	switch i.kind {
	case upload:
		text, ok := r.files.Read(i.source)
		params := r.target(t, i)
		params.Set("Body", value.Of(text))
		if report := awscli.Problem("PutObject", params); !ok && report == "" {
			return &problem{text: "[Errno 21] Is a directory: '" + absolute(i.source) + "/'"}
		}
		if !params.Has("ContentType") && !r.opts.Has("--no-guess-mime-type") {
			params.SetString("ContentType", contentType(i.source))
		}
		if _, p = r.call("PutObject", params); p == nil && r.name == "mv" {
			r.files.Remove(i.source)
		}
		return p
	case download:
		var out *value.Value
		if out, p = r.call("GetObject", object(i.source)); p != nil {
			return p
		}
		r.files.Write(i.target, out.Str("Body"))
		r.files.Touch(i.target, i.modified)
	case copying:
		params := r.target(t, i)
		bucket, key := split(i.source)
		params.Set("CopySource", value.Of(bucket+"/"+key))
		if p = r.properties(t, i, params); p == nil {
			_, p = r.call("CopyObject", params)
		}
	case deletion:
		if !i.remote {
			r.files.Remove(i.source)
			return nil
		}
		_, p = r.call("DeleteObject", object(i.source))
		return p
	}
	if p == nil && r.name == "mv" {
		_, p = r.call("DeleteObject", object(i.source))
	}
	return p
}

// object has the parameters that name one.
func object(place string) *value.Value {
	bucket, key := split(place)
	return value.Struct(value.S("Bucket", bucket), value.S("Key", key))
}

// target has the parameters of the request that makes an object.
func (r *run) target(t *transfer, i *item) *value.Value {
	params := object(i.target)
	for n, name := range t.request.Names {
		params.Set(name, &t.request.Items[n])
	}
	return params
}

// properties of an object that a copy takes along, as --copy-props says.
//
// https://docs.aws.amazon.com/cli/latest/userguide/cli-services-s3-commands.html#using-s3-commands-managing-objects-copy
func (r *run) properties(t *transfer, i *item, params *value.Value) *problem {
	if r.opts.Option("--metadata-directive") != "" {
		return nil
	}
	props := r.opts.Option("--copy-props")
	if props == "none" {
		params.Set("MetadataDirective", value.Of("REPLACE"))
	}
	if props == "none" || props == "metadata-directive" {
		params.Set("TaggingDirective", value.Of("REPLACE"))
	}
	explicit := false
	for _, name := range metadata {
		explicit = explicit || params.Has(name)
	}
	if props == "none" || !explicit {
		return nil
	}
	// What is not given anew would be lost.
	params.Set("MetadataDirective", value.Of("REPLACE"))
	head := i.head
	if head == nil {
		var p *problem
		if head, p = r.call("HeadObject", object(i.source)); p != nil {
			return p
		}
	}
	for _, name := range metadata {
		if !params.Has(name) && head.Has(name) {
			params.Set(name, head.Get(name))
		}
	}
	return nil
}

var metadata = []string{"CacheControl", "ContentDisposition", "ContentEncoding", "ContentLanguage", "ContentType", "Expires", "Metadata"}

// stream uploads standard input, which here is empty, or prints an object.
func (r *run) stream(t *transfer) {
	i := &item{kind: t.kind, source: t.from, target: t.to, remote: t.kind == download}
	var p *problem
	place := "- to " + scheme + i.target
	if t.kind == upload {
		params := r.target(t, i)
		params.Set("Body", value.Of(""))
		_, p = r.call("PutObject", params)
	} else {
		place = scheme + i.source + " to -"
		var out *value.Value
		if _, p = r.call("HeadObject", object(i.source)); p == nil {
			if out, p = r.call("GetObject", object(i.source)); p == nil {
				r.stdout.WriteString(out.Str("Body"))
			}
		}
	}
	if p != nil && !r.unknown() {
		r.failed++
		if !r.opts.Has("--quiet") {
			r.stderr.WriteString(t.kind + " failed: " + place + " " + p.text + "\n")
		}
	}
}

// objectParams turns options into the parameters of the request that makes an
// object.
func (r *run) objectParams(t *transfer) (*value.Value, *awscli.Failure) {
	params := &value.Value{Kind: value.Object}
	if t.kind != upload && t.kind != copying {
		return params, nil
	}
	for _, pair := range [][2]string{
		{"--acl", "ACL"}, {"--storage-class", "StorageClass"}, {"--website-redirect", "WebsiteRedirectLocation"},
		{"--content-type", "ContentType"}, {"--cache-control", "CacheControl"}, {"--content-disposition", "ContentDisposition"},
		{"--content-encoding", "ContentEncoding"}, {"--content-language", "ContentLanguage"}, {"--expires", "Expires"},
	} {
		params.SetString(pair[1], r.opts.Option(pair[0]))
	}
	for _, grant := range r.opts.Grants {
		permission, grantee, ok := strings.Cut(grant, "=")
		if !ok {
			return nil, awscli.Refusal("grants should be of the form permission=principal")
		}
		name := map[string]string{"read": "GrantRead", "full": "GrantFullControl", "readacl": "GrantReadACP", "writeacl": "GrantWriteACP"}[permission]
		if name == "" {
			return nil, awscli.Refusal("permission must be one of: read|readacl|writeacl|full")
		}
		params.Set(name, value.Of(grantee))
	}
	if t.kind == copying {
		params.SetString("MetadataDirective", r.opts.Option("--metadata-directive"))
	}
	if m := r.opts.Metadata; m != nil && len(m.Items) > 0 {
		params.Set("Metadata", m)
		if t.kind == copying && !params.Has("MetadataDirective") {
			params.Set("MetadataDirective", value.Of("REPLACE"))
		}
	}
	params.SetString("ServerSideEncryption", r.opts.Option("--sse"))
	params.SetString("SSEKMSKeyId", r.opts.Option("--sse-kms-key-id"))
	return params, nil
}
