package clinical

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cohort/domain"
	"cohort/domain/clinical/privacy"
)

// ReleaseCheck finds other members in texts that are about to leave. It is stricter
// than the check of a note that is being written: here a needless finding costs a
// look, and one that is missed cannot be fetched back. So nobody is exempt but the
// client, the least sure finding counts, and a name or dotted initials of another
// member that are written as such count wherever they stand: M.A. is a degree, until
// a Mary Abernathy sits in the group.
type ReleaseCheck struct {
	checker  *privacy.Checker
	names    map[string]bool // of the others, folded, without those that are the client's too
	initials map[string]bool // of the others, folded, the client's too
}

// NewReleaseCheck prepares the check of one client's record: others are all who are
// or were in a group with them.
func NewReleaseCheck(client privacy.Person, others []privacy.Person) ReleaseCheck {
	c := ReleaseCheck{checker: privacy.NewChecker(privacy.People{Peers: others, Exempt: []privacy.Person{client}}), names: map[string]bool{}, initials: map[string]bool{}}
	for _, o := range others {
		for _, pair := range initialsOf(o) {
			c.initials[pair] = true
		}
		for _, word := range nameWords(o) {
			c.names[word] = true
		}
	}
	for _, own := range nameWords(client) {
		delete(c.names, own)
	}
	return c
}

// shortestName is how many letters a name has at least that is looked for by itself:
// shorter ones are words of several languages, and left to the check of notes.
const shortestName = 3

func nameWords(p privacy.Person) (words []string) {
	all := slices.Concat([]string{p.First, p.Middle, p.Last, p.Preferred}, p.Former, p.Nicknames)
	for _, word := range domain.NameWords(all...) {
		if utf8.RuneCountInString(word) >= shortestName {
			words = append(words, word)
		}
	}
	return words
}

// Found is a place in a text that names, or may name, another member.
type Found struct {
	Start, End int          // in bytes
	Kind       privacy.Kind // what about a person it is
	Why        string
	Sure       privacy.Sureness
}

// Find gives what is found in a text, in order and without overlap.
func (c ReleaseCheck) Find(text string) (found []Found) {
	for _, f := range c.checker.Check(text) {
		found = append(found, Found{Start: f.Start, End: f.End, Kind: f.Kind, Why: f.Why, Sure: f.Sure})
	}
	add := func(w wordAt, kind privacy.Kind, why string) {
		inside := func(f Found) bool { return f.Start < w.end && w.start < f.End }
		if !slices.ContainsFunc(found, inside) {
			found = append(found, Found{Start: w.start, End: w.end, Kind: kind, Why: why, Sure: privacy.Possible})
		}
	}
	for _, w := range writtenAsNames(text) {
		if c.names[domain.FoldName(text[w.start:w.end])] {
			add(w, privacy.FirstName, "written as a name that another member has")
		}
	}
	for _, m := range dotted.FindAllStringIndex(text, -1) {
		w := wordAt{m[0], m[1]}
		if c.initials[domain.FoldName(text[w.start:w.end])] && !isClock(text, w) {
			add(w, privacy.Initials, "initials that another member has")
		}
	}
	slices.SortFunc(found, func(a, b Found) int { return cmp.Compare(a.Start, b.Start) })
	return found
}

// dotted are two letters with dots, the first a capital: J.L., J. L., or T.v. of a van der Berg.
var dotted = regexp.MustCompile(`\b\p{Lu}\. ?\p{L}\.`)

// isClock says that A.M. or P.M. stands behind a number.
func isClock(text string, w wordAt) bool {
	before := strings.TrimRight(text[:w.start], " ")
	return before != "" && before[len(before)-1] >= '0' && before[len(before)-1] <= '9'
}

// initialsOf are the pairs of first letters of somebody's first and last names; of a
// last name in several words, the first and the last of them.
func initialsOf(p privacy.Person) (pairs []string) {
	first := func(word string) string {
		r, _ := utf8.DecodeRuneInString(word)
		return string(r)
	}
	for _, given := range []string{p.First, p.Preferred} {
		for _, family := range append([]string{p.Last}, p.Former...) {
			g, f := domain.NameWords(given), domain.NameWords(family)
			if len(g) > 0 && len(f) > 0 {
				pairs = append(pairs, first(g[0])+first(f[0]), first(g[0])+first(f[len(f)-1]))
			}
		}
	}
	return pairs
}

type wordAt struct{ start, end int }

// writtenAsNames are the words of a text that begin with a capital, or with a letter
// of a script that has none.
func writtenAsNames(text string) (words []wordAt) {
	start := -1
	for i, r := range text + " " {
		letter := unicode.IsLetter(r) || unicode.IsMark(r)
		if letter && start < 0 {
			start = i
		}
		if letter || start < 0 {
			continue
		}
		if first, _ := utf8.DecodeRuneInString(text[start:]); !unicode.IsLower(first) {
			words = append(words, wordAt{start, i})
		}
		start = -1
	}
	return words
}

// sentenceAround widens a place to the sentence in which it stands: what all notes
// of a session have in common says of another member what it says in a sentence.
func sentenceAround(text string, start, end int) (int, int) {
	const ends = ".!?\n"
	for start > 0 && !strings.ContainsRune(ends, rune(text[start-1])) {
		start--
	}
	for end < len(text) && !strings.ContainsRune(ends, rune(text[end])) {
		end++
	}
	if end < len(text) && text[end] != '\n' {
		end++
	}
	for start < end && text[start] == ' ' {
		start++
	}
	return start, end
}
