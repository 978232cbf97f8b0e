package program

import (
	"errors"
	"slices"
	"testing"
	"time"

	"cohort/domain"
)

// joining is a cohort that meets on Tuesdays from March 3 at 18:00 in New York,
// at a moment given as a wall time there, with the sessions up to closed closed.
func joining(t *testing.T, at string, closed int, episodes ...Enrollment) Joining {
	t.Helper()
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	moment, err := time.ParseInLocation("2006-01-02 15:04", at, zone)
	if err != nil {
		t.Fatal(err)
	}
	j := Joining{Episodes: episodes, Zone: zone, Now: moment}
	for n := range 8 {
		day := domain.Date{Year: 2026, Month: 3, Day: 3}.AddDays(7 * n)
		start := time.Date(day.Year, day.Month, day.Day, 18, 0, 0, 0, zone)
		s := Session{Number: n + 1, Date: day, StartsAt: start, EndsAt: start.Add(90 * time.Minute), Status: SessionScheduled}
		if n < closed {
			s.Status = SessionClosed
		}
		j.Sessions = append(j.Sessions, s)
	}
	return j
}

func members(n int) []Enrollment {
	all := make([]Enrollment, n)
	for i := range all {
		all[i].ClientID, all[i].FromSession = domain.NewID[domain.ClientID](), 1
	}
	return all
}

func TestSeatIsGivenByTheEntryRule(t *testing.T) {
	client := domain.NewID[domain.ClientID]()
	day := func(month time.Month, day int) domain.Date { return domain.Date{Year: 2026, Month: month, Day: day} }
	ended := func(through int, until domain.Date) Enrollment {
		return Enrollment{ClientID: client, FromSession: 1, ThroughSession: through, Until: until}
	}
	for _, c := range []struct {
		name   string
		status CohortStatus
		entry  Entry
		weeks  []int
		wanted Enrollment
		at     Joining
		want   error
		wrong  []string
		from   int
		since  domain.Date
	}{
		{name: "closed, planned", status: CohortPlanned, entry: EntryClosed, at: joining(t, "2026-03-01 09:00", 0, members(7)...), from: 1, since: day(3, 1)},
		{name: "closed, planned, and half of it lies in the past", status: CohortPlanned, entry: EntryClosed, at: joining(t, "2026-04-02 09:00", 0), from: 1, since: day(3, 3)},
		{name: "closed, running", status: CohortRunning, entry: EntryClosed, at: joining(t, "2026-03-05 09:00", 1), want: ErrEntryClosed},
		{name: "closed, in its first session", status: CohortRunning, entry: EntryClosed, at: joining(t, "2026-03-03 18:37", 0), from: 1, since: day(3, 3)},
		{name: "open, between sessions", status: CohortRunning, entry: EntryOpen, at: joining(t, "2026-03-12 09:00", 2), from: 3, since: day(3, 12)},
		{name: "open, while a session is under way", status: CohortRunning, entry: EntryOpen, at: joining(t, "2026-03-10 18:37", 1), from: 2, since: day(3, 10)},
		{name: "open, the same evening", status: CohortRunning, entry: EntryOpen, at: joining(t, "2026-03-10 22:15", 1), from: 2, since: day(3, 10)},
		{name: "open, the same evening, and the session is closed", status: CohortRunning, entry: EntryOpen, at: joining(t, "2026-03-10 22:15", 2), from: 3, since: day(3, 10)},
		{name: "open, the next day, and the session is not closed", status: CohortRunning, entry: EntryOpen, at: joining(t, "2026-03-11 09:00", 1), from: 3, since: day(3, 11)},
		{name: "open, the next day, from the session of yesterday", status: CohortRunning, entry: EntryOpen, wanted: Enrollment{FromSession: 2}, at: joining(t, "2026-03-11 09:00", 1), from: 2, since: day(3, 10)},
		{name: "open, weeks later, since a day of then", status: CohortRunning, entry: EntryOpen, wanted: Enrollment{Since: day(3, 9)}, at: joining(t, "2026-03-26 09:00", 1), from: 2, since: day(3, 9)},
		{name: "open, from a closed session", status: CohortRunning, entry: EntryOpen, wanted: Enrollment{FromSession: 1}, at: joining(t, "2026-03-11 09:00", 1), want: ErrSessionClosed},
		{name: "open, from a coming one", status: CohortRunning, entry: EntryOpen, wanted: Enrollment{FromSession: 5}, at: joining(t, "2026-03-11 09:00", 1), from: 5, since: day(3, 11)},
		{name: "open, after the last session was held", status: CohortRunning, entry: EntryOpen, at: joining(t, "2026-04-23 09:00", 8), want: ErrEntryClosed},
		{name: "open, the day after the last session, not closed", status: CohortRunning, entry: EntryOpen, at: joining(t, "2026-04-22 09:00", 7), want: ErrEntryClosed},
		{name: "slow, before an entry week", status: CohortRunning, entry: EntrySlowOpen, at: joining(t, "2026-03-26 09:00", 4), from: 5, since: day(3, 26)},
		{name: "slow, in the session before an entry week", status: CohortRunning, entry: EntrySlowOpen, at: joining(t, "2026-03-24 18:30", 3), from: 5, since: day(3, 24)},
		{name: "slow, between entry weeks", status: CohortRunning, entry: EntrySlowOpen, at: joining(t, "2026-03-19 09:00", 3), want: ErrEntryClosed},
		{name: "slow, from a session between entry weeks", status: CohortRunning, entry: EntrySlowOpen, wanted: Enrollment{FromSession: 4}, at: joining(t, "2026-03-19 09:00", 3), want: ErrEntryClosed},
		{name: "slow, before an entry week of its own", status: CohortRunning, entry: EntrySlowOpen, weeks: []int{4}, at: joining(t, "2026-03-19 09:00", 3), from: 4, since: day(3, 19)},
		{name: "completed", status: CohortCompleted, entry: EntryOpen, at: joining(t, "2026-04-30 09:00", 8), want: ErrEntryClosed},
		{name: "cancelled", status: CohortCancelled, entry: EntryOpen, at: joining(t, "2026-03-01 09:00", 0), want: ErrEntryClosed},
		{name: "full", status: CohortPlanned, entry: EntryClosed, at: joining(t, "2026-03-01 09:00", 0, members(8)...), want: ErrCohortFull},
		{name: "full in a session of then", status: CohortRunning, entry: EntryOpen, wanted: Enrollment{FromSession: 2},
			at: joining(t, "2026-03-19 09:00", 1, append(members(7), Enrollment{ClientID: domain.NewID[domain.ClientID](), FromSession: 1, ThroughSession: 2, Until: day(3, 12)})...), want: ErrCohortFull},
		{name: "a member already, and full", status: CohortPlanned, entry: EntryClosed, at: joining(t, "2026-03-01 09:00", 0, append(members(7), Enrollment{ClientID: client})...), want: ErrAlreadyEnrolled},
		{name: "leaves next week", status: CohortRunning, entry: EntryOpen, at: joining(t, "2026-03-11 09:00", 2, ended(3, day(3, 18))), want: ErrAlreadyEnrolled},
		{name: "came back the day they left", status: CohortRunning, entry: EntryOpen, at: joining(t, "2026-03-11 09:00", 2, ended(2, day(3, 11))), from: 3, since: day(3, 11)},
		{name: "came back into what they had", status: CohortRunning, entry: EntryOpen, wanted: Enrollment{FromSession: 2}, at: joining(t, "2026-03-19 09:00", 1, ended(2, day(3, 12))), wrong: []string{"fromSession"}},
		{name: "since after the first session", status: CohortRunning, entry: EntryOpen, wanted: Enrollment{FromSession: 2, Since: day(3, 12)}, at: joining(t, "2026-03-12 09:00", 1), wrong: []string{"since"}},
		{name: "since before the cohort", status: CohortRunning, entry: EntryOpen, wanted: Enrollment{FromSession: 2, Since: day(2, 19)}, at: joining(t, "2026-03-12 09:00", 1), wrong: []string{"since"}},
	} {
		cohort := newCohort()
		cohort.Status, cohort.Entry, cohort.EntryWeeks, cohort.CreatedAt = c.status, c.entry, c.weeks, time.Date(2026, 2, 20, 15, 0, 0, 0, time.UTC)
		c.wanted.ClientID = client
		e, err := cohort.Enroll(c.wanted, c.at)
		refused := c.want != nil || c.wrong != nil
		if (err != nil) != refused || c.want != nil && !errors.Is(err, c.want) || !slices.Equal(fields(err), c.wrong) || err == nil && (e.FromSession != c.from || e.Since != c.since) {
			t.Errorf("%s: from session %d since %s, %v; want %d since %s, %v naming %v", c.name, e.FromSession, e.Since, err, c.from, c.since, c.want, c.wrong)
		}
	}
}

func TestEnrollmentIsCheckedAtItsLimits(t *testing.T) {
	today := domain.DateOf(now)
	signed := func(on domain.Date) *Agreement { return &Agreement{Version: "1", SignedOn: on, SignedName: "Ana"} }
	client := domain.NewID[domain.ClientID]()
	for _, c := range []struct {
		name  string
		e     Enrollment
		wrong []string
	}{
		{"all sessions, signed today", Enrollment{ClientID: client, CommittedSessions: 8, Agreement: signed(today)}, nil},
		{"one session too many, signed tomorrow", Enrollment{ClientID: client, CommittedSessions: 9, Agreement: signed(today.AddDays(1))},
			[]string{"committedSessions", "agreement.signedOn"}},
		{"minus one session, an empty agreement", Enrollment{ClientID: client, CommittedSessions: -1, Agreement: &Agreement{SignedName: " "}},
			[]string{"committedSessions", "agreement.version", "agreement.signedName", "agreement.signedOn"}},
		{"from the session after the last, since tomorrow", Enrollment{ClientID: client, FromSession: 9, Since: today.AddDays(1)}, []string{"fromSession", "since"}},
		{"from the session before the first", Enrollment{ClientID: client, FromSession: -1}, []string{"fromSession"}},
		{"nobody", Enrollment{}, []string{"clientId"}},
	} {
		if got := fields(c.e.Validate(8, today)); !slices.Equal(got, c.wrong) {
			t.Errorf("%s: %v, want %v", c.name, got, c.wrong)
		}
	}
}
