package program

import (
	"slices"
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
	Number       int // of the week
	Week         Week
	Why          CatchUpWhy
	MissedOn     domain.Date // the last day on which it was held without them
	BuildsOn     []WeekDay   // what the week builds on
	NeededBy     []WeekDay   // the later weeks that build on it
	Done         *CaughtUp   // nil while it is open
	Planned      *GuestSeat  // a session of another cohort in which they will make it up
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
	Week         int
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
func (c CaughtUp) Validate(weeks int, latest domain.Date) error {
	var f domain.Faults
	f.When(c.Week < 1 || c.Week > weeks, "week", "is no week of the cohort's curriculum")
	domain.OneOf(&f, "how", c.Way, []CatchUpWay{ByHomework, ByTalking})
	f.When(c.On.IsZero(), "on", "is missing")
	f.When(c.On.After(latest), "on", "is in the future")
	f.When(!c.On.IsZero() && c.On.Year < domain.EarliestYear, "on", "must not lie before 1900")
	return f.Err()
}

// CatchUpBook is what catching up in a cohort follows from.
type CatchUpBook struct {
	Weeks    []Week
	Sessions []Session
	Marks    []Attendance
	Done     []CaughtUp  // recorded and not taken back
	Guests   []GuestSeat // of the cohort's members in other cohorts
}

// Of lists what a member lacks, by week. With all, it has the missed weeks too
// that nothing builds on.
func (b CatchUpBook) Of(e Enrollment, all bool) (list []CatchUp) {
	marks := marksOfClient(b.Marks, e)
	for i, week := range b.Weeks {
		number := i + 1
		needed := b.neededBy(number)
		if len(needed) == 0 && !all {
			continue
		}
		why, on, lacks := b.lacks(e, number, marks)
		if !lacks {
			continue
		}
		c := CatchUp{EnrollmentID: e.ID, CohortID: e.CohortID, ClientID: e.ClientID, Number: number, Week: week, Why: why, MissedOn: on, NeededBy: needed}
		for _, n := range week.BuildsOn {
			c.BuildsOn = append(c.BuildsOn, b.weekDay(n))
		}
		c.Done, c.Planned = b.became(e.ID, number)
		list = append(list, c)
	}
	return list
}

// lacks says whether a member missed every session that taught a week. One whose
// mark is still missing is not known to have.
func (b CatchUpBook) lacks(e Enrollment, week int, marks map[domain.SessionID]Attendance) (why CatchUpWhy, on domain.Date, lacks bool) {
	for _, s := range b.Sessions {
		if s.WeekNumber != week || s.Status != SessionClosed {
			continue
		}
		mark, marked := marks[s.ID]
		switch {
		case mark.Status.Attended(), !marked && e.OnRoster(s.Number):
			return "", on, false
		case e.OnRoster(s.Number):
			why = MissedIt
		case s.Number > e.FromSession: // they had left
			continue
		case why == "":
			why = CameLater
		}
		on, lacks = s.Date, true
	}
	return why, on, lacks
}

// neededBy lists the later weeks that build on a week, directly or not.
func (b CatchUpBook) neededBy(week int) (needed []WeekDay) {
	reached := map[int]bool{week: true}
	for i, later := range b.Weeks { // weeks build on earlier ones only
		if slices.ContainsFunc(later.BuildsOn, func(n int) bool { return reached[n] }) {
			reached[i+1] = true
			needed = append(needed, b.weekDay(i+1))
		}
	}
	return needed
}

func (b CatchUpBook) weekDay(number int) WeekDay {
	w := WeekDay{Number: number}
	if number >= 1 && number <= len(b.Weeks) {
		w.Theme = b.Weeks[number-1].Theme
	}
	for _, s := range b.Sessions {
		if s.WeekNumber == number && s.Status != SessionCancelled { // the first of several
			w.On, w.Held = s.Date, s.Status == SessionClosed
			break
		}
	}
	return w
}

// became is what was recorded of a week that a member lacks: an attended make-up,
// another way, or a seat in a session to come.
func (b CatchUpBook) became(id domain.EnrollmentID, week int) (done *CaughtUp, planned *GuestSeat) {
	for _, g := range b.Guests {
		if g.EnrollmentID != id || g.Week != week {
			continue
		}
		switch {
		case g.Status == SessionClosed && g.Mark.Attended():
			return &CaughtUp{EnrollmentID: id, Week: week, Way: ByMakeUp, On: g.On, By: g.By, ByName: g.LeadName}, nil
		case g.Status == SessionScheduled, g.Status == SessionClosed && g.Mark == "":
			planned = &g // a mark is still to come
		}
	}
	for _, d := range b.Done {
		if d.EnrollmentID == id && d.Week == week {
			return &d, planned
		}
	}
	return nil, planned
}

// Record adds that a member caught up a week that they missed.
func (b CatchUpBook) Record(e Enrollment, c CaughtUp) (CaughtUp, error) {
	for _, lack := range b.Of(e, true) {
		if lack.Number != c.Week {
			continue
		}
		if lack.Done != nil {
			return c, ErrAlreadyCaughtUp
		}
		c.EnrollmentID = e.ID
		return c, nil
	}
	return c, ErrNothingMissed
}
