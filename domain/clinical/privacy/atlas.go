package privacy

// Names that are also on the map.

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

// isInstitution reports "goes to Church": a building with a capital, where one
// goes, stays or comes from.
func (pl *place) isInstitution() bool {
	return institutions[pl.r.tokens[pl.i].fold] && pl.prevIn(townLeads) && !pl.possessive && !pl.meansPerson()
}

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

var (
	ons       = setOf("on off down along")
	ofs       = setOf("of at")
	dwellings = setOf("lives lived living live parked parks apartment house home store shop office clinic rents rented walked drove turned turns turning accident fire moved bakery bar")
	crossings = setOf("corner intersection block crossing exit stop")
	diners    = setOf("work works worked working job shift lunch dinner breakfast ate eats eating eat burger meal fries hired fired manager cook cashier cooks supper brunch shops shopped")
)

var institutions = setOf("church court school castle hall temple ward bank banks mall park college hospital library prison jail")
