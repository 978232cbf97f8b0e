package program

import (
	"strings"

	"cohort/domain"
	"cohort/domain/program/schedule"
)

// Dates works out when a cohort's sessions are held, by its schedule, with what
// a clock change does to each.
func (c Cohort) Dates() ([]Session, error) {
	w := c.Schedule
	slots, _, err := schedule.Plan{StartsOn: w.StartsOn, Time: schedule.WallTime(w.Time), TimeZone: w.TimeZone,
		DurationMinutes: w.DurationMinutes, Cadence: schedule.Cadence(w.Cadence), Count: w.Sessions}.Sessions()
	if err != nil {
		return nil, err
	}
	sessions := make([]Session, len(slots))
	for i, slot := range slots {
		said := make([]string, len(slot.Notices))
		for n, notice := range slot.Notices {
			said[n] = notice.Text
		}
		sessions[i] = Session{ID: domain.NewID[domain.SessionID](), CohortID: c.ID, Number: slot.Number, Date: slot.Date, StartsAt: slot.StartsAt, EndsAt: slot.EndsAt,
			Notice: strings.Join(said, " "), Status: SessionScheduled, Version: 1, UpdatedAt: c.UpdatedAt}
	}
	return sessions, nil
}
