package api

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"unicode"

	"github.com/tidwall/gjson"
)

// fill sets every field to something of its own, so that a field that is
// forgotten or swapped shows.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString("text \"" + strings.Repeat("é", *n%5) + "\n\u2028\u2029<&>\\ \x01\x7f 😀")
	case reflect.Int:
		v.SetInt(int64(*n) - 50)
	case reflect.Bool:
		v.SetBool(*n%2 == 0)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), n)
		fill(v.Index(1), n)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	}
}

// plain turns a value into what encoding/json gives for it, under the names of
// the boundary, by reflection: the generated code's independent counterpart.
func plain(v reflect.Value) any {
	switch v.Kind() {
	case reflect.String:
		return v.String()
	case reflect.Int:
		return float64(v.Int())
	case reflect.Bool:
		return v.Bool()
	case reflect.Pointer:
		if v.IsNil() {
			return nil
		}
		return plain(v.Elem())
	case reflect.Slice:
		list := []any{}
		for i := range v.Len() {
			list = append(list, plain(v.Index(i)))
		}
		return list
	case reflect.Struct:
		members := map[string]any{}
		for i := range v.NumField() {
			members[lower(v.Type().Field(i).Name)] = plain(v.Field(i))
		}
		return members
	}
	panic("a kind that does not cross the boundary: " + v.Kind().String())
}

// lower spells out the acronyms that the boundary has, unlike the generator,
// which finds words.
func lower(name string) string {
	for _, acronym := range []string{"ID", "ARN", "ACL", "HTTP"} {
		name = strings.ReplaceAll(name, acronym, string(acronym[0])+strings.ToLower(acronym[1:]))
	}
	r := []rune(name)
	r[0] = unicode.ToLower(r[0])
	return string(r)
}

func checkEncoded[T any](t *testing.T, v *T, encode func(*writer, *T)) {
	t.Helper()
	var w writer
	encode(&w, v)
	text := w.b
	var got any
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatalf("%T: not JSON: %v\n%s", *v, err, text)
	}
	if want := plain(reflect.ValueOf(*v)); !reflect.DeepEqual(got, want) {
		t.Errorf("%T:\ngot  %v\nwant %v", *v, got, want)
	}
}

func TestEncode(t *testing.T) {
	var n int
	var report Report
	var examples ExamplesReply
	var opened OpenReply
	var saved SaveReply
	for range 2 { // first empty: nil slices and pointers
		checkEncoded(t, &report, writeReport)
		checkEncoded(t, &examples, writeExamplesReply)
		checkEncoded(t, &opened, writeOpenReply)
		checkEncoded(t, &saved, writeSaveReply)
		checkEncoded(t, &opened.Scenario, writeScenario)
		fill(reflect.ValueOf(&report).Elem(), &n)
		fill(reflect.ValueOf(&examples).Elem(), &n)
		fill(reflect.ValueOf(&opened).Elem(), &n)
		fill(reflect.ValueOf(&saved).Elem(), &n)
	}
	checkEncoded(t, &report, writeReport)
	checkEncoded(t, &examples, writeExamplesReply)
	checkEncoded(t, &opened, writeOpenReply)
	checkEncoded(t, &saved, writeSaveReply)
}

func checkDecoded[T any](t *testing.T, decode func(gjson.Result) T) {
	t.Helper()
	var want T
	n := 0
	fill(reflect.ValueOf(&want).Elem(), &n)
	text, err := json.Marshal(plain(reflect.ValueOf(want)))
	if err != nil {
		t.Fatal(err)
	}
	if got := decode(gjson.ParseBytes(text)); !reflect.DeepEqual(got, want) {
		t.Errorf("%T:\ngot  %v\nwant %v", want, got, want)
	}
	// What is missing or of another type leaves the zero value; nothing panics.
	for _, text := range []string{`{}`, `[]`, `null`, `{"scenario":7,"name":[],"archive":{},"trace":"x"}`,
		`{"scenario":{"files":{"0":{"path":"p"}},"title":null}}`} {
		var zero T
		if got := decode(gjson.Parse(text)); !reflect.DeepEqual(got, zero) {
			t.Errorf("%T of %s: %v", got, text, got)
		}
	}
}

func TestDecode(t *testing.T) {
	checkDecoded(t, decodeExampleRequest)
	checkDecoded(t, decodeOpenRequest)
	checkDecoded(t, decodeSaveRequest)
	checkDecoded(t, decodeRunRequest)
}

func FuzzAppendString(f *testing.F) {
	for _, s := range []string{"", "a\"b\\c", "\x00\x1f\x7f\t\r\n", "\u2028\u2029é😀", "\xff\xc3", "a\xe2\x80"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := appendString(nil, s)
		var got string
		if err := json.Unmarshal(text, &got); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		marshalled, _ := json.Marshal(s)
		var want string
		if err := json.Unmarshal(marshalled, &want); err != nil || got != want {
			t.Fatalf("%q became %q, encoding/json gives %q", s, got, want)
		}
		if strings.ContainsAny(string(text), "\u2028\u2029\n") {
			t.Fatalf("%q is not a JavaScript literal", text)
		}
		// and back with the reader of requests
		if back := gjson.ParseBytes(text).Str; back != want {
			t.Fatalf("read back as %q, want %q", back, want)
		}
	})
}
