package iam

import (
	"crossgrant/engine/call"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

func printGroup(g *world.Group) *value.Value {
	return value.Struct(
		value.S("Path", g.Path),
		value.S("GroupName", g.Name),
		value.S("GroupId", g.UniqueID),
		value.S("Arn", g.ARN()),
		value.S("CreateDate", service.Time(g.Created)),
	)
}

func createGroup(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	a, name := c.Caller.Account, in.Str("GroupName")
	if err := checkName("groupName", name, 128); err != nil {
		return nil, err
	}
	path, err := pathOf(in, "Path")
	if err != nil {
		return nil, err
	}
	g := &world.Group{Account: a, Name: name, Path: path, Created: c.World.Now}
	c.Target = g.EntityID()
	if err := permit(c, "iam:CreateGroup", call.Access{Resource: g.ARN(), Owner: a}, ""); err != nil {
		return nil, err
	}
	if a.Groups[world.Key(name)] != nil {
		return nil, exists("Group with name " + name + " already exists.")
	}
	c.World.Creating()
	g.UniqueID = c.World.UniqueID("AGPA", g.ARN())
	a.Groups[world.Key(name)] = g
	c.World.Touch(g.EntityID())
	return value.Struct(value.M("Group", printGroup(g))), nil
}

// theGroup authorizes an operation on a group.
func theGroup(c *call.Call, in *value.Value) (*world.Group, *call.Error) {
	if _, err := groups.authorize(c, in); err != nil {
		return nil, err
	}
	return c.Caller.Account.Groups[world.Key(in.Str("GroupName"))], nil
}

func members(g *world.Group) []*world.User {
	var out []*world.User
	for _, u := range g.Account.Users.Sorted() {
		if inGroup(u, g) {
			out = append(out, u)
		}
	}
	return out
}

func getGroup(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	g, err := theGroup(c, in)
	if err != nil {
		return nil, err
	}
	list := value.List()
	for _, u := range members(g) {
		list.Append(printUser(u))
	}
	return value.Struct(
		value.M("Group", printGroup(g)), value.M("Users", list), value.M("IsTruncated", value.OfBool(false))), nil
}

func listGroups(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	if err := permitList(c, in, "group"); err != nil {
		return nil, err
	}
	list := value.List()
	for _, g := range c.Caller.Account.Groups.Sorted() {
		if underPath(in, g.Path) {
			list.Append(printGroup(g))
		}
	}
	return truncated("Groups", list), nil
}

// updateGroup renames or moves a group; like updateUser it needs the permission on both.
func updateGroup(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	g, err := theGroup(c, in)
	if err != nil {
		return nil, err
	}
	name, path, err := renamed(in, "NewGroupName", g.Name, g.Path, 128)
	if err != nil {
		return nil, err
	}
	a := g.Account
	arn := "arn:aws:iam::" + a.ID + ":group" + path + name
	if err := permit(c, "iam:UpdateGroup", call.Access{Resource: arn, Owner: a}, "group "+name); err != nil {
		return nil, err
	}
	if other := a.Groups[world.Key(name)]; other != nil && other != g {
		return nil, exists("Group with name " + name + " already exists.")
	}
	for _, u := range members(g) {
		for i := range u.Groups {
			if world.Key(u.Groups[i]) == world.Key(g.Name) {
				u.Groups[i] = name
			}
		}
	}
	c.World.Touch(g.EntityID())
	delete(a.Groups, world.Key(g.Name))
	g.Name, g.Path = name, path
	a.Groups[world.Key(name)] = g
	refile(g.Inline, g.EntityID())
	c.World.Touch(g.EntityID())
	c.Target = g.EntityID()
	return nil, nil
}

func deleteGroup(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	g, err := theGroup(c, in)
	if err != nil {
		return nil, err
	}
	switch {
	case len(members(g)) > 0:
		return nil, conflict("Cannot delete entity, must remove users from group first.")
	case len(g.Inline) > 0:
		return nil, conflict("Cannot delete entity, must delete policies first.")
	case len(g.Attached) > 0:
		return nil, conflict("Cannot delete entity, must detach all policies first.")
	}
	delete(g.Account.Groups, world.Key(g.Name))
	c.World.Touch(g.EntityID())
	return nil, nil
}

const groupsPerUser = 10

// addUserToGroup: the resource of the permission is the group.
func addUserToGroup(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	g, u, err := membership(c, in)
	if err != nil {
		return nil, err
	}
	if inGroup(u, g) {
		return nil, nil
	}
	if len(u.Groups) >= groupsPerUser {
		return nil, overQuota("GroupsPerUser", groupsPerUser)
	}
	u.Groups = append(u.Groups, g.Name)
	c.World.Touch(u.EntityID())
	c.World.Touch(g.EntityID())
	return nil, nil
}

func membership(c *call.Call, in *value.Value) (*world.Group, *world.User, *call.Error) {
	name := in.Str("UserName")
	if err := checkName("userName", name, 128); err != nil {
		return nil, nil, err
	}
	g, err := theGroup(c, in)
	if err != nil {
		return nil, nil, err
	}
	u := g.Account.Users[world.Key(name)]
	if u == nil {
		return nil, nil, users.missing(name)
	}
	return g, u, nil
}

func removeUserFromGroup(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	g, u, err := membership(c, in)
	if err != nil {
		return nil, err
	}
	if inGroup(u, g) {
		var kept []string
		for _, n := range u.Groups {
			if world.Key(n) != world.Key(g.Name) {
				kept = append(kept, n)
			}
		}
		u.Groups = kept
		c.World.Touch(u.EntityID())
		c.World.Touch(g.EntityID())
	}
	return nil, nil
}
