package domain

// Written is how often rows that decide were written at least, as is known
// outside the database. A row with a MAC that was written less often was put back:
// the MAC is as right as it was, but it is not the newest.
type Written struct {
	people map[UserID]int
	access int
}

// Know takes up what stood at some time.
func (w *Written) Know(s Standing) {
	if w.people == nil {
		w.people = map[UserID]int{}
	}
	for _, p := range s.People {
		w.people[p.ID] = max(w.people[p.ID], p.Written)
	}
	w.access = max(w.access, s.Access)
}

// PutBack says which row of what stands now is older than what is known; nil:
// none is.
func (w Written) PutBack(now Standing) *ChainBreak {
	for _, p := range now.People {
		if p.Written < w.people[p.ID] {
			return &ChainBreak{What: "the account " + p.ID.String() + " was put back to an older state in the database: what is kept outside of it knows a later one"}
		}
	}
	if now.Access >= 0 && now.Access < w.access {
		return &ChainBreak{What: "what decides about signing in was put back to an older state in the settings: what is kept outside of the database knows a later one"}
	}
	return nil
}
