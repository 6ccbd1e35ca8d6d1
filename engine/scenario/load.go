package scenario

import (
	"sort"
	"strconv"
	"strings"
	"time"

	"crossgrant/engine/diag"
	"crossgrant/engine/ip"
	"crossgrant/engine/jsontext"
	"crossgrant/engine/timestamp"
	"crossgrant/engine/world"
)

// Loaded is a scenario as the engine runs it.
type Loaded struct {
	World  *world.World
	Flow   string            // text of flow.sh
	Config string            // text of the CLI's configuration
	Files  map[string]string // the directory in which commands run, by path within it
}

// defaultClock is when a scenario starts that does not say.
const defaultClock = "2026-01-01T12:00:00Z"

// maxFiles bounds a scenario.
const maxFiles = 5000

// age of what exists before the first command.
const age = 24 * time.Hour

// Load makes the world that a scenario describes. What is wrong with a file is a
// diagnostic at its place, and what AWS would refuse is not there; the rest is.
func Load(s Scenario) (*Loaded, []diag.Diagnostic) {
	start, _ := timestamp.Parse(defaultClock)
	l := &loader{
		scenario: s, w: world.New(start),
		out:    &Loaded{Files: map[string]string{}},
		scps:   map[string]*world.Policy{},
		rcps:   map[string]*world.Policy{},
		broken: map[string]bool{},
	}
	l.out.World = l.w
	if l.newer() {
		return l.out, l.found
	}
	l.sort()
	l.secrets()
	l.general()
	l.accounts()
	l.entities()
	l.policies()
	l.references()
	l.objects()
	l.organization()
	l.profiles()
	l.w.TakeChanges()
	return l.out, l.found
}

// formatVersion is the version of the format that is read here.
const formatVersion = "1"

// newer refuses a scenario of a later format, which must not be half-read.
func (l *loader) newer() bool {
	const file = "scenario.json"
	text, ok := l.scenario.File(file)
	if !ok {
		return false
	}
	n, err := jsontext.Parse(text)
	if err != nil {
		return false // reported when the file is read
	}
	format, ok := n.Member("format")
	if !ok || format.Text == formatVersion && format.Kind == jsontext.Number {
		return false
	}
	l.report(file, format.Range, "newer-format", "This scenario has format "+text[format.Range.Start:format.Range.End]+", which is newer than this version of Crossgrant; it knows format "+formatVersion+".", "Reload the page to get the latest version.")
	return true
}

type loader struct {
	scenario   Scenario
	w          *world.World
	out        *Loaded
	found      []diag.Diagnostic
	files      []located // those whose path means something, sorted by path
	scps, rcps map[string]*world.Policy
	broken     map[string]bool // folders of accounts that are not there
}

type located struct {
	place
	File
}

func (l *loader) report(file string, r diag.Range, code, message, hint string) {
	l.found = append(l.found, diag.Diagnostic{File: file, Range: r, Severity: diag.Error, Code: code, Message: message, Hint: hint})
}

// sort locates the files. The order of the archive never matters.
func (l *loader) sort() {
	seen := map[string]bool{}
	for i, f := range l.scenario.Files {
		if i == maxFiles {
			l.report(f.Path, diag.Range{}, "too-many-files", "A scenario has at most "+strconv.Itoa(maxFiles)+" files; this one and those behind it do not count.", "")
			break
		}
		at := locate(f.Path)
		if seen[f.Path] {
			l.report(f.Path, diag.Range{}, "duplicate-file", "There is another file with this path; this one does not count.", "")
			continue
		}
		seen[f.Path] = true
		switch at.kind {
		case Unknown:
			l.report(f.Path, diag.Range{}, "unknown-file", "A scenario has no file \""+f.Path+"\".", hintForPath(f.Path))
		case Flow:
			l.out.Flow = f.Text
		case Config:
			l.out.Config = f.Text
		case Local:
			l.out.Files[strings.TrimPrefix(f.Path, "files/")] = f.Text
		default:
			l.files = append(l.files, located{at, f})
		}
	}
	sort.Stable(byPath(l.files))
}

type byPath []located

func (s byPath) Len() int           { return len(s) }
func (s byPath) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }
func (s byPath) Less(i, j int) bool { return s[i].Path < s[j].Path }

func hintForPath(path string) string {
	switch {
	case strings.HasSuffix(path, ")"):
		return "The archive has two files of one name; rename or remove one."
	case strings.HasPrefix(path, "accounts/"):
		return "An account has account.json, and the folders users, groups, roles, policies and buckets."
	case strings.HasPrefix(path, "organization/"):
		return "An organization has organization.json, and the folders service-control-policies and resource-control-policies."
	}
	return "Files for --body or file:// belong below files/."
}

// each calls f for the files of a kind, in the order of their paths.
func (l *loader) each(kind FileKind, f func(located)) {
	for _, x := range l.files {
		if x.kind == kind {
			f(x)
		}
	}
}

// general reads scenario.json.
func (l *loader) general() {
	l.each(Settings, func(f located) {
		if f.name != "scenario.json" || f.account != "" {
			return
		}
		s := l.settings(f.Path, f.Text, "format", "clock", "sourceIp", "region", "vpcEndpoint")
		if clock, r := s.text("clock"); clock != "" {
			t, ok := timestamp.Parse(clock)
			if !ok || t.Unix() < 0 {
				l.report(f.Path, r, "bad-clock", "The clock must be a date and time as in \""+defaultClock+"\".", "")
			} else {
				l.w.Start, l.w.Now = t, t
			}
		}
		if address, r := s.text("sourceIp"); address != "" {
			if _, ok := ip.Parse(address); ok {
				l.w.SourceIP = address
			} else {
				l.report(f.Path, r, "bad-source-ip", "\""+address+"\" is no IP address.", "")
			}
		}
		if region, _ := s.text("region"); region != "" {
			l.w.Region = region
		}
		l.vpcEndpoint(f, s)
	})
}

// accounts reads every account.json; the folder of an account without one is not
// there.
func (l *loader) accounts() {
	l.each(Settings, func(f located) {
		if f.name != "account.json" || f.entity != "" {
			return
		}
		s := l.settings(f.Path, f.Text, "id", "name", "canonicalUserId", "blockPublicAccess")
		id, r := s.text("id")
		switch {
		case id == "" && r.Empty():
			l.report(f.Path, s.node.Range, "missing-id", "An account needs an \"id\" of 12 digits.", "")
		case !digits(id, 12):
			l.report(f.Path, r, "bad-id", "The id of an account is 12 digits.", "")
		case l.w.Account(id) != nil:
			l.report(f.Path, r, "duplicate-id", "Account "+l.w.Account(id).Name+" has this id already.", "")
		default:
			a := world.NewAccount(f.account, id)
			if name, _ := s.text("name"); name != "" {
				a.Title = name
			}
			a.CanonicalUserID = l.canonicalID(s, id)
			a.BlockPublicAccess = s.blockPublicAccess("blockPublicAccess")
			l.w.AddAccount(a)
		}
	})
}

func (l *loader) canonicalID(s settings, accountID string) string {
	id, r := s.text("canonicalUserId")
	switch {
	case id == "" && r.Empty():
	case len(id) != 64 || strings.Trim(id, "0123456789abcdef") != "":
		l.report(s.file, r, "bad-canonical-id", "A canonical user ID is 64 lower-case hexadecimal digits.", "")
	case l.w.AccountByCanonicalID(id) != nil:
		l.report(s.file, r, "duplicate-canonical-id", "Account "+l.w.AccountByCanonicalID(id).Name+" has this canonical user ID already.", "")
	default:
		return id
	}
	return world.CanonicalUserID(accountID)
}

// account returns the account of a file; nil (reported once) where it is not there.
func (l *loader) account(f located) *world.Account {
	a := l.w.AccountNamed(f.account)
	if a == nil && !l.broken[f.account] {
		l.broken[f.account] = true
		if _, ok := l.scenario.File("accounts/" + f.account + "/account.json"); !ok {
			l.report(f.Path, diag.Range{}, "missing-account", "accounts/"+f.account+"/account.json is missing, so this account is not there.", "It holds the account's \"id\" of 12 digits.")
		}
	}
	return a
}

func digits(s string, n int) bool {
	return len(s) == n && strings.Trim(s, "0123456789") == ""
}
