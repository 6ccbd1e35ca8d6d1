package complete

import (
	"strings"

	"crossgrant/engine/flow"
	"crossgrant/engine/scenario"
	"crossgrant/engine/world"
)

// scene is everything that a scenario gives a name, before its first command or
// behind any of them.
type scene struct {
	scenario scenario.Scenario
	world    *world.World

	accounts                                []entry // by their folders' names
	users, groups, roles, policies, buckets []entry
	sessions                                []entry
	objects                                 []entry // name is the key, of the bucket
	profiles                                []entry
	principalTags, bucketTags, objectTags   []entry // name is the key, text the value
	files                                   []entry
	seen                                    map[string]bool
}

// entry is one thing with a name.
type entry struct {
	name    string
	arn     string
	text    string // see the fields of scene
	of      string // the account's folder; of an object its bucket
	account *world.Account
}

// maxSteps bounds how much of a flow is run to learn names.
const maxSteps = 200

// newScene runs the flow: what its commands create has names too.
func newScene(s scenario.Scenario) *scene {
	loaded, _ := scenario.Load(s)
	x := &scene{scenario: s, world: loaded.World, seen: map[string]bool{}}
	x.look()
	script, _ := flow.Parse(loaded.Flow)
	runner, _ := flow.NewRunner(x.world, loaded.Files, loaded.Config)
	x.configured(loaded.Config)
	for i := range script.Steps {
		if i == maxSteps {
			break
		}
		step := &script.Steps[i]
		result := runner.Run(step)
		if step.Store != "" {
			x.profile(step.Store, "", "stored by the flow")
		}
		if len(result.Changed) > 0 {
			x.look()
		}
		for _, id := range result.Changed {
			x.session(id)
		}
	}
	for path := range strings.SplitSeq(fileList(s, runner.Files), "\n") {
		x.add(&x.files, entry{name: path})
	}
	return x
}

// fileList gives the paths below files/ in the scenario's order, then those that
// commands wrote.
func fileList(s scenario.Scenario, written flow.Directory) string {
	var b strings.Builder
	for _, f := range s.Files {
		if path, ok := strings.CutPrefix(f.Path, "files/"); ok {
			b.WriteString(path + "\n")
			delete(written, path)
		}
	}
	paths := make([]string, 0, len(written))
	for path := range written {
		paths = append(paths, path)
	}
	sortStrings(paths)
	return b.String() + strings.Join(paths, "\n")
}

// add keeps a thing unless it is there already.
//
//go:noinline
func (x *scene) add(list *[]entry, e entry) {
	if key := e.of + "\n" + e.name + "\n" + e.arn + "\n" + e.text; e.name != "" && !x.seen[key] {
		x.seen[key] = true
		*list = append(*list, e)
	}
}

// profile keeps a profile; of is the account's folder where that is known.
func (x *scene) profile(name, of, about string) {
	x.add(&x.profiles, entry{name: name, of: of, text: about})
}

// look takes in the world as it is now.
func (x *scene) look() {
	for _, a := range x.world.Accounts {
		x.add(&x.accounts, entry{name: a.Name, account: a})
		for _, u := range a.Users.Sorted() {
			x.add(&x.users, entry{name: u.Name, arn: u.ARN(), text: u.UniqueID, of: a.Name, account: a})
			x.profile(u.Profile, a.Name, "user of "+title(a))
			x.tags(&x.principalTags, u.Tags)
		}
		for _, g := range a.Groups.Sorted() {
			x.add(&x.groups, entry{name: g.Name, arn: g.ARN(), of: a.Name, account: a})
		}
		for _, r := range a.Roles.Sorted() {
			x.add(&x.roles, entry{name: r.Name, arn: r.ARN(), text: r.UniqueID, of: a.Name, account: a})
			x.tags(&x.principalTags, r.Tags)
		}
		for _, p := range a.Policies.Sorted() {
			x.add(&x.policies, entry{name: p.Name, arn: p.ARN(), of: a.Name, account: a})
		}
		for _, b := range a.Buckets.Sorted() {
			x.add(&x.buckets, entry{name: b.Name, arn: b.ARN(), of: a.Name, account: a})
			x.tags(&x.bucketTags, b.Tags)
			for _, o := range b.Objects.Sorted() {
				x.add(&x.objects, entry{name: o.Key, arn: b.ObjectARN(o.Key), of: b.Name, account: a})
				x.tags(&x.objectTags, o.Tags)
			}
		}
	}
}

func (x *scene) tags(list *[]entry, tags []world.Tag) {
	for _, t := range tags {
		x.add(list, entry{name: t.Key, text: t.Value})
	}
}

// session keeps the session that an entity ID stands for, if it does.
func (x *scene) session(id string) {
	_, key, ok := strings.Cut(id, "#")
	if c := x.world.Credential(key); ok && c != nil && c.EntityID() == id && c.Account != nil {
		x.add(&x.sessions, entry{name: c.Name, arn: c.ARN(), of: c.Account.Name, account: c.Account})
	}
}

// configured keeps the profiles of the CLI's configuration.
func (x *scene) configured(text string) {
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "[default]" {
			x.profile("default", "", "config")
		}
		if name, ok := strings.CutPrefix(line, "[profile "); ok {
			x.profile(strings.Trim(strings.TrimSuffix(name, "]"), `" `), "", "config")
		}
	}
}

// title is what an account is called in a sentence.
//
//go:noinline
func title(a *world.Account) string {
	if a.Title == a.Name {
		return "account " + a.Name
	}
	return a.Title
}
