package privacy

import "strings"

var (
	// namingLeads announce a name even without a capital.
	namingLeads = setOf("named nicknamed peer member groupmate")
	// tellingLeads stand before a person rather than a thing.
	tellingLeads = setOf(`with told asked peer peers member members groupmate and thanked supported comforted
		confronted encouraged interrupted challenged praised validated reassured hugged named by to from
		reminded when because after that while but between for joined invited`)
	toldLeads = setOf(`w beside told asked thanked comforted confronted interrupted challenged praised reassured hugged
		reminded invited encouraged with`)
	pronounAfter = setOf("he she they both i another others")
	peerWords    = setOf("client another other others two three peers peer members group leader therapist")
	// verbNames are words that cannot be the subject of a sentence, so that
	// "Will was" and "Mark has" are people while "Hope was" may be hope.
	verbNames = setOf("will may mark drew chase grant skip wade pat josh sue rob jack bob rich frank earnest ernest young long bill guy chuck don tray trey hunter rose")

	// acronyms of clinics, states and daily life that look like initials.
	acronyms = setOf(`aa am bp ca cbd cbt cd ceo ct cv da dbt dob dr dv dx ed eg er gi hi hr ht hx id ie iq is it iv jr
		lcsw lpc ma md ms na no np ob od ok on or ot pa pc pe pm po pr ps pt qa re rn rx si so sr st sx tc
		tb tp tv tx uk up us ut va vs aka asd asam ama adl bac bid bmi bpd cps csw dcf dea dhs dmv doa doc
		dot dsm dui dwi eap ekg emr ems eta etc fda gad gdp gpa hcg hep hiv hmo iop iud lmft loc mat mri mse
		nami nos nsaid ocd otc pcp pdf php pms pnd prn ptsd pto qid sad sam sem ssi ssd ssn ssri std tbi thc
		tid tlc uds usa uti vip wnl`)

	// dottedAcronyms are those still written with dots.
	dottedAcronyms = setOf("am pm us uk eg ie md rn dc aa na do po la ba ma ms jd tv iv id er pa phd dds od rsvp")

	// postal holds the abbreviations of states; they follow "in", "from" or a comma.
	postal = setOf(`al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd
		oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc`)

	// takingPeople is what is done to, with or by a person, never an acronym.
	takingPeople = setOf(`told supported interrupted thanked comforted confronted challenged praised reassured hugged
		missed reminded validated joined paired disagreed apologized argued responded listened spoke talked talking laughed
		laughing sat next feedback trust angry anger hug conflict compared that according seated close practiced
		agreed related replied lied shouted yelled smiled waved argument envy asked talk speak listen open`)

	// givings take a person and then a thing.
	givings = setOf("gives offers hands sends shows lends wishes teaches brings promises owes buys bought gave offered handed sent showed lent wished taught told asked brought promised owed")

	// labels stand before a letter that is no initial: "vitamin D".
	labels = setOf(`vitamin hepatitis hep plan part section type group room grade appendix option step item schedule stage
		cluster axis table figure exhibit level unit building ward floor line route bus tier phase class category
		chapter team hall wing suite apartment apt drive version column row point question answer letter medicare
		criterion criteria module session week program gen generation model factor track pod cohort malcolm blood`)
	peerLabels = setOf("peer peers member members client clients participant participants person individual patient resident")
	// meetings follow an acronym, not a person's initials.
	meetings = setOf(`meeting meetings group groups session sessions sponsor score scores scale form forms level levels therapy
		program test tests criteria diagnosis symptoms step steps services skill skills visit visits hearing court
		office officer order report time dose daily mg`)
)

// betweenPeople is what passes from one person to another, or is felt for one.
var betweenPeople = setOf(`text texts call calls note letter gift message messages ride rides look story comment comments remark remarks advice support help
	reaction response conflict tension friendship relationship contact bond rapport alliance crush boundaries boundary mad furious annoyed irritated
	jealous envious afraid scared fond protective attracted rude kind mean sorry worried upset resentment resentful apology apologies fight fought argument
	laughed yelled screamed shouted looked stared smiled glared waved pointed nodded listens`)

// meansPerson reports that what stands before takes a person: "told", "next
// to", "disagreed with".
func (pl *place) meansPerson() bool {
	prev := pl.prev(1)
	if prev == nil {
		return false
	}
	switch prev.fold {
	case "to", "with", "w", "by", "from", "at", "of", "between", "for", "about", "toward", "towards", "against", "re", "over", "behind":
		for n := 2; n <= 3; n++ {
			before := pl.prev(n)
			if before != nil && (takingPeople[before.fold] || betweenPeople[before.fold]) {
				return true
			}
			if n == 2 && before != nil && prev.fold == "by" && before.word.Past() && (before.word.Suffered() || before.word.Personal()) {
				return true // "mocked by"
			}
		}
		return false
	}
	switch next := pl.after(1); {
	case next == nil:
	case givings[prev.fold]: // "gave JL a hug"
		return determiners[next.fold] || takingPeople[prev.fold]
	case prev.fold == "whether" || prev.fold == "if" || prev.fold == "that": // "whether JL would come"
		return next.fold == "would" || next.fold == "could" || next.fold == "might" || next.fold == "should"
	}
	return takingPeople[prev.fold]
}

// isDate reports a month: "May 4", "in April", "by June".
func (pl *place) isDate() bool {
	fold := pl.r.tokens[pl.i].fold
	if next := pl.after(1); next != nil && next.digits && (months[fold] || abbreviatedMonths[fold]) {
		return true
	}
	if next := pl.after(1); months[fold] && pl.possessive && next != nil && monthly[next.fold] {
		return true // "April's rent"
	}
	if !months[fold] || pl.possessive || pl.acts() {
		return false
	}
	if fold == "may" && pl.prevIn(clauseLeads) && pl.subject() {
		return false // "reports May will not return his calls"
	}
	if pl.afterIn(monthAfter) && !pl.prevIn(conjunctions) && !pl.meansPerson() {
		return true
	}
	if prev, before := pl.prev(1), pl.prev(2); before != nil && months[before.fold] && monthLinks[prev.fold] {
		return true // "May and June"
	}
	if prev := pl.prev(1); prev != nil {
		if prev.digits || prev.fold == "of" && pl.prev(2) != nil {
			return prevFold(pl.prev(2)) != "that" // "compared to that of June"
		}
		return (monthLeads[prev.fold] || maybeMonthLeads[prev.fold] && !pl.meansPerson())
	}
	return false
}

var (
	abbreviatedMonths = setOf("jan feb mar apr jun jul aug sep sept oct nov dec")
	monthLeads        = setOf("in since until till last next early late mid this through during every each of")
	maybeMonthLeads   = setOf("by from to on for before after")
	monthly           = setOf("rent bill bills statement labs lab appointment dose injection session sessions report payment weather heat numbers end start calendar schedule total copay balance check checks group groups")
	monthAfter        = setOf("through until was is will")
	monthLinks        = setOf("and or to through until")
	conjunctions      = setOf("that because when while if whether")
)

// isThing reports the name of an institution, a street or a test: "Jackson
// Street", "Beck Depression Inventory", "St. Mary's".
func (pl *place) isThing() bool {
	if prev := pl.prev(1); prev != nil && saints[prev.fold] && prev.shape == title &&
		(pl.r.tokens[pl.i].before == gapDotSpace || pl.r.tokens[pl.i].before == gapSpace) && pl.r.tokens[pl.i].shape != lower {
		return true
	}
	if prev := pl.prev(1); prev != nil && prev.fold == "of" {
		if before := pl.prev(2); before != nil && before.capital() && things[before.fold] {
			return true // "County of Marin"
		}
	}
	if pl.possessive {
		t := pl.after(1)
		return t != nil && t.capital() && things[t.fold]
	}
	if pl.isFirm() {
		return true
	}
	reach := 3
	if pl.amongCapitals() {
		reach = 1 // in a note all in capitals every noun looks like a part of the name
	}
	for n := 1; n <= reach; n++ {
		t := pl.after(n)
		if t == nil || t.before != gapSpace && t.before != gapHyphen || !t.capital() {
			return false
		}
		if things[t.fold] {
			return true
		}
	}
	return false
}

// isFirm reports the name of a business: "Carter & Sons".
func (pl *place) isFirm() bool {
	t := pl.after(1)
	if t == nil {
		return false
	}
	if t.fold == "and" && t.before == gapSpace {
		t = pl.after(2)
	} else if pl.r.note[pl.end:t.start] != " & " {
		return false
	}
	return t != nil && t.capital() && partners[t.fold]
}

var partners = setOf("sons son daughters brothers bros sisters associates partners company co")

// isPlace reports a name that is on the map, where a map word leads to it.
func (pl *place) isPlace() bool {
	if pl.possessive {
		return false
	}
	if pl.movedTo() {
		return true
	}
	if !places[pl.r.tokens[pl.i].fold] && !pl.word().Place() {
		return false
	}
	if prev := pl.prev(2); pl.prevIn(froms) && prev != nil && (beings[prev.fold] || prev.fold == "comes" || prev.fold == "came" || prev.fold == "originally") {
		return true // "is from Georgia"
	}
	if pl.prevIn(placeLeads) {
		return true
	}
	if t := pl.prev(1); t == nil || t.fold != "to" && t.fold != "from" && t.fold != "through" {
		return false
	}
	for n := 2; n <= 5; n++ {
		if t := pl.prev(n); t != nil && moves[t.fold] {
			return true
		}
	}
	return false
}

var froms = setOf("from")

// movedTo reports what can only be a place, on the map or not: "moved to
// Berg", "born in Santos".
func (pl *place) movedTo() bool {
	lead, verb := pl.prev(1), pl.prev(2)
	if lead == nil || verb == nil || !pl.allCapital() {
		return false
	}
	switch lead.fold {
	case "to":
		return settlings[verb.fold]
	case "in":
		return verb.fold == "born" || verb.fold == "raised" || verb.fold == "up" && prevFold(pl.prev(3)) == "grew"
	}
	return false
}

var (
	settlings = setOf("moved move moving moves relocated relocate relocating flew")
	weekdays  = setOf("monday tuesday wednesday thursday friday saturday sunday")
)

// ofKin reports "her sister Ana": somebody else of the same name.
func (pl *place) ofKin() bool {
	prev := pl.prev(1)
	return prev != nil && kin[prev.fold] && prev.shape == lower &&
		(pl.r.tokens[pl.i].before == gapSpace || pl.r.tokens[pl.i].before == gapComma)
}

// otherSurname reports a capitalized word behind the name that is no word: a
// last name that is not the peer's.
func (pl *place) otherSurname() bool {
	t := pl.after(1)
	if t == nil || pl.possessive || t.before != gapSpace || t.shape != title || t.letters < 3 || isWord(t.fold) || months[t.fold] {
		return false
	}
	return len(pl.r.c.names.patterns[t.fold]) == 0
}

// inPhrase reports a word that belongs to a capitalized phrase: "Amazing
// Grace", "Hope Circle", "Circle of Hope", "Bill of Rights", "Rose-colored".
func (pl *place) inPhrase() bool {
	if next := pl.after(1); next != nil && !pl.possessive {
		switch {
		case next.before == gapHyphen && isWord(next.fold) && !(pl.tellingCapital() && madeBy[next.fold]):
			return true
		case next.before == gapSpace && next.shape == title && (isWord(next.fold) || next.word.Capitalized()) && !dayNames[next.fold] &&
			!months[next.fold] && len(pl.r.c.names.patterns[next.fold]) == 0:
			return true
		case pl.listed():
			return true
		case next.fold == "of" && pl.after(2) != nil && pl.after(2).capital():
			return true
		case next.fold == "for" && pl.after(2) != nil && pl.after(2).shape == title && isWord(pl.after(2).fold) && !weekdays[pl.after(2).fold]:
			return true // "Hope for Today"
		}
	}
	prev := pl.prev(1)
	if prev == nil {
		return false
	}
	tied := pl.r.tokens[pl.i].before
	switch {
	case tied == gapHyphen && isWord(prev.fold):
		return true
	case (prev.fold == "of" || prev.fold == "in" || prev.fold == "for" || prev.fold == "and") && tied == gapSpace:
		before := pl.prev(2)
		return before != nil && before.shape == title && !before.opens && isWord(before.fold) &&
			len(pl.r.c.names.patterns[before.fold]) == 0
	case tied == gapSpace && prev.shape == title && isWord(prev.fold) && !prev.opens:
		return len(pl.r.c.names.patterns[prev.fold]) == 0 && !peerLabels[prev.fold] && !leads[prev.fold] && !strings.HasSuffix(prev.fold, "day")
	case tied == gapSpace && prev.opens && adjectives[prev.fold]:
		return true
	case tied == gapSpace && prev.opens && prev.shape == title && prev.word.Noun() && !prev.word.MostlyVerb() && !prev.word.Adverb() && !prev.word.Person() &&
		!peerLabels[prev.fold] && !prepositions[prev.fold] && !leads[prev.fold] && !strings.HasSuffix(prev.fold, "day"):
		return len(pl.r.c.names.patterns[prev.fold]) == 0 // "Toy Story"
	}
	return false
}

// madeBy is what a hyphen ties to a person: "Grace-led".
var madeBy = setOf("led style related inspired like")

// listed reports a capitalized list of words: "Hope, Trust and Joy", where at
// least one is nobody's name.
func (pl *place) listed() bool {
	tokens := pl.r.tokens
	for _, step := range [...]int{1, -1} {
		for k := pl.i + step; k >= 0 && k < len(tokens) && k <= pl.i+8 && k >= pl.i-8; k += step {
			t := &tokens[k]
			joint := t
			if step < 0 {
				joint = &tokens[k+1]
			}
			if t.fold == "and" || t.fold == "or" {
				if t.opens {
					break
				}
				continue
			}
			if joint.opens || joint.before != gapComma && !(k-step >= 0 && k-step < len(tokens) && (tokens[k-step].fold == "and" || tokens[k-step].fold == "or")) || t.shape != title {
				break
			}
			if isWord(t.fold) && t.letters > 1 && t.fold != "client" && !(step < 0 && t.opens && t.word.Finite()) && len(pl.r.c.names.patterns[t.fold]) == 0 {
				return true
			}
		}
	}
	return false
}

// adjectives that open the name of a program or a song.
var adjectives = setOf("new amazing saving living healing second good great open free true lasting wild rising")
