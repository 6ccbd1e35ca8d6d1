package catalog

import (
	_ "embed"
	"strings"
	"sync"
)

// managedText is the table of AWS's managed policies. It explains its own form.
//
//go:embed managed.txt
var managedText string

// Managed is a policy that AWS keeps for all accounts or organizations.
type Managed struct {
	ARN  string
	Text string // the document; see managed.txt for what it leaves out
	// Version is the identifier of the default version ("v3"), Created and
	// Updated are times as ISO 8601 in UTC; "" for policies of organizations.
	Version, Created, Updated string
	// Partial: the document is AWS's but for the actions of services that are
	// not s3, sts, iam, organizations or account.
	Partial bool
}

// Name is the policy's name, the last part of its ARN.
func (m *Managed) Name() string { return m.ARN[strings.LastIndexByte(m.ARN, '/')+1:] }

// ManagedPolicies lists AWS's managed policies that the catalog knows, in the
// order of its table. The list is shared: not to be changed.
func ManagedPolicies() []Managed {
	managedOnce.Do(func() { managed = readManaged() })
	return managed
}

var (
	managedOnce sync.Once
	managed     []Managed
)

// FindManagedPolicy gives the managed policy of AWS with an ARN, or nil. ARNs
// are compared exactly, as AWS does.
func FindManagedPolicy(arn string) *Managed {
	all := ManagedPolicies()
	for i := range all {
		if all[i].ARN == arn {
			return &all[i]
		}
	}
	return nil
}

// ManagedPolicy gives the document of AWS's managed policy with an ARN.
func ManagedPolicy(arn string) (text string, ok bool) {
	if m := FindManagedPolicy(arn); m != nil {
		return m.Text, true
	}
	return "", false
}

func readManaged() []Managed {
	var all []Managed
	for section := range strings.SplitSeq(managedText, "\n@") {
		head, rest, _ := strings.Cut(section, "\n")
		if strings.HasPrefix(head, "#") {
			continue // what stands before the first policy
		}
		f := strings.Fields(strings.ReplaceAll(head, " -", " "))
		m := Managed{ARN: f[0]}
		if len(f) == 4 {
			m.Version, m.Created, m.Updated = f[1], f[2], f[3]
		}
		for strings.HasPrefix(rest, "#") {
			var note string
			note, rest, _ = strings.Cut(rest, "\n")
			m.Partial = m.Partial || strings.HasPrefix(note, "# Left out")
		}
		m.Text = rest
		if !strings.HasSuffix(rest, "\n") {
			m.Text += "\n" // the cut took it
		}
		all = append(all, m)
	}
	return all
}
