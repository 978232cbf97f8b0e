package privacy

import (
	"strings"

	"cohort/domain/clinical/privacy/english"
)

// Somebody or something else may have a name of which the peer's is a part: a
// singer, a town, a brand.

// isElse reports a name that belongs to a longer one that is not the peer's.
func (pl *place) isElse() bool {
	return pl.isKind() || pl.isAuthor() || pl.isTheme() || pl.isInstitution() || pl.inTitle() || pl.onStreet() || pl.atDiner() || pl.isWork() || pl.isRegion() || pl.isShop() || pl.isState() || pl.inDictionaryName() || pl.isAmongPlaces() || pl.inTown() || pl.atBrand()
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
	return pl.word().Capitalized() && (next.before == gapHyphen || next.before == gapSpace && pl.tells() == toldWord && !pl.beforePreposition())
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
	if next == nil || pl.possessive || next.before != gapSpace || next.shape != lower || pl.prevIn(leads) || pl.prevIn(givings) || pl.prevIn(takingPeople) || pl.withClient() {
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

// inTitle reports a name before a capitalized noun that is nobody's name: "Pell
// Grant", "Brady Bunch".
func (pl *place) inTitle() bool {
	next := pl.after(1)
	if next == nil || pl.possessive || pl.opens() || next.before != gapSpace || next.shape != title || next.letters < 4 || pl.r.heading[pl.i] {
		return false
	}
	w := next.word
	return (w.Noun() || w.Plural()) && !w.Adverb() && !dayNames[next.fold] && !months[next.fold] && !peerLabels[next.fold] &&
		!pl.r.known(next.fold) && !pl.prevIn(toldLeads) && !pl.prevIn(givings)
}

// isAuthor reports a last name whose works are meant: "reading Hardy", "a line
// from Pope", "King Charles" as well.
func (pl *place) isAuthor() bool {
	prev, before := pl.prev(1), pl.prev(2)
	if next := pl.after(1); next != nil && !pl.possessive && ranks[pl.r.tokens[pl.i].fold] && next.before == gapSpace && next.shape == title &&
		!isWord(next.fold) && !pl.r.known(next.fold) {
		return true
	}
	if prev == nil || pl.possessive || pl.subject() || pl.j-pl.i > 1 {
		return false
	}
	return readings[prev.fold] || before != nil && (prev.fold == "by" || prev.fold == "of" || prev.fold == "from" || prev.fold == "to") && writings[before.fold]
}

// isKind reports a word with a count or a kind before it: "six Miles", "a climbing
// Rose", and "Sol de Janeiro".
func (pl *place) isKind() bool {
	prev, before := pl.prev(1), pl.prev(2)
	if next, second := pl.after(1), pl.after(2); second != nil && !pl.possessive && nobiliary[next.fold] && second.shape == title && !pl.r.known(second.fold) {
		return true
	}
	if prev == nil || pl.r.tokens[pl.i].before != gapSpace || !inDictionary(pl.r.tokens[pl.i].fold) {
		return prev != nil && counts[prev.fold] && strings.HasSuffix(pl.r.tokens[pl.i].fold, "s") && pl.j-pl.i == 1
	}
	switch {
	case counts[prev.fold] || prev.digits:
		return pl.word().Plural()
	case prev.fold == "say" || prev.fold == "says":
		return pl.r.tokens[pl.i].fold == "grace"
	}
	return before != nil && (before.fold == "a" || before.fold == "an" || before.fold == "the") && prev.shape == lower && !states[prev.fold] && !plainStates[prev.fold] &&
		(prev.word.Adjective() || prev.word.Ing()) && !pl.subject()
}

var (
	counts    = setOf("two three four five six seven eight nine ten twelve many few several some took")
	nobiliary = setOf("de da di van von del della der")
)

// isTheme reports a word that is spoken of as a word: "the topic was Hope", "the
// virtue of Patience".
func (pl *place) isTheme() bool {
	if !isWord(pl.r.tokens[pl.i].fold) || !pl.prevIn(themeLinks) || pl.possessive {
		return false
	}
	for n := 2; n <= 4; n++ {
		if t := pl.prev(n); t != nil && themes[t.fold] {
			return true
		}
	}
	return false
}

// isInstitution reports "goes to Church": a building with a capital, where one
// goes, stays or comes from.
func (pl *place) isInstitution() bool {
	return institutions[pl.r.tokens[pl.i].fold] && pl.prevIn(townLeads) && !pl.possessive && !pl.meansPerson()
}

var (
	ranks        = setOf("king queen pope bishop prince princess major dean earl chief captain general judge justice saint cardinal")
	readings     = setOf("reading reads rereading")
	writings     = setOf("line lines poem poems novel novels biography album book books song songs painting paintings play plays quote passage story stories cover music")
	themes       = setOf("topic theme word value values motto mantra subject card tattoo sign virtue skill lesson quality goal principle title password step feeling emotion")
	themeLinks   = setOf("was is of reads says on being as")
	institutions = setOf("church court school castle hall temple ward bank banks mall park college hospital library prison jail")
)

// onStreet reports a street without its "street": "lives on Dale", "the corner of
// Grant and Bell".
func (pl *place) onStreet() bool {
	before := pl.prev(2)
	if pl.prevIn(ons) && before != nil && dwellings[before.fold] {
		return true
	}
	for n := 2; n <= 4; n++ {
		t := pl.prev(n)
		if t == nil {
			return false
		}
		if crossings[t.fold] && (pl.prevIn(ofs) || pl.prevIn(ands)) {
			return true
		}
	}
	return false
}

// atDiner reports "lunch at Wendy's": where the owner's name has become the place.
func (pl *place) atDiner() bool {
	if next := pl.after(1); !pl.possessive || !pl.prevIn(townLeads) || next != nil && next.before == gapSpace && !prepositions[next.fold] && !timeNouns[next.fold] && next.fold != "and" {
		return false
	}
	for n := 2; n <= 5; n++ {
		if t := pl.prev(n); t != nil && diners[t.fold] {
			return true
		}
	}
	return false
}

var (
	ons       = setOf("on off down along")
	ofs       = setOf("of at")
	dwellings = setOf("lives lived living live parked parks apartment house home store shop office clinic rents rented walked drove turned turns turning accident fire moved bakery bar")
	crossings = setOf("corner intersection block crossing exit stop")
	diners    = setOf("work works worked working job shift lunch dinner breakfast ate eats eating eat burger meal fries hired fired manager cook cashier cooks supper brunch shops shopped")
)

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
	return tells == toldWord && !pl.prevIn(leads) && !pl.prevIn(givings) && !pl.beforePreposition()
}

// beforePreposition reports "Virginia in the hospital", which is no kind of thing.
func (pl *place) beforePreposition() bool {
	next := pl.after(1)
	return next != nil && (prepositions[next.fold] || nounPrepositions[next.fold])
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
