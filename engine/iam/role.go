package iam

import (
	"strings"

	"crossgrant/engine/call"
	"crossgrant/engine/policy"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

const (
	minSession, maxSession = 3600, 43200 // seconds
	defaultSession         = 3600
)

func printRole(r *world.Role) *value.Value {
	out := value.Struct(
		value.S("Path", r.Path),
		value.S("RoleName", r.Name),
		value.S("RoleId", r.UniqueID),
		value.S("Arn", r.ARN()),
		value.S("CreateDate", service.Time(r.Created)),
	)
	if r.Trust != nil {
		out.Set("AssumeRolePolicyDocument", value.Of(r.Trust.Text))
	}
	out.SetString("Description", r.Description)
	return out
}

func addRoleDetails(out *value.Value, r *world.Role) {
	if r.Boundary != "" {
		out.Set("PermissionsBoundary", boundaryOf(r.Boundary))
	}
	if len(r.Tags) > 0 {
		out.Set("Tags", service.TagSet(r.Tags))
	}
}

// describeRole reads and checks a description and a session duration.
func describeRole(in *value.Value) *call.Error {
	var v service.Constraints
	description := in.Str("Description")
	v.Length("description", description, 0, 1000)
	v.Match("description", description, `[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*`, func(r rune) bool {
		return r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0x7e || r >= 0xa1 && r <= 0xff
	})
	if in.Has("MaxSessionDuration") {
		v.Between("maxSessionDuration", in.Int("MaxSessionDuration", 0), minSession, maxSession)
	}
	return v.Error()
}

// createRole needs the permission to tag as well where it tags.
//
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
func createRole(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	a, name := c.Caller.Account, in.Str("RoleName")
	if err := checkName("roleName", name, 64); err != nil {
		return nil, err
	}
	n, err := readNew(c, in)
	if err != nil {
		return nil, err
	}
	if err := describeRole(in); err != nil {
		return nil, err
	}
	r := &world.Role{
		Account: a, Name: name, Path: n.path, Created: c.World.Now, Description: in.Str("Description"),
		Tags: n.tags, Boundary: n.boundary, MaxSessionDuration: in.Int("MaxSessionDuration", defaultSession),
	}
	c.Target = r.EntityID()
	if err := n.permit(c, r.ARN(), "iam:TagRole"); err != nil {
		return nil, err
	}
	if a.Roles[world.Key(name)] != nil {
		return nil, exists("Role with name " + name + " already exists.")
	}
	text := in.Str("AssumeRolePolicyDocument")
	doc, err := service.Document(c.World, text, policy.Trust, policy.Options{})
	if err != nil {
		return nil, err
	}
	if err := boundaryExists(c, n.boundary); err != nil {
		return nil, err
	}
	r.Trust = &world.Policy{Name: "trust-policy", Text: text, Document: doc, File: r.TrustPolicyFile()}
	c.World.Creating()
	r.UniqueID = c.World.UniqueID("AROA", r.ARN())
	a.Roles[world.Key(name)] = r
	c.World.Touch(r.EntityID())
	out := printRole(r)
	if in.Has("MaxSessionDuration") {
		out.Set("MaxSessionDuration", value.OfInt(r.MaxSessionDuration))
	}
	addRoleDetails(out, r)
	return value.Struct(value.M("Role", out)), nil
}

// theRole authorizes an operation on a role.
func theRole(c *call.Call, in *value.Value) (*world.Role, *call.Error) {
	if _, err := roles.authorize(c, in); err != nil {
		return nil, err
	}
	return c.Caller.Account.Roles[world.Key(in.Str("RoleName"))], nil
}

func getRole(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	r, err := theRole(c, in)
	if err != nil {
		return nil, err
	}
	out := printRole(r)
	out.Set("MaxSessionDuration", value.OfInt(duration(r)))
	addRoleDetails(out, r)
	// IAM fills this in hours after a session, so nothing here ever shows.
	out.Set("RoleLastUsed", &value.Value{Kind: value.Object})
	return value.Struct(value.M("Role", out)), nil
}

func duration(r *world.Role) int {
	if r.MaxSessionDuration == 0 {
		return defaultSession
	}
	return r.MaxSessionDuration
}

func listRoles(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	if err := permitList(c, in, "role"); err != nil {
		return nil, err
	}
	list := value.List()
	for _, r := range c.Caller.Account.Roles.Sorted() {
		if underPath(in, r.Path) {
			out := printRole(r)
			out.Set("MaxSessionDuration", value.OfInt(duration(r)))
			list.Append(out)
		}
	}
	return truncated("Roles", list), nil
}

func updateRole(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	if err := describeRole(in); err != nil {
		return nil, err
	}
	r, err := theRole(c, in)
	if err != nil {
		return nil, err
	}
	if in.Has("Description") {
		r.Description = in.Str("Description")
	}
	r.MaxSessionDuration = in.Int("MaxSessionDuration", duration(r))
	c.World.Touch(r.EntityID())
	return nil, nil
}

func updateRoleDescription(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	if _, err := updateRole(c, in); err != nil {
		return nil, err
	}
	r := c.Caller.Account.Roles[world.Key(in.Str("RoleName"))]
	return value.Struct(value.M("Role", printRole(r))), nil
}

func updateAssumeRolePolicy(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	r, err := theRole(c, in)
	if err != nil {
		return nil, err
	}
	text := in.Str("PolicyDocument")
	doc, err := service.Document(c.World, text, policy.Trust, policy.Options{})
	if err != nil {
		return nil, err
	}
	r.Trust = &world.Policy{Name: "trust-policy", Text: text, Document: doc, File: r.TrustPolicyFile()}
	c.World.Touch(r.EntityID())
	return nil, nil
}

func deleteRole(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	r, err := theRole(c, in)
	if err != nil {
		return nil, err
	}
	switch {
	case strings.HasPrefix(r.Path, "/aws-service-role/"):
		return nil, call.Fail(400, "UnmodifiableEntity",
			"Cannot perform the operation on the protected role '"+r.Name+"' - this role is only modifiable by AWS")
	case len(profilesOf(r).Items) > 0:
		return nil, conflict("Cannot delete entity, must remove roles from instance profile first.")
	case len(r.Attached) > 0:
		return nil, conflict("Cannot delete entity, must detach all policies first.")
	case len(r.Inline) > 0:
		return nil, conflict("Cannot delete entity, must delete policies first.")
	}
	delete(r.Account.Roles, world.Key(r.Name))
	c.World.Touch(r.EntityID())
	renamePrincipal(c.World, r.ARN(), r.UniqueID)
	return nil, nil
}
