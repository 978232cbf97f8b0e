package api_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"cohort/api"
	"cohort/api/apitest"
)

// schema is what these tests read of the API's description.
type schema struct {
	Ref        string             `json:"$ref"`
	Type       any                `json:"type"`
	Properties map[string]*schema `json:"properties"`
	Required   []string           `json:"required"`
	Items      *schema            `json:"items"`
	OneOf      []*schema          `json:"oneOf"`
	Enum       []string           `json:"enum"`
}

// description is the API's description of itself.
type description struct {
	Paths map[string]map[string]struct {
		RequestBody *struct {
			Required bool
			Content  map[string]struct{ Schema *schema }
		}
		Parameters []parameter
		Responses  map[string]*struct {
			Headers map[string]any
			Content map[string]struct{ Schema *schema }
		}
	}
	Components struct{ Schemas map[string]*schema }
}

type parameter struct {
	Name, In string
	Required bool
	Schema   *schema
}

// It is the same for every server, and long: it is read once.
func describe(t *testing.T, w *apitest.World) description {
	t.Helper()
	theDocument.Lock()
	defer theDocument.Unlock()
	if theDocument.whole.Paths != nil {
		return theDocument.whole
	}
	text, err := w.Server.OpenAPI()
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &theDocument.whole); err != nil {
		t.Fatal(err)
	}
	return theDocument.whole
}

var theDocument struct {
	sync.Mutex

	whole description
}

// takesBody says whether an operation is sent one.
func (d description) takesBody(route api.Route) bool {
	return d.Paths[route.Path][strings.ToLower(route.Method)].RequestBody != nil
}

func (d description) resolve(s *schema) *schema {
	for s != nil && s.Ref != "" {
		s = d.Components.Schemas[s.Ref[strings.LastIndexByte(s.Ref, '/')+1:]]
	}
	return s
}

// kind is the JSON type, and whether null is another.
func (s *schema) kind() (kind string, nullable bool) {
	switch t := s.Type.(type) {
	case string:
		return t, false
	case []any:
		for _, one := range t {
			if one == "null" {
				nullable = true
			} else {
				kind, _ = one.(string)
			}
		}
		return kind, nullable
	}
	return "either", false
}

// place is one property of a body: where it is and what it should be.
type place struct {
	path   []any // names and indexes
	schema *schema
	needed bool
}

// field is the place as problems name it: weeks[0].theme.
func (p place) field() string {
	out := ""
	for _, step := range p.path {
		switch s := step.(type) {
		case int:
			out += fmt.Sprintf("[%d]", s)
		default:
			out += fmt.Sprintf(".%v", s)
		}
	}
	return strings.TrimPrefix(out, ".")
}

// places lists every property of a body, at every depth.
func (d description) places(s *schema, at []any) (all []place) {
	s = d.resolve(s)
	for _, name := range slices.Sorted(maps.Keys(s.Properties)) {
		path := append(slices.Clone(at), name)
		all = append(all, place{path, d.resolve(s.Properties[name]), slices.Contains(s.Required, name)})
		all = append(all, d.places(s.Properties[name], path)...)
	}
	if s.Items != nil {
		path := append(slices.Clone(at), 0)
		all = append(all, place{path, d.resolve(s.Items), false})
		all = append(all, d.places(s.Items, path)...)
	}
	return all
}

// sample makes something of a schema's shape.
func (d description) sample(s *schema) any {
	s = d.resolve(s)
	switch kind, _ := s.kind(); kind {
	case "object":
		out := map[string]any{}
		for _, name := range s.Required {
			out[name] = d.sample(s.Properties[name])
		}
		return out
	case "array":
		return []any{d.sample(s.Items)}
	case "integer":
		return 1
	case "boolean":
		return true
	}
	return "x"
}

// with gives a copy of a body in which the place holds a value; what lies on
// the way there and is missing is made up.
func (d description) with(body any, s *schema, path []any, value any) any {
	if len(path) == 0 {
		return value
	}
	s = d.resolve(s)
	if index, is := path[0].(int); is {
		list, _ := body.([]any)
		list = slices.Clone(list)
		for len(list) <= index {
			list = append(list, d.sample(s.Items))
		}
		list[index] = d.with(list[index], s.Items, path[1:], value)
		return list
	}
	name := path[0].(string)
	object, _ := body.(map[string]any)
	if object = maps.Clone(object); object == nil {
		object, _ = d.sample(s).(map[string]any)
	}
	if _, remove := value.(absent); remove && len(path) == 1 {
		delete(object, name)
		return object
	}
	if object[name] == nil && len(path) > 1 {
		object[name] = d.sample(s.Properties[name])
	}
	object[name] = d.with(object[name], s.Properties[name], path[1:], value)
	return object
}

// absent takes a property away.
type absent struct{}

// asJSON gives a body as the decoder would see it: maps, lists and numbers.
func asJSON(t *testing.T, body any) any {
	t.Helper()
	text, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	var out any
	if err := json.Unmarshal(text, &out); err != nil {
		t.Fatal(err)
	}
	return out
}
