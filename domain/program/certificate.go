package program

import (
	"fmt"

	"cohort/domain"
)

// Completed is how far a member came with a program, and what is lacking for its
// certificate.
type Completed struct {
	Of       int // sessions that they committed to, or that they belonged to
	Attended int
	CaughtUp int
	Minutes  int // that they were there for
	Themes   ThemesDone
	Missing  []string // in words, empty when the program is completed
	Lacks    []Lack   // the same as kinds, which say nothing of the client
	From, To domain.Date
}

// ThemesDone are the weeks of the curriculum that a program asks for, and what a
// member did of them.
type ThemesDone struct {
	Required int `json:"required"`
	Attended int `json:"attended"`
	CaughtUp int `json:"caughtUp"`
}

// Lack is a kind of thing that a program is not completed without.
type Lack string

// The lacks.
const (
	SessionsAhead  Lack = "sessions are still to come"
	SessionsTooFew Lack = "fewer sessions were attended or caught up than are asked for"
	ThemesOpen     Lack = "missed themes that later ones build on are not caught up"
)

// Complete judges a membership by the practice's rule.
func (b CatchUpBook) Complete(e Enrollment, rule domain.Completion) Completed {
	c := Completed{Of: e.CommittedSessions}
	marks := marksOfClient(b.Marks, e)
	belonged, ahead := 0, 0
	for _, s := range b.Sessions {
		mark := marks[s.ID]
		if s.Status == SessionCancelled || !e.OnRoster(s.Number) && !e.covers(s.Number, mark) || mark.Status == TakenOff {
			continue
		}
		belonged++
		if s.Status == SessionScheduled {
			ahead++
		}
		if s.Status == SessionClosed && mark.Status.Attended() {
			c.Attended++
			c.Minutes += mark.Present(s.Minutes())
			if c.From.IsZero() {
				c.From = s.Date
			}
			c.To = s.Date
		}
	}
	if c.Of == 0 {
		c.Of = belonged
	}
	open, lacking := 0, b.Of(e, true)
	c.Themes = b.themesDone(lacking, marks)
	for _, lack := range lacking {
		switch {
		case lack.Done != nil && lack.Why == MissedIt:
			c.CaughtUp++
		case lack.Done == nil && len(lack.NeededBy) > 0:
			open++
		}
	}
	if ahead > 0 {
		c.lacks(SessionsAhead, counted(ahead, "session")+" still to come.")
	}
	if done := c.Attended + c.CaughtUp; 100*done < rule.Percent*c.Of || done == 0 {
		c.lacks(SessionsTooFew, fmt.Sprintf("%d of %d sessions attended or caught up; %d %% are asked for.", done, c.Of, rule.Percent))
	}
	if rule.BuiltOn && open > 0 {
		c.lacks(ThemesOpen, counted(open, "missed theme")+" that later ones build on not caught up.")
	}
	return c
}

func (c *Completed) lacks(kind Lack, words string) {
	c.Lacks, c.Missing = append(c.Lacks, kind), append(c.Missing, words)
}

// themesDone counts the weeks that the sessions teach, those that a member was
// there for, and those that they made up for.
func (b CatchUpBook) themesDone(lacking []CatchUp, marks map[domain.SessionID]Attendance) (t ThemesDone) {
	required, attended := map[WeekKey]bool{}, map[WeekKey]bool{}
	for _, s := range b.Sessions {
		place := b.placeOf(s)
		if s.Status == SessionCancelled || b.week(place) == nil {
			continue
		}
		required[place] = true
		if s.Status == SessionClosed && marks[s.ID].Status.Attended() {
			attended[place] = true
		}
	}
	for _, lack := range lacking {
		if lack.Done != nil {
			t.CaughtUp++
		}
	}
	t.Required, t.Attended = len(required), len(attended)
	return t
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
