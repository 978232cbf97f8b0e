package privacy

// standsAsPerson reports a bare client number where a person would stand: "w/
// 1230", "1720 lent her the fare". The same digits as money, hour or room do not.
func (r *reading) standsAsPerson(c *candidate) bool {
	if c.j-c.i != 1 || c.start > 0 && r.tokens[c.i].before == gapNone && c.i > 0 {
		return false
	}
	pl := &place{r: r, i: c.i, j: c.j, first: c.i, next: c.j, start: c.start, end: c.end}
	pl.addEnding()
	if pl.possessive {
		for pl.next < len(r.tokens) && r.tokens[pl.next].start < pl.end {
			pl.next++
		}
	}
	next := pl.after(1)
	prev := pl.prev(1)
	byPerson := prev != nil && (personLeads[prev.fold] || takingPeople[prev.fold] || givings[prev.fold] || sayings[prev.fold] && prev.fold != "completed" && prev.fold != "used" && prev.fold != "found" && prev.fold != "lost") &&
		(pl.prevIn(personLeads) || pl.prevIn(takingPeople) || pl.prevIn(givings) || pl.prevIn(sayings))
	tells := pl.tells()
	switch {
	case prev == nil || pl.prevIn(clauseLeads):
		return tells == toldPerson
	case byPerson:
		return next == nil || next.before != gapSpace || tells != toldWord || prepositions[next.fold] || nounPrepositions[next.fold]
	case pl.possessive, pl.meansPerson(), pl.withClient():
		return true
	}
	return tells == toldPerson && (prev.fold == "and" || prev.fold == "but")
}

// personLeads stand before a person and hardly before a count.
var personLeads = setOf("with w told asked toward towards beside thanked comforted confronted supported interrupted peer member client pt clt between hugged joined by re against")
