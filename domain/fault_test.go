package domain

import (
	"errors"
	"slices"
	"testing"
)

// What reading found is told with what the rules find, and never passes.
func TestFaultsWith(t *testing.T) {
	read := Faults{{Field: "schedule", Message: "should be: object"}, {Field: "name", Message: "is there twice"}}
	rules := Faults{{Field: "schedule.time", Message: "is missing"}, {Field: "names", Message: "is missing"}}.Err()
	gone := errors.New("the database is gone")
	for name, c := range map[string]struct {
		err    error
		kind   Kind
		fields []string
	}{
		"nothing":    {nil, KindInvalid, []string{"schedule", "name"}},
		"rules":      {rules, KindInvalid, []string{"schedule", "name", "names"}},
		"a conflict": {Conflict("full", "Full."), KindInvalid, []string{"schedule", "name"}},
		"stale":      {ErrStale, KindInvalid, []string{"schedule", "name"}},
		"hidden":     {ErrNotFound, KindNotFound, nil},
		"forbidden":  {ErrForbidden, KindForbidden, nil},
		"busy":       {ErrBusy, KindUnavailable, nil},
		"unknown":    {gone, KindInternal, nil},
	} {
		got := read.With(c.err)
		var e Error
		var fields []string
		if errors.As(got, &e) {
			for _, f := range e.Fields {
				fields = append(fields, f.Field)
			}
		}
		if got == nil || e.Kind != c.kind || !slices.Equal(fields, c.fields) {
			t.Errorf("%s: %v", name, got)
		}
		if none := (Faults{}).With(c.err); !errors.Is(none, c.err) {
			t.Errorf("%s without faults: %v", name, none)
		}
	}
}
