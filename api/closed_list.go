package api

import (
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// closed is a type whose values are a closed list of the domain.
type closed interface{ Values() []string }

// closedList gives the list of a field's type, or of the entries of its list.
func closedList(t reflect.Type) (values []any) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if list, is := reflect.Zero(t).Interface().(closed); is {
		for _, value := range list.Values() {
			values = append(values, value)
		}
	}
	return values
}

// describeLists writes the closed lists into the document once every type is
// in it, for the fields of bodies and answers.
func (s *Server) describeLists() {
	types := s.api.OpenAPI().Components.Schemas
	for name, schema := range types.Map() {
		for _, f := range reflect.VisibleFields(types.TypeFromRef("#/components/schemas/" + name)) {
			field, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if values := closedList(f.Type); values != nil && schema.Properties[field] != nil {
				schema.Properties[field] = enumerated(schema.Properties[field], values)
			}
		}
	}
}

// describeQuery writes the closed lists of a route's parameters into the
// document. The framework keeps checking by what it had: which value is one of
// the list, and what to say of one that is not, is for the rules.
func (s *Server) describeQuery(method, path string, input reflect.Type) {
	op := s.operationAt(method, path)
	for _, f := range reflect.VisibleFields(input) {
		values := closedList(f.Type)
		for _, p := range op.Parameters {
			if values != nil && p.In == "query" && p.Name == f.Tag.Get("query") {
				p.Schema = enumerated(p.Schema, values)
			}
		}
	}
}

// enumerated is a copy of a schema with a list of what its value, or each of
// its entries, can be.
func enumerated(schema *huma.Schema, values []any) *huma.Schema {
	out := *schema
	if schema.Items != nil {
		out.Items = enumerated(schema.Items, values)
		return &out
	}
	out.Enum = values
	return &out
}
