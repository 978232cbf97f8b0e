package privacy

import (
	"strings"
	"unicode/utf8"

	"cohort/domain/clinical/privacy/english"
)

// judge answers how sure it is that the place means a person, 0 for not at
// all.
func (pl *place) judge(p *pattern) Sureness {
	switch p.form {
	case full:
		return pl.judgeFull(p)
	case withInitial:
		return pl.judgeWithInitial(p)
	case initialFirst:
		return pl.judgeInitialFirst()
	case initials:
		return pl.judgeInitials()
	case initial:
		return pl.judgeInitial()
	case lastInitial:
		if t := &pl.r.tokens[pl.i]; pl.title && t.letters == 1 && (t.capital() || pl.dotted) {
			return Likely
		}
		return 0
	case single:
	}
	if pl.r.tokens[pl.i].before == gapNone && pl.i > 0 && !pl.r.tokens[pl.i-1].digits && !pl.handle {
		return 0
	}
	return pl.judgeSingle(p)
}

// judgeFull: two names together are hardly chance, unless both are words.
func (pl *place) judgeFull(p *pattern) Sureness {
	words := 0
	for k := pl.i; k < pl.j; k++ {
		if isWord(pl.r.tokens[k].fold) || utf8.RuneCountInString(pl.r.tokens[k].fold) < 3 {
			words++
		}
	}
	switch {
	case words < pl.j-pl.i && !(p.comma && pl.i+1 < pl.j && pl.r.tokens[pl.i+1].before != gapComma):
		return Certain
	case words < pl.j-pl.i:
		return Likely
	case pl.allCapital() && !pl.amongCapitals():
		return Certain
	case pl.allCapital() || pl.handle || pl.joinedBy(gapDot) || pl.joinedBy(gapUnderscore) || pl.r.inAddress(pl.i, pl.j) || pl.j-pl.i == 1:
		return Likely
	case pl.acts() && pl.r.lowerNote:
		return Possible
	default:
		return 0
	}
}

func (pl *place) joinedBy(g gap) bool {
	for k := pl.i + 1; k < pl.j; k++ {
		if pl.r.tokens[k].before == g {
			return true
		}
	}
	return false
}

// judgeWithInitial: "Maria G." and "Mark G", but not "May I".
func (pl *place) judgeWithInitial(p *pattern) Sureness {
	name, letter := &pl.r.tokens[pl.i], &pl.r.tokens[pl.j-1]
	if !pl.dotted && (letter.fold == "a" || letter.fold == "i" || letter.shape == lower && pl.j-pl.i > 1) {
		return 0
	}
	if letter.letters == 1 && !pl.dotted {
		if next := pl.after(1); next != nil && (next.before == gapHyphen || next.before == gapApostrophe) && !pl.possessive {
			return 0
		}
	}
	// "A" or "I" before a dot at the end of a sentence ends it: "with Mark. I".
	if pl.j-pl.i > 1 && letter.before == gapDotSpace {
		return 0
	}
	switch {
	case isWord(name.fold) && !name.capital():
		return 0
	case isWord(name.fold) && (p.kind == FullName && name.shape == upper && pl.amongCapitals()):
		return Possible
	case pl.dotted || letter.capital():
		return Certain
	default:
		return Likely
	}
}

// judgeInitialFirst: "M. Garcia", "M Garcia".
func (pl *place) judgeInitialFirst() Sureness {
	letter, name := &pl.r.tokens[pl.i], &pl.r.tokens[pl.j-1]
	if pl.j-pl.i == 1 { // in an address: mgarcia@
		if isWord(letter.fold) {
			return 0
		}
		return Likely
	}
	dotted := pl.r.tokens[pl.i+1].before == gapDotSpace || pl.r.tokens[pl.i+1].before == gapDot
	prev := pl.prev(1)
	switch {
	case prev != nil && labels[prev.fold] && isWord(name.fold): // "in Room B. Hope was"
		return 0
	case prev != nil && prev.shape == title && letter.before == gapSpace && prev.letters > 2 && !inDictionary(prev.fold) && !pl.r.known(prev.fold):
		return 0 // "Ulysses S. Grant"
	case letter.letters != 1 || pl.r.tokens[pl.i+1].before == gapApostrophe:
		return 0
	case letter.shape == lower && !dotted && !pl.r.lowerNote:
		return 0
	case (letter.fold == "a" || letter.fold == "i") && !dotted:
		return 0
	case isWord(name.fold) && !(name.capital() && dotted):
		return 0
	case !name.capital() && !pl.r.lowerNote && !dotted:
		return Possible
	default:
		return Certain
	}
}

// judgeSingle judges one name standing alone.
func (pl *place) judgeSingle(p *pattern) Sureness {
	t := &pl.r.tokens[pl.i]
	switch {
	case pl.handle, pl.title && (t.capital() || pl.r.lowerNote || !isWord(t.fold)):
		return Certain
	case pl.title && t.before != gapSpace: // "ms. lee"
		return Likely
	case pl.isDate() || pl.isThing() || pl.isPlace() || pl.isOutsider() || pl.isElse():
		return 0
	case p.kind == LastName && pl.otherSurname() && !pl.r.known(pl.after(1).fold):
		return 0 // "James Taylor" where a peer is Penny St. James
	case pl.otherFirst() && (p.kind == LastName || pl.isWordlike(p) && !pl.prev(1).opens):
		return sureIf(!pl.isWordlike(p), Possible) // "Taylor Swift", "Charing Cross"
	case pl.inWhat() && pl.isWordlike(p):
		return 0
	case pl.isMeasure():
		return 0
	case pl.provider:
		return Possible
	case pl.isWordlike(p):
		return pl.judgeWord(p)
	}
	sure := Likely
	if pl.personStands() || pl.possessive || pl.opens() && pl.tells() == toldPerson {
		sure = Certain
	}
	switch {
	case p.short && pl.opens() && pl.tells() == toldWord && t.letters <= 4:
		return 0 // "Max dose reached"
	case pl.otherSurname() && !pl.nearSurname(p):
		return 0 // "Tom Brennan" where the peer is a Tom Farrow
	case pl.ofKin() || pl.otherSurname():
		sure = Possible
	case p.short && t.shape == lower:
		sure = Possible
	case pl.inWhat():
		sure = Possible
	case p.short || t.shape == lower || p.kind == Inflected && !pl.possessive:
		sure = Likely
	}
	if p.kind == Inflected && t.shape == lower && utf8.RuneCountInString(t.fold) < 5 {
		return 0
	}
	return sure
}

// isMeasure reports two letters before a figure: "Li 0.8" is lithium.
func (pl *place) isMeasure() bool {
	t, next := &pl.r.tokens[pl.i], pl.after(1)
	return t.letters == 2 && pl.j-pl.i == 1 && next != nil && next.digits && next.before == gapSpace
}

// isWordlike reports a name that could as well be an ordinary word, an
// acronym or a two-letter abbreviation.
func (pl *place) isWordlike(p *pattern) bool {
	t := &pl.r.tokens[pl.i]
	if pl.j-pl.i > 1 {
		if pl.joinedBy(gapHyphen) || pl.joinedBy(gapApostrophe) {
			return false
		}
		for k := pl.i; k < pl.j; k++ {
			if !isWord(pl.r.tokens[k].fold) {
				return false
			}
		}
		return true
	}
	if t.word.Capitalized() || t.word.Place() && pl.amongCapitals() || (!pl.tellingCapital() || pl.prevIn(determiners)) && !pl.possessive && t.word.Within(english.Rare) && pl.tells() == toldWord {
		return true
	}
	return isWord(t.fold) || months[t.fold] || t.letters == 2 && t.shape != title ||
		t.shape == upper && acronyms[t.fold] || t.letters == 3 && t.shape == lower && p.short
}

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
	between := pl.r.note[pl.end:t.start]
	return (between == "/" || between == " & " || between == " + ") && (someone[t.fold] || peerLabels[t.fold] || pronounAfter[t.fold])
}

func (pl *place) afterComma() bool { return strings.HasPrefix(pl.r.note[pl.end:], ",") }

var pers = setOf("per")

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
	case pl.acts() && (pl.opens() || pl.prevIn(tellingLeads) || pl.prevIn(sayings)):
		return Possible
	case pl.withClient() && !pl.isModal(), pl.meansPerson() && !pl.isModal() && (pl.tells() != toldWord || pl.afterIn(nounPrepositions)):
		return Possible
	case pl.prevIn(toldLeads) && (!pl.isModal() || pl.after(1) == nil):
		return Possible
	}
	return 0
}

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

// judgeMisspelled weighs a word one letter away from a name.
func (pl *place) judgeMisspelled(name string) Sureness {
	t := &pl.r.tokens[pl.i]
	switch {
	case pl.handle:
		return Likely
	case pl.title:
		return sureIf(t.capital() || pl.r.lowerNote, Likely)
	case pl.isDate() || pl.isThing() || pl.isOutsider() || pl.isElse():
		return 0
	case t.word.Within(english.Known):
		meant := pl.acts() || pl.prevIn(tellingLeads) || pl.paired() || pl.possessive
		if pl.opens() && t.word.Seldom() && t.capital() && pl.tells() == toldPerson {
			return Possible
		}
		return sureIf(pl.tellingCapital() && meant && !pl.inPhrase() && !pl.prevIn(determiners), Possible)
	case pl.provider || pl.ofKin():
		return Possible
	case t.capital():
		if pl.otherSurname() || len(relatedForms(t.fold)) > 0 || acronyms[t.fold] {
			return Possible
		}
		return Likely
	case pl.r.lowerNote:
		return Possible
	default:
		return sureIf(t.letters >= 6 && t.fold[0] == name[0], Possible)
	}
}

func sureIf(yes bool, s Sureness) Sureness {
	if yes {
		return s
	}
	return 0
}
