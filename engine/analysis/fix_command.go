package analysis

import (
	"strings"

	"crossgrant/engine/eval"
	"crossgrant/engine/jsontext"
	"crossgrant/engine/policy"
	"crossgrant/engine/world"
)

// sent are the condition keys that an option of a command gives, by their
// lower-cased names; a third word is a value for those who may choose any.
const sent = `s3:x-amz-acl --acl bucket-owner-full-control
s3:x-amz-grant-full-control --grant-full-control
s3:x-amz-grant-read --grant-read
s3:x-amz-grant-read-acp --grant-read-acp
s3:x-amz-grant-write --grant-write
s3:x-amz-grant-write-acp --grant-write-acp
s3:x-amz-server-side-encryption --server-side-encryption AES256
s3:x-amz-storage-class --storage-class STANDARD
s3:x-amz-metadata-directive --metadata-directive
s3:x-amz-object-ownership --object-ownership BucketOwnerEnforced
s3:if-none-match --if-none-match *
s3:prefix --prefix
s3:delimiter --delimiter /
s3:max-keys --max-keys
s3:versionid --version-id
sts:externalid --external-id
sts:rolesessionname --role-session-name
sts:sourceidentity --source-identity
aws:requestedregion --region`

// sentBy gives the option that sends a condition key; "" where none does. Tags have
// a name in the key and before their value.
func sentBy(key string) (option, before, anyValue string) {
	key = strings.ToLower(key)
	for line := range strings.SplitSeq(sent, "\n") {
		words := strings.Fields(line)
		if words[0] == key {
			if len(words) > 2 {
				anyValue = words[2]
			}
			return words[1], "", anyValue
		}
	}
	kind, name, tag := strings.Cut(key, "/")
	switch {
	case tag && kind == "s3:requestobjecttag":
		return "--tagging", name + "=", ""
	case tag && kind == "aws:requesttag":
		return "--tags", "Key=" + name + ",Value=", ""
	}
	return "", "", ""
}

// answer finds how a request can meet a condition, or with deny escape it, by what
// the command says or by who sends it. where names the statement.
func (x *state) answer(e *eval.ElementTrace, deny bool, where string) []*option {
	switch strings.ToLower(e.Key) {
	case "aws:multifactorauthpresent", "aws:multifactorauthage":
		return x.proveMFA(e, where)
	case "aws:securetransport":
		return []*option{offer(rankCommand, "Use TLS: leave --endpoint-url out",
			capital(where)+" looks at "+e.Key+", and this command speaks plain HTTP.",
			func(d *draft) bool { return d.removeOption(x.index, "--endpoint-url", false) })}
	}
	name, before, anyValue := sentBy(e.Key)
	if name == "" {
		return x.tagged(e, deny, where)
	}
	// The name of a tag as the policy writes it.
	if _, tag, ok := strings.Cut(e.Key, "/"); ok && before != "" {
		before = strings.Replace(before, strings.ToLower(tag), tag, 1)
	}
	o := policy.ParseOperator(e.Operator)
	absent := o.Negated != deny // the condition wants the value not to be there
	var wanted []string
	switch {
	case o.Family == policy.NullFamily:
		absent = len(e.Required) > 0 && strings.EqualFold(e.Required[0], "true") != deny
		if !absent && anyValue != "" {
			wanted = []string{anyValue}
		}
	case !absent:
		wanted = e.Required
	}
	var out []*option
	if absent {
		return append(out, offer(rankCommand, "Leave "+name+" out",
			capital(where)+" looks at "+e.Key+"; without the option the request does not have it.",
			func(d *draft) bool { return d.removeOption(x.index, name, false) }))
	}
	for i, v := range wanted {
		v, ok := x.literal(v, o.Like)
		if !ok || i > 2 {
			continue
		}
		rank, instead := rankCommand+i, ""
		if e.Present {
			rank, instead = rankElement+5+i, " instead" // it may ask for something else then
		}
		out = append(out, offer(rank, "Send "+name+" "+before+v+instead,
			capital(where)+" wants "+e.Key+" to be \""+v+"\"; the command "+hasNow(e)+".",
			func(d *draft) bool { return d.setOption(x.index, name, before+v) }))
	}
	return out
}

func hasNow(e *eval.ElementTrace) string {
	if !e.Present || len(e.Actual) == 0 {
		return "sends none"
	}
	return "sends \"" + e.Actual[0] + "\""
}

// literal is a text that a value of a policy matches: its variables filled in, and
// nothing in the place of wildcards.
func (x *state) literal(v string, like bool) (string, bool) {
	for strings.Contains(v, "${") {
		head, rest, _ := strings.Cut(v, "${")
		key, tail, closed := strings.Cut(rest, "}")
		value, ok := x.decision.Input.Context.Lookup(strings.ToLower(key))
		if !closed || !ok {
			return "", false
		}
		v = head + value + tail
	}
	if like {
		v = strings.ReplaceAll(strings.ReplaceAll(v, "*", ""), "?", "x")
	}
	return v, v != ""
}

// tagged finds how a tag of the caller or of the object can meet a condition.
func (x *state) tagged(e *eval.ElementTrace, deny bool, where string) []*option {
	kind, tag, _ := strings.Cut(e.Key, "/")
	o := policy.ParseOperator(e.Operator)
	if tag == "" || o.Negated != deny || o.Family != policy.StringFamily || len(e.Required) == 0 {
		return nil
	}
	value, ok := x.literal(e.Required[0], o.Like)
	if !ok {
		return nil
	}
	set := func(text string, root *jsontext.Node) (string, bool) {
		if tags, ok := root.Member("tags"); ok && tags.Kind == jsontext.Object {
			return setMember(text, tags, tag, quote(value)), true
		}
		return setMember(text, root, "tags", object([]member{{tag, quote(value)}}, "", "", true)), root.Kind == jsontext.Object
	}
	detail := capital(where) + " wants " + e.Key + " to be \"" + value + "\"."
	switch strings.ToLower(kind) {
	case "aws:principaltag":
		id, file := x.callerEntity()
		if id == "" || !x.inFolder(id) {
			return nil
		}
		return []*option{offer(rankStatement, "Give "+id+" the tag "+tag+"="+value, detail,
			func(d *draft) bool { return d.settings(id+"/"+file, set) })}
	case "s3:existingobjecttag":
		b, key := x.object()
		if b == nil {
			return nil
		}
		path := b.EntityID() + "/objects.json"
		return []*option{offer(rankCondition, "Give the object "+key+" the tag "+tag+"="+value, detail,
			func(d *draft) bool {
				return d.edit(path, func(text string, root *jsontext.Node) (string, bool) {
					for i := range root.Items {
						if k, ok := root.Items[i].Member("key"); ok && k.Text == key {
							return set(text, &root.Items[i])
						}
					}
					return text, false
				})
			})}
	}
	return nil
}

// object is what the request is about, where that is a key in a bucket.
func (x *state) object() (*world.Bucket, string) {
	path, _ := strings.CutPrefix(x.decision.Input.Request.Resource, "arn:aws:s3:::")
	bucket, key, ok := strings.Cut(path, "/")
	if !ok {
		return nil, ""
	}
	return x.loaded.World.Bucket(bucket), key
}

// source is the step that stored the credentials of this one's profile; -1: none.
func (x *state) source() int {
	for i := x.index - 1; i >= 0; i-- {
		if x.results[i].Step.Store != "" && x.results[i].Step.Store == x.result.Profile {
			return i
		}
	}
	return -1
}

// proveMFA lets the caller prove a second factor, as the AWS CLI does it.
func (x *state) proveMFA(e *eval.ElementTrace, where string) []*option {
	k := x.result.Caller
	if k == nil || k.Account == nil {
		return nil
	}
	var out []*option
	detail := capital(where) + " looks at " + e.Key + ", which only credentials made with a second factor have."
	from := x.source()
	user := k.User
	if user == nil && from >= 0 && x.results[from].Caller != nil {
		user = x.results[from].Caller.User
	}
	if user == nil {
		return nil
	}
	serial := user.MFA
	if serial == "" {
		serial = "arn:aws:iam::" + user.Account.ID + ":mfa/" + user.Name
	}
	device := func(d *draft) bool {
		return user.MFA != "" || x.inFolder(user.EntityID()) && d.settings(user.EntityID()+"/user.json", func(text string, root *jsontext.Node) (string, bool) {
			return setMember(text, root, "mfa", "true"), true
		})
	}
	prove := func(d *draft, step int) bool {
		return device(d) && d.setOption(step, "--serial-number", serial) && d.setOption(step, "--token-code", "123456")
	}
	if x.result.Command != nil && x.result.Command.API == "AssumeRole" && !k.Temporary() {
		out = append(out, offer(rankCommand, "Prove the second factor in this assume-role", detail,
			func(d *draft) bool { return prove(d, x.index) }))
	}
	if from >= 0 {
		command := x.results[from].Step.Command
		out = append(out, offer(rankCommand+1, "Prove the second factor where profile "+x.result.Profile+" gets its credentials", detail,
			func(d *draft) bool { return prove(d, from) }))
		if strings.EqualFold(e.Key, "aws:MultiFactorAuthAge") {
			out = append(out, offer(rankCommand+2, "Get new credentials for profile "+x.result.Profile+" just before", detail,
				func(d *draft) bool {
					d.insert(x.index, "New credentials, with the second factor proved again", command+"\n#-> profile "+x.result.Profile)
					return true
				}))
		}
	}
	if !k.Temporary() && x.result.Profile != "" {
		profile := x.result.Profile + "-mfa"
		out = append(out, offer(rankCommand+2, "Use a session made with the second factor", detail,
			func(d *draft) bool {
				if !device(d) {
					return false
				}
				d.insert(x.index, "A session with a second factor", "aws sts get-session-token --serial-number "+shellQuote(serial)+" --token-code 123456 --profile "+shellQuote(x.result.Profile)+"\n#-> profile "+profile)
				return d.setOption(x.index+1, "--profile", profile)
			}))
	}
	return out
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
