package privacy

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// reading is one pass over one note.
type reading struct {
	c          *Checker
	note       string
	tokens     []token
	heading    []bool // token stands in a heading or title line
	lowerNote  bool   // the writer used next to no capitals
	candidates []candidate
	buf, long  []byte
}

func newReading(c *Checker, note string) *reading {
	r := &reading{c: c, note: note, tokens: scan(note)}
	capitals, cased := 0, 0
	for i := range r.tokens {
		if r.tokens[i].shape != uncased && r.tokens[i].letters > 1 {
			cased++
			if r.tokens[i].capital() {
				capitals++
			}
		}
	}
	r.lowerNote = cased >= 5 && capitals*50 <= cased
	r.markHeadings()
	return r
}

// markHeadings finds short lines in title case or capitals without a full
// stop: there a capital says nothing.
func (r *reading) markHeadings() {
	r.heading = make([]bool, len(r.tokens))
	for i := 0; i < len(r.tokens); {
		j := i + 1
		for j < len(r.tokens) && !r.tokens[j].opensLine {
			j++
		}
		if n := j - i; n >= 2 && n <= 8 && r.isHeading(i, j) {
			for k := i; k < j; k++ {
				r.heading[k] = true
			}
		}
		i = j
	}
}

func (r *reading) isHeading(i, j int) bool {
	for k := i; k < j; k++ {
		t := &r.tokens[k]
		if k > i && t.opens || t.shape == lower && t.letters > 3 {
			return false
		}
	}
	rest := strings.TrimLeft(r.note[r.tokens[j-1].end:], " \t)\"”")
	return rest == "" || rest[0] != '.' && rest[0] != '!' && rest[0] != '?'
}

// namesAt looks for everything that begins at token i.
func (r *reading) namesAt(i int) {
	t := &r.tokens[i]
	if t.digits {
		return
	}
	x := &r.c.names
	r.buf, r.long = r.buf[:0], r.long[:0]
	useLong, known := false, false
	var cuts [5]int
	for j := i; j < len(r.tokens) && j < i+5; j++ {
		u := &r.tokens[j]
		if u.digits || j > i && !joinable(u.before, &r.tokens[j-1]) {
			break
		}
		if j > i {
			cuts[j-i-1] = len(r.buf)
		}
		r.buf = append(r.buf, u.fold...)
		if u.long != "" {
			useLong = true
			r.long = append(r.long, u.long...)
		} else {
			r.long = append(r.long, u.fold...)
		}
		if len(r.buf) > x.longest+8 {
			break
		}
		matched := r.match(x.patterns[string(r.buf)], i, j+1, cuts[:j-i])
		if !matched {
			r.plurals(i, j+1, cuts[:j-i])
		}
		if useLong && !matched {
			matched = r.match(x.patterns[string(r.long)], i, j+1, nil)
		}
		known = known || matched && j == i
		if !x.starts[string(r.buf)] && !(useLong && x.starts[string(r.long)]) {
			break
		}
	}
	if !known {
		r.buf = append(r.buf[:0], t.fold...)
		r.looseNames(i)
	}
	if t.start > 0 && r.note[t.start-1] == '@' {
		r.handleAt(i)
	}
}

// joinable reports gaps that names are written across.
func joinable(g gap, prev *token) bool {
	switch g {
	case gapNone, gapSpace, gapHyphen, gapApostrophe, gapDot, gapUnderscore, gapComma:
		return true
	case gapDotSpace:
		return abbreviates(prev)
	}
	return false
}

// match judges the patterns whose letters equal tokens i to j.
func (r *reading) match(patterns []pattern, i, j int, cuts []int) (matched bool) {
	for k := range patterns {
		p := &patterns[k]
		if !r.fits(p, i, j, cuts) {
			continue
		}
		matched = matched || p.form == single
		r.propose(p, i, j)
	}
	return matched
}

// fits checks that words end where the name allows it: "the o" is no Theo.
func (r *reading) fits(p *pattern, i, j int, cuts []int) bool {
	cut := p.mustCut == 0 || r.camelAt(i, j, p.mustCut)
	for k, at := range cuts {
		g := r.tokens[i+k+1].before
		if g == gapComma && !p.comma {
			return false
		}
		allowed := false
		for _, c := range p.cuts {
			allowed = allowed || c == at
		}
		if !allowed {
			return false
		}
		cut = cut || at == p.mustCut
	}
	if cuts == nil && j-i > 1 { // long spelling: offsets differ, any gap but a comma
		cut = true
	}
	return cut || p.form == initialFirst && r.inAddress(i, j)
}

// camelAt reports a capital inside a single token: "MariaL".
func (r *reading) camelAt(i, j, at int) bool {
	t := &r.tokens[i]
	if j-i != 1 || t.shape != mixed || at >= len(t.text) || len(t.text) != len(t.fold) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(t.text[at:])
	prev, _ := utf8.DecodeLastRuneInString(t.text[:at])
	return unicode.IsUpper(next) && unicode.IsLower(prev)
}

// inAddress reports a word that is part of a handle, an address or a user
// name: after "@", or with a digit or "@" right behind it.
func (r *reading) inAddress(i, j int) bool {
	if s := r.tokens[i].start; s > 0 && r.note[s-1] == '@' {
		return true
	}
	rest := r.note[r.tokens[j-1].end:]
	return rest != "" && (rest[0] == '@' || rest[0] >= '0' && rest[0] <= '9')
}

// propose judges a pattern at its place and keeps it if it may be a person.
func (r *reading) propose(p *pattern, i, j int) {
	pl := r.place(i, j, p)
	c := candidate{i: i, j: j, start: pl.start, end: pl.end, who: p.who, kind: p.kind, close: p.close, possessive: pl.possessive}
	if p.who < 0 && p.form != lastInitial {
		r.candidates = append(r.candidates, c)
		return
	}
	c.sure = pl.judge(p)
	if c.sure == 0 {
		return
	}
	if pl.handle && c.kind != FullName {
		c.kind = Handle
	}
	c.why = pl.why(c.kind, p)
	c.i = pl.first
	r.candidates = append(r.candidates, c)
}

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
		r.misspelledAt(i)
	}
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

func (r *reading) misspelledAt(i int) {
	t := &r.tokens[i]
	n := utf8.RuneCountInString(t.fold)
	for _, f := range r.c.names.fuzzy {
		if abs(f.runes-n) > 1 || !misspells(t.fold, f.key) {
			continue
		}
		p := pattern{who: f.who, kind: Misspelled, form: single, close: closeFuzzy}
		pl := r.place(i, i+1, &p)
		c := candidate{i: i, j: i + 1, start: pl.start, end: pl.end, who: f.who, kind: Misspelled, close: closeFuzzy, possessive: pl.possessive}
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
