package program

import (
	"slices"

	"cohort/domain"
)

// Leading is one person's time as a leader of a cohort. What they led stays
// theirs when another takes over: a session's leaders are those of its day.
type Leading struct {
	UserID domain.UserID
	Name   string // where it is shown
	IsLead bool
	From   domain.Date // zero: from the cohort's beginning
	Until  domain.Date // the last day, zero while they lead
}

// on says whether the leading held on a day.
func (l Leading) on(day domain.Date) bool {
	return !l.From.After(day) && (l.Until.IsZero() || !l.Until.Before(day))
}

// LedBy says whether the user leads or co-leads the cohort.
func (c Cohort) LedBy(user domain.UserID) bool {
	return !user.IsZero() && (c.LeadID == user || slices.Contains(c.CoLeadIDs, user))
}

// LedSession says whether a session is the user's own: they lead the cohort, or
// led it on the session's day. Who handed a cohort over finishes what they held.
func (c Cohort) LedSession(user domain.UserID, s Session) bool {
	return c.LedBy(user) || !user.IsZero() && slices.ContainsFunc(c.Led, func(l Leading) bool { return l.UserID == user && l.on(s.Date) })
}

// HandOver dates a change of leaders: c has the new ones, who lead from a day,
// and those who lead no longer did so until the day before. From the zero Date,
// before a cohort runs, nobody else has led it.
func (c Cohort) HandOver(from domain.Date) Cohort {
	var kept []Leading
	for _, l := range c.Led {
		stays := l.Until.IsZero() && c.leadsAs(l)
		if stays || from.IsZero() {
			if stays {
				kept = append(kept, l)
			}
			continue
		}
		if last := from.AddDays(-1); l.Until.IsZero() || l.IsLead && c.newLead(l) && l.Until.After(last) {
			l.Until = last
		}
		if !l.Until.Before(l.From) {
			kept = append(kept, l)
		}
	}
	c.Led = kept
	for i, id := range append([]domain.UserID{c.LeadID}, c.CoLeadIDs...) {
		l := Leading{UserID: id, IsLead: i == 0, From: from}
		if !slices.ContainsFunc(kept, func(k Leading) bool { return k.UserID == id && k.IsLead == l.IsLead && k.Until.IsZero() }) {
			c.Led = append(c.Led, l)
		}
	}
	return c
}

func (c Cohort) leadsAs(l Leading) bool {
	return l.IsLead && c.LeadID == l.UserID || !l.IsLead && slices.Contains(c.CoLeadIDs, l.UserID)
}

// newLead says whether the cohort is led by somebody else than in this leading.
func (c Cohort) newLead(l Leading) bool { return c.LeadID != l.UserID }
