package domain

import (
	"unicode"
	"unicode/utf8"
)

// Name checks the name of a person or a thing as Text does, and that nothing
// in it is invisible or turns the direction of writing: such a name could not
// be found again, or would look like another one. Refused are, by their classes
// in Unicode, control characters and line breaks (Cc, Zl, Zp), format characters
// (Cf: marks, embeddings, overrides and isolates of direction, soft hyphens,
// zero-width blanks), private and unassigned ones (Co, Cn), and letters and
// marks that show nothing (Default_Ignorable_Code_Point, the blank of Braille).
// Joiners are let through where a script writes words with them.
func (f *Faults) Name(field, value string, max int) {
	f.Text(field, value, max)
	if utf8.ValidString(value) && hidesSomething(value) {
		f.Add(field, "contains an invisible or direction-changing character")
	}
}

// RequiredName checks a name as Name does, and that it is there.
func (f *Faults) RequiredName(field, value string, max int) {
	if IsBlank(value) {
		f.Add(field, "is missing")
		return
	}
	f.Name(field, value, max)
}

// showsNothing are letters, marks and symbols without a shape of their own.
var showsNothing = []*unicode.RangeTable{unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector,
	{R16: []unicode.Range16{{Lo: 0x2800, Hi: 0x2800, Stride: 1}}}}

func hidesSomething(name string) bool {
	before := rune(0)
	for _, r := range name {
		hidden := unicode.In(r, unicode.Cf, unicode.Co, unicode.Cn, unicode.Zl, unicode.Zp) || unicode.IsOneOf(showsNothing, r) ||
			unicode.IsControl(r) && !forbiddenRune(r) // Text refuses the others
		if hidden && !(joinsLetters(r) && writesWithJoiners(before)) {
			return true
		}
		before = r
	}
	return false
}

// joinsLetters says whether a rune is the zero-width joiner or non-joiner.
func joinsLetters(r rune) bool { return r == '\u200c' || r == '\u200d' }

// joiningScripts write words with joiners between their letters.
var joiningScripts = []*unicode.RangeTable{unicode.Arabic, unicode.Bengali, unicode.Devanagari, unicode.Gujarati, unicode.Gurmukhi, unicode.Kannada,
	unicode.Khmer, unicode.Malayalam, unicode.Mongolian, unicode.Oriya, unicode.Sinhala, unicode.Syriac, unicode.Tamil, unicode.Telugu}

func writesWithJoiners(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsMark(r)) && unicode.IsOneOf(joiningScripts, r)
}
