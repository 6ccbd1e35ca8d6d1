package world

import (
	"strings"

	"crossgrant/engine/catalog"
	"crossgrant/engine/policy"
)

// ManagedDocument resolves the ARN of a managed policy, a customer's or AWS's, to
// the document in force; nil where there is none.
func (w *World) ManagedDocument(arn string) *Policy {
	if p := w.Managed(arn); p != nil {
		if v := p.DefaultVersion(); v != nil {
			return v.Policy
		}
		return nil
	}
	if p, ok := w.awsManaged[arn]; ok {
		return p
	}
	var p *Policy
	if text, ok := catalog.ManagedPolicy(arn); ok {
		doc, _ := policy.Parse(text)
		p = &Policy{Name: arn[strings.LastIndexByte(arn, '/')+1:], Text: text, Document: doc, File: arn}
	}
	w.awsManaged[arn] = p
	return p
}
