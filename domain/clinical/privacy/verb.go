package privacy

import "strings"

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
	case prepositions[next.fold] && nounToo && w.Third() && name.Seldom() && !name.Noun() && !name.Adjective():
		return true // "Wade fishes with": no noun that another could stand before
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
		w := t.word
		bare := w.Verb() && !w.Noun() && !w.Adverb() && !w.Adjective() && !prepositions[t.fold] && (pl.after(k-1).word.Noun() || pl.after(k-1).word.Plural())
		if k > n && (auxiliaries[t.fold] || bare) {
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
	case lightVerbs[t.fold] && pl.playsPart(n+1):
		return toldWord // "Destiny plays a large part"
	case next != nil && next.before == gapSpace && (plainStates[next.fold] || personally[next.fold]):
		return toldPerson // "fell asleep", "made fun of"
	case concrete && grows[t.fold] || pl.word().Weather() && pervades[t.fold]:
		return toldThing // "Ivy covers the fence"
	case next != nil && next.before == gapSpace && next.word.Adjective() && !next.word.Noun() && !next.word.Adverb() && !articles[next.fold]:
		return toldThing // "wears thin"
	case person:
		return toldPerson // "corrects everyone"
	case mass && general[t.fold] && !pl.handles(n+1):
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

// playsPart reports what only things and ideas play or take: a part, a toll.
func (pl *place) playsPart(n int) bool {
	for k := n; k < n+4; k++ {
		t := pl.after(k)
		if t == nil || t.before != gapSpace {
			return false
		}
		if parted[t.fold] {
			return true
		}
	}
	return false
}

var (
	lightVerbs = setOf("plays played takes took")
	parted     = setOf("part role toll hold shape")
)

// timePasses reports what a month does: "April brought the anniversary", but not
// "April brought donuts".
func (pl *place) timePasses() bool {
	t := pl.after(1)
	if t == nil || t.before != gapSpace || !pl.opens() || !months[pl.r.tokens[pl.i].fold] {
		return false
	}
	next := pl.after(2)
	if t.fold == "found" || t.fold == "finds" {
		return next != nil && objectives[next.fold] && !someone[next.fold] && next.fold != "it"
	}
	return passes[t.fold] && next != nil && !objects[next.fold] && !someone[next.fold] && !pl.handles(2)
}

var passes = setOf("brought brings marks marked passes dragged")

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
