package privacy

import (
	"strings"

	"cohort/domain/clinical/privacy/english"
)

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

var (
	themes     = setOf("topic theme word value values motto mantra subject card tattoo sign virtue skill lesson quality goal principle title password step feeling emotion")
	themeLinks = setOf("was is of reads says on being as")
)
