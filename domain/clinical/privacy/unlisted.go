package privacy

import (
	"strings"

	"cohort/domain/clinical/privacy/english"
)

// Short forms that no list has are most often a beginning or an end of the full
// name: Chukwu and Emeka of Chukwuemeka, Lumi of Olumide, Zuza of Zuzanna.
// Languages put their own endings on a beginning: Vika of Viktoria, Babs of
// Babatunde, Przemo of Przemysław.

// petEndings make a short form of the beginning of a name, longest first.
var petEndings = [...]string{"ette", "ita", "ito", "inha", "inho", "cia", "sia", "zia", "nia", "lia", "cha", "sha", "dya", "tya",
	"ka", "ko", "ek", "ik", "uk", "ia", "ya", "ie", "ey", "us", "i", "y", "a", "o", "s", "e", "u"}

// unlisted answers whether a word is such a short form of a name, both folded.
func unlisted(short, name string) bool {
	short, name = strings.ReplaceAll(short, "ph", "f"), strings.ReplaceAll(name, "ph", "f")
	n, m := len(short), len(name)
	if n < 3 || m < 5 || n >= m || !isPlain(short) {
		return false
	}
	switch {
	case strings.HasPrefix(name, short), strings.HasSuffix(name, short):
		return true
	case (n >= 4 && m >= 7 || m >= 9) && strings.Contains(name, short):
		return true
	}
	for _, end := range petEndings {
		stem, cut := strings.CutSuffix(short, end)
		if !cut || len(stem) < 3 {
			continue
		}
		if strings.HasPrefix(name, stem) || m >= 7 && len(stem) >= 4 && strings.Contains(name, stem) {
			return true
		}
		if stem[len(stem)-1] == stem[len(stem)-2] && len(stem) >= 4 && strings.HasPrefix(name, stem[:len(stem)-1]) {
			return true // Paddy of Padraig
		}
	}
	return false
}

// unlistedAt looks for short forms at token i that no list has.
func (r *reading) unlistedAt(i int) {
	t := &r.tokens[i]
	if t.letters < 3 || t.letters > 9 || !t.capital() && !r.lowerNote {
		return
	}
	for k := range r.c.names.called {
		f := &r.c.names.called[k]
		if !unlisted(t.fold, f.key) {
			continue
		}
		p := pattern{who: f.who, kind: ShortName, form: single, close: closeFuzzy, short: true}
		pl := r.place(i, i+1, &p)
		c := candidate{i: i, j: i + 1, start: pl.start, end: pl.end, who: f.who, kind: ShortName, close: closeFuzzy, possessive: pl.possessive}
		if f.who >= 0 {
			if c.sure = pl.judgeUnlisted(); c.sure == 0 {
				continue
			}
			c.why, c.i = "part of the first name", pl.first
		}
		r.candidates = append(r.candidates, c)
	}
}

// judgeUnlisted weighs a short form by how rare it is as a word, and by whether
// it stands where a person would.
func (pl *place) judgeUnlisted() Sureness {
	t := &pl.r.tokens[pl.i]
	switch {
	case pl.handle || pl.isDate() || pl.isThing() || pl.isPlace() || pl.provider || pl.ofKin() || pl.isOutsider() || pl.isElse():
		return 0
	case pl.r.tokens[pl.i].before == gapNone && pl.i > 0, t.shape == mixed:
		return 0
	case t.word.Within(english.Rare) || t.word.Capitalized() || t.word.Place() || acronyms[t.fold] || months[t.fold] || abbreviatedMonths[t.fold]:
		rare := !t.word.Within(english.Everyday) || t.word.Seldom()
		return sureIf(rare && pl.tellingCapital() && (pl.acts() || pl.subject() || pl.prevIn(toldLeads) || pl.prevIn(withLeads)) && !pl.otherSurname() && !pl.inPhrase() && !pl.prevIn(determiners), Possible)
	case !t.capital() || pl.amongCapitals() || pl.r.heading[pl.i]:
		return sureIf(pl.personStands(), Possible)
	case pl.otherSurname():
		return Possible
	case pl.personStands() && t.letters >= 4:
		return Likely
	}
	return Possible
}

// personStands reports a place that a person takes in the sentence.
func (pl *place) personStands() bool {
	return pl.acts() || pl.subject() || pl.paired() || pl.prevIn(leads) || pl.prevIn(tellingLeads) || pl.meansPerson() || pl.prevIn(withLeads)
}

// withLeads is how the hurried write "with".
var withLeads = setOf("w with abt about for to from by")
