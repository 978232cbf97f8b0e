package program

import (
	"cmp"
	"fmt"
	"strings"

	"cohort/domain"
	"cohort/domain/program/schedule"
)

// EditKind is one way to change when a running cohort meets.
type EditKind string

// The ways.
const (
	EditMove   EditKind = "move"        // one session to another day or time
	EditInsert EditKind = "insert"      // one more session between the others, or after them
	EditPush   EditKind = "push"        // a session and all later ones come some weeks later
	EditRest   EditKind = "change_rest" // a session and all later ones get another day, time or length
	EditCancel EditKind = "cancel"      // one session is called off
)

// EditKinds lists them.
var EditKinds = []EditKind{EditMove, EditInsert, EditPush, EditRest, EditCancel}

// Values is the closed list, as texts.
func (EditKind) Values() []string { return domain.Texts(EditKinds) }

// Themes is what becomes of the curriculum's weeks when a session is called off
// or added.
type Themes string

// They stay with their sessions, so that a new session has none and that of a
// cancelled one is not held; or they follow the order of the sessions again, so
// that what was not delivered comes next.
const (
	ThemesStay   Themes = "stay"
	ThemesFollow Themes = "follow"
)

// AllThemes lists them.
var AllThemes = []Themes{ThemesStay, ThemesFollow}

// Values is the closed list, as texts.
func (Themes) Values() []string { return domain.Texts(AllThemes) }

// ScheduleEdit is one change of a running cohort's sessions. What it leaves zero
// stays as it is.
type ScheduleEdit struct {
	Kind      EditKind
	SessionID domain.SessionID // that it is about, or the first of them; none to insert one
	On        domain.Date
	Time      string
	Minutes   int
	Cadence   Cadence
	Weeks     int // to push by, or
	Meetings  int // to push by
	Themes    Themes
	Reason    string // of a cancellation
	RoomID    domain.RoomID
	AlsoMeets *[]Meeting // on which further days the rest meets; nil: as it is
}

// MostWeeks is how far sessions are pushed at once.
const MostWeeks = 26

// Validate names everything that is wrong with what was entered.
func (e ScheduleEdit) Validate() error {
	var f domain.Faults
	domain.OneOf(&f, "kind", e.Kind, EditKinds)
	f.When((e.Kind == EditInsert) != e.SessionID.IsZero(), "sessionId", "must name the session that is changed, and none to insert one")
	f.When((e.Kind == EditMove || e.Kind == EditInsert) && e.On.IsZero(), "on", "is missing")
	f.When(!e.On.IsZero() && (e.On.Year < domain.EarliestYear || e.On.Year > domain.LatestYear), "on", "must lie between 1900 and 2200")
	if _, err := schedule.ParseWallTime(e.Time); e.Time != "" && err != nil {
		f.Add("time", "must be a time such as 18:00")
	}
	f.When(e.Minutes != 0 && (e.Minutes < ShortestMinute || e.Minutes > LongestIntensive), "durationMinutes", "must be between 60 and 120, or 360 in an intensive program")
	if e.Cadence != "" {
		domain.OneOf(&f, "cadence", e.Cadence, Cadences)
	}
	f.When(e.Kind == EditPush && e.Meetings == 0 && (e.Weeks < 1 || e.Weeks > MostWeeks), "weeks", "must be between 1 and 26")
	f.When(e.Kind == EditPush && e.Meetings != 0 && (e.Meetings < 1 || e.Meetings > MostWeeks), "meetings", "must be between 1 and 26")
	f.When(e.Kind == EditPush && e.Meetings != 0 && e.Weeks != 0, "meetings", "must be left out where weeks are given")
	if e.Themes != "" {
		domain.OneOf(&f, "themes", e.Themes, AllThemes)
	}
	if e.Kind == EditCancel {
		f.Required("reason", e.Reason, domain.MaxReason)
	}
	e.checkForeign(&f)
	return f.Err()
}

// checkForeign names what says nothing in a change of this kind.
func (e ScheduleEdit) checkForeign(f *domain.Faults) {
	const foreign = "says nothing in such a change"
	dated := e.Kind == EditMove || e.Kind == EditInsert || e.Kind == EditRest
	f.When(!dated && !e.On.IsZero(), "on", foreign)
	f.When(!dated && e.Time != "", "time", foreign)
	f.When(!dated && e.Minutes != 0, "durationMinutes", foreign)
	f.When(!dated && !e.RoomID.IsZero(), "roomId", foreign)
	f.When(e.Kind != EditRest && e.Cadence != "", "cadence", foreign)
	f.When(e.Kind != EditPush && e.Weeks != 0, "weeks", foreign)
	f.When(e.Kind != EditPush && e.Meetings != 0, "meetings", foreign)
	f.When(e.Kind != EditRest && e.AlsoMeets != nil, "alsoMeets", foreign)
	f.When(e.Kind != EditCancel && e.Reason != "", "reason", foreign)
	f.When(e.Kind != EditCancel && e.Kind != EditInsert && e.Themes != "", "themes", foreign)
}

// engine is the edit as the schedule's rules take it; fresh is the id of a
// session that it adds.
func (e ScheduleEdit) engine(fresh domain.SessionID) schedule.Edit {
	key, at := e.SessionID.String(), schedule.WallTime(e.Time)
	switch e.Kind {
	case EditInsert:
		return schedule.Insert{Key: fresh.String(), On: e.On, Time: at, DurationMinutes: e.Minutes}
	case EditPush:
		return schedule.ShiftRest{From: key, Weeks: e.Weeks, Steps: e.Meetings}
	case EditRest:
		rest := schedule.ChangeRest{From: key, StartsOn: e.On, Time: at, DurationMinutes: e.Minutes, Cadence: schedule.Cadence(e.Cadence)}
		if e.AlsoMeets != nil {
			rest.Meetings = append([]schedule.Meeting{}, meetings(*e.AlsoMeets)...) // none is not as it is
		}
		return rest
	case EditCancel:
		return schedule.Cancel{Key: key, Reason: e.Reason}
	case EditMove:
	}
	return schedule.Move{Key: key, To: e.On, Time: at, DurationMinutes: e.Minutes}
}

// suits names what of an edit a cohort of this schedule cannot have: how long its
// sessions are, and on which further days it would meet. day is that of the session
// with which the rest begins.
func (e ScheduleEdit) suits(s Schedule, day domain.Date) error {
	var f domain.Faults
	f.When(e.Minutes > s.longestMinute(), "durationMinutes", fmt.Sprintf("must be between %d and %d", ShortestMinute, s.longestMinute()))
	if e.AlsoMeets == nil {
		return f.Err()
	}
	s.AlsoMeets, s.MeetsFrom = *e.AlsoMeets, cmp.Or(e.On, day)
	s.Time, s.DurationMinutes = cmp.Or(e.Time, s.Time), cmp.Or(e.Minutes, s.DurationMinutes)
	var wrong domain.Faults
	s.validateMeetings(&wrong)
	for _, fault := range wrong {
		f.Add(strings.TrimPrefix(fault.Field, "schedule."), fault.Message)
	}
	return f.Err()
}
