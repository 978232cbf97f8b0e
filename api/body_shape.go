package api

import (
	"reflect"
	"strings"
	"sync"
)

// shape is what the reader of bodies knows of a type of ours.
type shape struct {
	fields map[string]shapeField
	needed []string // in their order
}

type shapeField struct {
	index    []int
	needed   bool
	nullable bool // null says something
}

// orNumber is a text that may be sent as a whole number.
type orNumber interface{ orNumber() }

// orNone is a field in which null says something else than leaving it out.
type orNone interface {
	// sent notes that the field was there, and gives what to read it into.
	sent() reflect.Value
}

var shapes sync.Map // reflect.Type → shape

// shapeOf gives the shape of a struct. A kind that bodies do not have makes it
// panic, when the route is registered.
func shapeOf(t reflect.Type) shape {
	if known, is := shapes.Load(t); is {
		return known.(shape)
	}
	s := shape{fields: map[string]shapeField{}}
	for _, f := range reflect.VisibleFields(t) {
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous || !f.IsExported() || name == "" {
			continue
		}
		isOrNone := reflect.PointerTo(f.Type).Implements(reflect.TypeFor[orNone]())
		field := shapeField{index: f.Index, needed: !strings.Contains(options, "omitempty")}
		field.nullable = isOrNone || f.Tag.Get("nullable") == "true"
		s.fields[name] = field
		if field.needed {
			s.needed = append(s.needed, name)
		}
		if !isOrNone {
			checkKind(f.Type)
		}
	}
	shapes.Store(t, s)
	return s
}

func checkKind(t reflect.Type) {
	switch t.Kind() {
	case reflect.String, reflect.Bool, reflect.Int, reflect.Int64:
	case reflect.Pointer, reflect.Slice:
		checkKind(t.Elem())
	case reflect.Struct:
		shapeOf(t)
	default:
		panic("a body with a " + t.String() + " cannot be read")
	}
}

// jsonKind is how problems call what a type of ours is written as.
func jsonKind(t reflect.Type) string {
	switch t.Kind() {
	case reflect.String:
		return "string"
	case reflect.Bool:
		return "boolean"
	case reflect.Slice:
		return "array"
	case reflect.Struct:
		return "object"
	case reflect.Pointer:
		return jsonKind(t.Elem())
	default:
		return "integer"
	}
}
