package s3cmd

import (
	"strconv"
	"strings"

	"crossgrant/engine/value"
)

// list is "aws s3 ls".
func (r *run) list() {
	path := scheme
	if len(r.opts.Paths) > 0 {
		path = r.opts.Paths[0]
	}
	bucket, key := split(path)
	if bucket == "" {
		if p := r.listBuckets(); p != nil {
			r.fail(p)
			return
		}
	}
	found, objects, size := false, 0, 0
	recursive := r.opts.Has("--recursive")
	if bucket != "" {
		params := value.Struct(value.S("Bucket", bucket), value.S("Prefix", key))
		if !recursive {
			params.Set("Delimiter", value.Of("/"))
		}
		p := r.pages(params, func(page *value.Value) {
			for _, prefix := range page.Get("CommonPrefixes").Items {
				parts := strings.Split(prefix.Str("Prefix"), "/")
				r.stdout.WriteString(strings.Repeat(" ", 27) + "PRE " + parts[len(parts)-2] + "/\n")
				found = true
			}
			for i := range page.Get("Contents").Items {
				object := &page.Get("Contents").Items[i]
				name := object.Str("Key")
				if !recursive {
					name = name[strings.LastIndexByte(name, '/')+1:]
				}
				found = true
				objects++
				size += object.Int("Size", 0)
				r.stdout.WriteString(shownTime(object.Str("LastModified")) + " " + rightAligned(r.shownSize(object.Int("Size", 0)), 10) + " " + name + "\n")
			}
		})
		if p != nil {
			r.fail(p)
			return
		}
	}
	if r.opts.Has("--summarize") {
		r.stdout.WriteString("\nTotal Objects: " + strconv.Itoa(objects) + "\n   Total Size: " + r.shownSize(size) + "\n")
	}
	if key != "" && !found {
		r.out.ExitCode = 1
	}
}

func (r *run) listBuckets() *problem {
	params := &value.Value{Kind: value.Object}
	for {
		page, p := r.call("ListBuckets", params)
		if p != nil {
			return p
		}
		for _, bucket := range page.Get("Buckets").Items {
			r.stdout.WriteString(shownTime(bucket.Str("CreationDate")) + " " + bucket.Str("Name") + "\n")
		}
		token := page.Str("ContinuationToken")
		if token == "" {
			return nil
		}
		params = value.Struct(value.S("ContinuationToken", token))
	}
}

// pages lists the objects of a bucket, page by page.
func (r *run) pages(params *value.Value, each func(page *value.Value)) *problem {
	if size := r.opts.Option("--page-size"); size != "" {
		params.Set("MaxKeys", &value.Value{Kind: value.Number, Text: size})
	}
	for {
		request := *params
		request.Names = append([]string(nil), params.Names...)
		request.Items = append([]value.Value(nil), params.Items...)
		// The CLI asks for encoded keys, and decodes them.
		request.Set("EncodingType", value.Of("url"))
		page, p := r.call("ListObjectsV2", &request)
		if p != nil {
			return p
		}
		each(page)
		token := page.Str("NextContinuationToken")
		if !page.True("IsTruncated") || token == "" {
			return nil
		}
		params.Set("ContinuationToken", value.Of(token))
	}
}

// shownTime is a time as "ls" prints it, in UTC, which is the zone of a scenario.
func shownTime(text string) string {
	if len(text) < len("2006-01-02T15:04:05") {
		return text
	}
	return text[:10] + " " + text[11:19]
}

func rightAligned(text string, width int) string {
	return strings.Repeat(" ", max(0, width-len(text))) + text
}

func (r *run) shownSize(size int) string {
	if !r.opts.Has("--human-readable") {
		return strconv.Itoa(size)
	}
	return humanSize(size)
}

// humanSize is a size in units of 1024 with one decimal.
func humanSize(size int) string {
	switch {
	case size == 1:
		return "1 Byte"
	case size < 1024:
		return strconv.Itoa(size) + " Bytes"
	}
	units := []string{"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"}
	amount := float64(size) / 1024
	for i := 0; ; i++ {
		if int(amount+0.5) < 1024 || i == len(units)-1 {
			return strconv.FormatFloat(amount, 'f', 1, 64) + " " + units[i]
		}
		amount /= 1024
	}
}
