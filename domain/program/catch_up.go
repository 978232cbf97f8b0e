package program

import (
	"time"

	"cohort/domain"
)

// CatchUp is a theme that a member missed and that a later week builds on, with
// what became of it. It follows from the marks: whoever is corrected to have been
// there has nothing to catch up, and a week that was not held is nobody's.
type CatchUp struct {
	EnrollmentID domain.EnrollmentID
	CohortID     domain.CohortID
	ClientID     domain.ClientID
	Key          WeekKey
	Week         Week
	Why          CatchUpWhy
	MissedOn     domain.Date // the last day on which it was held without them
	BuildsOn     []WeekDay   // what the week builds on
	NeededBy     []WeekDay   // the later weeks that build on it
	Done         *CaughtUp   // nil while it is open
	Planned      *GuestSeat  // a session of another cohort in which they will make it up
}

// WeekKey names a week: its number in a version of the cohort's curriculum. A
// cohort that went over to another version has weeks of both.
type WeekKey struct {
	Version int
	Number  int
}

// WeekDay names a week, and the day of its session where there is one.
type WeekDay struct {
	Number int
	Theme  string
	On     domain.Date // zero for none
	Held   bool
}

// By is the day of the first coming session that needs the theme, zero when no
// more comes.
func (c CatchUp) By() domain.Date {
	for _, w := range c.NeededBy {
		if !w.Held && !w.On.IsZero() {
			return w.On
		}
	}
	return domain.Date{}
}

// CatchUpWhy is why a member lacks a theme.
type CatchUpWhy string

// The reasons.
const (
	MissedIt  CatchUpWhy = "missed"
	CameLater CatchUpWhy = "came_later" // it was held before they joined
)

// CatchUpWhys lists them.
var CatchUpWhys = []CatchUpWhy{MissedIt, CameLater}

// Values is the closed list, as texts.
func (CatchUpWhy) Values() []string { return domain.Texts(CatchUpWhys) }

// CatchUpWay is how a theme was caught up.
type CatchUpWay string

// The ways. A make-up follows from a guest's mark; the others are recorded.
const (
	ByMakeUp   CatchUpWay = "make_up"
	ByHomework CatchUpWay = "homework"
	ByTalking  CatchUpWay = "talk"
)

// CatchUpWays lists them.
var CatchUpWays = []CatchUpWay{ByMakeUp, ByHomework, ByTalking}

// Values is the closed list, as texts.
func (CatchUpWay) Values() []string { return domain.Texts(CatchUpWays) }

// CaughtUp is a theme that was caught up: how, on which day, told by whom.
type CaughtUp struct {
	ID           domain.CatchUpID // zero for a make-up
	EnrollmentID domain.EnrollmentID
	Week         WeekKey
	Way          CatchUpWay
	On           domain.Date
	By           domain.UserID
	ByName       string
	At           time.Time
	UndoneBy     domain.UserID
	UndoneAt     *time.Time
}

// The errors about catching up.
var (
	ErrNothingMissed   = domain.Conflict("nothing_missed", "This member did not miss that week.")
	ErrAlreadyCaughtUp = domain.Conflict("caught_up", "This theme is caught up already.")
	ErrCatchUpUndone   = domain.Conflict("catch_up_undone", "This was taken back already.")
)

// Undo takes back what was recorded by mistake.
func (c CaughtUp) Undo(by domain.UserID, now time.Time) (CaughtUp, error) {
	if c.UndoneAt != nil {
		return c, ErrCatchUpUndone
	}
	c.UndoneBy, c.UndoneAt = by, &now
	return c, nil
}

// Validate names what is wrong with a record of catching up. A day after latest
// is in the future.
func (c CaughtUp) Validate(b CatchUpBook, latest domain.Date) error {
	var f domain.Faults
	f.When(b.week(c.Week) == nil, "week", "is no week of the cohort's curriculum")
	domain.OneOf(&f, "how", c.Way, []CatchUpWay{ByHomework, ByTalking})
	f.When(c.On.IsZero(), "on", "is missing")
	f.When(c.On.After(latest), "on", "is in the future")
	f.When(!c.On.IsZero() && c.On.Year < domain.EarliestYear, "on", "must not lie before 1900")
	return f.Err()
}
