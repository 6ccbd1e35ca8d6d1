package export

import (
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"

	"crossgrant/engine/acl"
	"crossgrant/engine/flow"
	"crossgrant/engine/scenario"
	"crossgrant/engine/service"
	"crossgrant/engine/world"
)

// scenarios are the examples and those of testdata, which hold what the examples
// lack.
func scenarios(t *testing.T) map[string]scenario.Scenario {
	t.Helper()
	out := map[string]scenario.Scenario{}
	for _, e := range scenario.Examples() {
		out[e.Name] = scenario.ParseArchive(e.Text)
	}
	paths, _ := filepath.Glob("testdata/*.txtar")
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(path)] = scenario.ParseArchive(string(text))
	}
	if len(out) < 20 || len(paths) == 0 {
		t.Fatal("the scenarios are not found")
	}
	return out
}

const builder = "crossgrant-builder"

// The exported script, run as a flow in accounts that hold nothing but an
// administrator, makes an equal world.
func TestScriptBuildsTheWorld(t *testing.T) {
	for name, s := range scenarios(t) {
		t.Run(name, func(t *testing.T) {
			result, ok := Export(s, CLI)
			if !ok || len(result.Files) == 0 {
				t.Fatal("nothing was exported")
			}
			want, _ := scenario.Load(s)
			empty := scenario.Scenario{}
			for _, a := range want.World.Accounts {
				folder := "accounts/" + a.Name
				empty.Files = append(empty.Files,
					scenario.File{Path: folder + "/account.json", Text: `{"id": "` + a.ID + `", "name": "` + a.Title + `", "canonicalUserId": "` + a.CanonicalUserID + `"}`},
					scenario.File{Path: folder + "/users/" + builder + "/user.json", Text: `{"managedPolicies": ["arn:aws:iam::aws:policy/AdministratorAccess"], "profile": "` + a.Name + `"}`})
			}
			for _, f := range result.Files[1:] {
				empty.Files = append(empty.Files, scenario.File{Path: "files/" + f.Path, Text: f.Text})
			}
			loaded, found := scenario.Load(empty)
			if len(found) > 0 {
				t.Fatalf("%+v", found)
			}
			script, bad := flow.Parse(result.Files[0].Text)
			if len(bad) > 0 {
				t.Fatalf("the script is no flow: %+v\n%s", bad, result.Files[0].Text)
			}
			runner, _ := flow.NewRunner(loaded.World, loaded.Files, "")
			for i := range script.Steps {
				if r := runner.Run(&script.Steps[i]); r.ErrorCode != "" || r.NotModelled != "" || r.ExitCode != 0 {
					t.Fatalf("%s\n%s %s %s %s", r.Step.Command, r.ErrorCode, r.Message, r.NotModelled, r.Stderr)
				}
			}
			if got, want := describe(loaded.World), describe(want.World); got != want {
				t.Errorf("got\n%s\nwant\n%s\nby\n%s", got, want, result.Files[0].Text)
			}
		})
	}
}

// describe writes all that a scenario says of a world, without what AWS invents.
func describe(w *world.World) string {
	var b strings.Builder
	line := func(parts ...string) { b.WriteString(strings.Join(parts, " | ") + "\n") }
	entity := func(kind, arn string, attached []string, boundary string, tags []world.Tag, inline world.Policies) {
		attached = append([]string(nil), attached...)
		sort.Strings(attached)
		line(kind, arn, strings.Join(attached, ","), boundary, tagsOption(sorted(tags)))
		for _, p := range inline {
			line("  inline", p.Name, service.Compact(p.Text), p.File)
		}
	}
	for _, a := range w.Accounts {
		line("account", a.Name, a.ID, a.CanonicalUserID)
		if a.BlockPublicAccess != nil {
			line("  blocks", publicAccessBlock(a.BlockPublicAccess).JSON())
		}
		for _, p := range a.Policies.Sorted() {
			line("policy", p.ARN(), service.Compact(p.DefaultVersion().Policy.Text))
		}
		for _, g := range a.Groups.Sorted() {
			entity("group", g.ARN(), g.Attached, "", nil, g.Inline)
		}
		for _, u := range a.Users.Sorted() {
			if u.Name != builder {
				entity("user", u.ARN(), u.Attached, u.Boundary, u.Tags, u.Inline)
				line("  groups", strings.Join(u.Groups, ","))
			}
		}
		for _, r := range a.Roles.Sorted() {
			if r.Trust != nil {
				entity("role", r.ARN(), r.Attached, r.Boundary, r.Tags, r.Inline)
				line("  trust", service.Compact(r.Trust.Text), r.Description, strconv.Itoa(r.MaxSessionDuration))
			}
		}
		for _, bucket := range a.Buckets.Sorted() {
			line("bucket", bucket.Name, bucket.Region, string(bucket.Ownership), bucket.Versioning, tagsOption(sorted(bucket.Tags)),
				publicAccessBlock(bucket.BlockPublicAccess).JSON(), grants(bucket.ACL))
			if bucket.Policy != nil {
				line("  policy", service.Compact(bucket.Policy.Text))
			}
			for _, o := range bucket.Objects.Sorted() {
				line("  object", o.Key, o.Writer, o.Body, tagsOption(sorted(o.Tags)), grants(o.ACL), o.VersionID)
			}
		}
	}
	return b.String()
}

func sorted(tags []world.Tag) []world.Tag {
	tags = append([]world.Tag(nil), tags...)
	sort.Slice(tags, func(i, j int) bool { return tags[i].Key < tags[j].Key })
	return tags
}

func grants(list acl.List) string {
	var out []string
	for _, g := range list.Grants {
		out = append(out, g.Grantee.ID+g.Grantee.URI+"="+string(g.Permission))
	}
	sort.Strings(out)
	return list.Owner + ": " + strings.Join(out, " ")
}

// A shell finds nothing wrong with the scripts.
func TestScriptInBash(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("there is no bash")
	}
	for name, s := range scenarios(t) {
		result, _ := Export(s, CLI)
		check := exec.Command(bash, "-n")
		check.Stdin = strings.NewReader(result.Files[0].Text)
		if out, err := check.CombinedOutput(); err != nil {
			t.Errorf("%s: %v: %s", name, err, out)
		}
	}
}

func TestShellWord(t *testing.T) {
	for text, want := range map[string]string{
		"plain-1": "plain-1", "": "''", "it's": `'it'\''s'`, "$HOME `x`": "'$HOME `x`'", "a b": "'a b'", "~": "'~'",
	} {
		if got := shellWord(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}
