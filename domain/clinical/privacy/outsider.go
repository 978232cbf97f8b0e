package privacy

import "strings"

// An outsider is somebody of a member's own life whom the note introduces: "her
// brother Eli", "Maya, his youngest", "a neighbor named Joy". Where a peer has the
// same name it is still the brother who is meant, there and in the rest of the
// note. A partner may be the one of an exercise, a friend one made in the group:
// they introduce nobody.

// outsiders lists the folded names that the note introduces.
func (r *reading) findOutsiders() {
	for i := range r.tokens {
		t := &r.tokens[i]
		if t.digits || t.letters < 2 || !(t.capital() || r.lowerNote) || relatives[t.fold] {
			continue
		}
		if r.introduced(i) && !r.inGroup(i) {
			if r.outsiders == nil {
				r.outsiders = map[string]bool{}
			}
			r.outsiders[t.fold] = true
		}
	}
}

func (r *reading) introduced(i int) bool {
	t := &r.tokens[i]
	if i > 0 && !t.opens {
		prev := &r.tokens[i-1]
		switch {
		case r.isRelative(i-1) && (t.before == gapSpace || t.before == gapComma):
			return t.before == gapSpace || r.closes(i)
		case (prev.fold == "named" || prev.fold == "called" || prev.fold == "name") && t.before == gapSpace:
			return r.namedOutside(i - 1)
		case prev.fold == "is" && i > 1 && r.tokens[i-2].fold == "name" && t.before == gapSpace:
			return r.namedOutside(i - 2)
		case prev.fold == "a" && t.before == gapSpace && t.shape == title && !inDictionary(t.fold):
			return true // "the barman, a Thomas"
		}
	} else if i > 0 && !t.opensLine && r.isRelative(i-1) && (t.before == gapSpace || r.note[r.tokens[i-1].end:t.start] == " (") {
		return true
	}
	return r.followedByKin(i) || r.listedKin(i)
}

// isRelative reports a word for somebody of a member's own life at token k: one
// of the list, or any word for a person with an owner before it, "her trainer".
func (r *reading) isRelative(k int) bool {
	t := &r.tokens[k]
	switch {
	case relatives[t.fold]:
		return t.shape != title || t.opens || !religious[t.fold]
	case t.fold == "law":
		return k > 1 && r.tokens[k-1].fold == "in"
	}
	return t.shape == lower && t.word.Person() && !ofGroup[t.fold] && !peerLabels[t.fold] && k > 0 && owners[r.tokens[k-1].fold] && r.tokens[k-1].fold != "the"
}

// listedKin reads "his sons Will and Tom", "the twins, Ana and Eli".
func (r *reading) listedKin(i int) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		t := &r.tokens[k]
		if kinPlurals[t.fold] {
			return true
		}
		if !t.capital() && t.fold != "and" || t.opens && !strings.HasSuffix(strings.TrimSpace(r.note[:t.start]), ":") {
			return false
		}
	}
	return false
}

var (
	religious  = setOf("father mother sister brother")
	kinPlurals = setOf("sons daughters children kids brothers sisters cousins twins nephews nieces grandchildren grandkids grandsons granddaughters dogs cats uncles aunts parents stepsons stepdaughters stepchildren")
	// ofGroup are words for persons that may well sit in the group.
	ofGroup = setOf("friend friends partner partners buddy buddies leader leaders therapist facilitator facilitators sponsee mate classmate groupmate companion peer guest newcomer rival favorite favourite neighbor roommate housemate date ally enemy nemesis opposite counterpart teammate")
)

// closes reports an apposition: "his wife, Marguerite, has".
func (r *reading) closes(i int) bool {
	if i < 2 || !owners[r.tokens[i-2].fold] && !(i > 2 && owners[r.tokens[i-3].fold]) {
		return false
	}
	rest := r.note[r.tokens[i].end:]
	return rest != "" && strings.ContainsRune(",.;:", rune(rest[0])) || i+1 < len(r.tokens) && r.tokens[i+1].fold == "and"
}

// followedByKin reads "Maya, his youngest," and "Tom (bro)".
func (r *reading) followedByKin(i int) bool {
	if i+1 >= len(r.tokens) {
		return false
	}
	next := &r.tokens[i+1]
	between := r.note[r.tokens[i].end:next.start]
	if next.fold == "is" && i+3 < len(r.tokens) && next.before == gapSpace && owners[r.tokens[i+2].fold] && relatives[r.tokens[i+3].fold] && r.tokens[i+3].fold != "sponsor" {
		return true // "Will is her brother"
	}
	if between == " (" {
		return relatives[next.fold] || owners[next.fold] && i+2 < len(r.tokens) && relatives[r.tokens[i+2].fold]
	}
	if between != ", " || !owners[next.fold] {
		return false
	}
	for k := i + 2; k < len(r.tokens) && k <= i+4; k++ {
		if r.tokens[k].before != gapSpace && r.tokens[k].before != gapHyphen && r.tokens[k].before != gapApostrophe {
			return false
		}
		if relatives[r.tokens[k].fold] || offspring[r.tokens[k].fold] {
			return true
		}
	}
	return false
}

// namedOutside reads back from "named": "a neighbor named", "her dog is named",
// but not "a peer named".
func (r *reading) namedOutside(k int) bool {
	for n := k - 1; n >= 0 && n >= k-4; n-- {
		switch t := &r.tokens[n]; {
		case peerLabels[t.fold] || gatherings[t.fold] || t.fold == "somebody" || t.fold == "someone":
			return false
		case relatives[t.fold]:
			return true
		case t.word.Noun() && n > 0 && (t.word.Person() || r.tokens[n-1].fold == "a" || r.tokens[n-1].fold == "an"):
			return true
		case t.opens:
			return false
		}
	}
	return false
}

// inGroup reports that the words behind put the person in the group after all:
// "her sister Tess from group".
func (r *reading) inGroup(i int) bool {
	for k := i + 1; k < len(r.tokens) && k <= i+3; k++ {
		if r.tokens[k].opens {
			return false
		}
		if gatherings[r.tokens[k].fold] && k > i+1 {
			prev := r.tokens[k-1].fold
			return prev == "from" || prev == "in" || prev == "the" || prev == "of"
		}
	}
	return false
}

var (
	owners    = setOf("his her their my our your the s")
	offspring = setOf("youngest oldest eldest middle firstborn twin late")
	// relatives are those of a member's own life.
	relatives = setOf(`sister sis brother bro mother mom mum mama father dad papa wife husband daughter son child kid baby aunt auntie uncle cousin niece nephew
		grandmother grandfather grandma grandpa granddaughter grandson grandson stepmother stepfather stepson stepdaughter stepsister stepbrother stepmom stepdad
		godmother godfather godson goddaughter twin boyfriend girlfriend fiance fiancee spouse widow widower ex exwife exhusband inlaw
		dog cat puppy horse parrot rabbit pet boss supervisor manager coworker colleague landlord landlady neighbor neighbour sponsor
		bf gf hubby hubs nanny babysitter tutor coach principal barman bartender barber hairdresser plumber mechanic mailman postman cashier caseworker lawyer attorney pastor rabbi imam priest volunteer`)
)

// isOutsider reports a name that the note gave to somebody else.
func (pl *place) isOutsider() bool {
	return pl.j-pl.i == 1 && pl.r.outsiders[pl.r.tokens[pl.i].fold] && !pl.r.inGroup(pl.i)
}
