package program

import (
	"cmp"
	"slices"

	"cohort/domain"
)

// CatchUpBook is what catching up in a cohort follows from.
type CatchUpBook struct {
	Version  int            // of the curriculum, that the cohort follows
	Weeks    map[int][]Week // of that version, and of those that sessions keep
	Sessions []Session
	Marks    []Attendance
	Done     []CaughtUp  // recorded and not taken back
	Guests   []GuestSeat // of the cohort's members in other cohorts
}

// Of lists what a member lacks, by week. With all, it has the missed weeks too
// that nothing builds on.
func (b CatchUpBook) Of(e Enrollment, all bool) (list []CatchUp) {
	marks := marksOfClient(b.Marks, e)
	for _, place := range b.delivered() {
		needed := b.neededBy(place)
		if len(needed) == 0 && !all {
			continue
		}
		why, missed := b.lacks(e, place, marks)
		if missed == nil {
			continue
		}
		c := CatchUp{EnrollmentID: e.ID, CohortID: e.CohortID, ClientID: e.ClientID, Key: b.taught(*missed), Why: why, MissedOn: missed.Date, NeededBy: needed}
		c.Week = *b.week(c.Key) // delivered has none but those that there are
		for _, n := range c.Week.BuildsOn {
			c.BuildsOn = append(c.BuildsOn, b.weekDay(WeekKey{c.Key.Version, n}))
		}
		c.Done, c.Planned = b.became(e.ID, place)
		list = append(list, c)
	}
	return list
}

// delivered lists the weeks that were held, each where the cohort has it now.
func (b CatchUpBook) delivered() (places []WeekKey) {
	for _, s := range b.Sessions {
		if place := b.placeOf(s); s.Status == SessionClosed && b.week(place) != nil && !slices.Contains(places, place) {
			places = append(places, place)
		}
	}
	slices.SortStableFunc(places, func(x, y WeekKey) int { return cmp.Compare(x.Number, y.Number) })
	return places
}

// lacks says why a member misses a week, and which session of it was held last
// without them, nil when they were there once. One whose mark is still missing is
// not known to have missed it.
func (b CatchUpBook) lacks(e Enrollment, place WeekKey, marks map[domain.SessionID]Attendance) (why CatchUpWhy, missed *Session) {
	for i, s := range b.Sessions {
		if s.Status != SessionClosed || b.placeOf(s) != place {
			continue
		}
		mark, marked := marks[s.ID]
		switch {
		case mark.Status.Attended(), !marked && e.OnRoster(s.Number):
			return "", nil
		case e.OnRoster(s.Number):
			why = MissedIt
		case s.Number > e.FromSession: // they had left
			continue
		case why == "":
			why = CameLater
		}
		missed = &b.Sessions[i]
	}
	return why, missed
}

// neededBy lists the later weeks that build on a week, directly or not. Of a
// version that the cohort follows no more, only those count that were held in it.
func (b CatchUpBook) neededBy(place WeekKey) (needed []WeekDay) {
	reached := map[int]bool{place.Number: true}
	for i, later := range b.Weeks[place.Version] { // weeks build on earlier ones only
		if !slices.ContainsFunc(later.BuildsOn, func(n int) bool { return reached[n] }) {
			continue
		}
		key := WeekKey{place.Version, i + 1}
		if place.Version != b.Version && !slices.ContainsFunc(b.Sessions, func(s Session) bool { return b.taught(s) == key }) {
			continue
		}
		reached[i+1] = true
		needed = append(needed, b.weekDay(key))
	}
	return needed
}

func (b CatchUpBook) weekDay(key WeekKey) WeekDay {
	w := WeekDay{Number: key.Number}
	if week := b.week(key); week != nil {
		w.Theme = week.Theme
	}
	for place, i := b.place(key), 0; i < len(b.Sessions); i++ {
		if s := b.Sessions[i]; s.Status != SessionCancelled && b.placeOf(s) == place { // the first of several
			w.On, w.Held = s.Date, s.Status == SessionClosed
			break
		}
	}
	return w
}

// became is what was recorded of a week that a member lacks: an attended make-up,
// another way, or a seat in a session to come.
func (b CatchUpBook) became(id domain.EnrollmentID, place WeekKey) (done *CaughtUp, planned *GuestSeat) {
	for _, g := range b.Guests {
		if g.EnrollmentID != id || b.place(g.Week) != place {
			continue
		}
		switch {
		case g.Status == SessionClosed && g.Mark.Attended():
			return &CaughtUp{EnrollmentID: id, Week: g.Week, Way: ByMakeUp, On: g.On, By: g.By, ByName: g.LeadName}, nil
		case g.Status == SessionScheduled, g.Status == SessionClosed && g.Mark == "":
			planned = &g // a mark is still to come
		}
	}
	for _, d := range b.Done {
		if d.EnrollmentID == id && b.place(d.Week) == place {
			return &d, planned
		}
	}
	return nil, planned
}

// Lacking is a week that a member lacks and has not caught up.
func (b CatchUpBook) Lacking(e Enrollment, key WeekKey) (CatchUp, error) {
	for _, lack := range b.Of(e, true) {
		if b.place(lack.Key) != b.place(key) {
			continue
		}
		if lack.Done != nil {
			return lack, ErrAlreadyCaughtUp
		}
		return lack, nil
	}
	return CatchUp{}, ErrNothingMissed
}
