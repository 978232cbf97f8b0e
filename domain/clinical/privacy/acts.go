package privacy

import "strings"

// acts reports that what follows is what a person does or is: "said", "also
// shared", "was tearful", "'s comment", ", who".
func (pl *place) acts() bool {
	for n := 1; n <= 4; n++ {
		t := pl.after(n)
		switch {
		case t == nil:
			return false
		case n == 1 && t.before == gapComma:
			return pl.described(t, pl.after(2))
		case t.before != gapSpace && !(n == 1 && pl.dotted && t.before == gapDotSpace):
			return false
		case n == 1 && pl.doesOwnName(t):
			return true
		case sayings[t.fold] && t.shape != title:
			return !t.word.Plural() || pl.isVerbAt(n) // "Cliff notes" are no saying of his
		case givings[t.fold] && pl.toSomebody(n+1), n == 1 && pl.fromGroup(t):
			return true
		case linkVerbs[t.fold]:
			return pl.stateAfter(n + 1)
		case !adverbs[t.fold] && !(strings.HasSuffix(t.fold, "ly") && t.shape == lower):
			return false
		}
	}
	return false
}

// described reports what only a person is called behind a comma: ", who",
// ", another peer", ", tearful,".
func (pl *place) described(t, second *token) bool {
	switch {
	case t.fold == "who" || t.fold == "whose":
		return true
	case second == nil:
		return false
	case t.fold == "another" || t.fold == "a":
		return peerLabels[second.fold] || second.fold == "new"
	}
	return states[t.fold] && (second.before == gapComma || second.fold == "and")
}

// doesOwnName reports a verb that repeats the name: "Rose rose", "May may".
func (pl *place) doesOwnName(t *token) bool {
	name := pl.r.tokens[pl.i].fold
	return t.shape == lower && strings.HasPrefix(t.fold, name) && len(t.fold) <= len(name)+2
}

// toSomebody reports that a person follows: "handed client", "showed him".
func (pl *place) toSomebody(n int) bool {
	t := pl.after(n)
	return t != nil && t.before == gapSpace && t.shape == lower && objects[t.fold]
}

// fromGroup reports "from group", "from our cohort".
func (pl *place) fromGroup(t *token) bool {
	if t.fold != "from" {
		return false
	}
	for n := 2; n <= 3; n++ {
		if u := pl.after(n); u != nil && gatherings[u.fold] {
			return true
		}
	}
	return false
}

var gatherings = setOf("group cohort class program meeting rehab detox")

// stateAfter looks behind "is" or "was" for what a person can be.
func (pl *place) stateAfter(n int) bool {
	for ; n <= 5; n++ {
		t := pl.after(n)
		switch {
		case t == nil:
			return false
		case states[t.fold], sayings[t.fold] && strings.HasSuffix(t.fold, "ed"), companions[t.fold]:
			return true
		case linkVerbs[t.fold], adverbs[t.fold], t.fold == "not", t.fold == "t" && t.before == gapApostrophe, t.fold == "very", t.fold == "so", t.fold == "been",
			t.fold == "too", strings.HasSuffix(t.fold, "ly"), ownings[t.fold]:
		default:
			return false
		}
	}
	return false
}
