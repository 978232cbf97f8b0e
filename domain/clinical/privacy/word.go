package privacy

import (
	"strings"

	"cohort/domain/clinical/privacy/english"
)

// judgeWord judges a name that is also a word, as a reader would.
func (pl *place) judgeWord(p *pattern) Sureness {
	t := &pl.r.tokens[pl.i]
	switch {
	case !pl.allCapital():
		return pl.judgeLowerWord()
	case pl.tellingCapital() && pl.prevIn(whats) && pl.tells() > toldWord:
		return Likely // "what Hope had to say"
	case pl.prevIn(determiners) && !(p.kind == Inflected) && !pl.toHer():
		return sureIf(pl.tellingCapital() && !pl.prevIn(plainArticles) && pl.subject(), Possible) // "across from her Guy peeled an orange"
	case pl.inPhrase():
		return 0
	case pl.tellingCapital() && t.shape == upper && (t.letters == 2 || acronyms[t.fold] || t.fold == "will" || t.fold == "may"):
		return sureIf(pl.acts() || pl.paired(), Possible)
	case pl.otherSurname() && p.kind == LastName:
		return 0 // "Mark Twain" where a peer's last name is Mark
	case pl.otherSurname() && !pl.nearSurname(p):
		return 0
	case pl.tellingCapital() && (pl.ofKin() || pl.otherSurname()):
		return Possible
	case pl.tellingCapital() && p.kind != Inflected && pl.isMake():
		return 0
	case pl.tellingCapital() && (pl.tells() == toldPerson && pl.prevIn(clauseLeads) || pl.prevIn(toldLeads)):
		return Certain
	case pl.tellingCapital() && (pl.acts() || pl.subject() || pl.possessive || pl.prevIn(leads) || pl.paired()):
		return Likely
	case pl.tellingCapital():
		return sureIf(!t.word.Capitalized() || pl.personStands(), Likely) // everybody's English has a capital
	case pl.acts() || pl.paired():
		if t.shape == upper && pl.amongCapitals() || pl.r.heading[pl.i] {
			return Possible
		}
		return Likely
	case pl.possessive && !pl.amongCapitals():
		next := pl.after(1)
		kind := p.kind == LastName && t.word.Person() && t.word.Within(english.Everyday)
		return sureIf(!kind || next != nil && (relatives[next.fold] || next.word.Person()), Possible) // "Farmer's tan", but "Noble's wife"
	case (pl.amongCapitals() || pl.r.heading[pl.i]) && !pl.opens() && pl.prevIn(clauseLeads) && pl.subject():
		return Possible
	case pl.besideClient():
		return Possible // "Will/client", "Rose & client"
	case (pl.amongCapitals() || pl.r.heading[pl.i]) && (pl.withClient() || pl.prevIn(pers) && pl.afterComma()):
		return Possible
	case (pl.amongCapitals() || pl.r.heading[pl.i]) && !pl.opens():
		return sureIf(pl.meansPerson() || pl.prevIn(toldLeads), Possible)
	default:
		return pl.judgeOpening()
	}
}

// judgeOpening: the first word of a sentence, where "Hope" may be either.
func (pl *place) judgeOpening() Sureness {
	next, second := pl.after(1), pl.after(2)
	switch {
	case !pl.opens():
		return 0
	case pl.subject():
		if pl.amongCapitals() || pl.r.heading[pl.i] {
			return Possible
		}
		return Likely
	case strings.HasPrefix(pl.r.note[pl.end:], "!"):
		return Possible // "Lee!" client called
	case next != nil && next.before == gapSpace && states[next.fold] && next.word.Ing() && (second == nil || second.before == gapComma):
		return Possible // "IRIS CRYING, PT COMFORTED HER"
	case next == nil || pl.amongCapitals() || pl.r.heading[pl.i]:
		return 0
	}
	fold := pl.r.tokens[pl.i].fold
	switch {
	case (next.fold == "and" || next.before == gapComma) && second != nil && (second.capital() || pronounAfter[second.fold] || peerWords[second.fold]):
		return Possible
	case (next.fold == "and" || next.fold == "&" || next.fold == "or") && second != nil && (pronounAfter[second.fold] || someone[second.fold] || pl.withPeer(2)):
		return Possible
	case pl.possessive && next.before == gapSpace && (next.fold == "been" || next.fold == "not" || next.word.Ing() && next.word.Personal()):
		return Likely // "Joy's been asking"
	case linkVerbs[next.fold] && verbNames[fold]:
		return Possible
	case negations[next.fold] && second != nil && second.before == gapApostrophe:
		return sureIf(verbNames[fold], Possible)
	case modals[next.fold] && next.shape == lower:
		return sureIf(verbNames[fold] || second != nil && sayings[second.fold], Possible)
	case next.before == gapComma && addressing[next.fold]:
		return Possible
	case next.shape == lower && (strings.HasSuffix(next.fold, "ed") || strings.HasSuffix(next.fold, "s")) && pl.toSomebody(2):
		return sureIf(verbNames[fold], Possible) // "May scares him", but hope carried him
	}
	return 0
}

// judgeLowerWord: without a capital only the plainest context makes a name.
func (pl *place) judgeLowerWord() Sureness {
	switch {
	case pl.prevIn(persons) && !pl.isModal() && (pl.afterIn(abouts) || pl.tells() == toldPerson):
		return Possible // "thanked grace for listening"
	case pl.prevIn(namingLeads), pl.word().Seldom() && pl.prevIn(clauseLeads) && pl.tells() == toldPerson:
		return Possible
	case !pl.r.lowerNote || pl.prevIn(determiners):
		return 0
	case !isWord(pl.r.tokens[pl.i].fold) && pl.prevIn(leads):
		return Possible
	case pl.afterIn(whoWords) && (pl.prevIn(leads) || pl.prevIn(prepositions)), pl.opens() && pl.afterIn(pairWords) && pl.after(2) != nil && objects[pl.after(2).fold]:
		return Possible // "talked over brook who asked", "bell and him go way back"
	case pl.opens() && pl.tells() == toldPerson:
		return Possible
	case pl.prevIn(clauseLeads) && !pl.isModal() && pl.subject():
		return Possible // "says heath makes her laugh"
	case pl.acts() && (pl.opens() || pl.prevIn(tellingLeads) || pl.prevIn(sayings)):
		return Possible
	case pl.withClient() && !pl.isModal(), pl.meansPerson() && !pl.isModal() && (pl.tells() != toldWord || pl.afterIn(nounPrepositions)):
		return Possible
	case pl.prevIn(toldLeads) && (!pl.isModal() || pl.after(1) == nil):
		return Possible
	}
	return 0
}

// toHer reports "told her Hope had left": her is the one who was told, and not
// whose hope it is.
func (pl *place) toHer() bool {
	before := pl.prev(2)
	return pl.prevIn(hers) && before != nil && (givings[before.fold] || toldLeads[before.fold] || takingPeople[before.fold]) && pl.tells() != toldWord
}

// withClient reports "he and Hope", "pt & Will".
func (pl *place) withClient() bool {
	before := pl.prev(2)
	return pl.prevIn(ands) && before != nil && (pronounAfter[before.fold] || someone[before.fold] || before.fold == "patient" || before.fold == "him" || before.fold == "her")
}

var (
	plainArticles = setOf("a an the")
	whats         = setOf("what")
	hers          = setOf("her")
	ands          = setOf("and &")
)

// besideClient reports a sign that joins the name with the client.
func (pl *place) besideClient() bool {
	if pl.next >= len(pl.r.tokens) {
		return false
	}
	t := &pl.r.tokens[pl.next]
	if opposite := pl.after(2); opposite != nil && versus[t.fold] && (someone[opposite.fold] || peerLabels[opposite.fold]) {
		return true // "Rich v. client"
	}
	between := pl.r.note[pl.end:t.start]
	return (between == "/" || between == " & " || between == " + ") && (someone[t.fold] || peerLabels[t.fold] || pronounAfter[t.fold])
}

func (pl *place) afterComma() bool { return strings.HasPrefix(pl.r.note[pl.end:], ",") }

var (
	pers   = setOf("per")
	versus = setOf("v vs versus")
)

// withPeer reports "another peer", "a member", "the client" from token n on.
func (pl *place) withPeer(n int) bool {
	for k := n; k < n+3; k++ {
		t := pl.after(k)
		if t == nil {
			return false
		}
		if peerLabels[t.fold] || t.fold == "leader" || t.fold == "therapist" || t.fold == "pt" {
			return true
		}
	}
	return false
}

var (
	// clauseLeads open a clause, or report what is said in one.
	clauseLeads = setOf("states stated reports reported says said denies denied that because when while after before if and but what whom who claims believes thinks thought felt feels noted notes wishes hopes hoped worried fears")
	modals      = setOf("will would may might could should can must")
	negations   = setOf("isn wasn doesn didn hasn hadn won can couldn wouldn shouldn") // before "'t"
	addressing  = setOf("you your please thank thanks stop")                           // "Will, you saved me"
)

var (
	persons   = setOf("told asked thanked hugged comforted confronted reassured reminded interrupted")
	abouts    = setOf("for that about to not if whether")
	whoWords  = setOf("who whose")
	pairWords = setOf("and")
)

func (pl *place) isModal() bool {
	f := pl.r.tokens[pl.i].fold
	return f == "will" || f == "may"
}
