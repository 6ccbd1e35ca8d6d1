package world

import "time"

// Upload is a multipart upload in progress.
type Upload struct {
	ID        string
	Object    *Object // what it will be, without a body
	Initiator string  // ARN of the user or session; canonical user ID of a root user
	Initiated time.Time
	Parts     []Part // in the order of their numbers
}

// Part of a multipart upload.
type Part struct {
	Number   int
	Body     string
	Modified time.Time
}

// Upload finds a multipart upload in progress; nil where there is none.
func (b *Bucket) Upload(key, id string) *Upload {
	for _, u := range b.Uploads {
		if u.ID == id && u.Object.Key == key {
			return u
		}
	}
	return nil
}

// AddUpload starts an upload. They stand by key, those of one key as they started.
func (b *Bucket) AddUpload(u *Upload) {
	b.Uploads = append(b.Uploads, u)
	for i := len(b.Uploads) - 1; i > 0 && b.Uploads[i-1].Object.Key > u.Object.Key; i-- {
		b.Uploads[i-1], b.Uploads[i] = u, b.Uploads[i-1]
	}
}

// RemoveUpload ends an upload, by completing or aborting it.
func (b *Bucket) RemoveUpload(gone *Upload) {
	var rest []*Upload
	for _, u := range b.Uploads {
		if u != gone {
			rest = append(rest, u)
		}
	}
	b.Uploads = rest
}

// Part finds a part by its number; nil where it was not uploaded.
func (u *Upload) Part(number int) *Part {
	for i := range u.Parts {
		if u.Parts[i].Number == number {
			return &u.Parts[i]
		}
	}
	return nil
}

// AddPart adds a part, or replaces the one of its number.
func (u *Upload) AddPart(p Part) {
	if old := u.Part(p.Number); old != nil {
		*old = p
		return
	}
	u.Parts = append(u.Parts, p)
	for i := len(u.Parts) - 1; i > 0 && u.Parts[i-1].Number > p.Number; i-- {
		u.Parts[i-1], u.Parts[i] = u.Parts[i], u.Parts[i-1]
	}
}
