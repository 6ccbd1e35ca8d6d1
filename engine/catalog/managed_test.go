package catalog

import (
	"strings"
	"testing"
	"time"

	"crossgrant/engine/policy"
)

func TestManagedPoliciesAreKnownByTheirARNs(t *testing.T) {
	const iam = "arn:aws:iam::aws:policy/"
	for _, arn := range []string{
		iam + "AdministratorAccess", iam + "AmazonS3FullAccess", iam + "AmazonS3ReadOnlyAccess",
		iam + "ReadOnlyAccess", iam + "PowerUserAccess", iam + "IAMFullAccess", iam + "IAMReadOnlyAccess",
		iam + "SecurityAudit", iam + "job-function/ViewOnlyAccess", iam + "AWSDenyAll", iam + "IAMUserChangePassword",
		"arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess",
		"arn:aws:organizations::aws:policy/resource_control_policy/p-RCPFullAWSAccess",
	} {
		text, ok := ManagedPolicy(arn)
		if !ok || !strings.HasPrefix(text, "{") || !strings.HasSuffix(text, "}\n") {
			t.Errorf("%s: %q, %v", arn, text, ok)
		}
	}
	for _, arn := range []string{
		"", "AdministratorAccess", iam, iam + "administratoraccess", iam + "ViewOnlyAccess",
		"arn:aws:iam::111111111111:policy/AdministratorAccess",
	} {
		if _, ok := ManagedPolicy(arn); ok {
			t.Errorf("%q is known", arn)
		}
	}
}

func TestEveryManagedPolicyParses(t *testing.T) {
	if len(ManagedPolicies()) != 13 {
		t.Errorf("%d policies", len(ManagedPolicies()))
	}
	for _, m := range ManagedPolicies() {
		doc, problems := policy.Parse(m.Text)
		for _, p := range problems {
			t.Errorf("%s: %s at %v", m.ARN, p.Message, p.Range)
		}
		if len(doc.Statements) == 0 || doc.Version != "2012-10-17" {
			t.Errorf("%s: %d statements, version %q", m.ARN, len(doc.Statements), doc.Version)
		}
		for _, s := range doc.Statements {
			rcp := m.Name() == "p-RCPFullAWSAccess"
			if (s.Principal != nil) != rcp || s.Action == nil || s.Resource == nil {
				t.Errorf("%s: statement %d has not the elements of its kind", m.ARN, s.Index)
			}
		}
		kind := policy.Identity
		switch m.Name() {
		case "p-FullAWSAccess":
			kind = policy.SCP
		case "p-RCPFullAWSAccess":
			kind = policy.RCP
		}
		// Customers may not write the Allow that RCPFullAWSAccess consists of.
		if p := policy.Refused(policy.Check(doc, kind, policy.Options{})); p != nil && kind != policy.RCP {
			t.Errorf("%s would be refused: %s", m.ARN, p.Message)
		}
		if strings.HasPrefix(m.ARN, "arn:aws:organizations:") {
			if m.Version+m.Created+m.Updated != "" {
				t.Errorf("%s has a version", m.ARN)
			}
			continue
		}
		created, err1 := time.Parse(time.RFC3339, m.Created)
		updated, err2 := time.Parse(time.RFC3339, m.Updated)
		if err1 != nil || err2 != nil || updated.Before(created) || !strings.HasPrefix(m.Version, "v") {
			t.Errorf("%s: version %q of %q, created %q", m.ARN, m.Version, m.Updated, m.Created)
		}
	}
}

func TestManagedPoliciesSayWhatTheyLeaveOut(t *testing.T) {
	partial := ""
	for _, m := range ManagedPolicies() {
		if m.Partial {
			partial += m.Name() + " "
		}
	}
	if partial != "ReadOnlyAccess SecurityAudit ViewOnlyAccess " {
		t.Errorf("partial: %s", partial)
	}
	power := FindManagedPolicy("arn:aws:iam::aws:policy/PowerUserAccess")
	doc, _ := policy.Parse(power.Text)
	if a := doc.Statements[0].Action; !a.Not || a.Values[0].Text != "iam:*" {
		t.Errorf("PowerUserAccess begins with %+v", a)
	}
}
