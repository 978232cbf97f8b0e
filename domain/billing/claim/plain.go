package claim

import (
	"strings"
	"unicode"
)

// plainLetters maps every accented letter to how it is sent.
var plainLetters = func() map[rune]string {
	letters := make(map[rune]string, 600)
	for plain, list := range accented {
		for _, r := range list {
			letters[r] = plain
		}
	}
	return letters
}()

// punctuation is what X12's basic character set has besides capitals and
// digits, less the star and the colon, which separate fields in our files.
const punctuation = ` !"&'()+,-./;?=`

// Plain writes text as a payer's computer takes it: capitals without accents,
// X12's basic character set, single blanks. Signs outside that set become
// blanks ("Apt #4" is "APT 4"). It is false when letters or digits would be
// lost, as with a name in another script; the clinic has to spell it then.
func Plain(s string) (string, bool) {
	if isPlain(s) {
		return s, true
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		plain, ok := plainRune(r)
		if !ok {
			return "", false
		}
		b.WriteString(plain)
	}
	return strings.Join(strings.Fields(b.String()), " "), true
}

func plainRune(r rune) (string, bool) {
	switch {
	case r < unicode.MaxASCII && plainByte(byte(r)):
		return string(r), true
	case 'a' <= r && r <= 'z':
		return string(r - 'a' + 'A'), true
	case r == '‘' || r == '’' || r == 'ʼ' || r == 'ʻ' || r == '`' || r == '´':
		return "'", true
	case r == '“' || r == '”':
		return `"`, true
	case unicode.Is(unicode.Pd, r) || r == '−':
		return "-", true
	case unicode.Is(unicode.Mn, r):
		return "", true // the accent of a letter written in two parts
	case r == unicode.ReplacementChar:
		return "", false
	}
	if plain, ok := plainLetters[r]; ok {
		return plain, true
	}
	return " ", !unicode.IsLetter(r) && !unicode.IsNumber(r)
}

func plainByte(c byte) bool {
	return 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte(punctuation, c) >= 0
}

// isPlain says that s would be sent as it stands.
func isPlain(s string) bool {
	blank := true // a blank at either end would not survive
	for i := range len(s) {
		if !plainByte(s[i]) || blank && s[i] == ' ' {
			return false
		}
		blank = s[i] == ' '
	}
	return s == "" || !blank
}
