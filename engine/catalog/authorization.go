package catalog

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:generate go run ../../build/catalog/authorization -out authorization.txt

// authorizationText is the Service Authorization Reference as a table,
// https://docs.aws.amazon.com/service-authorization/latest/reference/
// After a header line come sections, each begun by a line "@NAME". The section
// "services" is one line with the prefixes of all services. Any other is that
// service's; it has four blocks with a line "." between them:
//
//	resource types  NAME ARN-PATTERN SET
//	sets of keys    KEY KEY …
//	condition keys  KEY TYPE
//	actions         NAME LEVEL RESOURCE-TYPE,… SET DEPENDENT-ACTION,…
//
// A SET is the number of a set, from 0, or "-". A KEY without a colon has the
// prefix of the section's service; "${…}" in it stands for any text. A TYPE is
// absent for a string, or B Bool, N Numeric, D Date, A ARN, I IPAddress; "["
// before it tells a key of several values. A LEVEL has a letter for each level:
// L R W P T. A RESOURCE-TYPE with "!" is required; "-" is none.
//
//go:embed authorization.txt
var authorizationText string

// authorization of one service.
type authorization struct {
	vendor                     string
	types, sets, keys, actions []string
}

func readAuthorization() (services string, vendors []authorization) {
	authorizationOnce.Do(func() { authorizationServices, authorizationVendors = parseAuthorization(authorizationText) })
	return authorizationServices, authorizationVendors
}

var (
	authorizationOnce     sync.Once
	authorizationServices string
	authorizationVendors  []authorization
)

// parseAuthorization gives the prefixes of all services, in one line, and the
// sections of those whose actions the table has.
func parseAuthorization(text string) (services string, vendors []authorization) {
	for section := range strings.SplitSeq(text, "\n@") {
		head, rest, _ := strings.Cut(section, "\n")
		switch {
		case strings.HasPrefix(head, "#"):
		case head == "services":
			services = strings.TrimSuffix(rest, "\n")
		default:
			a := authorization{vendor: head}
			blocks := [...]*[]string{&a.types, &a.sets, &a.keys, &a.actions}
			for i, block := range strings.Split(strings.TrimSuffix(rest, "\n"), "\n.\n") {
				*blocks[i] = strings.Split(block, "\n")
			}
			vendors = append(vendors, a)
		}
	}
	return services, vendors
}

// authorizationOf gives what the table has of a service; nil where it has nothing.
func authorizationOf(vendor string) *authorization {
	_, all := readAuthorization()
	for i := range all {
		if strings.EqualFold(all[i].vendor, vendor) {
			return &all[i]
		}
	}
	return nil
}

// Services lists the prefixes of all services ("s3"), in alphabetical order.
func Services() []string {
	all, _ := readAuthorization()
	return strings.Fields(all)
}

// HasService tells whether there is a service of that prefix, in any case. IAM
// stores policies for others too; they have no effect.
func HasService(prefix string) bool {
	all, _ := readAuthorization()
	for name := range strings.FieldsSeq(all) {
		if strings.EqualFold(name, prefix) {
			return true
		}
	}
	return false
}

// line finds the line that begins with a word, in any case; "" where none does.
func line(lines []string, word string) string {
	n := len(word)
	if strings.IndexByte(word, ' ') >= 0 {
		return ""
	}
	for _, l := range lines {
		if len(l) >= n && (len(l) == n || l[n] == ' ') && strings.EqualFold(l[:n], word) {
			return l
		}
	}
	return ""
}

// field gives the i-th word of a line, from 0; "" behind the last.
func field(l string, i int) string {
	for ; i > 0; i-- {
		_, l, _ = strings.Cut(l, " ")
	}
	l, _, _ = strings.Cut(l, " ")
	return l
}

// set of keys by its number; "" for "-".
func (a *authorization) set(number string) string {
	if i, err := strconv.Atoi(number); err == nil {
		return a.sets[i]
	}
	return ""
}

// full name of a key that a set or the list of keys has.
func (a *authorization) full(key string) string {
	if strings.IndexByte(key, ':') < 0 {
		return a.vendor + ":" + key
	}
	return key
}

// fullSet lists the keys of a set by their full names.
func (a *authorization) fullSet(number string) []string {
	keys := strings.Fields(a.set(number))
	for i, k := range keys {
		keys[i] = a.full(k)
	}
	return keys
}
