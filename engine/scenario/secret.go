package scenario

import (
	"crossgrant/engine/diag"
	"crossgrant/engine/secret"
)

// secrets warns of credentials that look real, wherever they stand.
func (l *loader) secrets() {
	for _, f := range l.scenario.Files {
		for _, s := range secret.Find(f.Text) {
			l.found = append(l.found, diag.Diagnostic{
				File: f.Path, Range: s.Range, Severity: diag.Warning, Code: "real-access-key",
				Message: "This looks like a real " + s.Kind.String() + ".",
				Hint:    "It is not kept in a draft and not shared. Nothing here needs one: remove it. If it is real, deactivate it in IAM.",
			})
		}
	}
}
