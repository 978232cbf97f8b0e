package program

import (
	"context"
	"errors"
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// What a change of a cohort's sessions notes: of which kind it was, and how
// the sessions that it touched stood before and after.
var (
	noteKind       = practice.Kept("kind")
	noteScheduleID = practice.Kept("scheduleChange")
)

// ScheduleAhead is what a change of a cohort's sessions makes of them.
type ScheduleAhead struct {
	program.Rescheduled
	ID      domain.ScheduleChangeID // zero while it is only looked at
	Clashes []practice.Clash
}

// LastChange is the newest change of a cohort's sessions that stands, and the
// cohort's version; the zero id where there is none.
type LastChange struct {
	program.ScheduleChange
	ByName  string
	Version int
}

// LastScheduleChange gives the change of a cohort's sessions that can be undone.
func (desk *Desk) LastScheduleChange(ctx context.Context, by domain.Actor, id domain.CohortID) (last LastChange, err error) {
	err = desk.Look(ctx, by, domain.Reschedule, func(tx practice.Tx, scope domain.Scope) error { // names no client
		c, err := visibleCohort(tx, scope, id)
		if err != nil {
			return err
		}
		last.Version = c.Version
		last.ScheduleChange, err = tx.LastScheduleChange(id)
		if domain.ErrNotFound.Is(err) {
			return nil
		}
		if err != nil {
			return err
		}
		u, err := tx.User(last.By)
		last.ByName = u.Name
		return err
	})
	return last, err
}

// ScheduleAhead says beforehand what a change of a cohort's sessions would do.
func (desk *Desk) ScheduleAhead(ctx context.Context, by domain.Actor, id domain.CohortID, edit program.ScheduleEdit) (v ScheduleAhead, err error) {
	err = desk.Read(ctx, by, domain.Reschedule, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("cohort", id, domain.ClientID{})
		c, err := visibleCohort(tx, scope, id)
		if err != nil {
			return err
		}
		t, err := timetable(tx, c)
		if err != nil {
			return err
		}
		var f domain.Faults
		f.Join(edit.Validate())
		if err := checkRoom(tx, &f, c, edit.RoomID); err != nil {
			return err
		}
		if err := d.Check(f.Err()); err != nil {
			return err
		}
		v.Rescheduled, err = t.Reschedule(edit, domain.NewID[domain.SessionID](), d.Now)
		if err := d.Check(err); err != nil {
			return err
		}
		if v.Clashes, err = gathered(t, v.Rescheduled).Clashes(tx, by, d.Now); err != nil {
			return err
		}
		d.Note(practice.Clients, len(slices.DeleteFunc(slices.Clone(v.Clashes), func(c practice.Clash) bool { return c.Client.ID.IsZero() })))
		return errors.Join(inClock(tx, &v.Rescheduled), linesInRooms(tx, v.Lines))
	})
	return v, err
}

// Reschedule changes when a running cohort meets: one session, or all from one
// on. Who has something else at a new hour needs a reason.
func (desk *Desk) Reschedule(ctx context.Context, by domain.Actor, id domain.CohortID, expected domain.Version, edit program.ScheduleEdit, override string) (v ScheduleAhead, err error) {
	rooms := &roomsLock{cohort: id, wanted: []domain.RoomID{edit.RoomID}}
	err = desk.onTimetable(ctx, by, id, rooms, func(tx practice.Tx, d *practice.Deed, t program.Timetable) error {
		if err := expected.Matches(t.Cohort.Version); err != nil {
			return err
		}
		wrong := overrideFaults(override)
		wrong.Join(edit.Validate())
		if err := checkRoom(tx, &wrong, t.Cohort, edit.RoomID); err != nil {
			return err
		}
		if err := d.Check(wrong.Err()); err != nil {
			return err
		}
		if v.Rescheduled, err = t.Reschedule(edit, domain.NewID[domain.SessionID](), d.Now); err != nil {
			return err
		}
		change := t.Kept(domain.NewID[domain.ScheduleChangeID](), edit.Kind, v.Rescheduled, by.UserID, d.Now)
		v.ID = change.ID
		noteSchedule(d, edit.Kind, change)
		if err := keepSchedule(tx, d, t, rooms, &v, override); err != nil {
			return err
		}
		return tx.CreateScheduleChange(change)
	})
	return v, err
}

// UndoSchedule takes the newest change of a cohort's sessions back. What stood
// in its place stays in the record.
func (desk *Desk) UndoSchedule(ctx context.Context, by domain.Actor, id domain.CohortID, which domain.ScheduleChangeID, override string) (v ScheduleAhead, err error) {
	rooms := &roomsLock{cohort: id, undoes: true}
	err = desk.onTimetable(ctx, by, id, rooms, func(tx practice.Tx, d *practice.Deed, t program.Timetable) error {
		if err := d.Check(overrideFaults(override).Err()); err != nil {
			return err
		}
		change, err := tx.LastScheduleChange(id)
		switch {
		case domain.ErrNotFound.Is(err), err == nil && change.ID != which:
			return program.ErrChangedSince
		case err != nil:
			return err
		}
		if v.Rescheduled, err = t.Undo(change, d.Now); err != nil {
			return err
		}
		v.ID = change.ID
		back := change
		back.Before, back.After = change.After, change.Before
		noteSchedule(d, "undo", back)
		if err := keepSchedule(tx, d, t, rooms, &v, override); err != nil {
			return err
		}
		change.UndoneAt, change.UndoneBy = &d.Now, by.UserID
		return tx.SaveScheduleChange(change)
	})
	return v, err
}

// onTimetable is the only way to change when a cohort meets. Its leaders and its
// rooms are locked before it, and the settings held, as the one order of locks
// asks; its sessions are locked with it.
func (desk *Desk) onTimetable(ctx context.Context, by domain.Actor, id domain.CohortID, rooms *roomsLock, do func(practice.Tx, *practice.Deed, program.Timetable) error) error {
	leaders := leadersLock{cohort: id, always: true}
	return desk.OnCohort(ctx, by, domain.Reschedule, id, func(tx practice.Tx, d *practice.Deed, c program.Cohort) error {
		if err := leaders.fits(c); err != nil {
			return err
		}
		t, err := timetable(tx, c)
		if err != nil {
			return err
		}
		return do(tx, d, t)
	}, leaders.lock, practice.HoldSettings, rooms.lock)
}

// keepSchedule writes what a change makes of a cohort's sessions and of the
// memberships that count them.
func keepSchedule(tx practice.Tx, d *practice.Deed, t program.Timetable, rooms *roomsLock, v *ScheduleAhead, override string) (err error) {
	g := gathered(t, v.Rescheduled)
	if err := errors.Join(rooms.fits(g.InRooms), checkBooked(tx, g.InRooms)); err != nil {
		return err
	}
	if err := tx.LockClients(clientIDs(g.Members)...); err != nil {
		return err
	}
	if v.Clashes, err = g.Clashes(tx, d.By, d.Now); err != nil {
		return err
	}
	if err := d.PassClashes(v.Clashes, override, practice.NoField); err != nil {
		return err
	}
	if err := saveSeats(tx, d, v.Cohort.ID, v.Seats); err != nil {
		return err
	}
	v.Cohort.Version, v.Cohort.UpdatedAt = v.Cohort.Version+1, d.Now
	if err := tx.SaveCohort(v.Cohort); err != nil {
		return err
	}
	var changed, added []program.Session
	for _, l := range v.Lines {
		if l.After == nil {
			continue
		}
		l.After.UpdatedAt = d.Now
		if l.Before == nil {
			added = append(added, *l.After)
			continue
		}
		l.After.Version = l.Before.Version + 1
		changed = append(changed, *l.After)
	}
	if err := tx.RescheduleSessions(v.Cohort.ID, changed, added, v.Removed); err != nil {
		return err
	}
	return errors.Join(inClock(tx, &v.Rescheduled), linesInRooms(tx, v.Lines))
}

// saveSeats writes which sessions memberships count by.
func saveSeats(tx practice.Tx, d *practice.Deed, id domain.CohortID, seats []program.Seated) error {
	if len(seats) == 0 {
		return nil
	}
	if _, err := tx.LockMembers(id, domain.Date{Year: 1, Month: 1, Day: 1}); err != nil { // those who left, too
		return err
	}
	for _, s := range seats {
		s.After.Version, s.After.UpdatedAt = s.After.Version+1, d.Now
		if err := tx.SaveEnrollment(s.After); err != nil {
			return err
		}
	}
	return nil
}

// noteSchedule keeps how the sessions stood before and after.
func noteSchedule(d *practice.Deed, kind program.EditKind, change program.ScheduleChange) {
	d.Note(noteKind, string(kind))
	d.Note(noteScheduleID, change.ID.String())
	d.Note(practice.Before, datesIn(change.Before.Sessions))
	d.Note(practice.After, datesIn(change.After.Sessions))
}

// notedSession is what the audit keeps of a session's date.
type notedSession struct {
	Session  string `json:"session"`
	Number   int    `json:"number"`
	StartsAt string `json:"startsAt"`
	EndsAt   string `json:"endsAt"`
	Week     int    `json:"week,omitempty"`
	Status   string `json:"status"`
	Room     string `json:"room,omitempty"`
}

func datesIn(sessions []program.Session) []notedSession {
	noted := make([]notedSession, len(sessions))
	for i, s := range sessions {
		noted[i] = notedSession{Session: s.ID.String(), Number: s.Number, StartsAt: s.StartsAt.Format(time.RFC3339), EndsAt: s.EndsAt.Format(time.RFC3339),
			Week: s.WeekNumber, Status: string(s.Status), Room: roomNoted(s.RoomID)}
	}
	return noted
}

func roomNoted(id domain.RoomID) string {
	if id.IsZero() {
		return ""
	}
	return id.String()
}

// linesInRooms names the rooms of what a change does.
func linesInRooms(tx practice.Tx, lines []program.ScheduleLine) error {
	var sessions []*program.Session
	for _, l := range lines {
		sessions = append(sessions, l.Before, l.After)
	}
	return inRooms(tx, sessions...)
}

// gathered is who has to come at another time by a change: the leaders, and the
// members of the sessions that it dates or adds.
func gathered(t program.Timetable, r program.Rescheduled) practice.Gathering {
	g := practice.Gathering{Cohort: r.Cohort, Leaders: r.Cohort.Leaders(), InRooms: r.Booked()}
	for _, l := range r.Lines {
		if l.Kind == program.LineMoved || l.Kind == program.LineAdded || l.Kind == program.LineRestored {
			g.Sessions = append(g.Sessions, *l.After)
		}
	}
	for _, e := range t.Episodes {
		if i := slices.IndexFunc(r.Seats, func(s program.Seated) bool { return s.Before.ID == e.ID }); i >= 0 {
			e = r.Seats[i].After
		}
		if len(e.Attends(g.Sessions)) > 0 {
			g.Members = append(g.Members, e)
		}
	}
	return g
}

// timetable reads a cohort with all that its dates rest on, and all that rests
// on them.
func timetable(tx practice.Tx, c program.Cohort) (t program.Timetable, err error) {
	t.Cohort = c
	settings, err := tx.Settings()
	if err != nil {
		return t, err
	}
	t.Closed, t.Hours = settings.Closed, settings.Hours
	if t.Sessions, err = tx.Sessions(c.ID); err != nil {
		return t, err
	}
	if t.Episodes, err = tx.Enrollments(c.ID); err != nil {
		return t, err
	}
	if t.Marks, err = tx.AttendanceOf(c.ID); err != nil {
		return t, err
	}
	if t.Homework, err = tx.HomeworkOf(c.ID); err != nil {
		return t, err
	}
	if t.Rooms, err = tx.Rooms(); err != nil {
		return t, err
	}
	fees, err := tx.CohortFees(c.ID)
	if err != nil {
		return t, err
	}
	t.Fees = fees[c.ID]
	for _, id := range c.Leaders() {
		u, err := tx.User(id)
		if err != nil {
			return t, err
		}
		t.Leaders = append(t.Leaders, u)
	}
	if c.CurriculumID.IsZero() {
		return t, nil
	}
	version, err := tx.CurriculumVersion(c.CurriculumID, c.CurriculumVersion)
	t.Weeks = version.Outline.Weeks
	return t, err
}

// inClock writes what is said of a change by the practice's clock.
func inClock(tx practice.Tx, r *program.Rescheduled) error {
	settings, err := tx.Settings()
	if err != nil {
		return err
	}
	for i, said := range r.Notices {
		r.Notices[i] = settings.HourClock().InWords(said)
	}
	return nil
}
