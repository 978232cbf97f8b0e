package program

import (
	"slices"

	"cohort/domain"
)

// AffectedSession is a session that somebody who leads it cannot: they are away,
// or said so by naming a substitute.
type AffectedSession struct {
	CalendarSession
	Away []Led // its leaders who are away on its day
	Led  []Led // who leads it all the same
}

// Uncovered says whether nobody is left to lead it.
func (a AffectedSession) Uncovered() bool { return len(a.Led) == 0 }

// LedWithout looks at a session whose leaders may be away: who is, and who is
// left to lead it. mayLead says whether somebody may lead on the session's day.
func LedWithout(s CalendarSession, absences []domain.Absence, mayLead func(domain.UserID) bool) AffectedSession {
	a := AffectedSession{CalendarSession: s}
	covers := CoversOf(s.Covers, s.Session)
	for _, l := range s.Leaders {
		as := LedAsCoLead
		if l.IsLead {
			as = LedAsLead
		}
		led := Led{UserID: l.UserID, Name: l.Name, As: as}
		switch replaced := slices.ContainsFunc(covers, func(c domain.Cover) bool { return c.ForID == l.UserID }); {
		case replaced, domain.AwayOn(absences, l.UserID, s.Date):
			a.Away = append(a.Away, led)
		case mayLead(l.UserID):
			a.Led = append(a.Led, led)
		}
	}
	for _, c := range covers {
		if mayLead(c.UserID) && !domain.AwayOn(absences, c.UserID, s.Date) {
			a.Led = append(a.Led, Led{UserID: c.UserID, Name: c.UserName, As: LedAsSubstitute})
		}
	}
	return a
}
