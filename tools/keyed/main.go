// Command keyed is a vet tool that reports struct literals without field names:
// two neighbors of one type are exchanged unnoticed, and a new field breaks
// every literal. The check of go vet (composites) looks at other modules'
// structs only; this one looks at the product's own.
//
//	go vet -vettool=.cache/keyed ./...        reports
//	go vet -fix -vettool=.cache/keyed ./...   writes the names in
package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/unitchecker"
)

// short is how many fields a literal may have without names: a pair is read at
// a glance.
const short = 2

var analyzer = &analysis.Analyzer{
	Name: "keyed",
	Doc:  "reports literals of the product's structs that have more than two fields and no field names",
	Run:  run,
}

func main() { unitchecker.Main(analyzer) }

func run(pass *analysis.Pass) (any, error) {
	for _, file := range pass.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.CompositeLit); ok {
				check(pass, lit)
			}
			return true
		})
	}
	return nil, nil
}

func check(pass *analysis.Pass, lit *ast.CompositeLit) {
	if len(lit.Elts) <= short {
		return
	}
	if _, keyed := lit.Elts[0].(*ast.KeyValueExpr); keyed {
		return
	}
	named, fields := structOf(pass.TypesInfo.TypeOf(lit))
	if named == nil || !ours(pass, named.Obj()) {
		return
	}
	fix := analysis.SuggestedFix{Message: "Name the fields"}
	for i, value := range lit.Elts {
		fix.TextEdits = append(fix.TextEdits, analysis.TextEdit{Pos: value.Pos(), End: value.Pos(), NewText: []byte(fields.Field(i).Name() + ": ")})
	}
	pass.Report(analysis.Diagnostic{
		Pos: lit.Pos(), End: lit.End(),
		Message:        fmt.Sprintf("literal of %s with %d fields and no field names", named.Obj().Name(), len(lit.Elts)),
		SuggestedFixes: []analysis.SuggestedFix{fix},
	})
}

// structOf is the named struct that a literal has the type of, also where a
// list of pointers lets it leave out the type.
func structOf(t types.Type) (*types.Named, *types.Struct) {
	if pointer, ok := t.(*types.Pointer); ok {
		t = pointer.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok {
		return nil, nil
	}
	fields, ok := named.Underlying().(*types.Struct)
	if !ok {
		return nil, nil
	}
	return named, fields
}

// ours says whether a struct belongs to the module that is checked. The rows of
// a test's table, declared in the test itself, may stay short.
func ours(pass *analysis.Pass, of *types.TypeName) bool {
	if of.Pkg() == nil || pass.Module == nil {
		return false
	}
	path := strings.TrimSuffix(of.Pkg().Path(), "_test")
	if path != pass.Module.Path && !strings.HasPrefix(path, pass.Module.Path+"/") {
		return false
	}
	return !inTest(pass.Fset, of.Pos())
}

func inTest(set *token.FileSet, at token.Pos) bool {
	return strings.HasSuffix(set.Position(at).Filename, "_test.go")
}
