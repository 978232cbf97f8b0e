package program_test

import (
	"slices"
	"testing"
	"time"

	"cohort/domain"
	. "cohort/domain/program"
)

// led is a cohort that meets every Tuesday evening in New York, with a lead and a
// co-lead.
func led() (c Cohort, sessions []Session, lead, coLead domain.UserID) {
	lead, coLead = domain.NewID[domain.UserID](), domain.NewID[domain.UserID]()
	c = Cohort{ID: domain.NewID[domain.CohortID](), LeadID: lead, CoLeadIDs: []domain.UserID{coLead}, Schedule: Schedule{TimeZone: "America/New_York"},
		Led: []Leading{{UserID: lead, Name: "Lea", IsLead: true}, {UserID: coLead, Name: "Cory"}}}
	for n := range 4 {
		sessions = append(sessions, Session{ID: domain.NewID[domain.SessionID](), CohortID: c.ID, Number: n + 1, Date: on(3).AddDays(7 * n), Status: SessionScheduled})
	}
	return c, sessions, lead, coLead
}

func on(day int) domain.Date { return domain.Date{Year: 2026, Month: time.March, Day: day} }

func TestCoverIsOpenFromTheDayBeforeUntilTheDayAfter(t *testing.T) {
	c, sessions, lead, coLead := led()
	substitute, now := domain.NewID[domain.UserID](), time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)
	covered := CoverableIn(sessions, on(4), on(20), on(9))
	if len(covered) != 2 || covered[0].Number != 2 {
		t.Fatalf("%d sessions from 4 to 20 March", len(covered))
	}
	covers, err := c.Cover(CoverWanted{UserID: substitute, Reason: "Away."}, covered, nil, lead, now)
	if err != nil || len(covers) != 2 || covers[0].ForID != lead {
		t.Fatalf("%v %v", covers, err)
	}
	// Midnight in New York: in winter until the 8th, in summer from then on.
	opens, expires := time.Date(2026, 3, 9, 4, 0, 0, 0, time.UTC), time.Date(2026, 3, 19, 4, 0, 0, 0, time.UTC)
	for at, want := range map[time.Time]bool{opens.Add(-time.Second): false, opens: true, expires.Add(-time.Second): true, expires: false} {
		if covers[0].Open(at) != want || covers[1].Open(at) != want {
			t.Errorf("open at %s: %v", at, !want)
		}
	}
	moved := covered[0]
	moved.Date = moved.Date.AddDays(1)
	if len(CoversOf(covers, moved)) != 0 || len(CoversOf(covers, covered[0])) != 1 {
		t.Error("a cover is for the day that a session has")
	}
	if ended := covers[0].End(lead, opens); ended.Open(opens) || len(CoversOf([]domain.Cover{ended}, covered[0])) != 0 {
		t.Error("what has ended is open")
	}
	for name, wrong := range map[string]CoverWanted{"a leader": {UserID: coLead}, "for nobody who leads": {UserID: substitute, ForID: substitute}} {
		if _, err := c.Cover(wrong, covered, nil, lead, now); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
	if _, err := c.Cover(CoverWanted{UserID: domain.NewID[domain.UserID]()}, covered, covers, lead, now); !ErrAlreadyCovered.Is(err) {
		t.Errorf("twice for one leader: %v", err)
	}
	if got := len(CoverableIn(sessions, on(1), on(31), on(12))); got != 2 {
		t.Errorf("the day after the one that follows: %d can still be covered", got)
	}
}

// A substitute takes the place of one leader, and the other one is credited.
func TestWhoLedIsWhoWasThere(t *testing.T) {
	c, sessions, lead, coLead := led()
	substitute := domain.NewID[domain.UserID]()
	s := sessions[1]
	cover := domain.Cover{SessionID: s.ID, On: s.Date, UserID: substitute, UserName: "Sam", ForID: lead}
	as := func(led []Led) (as []LedAs) {
		for _, l := range led {
			as = append(as, l.As)
		}
		return as
	}
	if got := c.PlannedLed(s, []domain.Cover{cover}); !slices.Equal(as(got), []LedAs{LedAsCoLead, LedAsSubstitute}) || got[0].UserID != coLead {
		t.Errorf("%v", got)
	}
	said, err := c.LedSessionBy(s, []domain.UserID{substitute, coLead, lead, lead})
	if err != nil || !slices.Equal(as(said), []LedAs{LedAsLead, LedAsCoLead, LedAsSubstitute}) {
		t.Errorf("%v %v", said, err)
	}
	if _, err := c.LedSessionBy(s, nil); err == nil {
		t.Error("nobody led it")
	}
	hours := []LedHour{{Led: said[2], Minutes: 90}, {Led: said[0], Minutes: 60}, {Led: said[2], Minutes: 30}}
	if sums := LedSums(hours); len(sums) != 2 || sums[0].Sessions != 2 || sums[0].Minutes != 120 {
		t.Errorf("%v", sums)
	}

	view := CalendarSession{DatedSession: DatedSession{Session: s}, Leaders: c.Led}
	all := func(domain.UserID) bool { return true }
	away := []domain.Absence{{UserID: lead, From: on(10), Until: on(11)}, {UserID: coLead, From: on(1), Until: on(10)}}
	if a := LedWithout(view, away, all); !a.Uncovered() || len(a.Away) != 2 {
		t.Errorf("both are away: %v", a)
	}
	if a := LedWithout(view, away[:1], all); a.Uncovered() || a.Led[0].UserID != coLead {
		t.Errorf("the co-lead is there: %v", a)
	}
	view.Covers = []domain.Cover{cover}
	if a := LedWithout(view, away, all); a.Uncovered() || a.Led[0].UserID != substitute {
		t.Errorf("covered: %v", a)
	}
	if a := LedWithout(view, away, func(id domain.UserID) bool { return id != substitute }); !a.Uncovered() {
		t.Errorf("the substitute lost their license: %v", a)
	}
}
