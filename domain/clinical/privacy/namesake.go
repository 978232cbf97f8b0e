package privacy

import (
	"strings"

	"cohort/domain/clinical/privacy/english"
)

// Somebody or something else may have a name of which the peer's is a part: a
// singer, a town, a brand.

// isElse reports a name that belongs to a longer one that is not the peer's.
func (pl *place) isElse() bool {
	return pl.isKind() || pl.isAuthor() || pl.isTheme() || pl.isInstitution() || pl.inTitle() ||
		pl.onStreet() || pl.atDiner() || pl.isWork() || pl.isRegion() || pl.isShop() ||
		pl.isState() || pl.inDictionaryName() || pl.isAmongPlaces() || pl.inTown() || pl.atBrand() ||
		isWord(pl.r.tokens[pl.i].fold) && (pl.isProduct() || pl.timePasses())
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

var (
	ranks    = setOf("king queen pope bishop prince princess major dean earl chief captain general judge justice saint cardinal")
	readings = setOf("reading reads rereading")
	writings = setOf("line lines poem poems novel novels biography album book books song songs painting paintings play plays quote passage story stories cover music")
)

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
