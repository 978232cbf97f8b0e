package program

import (
	"context"
	"slices"

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
		var cohorts []program.Cohort
		seen := map[domain.CohortID]bool{}
		for _, e := range episodes {
			if seen[e.CohortID] {
				continue
			}
			seen[e.CohortID] = true
			c, err := visibleCohort(tx, scope, e.CohortID)
			if domain.ErrNotFound.Is(err) {
				continue // another therapist's: theirs to tell
			}
			if err != nil {
				return err
			}
			if !c.CurriculumID.IsZero() {
				cohorts = append(cohorts, c)
			}
		}
		learned, err = learnedIn(tx, id, cohorts, episodes)
		return err
	})
	return learned, err
}

// learnedIn is what came up in cohorts of a client, and in sessions elsewhere in
// which they made up a week of theirs. A make-up counts once, also for who belonged
// to its cohort at another time.
func learnedIn(tx practice.Tx, client domain.ClientID, cohorts []program.Cohort, episodes []program.Enrollment) (learned program.Learned, err error) {
	elsewhere := map[domain.SessionID]bool{}
	for _, c := range cohorts {
		if err := madeUp(tx, c, episodes, &learned, elsewhere); err != nil {
			return learned, err
		}
	}
	for _, c := range cohorts {
		if err := learnedThere(tx, c, client, &learned, elsewhere); err != nil {
			return learned, err
		}
	}
	return learned.Sorted(), nil
}

// madeUp adds the weeks of one cohort that were made up in sessions of others.
func madeUp(tx practice.Tx, c program.Cohort, episodes []program.Enrollment, learned *program.Learned, elsewhere map[domain.SessionID]bool) error {
	guests, err := tx.GuestsFrom(c.ID)
	if err != nil {
		return err
	}
	for _, g := range guests {
		if !g.Mark.Attended() || !slices.ContainsFunc(episodes, func(e program.Enrollment) bool { return e.ID == g.EnrollmentID }) {
			continue
		}
		weeks, err := practice.VersionsOf(tx, c, nil, g.Week.Version)
		if err != nil {
			return err
		}
		if of := weeks[g.Week.Version]; g.Week.Number <= len(of) {
			learned.Add(of[g.Week.Number-1], g.On)
			elsewhere[g.SessionID] = true
		}
	}
	return nil
}

// learnedThere adds what came up in the sessions of one cohort.
func learnedThere(tx practice.Tx, c program.Cohort, client domain.ClientID, learned *program.Learned, elsewhere map[domain.SessionID]bool) error {
	marks, err := tx.AttendanceOf(c.ID)
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
	sessions, err := tx.Sessions(c.ID)
	for _, s := range sessions {
		weeks := book.WeeksFor(s)
		if there[s.ID] && !elsewhere[s.ID] && s.WeekNumber > 0 && s.WeekNumber <= len(weeks) {
			learned.Add(weeks[s.WeekNumber-1], s.Date)
		}
	}
	return err
}
