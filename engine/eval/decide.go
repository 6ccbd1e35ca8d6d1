package eval

import "crossgrant/engine/policy"

// Decide evaluates a document. It allocates nothing.
func Decide(doc *policy.Document, req *Request) Outcome { return Outcome{} }

// Explain evaluates a document and tells why.
func Explain(doc *policy.Document, req *Request) Trace { return Trace{} }
