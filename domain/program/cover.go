package program

import (
	"fmt"
	"slices"
	"time"

	"cohort/domain"
)

// How long before and after what they cover a session is open to a substitute:
// they prepare the day before, and close and mark who was late until the end of
// the day after.
const (
	CoverDaysBefore = 1
	CoverDaysAfter  = 1
)

// MostCoverDays is the longest span that a substitute covers at once. Who is
// away for longer hands the cohort over.
const MostCoverDays = 42

// The errors about covers.
var (
	ErrAlreadyCovered = domain.Conflict("already_covered", "One of these sessions has a substitute for this leader already. End that first.")
	ErrCoverOneself   = domain.Refusal("cover_oneself", "Who reads no client names somebody else as the substitute. Have the lead or intake name you.")
	ErrCoverEnded     = domain.Conflict("cover_ended", "This cover has ended already.")
)

// CoverWanted is who is to lead sessions of a cohort in the place of a leader:
// all that are held from the first through the last day.
type CoverWanted struct {
	UserID      domain.UserID
	ForID       domain.UserID // the lead for the zero one
	From, Until domain.Date
	Reason      string
	Override    string // why the substitute may have something else at that hour
}

// Validate names what is malformed.
func (w CoverWanted) Validate() error {
	var f domain.Faults
	f.When(w.UserID.IsZero(), "userId", "is missing")
	f.When(w.From.IsZero(), "from", "is missing")
	f.When(w.Until.IsZero(), "until", "is missing")
	f.Required("reason", w.Reason, domain.MaxReason)
	f.Text("overrideReason", w.Override, domain.MaxReason)
	if !w.From.IsZero() && !w.Until.IsZero() {
		f.When(w.Until.Before(w.From), "until", "must not be before from")
		f.When(w.Until.DaysSince(w.From) >= MostCoverDays, "until", fmt.Sprintf("must be within %d days: who is away for longer hands the cohort over", MostCoverDays))
	}
	return f.Err()
}

// CoverableIn picks the sessions of a span that somebody can still lead or close
// as a substitute: what was held yesterday is open until the end of today.
func CoverableIn(sessions []Session, from, until, today domain.Date) []Session {
	return slices.DeleteFunc(slices.Clone(sessions), func(s Session) bool {
		return s.Status != SessionScheduled || s.Date.Before(from) || s.Date.After(until) || s.Date.AddDays(CoverDaysAfter).Before(today)
	})
}

// CoverWindow is when sessions from a first through a last day are open to their
// substitute, by the clock of the place where they meet.
func CoverWindow(first, last domain.Date, zone *time.Location) (opens, expires time.Time) {
	return midnightAt(first.AddDays(-CoverDaysBefore), zone), midnightAt(last.AddDays(CoverDaysAfter+1), zone)
}

// Cover makes covers of sessions, which are in order, all of them open for the
// whole of the time. It refuses what a leader of the cohort would cover, what
// nobody leads whose place is taken, and what has a substitute already.
func (c Cohort) Cover(w CoverWanted, sessions []Session, before []domain.Cover, by domain.UserID, now time.Time) ([]domain.Cover, error) {
	zone, err := c.Zone()
	if err != nil {
		return nil, err
	}
	if w.ForID.IsZero() {
		w.ForID = c.LeadID
	}
	var f domain.Faults
	f.When(len(sessions) == 0, "from", "there is no session in this time that can still be covered")
	for _, s := range sessions {
		led := LedOn(c.Led, s.Date)
		leads := func(id domain.UserID) bool {
			return slices.ContainsFunc(led, func(l Leading) bool { return l.UserID == id })
		}
		f.When(leads(w.UserID) && len(f) == 0, "userId", fmt.Sprintf("leads this cohort on %s already", s.Date))
		f.When(!leads(w.ForID) && len(f) == 0, "forId", fmt.Sprintf("does not lead this cohort on %s", s.Date))
	}
	if err := f.Err(); err != nil {
		return nil, err
	}
	opens, expires := CoverWindow(sessions[0].Date, sessions[len(sessions)-1].Date, zone)
	covers := make([]domain.Cover, len(sessions))
	for i, s := range sessions {
		if slices.ContainsFunc(before, func(b domain.Cover) bool {
			return b.Covers(s.ID, s.Date) && (b.ForID == w.ForID || b.UserID == w.UserID)
		}) {
			return nil, ErrAlreadyCovered
		}
		covers[i] = domain.Cover{ID: domain.NewID[domain.CoverID](), CohortID: c.ID, SessionID: s.ID, On: s.Date, UserID: w.UserID, ForID: w.ForID,
			Reason: w.Reason, OpensAt: opens, ExpiresAt: expires, MadeBy: by, MadeAt: now}
	}
	return covers, nil
}

// CoversOf picks the covers that hold of a session on its day.
func CoversOf(covers []domain.Cover, s Session) []domain.Cover {
	return slices.DeleteFunc(slices.Clone(covers), func(c domain.Cover) bool { return !c.Covers(s.ID, s.Date) })
}

// Knows is how somebody knows a group that they may take.
type Knows string

// What somebody was to a group, "" for nothing.
const (
	KnowsAsLeader     Knows = "led"
	KnowsAsSubstitute Knows = "covered"
)

// KnowsList lists them.
var KnowsList = []Knows{KnowsAsLeader, KnowsAsSubstitute}

// Values is the closed list, as texts.
func (Knows) Values() []string { return domain.Texts(KnowsList) }

// KnownBy says how somebody knows the cohort, by its former leaders and by who
// covered it.
func (c Cohort) KnownBy(user domain.UserID, covers []domain.Cover) Knows {
	switch {
	case slices.ContainsFunc(c.Led, func(l Leading) bool { return l.UserID == user }):
		return KnowsAsLeader
	case slices.ContainsFunc(covers, func(v domain.Cover) bool { return v.UserID == user && v.EndedAt == nil }):
		return KnowsAsSubstitute
	}
	return ""
}
