package conformance

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"crossgrant/engine/api"
	"crossgrant/engine/authz"
	"crossgrant/engine/explain"
	"crossgrant/engine/known"
)

// checkUnverified compares the points that a case claims with those on which its
// decision says it hinges: all of them, and no others. Reasons tell of the first.
func checkUnverified(t *testing.T, features []string, d *authz.Decision) {
	t.Helper()
	got := d.Unverified
	if reason := explain.Reason(d, nil); len(got) > 0 {
		p, _ := known.Find(got[0])
		if !strings.Contains(reason, p.Title) || !strings.HasSuffix(reason, p.Assumption) {
			t.Errorf("the reason does not end with the point %s: %s", got[0], reason)
		}
	}
	var claimed []string
	for _, f := range features {
		code, ok := strings.CutPrefix(f, "unverified:")
		if !ok {
			continue
		}
		claimed = append(claimed, code)
		if !slices.Contains(got, code) {
			t.Errorf("the case claims to hinge on %s, the decision does not say so: %v", code, got)
		}
	}
	for _, code := range got {
		if p, ok := known.Find(code); !ok || p.Kind != known.Unverified {
			t.Errorf("the decision hinges on %s, which is no unverified point", code)
		}
		if !slices.Contains(claimed, code) {
			t.Errorf("the decision hinges on %s, the case does not claim so", code)
		}
	}
}

// elsewhere are points of which a decision cannot tell, each with the reason.
var elsewhere = map[string]string{
	"upload-acl-permission":         "which permissions an upload needs is S3's business",
	"object-attributes-permissions": "which permissions the operation needs is S3's business",
	"copy-object-tags":              "which permissions a copy needs is S3's business",
	"copy-source-slash":             "S3 gives the key its value before anything is decided",
	"grant-header-under-enforced":   "S3 refuses the request, nothing is decided",
	"create-bucket-public-acl":      "S3 refuses the request, nothing is decided",
	"initiator-of-upload":           "who started an upload is S3's business",
	"missing-bucket-first":          "S3 refuses the request, nothing is decided",
	"root-lock-out-header":          "S3 gets the header with the policy, before anything is decided by it",
	"policy-status-without-policy":  "S3 answers after the decision",
	"trust-policy-actions-message":  "IAM refuses the document after the decision",
	"trust-policy-size":             "IAM refuses the document after the decision",
	"identity-policy-version":       "IAM refuses the document after the decision",
	"operator-name-case":            "what hinges on an unknown operator is not modelled, and so no verdict",
}

// TestDecisionsNameUnverifiedPoints: each point is named by a decision of some
// known answer, which TestConformance compares with the answer's features. Those
// that need an ACL are steps of a scenario, named after them.
func TestDecisionsNameUnverifiedPoints(t *testing.T) {
	named := map[string]bool{}
	files, _ := filepath.Glob("testdata/*.jsonl")
	for _, path := range files {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			var h header
			if err := json.Unmarshal([]byte(line), &h); err != nil {
				t.Fatal(err)
			}
			for _, f := range h.Features {
				if code, ok := strings.CutPrefix(f, "unverified:"); ok && h.Kind == "authorize" {
					named[code] = true
				}
			}
		}
	}
	text, err := os.ReadFile("testdata/unverified-points.txtar")
	if err != nil {
		t.Fatal(err)
	}
	opened := api.Open(string(text))
	for _, s := range api.Run(api.RunRequest{Scenario: opened.Scenario, Trace: -1}).Steps {
		for _, d := range s.Decisions {
			for _, p := range d.Unverified {
				if !strings.HasPrefix(s.Description, p.Code+":") {
					t.Errorf("%s: hinges on %s", s.Description, p.Code)
				}
				named[p.Code] = true
			}
		}
	}
	for _, p := range known.Points() {
		if why := elsewhere[p.Code]; p.Kind == known.Unverified && named[p.Code] == (why != "") {
			t.Errorf("%s: named by a decision: %v, reason why not: %q", p.Code, named[p.Code], why)
		}
	}
}
