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
	"da", "ka", "ko", "ek", "ik", "uk", "ia", "ya", "ie", "ey", "us", "i", "y", "a", "o", "s", "e", "u"}

// unlisted answers whether a word is such a short form of a name, both folded.
func unlisted(short, name string) bool {
	short, name = alike.Replace(short), alike.Replace(name)
	n, m := len(short), len(name)
	if n < 2 || m < 4 || n >= m || !isPlain(short) {
		return false
	}
	if n == 2 || m == 4 {
		return strings.HasPrefix(name, short)
	}
	switch {
	case strings.HasPrefix(name, short), strings.HasSuffix(name, short):
		return true
	case (n >= 4 && m >= 7 || m >= 9) && strings.Contains(name, short):
		return true
	}
	if n == 3 && m >= 8 && !vowel(short[0]) && strings.Contains(name, short) || squeezed(short, name) {
		return true
	}
	if n >= 4 && m > n+1 && shortened(short, name[m-n-1:]) {
		return true // Beto of Alberto
	}
	for _, end := range petEndings {
		stem, cut := strings.CutSuffix(short, end)
		if !cut || len(stem) < 3 {
			continue
		}
		if strings.HasPrefix(name, stem) || m >= 7 && len(stem) >= 3 && n >= 5 && strings.Contains(name, stem) {
			return true
		}
		if stem[len(stem)-1] == stem[len(stem)-2] && len(stem) >= 4 && strings.HasPrefix(name, stem[:len(stem)-1]) {
			return true // Paddy of Padraig
		}
	}
	return false
}

// alike are letters that languages write for one another: Sweta and Sveta.
var alike = strings.NewReplacer("ph", "f", "w", "v")

// squeezed reports a short form that leaves out a letter of the beginning, as Kosta
// of Konstantinos and Tadd of Thaddeus, or parts two consonants, as Dima of Dmytro.
func squeezed(short, name string) bool {
	n := len(short)
	if n < 4 || len(name) < 6 || short[0] != name[0] {
		return false
	}
	if n == 4 && !vowel(short[2]) && short[2] == name[1] && vowel(short[1]) && vowel(short[3]) {
		return true
	}
	stem := strings.TrimRight(short, "aeiouy")
	if k := len(stem); k >= 2 && stem[k-1] == stem[k-2] {
		stem = stem[:k-1]
	}
	k := len(stem)
	if k < 3 || k+1 > len(name) {
		return false
	}
	return shortened(stem, name[:k+1])
}

// isFunctionWord reports the small words of every sentence: He begins no Heath.
func isFunctionWord(folded string) bool {
	return articles[folded] || objectives[folded] || pronounAfter[folded] || prepositions[folded] || auxiliaries[folded] ||
		conjunctions[folded] || adverbs[folded] || determiners[folded] || leads[folded]
}

// shortened reports a word that lost one letter, and neither its first nor its
// last.
func shortened(short, full string) bool {
	return short[0] == full[0] && short[len(short)-1] == full[len(full)-1] && misspells(short, full)
}

// unlistedAt looks for short forms at token i that no list has.
func (r *reading) unlistedAt(i int) {
	t := &r.tokens[i]
	if t.letters < 2 || t.letters > 9 || isFunctionWord(t.fold) || !t.capital() && !r.lowerNote && (t.letters < 4 || inDictionary(t.fold)) {
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
	case pl.r.tokens[pl.i].before == gapNone && pl.i > 0, t.shape == mixed, pl.tied():
		return 0
	case t.letters == 2:
		return sureIf(t.shape == title && !acronyms[t.fold] && !pl.r.heading[pl.i] && !postal[t.fold] &&
			(pl.tellingCapital() && (pl.prevIn(toldLeads) || pl.prevIn(withLeads)) || pl.tells() == toldPerson), Possible)
	case t.word.Within(english.Rare) || t.word.Capitalized() || places[t.fold] || acronyms[t.fold] || months[t.fold] || abbreviatedMonths[t.fold]:
		return pl.judgeUnlistedWord()
	case !t.capital() && !pl.r.lowerNote:
		return sureIf(pl.prevIn(toldLeads) || pl.prevIn(namingLeads), Possible)
	case !t.capital() || t.letters < 4 && (pl.amongCapitals() || pl.r.heading[pl.i]):
		return sureIf(pl.personStands(), Possible)
	case pl.otherSurname():
		return Possible
	case pl.personStands() && t.letters >= 4:
		return Likely
	}
	return Possible
}

// judgeUnlistedWord: a short form that is a word as well counts where nothing but
// a person can stand.
func (pl *place) judgeUnlistedWord() Sureness {
	t := &pl.r.tokens[pl.i]
	tells := pl.tells()
	switch {
	case pl.inPhrase() || pl.prevIn(determiners) || pl.otherSurname() || t.word.Capitalized() || places[t.fold]:
		return 0
	case !t.capital():
		return sureIf(t.word.Seldom() && tells == toldPerson && (pl.opens() || pl.prevIn(clauseLeads)), Possible)
	case pl.amongCapitals() || pl.r.heading[pl.i]:
		return sureIf(t.word.Seldom() && tells == toldPerson, Possible)
	case pl.opens():
		return sureIf(t.word.Seldom() && pl.subject() || tells == toldPerson && !t.word.Uncountable() && !t.word.Person(), Possible)
	}
	return sureIf(pl.acts() || pl.subject() || pl.prevIn(toldLeads) || pl.prevIn(withLeads) || pl.meansPerson(), Possible)
}

// tied reports a hyphen and a word behind the name: "bro-code".
func (pl *place) tied() bool {
	next := pl.after(1)
	return next != nil && next.before == gapHyphen && isWord(next.fold) && !madeBy[next.fold]
}

// personStands reports a place that a person takes in the sentence.
func (pl *place) personStands() bool {
	return pl.acts() || pl.subject() || pl.paired() || pl.prevIn(leads) || pl.prevIn(tellingLeads) || pl.meansPerson() || pl.prevIn(withLeads)
}

// withLeads is how the hurried write "with".
var withLeads = setOf("w with abt about for to from by")
