package program

import (
	"context"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// ClientSkills gives the skills and tools of the weeks that a client was there
// for, with when they came up, over all cohorts that the actor leads or led.
func (desk *Desk) ClientSkills(ctx context.Context, by domain.Actor, id domain.ClientID) (learned program.Learned, err error) {
	err = desk.Read(ctx, by, domain.ReadSkills, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("client", id, id)
		if _, err := tx.Client(scope, id); err != nil {
			return err
		}
		episodes, err := tx.EnrollmentsOf(id)
		if err != nil {
			return err
		}
		seen := map[domain.CohortID]bool{}
		for _, e := range episodes {
			if seen[e.CohortID] {
				continue
			}
			seen[e.CohortID] = true
			if err := learnedIn(tx, scope, id, e.CohortID, &learned); err != nil {
				return err
			}
		}
		learned = learned.Sorted()
		return nil
	})
	return learned, err
}

// learnedIn adds what came up in one cohort.
func learnedIn(tx practice.Tx, scope domain.Scope, client domain.ClientID, id domain.CohortID, learned *program.Learned) error {
	c, err := visibleCohort(tx, scope, id)
	if domain.ErrNotFound.Is(err) {
		return nil // another therapist's: theirs to tell
	}
	if err != nil || c.CurriculumID.IsZero() {
		return err
	}
	marks, err := tx.AttendanceOf(id)
	if err != nil {
		return err
	}
	there := map[domain.SessionID]bool{}
	for _, m := range marks {
		there[m.SessionID] = there[m.SessionID] || m.ClientID == client && m.Status.Attended()
	}
	book, err := tx.Book(c, domain.SessionID{})
	if err != nil {
		return err
	}
	sessions, err := tx.Sessions(id)
	for _, s := range sessions {
		weeks := book.WeeksFor(s)
		if there[s.ID] && s.WeekNumber > 0 && s.WeekNumber <= len(weeks) {
			learned.Add(weeks[s.WeekNumber-1], s.Date)
		}
	}
	return err
}
