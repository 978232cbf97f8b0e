package intake

import (
	"time"

	"cohort/domain"
	"cohort/domain/program/opening"
)

// CohortList is who had a seat in a cohort, or waited for one, before it began.
type CohortList struct {
	CohortID  domain.CohortID
	PlannedAt time.Time  // since when one could join
	Until     *time.Time // when it began or was called off; nil while it is planned
	Comings   []Coming   // in any order
}

// Coming is one wait or one membership.
type Coming struct {
	ClientID domain.ClientID
	At       time.Time  // when it was written down
	Left     *time.Time // when it ended; nil while it goes on, or for a seat
}

// List is the list as the forecast reads it, in the days of a place. A client who
// waited and was given a seat is one person, from the day of joining.
func (l CohortList) List(place *time.Location) opening.List {
	out := opening.List{Opened: domain.DateIn(l.PlannedAt, place)}
	if l.Until != nil {
		out.Closed = domain.DateIn(*l.Until, place)
	}
	people := map[domain.ClientID]opening.Person{}
	for _, c := range l.Comings {
		p := opening.Person{Joined: domain.DateIn(c.At, place)}
		if c.Left != nil {
			p.Left = domain.DateIn(*c.Left, place)
		}
		if before, again := people[c.ClientID]; again {
			p = both(before, p)
		}
		people[c.ClientID] = p
	}
	for _, p := range people {
		out.People = append(out.People, p)
	}
	return out
}

// both is somebody who came twice: from the first day to the last, without an
// end where either has none.
func both(a, b opening.Person) opening.Person {
	if b.Joined.Before(a.Joined) {
		a.Joined = b.Joined
	}
	if a.Left.IsZero() || b.Left.IsZero() {
		a.Left = domain.Date{}
	} else if b.Left.After(a.Left) {
		a.Left = b.Left
	}
	return a
}
