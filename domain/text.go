package domain

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The lengths, in characters, that texts may have.
const (
	MaxName   = 100   // names of people and things
	MaxPhone  = 200   // a phone number, with its extension and a note when to call
	MaxLine   = 300   // one line: an address, a theme, a title
	MaxReason = 2000  // why something was done
	MaxText   = 20000 // prose: a reason, instructions, feedback
	MaxItems  = 50    // entries of a list inside a thing
)

// Text checks a text that people write: it must be valid UTF-8 without NUL or
// other control characters (line breaks and tabs are fine) and no longer than
// max characters.
func (f *Faults) Text(field, value string, max int) {
	switch {
	case !utf8.ValidString(value):
		f.Add(field, "is not valid text (UTF-8)")
	case strings.ContainsFunc(value, forbiddenRune):
		f.Add(field, "contains a control character")
	case utf8.RuneCountInString(value) > max:
		f.Add(field, fmt.Sprintf("is longer than %d characters", max))
	}
}

// Required checks a text as Text does, and that it is there.
func (f *Faults) Required(field, value string, max int) {
	if IsBlank(value) {
		f.Add(field, "is missing")
		return
	}
	f.Text(field, value, max)
}

// IsBlank says whether a text says nothing: a reason of blanks is none.
func IsBlank(text string) bool { return strings.TrimSpace(text) == "" }

// Items checks the length of a list.
func (f *Faults) Items(field string, n, max int) {
	f.When(n > max, field, fmt.Sprintf("has more than %d entries", max))
}

// OneOf checks a value from a closed list.
func OneOf[T ~string](f *Faults, field string, value T, allowed []T) {
	for _, a := range allowed {
		if value == a {
			return
		}
	}
	names := strings.Join(Texts(allowed), ", ")
	if value == "" {
		f.Add(field, "is missing; it is one of "+names)
		return
	}
	f.Add(field, "must be one of "+names)
}

// Texts gives a closed list as texts. A type whose values are one has a method
// Values that does, for the API's description.
func Texts[T ~string](list []T) []string {
	texts := make([]string, len(list))
	for i, value := range list {
		texts[i] = string(value)
	}
	return texts
}

func forbiddenRune(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t'
}

// NameKey folds a name for comparison: lower case, letters and digits only.
// "O'Neill-Vega " and "oneill vega" have the same key.
func NameKey(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}
