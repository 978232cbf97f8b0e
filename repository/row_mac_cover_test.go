package repository_test

import (
	"errors"
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// plantCovers has each of the two cover a session of a group that the other leads.
func (p *planted) plantCovers() {
	p.Helper()
	for i, u := range []domain.User{p.a, p.b} {
		lead := []domain.User{p.b, p.a}[i]
		id, day := domain.NewID[domain.CohortID](), domain.DateOf(noon)
		c := program.Cohort{ID: id, Code: id.String(), Name: "Covered", Type: "support", Delivery: "online", Entry: program.EntryOpen, LeadID: lead.ID, MinMembers: 6, MaxMembers: 8,
			Schedule: program.Schedule{StartsOn: day, Time: "18:00", TimeZone: "America/New_York", DurationMinutes: 60, Cadence: program.Weekly, Sessions: 8},
			Status:   program.CohortRunning, Version: 1, CreatedAt: noon, UpdatedAt: noon}
		s := program.Session{ID: domain.NewID[domain.SessionID](), CohortID: id, Number: 1, Date: day, StartsAt: noon.Add(time.Hour), Status: program.SessionScheduled, Version: 1}
		cover := domain.Cover{ID: domain.NewID[domain.CoverID](), CohortID: id, SessionID: s.ID, On: day, UserID: u.ID, ForID: lead.ID, Reason: "why",
			OpensAt: noon.Add(-time.Hour), ExpiresAt: noon.Add(36 * time.Hour), MadeBy: lead.ID, MadeAt: noon}
		write(p.T, p.store, func(tx practice.Tx) error {
			err := errors.Join(tx.CreateCohort(c), tx.CreateSessions([]program.Session{s}))
			if _, locked := tx.LockCohort(id); err == nil {
				err = locked
			}
			return errors.Join(err, tx.CreateCovers([]domain.Cover{cover}))
		})
	}
}

// covers asks every way in which a row makes somebody a substitute.
func (p *planted) covers(tx practice.Tx, v values) (bool, error) {
	id := idIn[domain.CoverID](v, "id")
	is := func(c domain.Cover) bool { return c.ID == id }
	_, err := tx.Cover(id)
	day := domain.DateOf(noon)
	between, failed := tx.CoversBetween(day.AddDays(-9), day.AddDays(9))
	given := err == nil || slices.ContainsFunc(between, is)
	for _, u := range []domain.User{p.a, p.b} {
		by, asked := tx.CoversBy(u.ID, day.AddDays(-9))
		given, failed = given || slices.ContainsFunc(by, is), errors.Join(failed, asked)
		logins, _ := tx.LoginsOf(u.ID, noon)
		for _, l := range logins {
			at, _, _ := tx.LoginWithUser(l.ID, noon)
			given = given || slices.ContainsFunc(at.Covers, is)
		}
	}
	if failed != nil {
		err = failed
	}
	return given, err
}
