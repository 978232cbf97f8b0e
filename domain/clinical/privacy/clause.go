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
	case plainStates[t.fold] && !(pl.word().Plural() && t.fold == "away") || t.fold == "no" && pl.after(n+1) != nil && strings.HasPrefix(pl.after(n+1).fold, "show"):
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
