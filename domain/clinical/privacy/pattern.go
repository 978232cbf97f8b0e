package privacy

import (
	"unicode"
	"unicode/utf8"
)

// form is how a pattern is written, which decides how a place is judged.
type form uint8

const (
	single       form = iota // one name standing alone
	full                     // first and last name
	withInitial              // "Maria G."
	initialFirst             // "M. Garcia"
	initials                 // "J.L."
	initial                  // "J."
	lastInitial              // "Ms. L.", only after a title
)

// closeness ranks what a place may be: at the same place the closer wins.
const (
	closeFuzzy = iota + 1
	closeShort
	closeInflected
	closeExact
)

// pattern is one way to write one person.
type pattern struct {
	who     int // index into the peers; an exempt person is negative
	kind    Kind
	form    form
	close   int
	cuts    []int // where in the key a word may end
	mustCut int   // where a word must end, or 0
	comma   bool  // last name first
	short   bool  // a usual short form, not a name on file
}

// index holds the patterns of all people by folded text.
type index struct {
	patterns map[string][]pattern
	starts   map[string]bool // beginnings of keys that reach over several words
	longest  int
	fuzzy    []fuzzyName
	called   []fuzzyName // first names and nicknames, which handles are made of
	lasts    []fuzzyName // last names, to tell a peer from a namesake
	unspaced []string    // names in scripts written without spaces
}

type fuzzyName struct {
	key   string
	sound string
	runes int
	who   int
	kind  Kind
}

func (x *index) add(s spelling, p pattern) {
	if s.key == "" {
		return
	}
	p.cuts = s.cuts
	for _, old := range x.patterns[s.key] {
		if old.who == p.who && old.form == p.form && old.comma == p.comma && old.close >= p.close {
			return
		}
	}
	x.patterns[s.key] = append(x.patterns[s.key], p)
	for _, c := range s.cuts {
		x.starts[s.key[:c]] = true
	}
	x.longest = max(x.longest, len(s.key))
}

// addPerson writes a person in every way the package knows.
func (x *index) addPerson(p Person, who int) {
	firsts, lasts := p.firstNames(), p.lastNames()
	for _, n := range append(firsts[:len(firsts):len(firsts)], lasts...) {
		x.addSingle(n, who)
	}
	for _, n := range firsts {
		for _, pet := range pets(n.key) {
			x.addSingle(named{spelling: spelling{key: pet}, kind: ShortName, short: true}, who)
		}
	}
	for _, m := range spellings(p.Middle) {
		x.addSingle(named{spelling: m, kind: FirstName, short: false}, who) // some go by it
	}
	for _, f := range firsts {
		for _, l := range lasts {
			x.addPair(f, l, who)
		}
		if m := spellings(p.Middle); len(m) > 0 && !f.short {
			for _, l := range lasts {
				x.add(f.then(m[0]).then(l.spelling), pattern{who: who, kind: FullName, form: full, close: closeExact})
				if mi, ok := m[0].initial(); ok {
					x.add(f.then(mi).then(l.spelling), pattern{who: who, kind: FullName, form: full, close: closeExact})
				}
			}
		}
	}
	for _, m := range spellings(p.Middle) {
		for _, l := range lasts {
			x.addPair(named{spelling: m, kind: FirstName}, l, who)
		}
	}
	x.addInitials(p, who)
}

func (x *index) addSingle(n named, who int) {
	runes := utf8.RuneCountInString(n.key)
	if runes < 2 {
		return
	}
	closeness := closeExact
	if n.short {
		closeness = closeShort
	}
	x.add(n.spelling, pattern{who: who, kind: n.kind, form: single, close: closeness, short: n.short})
	if !n.short && runes >= 4 {
		x.fuzzy = append(x.fuzzy, fuzzyName{key: n.key, sound: sound(n.key), runes: runes, who: who, kind: n.kind})
	}
	if n.kind == FirstName {
		x.called = append(x.called, fuzzyName{key: n.key, runes: runes, who: who, kind: n.kind})
	}
	if n.kind == LastName {
		x.lasts = append(x.lasts, fuzzyName{key: n.key, runes: runes, who: who, kind: n.kind})
	}
	if isUnspaced(n.key) {
		x.unspaced = append(x.unspaced, n.key)
	}
}

func (x *index) addPair(f, l named, who int) {
	closeness := closeExact
	if f.short {
		closeness = closeShort
	}
	p := pattern{who: who, kind: FullName, form: full, close: closeness, short: f.short}
	x.add(f.then(l.spelling), p)
	p.comma = true
	reversed := l.then(f.spelling)
	x.add(reversed, p)
	if isUnspaced(reversed.key) {
		x.unspaced = append(x.unspaced, reversed.key)
	}
	if li, ok := l.initial(); ok {
		x.add(f.then(li), pattern{who: who, kind: FullName, form: withInitial, close: closeness, mustCut: len(f.key)})
	}
	if fi, ok := f.initial(); ok && !f.short {
		x.add(fi.then(l.spelling), pattern{who: who, kind: FullName, form: initialFirst, close: closeExact, mustCut: len(fi.key)})
	}
}

func (x *index) addInitials(p Person, who int) {
	var firsts, lasts []spelling
	for _, name := range []string{p.First, p.Preferred} {
		for _, s := range spellings(name) {
			if i, ok := s.initial(); ok {
				firsts = append(firsts, i)
				x.add(i, pattern{who: who, kind: Initials, form: initial, close: closeShort})
			}
		}
	}
	for _, s := range append(spellings(p.Last), parts(p.Last)...) {
		if i, ok := s.initial(); ok {
			lasts = append(lasts, i)
			x.add(i, pattern{who: who, kind: Initials, form: lastInitial, close: closeShort})
		}
	}
	pattern := pattern{who: who, kind: Initials, form: initials, close: closeShort}
	for _, f := range firsts {
		for _, m := range spellings(p.Middle) {
			if mi, ok := m.initial(); ok {
				x.add(f.then(mi), pattern) // T.J. for Tyrone Jerome
			}
		}
	}
	for _, f := range firsts {
		for _, l := range lasts {
			x.add(f.then(l), pattern)
			for _, m := range spellings(p.Middle) {
				if mi, ok := m.initial(); ok {
					x.add(f.then(mi).then(l), pattern)
				}
			}
		}
	}
	x.addDoubleInitials(p.First, lasts, pattern)
	if both := scan(p.Last); len(both) == 2 && len(firsts) > 0 && len(lasts) == 3 {
		x.add(firsts[0].then(lasts[1]).then(lasts[2]), pattern) // M.G.L. for Maria Garcia-Lopez
	}
	for _, written := range p.Initials {
		var s spelling
		for _, r := range fold(written) {
			if unicode.IsLetter(r) {
				s = s.thenLetter(r)
			}
		}
		if len(s.cuts) > 0 {
			x.add(s, pattern)
		}
	}
}

// addDoubleInitials adds those of a double first name: "J.A." and "J.A.G." for
// José Ángel García.
func (x *index) addDoubleInitials(first string, lasts []spelling, p pattern) {
	both := scan(first)
	if len(both) != 2 {
		return
	}
	a, cased := (spelling{key: both[0].fold}).initial()
	b, casedToo := (spelling{key: both[1].fold}).initial()
	if !cased || !casedToo {
		return
	}
	x.add(a.then(b), p)
	for _, l := range lasts {
		x.add(a.then(b).then(l), p)
	}
}
