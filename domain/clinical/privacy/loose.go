package privacy

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// looseNames tries endings, misspellings and names inside unspaced runs.
func (r *reading) looseNames(i int) {
	t := &r.tokens[i]
	x := &r.c.names
	if t.shape == uncased {
		r.unspacedNames(i)
		return
	}
	for _, base := range stems(t.fold) {
		if r.inflected(x.patterns[base], i, i+1, nil) {
			return
		}
	}
	if t.letters >= 4 && !r.plurals(i, i+1, nil) {
		r.misspelledAt(i, i+1, t.fold)
	}
	r.unlistedAt(i)
	r.caseAt(i)
}

// plurals takes an English plural ending off the letters in hand: the Ruizes,
// the de la Cruzes.
func (r *reading) plurals(i, j int, cuts []int) bool {
	n := len(r.buf)
	if n < 4 || r.buf[n-1] != 's' {
		return false
	}
	patterns := r.c.names.patterns
	if r.inflected(patterns[string(r.buf[:n-1])], i, j, cuts) {
		return true
	}
	return r.buf[n-2] == 'e' && (r.inflected(patterns[string(r.buf[:n-2])], i, j, cuts) ||
		r.buf[n-3] == 'i' && r.inflected(patterns[string(r.buf[:n-3])+"y"], i, j, cuts))
}

func (r *reading) inflected(patterns []pattern, i, j int, cuts []int) (found bool) {
	for k := range patterns {
		p := patterns[k]
		if p.form != single || !r.fits(&p, i, j, cuts) {
			continue
		}
		p.kind, p.close = Inflected, closeInflected
		if p.short {
			p.close = closeShort
		}
		r.propose(&p, i, j)
		found = true
	}
	return found
}

// misspelledAt looks for names one letter away from what tokens i to j spell.
func (r *reading) misspelledAt(i, j int, written string) {
	n := utf8.RuneCountInString(written)
	said := ""
	if r.tokens[i].capital() || r.lowerNote {
		said = sound(written)
	}
	for _, f := range r.c.names.fuzzy {
		slip := abs(f.runes-n) <= 1 && misspells(written, f.key) && (f.runes >= 5 || slips(written, f.key) && r.tokens[i].capital())
		if !slip && !(len(said) >= 3 && said == f.sound) {
			continue
		}
		p := pattern{who: f.who, kind: Misspelled, form: single, close: closeFuzzy}
		pl := r.place(i, j, &p)
		c := candidate{i: i, j: j, start: pl.start, end: pl.end, who: f.who, kind: Misspelled, close: closeFuzzy, possessive: pl.possessive}
		if f.who >= 0 {
			if c.sure = pl.judgeMisspelled(f.key); c.sure == 0 {
				continue
			}
			c.why = pl.why(Misspelled, &p)
			c.i = pl.first
		}
		r.candidates = append(r.candidates, c)
	}
}

// unspacedNames looks inside a run of a script without spaces, and behind the
// particles Arabic and Hebrew glue to the front of a name.
func (r *reading) unspacedNames(i int) {
	t := &r.tokens[i]
	x := &r.c.names
	for _, key := range x.unspaced {
		for from := 0; ; {
			at := strings.Index(t.fold[from:], key)
			if at < 0 {
				break
			}
			start, end := t.start, t.end
			if t.fold == t.text {
				start, end = t.start+from+at, t.start+from+at+len(key)
			}
			for _, p := range x.patterns[key] {
				r.candidates = append(r.candidates, candidate{i: i, j: i + 1, start: start, end: end,
					who: p.who, kind: p.kind, close: closeExact, sure: Likely, why: p.kind.String()})
			}
			from += at + len(key)
		}
	}
	rest := t.fold
	for n := 0; n < 2; n++ {
		first, size := utf8.DecodeRuneInString(rest)
		if !strings.ContainsRune("وفبلكובלהמשכ", first) {
			return
		}
		rest = rest[size:]
		for _, p := range x.patterns[rest] {
			if p.form == single {
				r.candidates = append(r.candidates, candidate{i: i, j: i + 1, start: t.start, end: t.end,
					who: p.who, kind: Inflected, close: closeInflected, sure: Likely, why: "name with a particle before it"})
			}
		}
	}
}

// stems undoes the case endings of Cyrillic names.
func stems(folded string) []string {
	var out []string
	if last, _ := utf8.DecodeLastRuneInString(folded); unicode.Is(unicode.Cyrillic, last) {
		for _, end := range [...]string{"ами", "ои", "ою", "ом", "ем", "ею", "еи", "ым", "а", "у", "ю", "е", "и", "ы", "я"} {
			if s, ok := strings.CutSuffix(folded, end); ok && utf8.RuneCountInString(s) >= 3 {
				out = append(out, s, s+"а", s+"я", s+"и", s+"ь")
			}
		}
	}
	return out
}
