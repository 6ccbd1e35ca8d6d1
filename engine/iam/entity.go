package iam

import (
	"strings"

	"crossgrant/engine/call"
	"crossgrant/engine/policy"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// kind of the entities that hold policies: users, roles and groups. Most of their
// operations differ in names only.
type kind struct {
	noun      string // "user"
	title     string // "User", as in operations and quotas
	longNames bool   // names of up to 128 characters instead of 64
	quota     int    // characters of all inline policies together
	find      func(a *world.Account, name string) *entity
}

func (k *kind) parameter() string { return k.title + "Name" }

var (
	users  = &kind{"user", "User", false, policy.UserPolicySize, findUser}
	roles  = &kind{"role", "Role", false, policy.RolePolicySize, findRole}
	groups = &kind{"group", "Group", true, policy.GroupPolicySize, findGroup}
)

// entity is a user, role or group; one that does not exist has no inline policies.
type entity struct {
	arn, id  string
	inline   *world.Policies
	attached *[]string
	boundary *string      // nil for groups
	tags     *[]world.Tag // nil for groups
}

func findUser(a *world.Account, name string) *entity {
	if u := a.Users[world.Key(name)]; u != nil {
		return &entity{u.ARN(), u.EntityID(), &u.Inline, &u.Attached, &u.Boundary, &u.Tags}
	}
	return nil
}

func findRole(a *world.Account, name string) *entity {
	if r := a.Roles[world.Key(name)]; r != nil {
		return &entity{r.ARN(), r.EntityID(), &r.Inline, &r.Attached, &r.Boundary, &r.Tags}
	}
	return nil
}

func findGroup(a *world.Account, name string) *entity {
	if g := a.Groups[world.Key(name)]; g != nil {
		return &entity{g.ARN(), g.EntityID(), &g.Inline, &g.Attached, nil, nil}
	}
	return nil
}

// authorize asks for the operation's own permission on an entity that may or may
// not exist. An entity's name is checked first, and its existence last.
func (k *kind) authorize(c *call.Call, in *value.Value, keys ...call.Key) (*entity, *call.Error) {
	name := in.Str(k.parameter())
	if err := checkName(k.noun+"Name", name, 128); err != nil {
		return nil, err
	}
	e := k.find(c.Caller.Account, name)
	if err := permit(c, "iam:"+c.Operation, k.access(c.Caller.Account, name, e, keys), k.noun+" "+name); err != nil {
		return nil, err
	}
	if e == nil {
		return nil, k.missing(name)
	}
	c.Target = e.id
	return e, nil
}

// access is an action on an entity, e being nil where there is none.
func (k *kind) access(a *world.Account, name string, e *entity, keys []call.Key) call.Access {
	x := call.Access{Resource: "arn:aws:iam::" + a.ID + ":" + k.noun + "/" + name, Owner: a, Keys: keys}
	if e == nil {
		return x
	}
	x.Resource = e.arn
	if e.tags != nil {
		x.Keys = append(x.Keys, resourceTagKeys(*e.tags)...)
	}
	if e.boundary != nil && *e.boundary != "" {
		x.Keys = append([]call.Key{{Name: "iam:PermissionsBoundary", Values: []string{*e.boundary}}}, x.Keys...)
	}
	return x
}

// resourceTagKeys: IAM knows the tags of users, roles and policies by two names.
func resourceTagKeys(tags []world.Tag) []call.Key {
	var keys []call.Key
	for _, t := range tags {
		keys = append(keys,
			call.Key{Name: "iam:ResourceTag/" + t.Key, Values: []string{t.Value}},
			call.Key{Name: "aws:ResourceTag/" + t.Key, Values: []string{t.Value}})
	}
	return keys
}

func (k *kind) missing(name string) *call.Error {
	return noSuchEntity("The " + k.noun + " with name " + name + " cannot be found.")
}

// permit asks for an action. IAM's refusals name some resources in a shorter way
// than by their ARN: "role examplerole".
func permit(c *call.Call, action string, a call.Access, shown string) *call.Error {
	a.Action = action
	err := c.Authorize(a)
	if err != nil && shown != "" {
		err.Message = strings.Replace(err.Message, " on resource: "+a.Resource, " on resource: "+shown, 1)
	}
	return err
}

// checkName checks the name of an entity or policy in a request.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
func checkName(parameter, name string, limit int) *call.Error {
	var v service.Constraints
	v.Length(parameter, name, 1, limit)
	if err := v.Error(); err != nil {
		return err
	}
	if strings.IndexFunc(name, func(r rune) bool { return !service.NameRune(r) }) >= 0 {
		return service.Invalid("The specified value for " + parameter + " is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-")
	}
	return nil
}

// pathOf reads and checks the path of something to be created.
func pathOf(in *value.Value, parameter string) (string, *call.Error) {
	path := in.Str(parameter)
	if path == "" {
		return "/", nil
	}
	if !world.ValidPath(path) {
		var v service.Constraints
		name := strings.ToLower(parameter[:1]) + parameter[1:]
		v.Length(name, path, 1, 512)
		if err := v.Error(); err != nil {
			return "", err
		}
		return "", service.Invalid("The specified value for " + name + " is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.")
	}
	return path, nil
}

// readTags reads and checks the tags of something to be created or tagged.
func readTags(in *value.Value) ([]world.Tag, *call.Error) {
	tags := service.Tags(in.Get("Tags"))
	var v service.Constraints
	v.CheckTags(tags)
	if err := v.Error(); err != nil {
		return nil, err
	}
	return tags, service.DistinctTags(tags)
}

// newBoundary reads the permissions boundary of a request.
func newBoundary(in *value.Value) (string, []call.Key, *call.Error) {
	arn := in.Str("PermissionsBoundary")
	if arn == "" {
		return "", nil, nil
	}
	if err := checkARN("permissionsBoundary", arn); err != nil {
		return "", nil, err
	}
	return arn, []call.Key{{Name: "iam:PermissionsBoundary", Values: []string{arn}}}, nil
}

// boundaryExists: only a managed policy that exists can be a boundary.
func boundaryExists(c *call.Call, arn string) *call.Error {
	if arn == "" {
		return nil
	}
	_, err := attachable(c, arn)
	if err != nil && err.Code == "NoSuchEntity" {
		err.Message = "Scope ARN: " + arn + " does not exist or is not attachable."
	}
	return err
}

func boundaryOf(arn string) *value.Value {
	return value.Struct(value.S("PermissionsBoundaryType", "Policy"), value.S("PermissionsBoundaryArn", arn))
}

func checkARN(parameter, arn string) *call.Error {
	var v service.Constraints
	v.Length(parameter, arn, 20, 2048)
	if err := v.Error(); err != nil {
		return err
	}
	if !strings.HasPrefix(arn, "arn:") || strings.Count(arn, ":") < 5 {
		return call.Fail(400, "InvalidInput", "ARN "+arn+" is not valid.")
	}
	return nil
}

// underPath: the prefix that lists may be narrowed to.
func underPath(in *value.Value, path string) bool {
	return strings.HasPrefix(path, in.Str("PathPrefix"))
}

// permitList asks for a list operation, which has no resource of its own. Its
// refusal names the path that would have been listed.
func permitList(c *call.Call, in *value.Value, noun string) *call.Error {
	c.Target = c.Caller.Account.EntityID()
	path := in.Str("PathPrefix")
	if path == "" {
		path = "/"
	}
	shown := "arn:aws:iam::" + c.Caller.Account.ID + ":" + noun + path
	if noun == "policy" {
		shown = "policy path " + path
	}
	return permit(c, "iam:"+c.Operation, call.Access{Resource: "*"}, shown)
}

func truncated(list string, items *value.Value) *value.Value {
	return value.Struct(value.M(list, items), value.M("IsTruncated", value.OfBool(false)))
}
