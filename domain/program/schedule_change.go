package program

import (
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/program/schedule"
)

// ScheduleChange is a change of a cohort's sessions as it is kept: what stood
// before, and what it left. The way back rests on it.
type ScheduleChange struct {
	ID       domain.ScheduleChangeID
	CohortID domain.CohortID
	Kind     EditKind
	Before   ScheduleState
	After    ScheduleState
	By       domain.UserID
	At       time.Time
	UndoneAt *time.Time
	UndoneBy domain.UserID
}

// ScheduleState is what a change touched, as it stood at one time.
type ScheduleState struct {
	Schedule   Schedule
	EntryWeeks []int
	RoomID     domain.RoomID // the usual one
	Sessions   []Session
	Seats      []SeatSpan
}

// SeatSpan is from which session to which a membership counts.
type SeatSpan struct {
	ID      domain.EnrollmentID
	From    int
	Through int
}

// Kept is a change as it is kept.
func (t Timetable) Kept(id domain.ScheduleChangeID, kind EditKind, r Rescheduled, by domain.UserID, now time.Time) ScheduleChange {
	c := ScheduleChange{ID: id, CohortID: t.Cohort.ID, Kind: kind, By: by, At: now,
		Before: ScheduleState{Schedule: t.Cohort.Schedule, EntryWeeks: t.Cohort.EntryWeeks, RoomID: t.Cohort.RoomID},
		After:  ScheduleState{Schedule: r.Cohort.Schedule, EntryWeeks: r.Cohort.EntryWeeks, RoomID: r.Cohort.RoomID}}
	for _, l := range r.Lines {
		if l.Before != nil {
			c.Before.Sessions = append(c.Before.Sessions, *l.Before)
		}
		if l.After != nil {
			c.After.Sessions = append(c.After.Sessions, *l.After)
		}
	}
	// Those that stay, too: what a change leaves alone, its undo leaves alone.
	for _, e := range t.Episodes {
		is := e
		if i := slices.IndexFunc(r.Seats, func(s Seated) bool { return s.Before.ID == e.ID }); i >= 0 {
			is = r.Seats[i].After
		}
		c.Before.Seats, c.After.Seats = append(c.Before.Seats, spanOf(e)), append(c.After.Seats, spanOf(is))
	}
	return c
}

func spanOf(e Enrollment) SeatSpan {
	return SeatSpan{ID: e.ID, From: e.FromSession, Through: e.ThroughSession}
}

// Undo takes a change back, when what it left still stands and nothing is
// recorded of it.
func (t Timetable) Undo(c ScheduleChange, now time.Time) (r Rescheduled, err error) {
	switch {
	case t.Cohort.Status != CohortRunning:
		return r, ErrNotRunning
	case c.UndoneAt != nil || !t.Cohort.Schedule.Same(c.After.Schedule):
		return r, ErrChangedSince
	}
	before, err := t.engine()
	if err != nil {
		return r, err
	}
	revert, err := t.revert(c, before)
	if err != nil {
		return r, err
	}
	if _, err := before.Preview(revert); err != nil {
		return r, err
	}
	if r.Sessions, err = numbered(t.restored(c)); err != nil {
		return r, ErrChangedSince
	}
	r.Cohort = t.Cohort
	t.finish(&r, now)
	r.Cohort.Schedule = c.Before.Schedule
	if slices.Equal(t.Cohort.EntryWeeks, c.After.EntryWeeks) {
		r.Cohort.EntryWeeks = c.Before.EntryWeeks
	}
	if t.Cohort.RoomID == c.After.RoomID {
		r.Cohort.RoomID = c.Before.RoomID
	}
	r.Seats = t.spansRestored(c, r)
	if len(r.Sessions) != c.Before.Schedule.Sessions || t.isCommittedTo(len(r.Sessions)) {
		return r, ErrChangedSince
	}
	return r, nil
}

// revert is the way back as the schedule's rules take it. What else was called
// off or restored meanwhile counts the sessions otherwise, which is no change of
// them.
func (t Timetable) revert(c ScheduleChange, now schedule.Schedule) (e schedule.Revert, err error) {
	zone, err := t.Cohort.Zone()
	if err != nil {
		return e, err
	}
	counted, err := now.Preview(schedule.Revert{})
	if err != nil {
		return e, err
	}
	for _, s := range c.After.Sessions {
		current := find(t.Sessions, s.ID)
		if current == nil || taught(*current) != taught(s) || find(c.Before.Sessions, s.ID) == nil && len(t.marksOf(s.ID)) > 0 {
			return e, ErrChangedSince
		}
		if was := find(c.Before.Sessions, s.ID); was != nil && was.RoomID != s.RoomID && current.RoomID != s.RoomID {
			return e, ErrChangedSince
		}
		changed := t.unrecorded(s, zone)
		i := slices.IndexFunc(counted.After.Sessions, func(o schedule.Session) bool { return o.Key == changed.Key })
		changed.Number = counted.After.Sessions[i].Number
		e.Changed = append(e.Changed, changed)
	}
	for _, s := range c.Before.Sessions {
		e.Before = append(e.Before, t.unrecorded(s, zone))
	}
	return e, nil
}

// unrecorded is a session as it stood when nothing was recorded of it, unless it
// was then already and only its number changed.
func (t Timetable) unrecorded(s Session, zone *time.Location) schedule.Session {
	out := t.engineSession(s, zone)
	if s.Status == SessionScheduled {
		out.Status = schedule.Planned
	}
	return out
}

// restored gives the sessions as they stood before a change, those that it added
// taken out.
func (t Timetable) restored(c ScheduleChange) []Session {
	sessions := slices.DeleteFunc(slices.Clone(t.Sessions), func(s Session) bool {
		return find(c.After.Sessions, s.ID) != nil && find(c.Before.Sessions, s.ID) == nil
	})
	for i := range sessions {
		s := &sessions[i]
		if was := find(c.Before.Sessions, s.ID); was != nil {
			s.Date, s.StartsAt, s.EndsAt, s.Notice = was.Date, was.StartsAt, was.EndsAt, was.Notice
			s.WeekNumber, s.Theme = was.WeekNumber, was.Theme
			s.Status, s.CancelReason = was.Status, was.CancelReason
			if after := find(c.After.Sessions, s.ID); after != nil && after.RoomID != was.RoomID {
				s.RoomID = was.RoomID
			}
		}
	}
	return sessions
}

// spansRestored gives memberships back what they had, where nothing else was
// said of them since.
func (t Timetable) spansRestored(c ScheduleChange, r Rescheduled) []Seated {
	var seats []Seated
	for _, e := range t.Episodes {
		is := e
		if i := slices.IndexFunc(r.Seats, func(s Seated) bool { return s.Before.ID == e.ID }); i >= 0 {
			is = r.Seats[i].After
		}
		if i := slices.Index(c.After.Seats, spanOf(e)); i >= 0 {
			is.FromSession, is.ThroughSession = c.Before.Seats[i].From, c.Before.Seats[i].Through
		}
		if is.FromSession != e.FromSession || is.ThroughSession != e.ThroughSession {
			seats = append(seats, Seated{Before: e, After: is})
		}
	}
	return seats
}

func (t Timetable) isCommittedTo(sessions int) bool {
	return slices.ContainsFunc(t.Episodes, func(e Enrollment) bool { return e.CommittedSessions > sessions })
}
