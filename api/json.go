package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

var (
	errNotText   = errors.New("is not valid text (UTF-8)")
	errSurrogate = errors.New("contains half of a character (an unpaired surrogate)")
	errTooDeep   = errors.New("is nested too deep")
)

// misplaced is a fault that the reader of a body finds in one of its fields.
type misplaced struct{ field, message string }

// fieldMark divides the message of a misplaced fault from its field: the
// framework hands on nothing of an error but its text.
const fieldMark = "\x00"

func (m misplaced) Error() string { return m.message + fieldMark + m.field }

// readJSON decodes a body strictly: valid UTF-8, whole characters, no field
// twice, no number that would be rounded, nothing behind the value. The
// standard decoder repairs or takes all of these without a word.
func readJSON(data []byte, into any) error {
	if !utf8.Valid(data) {
		return errNotText
	}
	walk := walker{Decoder: json.NewDecoder(bytes.NewReader(data))}
	walk.UseNumber()
	err := walk.value()
	// The framework decodes every body twice, first untyped. What that finds is
	// told; the second time only what is too much to be looked at is left out.
	if _, untyped := into.(*any); untyped && halfCharacter(data) {
		return errSurrogate
	} else if err != nil && (untyped || isTooMuch(err)) {
		return err
	}
	return json.Unmarshal(data, into)
}

// escape is a backslash with what it escapes.
var escape = regexp.MustCompile(`\\(?:u([0-9a-fA-F]{4})|.)`)

// halfCharacter says whether an escaped surrogate stands without its partner;
// the decoder would replace it by a question mark.
func halfCharacter(data []byte) bool {
	if !bytes.Contains(data, []byte(`\u`)) {
		return false
	}
	awaited := -1 // where the second half must stand
	for _, at := range escape.FindAllSubmatchIndex(data, -1) {
		var code uint64
		if at[2] >= 0 {
			code, _ = strconv.ParseUint(string(data[at[2]:at[3]]), 16, 16) // four hexadecimal digits
		}
		second := utf16.IsSurrogate(rune(code)) && code >= 0xdc00
		if second != (awaited == at[0]) || !second && awaited >= 0 {
			return true
		}
		awaited = -1
		if utf16.IsSurrogate(rune(code)) && !second {
			awaited = at[1]
		}
	}
	return awaited >= 0
}

// The bounds of any body. Nothing here comes near them, and what is behind
// them would only cost the server its time.
const (
	deepest     = 32
	mostEntries = 1000
)

const tooManyEntries = "has more entries than can be read"

func isTooMuch(err error) bool {
	return errors.Is(err, errTooDeep) || strings.HasPrefix(err.Error(), tooManyEntries)
}

// walker goes through a body, token by token. It keeps the way it came in
// steps, and puts them together only for a fault: names are as long as their
// sender likes.
type walker struct {
	*json.Decoder
	way []string
}

// fault is a fault in the field where the walker stands.
func (w *walker) fault(message string) error {
	return misplaced{strings.TrimPrefix(strings.Join(w.way, ""), "."), message}
}

func (w *walker) value() error {
	token, err := w.Token()
	if err != nil {
		return err
	}
	if number, is := token.(json.Number); is {
		return w.number(number)
	}
	open, isDelim := token.(json.Delim)
	if !isDelim {
		return nil
	}
	if len(w.way) > deepest {
		return errTooDeep
	}
	seen := map[string]bool{}
	for i := 0; w.More(); i++ {
		if i == mostEntries {
			return w.fault(tooManyEntries)
		}
		step := "[" + strconv.Itoa(i) + "]"
		if open == '{' {
			token, err := w.Token()
			if err != nil {
				return err
			}
			name, _ := token.(string)
			step = "." + name
		}
		w.way = append(w.way, step)
		if seen[step] {
			return w.fault("is there twice")
		}
		if open == '{' {
			seen[step] = true
		}
		if err := w.value(); err != nil {
			return err
		}
		w.way = w.way[:len(w.way)-1]
	}
	_, err = w.Token() // the closing bracket
	return err
}

// number lets through what 64 bits hold exactly, and fractions, which the
// field's own type refuses: everything here is counted, nothing is measured.
func (w *walker) number(number json.Number) error {
	if _, err := number.Int64(); err == nil {
		return nil
	}
	f, err := number.Float64()
	if err == nil && f != math.Trunc(f) {
		return nil
	}
	if err != nil || math.Abs(f) >= 1<<63 {
		return w.fault("is a larger number than can be kept")
	}
	return w.fault("should be a whole number, without point or exponent")
}

func writeJSON(w io.Writer, value any) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	return out.Encode(value)
}
