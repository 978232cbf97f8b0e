package practice

import (
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

// anyCohort has nothing wrong, and room for any change that is right by
// itself: a change is checked on it before it is known which cohort it
// changes.
func anyCohort() program.Cohort {
	return program.Cohort{Name: "A", Type: program.CohortTypes[0], Delivery: program.DeliveryInPerson, Entry: program.EntryClosed,
		LeadID: domain.NewID[domain.UserID](), MinMembers: program.FewestMembers, MaxMembers: program.MostMembers,
		Fee: program.Fee{Reason: "Any."}, Status: program.CohortPlanned,
		Schedule: program.Schedule{StartsOn: domain.Date{Year: 2026, Month: time.March, Day: 3}, Time: "18:00", TimeZone: "UTC",
			DurationMinutes: program.ShortestMinute, Cadence: program.Weekly, Sessions: program.MaxWeeks}}
}

// Validate names what is wrong with a change whatever it changes. What it
// makes of a certain cohort is checked again when it is applied.
func (ch CohortChange) Validate() error {
	c, err := ch.apply(anyCohort())
	if err != nil {
		return err
	}
	return c.Validate()
}
