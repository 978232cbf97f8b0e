package program

import (
	"slices"
	"strings"
	"time"

	"cohort/domain"
	"cohort/domain/program/schedule"
)

// The errors about changing when a cohort meets.
var (
	ErrPassesSession = domain.Conflict("session_passes", "A session cannot pass another one: their order and themes would change. Move the other one first, or push the rest.")
	ErrChangedSince  = schedule.ErrChangedSince
)

// Rescheduled is what a change of a cohort's sessions makes of them.
type Rescheduled struct {
	Cohort   Cohort
	Sessions []Session      // all, in order
	Lines    []ScheduleLine // what differs, in order
	Seats    []Seated       // memberships that count their sessions otherwise now
	Added    []Session
	Removed  []Session
	Notices  []string // closed days that are passed over, and what the clocks do
	Warnings []string // what is worth a second look
}

// Seated is a membership before and after.
type Seated struct{ Before, After Enrollment }

// LineKind sorts what happens to sessions.
type LineKind string

// What may happen to one.
const (
	LineAdded      LineKind = "added"
	LineRemoved    LineKind = "removed"
	LineMoved      LineKind = "moved"
	LineCancelled  LineKind = "cancelled"
	LineRestored   LineKind = "restored"
	LineRoom       LineKind = "room"   // another room at its old hour
	LineThemed     LineKind = "themed" // another theme on its old day
	LineRenumbered LineKind = "renumbered"
)

// Values is the closed list, as texts.
func (LineKind) Values() []string {
	return domain.Texts([]LineKind{LineAdded, LineRemoved, LineMoved, LineCancelled, LineRestored, LineRoom, LineThemed, LineRenumbered})
}

// ScheduleLine is what happens to one session.
type ScheduleLine struct {
	Kind   LineKind
	Before *Session // nil when added
	After  *Session // nil when removed
}

// Reschedule works out a change without keeping it. fresh is the id of a session
// that it adds.
func (t Timetable) Reschedule(e ScheduleEdit, fresh domain.SessionID, now time.Time) (r Rescheduled, err error) {
	if err := e.Validate(); err != nil {
		return r, err
	}
	if t.Cohort.Status != CohortRunning {
		return r, ErrNotRunning
	}
	var first Session
	if !e.SessionID.IsZero() {
		found := find(t.Sessions, e.SessionID)
		if found == nil {
			return r, domain.Invalid("sessionId", "is no session of this cohort")
		}
		first = *found
	}
	if err := e.suits(t.Cohort.Schedule, first.Date); err != nil {
		return r, err
	}
	before, err := t.engine()
	if err != nil {
		return r, err
	}
	change, err := before.Preview(e.engine(fresh))
	if err != nil {
		return r, err
	}
	if e.Kind == EditInsert && len(t.Sessions) >= MaxWeeks {
		return r, domain.Invalid("kind", "a cohort has at most 104 sessions")
	}
	if r.Sessions, err = t.put(change); err != nil {
		return r, err
	}
	r.Cohort = t.Cohort
	r.Cohort.Schedule = t.rhythmAfter(e, change.After.Plan)
	r.Cohort.RoomID = t.putInRoom(e, r.Sessions)
	if e.Themes == ThemesFollow {
		if r.Sessions, err = t.follow(r.Sessions, change.After); err != nil {
			return r, err
		}
	}
	r.Notices = noticesOf(change)
	t.finish(&r, now)
	return r, nil
}

// put gives the sessions as the change dates them, in their order: it never
// lets one that is held pass another.
func (t Timetable) put(change schedule.Change) ([]Session, error) {
	after := slices.Clone(t.Sessions)
	for _, dated := range change.After.Sessions {
		i := slices.IndexFunc(after, func(s Session) bool { return s.ID.String() == dated.Key })
		if i < 0 {
			after = insertByStart(after, t.added(dated, change))
			continue
		}
		if s := &after[i]; !s.StartsAt.Equal(dated.StartsAt) || !s.EndsAt.Equal(dated.EndsAt) {
			s.Date, s.StartsAt, s.EndsAt, s.Notice = dated.Date, dated.StartsAt, dated.EndsAt, noticeOn(dated.Date, change)
		}
		if s := &after[i]; dated.Status == schedule.Cancelled && s.Status != SessionCancelled {
			s.Status, s.CancelReason = SessionCancelled, dated.Reason
		}
	}
	return numbered(after)
}

func (t Timetable) added(dated schedule.Session, change schedule.Change) Session {
	id, _ := domain.ParseID[domain.SessionID](dated.Key) // was made from one
	return Session{ID: id, CohortID: t.Cohort.ID, Date: dated.Date, StartsAt: dated.StartsAt, EndsAt: dated.EndsAt,
		Notice: noticeOn(dated.Date, change), Status: SessionScheduled, Version: 1}
}

// putInRoom gives the sessions that a change is about its room, and says which
// room is the cohort's usual one then. A session that is added is held there,
// unless told otherwise.
func (t Timetable) putInRoom(e ScheduleEdit, after []Session) (usual domain.RoomID) {
	usual = t.Cohort.RoomID
	first := find(t.Sessions, e.SessionID)
	for i := range after {
		s := &after[i]
		was := find(t.Sessions, s.ID)
		switch {
		case was == nil:
			s.RoomID = usual
			if !e.RoomID.IsZero() {
				s.RoomID = e.RoomID
			}
		case e.RoomID.IsZero() || first == nil || s.Status != SessionScheduled || t.IsRecorded(*was):
		case s.ID == first.ID, e.Kind == EditRest && was.Number > first.Number:
			s.RoomID = e.RoomID
		}
	}
	if e.Kind == EditRest && !e.RoomID.IsZero() {
		return e.RoomID
	}
	return usual
}

// insertByStart puts a session before the first that is held later.
func insertByStart(sessions []Session, s Session) []Session {
	at := slices.IndexFunc(sessions, func(o Session) bool { return o.Status != SessionCancelled && o.StartsAt.After(s.StartsAt) })
	if at < 0 {
		at = len(sessions)
	}
	for at > 0 && sessions[at-1].Status == SessionCancelled && sessions[at-1].StartsAt.After(s.StartsAt) {
		at--
	}
	return slices.Insert(sessions, at, s)
}

// numbered counts sessions through, and refuses those that are held out of order.
func numbered(sessions []Session) ([]Session, error) {
	var last time.Time
	for i := range sessions {
		s := &sessions[i]
		s.Number = i + 1
		if s.Status == SessionCancelled {
			continue
		}
		if s.StartsAt.Before(last) {
			return nil, ErrPassesSession
		}
		last = s.StartsAt
	}
	return sessions, nil
}

// rhythmAfter is the schedule with what a change of the rest says of it.
func (t Timetable) rhythmAfter(e ScheduleEdit, p schedule.Plan) Schedule {
	w := t.Cohort.Schedule
	if e.Kind == EditPush || e.Kind == EditRest {
		w.MeetsFrom = p.StartsOn
	}
	if e.Kind == EditRest {
		w.Time, w.DurationMinutes, w.Cadence, w.AlsoMeets = p.Time.String(), p.DurationMinutes, Cadence(p.Cadence), meetingsOf(p)
	}
	return w
}

// finish works out everything that follows from new dates.
func (t Timetable) finish(r *Rescheduled, now time.Time) {
	r.Lines = t.compare(r.Sessions)
	for _, l := range r.Lines {
		switch l.Kind {
		case LineAdded:
			r.Added = append(r.Added, *l.After)
		case LineRemoved:
			r.Removed = append(r.Removed, *l.Before)
		default:
		}
	}
	w := &r.Cohort.Schedule
	w.Sessions = len(r.Sessions)
	if first := firstDay(r.Sessions); first != firstDay(t.Sessions) {
		w.MeetsFrom, w.StartsOn = w.Rhythm(), first
	}
	r.Cohort.EntryWeeks = t.entryWeeksAfter(r.Sessions)
	r.Seats = t.seatsAfter(r.Sessions, now)
	r.Warnings = t.warnings(*r, now)
}

func firstDay(sessions []Session) domain.Date {
	if len(sessions) == 0 {
		return domain.Date{}
	}
	return sessions[0].Date
}

// compare lists the sessions that differ.
func (t Timetable) compare(after []Session) []ScheduleLine {
	var lines []ScheduleLine
	for i := range after {
		now := &after[i]
		was := find(t.Sessions, now.ID)
		if kind, differs := lineKind(was, now); differs {
			lines = append(lines, ScheduleLine{Kind: kind, Before: was, After: now})
		}
	}
	for i := range t.Sessions {
		if was := &t.Sessions[i]; find(after, was.ID) == nil {
			lines = append(lines, ScheduleLine{Kind: LineRemoved, Before: was})
		}
	}
	return lines
}

func lineKind(was, now *Session) (kind LineKind, differs bool) {
	switch {
	case was == nil:
		return LineAdded, true
	case was.Status != SessionCancelled && now.Status == SessionCancelled:
		return LineCancelled, true
	case was.Status == SessionCancelled && now.Status != SessionCancelled:
		return LineRestored, true
	case !was.StartsAt.Equal(now.StartsAt) || !was.EndsAt.Equal(now.EndsAt):
		return LineMoved, true
	case was.RoomID != now.RoomID:
		return LineRoom, true
	case was.WeekNumber != now.WeekNumber || was.Theme != now.Theme:
		return LineThemed, true
	}
	return LineRenumbered, was.Number != now.Number
}

func find(sessions []Session, id domain.SessionID) *Session {
	i := slices.IndexFunc(sessions, func(s Session) bool { return s.ID == id })
	if i < 0 {
		return nil
	}
	return &sessions[i]
}

// noticeOn is what the clocks do to a session on a day.
func noticeOn(day domain.Date, change schedule.Change) string {
	var said []string
	for _, n := range change.Notices {
		if n.Date == day && n.Kind != schedule.Closed && n.Kind != schedule.StartMoved {
			said = append(said, n.Text)
		}
	}
	return strings.Join(said, " ")
}

func noticesOf(change schedule.Change) []string {
	said := make([]string, len(change.Notices))
	for i, n := range change.Notices {
		said[i] = n.Text
	}
	return said
}
