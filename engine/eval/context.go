package eval

import (
	"sort"
	"strings"
)

// Context holds the condition keys of one request. Names are case-insensitive.
type Context struct {
	entries []entry // by length of the lower-cased name, then by name
}

type entry struct {
	lower, name string
	values      []string
	unmodelled  bool
}

// NewContext makes an empty context.
func NewContext() *Context { return &Context{} }

// Clone makes a copy that can be changed by itself.
func (c *Context) Clone() *Context {
	entries := make([]entry, len(c.entries), len(c.entries)+8)
	copy(entries, c.entries)
	return &Context{entries}
}

// find returns the place of a lower-cased name and whether it is there.
func (c *Context) find(lower string) (int, bool) {
	lo, hi := 0, len(c.entries)
	for lo < hi {
		mid := int(uint(lo+hi) / 2)
		e := &c.entries[mid]
		if len(e.lower) < len(lower) || len(e.lower) == len(lower) && e.lower < lower {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo, lo < len(c.entries) && c.entries[lo].lower == lower
}

func (c *Context) put(e entry) {
	e.lower = strings.ToLower(e.name)
	i, found := c.find(e.lower)
	if found {
		c.entries[i] = e
		return
	}
	c.entries = append(c.entries, entry{})
	copy(c.entries[i+1:], c.entries[i:])
	c.entries[i] = e
}

// Set gives a key its values, in place of any it had. A key without values is
// not in the request.
func (c *Context) Set(key string, values ...string) {
	if len(values) == 0 {
		if i, found := c.find(strings.ToLower(key)); found {
			c.entries = append(c.entries[:i], c.entries[i+1:]...)
		}
		return
	}
	c.put(entry{name: key, values: values})
}

// SetUnmodelled says that the request may have the key but its value is not
// known: whatever tests it is not modelled.
func (c *Context) SetUnmodelled(key string) { c.put(entry{name: key, unmodelled: true}) }

// Get returns the values of a key, and whether the request has it.
func (c *Context) Get(key string) ([]string, bool) {
	if e := c.entry(strings.ToLower(key)); e != nil && !e.unmodelled {
		return e.values, true
	}
	return nil, false
}

// Keys returns the names of all keys whose values are known, sorted.
func (c *Context) Keys() []string {
	if c == nil {
		return nil
	}
	var names []string
	for i := range c.entries {
		if !c.entries[i].unmodelled {
			names = append(names, c.entries[i].name)
		}
	}
	sort.Stable(sort.StringSlice(names))
	return names
}

// entry of a lower-cased name, or nil.
func (c *Context) entry(lower string) *entry {
	if c == nil {
		return nil
	}
	if i, found := c.find(lower); found {
		return &c.entries[i]
	}
	return nil
}

// Lookup gives the value of a policy variable: the one value of a key by its
// lower-cased name. Keys with several values cannot be variables.
func (c *Context) Lookup(lower string) (string, bool) {
	if e := c.entry(lower); e != nil && len(e.values) == 1 {
		return e.values[0], true
	}
	return "", false
}
