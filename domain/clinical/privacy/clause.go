package privacy

import (
	"strings"

	"cohort/domain/clinical/privacy/english"
)

// told is what the words behind a name tell about it.
type told uint8

const (
	toldNothing told = iota
	toldWord         // it is a word: "Chase scenes", "Price of the flat", "Joy 3/10"
	toldState        // it is in some state: "Sky was clear", "Rich was kind"
	toldThing        // a verb follows that things do as well: "Joy filled"
	toldPerson       // a verb follows that persons do: "Joy lent"
)

// tells reads what follows a name as the rest of a sentence, with what the
// lexicon knows of English verbs and nouns. It is asked for often and read once.
func (pl *place) tells() told {
	if !pl.heard {
		pl.heard, pl.told = true, pl.readOn()
	}
	return pl.told
}

func (pl *place) readOn() told {
	if pl.quoteFollows(pl.end) {
		return toldPerson // Dale "never listens"
	}
	if pl.measured() {
		return toldWord // "Clementine ×2", "VAL = valproate"
	}
	n, t := 1, pl.after(1)
	if t == nil {
		return pl.tellsBehindSign()
	}
	inserted := t.before == gapComma
	if inserted {
		if n = pl.behindInsertion(); n == 0 {
			return toldNothing
		}
		if n < 0 {
			return toldPerson // Case, per pt, "reads people's charts"
		}
	} else if t.before != gapSpace {
		return toldNothing
	}
	for range 3 {
		if t = pl.after(n); t == nil || !pl.isAdverbAt(n) {
			break
		}
		n++
	}
	switch {
	case t == nil:
		return toldNothing
	case n > 1 && t.before != gapSpace && t.before != gapComma:
		return toldNothing
	case pl.isAuxiliary(t):
		return pl.predicate(n)
	case t.shape == title && !pl.amongCapitals():
		return toldNothing
	case pl.isVerbAt(n):
		return pl.verbTells(n, inserted)
	case n == 1 && pl.after(2) != nil && pl.after(2).fold == "not":
		return toldThing // a misspelled auxiliary
	case plainStates[t.fold] || t.fold == "no" && pl.after(n+1) != nil && strings.HasPrefix(pl.after(n+1).fold, "show"):
		return toldPerson // "again late", "no-showed"
	case n > 1: // an adverb or an insertion, and no verb
		return toldNothing
	case t.digits || nounPrepositions[t.fold] && !pl.fromGroup(t):
		return toldWord
	case t.word.Past() && t.word.Suffered(), dispositions[t.fold] && pl.after(2) != nil && dispositionTo[pl.after(2).fold]:
		return toldPerson // "Will rude to client"
	case t.fold == "not" && pl.after(2) != nil && states[pl.after(2).fold]:
		return toldPerson // telegraphic: "Rose tearful", "Joy absent"
	case t.word.Noun() || t.word.Plural() || t.word.Ing() || t.word.Adjective() && t.fold != "w":
		return toldWord
	case determiners[t.fold] && pl.word().Verb():
		return toldWord // "Sue the landlord"
	}
	return toldNothing
}

// tellsBehindSign reads on behind "Mark - " and "Joy (new peer)".
func (pl *place) tellsBehindSign() told {
	rest := pl.r.note[pl.end:]
	if pl.next < len(pl.r.tokens) && pl.opens() {
		t := &pl.r.tokens[pl.next]
		sign := strings.TrimSpace(pl.r.note[pl.end:t.start])
		if (sign == "-" || sign == "–" || sign == "—") && (plainStates[t.fold] || states[t.fold] || t.word.Past() && t.word.Personal()) {
			return toldPerson
		}
	}
	closing := strings.IndexByte(rest[:min(len(rest), 60)], ')')
	if !strings.HasPrefix(rest, " (") || closing < 0 {
		return toldNothing
	}
	q := *pl
	q.end = pl.end + closing + 1
	for q.next < len(q.r.tokens) && q.r.tokens[q.next].start < q.end {
		q.next++
	}
	if t := q.after(1); t == nil || t.shape == title || q.r.note[q.end:t.start] != " " || !q.isVerbAt(1) && !q.isAuxiliary(t) {
		return toldNothing
	}
	if q.isAuxiliary(q.after(1)) {
		return q.predicate(1)
	}
	return q.verbTells(1, true)
}

// word is what the lexicon knows of the name itself.
func (pl *place) word() english.Word { return pl.r.tokens[pl.i].word }

// quoteFollows reports words in quotation marks behind the given byte, as only a
// person has them.
func (pl *place) quoteFollows(end int) bool {
	rest := strings.TrimLeft(pl.r.note[end:], ",:")
	return strings.HasPrefix(rest, ` "`) || strings.HasPrefix(rest, " “") || strings.HasPrefix(rest, " «")
}

// measured reports a sign that counts or explains what stands before it.
func (pl *place) measured() bool {
	rest := strings.TrimLeft(pl.r.note[pl.end:], " ")
	return strings.HasPrefix(rest, "×") || strings.HasPrefix(rest, "=")
}

// behindInsertion finds where the sentence goes on behind "Case, per pt, ": the
// number of that token, -1 for a quotation, or 0.
func (pl *place) behindInsertion() int {
	for n := 2; n <= 7; n++ {
		t := pl.after(n)
		if t == nil {
			if last := pl.after(n - 1); pl.r.note[last.end:] != "" && pl.r.note[last.end] == ',' && pl.quoteFollows(last.end) {
				return -1
			}
			return 0
		}
		if t.before == gapComma {
			return n
		}
	}
	return 0
}

func (pl *place) isAdverbAt(n int) bool {
	t := pl.after(n)
	if adverbs[t.fold] && !auxiliaries[t.fold] {
		return true
	}
	w := t.word
	return w.Adverb() && !w.Noun() && !w.Finite() && !w.Plural() && !prepositions[t.fold] &&
		(strings.HasSuffix(t.fold, "ly") || !w.Adjective())
}

func (pl *place) isAuxiliary(t *token) bool { return auxiliaries[t.fold] || negations[t.fold] }

var (
	auxiliaries = setOf("is was has had does did do will would can could may might must should are were have seems seemed looks looked appears appeared became becomes felt feels isnt wasnt doesnt didnt hasnt wont cant couldnt wouldnt shouldnt")
	// nounPrepositions bind a noun to what it is of: "Mark on the wrist".
	nounPrepositions = setOf("of on for at in before after between against under near from about into per by to without over as than within during since until re")
	prepositions     = setOf(`of on for at in before after between against under near from about into per by to without over as than with within during
		since until through up down out off away back across around along aloud toward towards behind past beside w`)
	objectives = setOf("him her them me us you it himself herself themselves everyone everybody everything nobody nothing someone something anyone client clt clts pt pts peers others each")
	articles   = setOf("a an the his her their my your our its this that these those some any no every each another two three four five both all")
)

// isVerbAt reports that token n is the verb of the sentence, and no noun that
// the name stands before or participle that stands behind it.
func (pl *place) isVerbAt(n int) bool {
	t := pl.after(n)
	w, name := t.word, pl.word()
	plural := name.Plural() && w.Verb() && !w.Noun() && !w.Adverb() && !prepositions[t.fold]
	if !w.Finite() && !plural {
		return false
	}
	next := pl.after(n + 1)
	if next != nil && next.fold == "no" && pl.after(n+2) != nil && pl.after(n+2).fold == "longer" && pl.after(n+3) != nil {
		next = pl.after(n + 3)
	}
	if next != nil && (pl.finishes(next, t) || w.Past() && next.word.Third() && next.word.MostlyVerb() && pl.takesObject(n+2)) {
		return false // "Chase scenes set him off", "Hope deferred makes the heart sick"
	}
	nounToo := w.Third() && w.Plural() || w.Past() && w.Noun()
	adjectiveToo := w.Past() && w.Adjective() && (!w.MostlyVerb() || next == nil)
	if !nounToo && !adjectiveToo {
		return true
	}
	switch {
	case next == nil && adjectiveToo && name.Noun() && !name.Seldom():
		return false // "Case closed", as the hurried write
	case next == nil || next.before != gapSpace:
		return w.MostlyVerb() || w.Personal() && !nounToo
	case objectives[next.fold], articles[next.fold], strings.HasSuffix(next.fold, "ly") && next.word.Adverb():
		return true
	case next.fold == "to" || next.fold == "that":
		return true
	case prepositions[next.fold]:
		return w.MostlyVerb() && !(nounToo && pl.verbLater(n+2))
	case nounToo && next.fold == "and" && pl.after(n+2) != nil && pl.after(n+2).word.Plural():
		return false // "Bell peppers and onions"
	case nounToo && w.Third() && (next.word.Noun() || next.word.Plural()):
		return w.MostlyVerb()
	}
	return w.MostlyVerb() || adjectiveToo
}

// verbLater reports that the sentence has its verb behind a phrase that starts at
// token n: "Park visits with his daughter are planned".
func (pl *place) verbLater(n int) bool {
	for k := n; k < n+5; k++ {
		t := pl.after(k)
		if t == nil || t.before != gapSpace || t.fold == "and" || t.fold == "who" || t.fold == "that" || t.fold == "when" {
			return false
		}
		if k > n && auxiliaries[t.fold] {
			return true
		}
	}
	return false
}

func (pl *place) takesObject(n int) bool {
	t := pl.after(n)
	return t != nil && (articles[t.fold] || objectives[t.fold])
}

// finishes reports the verb of a sentence whose subject ended just before.
func (pl *place) finishes(next, before *token) bool {
	if next.before != gapSpace || next.shape == title {
		return false
	}
	if auxiliaries[next.fold] && next.fold != "her" {
		return true
	}
	w := next.word
	if before.word.Third() && before.word.Plural() && w.Verb() && !w.Noun() && !w.Adverb() && !w.Adjective() {
		return true // clocks bother him
	}
	return w.Finite() && !w.Noun() && !w.Plural() && !w.Adjective() && !w.Adverb() && !prepositions[next.fold]
}

// verbTells weighs the verb at token n by who does it. Behind an insertion only a
// verb of persons counts.
func (pl *place) verbTells(n int, inserted bool) told {
	t, next := pl.after(n), pl.after(n+1)
	mass := pl.word().Uncountable() && !pl.word().Seldom()
	concrete := pl.word().Concrete()
	person := next != nil && next.before == gapSpace && someone[next.fold]
	switch {
	case next != nil && next.before == gapSpace && (plainStates[next.fold] || personally[next.fold]):
		return toldPerson // "fell asleep", "made fun of"
	case concrete && grows[t.fold] || pl.word().Weather() && pervades[t.fold]:
		return toldThing // "Ivy covers the fence"
	case next != nil && next.before == gapSpace && next.word.Adjective() && !next.word.Noun() && !next.word.Adverb() && !articles[next.fold]:
		return toldThing // "wears thin"
	case person:
		return toldPerson // "corrects everyone"
	case mass && general[t.fold]:
		return toldThing // "Patience pays", whoever says so
	case t.word.Personal(), !inserted && (sayings[t.fold] || givings[t.fold]):
		return toldPerson
	case pl.handles(n+1) && !pl.word().Weather() && !pervades[t.fold]:
		return toldPerson // "crossed the room", "peeled an orange"
	}
	return toldThing
}

var (
	dispositions  = setOf("rude kind mean cold warm friendly hostile helpful polite close distant open dismissive curt short mad patient loud")
	dispositionTo = setOf("to toward towards w with at")
)

// plainStates are those of persons alone, which need no verb before them.
var plainStates = setOf("tearful absent late quiet withdrawn irritable guarded talkative intoxicated sober nervous anxious upset angry supportive engaged disengaged attentive sick ill asleep here away ns noshow noshowed disruptive")

var (
	personally = setOf("asleep awake fun sides eye")
	// grows is what plants and their leaves do.
	grows   = setOf("grows grew bloomed blooms covers covered burned burns wilts wilted smells smelled tastes tasted needs needed dried dries climbs spreads spread died dies helps calms bothers")
	someone = setOf("everyone everybody client clt pt peers others another somebody someone nobody me himself herself")
	// general is what sayings have of hope, art and the like.
	general = setOf(`gives helps takes keeps makes brings shows means works pays costs holds teaches reminds leads plays runs saves heals calms
		carries supports sustains inspires pushes needs demands requires comes goes moves stays waits builds becomes soothes has`)
	// pervades is what a feeling or the light does to a room.
	pervades = setOf("poured pours fell falls kept keeps stopped stops started starts delayed filled fills lit lights covered covers touched touches warmed warms flooded colored entered ruled ruined fogged blocked closed cracked")
)

// handles reports an object that one can touch, at token n: "up a chair", "his
// knuckles".
func (pl *place) handles(n int) bool {
	for k := n; k < n+5; k++ {
		t := pl.after(k)
		switch {
		case t == nil || t.before != gapSpace && t.before != gapHyphen:
			return false
		case k == n && prepositions[t.fold], articles[t.fold]:
		case t.word.Concrete():
			return true
		case !t.word.Adjective() && !t.word.Noun():
			return false
		}
	}
	return false
}

// predicate weighs what follows an auxiliary at token n.
func (pl *place) predicate(n int) told {
	aux := pl.after(n).fold
	if plurals[aux] {
		return toldWord // "May have to move"
	}
	rest := toldThing
	if beings[aux] || !haves[aux] && !doings[aux] {
		rest = toldState
	}
	n++
	for range 5 {
		t := pl.after(n)
		if t == nil {
			return rest
		}
		if t.fold == "not" || t.fold == "t" || t.fold == "been" || t.fold == "be" || pl.isAdverbAt(n) || degrees[t.fold] {
			n++
			continue
		}
		break
	}
	t := pl.after(n)
	if t == nil {
		return rest
	}
	w := t.word
	switch {
	case states[t.fold] || companions[t.fold]:
		return toldPerson
	case t.fold == "the" && pl.after(n+1) != nil && personOrdinals[pl.after(n+1).fold] && pl.after(n+2) != nil && (pl.after(n+2).fold == "to" || pl.after(n+2).fold == "who"):
		return toldPerson // the first to stand
	case articles[t.fold] || ownings[t.fold]:
		if tells := pl.complementTells(n + 1); tells == toldPerson || aux != "is" {
			return tells
		}
		return toldWord // "Destiny is a word"
	case haves[aux] && w.Past() && pl.after(n+1) != nil && pl.after(n+1).word.Ing() && pl.after(n+1).word.Personal():
		return toldPerson // "has stopped answering"
	case w.Ing() && (w.Personal() || sayings[t.fold]):
		return toldPerson
	case haves[aux] && w.Past(), doings[aux] && w.Verb():
		if w.Personal() {
			return toldPerson
		}
	case sayings[t.fold] && strings.HasSuffix(t.fold, "ed"), w.Suffered() && !beings[t.fold]:
		return toldPerson // "was hospitalized"
	}
	return rest
}

var (
	beings         = setOf("is was be been")
	plurals        = setOf("have are were")
	degrees        = setOf("very so too quite rather really more less as still also just never always again already")
	personOrdinals = setOf("first last only one next second")
	haves          = setOf("has had have hasn hadn hasnt")
	doings         = setOf("does did do will would can could may might must should doesn didn won couldn wouldn shouldn doesnt didnt wont cant couldnt wouldnt shouldnt")
)

// complementTells looks for what only a person is: "a good listener".
func (pl *place) complementTells(n int) told {
	for k := n; k < n+4; k++ {
		t := pl.after(k)
		switch {
		case t == nil || t.before != gapSpace:
			return toldThing
		case t.word.Person() && !t.word.Seldom(), t.fold == "one" && pl.after(k+1) != nil && (pl.after(k+1).fold == "who" || pl.after(k+1).fold == "to"):
			return toldPerson
		case t.word.Noun() && !t.word.Adjective():
			return toldThing
		}
	}
	return toldThing
}

// subject answers whether the name is the subject of a sentence as only a
// person can be. A countable noun, an adjective or a verb is never a subject
// without an article: "Rose hummed" is no flower. Hope and snow may be.
func (pl *place) subject() bool {
	switch tells := pl.tells(); tells {
	case toldPerson:
		return true
	case toldThing, toldState:
		w, fold := pl.word(), pl.r.tokens[pl.i].fold
		if tells == toldState && (w.Noun() || w.Plural()) && !w.Seldom() {
			return false // "Sky was clear": a hurried writer leaves the article out
		}
		return (!w.Uncountable() || w.Seldom()) && !w.Plural() && (!months[fold] || verbNames[fold])
	default:
		return false
	}
}
