package privacy

import (
	"strings"

	"cohort/domain/clinical/privacy/english"
)

// Somebody or something else may have a name of which the peer's is a part: a
// singer, a town, a brand.

// isElse reports a name that belongs to a longer one that is not the peer's.
func (pl *place) isElse() bool {
	return pl.isWork() || pl.isRegion() || pl.isShop() || pl.isState() || pl.inDictionaryName() || pl.isAmongPlaces() || pl.inTown() || pl.atBrand()
}

// inDictionaryName reports "Frank Sinatra" and "Long Beach".
func (pl *place) inDictionaryName() bool {
	tokens := pl.r.tokens
	for from := max(0, pl.i-2); from <= pl.i; from++ {
		for to := pl.j; to <= min(len(tokens), pl.j+2); to++ {
			if to-from < 2 || to-from > 3 || from == pl.i && to == pl.j {
				continue
			}
			if name, ok := pl.r.capitalized(from, to); ok && english.Together(name) {
				return true
			}
		}
	}
	return false
}

// capitalized joins tokens that all have a capital and only a space between.
func (r *reading) capitalized(from, to int) (string, bool) {
	parts := make([]string, 0, 3)
	for k := from; k < to; k++ {
		if !r.tokens[k].capital() || k > from && r.tokens[k].before != gapSpace {
			return "", false
		}
		parts = append(parts, r.tokens[k].fold)
	}
	return strings.Join(parts, " "), true
}

// isAmongPlaces reports "Israel and Jordan were in the news", "Ireland, where".
func (pl *place) isAmongPlaces() bool {
	t := &pl.r.tokens[pl.i]
	if pl.pairActs() {
		return false
	}
	if pl.j-pl.i > 1 || pl.possessive || !t.word.Place() && !places[t.fold] {
		return false
	}
	if next := pl.after(1); next != nil {
		other := pl.after(2)
		if (next.fold == "and" || next.fold == "or") && other != nil && other.capital() && (other.word.Place() || places[other.fold]) {
			return true
		}
		if next.before == gapComma && next.fold == "where" || next.before == gapComma && next.capital() && next.word.Place() {
			return true
		}
	}
	if prev := pl.prev(1); prev != nil && (prev.fold == "and" || prev.fold == "or") {
		other := pl.prev(2)
		return other != nil && other.capital() && (other.word.Place() || places[other.fold])
	}
	return false
}

// pairActs reports that what the pair does is done by persons: "Paris and Jordan
// agreed not to sit together".
func (pl *place) pairActs() bool {
	for n := 1; n <= 3; n++ {
		t := pl.after(n)
		if t == nil || t.before != gapSpace {
			return false
		}
		if t.shape == lower && t.word.Past() {
			return t.word.Personal()
		}
	}
	return false
}

// inTown reports "in Penrose, Colorado".
func (pl *place) inTown() bool {
	next := pl.after(1)
	return pl.prevIn(townLeads) && next != nil && next.before == gapComma && next.capital() && next.word.Place() && !pl.possessive
}

var townLeads = setOf("in near from to at outside of")

// atBrand reports what is no person behind a word: "Art & Frame", "Daisy sour
// cream" after "was", "English-language".
func (pl *place) atBrand() bool {
	next := pl.after(1)
	if next == nil || pl.possessive {
		return false
	}
	if pl.r.note[pl.end:next.start] == " & " && next.shape == title && next.word.Within(english.Known) {
		return len(pl.r.c.names.patterns[next.fold]) == 0
	}
	return pl.word().Capitalized() && (next.before == gapHyphen || next.before == gapSpace && pl.tells() == toldWord)
}

// nearSurname reports that the last name behind a first one may be the peer's
// after all: it begins alike, or is taken for a short form or a slip.
func (pl *place) nearSurname(p *pattern) bool {
	behind := pl.after(1).fold
	x := &pl.r.c.names
	for k := range x.lasts {
		l := &x.lasts[k]
		if l.who == p.who && (l.key[0] == behind[0] || misspells(l.key, behind)) {
			return true
		}
	}
	return pl.r.known(behind) || pl.prevIn(givings) || pl.prevIn(toldLeads)
}

// isMake reports a word before what it is the make or the kind of: "uses Dawn
// dish soap", "a Bell helmet". What is given or told to somebody is none: "told
// Grace stories".
func (pl *place) isMake() bool {
	next := pl.after(1)
	if next == nil || pl.possessive || next.before != gapSpace || next.shape != lower || pl.prevIn(leads) || pl.prevIn(givings) || pl.prevIn(takingPeople) {
		return false
	}
	if prev := pl.prev(1); prev != nil && (perceives[prev.fold] || auxiliaries[prev.fold] && prev.opens) {
		return false // "heard Hope cry", "Did Faith call"
	}
	if next.word.Adjective() && !next.word.Adverb() && pl.after(2) != nil {
		next = pl.after(2)
	}
	w := next.word
	return (w.Noun() || w.Plural()) && !w.Finite() && !w.Ing() && !w.Adverb() && !timeNouns[next.fold] && !prepositions[next.fold] && pl.tells() == toldWord
}

var perceives = setOf("find finds heard hear hears saw see sees watched watch watches let lets made make makes helped help helps keep keeps kept found cost costs paid pay noticed")

var timeNouns = setOf("today yesterday tonight tomorrow week weeks last this next afterward afterwards instead home time times")

// isRegion reports a name that is on the map where it means the place: "Georgia
// peaches", "Paris was cold", "the Austin office".
func (pl *place) isRegion() bool {
	t := &pl.r.tokens[pl.i]
	if pl.j-pl.i > 1 || pl.possessive || !t.word.Place() && !places[t.fold] {
		return false
	}
	tells := pl.tells()
	switch {
	case pl.opens():
		return tells == toldWord || tells == toldState && !pl.pairActs()
	case pl.prevIn(determiners):
		return tells == toldWord
	}
	return tells == toldWord && !pl.prevIn(leads) && !pl.prevIn(givings)
}

// isShop reports "Church's Chicken" and "Victoria's Secret".
func (pl *place) isShop() bool {
	next := pl.after(1)
	return pl.possessive && next != nil && next.before == gapSpace && next.shape == title && next.letters > 3 && isWord(next.fold) &&
		!pl.r.heading[pl.i] && !pl.r.known(next.fold) && isWord(pl.r.tokens[pl.i].fold)
}

// isWork reports the name of a work: the song Hope, "Faith" by another.
func (pl *place) isWork() bool {
	if !isWord(pl.r.tokens[pl.i].fold) {
		return false
	}
	if prev := pl.prev(1); prev != nil && works[prev.fold] && prev.shape == lower && pl.r.tokens[pl.i].before != gapComma {
		return true
	}
	before, after := pl.r.note[:pl.r.tokens[pl.i].start], pl.r.note[pl.end:]
	quoted := (strings.HasSuffix(before, `"`) || strings.HasSuffix(before, "“")) &&
		(strings.HasPrefix(strings.TrimLeft(after, ",.?"), `"`) || strings.HasPrefix(strings.TrimLeft(after, ",.?"), "”"))
	return quoted
}

var works = setOf("song songs hymn film movie novel book poem album band show series game app podcast play episode ship boat school church brand perfume")

// isState reports a name with its state behind it: "Hope, AR", "Heath, Ohio".
func (pl *place) isState() bool {
	next := pl.after(1)
	if next == nil || pl.possessive || next.before != gapComma || pl.j-pl.i > 1 {
		return false
	}
	state := next.shape == upper && postal[next.fold] || next.shape == title && next.word.Place() && !pl.r.known(next.fold)
	return state && !pl.r.lowerNote && !pl.amongCapitals()
}

// inWhat reports "in" before the name, where a place stands and seldom a person:
// one confides in a person, trusts and believes in one, sees a mother in one.
func (pl *place) inWhat() bool {
	if !pl.prevIn(insides) || pl.possessive {
		return false
	}
	for n := 2; n <= 4; n++ {
		if t := pl.prev(n); t != nil && (trusts[t.fold] || takingPeople[t.fold]) {
			return false
		}
	}
	return true
}

var (
	insides = setOf("in near inside outside")
	trusts  = setOf(`confide confided confides confiding trust trusted trusts trusting faith believe believed believes believing interest interested
		disappointed disappointment friend ally himself herself mother father brother sister daughter son listener something someone changes change progress
		anger pain joy sadness grief recognized recognizes saw sees seen noticed notices invested`)
)

// otherFirst reports a last name behind somebody else's first name: "Taylor
// Swift" where the peer is another Swift.
func (pl *place) otherFirst() bool {
	prev := pl.prev(1)
	if prev == nil || pl.r.tokens[pl.i].before != gapSpace || prev.shape != title || prev.letters < 3 ||
		prev.opens && isWord(prev.fold) || isWord(prev.fold) && !prev.word.Seldom() || peerLabels[prev.fold] {
		return false
	}
	return !pl.r.known(prev.fold)
}

// known reports a word that is, or may be a slip for, a name of anybody here.
func (r *reading) known(folded string) bool {
	x := &r.c.names
	if len(x.patterns[folded]) > 0 {
		return true
	}
	for k := range x.fuzzy {
		if x.fuzzy[k].runes >= 5 && misspells(folded, x.fuzzy[k].key) {
			return true
		}
	}
	for k := range x.called {
		if unlisted(folded, x.called[k].key) {
			return true
		}
	}
	return false
}
