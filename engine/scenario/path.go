package scenario

import "strings"

// FileKind says what a file of a scenario is.
type FileKind uint8

const (
	Unknown FileKind = iota
	Settings
	IdentityPolicy
	BucketPolicy
	TrustPolicy
	ServiceControlPolicy
	ResourceControlPolicy
	Flow
	Config
	Local // in the directory in which commands run
)

// place is what the path of a file says about it.
type place struct {
	kind FileKind
	// account, group of entities ("users", "groups", "roles", "policies",
	// "buckets") and entity; "" where the path names none.
	account, group, entity string
	// name of the policy, or of the settings file.
	name string
}

// locate reads a path. Source: the table of the scenario format.
func locate(path string) place {
	parts := strings.Split(path, "/")
	for _, p := range parts {
		if p == "" || p == "." || p == ".." {
			return place{}
		}
	}
	switch {
	case path == "scenario.json":
		return place{kind: Settings, name: path}
	case path == "flow.sh":
		return place{kind: Flow}
	case path == "config":
		return place{kind: Config}
	case parts[0] == "files" && len(parts) > 1:
		return place{kind: Local}
	case parts[0] == "organization":
		return locateOrganization(parts)
	case parts[0] == "accounts" && len(parts) == 3 && parts[2] == "account.json":
		return place{kind: Settings, account: parts[1], name: parts[2]}
	case parts[0] == "accounts" && len(parts) == 4 && parts[2] == "policies":
		if name, ok := strings.CutSuffix(parts[3], ".json"); ok && name != "" {
			return place{kind: IdentityPolicy, account: parts[1], group: parts[2], entity: name, name: name}
		}
	case parts[0] == "accounts" && len(parts) > 4:
		return locateEntity(parts)
	}
	return place{}
}

func locateOrganization(parts []string) place {
	if len(parts) == 2 && parts[1] == "organization.json" {
		return place{kind: Settings, group: "organization", name: parts[1]}
	}
	if len(parts) != 3 {
		return place{}
	}
	name, ok := strings.CutSuffix(parts[2], ".json")
	if !ok || name == "" {
		return place{}
	}
	switch parts[1] {
	case "service-control-policies":
		return place{kind: ServiceControlPolicy, group: "organization", name: name}
	case "resource-control-policies":
		return place{kind: ResourceControlPolicy, group: "organization", name: name}
	}
	return place{}
}

func locateEntity(parts []string) place {
	p := place{account: parts[1], group: parts[2], entity: parts[3]}
	inline := len(parts) == 6 && parts[4] == "policies" && p.group != "buckets"
	file := parts[len(parts)-1]
	switch {
	case p.group != "users" && p.group != "groups" && p.group != "roles" && p.group != "buckets":
	case inline:
		if name, ok := strings.CutSuffix(file, ".json"); ok && name != "" {
			p.kind, p.name = IdentityPolicy, name
			return p
		}
	case len(parts) != 5:
	case file == strings.TrimSuffix(p.group, "s")+".json", p.group == "buckets" && file == "objects.json":
		p.kind, p.name = Settings, file
		return p
	case p.group == "roles" && file == "trust-policy.json":
		p.kind = TrustPolicy
		return p
	case p.group == "buckets" && file == "policy.json":
		p.kind = BucketPolicy
		return p
	}
	return place{}
}

// Describe tells what the file at a path is, and the ID of the entity that it
// describes ("" for none).
func Describe(path string) (FileKind, string) {
	p := locate(path)
	switch {
	case p.kind == Unknown || p.account == "":
		return p.kind, ""
	case p.entity == "":
		return p.kind, "accounts/" + p.account
	}
	return p.kind, "accounts/" + p.account + "/" + p.group + "/" + p.entity
}
