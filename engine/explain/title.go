package explain

import "crossgrant/engine/authz"

// LayerTitle is the heading of a layer in an explanation.
func LayerTitle(l *authz.Layer) string {
	switch l.Kind {
	case authz.LayerRCP:
		return "Resource control policies of " + l.Name
	case authz.LayerSCP:
		return "Service control policies of " + l.Name
	case authz.LayerVPCEndpoint:
		return "VPC endpoint policy"
	case authz.LayerResource:
		return "Resource-based policy"
	case authz.LayerTrust:
		return "Trust policy"
	case authz.LayerPublicAccessBlock:
		return "S3 Block Public Access"
	case authz.LayerACL:
		return "Access control list"
	case authz.LayerIdentity:
		return "Identity-based policies"
	case authz.LayerBoundary:
		return "Permissions boundary"
	}
	return "Session policy"
}
