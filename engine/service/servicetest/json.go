package servicetest

import (
	"strings"

	"github.com/tidwall/gjson"

	"crossgrant/engine/value"
)

// Params reads JSON with single quotes for double ones, which stand for
// themselves where escaped as "\u0027".
func Params(t T, text string) *value.Value {
	t.Helper()
	if text == "" {
		return &value.Value{}
	}
	text = strings.ReplaceAll(text, "'", `"`)
	if !gjson.Valid(text) {
		t.Fatalf("not JSON: %s", text)
	}
	return fromJSON(gjson.Parse(text))
}

func fromJSON(r gjson.Result) *value.Value {
	switch {
	case r.IsObject():
		v := &value.Value{Kind: value.Object}
		r.ForEach(func(k, m gjson.Result) bool {
			v.Set(k.Str, fromJSON(m))
			return true
		})
		return v
	case r.IsArray():
		v := value.List()
		r.ForEach(func(_, m gjson.Result) bool {
			v.Append(fromJSON(m))
			return true
		})
		return v
	case r.Type == gjson.Number:
		return &value.Value{Kind: value.Number, Text: r.Raw}
	case r.Type == gjson.True || r.Type == gjson.False:
		return value.OfBool(r.Type == gjson.True)
	}
	return value.Of(r.Str)
}

// Text prints a value as compact JSON, for comparing.
func Text(v *value.Value) string {
	var b strings.Builder
	print(&b, v)
	return b.String()
}

func print(b *strings.Builder, v *value.Value) {
	switch v.Kind {
	case value.Object:
		b.WriteByte('{')
		for i, name := range v.Names {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(`"` + name + `":`)
			print(b, &v.Items[i])
		}
		b.WriteByte('}')
	case value.Array:
		b.WriteByte('[')
		for i := range v.Items {
			if i > 0 {
				b.WriteByte(',')
			}
			print(b, &v.Items[i])
		}
		b.WriteByte(']')
	case value.String:
		b.WriteString(`"` + v.Text + `"`)
	case value.Null:
		b.WriteString("null")
	default:
		b.WriteString(v.Text)
	}
}
