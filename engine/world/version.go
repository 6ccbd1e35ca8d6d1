package world

// Versions of objects. The current version of a key is in Objects, unless it is a
// delete marker: then, as after any overwriting, it is the first in Older.
//
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/versioning-workflows.html

// Versions lists all versions of a key, the newest first, delete markers included.
func (b *Bucket) Versions(key string) []*Object {
	older := b.Older[key]
	o := b.Objects[key]
	if o == nil {
		return older
	}
	return append([]*Object{o}, older...)
}

// VersionedKeys are all keys that have a version, in no order.
func (b *Bucket) VersionedKeys() []string {
	keys := make([]string, 0, len(b.Objects)+len(b.Older))
	for k := range b.Objects {
		keys = append(keys, k)
	}
	for k := range b.Older {
		if b.Objects[k] == nil {
			keys = append(keys, k)
		}
	}
	return keys
}

// setVersions replaces all versions of a key.
func (b *Bucket) setVersions(key string, all []*Object) {
	delete(b.Objects, key)
	delete(b.Older, key)
	if len(all) > 0 && !all[0].DeleteMarker {
		b.Objects[key] = all[0]
		all = all[1:]
	}
	if len(all) > 0 {
		if b.Older == nil {
			b.Older = map[string][]*Object{}
		}
		b.Older[key] = all
	}
}

// Version finds a version by its ID, "null" being that of the one which was
// written while the bucket made no versions; nil where there is none.
func (b *Bucket) Version(key, id string) *Object {
	if id == "null" {
		id = ""
	}
	for _, o := range b.Versions(key) {
		if o.VersionID == id {
			return o
		}
	}
	return nil
}

// Add makes an object, or a delete marker, the current version of its key. Without
// versioning, and while it is suspended, it takes the place of the version "null".
func (b *Bucket) Add(w *World, o *Object) {
	if b.Versioning == "Enabled" {
		w.Creating()
		o.VersionID = w.VersionID(b.Name, o.Key)
	} else {
		b.RemoveVersion(o.Key, "null")
	}
	b.setVersions(o.Key, append([]*Object{o}, b.Versions(o.Key)...))
}

// RemoveVersion deletes a version for good and returns it; nil where there is none.
func (b *Bucket) RemoveVersion(key, id string) *Object {
	gone := b.Version(key, id)
	if gone == nil {
		return nil
	}
	var rest []*Object
	for _, o := range b.Versions(key) {
		if o != gone {
			rest = append(rest, o)
		}
	}
	b.setVersions(key, rest)
	return gone
}

// PrintedVersion is the version ID as S3 returns it: "" in a bucket that never had
// versioning.
func (o *Object) PrintedVersion() string {
	if o.VersionID == "" && o.Bucket.Versioning != "" {
		return "null"
	}
	return o.VersionID
}
