package s3cmd

import (
	"path"
	"strings"

	"crossgrant/engine/awscli"
)

// included applies --exclude and --include to a path: the last that matches
// counts. Patterns are relative to the source, and to the destination.
func included(filters []awscli.Filter, item string, roots ...string) bool {
	in := true
	for _, f := range filters {
		for _, root := range roots {
			pattern := f.Pattern
			if !strings.HasPrefix(pattern, "/") {
				pattern = strings.TrimSuffix(root, "/") + "/" + pattern
			}
			if matches(pattern, item) {
				in = f.Include
			}
		}
	}
	return in
}

// root is the folder to which patterns are relative.
func (t *transfer) root(location string) string {
	if isS3(location) {
		bucket, key := split(location)
		if !t.recursive && !strings.HasSuffix(key, "/") {
			key = key[:max(0, strings.LastIndexByte(key, '/'))]
		}
		return bucket + "/" + key
	}
	if !t.recursive {
		location = path.Dir(location)
	}
	return absolute(location)
}

// absolute is a local path in the form in which patterns are matched with it.
func absolute(local string) string { return path.Join("/", local) }

// matches is Python's fnmatch: "*" is any text, "?" one character, "[abc]" one of
// some and "[!abc]" none of them. It takes at most pattern times text steps.
func matches(pattern, text string) bool {
	p, t := []rune(pattern), []rune(text)
	i, j, star, from := 0, 0, -1, 0
	for j < len(t) {
		if i < len(p) && p[i] == '*' {
			star, from = i, j
			i++
			continue
		}
		if i < len(p) {
			if n, ok := one(p[i:], t[j]); ok {
				i += n
				j++
				continue
			}
		}
		if star < 0 {
			return false
		}
		from++
		i, j = star+1, from
	}
	for i < len(p) && p[i] == '*' {
		i++
	}
	return i == len(p)
}

// one matches a character with what a pattern begins with, and tells how long
// that is.
func one(p []rune, r rune) (length int, ok bool) {
	switch p[0] {
	case '?':
		return 1, true
	case '[':
	default:
		return 1, p[0] == r
	}
	end := 1
	if end < len(p) && p[end] == '!' {
		end++
	}
	if end < len(p) && p[end] == ']' {
		end++
	}
	for end < len(p) && p[end] != ']' {
		end++
	}
	if end >= len(p) {
		return 1, r == '[' // no set without its end
	}
	set := p[1:end]
	not := set[0] == '!'
	if not {
		set = set[1:]
	}
	for i := 0; i < len(set); i++ {
		if i+2 < len(set) && set[i+1] == '-' {
			ok = ok || set[i] <= r && r <= set[i+2]
			i += 2
			continue
		}
		ok = ok || set[i] == r
	}
	return end + 1, ok != not
}
