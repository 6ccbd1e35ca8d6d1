package analysis

import (
	"strings"
	"testing"

	"crossgrant/engine/jsontext"
	"crossgrant/engine/scenario"
)

const wide = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "One",
      "Effect": "Allow",
      "Principal": { "AWS": "arn:aws:iam::111111111111:user/A" },
      "Action": [
        "s3:GetObject",
        "s3:PutObject"
      ],
      "Resource": "arn:aws:s3:::b/*"
    },
    {
      "Sid": "Two",
      "Effect": "Deny",
      "Principal": "*",
      "Action": "s3:*",
      "Resource": ["arn:aws:s3:::b", "arn:aws:s3:::b/*"],
      "Condition": { "StringNotEquals": { "aws:SourceVpce": "vpce-1" } }
    }
  ]
}
`

const narrow = `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:GetObject"],"Resource":"*"}}`

// What an edit changes is exactly what is new: everything else stays as it was typed.
func TestEdits(t *testing.T) {
	at := func(i int) place { return place{path: "p.json", index: i} }
	s := &newStatement{effect: "Allow", sid: "GetObject", action: "s3:GetObject", resource: "arn:aws:s3:::b/k"}
	for _, c := range []struct {
		name, text   string
		edit         func(d *draft) bool
		was, becomes string // one place of the text, "" where the edit does not apply
	}{
		{"a value in a list of lines", wide, func(d *draft) bool { return at(0).add(d, "Action", "s3:DeleteObject") },
			"        \"s3:PutObject\"\n", "        \"s3:PutObject\",\n        \"s3:DeleteObject\"\n"},
		{"a value in a list in one line", wide, func(d *draft) bool { return at(1).add(d, "Resource", "x") }, `"arn:aws:s3:::b/*"]`, `"arn:aws:s3:::b/*", "x"]`},
		{"a second value", wide, func(d *draft) bool { return at(0).add(d, "Resource", "x") }, `"Resource": "arn:aws:s3:::b/*"`, `"Resource": ["arn:aws:s3:::b/*", "x"]`},
		{"a value in a compact text", narrow, func(d *draft) bool { return at(0).add(d, "Action", "x") }, `["s3:GetObject"]`, `["s3:GetObject","x"]`},
		{"no such element", wide, func(d *draft) bool { return at(0).add(d, "NotAction", "x") }, "", ""},
		{"no such statement", wide, func(d *draft) bool { return at(2).add(d, "Action", "x") }, "", ""},
		{"a principal", wide, func(d *draft) bool { return at(0).addPrincipal(d, "AWS", "x") }, `"AWS": "arn:aws:iam::111111111111:user/A"`, `"AWS": ["arn:aws:iam::111111111111:user/A", "x"]`},
		{"a principal of another kind", wide, func(d *draft) bool { return at(0).addPrincipal(d, "Service", "x") }, `user/A" }`, `user/A", "Service": "x" }`},
		{"a principal beside everyone", wide, func(d *draft) bool { return at(1).addPrincipal(d, "AWS", "x") }, "", ""},
		{"a value of a condition", wide, func(d *draft) bool { return at(1).condition(d, "StringNotEquals", "aws:sourcevpce", "x") }, `"vpce-1"`, `["vpce-1", "x"]`},
		{"another condition key", wide, func(d *draft) bool { return at(1).condition(d, "StringNotEquals", "k", "x") }, `"vpce-1" }`, `"vpce-1", "k": "x" }`},
		{"another operator", wide, func(d *draft) bool { return at(1).condition(d, "ArnNotEquals", "k", "x") }, `"vpce-1" } }`, `"vpce-1" }, "ArnNotEquals": { "k": "x" } }`},
		{"the first condition", wide, func(d *draft) bool { return at(0).condition(d, "ArnNotEquals", "k", "x") },
			"\"Resource\": \"arn:aws:s3:::b/*\"\n", "\"Resource\": \"arn:aws:s3:::b/*\",\n      \"Condition\": { \"ArnNotEquals\": { \"k\": \"x\" } }\n"},
		{"a value less", wide, func(d *draft) bool { return at(0).drop(d, "Action", "s3:GetObject") }, "        \"s3:GetObject\",\n", ""},
		{"the last value of a list", wide, func(d *draft) bool { return at(1).drop(d, "Resource", "arn:aws:s3:::b/*") }, `, "arn:aws:s3:::b/*"]`, "]"},
		{"the only value", wide, func(d *draft) bool { return at(0).drop(d, "Resource", "arn:aws:s3:::b/*") }, "", ""},
		{"a statement", wide, func(d *draft) bool { return s.appendTo(d, "p.json") }, "vpce-1\" } }\n    }\n",
			"vpce-1\" } }\n    },\n    {\n      \"Sid\": \"AllowGetObject\",\n      \"Effect\": \"Allow\",\n      \"Action\": \"s3:GetObject\",\n      \"Resource\": \"arn:aws:s3:::b/k\"\n    }\n"},
		{"a statement beside one that stands alone", narrow, func(d *draft) bool { return s.appendTo(d, "p.json") },
			`{"Effect":"Allow","Action":["s3:GetObject"],"Resource":"*"}`,
			`[{"Effect":"Allow","Action":["s3:GetObject"],"Resource":"*"},{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/k"}]`},
		{"the first statement less", wide, at(0).remove, wide[strings.Index(wide, "{\n      \"Sid\": \"One"):strings.Index(wide, "{\n      \"Sid\": \"Two")], ""},
		{"the only statement, of a file that must be", narrow, at(0).remove, "", ""},
	} {
		d := &draft{original: &scenario.Scenario{Files: []scenario.File{{Path: "p.json", Text: c.text}}}}
		ok := c.edit(d)
		if ok != (c.was != "") {
			t.Errorf("%s: applies %v", c.name, ok)
			continue
		}
		got, _ := d.text("p.json")
		if want := strings.Replace(c.text, c.was, c.becomes, 1); ok && got != want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, want)
		}
		if !ok && len(d.edits) > 0 {
			t.Errorf("%s: does not apply, and yet edits", c.name)
		}
	}
}

// Whatever the text, an edit leaves JSON.
func FuzzEdits(f *testing.F) {
	f.Add(wide, 1, `v"\`)
	f.Add(narrow, 0, "")
	f.Add(`{"Statement":[{}]}`, 0, "x")
	f.Add(`{"Statement":[{"Principal":{},"Action":[],"Condition":{}}]}`, 0, "x")
	f.Fuzz(func(t *testing.T, text string, index int, value string) {
		if _, err := jsontext.Parse(text); err != nil || index < 0 {
			return
		}
		at := place{path: "accounts/A/users/U/policies/p.json", index: index}
		s := &newStatement{effect: "Allow", sid: "X", action: value, resource: value}
		for i, edit := range []func(d *draft) bool{
			func(d *draft) bool { return at.add(d, "Action", value) },
			func(d *draft) bool { return at.drop(d, "Action", value) },
			func(d *draft) bool { return at.addPrincipal(d, "AWS", value) },
			func(d *draft) bool { return at.condition(d, "StringEquals", "k", value) },
			func(d *draft) bool { return s.appendTo(d, at.path) },
			at.remove,
		} {
			d := &draft{original: &scenario.Scenario{Files: []scenario.File{{Path: at.path, Text: text}}}}
			if !edit(d) {
				continue
			}
			for _, e := range d.edits {
				if _, err := jsontext.Parse(e.Text); err != nil && !e.Remove {
					t.Errorf("edit %d of %q leaves %q: %s", i, text, e.Text, err.Message)
				}
			}
		}
	})
}

func TestOptions(t *testing.T) {
	const command = `aws s3api put-object --bucket b --acl="x y" \
  --key 'a b' --profile P`
	const text = "# First\naws sts get-caller-identity\n#=> OK\n\n# Upload\n# it\n" + command + "\n#=> OK\n"
	for _, c := range []struct {
		name, want string
		edit       func(d *draft) bool
	}{
		{"replaced", `aws s3api put-object --bucket b --acl="x y" \
  --key 'it'\''s' --profile P`, func(d *draft) bool { return d.setOption(1, "--key", "it's") }},
		{"replaced behind =", `aws s3api put-object --bucket b --acl=private \
  --key 'a b' --profile P`, func(d *draft) bool { return d.setOption(1, "--acl", "private") }},
		{"added", command + ` --prefix ''`, func(d *draft) bool { return d.setOption(1, "--prefix", "") }},
		{"removed", `aws s3api put-object --bucket b --acl="x y" --profile P`, func(d *draft) bool { return d.removeOption(1, "--key", false) }},
		{"removed behind =", `aws s3api put-object --bucket b \
  --key 'a b' --profile P`, func(d *draft) bool { return d.removeOption(1, "--acl", false) }},
		{"not there", "", func(d *draft) bool { return d.removeOption(1, "--prefix", false) }},
		{"no such step", "", func(d *draft) bool { return d.setOption(2, "--prefix", "x") }},
	} {
		d := &draft{original: &scenario.Scenario{Files: []scenario.File{{Path: "flow.sh", Text: text}}}}
		ok := c.edit(d)
		got, _ := d.text("flow.sh")
		if want := strings.Replace(text, command, c.want, 1); ok != (c.want != "") || ok && got != want {
			t.Errorf("%s: %v\n%s\nwant\n%s", c.name, ok, got, want)
		}
	}
	d := &draft{original: &scenario.Scenario{Files: []scenario.File{{Path: "flow.sh", Text: text}}}}
	d.insert(1, "New", "aws sts get-session-token\n#-> profile S")
	want := strings.Replace(text, "# Upload", "# New\naws sts get-session-token\n#-> profile S\n\n# Upload", 1)
	if got, _ := d.text("flow.sh"); got != want || d.inserted != 1 {
		t.Errorf("inserted:\n%s\nwant\n%s", got, want)
	}
}
