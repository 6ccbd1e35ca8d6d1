package awscli

import (
	"sort"
	"strconv"
	"strings"

	"crossgrant/engine/python"
	"crossgrant/engine/value"
)

// The format table: boxes, one for each structure and list of structures.
//
// https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output-format.html#table-output

// terminalWidth is what the CLI takes where it does not write to a terminal. A
// wider table is turned on its side.
const terminalWidth = 80

// section is a box with a title.
type section struct {
	title   string
	indent  int
	headers []string
	rows    [][]string
	columns int   // -1 before the first row
	widths  []int // of the texts
}

type tables struct {
	sections []*section
	problem  string // Python's, where the CLI cannot make a table of a value
}

// table prints a value; an empty one is not printed.
func table(b *strings.Builder, title string, v *value.Value) *Failure {
	t := tables{}
	if !t.build(title, v, 0) {
		return nil
	}
	if t.problem != "" {
		return unexpectedValue(t.problem, Word{Text: "--output"})
	}
	t.render(b)
	return nil
}

func (t *tables) fail(problem string) {
	if t.problem == "" {
		t.problem = problem
	}
}

func (t *tables) section(title string, indent int) {
	t.sections = append(t.sections, &section{title: title, indent: indent, columns: -1})
}

func (t *tables) last() *section { return t.sections[len(t.sections)-1] }

// falsy is what Python takes for false.
func falsy(v *value.Value) bool {
	switch v.Kind {
	case value.Null:
		return true
	case value.Bool:
		return v.Text == "false"
	case value.Number:
		return strings.Trim(v.Text, "-0.") == ""
	case value.String:
		return v.Text == ""
	}
	return len(v.Items) == 0
}

func (t *tables) build(title string, v *value.Value, indent int) bool {
	if falsy(v) {
		return false
	}
	t.section(title, indent)
	t.fill(title, v, indent)
	return true
}

func (t *tables) fill(title string, v *value.Value, indent int) {
	switch {
	case v.Kind == value.Object:
		t.object(v, indent)
	case v.Kind == value.Array && v.Items[0].Kind == value.Object:
		t.list(title, v, indent)
	case v.Kind == value.Array:
		for i := range v.Items {
			t.item(&v.Items[i])
		}
	}
}

// item is an element of a list that does not begin with a structure.
func (t *tables) item(v *value.Value) {
	if isScalar(v) {
		t.row(python.Str(v))
		return
	}
	if v.Kind == value.Object { // of which the CLI shows the names
		t.row(v.Names...)
		return
	}
	row := make([]string, len(v.Items))
	for i := range v.Items {
		if !isScalar(&v.Items[i]) {
			t.fill("", v, 0)
			return
		}
		row[i] = python.Str(&v.Items[i])
	}
	t.row(row...)
}

// group tells the members that are scalars from those that have parts, sorted.
func group(v *value.Value, scalars, others []string) ([]string, []string) {
	for i, name := range v.Names {
		switch {
		case isScalar(&v.Items[i]) && !contains(scalars, name):
			scalars = append(scalars, name)
		case !isScalar(&v.Items[i]) && !contains(others, name):
			others = append(others, name)
		}
	}
	sort.Stable(sort.StringSlice(scalars))
	sort.Stable(sort.StringSlice(others))
	return scalars, others
}

func (t *tables) object(v *value.Value, indent int) {
	headers, others := group(v, nil, nil)
	row := t.cells(v, headers)
	switch len(headers) {
	case 0:
	case 1:
		t.row(headers[0], row[0])
	default:
		t.header(headers)
		t.row(row...)
	}
	for _, name := range others {
		t.build(name, v.Get(name), indent+1)
	}
}

func (t *tables) cells(v *value.Value, headers []string) []string {
	row := make([]string, len(headers))
	for i, name := range headers {
		if m := member(v, name); m != nil {
			row[i] = python.Str(m)
		}
	}
	return row
}

// list is a list of structures, a row for each. Where one has parts of its own,
// each gets a box.
func (t *tables) list(title string, v *value.Value, indent int) {
	var headers, others []string
	for i := range v.Items {
		item := &v.Items[i]
		if item.Kind != value.Object {
			t.fail(notNamed(item))
			return
		}
		headers, others = group(item, headers, others)
	}
	t.header(headers)
	for i := range v.Items {
		item := &v.Items[i]
		if i > 0 && len(others) > 0 {
			t.section(title, indent)
			t.header(headers)
		}
		t.row(t.cells(item, headers)...)
		for _, name := range others {
			if item.Has(name) {
				t.build(name, item.Get(name), indent+1)
			}
		}
	}
}

// notNamed is what Python says when it looks for the members of what has none.
func notNamed(v *value.Value) string {
	switch {
	case isScalar(v) && v.Kind != value.String:
		return "'" + python.TypeName(v) + "' object is not iterable"
	case falsy(v):
		return "'" + python.TypeName(v) + "' object has no attribute 'get'"
	case v.Kind == value.String:
		return "string indices must be integers, not 'str'"
	}
	return "list indices must be integers or slices, not str"
}

func (t *tables) header(names []string) {
	s := t.last()
	s.measure(names)
	if s.columns < 0 {
		s.columns = len(names)
	}
	s.headers = names
}

func (t *tables) row(cells ...string) { t.fail(t.last().row(cells)) }

func (s *section) row(cells []string) (problem string) {
	if s.columns < 0 {
		s.columns = len(cells)
	}
	if len(cells) != s.columns {
		return "Row should have " + strconv.Itoa(s.columns) + " elements, instead it has " + strconv.Itoa(len(cells))
	}
	s.rows = append(s.rows, cells)
	s.measure(cells)
	return ""
}

func (s *section) measure(cells []string) {
	for i, c := range cells {
		if i == len(s.widths) {
			s.widths = append(s.widths, 0)
		}
		s.widths[i] = max(s.widths[i], textWidth(c))
	}
}

// width is what the section needs, with its borders and indentation.
func (s *section) width() int {
	total := 0
	for _, w := range s.widths {
		total += w + 4
	}
	return max(textWidth(s.title), total) + 2 + 2*s.indent
}

// upright turns the rows of a section with one row into columns.
func (s *section) upright() *section {
	if len(s.rows) != 1 || len(s.headers) == 0 {
		return s
	}
	out := &section{title: s.title, indent: s.indent, columns: -1}
	for i, name := range s.headers {
		out.row([]string{name, s.rows[0][i]})
	}
	return out
}

func (t *tables) width() int {
	width := 0
	for _, s := range t.sections {
		width = max(width, s.width())
	}
	return width
}

func (t *tables) render(b *strings.Builder) {
	if t.width() > terminalWidth {
		for i, s := range t.sections {
			t.sections[i] = s.upright()
		}
	}
	width := t.width()
	b.WriteString(strings.Repeat("-", width) + "\n")
	for _, s := range t.sections {
		s.render(b, width-2*s.indent)
	}
}

func (s *section) line(b *strings.Builder, text string) {
	edge := strings.Repeat("|", s.indent)
	b.WriteString(edge + text + edge + "\n")
}

func (s *section) render(b *strings.Builder, width int) {
	if s.title != "" {
		s.line(b, "|"+centred(s.title, width, 1)+"|")
		if len(s.headers) == 0 && len(s.rows) == 0 {
			s.line(b, "+"+strings.Repeat("-", max(0, width-2))+"+")
		}
	}
	widths := s.scaled(width)
	if len(s.headers) > 0 {
		s.rule(b, widths)
		row := ""
		for i, h := range s.headers {
			row += edge(i) + centred(h, widths[i], len(edge(i))) + "|"
		}
		s.line(b, row)
	}
	if len(s.rows) == 0 || len(widths) == 0 {
		return
	}
	s.rule(b, widths)
	for _, cells := range s.rows {
		row := ""
		for i, c := range cells {
			free := widths[i] - textWidth(c) - len(edge(i)) - 1
			padding := 0
			if free >= 2 {
				padding = 2
			}
			row += edge(i) + strings.Repeat(" ", padding) + c + strings.Repeat(" ", max(0, free-padding)) + "|"
		}
		s.line(b, row)
	}
	s.rule(b, widths)
}

// edge is what stands left of a cell: only the first has one.
func edge(column int) string {
	if column == 0 {
		return "|"
	}
	return ""
}

func (s *section) rule(b *strings.Builder, widths []int) {
	row := ""
	for i, w := range widths {
		left := strings.Repeat("+", len(edge(i)))
		row += left + strings.Repeat("-", max(0, w-1-len(left))) + "+"
	}
	s.line(b, row)
}

// centred puts a text into the middle of a width of which the edges take some.
func centred(text string, width, left int) string {
	length := textWidth(text)
	before := max(0, width/2-length/2-1)
	return strings.Repeat(" ", before) + text + strings.Repeat(" ", max(0, width-1-left-before-length))
}

// scaled shares a width out between the columns.
func (s *section) scaled(width int) []int {
	sum := 0
	for _, w := range s.widths {
		sum += w + 4
	}
	if sum == 0 {
		return nil
	}
	scaled := make([]int, len(s.widths))
	off := -width
	factor := float64(width) / float64(sum)
	for i, w := range s.widths {
		scaled[i] = roundEven(factor * float64(w+4))
		off += scaled[i]
	}
	for off > 0 {
		for i := 0; i < len(scaled) && off > 0; i++ {
			scaled[i]--
			off--
		}
	}
	for off < 0 {
		for i := len(scaled) - 1; i >= 0 && off < 0; i-- {
			scaled[i]++
			off++
		}
	}
	return scaled
}

// roundEven is Python's round: a half goes to the even neighbour.
func roundEven(f float64) int {
	n := int(f)
	if rest := f - float64(n); rest > 0.5 || rest == 0.5 && n%2 == 1 {
		n++
	}
	return n
}
