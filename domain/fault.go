package domain

import (
	"errors"
	"slices"
	"strings"
)

// Faults collects what is wrong with a request, so that everything is said at
// once.
type Faults []FieldError

// Add notes a fault.
func (f *Faults) Add(field, message string) { *f = append(*f, FieldError{field, message}) }

// When notes a fault if wrong holds.
func (f *Faults) When(wrong bool, field, message string) {
	if wrong {
		f.Add(field, message)
	}
}

// Within takes over the faults of a part under the part's name.
func (f *Faults) Within(prefix string, err error) {
	var e Error
	if !errors.As(err, &e) {
		return
	}
	for _, field := range e.Fields {
		f.Add(prefix+"."+field.Field, field.Message)
	}
}

// Join takes over the faults that another check found.
func (f *Faults) Join(err error) {
	var e Error
	if errors.As(err, &e) {
		*f = append(*f, e.Fields...)
	}
}

// Err is nil without faults, and one error with all of them otherwise.
func (f Faults) Err() error {
	if len(f) == 0 {
		return nil
	}
	e := Invalid("", "")
	e.Fields = f
	return e
}

// With puts the faults that reading a request found before what became of it.
// What the rules say of a field that could not be read, or of a part of it,
// says nothing new. A request that may not be made, or that could not be
// tried, keeps its own error.
func (f Faults) With(err error) error {
	var e Error
	switch {
	case len(f) == 0:
		return err
	case err == nil:
		return f.Err()
	case !errors.As(err, &e):
		return err
	}
	switch e.Kind {
	case KindInvalid, KindConflict, KindStale, KindNoVersion, KindTooLarge:
	default:
		return err
	}
	all := slices.Clone(f)
	for _, found := range e.Fields {
		if !slices.ContainsFunc(f, func(read FieldError) bool { return isIn(found.Field, read.Field) }) {
			all = append(all, found)
		}
	}
	return all.Err()
}

// isIn says whether a field is another one or a part of it.
func isIn(field, whole string) bool {
	rest, within := strings.CutPrefix(field, whole)
	return within && (rest == "" || rest[0] == '.' || rest[0] == '[')
}
