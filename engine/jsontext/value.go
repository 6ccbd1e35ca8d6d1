package jsontext

import "crossgrant/engine/value"

// Value gives the value of a node without its places. Of a member that stands
// there twice the last one counts.
func (n *Node) Value() *value.Value {
	switch n.Kind {
	case Bool:
		return &value.Value{Kind: value.Bool, Text: n.Text}
	case Number:
		return &value.Value{Kind: value.Number, Text: n.Text}
	case String:
		return value.Of(n.Text)
	case Array:
		v := value.List()
		for i := range n.Items {
			v.Append(n.Items[i].Value())
		}
		return v
	case Object:
		v := value.Struct()
		for i := range n.Items {
			v.Set(n.Names[i].Text, n.Items[i].Value())
		}
		return v
	}
	return &value.Value{}
}
