package program

import (
	"context"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// MemberAdherence is how regularly one member of a cohort comes.
type MemberAdherence struct {
	program.Enrollment
	program.Adherence
}

// AdherenceOf gives how regularly the members of a cohort come, former ones
// too, and what it comes to for the cohort.
func (desk *Desk) AdherenceOf(ctx context.Context, by domain.Actor, id domain.CohortID) (members []MemberAdherence, all program.Adherence, err error) {
	err = desk.Read(ctx, by, domain.ReadSession, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("cohort", id, domain.ClientID{})
		c, err := visibleCohort(tx, scope, id)
		if err != nil {
			return err
		}
		episodes, err := tx.Enrollments(id)
		if err != nil {
			return err
		}
		members, err = adherence(tx, c, episodes)
		for _, m := range members {
			all = all.Plus(m.Adherence)
		}
		return err
	})
	return members, all, err
}

// AdherenceOfClient gives how regularly a client comes to each of their cohorts.
func (desk *Desk) AdherenceOfClient(ctx context.Context, by domain.Actor, id domain.ClientID) (members []MemberAdherence, err error) {
	err = desk.Read(ctx, by, domain.ReadEnrollment, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("client", id, id)
		if _, err := tx.Client(scope, id); err != nil {
			return err
		}
		episodes, err := tx.EnrollmentsOf(id)
		if err != nil {
			return err
		}
		for _, e := range episodes {
			c, err := visibleCohort(tx, scope, e.CohortID)
			if domain.ErrNotFound.Is(err) {
				continue
			}
			if err != nil {
				return err
			}
			of, err := adherence(tx, c, []program.Enrollment{e})
			if err != nil {
				return err
			}
			members = append(members, of...)
		}
		return nil
	})
	return members, err
}

func adherence(tx practice.Tx, c program.Cohort, episodes []program.Enrollment) (members []MemberAdherence, err error) {
	book, err := practice.CatchUpBook(tx, c)
	for _, e := range episodes {
		a := e.Adherence(book.Sessions, book.Marks)
		for _, lack := range book.Of(e, true) {
			if lack.Done != nil {
				a.CaughtUp++
			}
		}
		members = append(members, MemberAdherence{e, a})
	}
	return members, err
}
