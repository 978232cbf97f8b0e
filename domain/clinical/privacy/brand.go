package privacy

import "cohort/domain/clinical/privacy/english"

// What a name in the middle of a sentence may be beside a person: what is drunk,
// worn or used, where an account is kept, a feast.

// isProduct reports "uses Dawn on dishes", "a pack of Beck's" and "Ginger, an app".
func (pl *place) isProduct() bool {
	return pl.isConsumed() || pl.isContained() || pl.isCalledProduct() || pl.isVenue() || pl.isFeast()
}

// isConsumed reports what one uses up; a person may be used as something.
func (pl *place) isConsumed() bool {
	next := pl.after(1)
	return pl.prevIn(consumptions) && !pl.possessive && (next == nil || next.fold != "as" && next.fold != "to")
}

func (pl *place) isContained() bool {
	if !pl.prevIn(partOf) {
		return false
	}
	before := pl.prev(2)
	return before != nil && containers[before.fold]
}

func (pl *place) isCalledProduct() bool {
	next := pl.after(1)
	if next == nil || next.before != gapComma || !plainArticles[next.fold] {
		return false
	}
	for n := 2; n <= 4; n++ {
		t := pl.after(n)
		switch {
		case t == nil || t.before != gapSpace || t.word.Person():
			return false
		case products[t.fold]:
			return true
		}
	}
	return false
}

// isVenue reports "an account at Chase": one is angry or shouts at a person, but
// has a thing, a job or an account at a place.
func (pl *place) isVenue() bool {
	before := pl.prev(2)
	if before == nil || pl.possessive || !pl.prevIn(ats) || betweenPeople[before.fold] || takingPeople[before.fold] {
		return false
	}
	w := before.word
	return w.Noun() && !w.Uncountable() && !w.MostlyVerb() && !w.Adjective() && w.Within(english.Known)
}

// isFeast reports the end of "New Year's Eve".
func (pl *place) isFeast() bool {
	s, owner := pl.prev(1), pl.prev(2)
	return s != nil && owner != nil && s.fold == "s" && s.before == gapApostrophe && owner.capital() && !owner.opens &&
		isWord(owner.fold) && !peerLabels[owner.fold] && !relatives[owner.fold] && !pl.r.known(owner.fold)
}

var (
	consumptions = setOf("use uses used using drink drinks drank drinking eat eats ate eating smoke smokes smoked smoking vape vapes vaped wear wears wore wearing")
	partOf       = setOf("of")
	containers   = setOf("bottle bottles can cans glass glasses pack packs pint pints fifth cup cups mug bar bars slice box boxes carton case cases shot shots jar tube bag liter litre gallon handful swig dose")
	products     = setOf("app apps application brand website site program platform store shop chain bank company firm game show series band drug drink beer cider wine whiskey vodka detergent soap shampoo medication strain product magazine streaming town village suburb street park restaurant bar diner hotel")
	ats          = setOf("at")
)
