package program

import (
	"fmt"
	"time"

	"cohort/domain"
)

// Leaders are the lead and the co-leads, the lead first.
func (c Cohort) Leaders() []domain.UserID { return append([]domain.UserID{c.LeadID}, c.CoLeadIDs...) }

// LeadDay is the first day that somebody leads who is named now: today, or the
// first session of a cohort that begins later.
func (c Cohort) LeadDay(now time.Time) domain.Date {
	if today := c.Today(now); c.Schedule.StartsOn.Before(today) {
		return today
	}
	return c.Schedule.StartsOn
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
