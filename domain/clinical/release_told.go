package clinical

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

// ToldAt is where a text stands in a released record.
type ToldAt struct {
	Path   string     `json:"path"`  // such as progressNotes[2].sections[0].text
	Place  string     `json:"place"` // the same in words: Progress note of 2026-03-09, section 1, text
	Part   RecordPart `json:"part"`
	Shared bool       `json:"shared,omitempty"` // it stands in the notes of everybody who was there
}

var toldType = reflect.TypeFor[Told]()

// EachTold goes through every text of the record that somebody typed, in order.
// What visit puts in the place of one stands there afterwards.
func (r *ReleasedRecord) EachTold(visit func(ToldAt, *Told)) {
	eachTold(reflect.ValueOf(r).Elem(), ToldAt{}, visit)
}

// eachTold follows the type, not a list of fields: a field that is added later is
// read like the others.
func eachTold(v reflect.Value, at ToldAt, visit func(ToldAt, *Told)) {
	switch {
	case v.Type() == toldType:
		if v.String() != "" {
			visit(at, v.Addr().Interface().(*Told))
		}
	case v.Kind() == reflect.Slice:
		within, many := at.Place, v.Len() > 1
		for i := range v.Len() {
			inner := at
			inner.Path = fmt.Sprintf("%s[%d]", at.Path, i)
			item := v.Index(i).Interface()
			if p, is := item.(placed); is {
				inner.Place = p.place()
			} else if h, is := item.(interface{ heading() string }); is {
				inner.Place = within + ", " + h.heading()
			} else if many {
				inner.Place = fmt.Sprintf("%s %d", within, i+1)
			}
			eachTold(v.Index(i), inner, visit)
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if !f.IsExported() || f.Anonymous {
				continue // what is embedded here holds nothing typed: a test sees to it
			}
			inner := at
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			inner.Path = strings.TrimPrefix(at.Path+"."+name, ".")
			if part := f.Tag.Get("part"); part != "" {
				inner.Part = RecordPart(part)
			}
			if place := f.Tag.Get("place"); place != "" {
				inner.Place = strings.TrimPrefix(at.Place+", "+place, ", ")
			}
			inner.Shared = f.Tag.Get("shared") != ""
			eachTold(v.Field(i), inner, visit)
		}
	}
}

// clone is a copy that shares nothing with the record.
func (r ReleasedRecord) clone() (out ReleasedRecord, err error) {
	text, err := json.Marshal(r)
	if err != nil {
		return out, err
	}
	return out, json.Unmarshal(text, &out)
}

// Same says whether two readings of a record are the same to the letter.
func (r ReleasedRecord) Same(other ReleasedRecord) bool {
	a, errA := json.Marshal(r)
	b, errB := json.Marshal(other)
	return errA == nil && errB == nil && bytes.Equal(a, b)
}
