package conformance

import (
	"encoding/json"
	"testing"

	"crossgrant/engine/eval"
	"crossgrant/engine/policy"
)

type operatorCase struct {
	Kind, Name, Source string
	Features           []string
	Operator, Key      string
	PolicyValues       json.RawMessage
	RequestValue       *texts
	Context            map[string]texts
	Want               *bool
}

func runOperator(t *testing.T, line string) {
	var c operatorCase
	strict(t, line, &c)
	if c.Want == nil {
		t.Fatal("want is missing")
	}
	statement, err := json.Marshal(map[string]any{
		"Version": policy.Version2012,
		"Statement": map[string]any{
			"Effect": "Allow", "Action": "*", "Resource": "*",
			"Condition": map[string]any{c.Operator: map[string]any{c.Key: c.PolicyValues}},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	doc, problems := policy.Parse(string(statement))
	if len(doc.Statements) != 1 {
		t.Fatalf("the condition cannot be read: %v", problems)
	}
	x := eval.NewContext()
	for key, values := range c.Context {
		x.Set(key, values...)
	}
	if c.RequestValue != nil {
		x.Set(c.Key, *c.RequestValue...)
	}
	req := eval.Request{Principal: &eval.Principal{Kind: eval.Anonymous}, Action: "s3:GetObject", Resource: "arn:aws:s3:::b/k", Context: x}
	out := eval.Decide(doc, &req)
	if out.AllowUnknown != 0 {
		t.Fatalf("not modelled: %+v", eval.Explain(doc, &req).Statements[0].Elements)
	}
	if got := out.Allow != 0; got != *c.Want {
		t.Errorf("got %v, want %v", got, *c.Want)
	}
}
