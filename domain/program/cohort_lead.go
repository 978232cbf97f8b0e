package program

import (
	"fmt"
	"slices"
	"time"

	"cohort/domain"
)

// Leaders are the lead and the co-leads, the lead first.
func (c Cohort) Leaders() []domain.UserID { return append([]domain.UserID{c.LeadID}, c.CoLeadIDs...) }

// LeadDays are the days on which somebody has to be licensed who is named to
// lead: the first day that they do, today for the zero one, and today. A cohort
// that begins later asks for its first session's.
func (c Cohort) LeadDays(from domain.Date, now time.Time) []domain.Date {
	days := []domain.Date{from, c.Today(now)}
	for i, day := range days {
		if day.Before(c.Schedule.StartsOn) {
			days[i] = c.Schedule.StartsOn
		}
	}
	if from.IsZero() {
		return days[1:]
	}
	return slices.Compact(days)
}

// HandedOverOn is the day from which others lead a cohort that one of its
// leaders gives up on a day. Before it runs nobody has led it, and before it
// began nobody did: it is handed over from the beginning, or from its first day.
func (c Cohort) HandedOverOn(day domain.Date, zone *time.Location) domain.Date {
	began := c.BeganOn(zone)
	switch {
	case c.Status == CohortPlanned:
		return domain.Date{}
	case day.Before(began):
		return began
	}
	return day
}

// LeadWarnings says who leads and cannot lead all of the sessions to come.
func LeadWarnings(leaders []domain.User, sessions []Session, today domain.Date) []string {
	var said []string
	for _, u := range leaders {
		if words := LeadWarning(u, sessions, today); words != "" {
			said = append(said, words)
		}
	}
	return said
}

// LeadWarning says in words why somebody who leads cannot lead one of the
// sessions to come, "" when nothing is known against it.
func LeadWarning(u domain.User, sessions []Session, today domain.Date) string {
	for _, s := range sessions {
		if s.Status != SessionScheduled || s.Date.Before(today) || u.MayLeadOn(s.Date) {
			continue
		}
		switch until, licensed := u.LicensedUntil(today); {
		case u.Status == domain.UserDisabled:
			return fmt.Sprintf("%s is disabled and cannot lead: name another lead.", u.Name)
		case !u.Holds(domain.Therapist):
			return fmt.Sprintf("%s is no therapist any more and cannot lead: name another lead.", u.Name)
		case !licensed:
			return fmt.Sprintf("%s has no valid license: renew it, or name another lead.", u.Name)
		default:
			return fmt.Sprintf("The license of %s ends on %s, before session %d: renew it, or name another lead.", u.Name, until, s.Number)
		}
	}
	return ""
}
