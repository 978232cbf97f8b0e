package privacy

import (
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
	if acting := pl.tells() == toldPerson || pl.prevIn(toldLeads); acting || !pl.elsewhere() && (pl.personStands() || pl.possessive) {
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

// elsewhere reports a name that a large dictionary or the map has as well: it is
// certain only where a person does something or is told something.
func (pl *place) elsewhere() bool {
	t := &pl.r.tokens[pl.i]
	return inDictionary(t.fold) || t.word.Place() || places[t.fold]
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
