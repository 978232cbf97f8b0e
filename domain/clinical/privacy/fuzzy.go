package privacy

import (
	"strings"
	"unicode/utf8"
)

// misspells reports whether a differs from b by exactly one letter: one wrong,
// one missing, one too many, or two neighbors swapped.
func misspells(a, b string) bool {
	if a == b || abs(len(a)-len(b)) > utf8.UTFMax {
		return false
	}
	for a != "" && b != "" { // common start
		ra, na := utf8.DecodeRuneInString(a)
		rb, nb := utf8.DecodeRuneInString(b)
		if ra != rb {
			break
		}
		a, b = a[na:], b[nb:]
	}
	for a != "" && b != "" { // common end
		ra, na := utf8.DecodeLastRuneInString(a)
		rb, nb := utf8.DecodeLastRuneInString(b)
		if ra != rb {
			break
		}
		a, b = a[:len(a)-na], b[:len(b)-nb]
	}
	la, lb := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	switch {
	case la <= 1 && lb <= 1:
		return true
	case la == 2 && lb == 2:
		a0, n := utf8.DecodeRuneInString(a)
		a1, _ := utf8.DecodeRuneInString(a[n:])
		b0, m := utf8.DecodeRuneInString(b)
		b1, _ := utf8.DecodeRuneInString(b[m:])
		return a0 == b1 && a1 == b0
	}
	return false
}

// slips reports a misspelling of a short name: a letter doubled, or a vowel for
// another.
func slips(a, b string) bool {
	if !misspells(a, b) {
		return false
	}
	if len(a) == len(b) {
		for i := range len(a) {
			if a[i] != b[i] {
				return vowel(a[i]) && vowel(b[i])
			}
		}
	}
	if len(a) == len(b)+1 {
		for i := 1; i < len(a); i++ {
			if a[i] == a[i-1] && a[:i]+a[i+1:] == b {
				return true
			}
		}
	}
	return false
}

// sound reduces a folded name to how it is said, roughly: Karin and Carin,
// Sigridhur and Sigridur, Filomena and Philomena are one.
func sound(folded string) string {
	s := sounds.Replace(folded)
	out := make([]byte, 0, len(s))
	for i := range len(s) {
		c := s[i]
		if len(out) > 0 && (c == out[len(out)-1] || c == 'h') {
			continue
		}
		out = append(out, c)
	}
	return strings.TrimSuffix(string(out), "e")
}

var sounds = strings.NewReplacer("ph", "f", "ck", "k", "sch", "s", "sh", "s", "cz", "s", "ch", "c", "qu", "k", "ks", "x", "y", "i", "ie", "i", "ee", "i", "ea", "i", "ei", "i", "ou", "u", "oo", "u",
	"c", "k", "q", "k", "z", "s", "w", "v", "j", "i")

func vowel(b byte) bool { return b == 'a' || b == 'e' || b == 'i' || b == 'o' || b == 'u' || b == 'y' }

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
