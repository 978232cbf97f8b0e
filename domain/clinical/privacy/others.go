package privacy

import (
	"strings"

	"cohort/domain/clinical/privacy/english"
)

// Somebody or something else may have a name of which the peer's is a part: a
// singer, a town, a brand.

// isElse reports a name that belongs to a longer one that is not the peer's.
func (pl *place) isElse() bool {
	return pl.inDictionaryName() || pl.isAmongPlaces() || pl.inTown() || pl.atBrand()
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
