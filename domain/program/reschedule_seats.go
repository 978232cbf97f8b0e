package program

import (
	"slices"
	"time"

	"cohort/domain"
)

// places says which number each session has now; 0 for one that is taken out.
type places struct{ before, after []Session }

// from is the number of the session with which something begins. Who belongs
// from the first one on goes on doing so when another is put before it.
func (p places) from(n int) int {
	if n <= 1 {
		return n
	}
	for _, s := range p.before {
		if s.Number < n {
			continue
		}
		if now := find(p.after, s.ID); now != nil {
			return now.Number
		}
	}
	return max(1, n+len(p.after)-len(p.before))
}

// through is the number of the session with which something ends.
func (p places) through(n int) int {
	if n > len(p.before) {
		return n + len(p.after) - len(p.before)
	}
	for i := len(p.before) - 1; i >= 0; i-- {
		if p.before[i].Number > n {
			continue
		}
		if now := find(p.after, p.before[i].ID); now != nil {
			return now.Number
		}
	}
	return 0
}

// isSame says that no session is counted otherwise.
func (p places) isSame() bool {
	return slices.EqualFunc(p.before, p.after, func(a, b Session) bool { return a.ID == b.ID })
}

// entryWeeksAfter lets people join at the same sessions as before, whatever
// their numbers are.
func (t Timetable) entryWeeksAfter(after []Session) []int {
	p := places{t.Sessions, after}
	if p.isSame() || t.Cohort.Entry != EntrySlowOpen {
		return t.Cohort.EntryWeeks
	}
	var weeks []int
	for _, n := range t.Cohort.entryWeeks() {
		if now := p.from(n); now <= len(after) && !slices.Contains(weeks, now) {
			weeks = append(weeks, now)
		}
	}
	return weeks
}

// seatsAfter gives the memberships that count their sessions otherwise: a member
// belongs to the same sessions as before, and one who leaves on a day to those
// up to that day.
func (t Timetable) seatsAfter(after []Session, now time.Time) []Seated {
	p := places{t.Sessions, after}
	var seats []Seated
	for _, e := range t.Episodes {
		is := e
		is.FromSession = p.from(e.FromSession)
		if !e.Until.IsZero() {
			is.ThroughSession = p.through(e.ThroughSession)
			if through, follows := t.throughDay(e, after, now); follows {
				is.ThroughSession = through
			}
		}
		if is.FromSession != e.FromSession || is.ThroughSession != e.ThroughSession {
			seats = append(seats, Seated{Before: e, After: is})
		}
	}
	return seats
}

// throughDay is the last session of somebody who leaves on a day that lies
// ahead. What is held of theirs stays theirs.
func (t Timetable) throughDay(e Enrollment, after []Session, now time.Time) (through int, follows bool) {
	if e.Outcome != MemberLeft || !e.Until.After(t.Cohort.Today(now)) || lastOn(t.Sessions, e.Until) != e.ThroughSession {
		return 0, false
	}
	through = lastOn(after, e.Until)
	for _, s := range after {
		if was := find(t.Sessions, s.ID); was != nil && t.IsRecorded(*was) && e.OnRoster(was.Number) {
			through = max(through, s.Number)
		}
	}
	return through, true
}

func lastOn(sessions []Session, day domain.Date) (last int) {
	for _, s := range sessions {
		if !s.Date.After(day) {
			last = max(last, s.Number)
		}
	}
	return last
}
