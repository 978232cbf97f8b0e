package program

import (
	"testing"

	"cohort/domain"
)

// A change of leaders that is told late holds from its own day: the sessions
// before are the former leader's, those since the new one's.
func TestSessionIsLedByTheLeadersOfItsDay(t *testing.T) {
	day := func(d int) domain.Date { return domain.Date{Year: 2026, Month: 3, Day: d} }
	ana, ben, cleo := domain.NewID[domain.UserID](), domain.NewID[domain.UserID](), domain.NewID[domain.UserID]()
	cohort := newCohort()
	cohort.LeadID, cohort.CoLeadIDs = ana, []domain.UserID{cleo}
	cohort = cohort.HandOver(domain.Date{})
	cohort.LeadID = ben
	cohort = cohort.HandOver(day(10))
	for _, c := range []struct {
		name string
		who  domain.UserID
		day  int
		own  bool
	}{
		{"who led then", ana, 9, true},
		{"who leads no longer", ana, 10, false},
		{"who leads now, a session before", ben, 3, true},
		{"who leads now", ben, 10, true},
		{"the co-lead, before", cleo, 3, true},
		{"the co-lead, since", cleo, 24, true},
		{"nobody", domain.UserID{}, 3, false},
	} {
		if got := cohort.LedSession(c.who, Session{Date: day(c.day)}); got != c.own {
			t.Errorf("%s: %t, want %t", c.name, got, c.own)
		}
	}
	if cohort.LedBy(ana) || len(cohort.Led) != 3 {
		t.Errorf("%+v", cohort.Led)
	}
	// It was on the 5th already that Cleo took over: Ben never led.
	cohort.LeadID, cohort.CoLeadIDs = cleo, nil
	cohort = cohort.HandOver(day(5))
	if cohort.LedSession(ana, Session{Date: day(5)}) || !cohort.LedSession(ana, Session{Date: day(4)}) || cohort.LedSession(ben, Session{Date: day(10)}) {
		t.Errorf("%+v", cohort.Led)
	}
}
