package privacy

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cohort/domain/clinical/privacy/english"
)

// reading is one pass over one note.
type reading struct {
	c          *Checker
	note       string
	tokens     []token
	heading    []bool          // token stands in a heading or title line
	lowerNote  bool            // the writer used next to no capitals
	outsiders  map[string]bool // names the note gives to others than the members
	candidates []candidate
	buf, long  []byte
}

func newReading(c *Checker, note string) *reading {
	r := &reading{c: c, note: note, tokens: scan(note)}
	capitals, cased := 0, 0
	for i := range r.tokens {
		r.tokens[i].word = english.Look(r.tokens[i].fold)
		if r.tokens[i].shape != uncased && r.tokens[i].letters > 1 {
			cased++
			if r.tokens[i].capital() {
				capitals++
			}
		}
	}
	r.lowerNote = cased >= 5 && capitals*16 <= cased && r.tokens[0].shape != title
	r.hearDictation()
	r.markHeadings()
	r.markTitles()
	r.findOutsiders()
	return r
}

// hearDictation takes "comma" and "period" in a note without capitals for what
// the speaker meant by them.
func (r *reading) hearDictation() {
	if !r.lowerNote {
		return
	}
	signs := 0
	for i := range r.tokens {
		if spokenSigns[r.tokens[i].fold] {
			signs++
		}
	}
	for i := range r.tokens {
		if signs >= 2 && (spokenSigns[r.tokens[i].fold] || i > 0 && (spokenSigns[r.tokens[i-1].fold] || r.tokens[i-1].fold == "paragraph")) {
			r.tokens[i].opens = true
		}
	}
}

var spokenSigns = setOf("comma period colon semicolon")

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

var quotes = [256]bool{'"': true, '\'': true, '*': true, '_': true}

// titleSmall are the words without a capital in a title.
var titleSmall = setOf("a an and at by for from in of on or the to with")

// markTitles finds quotations in title case: "Chasing Summer", a film. There too a
// capital says nothing.
func (r *reading) markTitles() {
	for i := range r.tokens {
		if s := r.tokens[i].start; s == 0 || !quotes[r.note[s-1]] && !strings.HasSuffix(r.note[:s], "“") && !strings.HasSuffix(r.note[:s], "‘") {
			continue
		}
		for j := i; j < len(r.tokens) && j < i+7 && (r.tokens[j].letters > 1 && r.tokens[j].capital() || titleSmall[r.tokens[j].fold] && j > i); j++ {
			rest := r.note[r.tokens[j].end:]
			if rest = strings.TrimLeft(rest, ",.!?"); j > i && rest != "" && (quotes[rest[0]] || strings.HasPrefix(rest, "”") || strings.HasPrefix(rest, "’")) {
				for k := i; k <= j; k++ {
					r.heading[k] = true
				}
				break
			}
			if j > i && r.tokens[j].opens {
				break
			}
		}
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
			if j == i+1 && u.letters > 1 && (u.before == gapApostrophe || u.before == gapHyphen) {
				r.misspelledAt(i, j+1, string(r.buf)) // O'Brian
			}
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
	r.apartAt(i)
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
	case gapOther:
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
