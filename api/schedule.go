package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/program"
	programdesk "cohort/practice/program"
)

func (s *Server) scheduleRoutes() {
	add(s, reads, "/cohorts/{id}/schedule", domain.Reschedule, "Read the newest change of a cohort's sessions", s.readSchedule)
	add(s, asks, "/cohorts/{id}/schedule/ahead", domain.Reschedule, "Read what a change of a cohort's sessions would do", s.readScheduleAhead)
	add(s, acts, "/cohorts/{id}/schedule", domain.Reschedule, "Change when a running cohort meets", s.reschedule)
	add(s, acts, "/cohorts/{id}/schedule/undo", domain.Reschedule, "Undo the newest change of a cohort's sessions", s.undoSchedule)
}

// ScheduleEdit is one change of a running cohort's sessions.
type ScheduleEdit struct {
	Kind            program.EditKind `json:"kind" doc:"move: one session; insert: one more; push: a session and all later ones come some weeks or meetings later; change_rest: they get another day, time or length, in a program of several meetings a week that one of them which the session is; cancel: one is called off"`
	SessionID       string           `json:"sessionId,omitempty" doc:"The session, or the first of them; absent to insert one"`
	On              string           `json:"on,omitempty" doc:"Its new day; needed for move and insert"`
	Time            string           `json:"time,omitempty" example:"18:00" doc:"Absent: as it is"`
	DurationMinutes int              `json:"durationMinutes,omitempty" doc:"60 to 120, to 360 in an intensive program; absent: as it is"`
	Cadence         program.Cadence  `json:"cadence,omitempty" doc:"change_rest; absent: as it is"`
	Weeks           int              `json:"weeks,omitempty" doc:"push: by how many weeks, 1 to 26"`
	Meetings        int              `json:"meetings,omitempty" doc:"push, in the place of weeks: by how many meetings, 1 to 26"`
	AlsoMeets       *[]Meeting       `json:"alsoMeets,omitempty" doc:"change_rest: on which further days of the week it meets from then on; absent: as it does, empty: on none"`
	Themes          program.Themes   `json:"themes,omitempty" doc:"insert and cancel: whether the curriculum's weeks stay with their sessions, as when absent, or follow their order"`
	Reason          string           `json:"reason,omitempty" doc:"cancel"`
	RoomID          string           `json:"roomId,omitempty" doc:"move, insert and change_rest: in which it is held; absent: as it is, and an inserted one in the cohort's usual room"`
}

func (b ScheduleEdit) edit(f *domain.Faults) program.ScheduleEdit {
	out := program.ScheduleEdit{Kind: b.Kind, SessionID: idField[domain.SessionID](f, "sessionId", b.SessionID), On: dateField(f, "on", b.On), Time: b.Time,
		Minutes: b.DurationMinutes, Cadence: b.Cadence, Weeks: b.Weeks, Meetings: b.Meetings, Themes: b.Themes, Reason: b.Reason, RoomID: idField[domain.RoomID](f, "roomId", b.RoomID)}
	if b.AlsoMeets != nil {
		also := meetings(*b.AlsoMeets)
		out.AlsoMeets = &also
	}
	return out
}

// ScheduleLine is what a change does to one session.
type ScheduleLine struct {
	Kind   program.LineKind `json:"kind"`
	Before *CohortSession   `json:"before,omitempty" doc:"Absent when it is added"`
	After  *CohortSession   `json:"after,omitempty" doc:"Absent when it is taken out"`
}

// ScheduleAhead is what a change of a cohort's sessions does to them.
type ScheduleAhead struct {
	ID       string         `json:"id,omitempty" doc:"Of the change, once it is made: its undo asks for it"`
	Lines    []ScheduleLine `json:"lines" doc:"The sessions that differ, in order"`
	Notices  []string       `json:"notices" doc:"Closed days that are passed over, and what the clocks do"`
	Warnings []string       `json:"warnings" doc:"What hangs on a day and is another by it, and themes that lose their session"`
	Clashes  []Clash        `json:"clashes" doc:"Who would be needed in two cohorts at one hour"`
	Version  int            `json:"version" doc:"Of the cohort"`
}

func scheduleAhead(v programdesk.ScheduleAhead) ScheduleAhead {
	return ScheduleAhead{ID: text(v.ID), Lines: each(v.Lines, scheduleLine), Notices: filled(v.Notices), Warnings: filled(v.Warnings),
		Clashes: each(v.Clashes, clash), Version: v.Cohort.Version}
}

func scheduleLine(l program.ScheduleLine) ScheduleLine {
	return ScheduleLine{Kind: l.Kind, Before: maybeSession(l.Before), After: maybeSession(l.After)}
}

func maybeSession(s *program.Session) *CohortSession {
	if s == nil {
		return nil
	}
	out := cohortSession(*s)
	return &out
}

type scheduleAheadInput struct {
	ByID
	Sent[ScheduleEdit]

	edit program.ScheduleEdit
}

func (in *scheduleAheadInput) read(f *domain.Faults) { in.edit = in.body.edit(f) }

func (s *Server) readScheduleAhead(ctx context.Context, by domain.Actor, in *scheduleAheadInput) (*answer[ScheduleAhead], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.ScheduleAhead(ctx, by, id, in.edit)
	return plain(scheduleAhead(v)), err
}

// RescheduleBody changes when a running cohort meets.
type RescheduleBody struct {
	ScheduleEdit
	Override string `json:"overrideReason,omitempty" doc:"Why leaders and members may have something else at a new hour (409 time_clash); the audit keeps it"`
}

type rescheduleInput struct {
	ByID
	Editing
	Sent[RescheduleBody]

	edit program.ScheduleEdit
}

func (in *rescheduleInput) read(f *domain.Faults) { in.edit = in.body.edit(f) }

func (s *Server) reschedule(ctx context.Context, by domain.Actor, in *rescheduleInput) (*answer[ScheduleAhead], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.Reschedule(ctx, by, id, in.version(), in.edit, in.body.Override)
	return versioned(scheduleAhead(v), v.Cohort.Version), err
}

// UndoScheduleBody names the change that is taken back.
type UndoScheduleBody struct {
	ID       string `json:"id" doc:"Of the newest change of the cohort's sessions"`
	Override string `json:"overrideReason,omitempty" doc:"Why leaders and members may have something else at the old hour (409 time_clash); the audit keeps it"`
}

type undoScheduleInput struct {
	ByID
	Sent[UndoScheduleBody]

	which domain.ScheduleChangeID
}

func (in *undoScheduleInput) read(f *domain.Faults) {
	in.which = idField[domain.ScheduleChangeID](f, "id", in.body.ID)
	f.When(in.body.ID == "", "id", "is missing")
}

func (s *Server) undoSchedule(ctx context.Context, by domain.Actor, in *undoScheduleInput) (*answer[ScheduleAhead], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.UndoSchedule(ctx, by, id, in.which, in.body.Override)
	return versioned(scheduleAhead(v), v.Cohort.Version), err
}

// ScheduleAnswer is the newest change of a cohort's sessions that stands: the one
// that can be undone.
type ScheduleAnswer struct {
	Last    *ScheduleChange `json:"last,omitempty" doc:"Absent: none stands"`
	Version int             `json:"version" doc:"Of the cohort"`
}

// ScheduleChange is a change of a cohort's sessions.
type ScheduleChange struct {
	ID   string           `json:"id"`
	Kind program.EditKind `json:"kind"`
	At   time.Time        `json:"at"`
	By   string           `json:"by" doc:"Name"`
}

func (s *Server) readSchedule(ctx context.Context, by domain.Actor, in *ByID) (*answer[ScheduleAnswer], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.LastScheduleChange(ctx, by, id)
	out := ScheduleAnswer{Version: v.Version}
	if !v.ID.IsZero() {
		out.Last = &ScheduleChange{ID: v.ID.String(), Kind: v.Kind, At: v.At, By: v.ByName}
	}
	return versioned(out, v.Version), err
}
