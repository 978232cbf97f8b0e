package domain

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
)

//go:embed password_common.txt
var commonText string

// commonPasswords are the built-in list, each by its key.
var commonPasswords = sync.OnceValue(func() map[string]bool {
	known := map[string]bool{}
	for line := range strings.Lines(commonText) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, password := range strings.Fields(line) {
			known[passwordKey(password)] = true
		}
	}
	return known
})

// disguises are the usual stand-ins for letters.
var disguises = map[rune]rune{'0': 'o', '1': 'l', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '9': 'g',
	'@': 'a', '$': 's', '!': 'i', '|': 'l', '+': 't', '€': 'e'}

// undisguised writes the letter for what stands in for one.
func undisguised(text []rune) []rune {
	folded := slices.Clone(text)
	for i, r := range folded {
		if letter, is := disguises[r]; is {
			folded[i] = letter
		}
	}
	return folded
}

// passwordKey folds a password for the list: letters in lower case, disguises
// undone, everything else left out.
func passwordKey(password string) string {
	return NameKey(string(undisguised([]rune(strings.ToLower(password)))))
}

// freshEnough is how much of a password must be its own. A character counts
// 1; a password of the list 2; a row of keys or characters, a year and a name
// from the context 1; and what was there before 0. "password1234567" has 3,
// "Summer2026Winter!" 6, three unrelated words 15 or more.
const freshEnough = 8

// tooCommon says whether a password is on the list or made of little else
// than what is on the list, rows, repetitions and names of the context. It
// reads it with and without the punctuation: "Correct-Horse!" hides nothing.
func tooCommon(password string, context []string) bool {
	if commonPasswords()[passwordKey(password)] {
		return true
	}
	known := contextWords(context)
	lower := strings.ToLower(password)
	bare := []rune(NameKey(lower))
	return freshness([]rune(strings.Join(strings.Fields(lower), "")), known) < freshEnough ||
		len(bare) >= freshEnough && freshness(bare, known) < freshEnough
}

// freshness reads the password from left to right, each time the longest
// piece that is known, and adds up what the pieces count.
func freshness(plain []rune, context map[string]bool) (fresh int) {
	folded := undisguised(plain)
	for i := 0; i < len(plain); {
		length, worth := 1, 1
		for _, known := range []struct{ length, worth int }{
			{wordAt(folded[i:], commonPasswords()), 2},
			{wordAt(folded[i:], context), 1},
			{rowAt(plain[i:]), 1},
			{yearAt(plain[i:]), 1},
			{repeatAt(folded, i), 0},
		} {
			if known.length > length {
				length, worth = known.length, known.worth
			}
		}
		fresh += worth
		i += length
	}
	return fresh
}

// The shortest and longest words that are looked for inside a password.
const (
	shortestWord = 3
	longestWord  = 40
)

func wordAt(text []rune, words map[string]bool) int {
	for n := min(len(text), longestWord); n >= shortestWord; n-- {
		if words[string(text[:n])] {
			return n
		}
	}
	return 0
}

// keyboard is the rows of keys, and the columns as people walk them.
var keyboard = []string{"qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop", "1234567890",
	"1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "qazwsxedcrfvtgbyhnujmikolp", "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0",
	"!@#$%^&*()", "abcdefghijklmnopqrstuvwxyz"}

// walks are the keyboard's rows forwards and backwards.
var walks = sync.OnceValue(func() (both []string) {
	for _, row := range keyboard {
		back := []rune(row)
		slices.Reverse(back)
		both = append(both, row, string(back))
	}
	return both
})

const shortestRow = 3

// rowAt gives the length of a row of one character, or of keys or letters
// that follow each other.
func rowAt(text []rune) int {
	same := 1
	for same < len(text) && text[same] == text[0] {
		same++
	}
	longest := same
	for _, walk := range walks() {
		n := 1
		for n < len(text) && strings.Contains(walk, string(text[:n+1])) {
			n++
		}
		longest = max(longest, n)
	}
	if longest < shortestRow {
		return 0
	}
	return longest
}

// yearAt gives 4 when the text begins with a year that people live in.
func yearAt(text []rune) int {
	if len(text) < 4 || string(text[:2]) != "19" && string(text[:2]) != "20" || !unicode.IsDigit(text[2]) || !unicode.IsDigit(text[3]) {
		return 0
	}
	return 4
}

// repeatAt gives how much of the text from i on was there before.
func repeatAt(text []rune, i int) int {
	longest := 0
	for from := range i {
		n := 0
		for i+n < len(text) && text[from+n] == text[i+n] {
			n++
		}
		longest = max(longest, n)
	}
	if longest < shortestRow {
		return 0
	}
	return longest
}

// contextWords are the words of the names and addresses that a password must
// not be made of, and the product's own name.
func contextWords(context []string) map[string]bool {
	words := map[string]bool{"cohort": true}
	for _, text := range context {
		parts := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		for _, part := range append(parts, strings.Join(parts, "")) {
			if key := passwordKey(part); len(key) >= shortestWord {
				words[key] = true
			}
		}
	}
	return words
}
