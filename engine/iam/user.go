package iam

import (
	"slices"

	"crossgrant/engine/call"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// printUser is a user as lists print it; GetUser and CreateUser add to it.
func printUser(u *world.User) *value.Value {
	return value.Struct(
		value.S("Path", u.Path),
		value.S("UserName", u.Name),
		value.S("UserId", u.UniqueID),
		value.S("Arn", u.ARN()),
		value.S("CreateDate", service.Time(u.Created)),
	)
}

func printWholeUser(u *world.User) *value.Value {
	out := printUser(u)
	if u.Boundary != "" {
		out.Set("PermissionsBoundary", boundaryOf(u.Boundary))
	}
	if len(u.Tags) > 0 {
		out.Set("Tags", service.TagSet(u.Tags))
	}
	return value.Struct(value.M("User", out))
}

// createUser needs the permission to tag as well where it tags.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_users.html
func createUser(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	a, name := c.Caller.Account, in.Str("UserName")
	if err := checkName("userName", name, 64); err != nil {
		return nil, err
	}
	n, err := readNew(c, in)
	if err != nil {
		return nil, err
	}
	u := &world.User{Account: a, Name: name, Path: n.path, Created: c.World.Now, Tags: n.tags, Boundary: n.boundary}
	c.Target = u.EntityID()
	if err := n.permit(c, u.ARN(), "iam:TagUser"); err != nil {
		return nil, err
	}
	if a.Users[world.Key(name)] != nil {
		return nil, exists("User with name " + name + " already exists.")
	}
	if err := boundaryExists(c, n.boundary); err != nil {
		return nil, err
	}
	c.World.Creating()
	u.UniqueID = c.World.UniqueID("AIDA", u.ARN())
	a.Users[world.Key(name)] = u
	c.World.Touch(u.EntityID())
	return printWholeUser(u), nil
}

// creation is what users, roles and policies have in common when they are created.
type creation struct {
	path     string
	tags     []world.Tag
	boundary string
	keys     []call.Key
}

func readNew(c *call.Call, in *value.Value) (n creation, err *call.Error) {
	if n.path, err = pathOf(in, "Path"); err != nil {
		return n, err
	}
	if n.tags, err = readTags(in); err != nil {
		return n, err
	}
	if n.boundary, n.keys, err = newBoundary(in); err != nil {
		return n, err
	}
	n.keys = append(n.keys, service.RequestTagKeys(n.tags)...)
	return n, nil
}

// permit asks for the operation's own action and, where there are tags, for tagging.
func (n creation) permit(c *call.Call, arn, tagging string) *call.Error {
	a := call.Access{Resource: arn, Owner: c.Caller.Account, Keys: n.keys}
	if err := permit(c, "iam:"+c.Operation, a, ""); err != nil {
		return err
	}
	if len(n.tags) == 0 {
		return nil
	}
	return permit(c, tagging, a, "")
}

// selfOr fills in the caller's own user where the request names none. The caller
// needs the permission on itself then: users have none by default.
//
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html
func selfOr(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	if in.Has("UserName") {
		return in, nil
	}
	u := c.Caller.User
	if u == nil {
		return in, service.Invalid("Must specify userName when calling with non-User credentials")
	}
	out := value.Struct(value.S("UserName", u.Name))
	for i, name := range in.Names {
		out.Set(name, &in.Items[i])
	}
	return out, nil
}

func isRoot(c *call.Call) bool { return c.Caller.User == nil && c.Caller.Role == nil }

func getUser(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	if !in.Has("UserName") && isRoot(c) {
		a := c.Caller.Account
		c.Target = a.EntityID()
		root := "arn:aws:iam::" + a.ID + ":root"
		if err := permit(c, "iam:GetUser", call.Access{Resource: root, Owner: a}, ""); err != nil {
			return nil, err
		}
		return value.Struct(value.M("User", value.Struct(
			value.S("UserId", a.ID), value.S("Arn", root), value.S("CreateDate", service.Time(c.World.Start))))), nil
	}
	u, err := theUser(c, in)
	if err != nil {
		return nil, err
	}
	return printWholeUser(u), nil
}

// theUser authorizes an operation on a user, the caller where none is named.
func theUser(c *call.Call, in *value.Value) (*world.User, *call.Error) {
	in, err := selfOr(c, in)
	if err != nil {
		return nil, err
	}
	if _, err := users.authorize(c, in); err != nil {
		return nil, err
	}
	return c.Caller.Account.Users[world.Key(in.Str("UserName"))], nil
}

func listUsers(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	if err := permitList(c, in, "user"); err != nil {
		return nil, err
	}
	list := value.List()
	for _, u := range c.Caller.Account.Users.Sorted() {
		if underPath(in, u.Path) {
			list.Append(printUser(u))
		}
	}
	return truncated("Users", list), nil
}

// updateUser renames or moves a user. It needs the permission on the user as it is
// and as it shall be.
//
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateUser.html
func updateUser(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	u, err := theUser(c, in)
	if err != nil {
		return nil, err
	}
	name, path, err := renamed(in, "NewUserName", u.Name, u.Path, 64)
	if err != nil {
		return nil, err
	}
	a := u.Account
	arn := "arn:aws:iam::" + a.ID + ":user" + path + name
	if err := permit(c, "iam:UpdateUser", call.Access{Resource: arn, Owner: a}, "user "+name); err != nil {
		return nil, err
	}
	if other := a.Users[world.Key(name)]; other != nil && other != u {
		return nil, exists("User with name " + name + " already exists.")
	}
	old := u.ARN()
	c.World.Touch(u.EntityID())
	delete(a.Users, world.Key(u.Name))
	u.Name, u.Path = name, path
	a.Users[world.Key(name)] = u
	refile(u.Inline, u.EntityID())
	c.World.Touch(u.EntityID())
	c.Target = u.EntityID()
	renamePrincipal(c.World, old, u.ARN())
	return nil, nil
}

// renamed reads the new name and path of an entity; what is left out stays.
func renamed(in *value.Value, parameter, name, path string, limit int) (string, string, *call.Error) {
	if in.Has(parameter) {
		name = in.Str(parameter)
		if err := checkName("newUserName", name, limit); err != nil {
			return "", "", err
		}
	}
	if in.Has("NewPath") {
		var err *call.Error
		if path, err = pathOf(in, "NewPath"); err != nil {
			return "", "", err
		}
	}
	return name, path, nil
}

// refile moves inline policies to the folder of the entity's new name.
func refile(policies world.Policies, entityID string) {
	for _, p := range policies {
		p.File = world.PolicyFile(entityID, p.Name)
	}
}

// deleteUser: everything that hangs on a user has to go first.
//
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUser.html
func deleteUser(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	if _, err := users.authorize(c, in); err != nil {
		return nil, err
	}
	u := c.Caller.Account.Users[world.Key(in.Str("UserName"))]
	switch {
	case len(u.Groups) > 0:
		return nil, conflict("Cannot delete entity, must remove users from group first.")
	case len(u.Inline) > 0:
		return nil, conflict("Cannot delete entity, must delete policies first.")
	case len(u.Attached) > 0:
		return nil, conflict("Cannot delete entity, must detach all policies first.")
	case len(listedKeys(u)) > 0:
		return nil, conflict("Cannot delete entity, must delete access keys first.")
	case u.Login != nil:
		return nil, conflict("Cannot delete entity, must delete login profile first.")
	case u.MFA != "":
		return nil, conflict("Cannot delete entity, must delete MFA device first.")
	}
	delete(u.Account.Users, world.Key(u.Name))
	c.World.Touch(u.EntityID())
	renamePrincipal(c.World, u.ARN(), u.UniqueID)
	return nil, nil
}

func listGroupsForUser(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	u, err := theUser(c, in)
	if err != nil {
		return nil, err
	}
	list := value.List()
	for _, name := range u.Groups {
		if g := u.Account.Groups[world.Key(name)]; g != nil {
			list.Append(printGroup(g))
		}
	}
	return truncated("Groups", list), nil
}

// inGroup reports whether a user is a member of a group.
func inGroup(u *world.User, g *world.Group) bool {
	return slices.ContainsFunc(u.Groups, func(n string) bool { return world.Key(n) == world.Key(g.Name) })
}
