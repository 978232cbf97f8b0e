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
	Missing  []string // in words, empty when the program is completed
	From, To domain.Date
}

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
			if c.From.IsZero() {
				c.From = s.Date
			}
			c.To = s.Date
		}
	}
	if c.Of == 0 {
		c.Of = belonged
	}
	open := 0
	for _, lack := range b.Of(e, true) {
		switch {
		case lack.Done != nil && lack.Why == MissedIt:
			c.CaughtUp++
		case lack.Done == nil && len(lack.NeededBy) > 0:
			open++
		}
	}
	if ahead > 0 {
		c.Missing = append(c.Missing, counted(ahead, "session")+" still to come.")
	}
	if done := c.Attended + c.CaughtUp; 100*done < rule.Percent*c.Of || done == 0 {
		c.Missing = append(c.Missing, fmt.Sprintf("%d of %d sessions attended or caught up; %d %% are asked for.", done, c.Of, rule.Percent))
	}
	if rule.BuiltOn && open > 0 {
		c.Missing = append(c.Missing, counted(open, "missed theme")+" that later ones build on not caught up.")
	}
	return c
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
