package privacy

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Letters that Unicode does not take apart but a keyboard without them does.
var plainLetters = map[rune]string{
	'ß': "ss", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'æ': "ae",
	'œ': "oe", 'ı': "i", 'ħ': "h", 'ŋ': "ng", 'ə': "e", 'ſ': "s",
}

// Letters with a second customary spelling: Müller is also written Mueller.
var longLetters = strings.NewReplacer(
	"ä", "ae", "ö", "oe", "ü", "ue", "ø", "oe", "å", "aa",
	"Ä", "ae", "Ö", "oe", "Ü", "ue", "Ø", "oe", "Å", "aa",
)

// fold reduces a word to the letters compared: lower case, without accents,
// vowel points, joiners or compatibility forms.
func fold(word string) string {
	if isPlain(word) {
		return strings.ToLower(word)
	}
	var b strings.Builder
	b.Grow(len(word))
	for _, r := range norm.NFKD.String(word) {
		r = unicode.ToLower(r)
		switch plain, known := plainLetters[r]; {
		case known:
			b.WriteString(plain)
		case r == utf8.RuneError, isAccent(r), isIgnorable(r):
		case unicode.IsDigit(r):
			b.WriteRune('0' + digitValue(r))
		default:
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}

// foldLong folds with the second spelling of umlauts; it answers "" where
// that is no different.
func foldLong(word string) string {
	if isPlain(word) {
		return ""
	}
	composed := norm.NFC.String(word)
	long := longLetters.Replace(composed)
	if long == composed {
		return ""
	}
	return fold(long)
}

func isPlain(word string) bool {
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// isAccent reports marks a hurried writer leaves out. Vowel signs of Indic and
// Thai words are letters in all but category and are kept.
func isAccent(r rune) bool {
	switch {
	case r >= 0x0300 && r <= 0x036F, r >= 0x1AB0 && r <= 0x1AFF,
		r >= 0x1DC0 && r <= 0x1DFF, r >= 0x20D0 && r <= 0x20FF,
		r >= 0xFE00 && r <= 0xFE0F, r >= 0xFE20 && r <= 0xFE2F,
		r >= 0x0591 && r <= 0x05C7, r >= 0x064B && r <= 0x065F,
		r == 0x0670, r == 0x0640:
		return true
	}
	return false
}

// isIgnorable reports invisible characters that can sit inside a word: soft
// hyphens, joiners, marks of writing direction.
func isIgnorable(r rune) bool { return r > 0x7F && unicode.Is(unicode.Cf, r) }

// digitValue maps a decimal digit of any script to 0–9: each script's digits
// stand together, zero first.
func digitValue(r rune) rune {
	for v := rune(0); v <= 9; v++ {
		if !unicode.IsDigit(r-v-1) || v == 9 {
			return v
		}
	}
	return 0
}

func isApostrophe(r rune) bool {
	return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == '`' || r == '´' || r == '＇'
}

func isHyphen(r rune) bool {
	return r == '-' || r >= 0x2010 && r <= 0x2015 || r == 0x2212
}
