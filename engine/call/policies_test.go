package call

import (
	"testing"

	"crossgrant/engine/policy"
	"crossgrant/engine/world"
)

// An endpoint for S3 has no say in calls of other services.
func TestEndpointPolicy(t *testing.T) {
	w, a, u, _ := testWorld()
	everything, _ := policy.Parse(`{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}`)
	nothing, _ := policy.Parse(`{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}}`)
	u.Inline.Put(&world.Policy{Name: "all", Document: everything})
	w.Organization = nil
	w.VPCEndpoint = &world.VPCEndpoint{ID: "vpce-1", Policy: &world.Policy{Document: nothing}}
	c := &Call{World: w, Caller: &world.Credential{Kind: world.UserKey, Account: a, User: u}}
	if !c.Allowed(Access{Action: "iam:ListUsers", Resource: "*"}) {
		t.Error("iam:ListUsers is denied")
	}
	if c.Allowed(Access{Action: "s3:ListAllMyBuckets", Resource: "*"}) {
		t.Error("s3:ListAllMyBuckets is allowed")
	}
}
