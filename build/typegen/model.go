// Package typegen writes the TypeScript types and the JSON encoder of the
// boundary between the engine and the site from their one definition, the
// files engine/api/types*.go.
package typegen

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"unicode"
)

// A model is what the files declare, in their order.
type model struct {
	types []*typeDecl
	byGo  map[string]*typeDecl
}

// A typeDecl is a struct, or a string type with its constants.
type typeDecl struct {
	name   string
	doc    string
	fields []field    // of a struct
	values []constant // of a string type
	enum   bool
}

type field struct {
	name string // in Go
	json string
	doc  string
	typ  fieldType
}

type constant struct {
	value string
	doc   string
}

// A fieldType is a basic or declared type, a pointer to one, or a slice of one.
type fieldType struct {
	name    string
	pointer bool
	slice   bool
}

func (t fieldType) basic() bool {
	return t.name == "string" || t.name == "int" || t.name == "bool"
}

// A source is one file of declarations.
type source struct {
	name string
	text []byte
}

// parse reads the declarations. Only what the boundary needs is understood;
// anything else is an error that says where it stands.
func parse(sources ...source) (*model, error) {
	fset := token.NewFileSet()
	m := &model{byGo: map[string]*typeDecl{}}
	for _, s := range sources {
		file, err := parser.ParseFile(fset, s.name, s.text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		if err := m.addFile(fset, file); err != nil {
			return nil, err
		}
	}
	return m, m.check()
}

func (m *model) addFile(fset *token.FileSet, file *ast.File) error {
	for _, decl := range file.Decls {
		gen, ok := decl.(*ast.GenDecl)
		if !ok {
			return fmt.Errorf("%s: only types and constants belong in this file", fset.Position(decl.Pos()))
		}
		for _, spec := range gen.Specs {
			var err error
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				err = m.addType(fset, spec, gen.Doc)
			case *ast.ValueSpec:
				err = m.addConstant(fset, spec)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func (m *model) addType(fset *token.FileSet, spec *ast.TypeSpec, doc *ast.CommentGroup) error {
	if spec.Doc != nil {
		doc = spec.Doc
	}
	t := &typeDecl{name: spec.Name.Name, doc: doc.Text()}
	switch def := spec.Type.(type) {
	case *ast.Ident:
		if def.Name != "string" {
			return fmt.Errorf("%s: %s: only string types and structs cross the boundary", fset.Position(spec.Pos()), t.name)
		}
		t.enum = true
	case *ast.StructType:
		for _, f := range def.Fields.List {
			if len(f.Names) == 0 {
				return fmt.Errorf("%s: %s: embedded fields do not cross the boundary", fset.Position(f.Pos()), t.name)
			}
			typ, err := readType(f.Type)
			if err != nil {
				return fmt.Errorf("%s: %s.%s: %w", fset.Position(f.Pos()), t.name, f.Names[0].Name, err)
			}
			comment := f.Doc.Text()
			if comment == "" {
				comment = f.Comment.Text()
			}
			for _, name := range f.Names {
				t.fields = append(t.fields, field{name.Name, jsonName(name.Name), comment, typ})
			}
		}
	default:
		return fmt.Errorf("%s: %s: only string types and structs cross the boundary", fset.Position(spec.Pos()), t.name)
	}
	m.types = append(m.types, t)
	m.byGo[t.name] = t
	return nil
}

func readType(expr ast.Expr) (fieldType, error) {
	switch expr := expr.(type) {
	case *ast.Ident:
		return fieldType{name: expr.Name}, nil
	case *ast.StarExpr:
		if id, ok := expr.X.(*ast.Ident); ok {
			return fieldType{name: id.Name, pointer: true}, nil
		}
	case *ast.ArrayType:
		if id, ok := expr.Elt.(*ast.Ident); ok && expr.Len == nil {
			return fieldType{name: id.Name, slice: true}, nil
		}
	}
	return fieldType{}, fmt.Errorf("a type that the generator does not know")
}

func (m *model) addConstant(fset *token.FileSet, spec *ast.ValueSpec) error {
	id, ok := spec.Type.(*ast.Ident)
	if !ok || len(spec.Values) != 1 {
		return fmt.Errorf("%s: a constant here needs a string type and one value", fset.Position(spec.Pos()))
	}
	lit, ok := spec.Values[0].(*ast.BasicLit)
	t := m.byGo[id.Name]
	if !ok || lit.Kind != token.STRING || t == nil || !t.enum {
		return fmt.Errorf("%s: a constant here is a string literal of a type declared above it", fset.Position(spec.Pos()))
	}
	value, err := strconv.Unquote(lit.Value)
	if err != nil {
		return err
	}
	doc := spec.Doc.Text()
	if doc == "" {
		doc = spec.Comment.Text()
	}
	t.values = append(t.values, constant{value, doc})
	return nil
}

// check sees to it that every type that is named is declared.
func (m *model) check() error {
	for _, t := range m.types {
		if t.enum && len(t.values) == 0 {
			return fmt.Errorf("%s has no constants", t.name)
		}
		for _, f := range t.fields {
			if !f.typ.basic() && m.byGo[f.typ.name] == nil {
				return fmt.Errorf("%s.%s: unknown type %s", t.name, f.name, f.typ.name)
			}
			if f.typ.pointer && (f.typ.basic() || m.byGo[f.typ.name].enum) {
				return fmt.Errorf("%s.%s: only structs are pointed to", t.name, f.name)
			}
		}
	}
	return nil
}

// checkCalls sees to it that what the calls carry is declared.
func (m *model) checkCalls() error {
	for _, c := range calls {
		for _, name := range []string{c.request, c.reply} {
			if name != "" && m.byGo[name] == nil {
				return fmt.Errorf("call %q: unknown type %s", c.op, name)
			}
		}
	}
	return nil
}

// reachable gives the structs that the named types are made of, in the order
// of their declaration.
func (m *model) reachable(roots []string) []*typeDecl {
	seen := map[string]bool{}
	var visit func(name string)
	visit = func(name string) {
		t := m.byGo[name]
		if t == nil || seen[name] {
			return
		}
		seen[name] = true
		for _, f := range t.fields {
			visit(f.typ.name)
		}
	}
	for _, root := range roots {
		visit(root)
	}
	var list []*typeDecl
	for _, t := range m.types {
		if seen[t.name] && !t.enum {
			list = append(list, t)
		}
	}
	return list
}

// jsonName turns a Go name into lowerCamelCase, an acronym being one word:
// ID → id, HTTPStatus → httpStatus, CanonicalUserID → canonicalUserId.
func jsonName(name string) string {
	var b strings.Builder
	runes := []rune(name)
	for i, r := range runes {
		startsWord := unicode.IsUpper(r) && i > 0 &&
			(!unicode.IsUpper(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1]))
		if startsWord {
			b.WriteRune(r)
		} else {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}
