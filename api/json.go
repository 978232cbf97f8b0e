package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"unicode/utf8"
)

var (
	errNotText = errors.New("is not valid text (UTF-8)")
	errTwice   = errors.New("names a field twice")
)

// readJSON decodes a body strictly: valid UTF-8, no field twice, nothing
// behind the value. The standard decoder repairs the first and takes the last
// of the second without a word.
func readJSON(data []byte, into any) error {
	if !utf8.Valid(data) {
		return errNotText
	}
	if _, untyped := into.(*any); untyped { // the framework decodes every body untyped first
		if err := fieldsOnce(data); err != nil {
			return err
		}
	}
	return json.Unmarshal(data, into)
}

// fieldsOnce walks the tokens and refuses an object that names a field twice.
func fieldsOnce(data []byte) error {
	walk := json.NewDecoder(bytes.NewReader(data))
	walk.UseNumber()
	return walkValue(walk, 0)
}

const deepest = 32

func walkValue(walk *json.Decoder, depth int) error {
	token, err := walk.Token()
	if err != nil {
		return err
	}
	open, isDelim := token.(json.Delim)
	if !isDelim {
		return nil
	}
	if depth > deepest {
		return errors.New("is nested too deep")
	}
	seen := map[string]bool{}
	for walk.More() {
		if open == '{' {
			name, err := walk.Token()
			if err != nil {
				return err
			}
			if seen[name.(string)] {
				return errTwice
			}
			seen[name.(string)] = true
		}
		if err := walkValue(walk, depth+1); err != nil {
			return err
		}
	}
	_, err = walk.Token() // the closing bracket
	return err
}

func writeJSON(w io.Writer, value any) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	return out.Encode(value)
}
