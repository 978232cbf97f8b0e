package domain

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// wholeLetters are letters that no decomposition takes apart, with what people
// type for them.
var wholeLetters = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ħ': "h", 'ı': "i", 'ŋ': "n", 'ŧ': "t", 'ĸ': "k", 'ς': "σ",
}

// FoldName writes a name as it is compared: decomposed, without case, accents
// and whatever is neither letter nor digit (signs that lengthen or repeat one
// count as none). "O'Néill-Vega " becomes
// "oneillvega". Two spellings of one name in Unicode have one fold.
func FoldName(name string) string {
	var folded strings.Builder
	folded.Grow(len(name))
	for _, r := range norm.NFKD.String(name) {
		r = unicode.ToLower(r)
		switch whole, ok := wholeLetters[r]; {
		case ok:
			folded.WriteString(whole)
		case unicode.IsLetter(r) && !unicode.Is(unicode.Lm, r) || unicode.IsDigit(r):
			folded.WriteRune(r)
		}
	}
	return folded.String()
}

// NameWords are the words of names, folded, in order. A word ends at a blank,
// an apostrophe, a hyphen, or anything else that is no part of a word.
func NameWords(names ...string) (words []string) {
	for _, name := range names {
		for _, word := range strings.FieldsFunc(norm.NFKD.String(name), endsWord) {
			if word = FoldName(word); word != "" {
				words = append(words, word)
			}
		}
	}
	return words
}

// endsWord says whether a rune of a decomposed name parts two words.
func endsWord(r rune) bool {
	return isApostrophe(r) || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !joinsLetters(r)
}

// isApostrophe knows the apostrophes that Unicode counts as letters, such as
// the okina of Hawaiian names.
func isApostrophe(r rune) bool { return r >= 'ʹ' && r <= 'ʿ' || r == 'ˈ' || r == 'ꞌ' }
