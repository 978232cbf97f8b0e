package api_test

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
)

// badValue is something that does not belong into a property. Text is the
// JSON to be sent; what cannot be read as JSON at all makes the whole body
// wrong, so that no field can be named.
type badValue struct {
	name, text string
	unreadable bool
	maybe      bool // may be right in some places: it must only do no harm
}

func quoted(text string) string {
	out, err := json.Marshal(text)
	if err != nil {
		panic(err)
	}
	return string(out)
}

// badTexts are wrong wherever people write text.
var badTexts = []badValue{
	{name: "a NUL", text: `"` + marker + `\u0000x"`},
	{name: "a control character", text: `"` + marker + `\u0001\u001b[2J"`},
	{name: "a delete character", text: `"` + marker + `\u007fx"`},
	{name: "a C1 control character", text: `"` + marker + `\u0085x"`},
	{name: "invalid UTF-8", text: "\"" + marker + "\xff\xfe\"", unreadable: true},
	{name: "an overlong sequence", text: "\"" + marker + "\xc0\xaf\"", unreadable: true},
	{name: "a surrogate in UTF-8", text: "\"" + marker + "\xed\xa0\x80\"", unreadable: true},
	{name: "half a surrogate pair", text: `"` + marker + `\ud800"`, unreadable: true},
	{name: "surrogates the wrong way round", text: `"` + marker + `\udc00\ud800"`, unreadable: true},
	{name: "100 kB", text: quoted(strings.Repeat(marker+" ", 100_000/len(marker)))},
	{name: "100 kB of four-byte characters", text: quoted(strings.Repeat("𝔊", 25_000))},
	{name: "a raw line break", text: "\"" + marker + "\n\"", unreadable: true},
	{name: "nothing", text: `""`, maybe: true},
	{name: "blanks", text: `" \t\n "`, maybe: true},
	{name: "a right-to-left override", text: `"` + marker + `\u202e"`, maybe: true},
	{name: "SQL", text: `"` + marker + `'; DROP TABLE clients; --"`, maybe: true},
	{name: "a percent sign", text: `"%"`, maybe: true},
	{name: "an id of nothing", text: `"01900000-0000-7000-8000-000000000000"`, maybe: true},
	{name: "the nil id", text: `"00000000-0000-0000-0000-000000000000"`, maybe: true},
	{name: "the year 0", text: `"0000-01-01"`, maybe: true},
	{name: "the year 1", text: `"0001-01-01"`, maybe: true},
	{name: "the last day", text: `"9999-12-31"`, maybe: true},
	{name: "February 30", text: `"2026-02-30"`, maybe: true},
	{name: "24:00", text: `"24:00"`, maybe: true},
	{name: "the machine's zone", text: `"Local"`, maybe: true},
	{name: "a path", text: `"../../etc/passwd"`, maybe: true},
	{name: "a combining avalanche", text: quoted("a" + strings.Repeat("\u0301", 80)), maybe: true},
}

// badNumbers are wrong wherever a whole number belongs.
var badNumbers = []badValue{
	{name: "a text", text: `"4500"`},
	{name: "a fraction", text: `4500.5`},
	{name: "1e400", text: `1e400`},
	{name: "minus 1e400", text: `-1e400`},
	{name: "more than 64 bits", text: `9223372036854775808`},
	{name: "1e19", text: `1e19`},
	{name: "the largest", text: `9223372036854775807`},
	{name: "the smallest", text: `-9223372036854775808`},
	{name: "more than 32 bits", text: `2147483648`},
	{name: "a negative one", text: `-1`},
	{name: "40 digits", text: strings.Repeat("9", 40)},
	{name: "a leading zero", text: `007`, unreadable: true},
	{name: "NaN", text: `NaN`, unreadable: true},
	{name: "with a point", text: `1.0`, maybe: true},
	{name: "with an exponent", text: `1e0`, maybe: true},
	{name: "zero", text: `0`, maybe: true},
	{name: "minus zero", text: `-0`, maybe: true},
}

// wrongTypes are every JSON type but those allowed.
func wrongTypes(allowed ...string) (all []badValue) {
	for _, kind := range []struct{ kind, text string }{{"string", `"` + marker + `"`}, {"integer", `12`}, {"boolean", `true`},
		{"object", `{}`}, {"object", `{"` + marker + `":1}`}, {"array", `[]`}, {"array", `[["` + marker + `"]]`}, {"null", `null`}} {
		if !slices.Contains(allowed, kind.kind) {
			all = append(all, badValue{name: "a wrong type (" + kind.kind + ")", text: kind.text})
		}
	}
	return all
}

// badValues are what a property of a kind must not be.
// null in place of a field that may be left out is as if it were, except in a
// change, where people send it to empty the field.
func badValues(p place, method string) []badValue {
	s := p.schema
	kind, nullable := s.kind()
	allowed := []string{kind}
	_, inList := last(p.path).(int)
	if nullable || !p.needed && !inList && (method != http.MethodPatch || len(p.path) > 1) {
		allowed = append(allowed, "null")
	}
	switch kind {
	case "string":
		return append(wrongTypes(allowed...), badTexts...)
	case "integer":
		return append(wrongTypes(allowed...), badNumbers...)
	case "array":
		return append(wrongTypes(allowed...), badValue{name: "20,000 entries", text: "[" + strings.Repeat("1,", 19_999) + "1]"},
			badValue{name: "20,000 empty texts", text: "[" + strings.Repeat(`"",`, 19_999) + `""]`},
			badValue{name: "none", text: "[]", maybe: true})
	case "either":
		return append(wrongTypes(append(allowed, "string", "integer")...), badTexts[:11]...)
	}
	return wrongTypes(allowed...)
}
