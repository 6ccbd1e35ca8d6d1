package wildcard

import (
	"strings"
	"testing"
)

type vars map[string]string

func (v vars) Lookup(key string) (string, bool) {
	s, ok := v[key]
	return s, ok
}

func TestMatch(t *testing.T) {
	src := vars{"aws:username": "Dave", "star": "*", "empty": "", "aws:principaltag/team": "red", "dave": "a?c"}
	all := Stars | Variables
	for _, c := range []struct {
		pattern, text string
		o             Options
		want          bool
	}{
		{"", "", all, true},
		{"", "a", all, false},
		{"*", "", all, true},
		{"*", "a/b:c", all, true},
		{"**", "x", all, true},
		{"a*", "a", all, true},
		{"a*", "ba", all, false},
		{"*a", "ba", all, true},
		{"*a", "ab", all, false},
		{"a*a", "a", all, false},
		{"a*a", "aa", all, true},
		{"a*b*c", "a-b-b-c", all, true},
		{"a*b*c", "a-c-b", all, false},
		{"*ab*ab", "abab", all, true},
		{"*ab*ab", "aab", all, false},
		{"?", "", all, false},
		{"?", "é", all, true},
		{"?", "𝄞", all, true},
		{"?", "ab", all, false},
		{"*?", "", all, false},
		{"*?", "日本", all, true},
		{"?*", "日", all, true},
		{"a?c", "abc", all, true},
		{"a?c", "ac", all, false},
		{"*a?c*", "xxa-cyy", all, true},
		{"*?c?*", "c", all, false},
		{"b/*/test/*", "b//test/o.jpg", all, true},
		{"b/*/test/*", "b/1///test///o.jpg", all, true},
		{"b/*/test/*", "b/1/test/", all, true},
		{"b/*/test/*", "b/1-test/o.jpg", all, false},
		{"b/*/test/*", "b/test/o.jpg", all, false},
		{"b/*/test/*", "b/1/2/test.jpg", all, false},
		// Without Stars the wildcards are letters like any other.
		{"a*", "a*", 0, true},
		{"a*", "ab", 0, false},
		{"a?", "ab", Variables, false},
		// Variables.
		{"home/${aws:username}/*", "home/Dave/x", all, true},
		{"home/${aws:username}/*", "home/Eve/x", all, false},
		{"home/${AWS:UserName}", "home/Dave", all, true},
		{"${aws:username}", "${aws:username}", Stars, true},
		{"${aws:username}", "Dave", Stars, false},
		{"${none}", "", all, false},
		{"*${none}*", "anything", all, false},
		{"${none, 'dflt'}", "dflt", all, true},
		{"${none,'dflt'}-*", "dflt-1", all, true},
		{"${aws:PrincipalTag/team, 'blue'}", "red", all, true},
		{"${aws:PrincipalTag/team, 'blue'}", "blue", all, false},
		{"${none, ''}x", "x", all, true},
		{"${none, 'a}b'}", "a}b", all, true},
		{"${none, dflt}", "dflt", all, false}, // the default stands in quotes
		{"x${empty}y", "xy", all, true},
		// A filled-in value is data.
		{"${star}", "*", all, true},
		{"${star}", "abc", all, false},
		{"x${star}*", "x*abc", all, true},
		{"*${dave}", "xa?c", all, true},
		{"*${dave}", "xabc", all, false},
		{"*${aws:username}*", "my Dave here", all, true},
		// Escapes.
		{"a${*}b", "a*b", all, true},
		{"a${*}b", "axb", all, false},
		{"${?}", "?", all, true},
		{"${?}", "x", all, false},
		{"${$}{x}", "${x}", all, true},
		{"${$}*", "$rest", all, true},
		// What is no variable is text.
		{"${open", "${open", all, true},
		{"$", "$", all, true},
		{"a$*", "a$b", all, true},
		// Fold.
		{"s3:GetObject", "S3:getobject", Fold, true},
		{"s3:Get*", "S3:GETobject", Stars | Fold, true},
		{"s3:*Obj?ct", "S3:GETOBJECT", Stars | Fold, true},
		{"s3:*Obj?ct*", "S3:GETOBJECTS", Stars | Fold, true},
		{"s3:*obj*", "S3:GETbucket", Stars | Fold, false},
		{"s3:Get*", "s3-Get", Stars | Fold, false},
		{"[*", "{x", Stars | Fold, false}, // letters only fold
		{"straße", "STRASSE", Fold, false},
		{"ÉTÉ", "été", Fold, true},
		{"k*", "\u212A1", Stars | Fold, true}, // Kelvin sign, of three bytes
		{"${aws:username}-É", "dave-é", Variables | Fold, true},
		{"*É", "xé", Stars | Fold, true},
		{"*éé", "É", Stars | Fold, false},
	} {
		p := Compile(c.pattern, c.o)
		if got := p.Match(c.text, src); got != c.want {
			t.Errorf("%q (options %b) against %q: %v, want %v", c.pattern, c.o, c.text, got, c.want)
		}
	}
}

func TestVariables(t *testing.T) {
	p := Compile("a/${aws:UserName}/${aws:PrincipalTag/Team, 'none at all'}/${*}", Stars|Variables)
	got := p.Variables()
	if len(got) != 2 {
		t.Fatalf("%d variables, want 2: %v", len(got), got)
	}
	want := []Variable{
		{Text: "${aws:UserName}", Key: "aws:username"},
		{Text: "${aws:PrincipalTag/Team, 'none at all'}", Key: "aws:principaltag/team", Default: "none at all", HasDefault: true},
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("variable %d: %+v, want %+v", i, got[i], want[i])
		}
	}
	if _, ok := got[0].Value(nil); ok {
		t.Error("a variable without default has a value where there is no source")
	}
}

func TestMatchDoesNotAllocate(t *testing.T) {
	src := &vars{"aws:username": "Dave"}
	p := Compile("home/${aws:username}/*/x?z/*", Stars|Variables)
	n := testing.AllocsPerRun(100, func() {
		if !p.Match("home/Dave/photos/xyz/1", src) {
			t.Fatal("no match")
		}
	})
	if n != 0 {
		t.Errorf("%v allocations, want none", n)
	}
}

// reference matches by dynamic programming over code points: slow and plain.
func reference(pattern, text string) bool {
	p, s := []rune(pattern), []rune(text)
	row := make([]bool, len(s)+1)
	row[0] = true
	for _, c := range p {
		next := make([]bool, len(s)+1)
		next[0] = c == '*' && row[0]
		for j, r := range s {
			if c == '*' {
				next[j+1] = next[j] || row[j+1]
			} else {
				next[j+1] = row[j] && (c == '?' || c == r)
			}
		}
		row = next
	}
	return row[len(s)]
}

func FuzzMatch(f *testing.F) {
	for _, s := range [][2]string{{"*a?b*", "xaybz"}, {"?é*?", "éé日"}, {"a*b*a", "aba"}, {"*ab*ab*", "aabab"}, {"${x}*", "${x}y"}} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, pattern, text string) {
		pattern, text = strings.ToValidUTF8(pattern, "?"), strings.ToValidUTF8(text, "?")
		if len(pattern)*len(text) > 1<<20 {
			return
		}
		p := Compile(pattern, Stars)
		if got, want := p.Match(text, nil), reference(pattern, text); got != want {
			t.Errorf("%q against %q: %v, want %v", pattern, text, got, want)
		}
		// As a variable's value, a text matches itself and nothing else.
		v := Compile("*${v}", Stars|Variables)
		if !v.Match("x"+text, vars{"v": text}) {
			t.Errorf("the value %q does not match itself", text)
		}
		// Compiling with everything on must not fail on any text.
		q := Compile(pattern, Stars|Variables|Fold)
		q.Match(text, vars{"x": text})
	})
}

func BenchmarkMatch(b *testing.B) {
	p := Compile("*a*a*a*a*b", Stars)
	q := Compile("*a?a*a?a*b", Stars)
	for _, n := range []struct {
		name string
		size int
	}{{"1KB", 1 << 10}, {"10KB", 10 << 10}, {"100KB", 100 << 10}} {
		text := strings.Repeat("a", n.size)
		b.Run("stars/"+n.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if p.Match(text, nil) {
					b.Fatal("matches")
				}
			}
		})
		b.Run("middle/"+n.name, func(b *testing.B) {
			m := Compile("*a*a*a*a*b*", Stars)
			b.ReportAllocs()
			for b.Loop() {
				if m.Match(text, nil) {
					b.Fatal("matches")
				}
			}
		})
		b.Run("one/"+n.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if q.Match(text, nil) {
					b.Fatal("matches")
				}
			}
		})
	}
}
