package iam

import (
	"slices"
	"strconv"
	"strings"

	"crossgrant/engine/call"
	"crossgrant/engine/catalog"
	"crossgrant/engine/policy"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// attachments counts what in an account uses a managed policy.
func attachments(a *world.Account, arn string) (attached, boundaries int) {
	for _, h := range holders(a) {
		if slices.Contains(*h.attached, arn) {
			attached++
		}
		if h.boundary != nil && *h.boundary == arn {
			boundaries++
		}
	}
	return attached, boundaries
}

// holder is an entity that may have managed policies.
type holder struct {
	*entity
	kind     *kind
	name     string
	uniqueID string
	path     string
}

// holders lists groups, users and roles, in this order and each by name.
func holders(a *world.Account) []holder {
	var out []holder
	for _, g := range a.Groups.Sorted() {
		out = append(out, holder{findGroup(a, g.Name), groups, g.Name, g.UniqueID, g.Path})
	}
	for _, u := range a.Users.Sorted() {
		out = append(out, holder{findUser(a, u.Name), users, u.Name, u.UniqueID, u.Path})
	}
	for _, r := range a.Roles.Sorted() {
		out = append(out, holder{findRole(a, r.Name), roles, r.Name, r.UniqueID, r.Path})
	}
	return out
}

// printPolicy is a customer managed policy as all operations print it. whole adds
// what GetPolicy alone prints.
func printPolicy(a *world.Account, p *world.ManagedPolicy, whole bool) *value.Value {
	attached, boundaries := attachments(a, p.ARN())
	out := value.Struct(
		value.S("PolicyName", p.Name),
		value.S("PolicyId", p.UniqueID),
		value.S("Arn", p.ARN()),
		value.S("Path", p.Path),
	)
	if v := p.DefaultVersion(); v != nil {
		out.Set("DefaultVersionId", value.Of(v.ID))
	}
	out.Set("AttachmentCount", value.OfInt(attached))
	out.Set("PermissionsBoundaryUsageCount", value.OfInt(boundaries))
	out.Set("IsAttachable", value.OfBool(true))
	if whole {
		out.SetString("Description", p.Description)
	}
	out.Set("CreateDate", value.Of(service.Time(p.Created)))
	out.Set("UpdateDate", value.Of(service.Time(p.Updated)))
	if whole {
		out.Set("Tags", service.TagSet(p.Tags))
	}
	return out
}

// printManaged is a policy of AWS's.
func printManaged(a *world.Account, m *catalog.Managed, whole bool) *value.Value {
	attached, boundaries := attachments(a, m.ARN)
	path := m.ARN[strings.Index(m.ARN, ":policy/")+len(":policy"):]
	out := value.Struct(
		value.S("PolicyName", m.Name()),
		value.S("PolicyId", managedID(m.ARN)),
		value.S("Arn", m.ARN),
		value.S("Path", path[:strings.LastIndexByte(path, '/')+1]),
		value.S("DefaultVersionId", m.Version),
		value.M("AttachmentCount", value.OfInt(attached)),
		value.M("PermissionsBoundaryUsageCount", value.OfInt(boundaries)),
		value.M("IsAttachable", value.OfBool(true)),
		value.S("CreateDate", zone(m.Created)),
		value.S("UpdateDate", zone(m.Updated)),
	)
	if whole {
		out.Set("Tags", value.List())
	}
	return out
}

// managedID is the unique ID of one of AWS's policies: the same in every account.
func managedID(arn string) string {
	return "ANPA" + world.Digits("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 17, "ANPA", arn)
}

// zone writes UTC as the AWS CLI does.
func zone(timestamp string) string { return strings.Replace(timestamp, "Z", "+00:00", 1) }

func createPolicy(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	a, name := c.Caller.Account, in.Str("PolicyName")
	if err := checkName("policyName", name, 128); err != nil {
		return nil, err
	}
	n, err := readNew(c, in)
	if err != nil {
		return nil, err
	}
	var v service.Constraints
	v.Length("description", in.Str("Description"), 0, 1000)
	if err := v.Error(); err != nil {
		return nil, err
	}
	p := &world.ManagedPolicy{
		Account: a, Name: name, Path: n.path, Description: in.Str("Description"), Tags: n.tags,
		Created: c.World.Now, Updated: c.World.Now, NextVersion: 2,
	}
	c.Target = p.EntityID()
	access := call.Access{Resource: p.ARN(), Owner: a, Keys: n.keys}
	if err := permit(c, "iam:CreatePolicy", access, "policy "+name); err != nil {
		return nil, err
	}
	if len(n.tags) > 0 {
		if err := permit(c, "iam:TagPolicy", access, "policy "+name); err != nil {
			return nil, err
		}
	}
	text := in.Str("PolicyDocument")
	doc, err := service.Document(c.World, text, policy.Identity, policy.Options{})
	if err != nil {
		return nil, err
	}
	if a.Policies[world.Key(name)] != nil {
		return nil, exists("A policy called " + name + " already exists. Duplicate names are not allowed.")
	}
	p.Versions = []*world.PolicyVersion{{ID: "v1", Created: c.World.Now, Default: true, Policy: document(p, text, doc)}}
	c.World.Creating()
	p.UniqueID = c.World.UniqueID("ANPA", p.ARN())
	a.Policies[world.Key(name)] = p
	c.World.Touch(p.EntityID())
	out := printPolicy(a, p, false)
	if len(p.Tags) > 0 {
		out.Set("Tags", service.TagSet(p.Tags))
	}
	return value.Struct(value.M("Policy", out)), nil
}

func document(p *world.ManagedPolicy, text string, doc *policy.Document) *world.Policy {
	return &world.Policy{Name: p.Name, Text: text, Document: doc, File: p.File()}
}

// managed is the managed policy of a request: the caller's or AWS's.
type managed struct {
	customer *world.ManagedPolicy
	aws      *catalog.Managed
}

// authorizeManaged asks for the operation's permission on a managed policy.
func authorizeManaged(c *call.Call, in *value.Value, keys ...call.Key) (managed, *call.Error) {
	arn := in.Str("PolicyArn")
	if err := checkARN("policyArn", arn); err != nil {
		return managed{}, err
	}
	a := c.Caller.Account
	p := c.World.Managed(arn)
	if p != nil && p.Account != a {
		p = nil
	}
	access := call.Access{Resource: arn, Owner: a, Keys: keys}
	if p != nil {
		c.Target = p.EntityID()
		access.Keys = append(access.Keys, resourceTagKeys(p.Tags)...)
	}
	if err := permit(c, "iam:"+c.Operation, access, "policy "+arn); err != nil {
		return managed{}, err
	}
	if p != nil {
		return managed{customer: p}, nil
	}
	if strings.HasPrefix(arn, "arn:aws:iam::aws:policy/") {
		if m := catalog.FindManagedPolicy(arn); m != nil {
			return managed{aws: m}, nil
		}
		return managed{}, service.NotModelled("the AWS managed policy " + arn)
	}
	return managed{}, policyNotFound(arn)
}

// customerPolicy is the same for an operation that changes the policy, which
// nobody but AWS may do with AWS's.
func customerPolicy(c *call.Call, in *value.Value, keys ...call.Key) (*world.ManagedPolicy, *call.Error) {
	m, err := authorizeManaged(c, in, keys...)
	if err != nil {
		return nil, err
	}
	if m.customer == nil {
		return nil, call.Fail(403, "AccessDenied", "User: "+c.Principal().ARN+" is not authorized to perform: iam:"+
			c.Operation+" on resource: policy "+m.aws.ARN)
	}
	return m.customer, nil
}

func getPolicy(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	m, err := authorizeManaged(c, in)
	if err != nil {
		return nil, err
	}
	a := c.Caller.Account
	if m.aws != nil {
		return value.Struct(value.M("Policy", printManaged(a, m.aws, true))), nil
	}
	return value.Struct(value.M("Policy", printPolicy(a, m.customer, true))), nil
}

// listPolicies lists the customer's policies. AWS has more than a thousand of its
// own, of which the catalog knows few.
func listPolicies(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	scope, usage := in.Str("Scope"), in.Str("PolicyUsageFilter")
	var v service.Constraints
	if scope != "" {
		v.OneOf("scope", scope, "All AWS Local")
	}
	if usage != "" {
		v.OneOf("policyUsageFilter", usage, "PermissionsPolicy PermissionsBoundary")
	}
	if err := v.Error(); err != nil {
		return nil, err
	}
	if err := permitList(c, in, "policy"); err != nil {
		return nil, err
	}
	a, onlyAttached := c.Caller.Account, in.True("OnlyAttached")
	if scope != "Local" && !onlyAttached {
		return nil, service.NotModelled("the list of all AWS managed policies")
	}
	wanted := func(arn, path string) bool {
		attached, boundaries := attachments(a, arn)
		switch {
		case !underPath(in, path), onlyAttached && attached+boundaries == 0,
			usage == "PermissionsPolicy" && attached == 0, usage == "PermissionsBoundary" && boundaries == 0:
			return false
		}
		return true
	}
	list := value.List()
	if scope != "AWS" {
		for _, p := range a.Policies.Sorted() {
			if wanted(p.ARN(), p.Path) {
				list.Append(printPolicy(a, p, false))
			}
		}
	}
	if scope != "Local" {
		all := catalog.ManagedPolicies()
		for i := range all {
			_, path, _ := strings.Cut(all[i].ARN, ":policy")
			if wanted(all[i].ARN, path[:strings.LastIndexByte(path, '/')+1]) {
				list.Append(printManaged(a, &all[i], false))
			}
		}
	}
	return truncated("Policies", list), nil
}

func deletePolicy(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	p, err := customerPolicy(c, in)
	if err != nil {
		return nil, err
	}
	if attached, boundaries := attachments(p.Account, p.ARN()); attached+boundaries > 0 {
		return nil, conflict("Cannot delete a policy attached to entities.")
	}
	if len(p.Versions) > 1 {
		return nil, conflict("This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.")
	}
	delete(p.Account.Policies, world.Key(p.Name))
	c.World.Touch(p.EntityID())
	return nil, nil
}

const policyVersions = 5

func createPolicyVersion(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	p, err := customerPolicy(c, in)
	if err != nil {
		return nil, err
	}
	text := in.Str("PolicyDocument")
	doc, err := service.Document(c.World, text, policy.Identity, policy.Options{})
	if err != nil {
		return nil, err
	}
	if len(p.Versions) >= policyVersions {
		return nil, call.Fail(409, "LimitExceeded",
			"A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.")
	}
	p.NextVersion = max(p.NextVersion, len(p.Versions)+1)
	v := &world.PolicyVersion{ID: "v" + strconv.Itoa(p.NextVersion), Created: c.World.Now, Policy: document(p, text, doc)}
	p.NextVersion++
	p.Versions = append(p.Versions, v)
	if in.True("SetAsDefault") {
		setDefault(p, v)
	}
	p.Updated = c.World.Now
	c.World.Creating()
	c.World.Touch(p.EntityID())
	return value.Struct(value.M("PolicyVersion", printVersion(v, false))), nil
}

func setDefault(p *world.ManagedPolicy, v *world.PolicyVersion) {
	for _, x := range p.Versions {
		x.Default = x == v
	}
}

func printVersion(v *world.PolicyVersion, whole bool) *value.Value {
	out := value.Struct()
	if whole {
		out.Set("Document", value.Of(v.Policy.Text))
	}
	out.Set("VersionId", value.Of(v.ID))
	out.Set("IsDefaultVersion", value.OfBool(v.Default))
	out.Set("CreateDate", value.Of(service.Time(v.Created)))
	return out
}

// version finds the version of a request.
func version(p *world.ManagedPolicy, in *value.Value) (*world.PolicyVersion, *call.Error) {
	id := in.Str("VersionId")
	for _, v := range p.Versions {
		if v.ID == id {
			return v, nil
		}
	}
	return nil, noVersion(p.ARN(), id)
}

func noVersion(arn, id string) *call.Error {
	return noSuchEntity("Policy " + arn + " version " + id + " does not exist or is not attachable.")
}

func getPolicyVersion(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	m, err := authorizeManaged(c, in)
	if err != nil {
		return nil, err
	}
	if m.aws != nil {
		if in.Str("VersionId") != m.aws.Version {
			return nil, service.NotModelled("earlier versions of AWS managed policies")
		}
		if m.aws.Partial {
			return nil, service.NotModelled("the whole document of " + m.aws.ARN)
		}
		return value.Struct(value.M("PolicyVersion", value.Struct(
			value.S("Document", m.aws.Text), value.S("VersionId", m.aws.Version),
			value.M("IsDefaultVersion", value.OfBool(true)), value.S("CreateDate", zone(m.aws.Updated))))), nil
	}
	v, err := version(m.customer, in)
	if err != nil {
		return nil, err
	}
	return value.Struct(value.M("PolicyVersion", printVersion(v, true))), nil
}

// listPolicyVersions lists the newest first.
func listPolicyVersions(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	m, err := authorizeManaged(c, in)
	if err != nil {
		return nil, err
	}
	if m.aws != nil {
		return nil, service.NotModelled("earlier versions of AWS managed policies")
	}
	list := value.List()
	versions := m.customer.Versions
	for i := len(versions) - 1; i >= 0; i-- {
		list.Append(printVersion(versions[i], false))
	}
	return truncated("Versions", list), nil
}

func setDefaultPolicyVersion(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	p, err := customerPolicy(c, in)
	if err != nil {
		return nil, err
	}
	v, err := version(p, in)
	if err != nil {
		return nil, err
	}
	setDefault(p, v)
	p.Updated = c.World.Now
	c.World.Touch(p.EntityID())
	return nil, nil
}

func deletePolicyVersion(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	p, err := customerPolicy(c, in)
	if err != nil {
		return nil, err
	}
	v, err := version(p, in)
	if err != nil {
		return nil, err
	}
	if v.Default {
		return nil, conflict("Cannot delete the default version of a policy.")
	}
	for i, x := range p.Versions {
		if x == v {
			p.Versions = append(p.Versions[:i:i], p.Versions[i+1:]...)
			break
		}
	}
	c.World.Touch(p.EntityID())
	return nil, nil
}

func listEntitiesForPolicy(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	filter, usage := in.Str("EntityFilter"), in.Str("PolicyUsageFilter")
	var v service.Constraints
	if filter != "" {
		v.OneOf("entityFilter", filter, "User Role Group LocalManagedPolicy AWSManagedPolicy")
	}
	if usage != "" {
		v.OneOf("policyUsageFilter", usage, "PermissionsPolicy PermissionsBoundary")
	}
	if err := v.Error(); err != nil {
		return nil, err
	}
	if _, err := authorizeManaged(c, in); err != nil {
		return nil, err
	}
	arn := in.Str("PolicyArn")
	lists := map[*kind]*value.Value{}
	for _, k := range []*kind{groups, users, roles} {
		lists[k] = value.List()
	}
	for _, h := range holders(c.Caller.Account) {
		attached := slices.Contains(*h.attached, arn) && usage != "PermissionsBoundary"
		bounded := h.boundary != nil && *h.boundary == arn && usage != "PermissionsPolicy"
		if (attached || bounded) && (filter == "" || filter == h.kind.title) && underPath(in, h.path) {
			l := lists[h.kind]
			l.Append(value.Struct(
				value.S(h.kind.parameter(), h.name), value.S(h.kind.title+"Id", h.uniqueID)))
		}
	}
	return value.Struct(
		value.M("PolicyGroups", lists[groups]), value.M("PolicyUsers", lists[users]),
		value.M("PolicyRoles", lists[roles]), value.M("IsTruncated", value.OfBool(false))), nil
}

func tagPolicy(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	tags, err := readTags(in)
	if err != nil {
		return nil, err
	}
	p, err := customerPolicy(c, in, service.RequestTagKeys(tags)...)
	if err != nil {
		return nil, err
	}
	if p.Tags, err = merged(p.Tags, tags, "Policy"); err == nil {
		c.World.Touch(p.EntityID())
	}
	return nil, err
}

func untagPolicy(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	names := tagKeys(in)
	p, err := customerPolicy(c, in, untagKeys(names)...)
	if err != nil {
		return nil, err
	}
	p.Tags = without(p.Tags, names)
	c.World.Touch(p.EntityID())
	return nil, nil
}

func listPolicyTags(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	p, err := customerPolicy(c, in)
	if err != nil {
		return nil, err
	}
	return truncated("Tags", service.TagSet(p.Tags)), nil
}
