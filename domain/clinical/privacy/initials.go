package privacy

// judgeInitials: "J.L.", "J. L.", "JL".
func (pl *place) judgeInitials() Sureness {
	t := &pl.r.tokens[pl.i]
	together := pl.j-pl.i == 1
	key := ""
	for k := pl.i; k < pl.j; k++ {
		if !together && (pl.r.tokens[k].letters != 1 || k > pl.i && pl.r.tokens[k].before == gapComma) {
			return 0
		}
		key += pl.r.tokens[k].fold
	}
	acts := pl.acts() || pl.possessive || pl.paired()
	if !acts && pl.names(key) {
		return 0
	}
	common := acronyms[key] || isFunctionWord(key) || len(key) > 2 && isWord(key)
	if !together {
		common = dottedAcronyms[key]
	}
	switch {
	case t.before == gapNone && pl.i > 0, pl.prevIn(determiners) && common, pl.afterIn(meetings):
		return 0
	case pl.inAddressOf():
		return 0
	case together:
		return pl.judgeTogether(key, acts, common)
	}
	between := pl.r.tokens[pl.i+1].before
	dots := between == gapDot || between == gapDotSpace
	switch {
	case pl.i+1 < len(pl.r.tokens) && pl.surnameAfter():
		return 0
	case !dots && between != gapSpace:
		return 0
	case !dots && (key[0] == 'i' || key[0] == 'a' || t.shape == lower):
		return 0
	case t.shape == lower && (common || !pl.dotted):
		return sureIf(acts && pl.r.lowerNote, Possible)
	case common:
		return sureIf(acts || pl.prevIn(tellingLeads) || pl.meansPerson(), Possible)
	case t.shape == lower:
		return Possible
	case dots:
		return Likely
	default:
		return sureIf(acts || pl.prevIn(tellingLeads), Possible)
	}
}

// names reports an abbreviation that says what the next noun is like, or is
// explained: "KW heater", "H.K. series", "MT = massage therapist".
func (pl *place) names(key string) bool {
	if pl.measured() {
		return true
	}
	next := pl.after(1)
	return pl.opens() && next != nil && next.shape == lower && (next.before == gapSpace || next.before == gapDotSpace) &&
		(next.word.Noun() || next.word.Plural()) && !next.word.Adjective() && !next.word.Adverb() && !next.word.MostlyVerb() && !states[next.fold] && len(key) < 4
}

// judgeTogether: initials in one word, "JL".
func (pl *place) judgeTogether(key string, acts, common bool) Sureness {
	t := &pl.r.tokens[pl.i]
	switch {
	case t.shape == lower && pl.prevIn(determiners):
		return 0
	case t.shape == lower:
		return sureIf(pl.r.lowerNote && !common && acts, Possible)
	case t.shape != upper || pl.capitalsNear(5, 4):
		return 0
	case pl.prevIn(determiners):
		return 0
	case postal[key] && (pl.prevIn(placePrepositions) || t.before == gapComma):
		return 0
	case common:
		return sureIf(acts || pl.meansPerson(), Possible)
	case acts || pl.prevIn(tellingLeads) || pl.meansPerson():
		return Likely
	default:
		return Possible
	}
}

var placePrepositions = setOf("in near of")

// judgeInitial: "J.", "J.'s", "with J".
func (pl *place) judgeInitial() Sureness {
	t := &pl.r.tokens[pl.i]
	prev := pl.prev(1)
	switch {
	case t.letters != 1 || t.shape == lower && !(pl.dotted && pl.r.lowerNote):
		return 0
	case t.before == gapNone && pl.i > 0, t.before == gapHyphen, t.before == gapApostrophe, pl.inAddressOf():
		return 0
	case prev != nil && (labels[prev.fold] && !pl.possessive || prev.digits || prev.letters == 1 && t.before != gapComma && !prev.digits && prev.fold != "a"):
		return 0
	case prev != nil && prev.shape == title && !prev.opens && !isWord(prev.fold) && t.before == gapSpace:
		return 0 // somebody else's initial: "Bill W."
	case prev != nil && prev.opens && prev.shape == title && t.before == gapSpace && !isWord(prev.fold):
		return 0
	case pl.glued(), pl.surnameAfter(), pl.enumerates(), pl.afterIn(species):
		return 0
	case peerLabels[prevFold(prev)] && (!pl.dotted || pl.endsSentence()):
		return sureIf(t.fold[0] > 'f' && t.fold[0] < 'x', Possible) // "Peer A" is a label
	}
	acts := pl.acts() || pl.paired()
	lead := pl.prevIn(tellingLeads)
	switch {
	case !pl.dotted && (t.fold == "i" || t.fold == "a"):
		return sureIf(pl.possessive && t.fold == "a", Possible)
	case pl.possessive && pl.dotted, pl.dotted && (acts || lead):
		return Likely
	case pl.possessive:
		return Possible
	case pl.dotted && !pl.endsSentence():
		return Likely
	case pl.dotted:
		return sureIf(prev != nil && leads[prev.fold], Possible)
	default:
		return sureIf(acts || lead && prev.fold != "that" && prev.fold != "for" && prev.fold != "by" || prev != nil && prev.fold == "&", Possible)
	}
}

var species = setOf("coli difficile diff aureus albicans") // "E. coli"

func prevFold(t *token) string {
	if t == nil {
		return ""
	}
	return t.fold
}

// glued reports a letter that is part of something longer: "B-12", "T4", "Q&A".
func (pl *place) glued() bool {
	if pl.end < len(pl.r.note) && !pl.possessive {
		switch b := pl.r.note[pl.end]; {
		case b == '-' || b == '/' || b == '&' || b == '+' || b == ')' && !pl.dotted || isWordByte(b):
			return true
		}
	}
	if s := pl.r.tokens[pl.i].start; s > 0 {
		b := pl.r.note[s-1]
		return b == '-' || b == '/' || b == '&' || b == '.' || b == '#'
	}
	return false
}

// inAddressOf reports a place inside an email address or a web address.
func (pl *place) inAddressOf() bool {
	return pl.end < len(pl.r.note) && pl.r.note[pl.end] == '@' ||
		pl.end+1 < len(pl.r.note) && pl.dotted && isWordByte(pl.r.note[pl.end]) && !pl.possessive
}

// surnameAfter reports "J. Okafor": an initial before somebody's last name.
func (pl *place) surnameAfter() bool {
	t := pl.after(1)
	return t != nil && !pl.possessive && (t.before == gapSpace || t.before == gapDotSpace || t.before == gapDot) &&
		t.shape == title && t.letters > 1 && !isWord(t.fold)
}

// enumerates reports a letter that numbers a line: "A. Goals", "B) Plan".
func (pl *place) enumerates() bool {
	t := &pl.r.tokens[pl.i]
	next := pl.after(1)
	return t.opensLine && next != nil && next.capital() && !pl.possessive
}

// endsSentence reports that the dot is also a full stop.
func (pl *place) endsSentence() bool {
	t := pl.after(1)
	return t == nil || t.capital()
}
