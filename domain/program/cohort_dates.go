package program

import (
	"strings"

	"cohort/domain"
	"cohort/domain/program/schedule"
)

// Dates works out when a cohort's sessions are held, by its schedule and past
// the closed days, with what a clock change does to each.
func (c Cohort) Dates(closed domain.ClosedDays) ([]Session, error) {
	slots, _, err := c.Schedule.Plan(closed).Sessions()
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
			Notice: strings.Join(said, " "), Status: SessionScheduled, RoomID: c.RoomID, Version: 1, UpdatedAt: c.UpdatedAt}
	}
	return sessions, nil
}

// ClosedNotices tell which closed days a schedule meets and what becomes of the
// sessions that would fall on them, and what else could.
func (s Schedule) ClosedNotices(closed domain.ClosedDays) (notices []string, offers []schedule.Offer, err error) {
	_, said, err := s.Plan(closed).Sessions()
	if err != nil {
		return nil, nil, err
	}
	for _, n := range said {
		if n.Kind == schedule.Closed {
			notices = append(notices, n.Text)
		}
	}
	offers, err = s.Plan(closed).Offers()
	return notices, offers, err
}
