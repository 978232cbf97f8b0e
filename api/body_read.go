package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"cohort/domain"
)

// The bounds of any body. Nothing here comes near them, and what is behind
// them would only cost the server its time.
const (
	deepest     = 32
	mostEntries = 1000
)

// What makes a body unreadable as a whole: nothing is known of its fields.
var (
	errUnreadable = domain.Invalid("body", "cannot be read")
	errNotText    = domain.Invalid("body", "is not valid text (UTF-8)")
	errSurrogate  = domain.Invalid("body", "contains half of a character (an unpaired surrogate)")
	errTooDeep    = domain.Invalid("body", "is nested too deep")
	errNoObject   = domain.Invalid("body", "should be: object")
)

// bodyReader reads a body, token by token, into a value of ours, and notes
// every fault on its way: a field that is unknown, there twice, missing, null
// or of another kind, a number that would be rounded. The standard decoder
// repairs or takes most of these without a word. It keeps the way it came in
// steps, and puts them together only for a fault: names are as long as their
// sender likes.
type bodyReader struct {
	*json.Decoder
	change bool // null in a field of the body must mean something
	way    []string
	faults domain.Faults
	found  int // how many faults there were, of which faults keeps the first
}

// readJSON reads a body strictly, once: valid UTF-8, whole characters, nothing
// behind the value.
func readJSON(text []byte, into any, change bool) (domain.Faults, error) {
	switch {
	case !utf8.Valid(text):
		return nil, errNotText
	case halfCharacter(text):
		return nil, errSurrogate
	}
	r := bodyReader{Decoder: json.NewDecoder(bytes.NewReader(text)), change: change}
	r.UseNumber()
	token, err := r.Token()
	if err != nil {
		return nil, errUnreadable
	}
	if token != json.Delim('{') {
		return nil, errNoObject
	}
	if err := r.object(reflect.ValueOf(into).Elem()); err != nil {
		return nil, err
	}
	if _, err := r.Token(); !errors.Is(err, io.EOF) {
		return nil, errUnreadable
	}
	return r.faults, nil
}

// field names where the reader stands. What does not look like a field's name
// might be what somebody said.
func (r *bodyReader) field() string {
	field := strings.TrimPrefix(strings.Join(r.way, ""), ".")
	if !printable.MatchString(field) {
		return "body"
	}
	return field
}

func (r *bodyReader) fault(message string) {
	r.found++
	if len(r.faults) < mostFaults {
		r.faults.Add(r.field(), message)
	}
}

func (r *bodyReader) faultAt(step, message string) {
	r.way = append(r.way, step)
	r.fault(message)
	r.way = r.way[:len(r.way)-1]
}

// mismatch notes a value of another kind than the field's.
func (r *bodyReader) mismatch(into reflect.Value) {
	if into.IsValid() {
		r.fault("should be: " + jsonKind(into.Type()))
	}
}

// nowhere is for what is looked at and not kept.
var nowhere reflect.Value

// step reads the value behind a step of the way.
func (r *bodyReader) step(step string, read func() error) error {
	if len(r.way) >= deepest {
		return errTooDeep
	}
	r.way = append(r.way, step)
	defer func() { r.way = r.way[:len(r.way)-1] }()
	return read()
}

func (r *bodyReader) object(into reflect.Value) error {
	var s shape
	if into.IsValid() && into.Kind() != reflect.Struct {
		r.mismatch(into)
		into = nowhere
	}
	if into.IsValid() {
		s = shapeOf(into.Type())
	}
	seen := map[string]bool{}
	for r.More() {
		if len(seen) == mostEntries {
			return r.tooMany()
		}
		token, err := r.Token()
		name, isName := token.(string)
		if err != nil || !isName {
			return errUnreadable
		}
		err = r.step("."+name, func() error { return r.member(into, s, name, seen[name]) })
		if err != nil {
			return err
		}
		seen[name] = true
	}
	for _, name := range s.needed {
		if !seen[name] {
			r.faultAt("."+name, "is missing")
		}
	}
	return r.end()
}

// member reads one field of an object.
func (r *bodyReader) member(into reflect.Value, s shape, name string, again bool) error {
	token, err := r.Token()
	if err != nil {
		return errUnreadable
	}
	field, known := s.fields[name]
	switch {
	case again:
		r.fault("is there twice")
		return r.value(token, nowhere)
	case !into.IsValid():
		return r.value(token, nowhere)
	case !known:
		r.fault("is not a known field")
		return r.value(token, nowhere)
	}
	target := into.FieldByIndex(field.index)
	if marked, is := target.Addr().Interface().(orNone); is {
		target = marked.sent()
	}
	if token != nil || field.nullable {
		return r.value(token, target)
	}
	switch {
	case r.change && len(r.way) == 1:
		r.fault("must not be null; leave it out to keep it, or send an empty text to empty it")
	case field.needed:
		r.mismatch(target)
	}
	return nil
}

func (r *bodyReader) array(into reflect.Value) error {
	if into.IsValid() && into.Kind() != reflect.Slice {
		r.mismatch(into)
		into = nowhere
	}
	list := into
	if into.IsValid() {
		list = reflect.MakeSlice(into.Type(), 0, 8)
	}
	for i := 0; r.More(); i++ {
		if i == mostEntries {
			return r.tooMany()
		}
		token, err := r.Token()
		if err != nil {
			return errUnreadable
		}
		entry := nowhere
		if into.IsValid() {
			entry = reflect.New(into.Type().Elem()).Elem()
		}
		if err := r.step("["+strconv.Itoa(i)+"]", func() error { return r.value(token, entry) }); err != nil {
			return err
		}
		if into.IsValid() {
			list = reflect.Append(list, entry)
		}
	}
	if into.IsValid() {
		into.Set(list)
	}
	return r.end()
}

// end reads a closing bracket.
func (r *bodyReader) end() error {
	if _, err := r.Token(); err != nil {
		return errUnreadable
	}
	return nil
}

func (r *bodyReader) tooMany() error {
	return domain.Invalid(r.field(), "has more entries than can be read")
}

// value reads the value that a token begins.
func (r *bodyReader) value(token json.Token, into reflect.Value) error {
	if into.IsValid() && into.Kind() == reflect.Pointer {
		if token == nil {
			into.SetZero()
			return nil
		}
		return r.pointer(token, into)
	}
	switch t := token.(type) {
	case json.Delim:
		if t == '{' {
			return r.object(into)
		}
		return r.array(into)
	case json.Number:
		r.number(t, into)
	case string:
		if into.IsValid() && into.Kind() == reflect.String {
			into.SetString(t)
			return nil
		}
		r.mismatch(into)
	case bool:
		if into.IsValid() && into.Kind() == reflect.Bool {
			into.SetBool(t)
			return nil
		}
		r.mismatch(into)
	default: // null
		r.mismatch(into)
	}
	return nil
}

// pointer reads what may be left out. A single value that is wrong is as if it
// had been: no rule needs to speak of a number that nobody sent.
func (r *bodyReader) pointer(token json.Token, into reflect.Value) error {
	before, to := r.found, reflect.New(into.Type().Elem())
	err := r.value(token, to.Elem())
	if kind := to.Elem().Kind(); r.found == before || kind == reflect.Struct || kind == reflect.Slice {
		into.Set(to)
	}
	return err
}

// number takes what 64 bits hold exactly: everything here is counted, nothing
// is measured.
func (r *bodyReader) number(number json.Number, into reflect.Value) {
	n, err := number.Int64()
	if err != nil {
		r.notWhole(number, into)
		return
	}
	if !into.IsValid() {
		return
	}
	switch into.Kind() {
	case reflect.Int, reflect.Int64:
		into.SetInt(n)
	case reflect.String:
		if _, takes := into.Interface().(orNumber); takes {
			into.SetString(strconv.FormatInt(n, 10))
			return
		}
		r.mismatch(into)
	default:
		r.mismatch(into)
	}
}

func (r *bodyReader) notWhole(number json.Number, into reflect.Value) {
	f, err := number.Float64()
	switch {
	case err != nil || math.Abs(f) >= 1<<63:
		r.fault("is a larger number than can be kept")
	case f != math.Trunc(f):
		r.mismatch(into)
	default:
		r.fault("should be a whole number, without point or exponent")
	}
}
