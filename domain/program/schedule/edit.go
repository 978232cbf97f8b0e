package schedule

import "cohort/domain"

// Edit is one change to a schedule: Move, Cancel, Restore, Insert, ShiftRest,
// ChangeRest or Revert. Preview shows what it would do; nothing is changed
// until the caller keeps the result.
type Edit interface {
	// apply changes s, which is a copy, and returns it unordered.
	apply(s Schedule) (Schedule, []Notice, error)
}

// Move puts one planned session on another day or time. The others stay.
type Move struct {
	Key             string
	To              domain.Date
	Time            WallTime // "" keeps the session's time
	DurationMinutes int      // 0 keeps the session's length
}

func (e Move) apply(s Schedule) (Schedule, []Notice, error) {
	i, err := s.planned(e.Key)
	if err != nil {
		return s, nil, err
	}
	at, minutes := s.Sessions[i].Time, s.Sessions[i].DurationMinutes
	return s.dated(i, e.To, or(e.Time, at), or(e.DurationMinutes, minutes))
}

// Cancel calls one planned session off. It stays in the schedule, so that
// members and calendars are told. With MakeUp a session of that key is added on
// the next open group day after the last one, and the number of sessions kept.
type Cancel struct {
	Key    string
	Reason string // shown to members; names nobody
	MakeUp string
}

func (e Cancel) apply(s Schedule) (Schedule, []Notice, error) {
	i, err := s.planned(e.Key)
	if err != nil {
		return s, nil, err
	}
	s.Sessions[i].Status, s.Sessions[i].Reason = Cancelled, e.Reason
	if e.MakeUp == "" {
		return s, nil, nil
	}
	last := s.Sessions[len(s.Sessions)-1].Date
	days, err := s.Plan.restOf(last.AddDays(1), 1)
	if err != nil {
		return s, nil, err
	}
	s.Sessions = append(s.Sessions, Session{Key: e.MakeUp, Status: Planned})
	s, notices, err := s.dated(len(s.Sessions)-1, days.held[0].on, days.held[0].as.Time, days.held[0].as.DurationMinutes)
	return s, append(days.notices, notices...), err
}

// Restore takes a cancellation back.
type Restore struct{ Key string }

func (e Restore) apply(s Schedule) (Schedule, []Notice, error) {
	i, err := s.index(e.Key)
	if err != nil {
		return s, nil, err
	}
	if s.Sessions[i].Status != Cancelled {
		return s, nil, ErrNotCancelled
	}
	s.Sessions[i].Status, s.Sessions[i].Reason = Planned, ""
	return s, nil, nil
}

// Insert adds a session between the others, such as a make-up session.
type Insert struct {
	Key             string
	On              domain.Date
	Time            WallTime // "" is the plan's time on that day of the week
	DurationMinutes int      // 0 is the plan's length then
}

func (e Insert) apply(s Schedule) (Schedule, []Notice, error) {
	if e.Key == "" {
		return s, nil, domain.Invalid("key", "must be given")
	}
	s.Sessions = append(s.Sessions, Session{Key: e.Key, Status: Planned})
	usual := s.Plan.on(e.On.Weekday())
	return s.dated(len(s.Sessions)-1, e.On, or(e.Time, usual.Time), or(e.DurationMinutes, usual.DurationMinutes))
}

// planned finds a session that may still be changed.
func (s Schedule) planned(key string) (int, error) {
	i, err := s.index(key)
	switch {
	case err != nil:
		return 0, err
	case s.Sessions[i].Status == Held:
		return 0, ErrSessionHeld
	case s.Sessions[i].Status == Cancelled:
		return 0, ErrCancelled
	}
	return i, nil
}

// dated checks a new date before it is put, and tells when that day is closed:
// a leader may have agreed to meet on a holiday, so it is not refused.
func (s Schedule) dated(i int, day domain.Date, at WallTime, minutes int) (Schedule, []Notice, error) {
	var faults domain.Faults
	_, _, clockOK := at.clock()
	faults.When(day.IsZero(), "date", "must be a day")
	faults.When(!clockOK, "time", "must be a time of day as HH:MM, such as 18:00")
	faults.When(minutes < 1 || minutes > MaxMinutes, "durationMinutes", "must be from 1 to 720")
	if err := faults.Err(); err != nil {
		return s, nil, err
	}
	notices, err := s.put(i, day, at, minutes)
	if err != nil {
		return s, nil, err
	}
	closed, err := s.Plan.closedDays()
	if err != nil {
		return s, nil, err
	}
	if reason, _, shut := closed.on(day); shut {
		notices = append(notices, Notice{Session: 0, Date: day, Kind: Closed, Text: day.String() + " is closed (" + because(reason) + "). The session takes place there all the same."})
	}
	return s, notices, nil
}

func or[T comparable](given, otherwise T) T {
	var none T
	if given == none {
		return otherwise
	}
	return given
}
