package clinical

import (
	"fmt"
	"slices"
	"time"

	"cohort/domain"
)

// FollowUp is one try to ask somebody, after treatment, how they are doing. It never
// changes; a slip is marked as entered in error.
type FollowUp struct {
	ID          domain.FollowUpID
	DischargeID domain.DischargeID
	After       int // for which of the discharge's FollowUpDays it was
	On          domain.Date
	FollowUpSaid
	By      domain.UserID
	ByName  string
	At      time.Time
	InError *Remark
}

// FollowUpSaid is what was found.
type FollowUpSaid struct {
	Way       ContactWay     `json:"way"`
	Result    FollowUpResult `json:"result"`
	NextOn    domain.Date    `json:"nextOn,omitzero"`    // the next try, where nobody was reached
	SelfHelp  SelfHelp       `json:"selfHelp,omitempty"` // in the 30 days before
	Routines  Manages        `json:"routines,omitempty"` // whether they keep them up
	Support   Support        `json:"support,omitempty"`
	Managing  *int           `json:"managing,omitempty"` // how well, from 0 to 10
	ComesBack bool           `json:"comesBack,omitempty"`
	Words     string         `json:"words,omitempty"`
}

// FollowUpDays are how many days after the last day somebody is asked.
func (d Discharge) FollowUpDays() []int {
	if d.Record == nil || len(d.Record.FollowUpDays) == 0 {
		return domain.UsualFollowUpDays()
	}
	return d.Record.FollowUpDays
}

// ContactWay is how somebody was asked.
type ContactWay string

// ContactWays lists them.
var ContactWays = []ContactWay{"telephone", "in_person", "video", "letter", "message"}

// Values is the closed list, as texts.
func (ContactWay) Values() []string { return domain.Texts(ContactWays) }

// FollowUpResult is what a try came to.
type FollowUpResult string

// The results.
const (
	FollowUpReached    FollowUpResult = "reached"
	FollowUpNotReached FollowUpResult = "not_reached"
	FollowUpDeclined   FollowUpResult = "declined"     // they do not want to be asked
	FollowUpGivenUp    FollowUpResult = "not_possible" // nobody tries any more
)

// FollowUpResults lists them.
var FollowUpResults = []FollowUpResult{FollowUpReached, FollowUpNotReached, FollowUpDeclined, FollowUpGivenUp}

// Values is the closed list, as texts.
func (FollowUpResult) Values() []string { return domain.Texts(FollowUpResults) }

// Settles says that there is nothing more to ask for that day.
func (r FollowUpResult) Settles() bool { return r != FollowUpNotReached }

// Support is how much somebody leans on.
type Support string

// Supports lists the levels.
var Supports = []Support{"enough", "some_missing", "much_missing"}

// Values is the closed list, as texts.
func (Support) Values() []string { return domain.Texts(Supports) }

// The errors about follow-ups.
var (
	ErrFollowUpInError = domain.Conflict("entered_in_error", "This is marked as entered in error already.")
	ErrFollowUpSettled = domain.Conflict("follow_up_settled", "They were asked for that day already. Mark that one as entered in error first if it is wrong.")
	ErrNoFollowUp      = domain.Conflict("no_follow_up", "Nobody is asked after this discharge.")
)

// FollowUpTask is one day on which somebody is to be asked, and how it stands.
type FollowUpTask struct {
	After int
	DueOn domain.Date // by when, the day of a next try after one that reached nobody
	Tries int         // that reached nobody
	Done  *FollowUp   // what settled it; nil while it is open
}

// Overdue says that somebody should have been asked by now.
func (t FollowUpTask) Overdue(today domain.Date) bool { return t.Done == nil && t.DueOn.Before(today) }

// IsFollowed says that somebody is to be asked after a discharge. Nobody is after a
// death, and after a discharge that was withdrawn.
func (d Discharge) IsFollowed() bool {
	return d.Signed != nil && d.Status != SigningWithdrawn && d.Record != nil && d.Text.Reason != DischargeDied
}

// FollowUpTasks are the days on which somebody is to be asked. done are the
// follow-ups of this discharge.
func (d Discharge) FollowUpTasks(done []FollowUp) (tasks []FollowUpTask) {
	if !d.IsFollowed() {
		return nil
	}
	for _, after := range d.FollowUpDays() {
		t := FollowUpTask{After: after, DueOn: d.Record.To.AddDays(after)}
		for i := range done {
			switch u := &done[i]; {
			case u.After != after || u.InError != nil:
			case u.Result.Settles():
				t.Done = u
			default:
				t.Tries++
				if u.NextOn.After(t.DueOn) {
					t.DueOn = u.NextOn
				}
			}
		}
		tasks = append(tasks, t)
	}
	return tasks
}

// CallsFrom are the days of which somebody is told who leaves: a summary that is
// signed late promises no call for a day before it.
func (d Discharge) CallsFrom(day domain.Date) []FollowUpTask {
	return slices.DeleteFunc(d.FollowUpTasks(nil), func(t FollowUpTask) bool { return t.DueOn.Before(day) })
}

// Follow takes down what was found on a day. earlier are the follow-ups of this
// discharge, today the last day that is not in the future.
func (d Discharge) Follow(after int, on domain.Date, said FollowUpSaid, earlier []FollowUp, today domain.Date, by domain.Actor, now time.Time) (FollowUp, error) {
	u := FollowUp{ID: domain.NewID[domain.FollowUpID](), DischargeID: d.ID, After: after, On: on, FollowUpSaid: said, By: by.UserID, ByName: by.Name, At: now}
	if !d.IsFollowed() {
		return u, ErrNoFollowUp
	}
	var f domain.Faults
	days := d.FollowUpDays()
	f.When(!slices.Contains(days, after), "after", fmt.Sprintf("must be one of the days after which they are asked: %v", days))
	f.When(on.IsZero(), "on", "is missing")
	f.When(on.After(today), "on", "is in the future")
	f.When(!on.IsZero() && on.Before(d.Record.To), "on", "is before the last day of the membership")
	f.Join(said.validate(on))
	if err := f.Err(); err != nil {
		return u, err
	}
	for _, t := range d.FollowUpTasks(earlier) {
		if t.After == after && t.Done != nil {
			return u, ErrFollowUpSettled
		}
	}
	u.Words = tidy(said.Words)
	return u, nil
}

// validate names what is wrong with what was found: only who was reached said
// something, and only who was not is tried again.
func (s FollowUpSaid) validate(on domain.Date) error {
	var f domain.Faults
	domain.OneOf(&f, "way", s.Way, ContactWays)
	domain.OneOf(&f, "result", s.Result, FollowUpResults)
	if s.SelfHelp != "" {
		domain.OneOf(&f, "selfHelp", s.SelfHelp, SelfHelps)
	}
	if s.Routines != "" {
		domain.OneOf(&f, "keepsRoutines", s.Routines, ManagesAll)
	}
	if s.Support != "" {
		domain.OneOf(&f, "support", s.Support, Supports)
	}
	f.When(s.Managing != nil && (*s.Managing < 0 || *s.Managing > mostReady), "managing", "must be from 0 to 10")
	f.Text("words", s.Words, domain.MaxReason)
	reached := s.Result == FollowUpReached
	for field, told := range map[string]bool{"selfHelp": s.SelfHelp != "", "keepsRoutines": s.Routines != "", "support": s.Support != "", "managing": s.Managing != nil, "comesBack": s.ComesBack} {
		f.When(told && !reached, field, "can be said only of somebody who was reached")
	}
	f.When(!s.NextOn.IsZero() && s.Result != FollowUpNotReached, "nextOn", "is for somebody who was not reached")
	f.When(!s.NextOn.IsZero() && !s.NextOn.After(on), "nextOn", "must be after this try")
	return f.Err()
}

// MarkInError says that it was taken down by mistake.
func (u FollowUp) MarkInError(by domain.Actor, reason string, now time.Time) (FollowUp, error) {
	if u.InError != nil {
		return u, ErrFollowUpInError
	}
	remark, err := inError(by, reason, now)
	u.InError = remark
	return u, err
}
