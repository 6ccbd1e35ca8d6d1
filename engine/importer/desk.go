package importer

import (
	"strings"

	"crossgrant/engine/jsontext"
	"crossgrant/engine/scenario"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// desk is the scenario that is added to. Files are found by path in a map, because
// an account may have thousands.
type desk struct {
	s     scenario.Scenario
	index map[string]int
	// original tells which files were there before the import.
	original    map[string]bool
	lastAccount string // folder of the account that was spoken of last
	lastBucket  string
	// pending are notes that hold unless another item brings the file.
	pending []pendingNote
}

type pendingNote struct {
	item       int
	path, text string
}

func newDesk(s scenario.Scenario) *desk {
	d := &desk{s: s, index: map[string]int{}, original: map[string]bool{}}
	d.s.Files = append([]scenario.File(nil), s.Files...)
	for i, f := range d.s.Files {
		if _, twice := d.index[f.Path]; !twice {
			d.index[f.Path] = i
			d.original[f.Path] = true
		}
	}
	return d
}

func (d *desk) text(path string) (string, bool) {
	i, ok := d.index[path]
	if !ok {
		return "", false
	}
	return d.s.Files[i].Text, true
}

func (d *desk) set(path, text string) {
	if i, ok := d.index[path]; ok {
		d.s.Files[i].Text = text
		return
	}
	d.index[path] = len(d.s.Files)
	d.s.Files = append(d.s.Files, scenario.File{Path: path, Text: text})
}

// mark and reset undo what an item did that turns out not to be importable.
func (d *desk) mark() []scenario.File { return append([]scenario.File(nil), d.s.Files...) }

func (d *desk) reset(files []scenario.File) {
	for _, f := range d.s.Files[len(files):] {
		delete(d.index, f.Path)
	}
	d.s.Files = files
}

// put writes a whole file.
func (j *job) put(path, text string) {
	old, there := j.text(path)
	switch {
	case there && old == text:
		return
	case !there:
		j.Added = append(j.Added, path)
	case j.original[path]:
		j.Replaced = append(j.Replaced, path)
	default:
		j.note(path + " stands twice in what is imported; the later one counts.")
	}
	j.set(path, text)
}

// settings changes members of a settings file, and makes it where there is none.
func (j *job) settings(path string, change func(v *value.Value)) {
	old, there := j.text(path)
	v := value.Struct()
	if there {
		n, err := jsontext.Parse(old)
		if err != nil || n.Kind != jsontext.Object {
			j.fail(path+" cannot be read, so nothing can be added to it.", "Correct that file first.")
			return
		}
		v = n.Value()
	}
	before := v.JSON()
	change(v)
	switch {
	case there && v.JSON() == before:
		return
	case !there && len(v.Names) == 0 && j.exists(path[:strings.LastIndexByte(path, '/')+1]):
		return // the file would say nothing, and what it describes is there
	case !there:
		j.Added = append(j.Added, path)
	case !listed(j.Added, path) && !listed(j.Changed, path):
		j.Changed = append(j.Changed, path)
	}
	j.set(path, v.Format())
}

func listed(list []string, text string) bool {
	for _, x := range list {
		if x == text {
			return true
		}
	}
	return false
}

// account of the scenario.
type account struct{ name, id, canonical string }

// accounts lists those whose account.json can be read.
func (d *desk) accounts() (out []account) {
	for _, f := range d.s.Files {
		name, ok := strings.CutPrefix(f.Path, "accounts/")
		if !ok {
			continue
		}
		if name, ok = strings.CutSuffix(name, "/account.json"); !ok || strings.Contains(name, "/") {
			continue
		}
		if n, err := jsontext.Parse(f.Text); err == nil {
			v := n.Value()
			out = append(out, account{name, v.Str("id"), v.Str("canonicalUserId")})
		}
	}
	return out
}

func isAccountID(id string) bool { return len(id) == 12 && strings.Trim(id, "0123456789") == "" }

// accountOf finds the account with 12 digits, and adds one where there is none.
func (j *job) accountOf(id string) string {
	for _, a := range j.accounts() {
		if a.id == id {
			j.lastAccount = a.name
			return a.name
		}
	}
	name := id
	for n := 2; j.exists("accounts/" + name + "/"); n++ {
		name = id + "-" + string(rune('0'+n))
	}
	j.put("accounts/"+name+"/account.json", value.Struct(value.S("id", id)).Format())
	j.lastAccount = name
	return name
}

// exists tells whether a file lies in a folder.
func (d *desk) exists(folder string) bool {
	for _, f := range d.s.Files {
		if strings.HasPrefix(f.Path, folder) {
			return true
		}
	}
	return false
}

// inAccount gives the account's folder: of the number where the text has one, else
// by asking. ok is false while there is none.
func (j *job) inAccount(id string) (name string, ok bool) {
	if isAccountID(id) {
		return j.accountOf(id), true
	}
	all := j.accounts()
	likely, names := j.lastAccount, []string{}
	for _, a := range all {
		names = append(names, a.name)
	}
	for _, user := range j.entities("users", true) {
		if profile := j.command.option("profile"); profile != "" && strings.HasSuffix(user, "/users/"+profile) {
			likely = strings.Split(user, "/")[1]
		}
	}
	if likely == "" && len(all) == 1 {
		likely = all[0].name
	}
	answer := j.ask(FieldAccount, "Which account is it of?", names, likely)
	switch {
	case answer == "":
		return "", false
	case isAccountID(answer):
		return j.accountOf(answer), true
	}
	for _, a := range all {
		if a.name == answer {
			j.lastAccount = answer
			return answer, true
		}
	}
	j.fail("\""+answer+"\" is no account of the scenario.", "An account that is not there yet is given by its 12 digits.")
	return "", false
}

// accountInARN is the account's 12 digits in an ARN, or "".
func accountInARN(arn string) string {
	parts := strings.SplitN(arn, ":", 6)
	if len(parts) == 6 && parts[0] == "arn" {
		return parts[4]
	}
	return ""
}

// folder of a bucket: where the scenario has it, else in the account asked for.
func (j *job) bucketFolder(name, owner string) (folder string, ok bool) {
	if !world.ValidBucketName(name) {
		j.fail("\""+name+"\" is no name of a bucket.", "")
		return "", false
	}
	j.lastBucket = name
	if folder := j.bucketAt(name); folder != "" {
		j.lastAccount = strings.Split(folder, "/")[1]
		return folder, true
	}
	a, ok := j.inAccount(owner)
	return "accounts/" + a + "/buckets/" + name, ok
}

// bucketAt finds the folder of a bucket, in any account; "" where there is none.
func (d *desk) bucketAt(name string) string {
	for _, folder := range d.entities("buckets", true) {
		if strings.HasSuffix(folder, "/"+name) {
			return folder
		}
	}
	return ""
}

// buckets lists the names of those in the scenario.
func (d *desk) buckets() (names []string) { return d.entities("buckets", false) }

// entities lists the folders, or only the names, of a group's entities.
func (d *desk) entities(group string, folders bool) (out []string) {
	seen := map[string]bool{}
	for _, f := range d.s.Files {
		parts := strings.SplitN(f.Path, "/", 5)
		if len(parts) < 5 || parts[0] != "accounts" || parts[2] != group {
			continue
		}
		folder := strings.Join(parts[:4], "/")
		if seen[folder] {
			continue
		}
		seen[folder] = true
		if !folders {
			folder = parts[3]
		}
		out = append(out, folder)
	}
	return out
}
