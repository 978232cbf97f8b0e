package claim

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// plainLetters are the letters that Unicode does not take apart into one of A to
// Z and an accent, in capitals, as they are sent. The hooked ones are West
// African, the schwa Azerbaijani.
var plainLetters = map[rune]string{
	'Æ': "AE", 'Œ': "OE", 'ß': "SS", 'ẞ': "SS", 'Þ': "TH", 'Ŋ': "NG",
	'Ⱥ': "A", 'Ɓ': "B", 'Ƀ': "B", 'Ƈ': "C", 'Ȼ': "C", 'Ð': "D", 'Đ': "D", 'Ɗ': "D", 'Ə': "E", 'Ɛ': "E", 'Ɇ': "E",
	'Ƒ': "F", 'Ɠ': "G", 'Ǥ': "G", 'Ħ': "H", 'Ɨ': "I", 'Ɉ': "J", 'Ƙ': "K", 'Ł': "L", 'Ƚ': "L", 'Ŀ': "L", 'Ɲ': "N",
	'Ø': "O", 'Ɔ': "O", 'Ɵ': "O", 'Ƥ': "P", 'Ɍ': "R", 'ĸ': "K", 'Ŧ': "T", 'Ƭ': "T", 'Ʈ': "T", 'Ⱦ': "T",
	'Ʉ': "U", 'Ʋ': "V", 'Ƴ': "Y", 'Ɏ': "Y", 'Ƶ': "Z", 'Ȥ': "Z",
}

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
	case unicode.In(r, unicode.Mn, unicode.Cf):
		return "", true // the accent of a letter written in two parts, or a sign not seen
	case r == unicode.ReplacementChar:
		return "", false
	}
	if !unicode.IsLetter(r) {
		return " ", !unicode.IsNumber(r)
	}
	return plainLetter(r)
}

// plainLetter takes a letter apart into its plain letter and its accents.
func plainLetter(r rune) (string, bool) {
	capital := unicode.ToUpper(r)
	if 'A' <= capital && capital <= 'Z' {
		return string(capital), true // the Turkish dotless i
	}
	if plain, ok := plainLetters[capital]; ok {
		return plain, true
	}
	parts := norm.NFKD.PropertiesString(string(r)).Decomposition()
	if len(parts) == 0 {
		return "", false // another script
	}
	var b strings.Builder
	for _, part := range string(parts) {
		plain, ok := plainRune(part)
		if !ok {
			return "", false
		}
		b.WriteString(plain)
	}
	return b.String(), true
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
