package iam

import (
	"crossgrant/engine/call"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// Instance profiles hand roles to EC2 instances, of which there are none here; who
// may put a role into one is a question of access all the same.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html

func printProfile(p *world.InstanceProfile) *value.Value {
	list := value.List()
	if p.Role != nil {
		list.Append(printRole(p.Role))
	}
	out := value.Struct(
		value.S("Path", p.Path), value.S("InstanceProfileName", p.Name), value.S("InstanceProfileId", p.UniqueID),
		value.S("Arn", p.ARN()), value.S("CreateDate", service.Time(p.Created)), value.M("Roles", list),
	)
	if len(p.Tags) > 0 {
		out.Set("Tags", service.TagSet(p.Tags))
	}
	return out
}

func createProfile(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	a, name := c.Caller.Account, in.Str("InstanceProfileName")
	if err := checkName("instanceProfileName", name, 128); err != nil {
		return nil, err
	}
	n, err := readNew(c, in)
	if err != nil {
		return nil, err
	}
	c.Target = a.EntityID()
	p := &world.InstanceProfile{Account: a, Name: name, Path: n.path, Tags: n.tags, Created: c.World.Now}
	if err := n.permit(c, p.ARN(), "iam:TagInstanceProfile"); err != nil {
		return nil, err
	}
	if a.Profile(name) != nil {
		return nil, exists("Instance Profile " + name + " already exists.")
	}
	c.World.Creating()
	p.UniqueID = c.World.UniqueID("AIPA", p.ARN())
	a.PutProfile(p)
	c.World.Touch(a.EntityID())
	return value.Struct(value.M("InstanceProfile", printProfile(p))), nil
}

// onProfile is an operation on an instance profile.
func onProfile(do func(c *call.Call, in *value.Value, p *world.InstanceProfile) (*value.Value, *call.Error)) call.Handler {
	return func(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
		a, name := c.Caller.Account, in.Str("InstanceProfileName")
		if err := checkName("instanceProfileName", name, 128); err != nil {
			return nil, err
		}
		tags, err := readTags(in)
		if err != nil {
			return nil, err
		}
		c.Target = a.EntityID()
		access := call.Access{Resource: "arn:aws:iam::" + a.ID + ":instance-profile/" + name, Owner: a}
		access.Keys = append(service.RequestTagKeys(tags), untagKeys(tagKeys(in))...)
		p := a.Profile(name)
		if p != nil {
			access.Resource = p.ARN()
			access.Keys = append(access.Keys, resourceTagKeys(p.Tags)...)
		}
		if err := permit(c, "iam:"+c.Operation, access, "instance profile "+name); err != nil {
			return nil, err
		}
		if p == nil {
			return nil, noSuchEntity("Instance Profile " + name + " cannot be found.")
		}
		return do(c, in, p)
	}
}

func getProfile(_ *call.Call, _ *value.Value, p *world.InstanceProfile) (*value.Value, *call.Error) {
	return value.Struct(value.M("InstanceProfile", printProfile(p))), nil
}

func deleteProfile(c *call.Call, _ *value.Value, p *world.InstanceProfile) (*value.Value, *call.Error) {
	if p.Role != nil {
		return nil, conflict("Cannot delete entity, must remove roles from instance profile first.")
	}
	p.Account.DeleteProfile(p)
	c.World.Touch(p.Account.EntityID())
	return nil, nil
}

// addRole needs iam:PassRole besides: who may put a role into a profile gives its
// permissions to instances.
//
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddRoleToInstanceProfile.html
func addRole(c *call.Call, in *value.Value, p *world.InstanceProfile) (*value.Value, *call.Error) {
	a, name := p.Account, in.Str("RoleName")
	if err := checkName("roleName", name, 64); err != nil {
		return nil, err
	}
	e := roles.find(a, name)
	pass := roles.access(a, name, e, []call.Key{
		{Name: "iam:PassedToService", Values: []string{"ec2.amazonaws.com"}},
		{Name: "iam:AssociatedResourceArn", Values: []string{"arn:aws:ec2:*:" + a.ID + ":instance/*"}},
	})
	if err := permit(c, "iam:PassRole", pass, ""); err != nil {
		return nil, err
	}
	switch {
	case e == nil:
		return nil, roles.missing(name)
	case p.Role != nil:
		return nil, overQuota("InstanceSessionsPerInstanceProfile", 1)
	}
	p.Role = a.Roles[world.Key(name)]
	return nil, nil
}

func removeRole(_ *call.Call, in *value.Value, p *world.InstanceProfile) (*value.Value, *call.Error) {
	name := in.Str("RoleName")
	if p.Role == nil || world.Key(p.Role.Name) != world.Key(name) {
		return nil, roles.missing(name)
	}
	p.Role = nil
	return nil, nil
}

func tagProfile(_ *call.Call, in *value.Value, p *world.InstanceProfile) (_ *value.Value, err *call.Error) {
	p.Tags, err = merged(p.Tags, service.Tags(in.Get("Tags")), "InstanceProfile")
	return nil, err
}

func untagProfile(_ *call.Call, in *value.Value, p *world.InstanceProfile) (*value.Value, *call.Error) {
	p.Tags = without(p.Tags, tagKeys(in))
	return nil, nil
}

func listProfileTags(_ *call.Call, _ *value.Value, p *world.InstanceProfile) (*value.Value, *call.Error) {
	return truncated("Tags", service.TagSet(p.Tags)), nil
}

func listProfiles(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	if err := permitList(c, in, "instance-profile"); err != nil {
		return nil, err
	}
	list := value.List()
	for _, p := range c.Caller.Account.Profiles {
		if underPath(in, p.Path) {
			list.Append(printProfile(p))
		}
	}
	return truncated("InstanceProfiles", list), nil
}

// profilesOf lists the instance profiles that a role is in.
func profilesOf(r *world.Role) *value.Value {
	list := value.List()
	for _, p := range r.Account.Profiles {
		if p.Role == r {
			list.Append(printProfile(p))
		}
	}
	return list
}

func listProfilesForRole(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	r, err := theRole(c, in)
	if err != nil {
		return nil, err
	}
	return truncated("InstanceProfiles", profilesOf(r)), nil
}
