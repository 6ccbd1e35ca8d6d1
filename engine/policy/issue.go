package policy

import "crossgrant/engine/diag"

// issue is a structural problem, found while reading, of any kind of policy. The
// kinds of policies have messages of their own for it (see check.go).
type issue struct {
	what issueKind
	rng  diag.Range
	name string // of the element
	stmt int    // index of the statement, or -1
	text string // value at fault
}

type issueKind uint8

const (
	notAnObject issueKind = iota
	duplicateElement
	unknownElement
	wrongType
	bothForms // X and NotX
	missingElement
	emptyElement
	noStatements // "Statement": []
	badVersion
	badEffect
	effectCase
	unknownPrincipalKey
)

// codes of diagnostics, parallel to the kinds.
var issueCodes = [...]string{
	"not-an-object", "duplicate-element", "unknown-element", "wrong-type", "both-forms",
	"missing-element", "empty-element", "no-statements", "bad-version", "bad-effect",
	"effect-case", "unknown-principal-type",
}

// message of the issue for a person, where no particular kind of policy is meant.
func (i *issue) message() string {
	switch i.what {
	case notAnObject:
		return "A policy is a JSON object."
	case duplicateElement:
		return "\"" + i.name + "\" stands here twice."
	case unknownElement:
		return "\"" + i.name + "\" is no element of a policy here."
	case wrongType:
		return "\"" + i.name + "\" has a value of the wrong type."
	case bothForms:
		return "A statement has either " + i.name + " or Not" + i.name + "."
	case missingElement:
		return "\"" + i.name + "\" is missing."
	case emptyElement:
		return "\"" + i.name + "\" is empty."
	case noStatements:
		return "The policy has no statements."
	case badVersion:
		return "The version is \"2012-10-17\" or \"2008-10-17\"."
	case unknownPrincipalKey:
		return "A principal is given under \"AWS\", \"Service\", \"Federated\" or \"CanonicalUser\"."
	}
	return "The effect is \"Allow\" or \"Deny\"."
}

func (i *issue) hint() string {
	switch i.what {
	case wrongType:
		switch i.name {
		case "Statement":
			return "It is an object, or an array of objects."
		case "Condition":
			return "It holds operators, each with keys and their values."
		case "Action", "NotAction", "Resource", "NotResource":
			return "It is a string, or an array of strings."
		}
	case effectCase:
		return "AWS minds the case here."
	case badVersion:
		return "It is the version of the policy language, not the date of your policy."
	}
	return ""
}
