package privacy

import "strings"

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
	case manners[t.fold] && pl.after(n+1) != nil && dispositionTo[pl.after(n+1).fold]:
		return toldPerson // "was rude to her"
	case doings[aux] && t.fold == "show" && (pl.after(n+1) == nil || pl.after(n+1).before == gapComma):
		return toldPerson // "didn't show"
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
	manners        = setOf("rude kind mean hostile friendly polite dismissive curt helpful patient nice unkind")
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
