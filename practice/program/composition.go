package program

import (
	"context"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// CompositionView is the composition of a cohort with its members as the actor
// sees them.
type CompositionView struct {
	program.Composition
	Seats map[domain.EnrollmentID]program.RosterSeat
}

// CompositionOf gives who sits in a cohort on a day, counted; the zero day is
// today, or the first day of a cohort that is still to begin.
func (desk *Desk) CompositionOf(ctx context.Context, by domain.Actor, id domain.CohortID, on domain.Date) (v CompositionView, err error) {
	err = desk.Read(ctx, by, domain.ReadComposition, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("cohort", id, domain.ClientID{})
		c, err := visibleCohort(tx, scope, id)
		if err != nil {
			return err
		}
		if on.IsZero() {
			if on = c.Today(d.Now); on.Before(c.Schedule.StartsOn) {
				on = c.Schedule.StartsOn
			}
		}
		seats, err := tx.Roster(id)
		if err != nil {
			return err
		}
		sits := func(s program.RosterSeat) bool { return s.SitsOn(on) }
		v.Seats = map[domain.EnrollmentID]program.RosterSeat{}
		var members []program.Composed
		for _, s := range seatsSeenBy(by, c.LedBy(by.UserID), seats, sits) {
			if !sits(s) {
				continue
			}
			client, err := tx.Client(domain.Everything(), s.ClientID) // who sees the cohort's members is asked above
			if err != nil {
				return err
			}
			v.Seats[s.ID] = s
			members = append(members, program.Composed{Enrollment: s.Enrollment, Client: client})
		}
		v.Composition = program.Compose(members, on)
		return nil
	})
	return v, err
}
