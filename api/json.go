package api

import (
	"bytes"
	"encoding/json"
	"io"
	"regexp"
	"strconv"
	"unicode/utf16"
)

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

func writeJSON(w io.Writer, value any) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	return out.Encode(value)
}
