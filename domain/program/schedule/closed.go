package schedule

import (
	"fmt"
	"slices"
	"time"

	"cohort/domain"
)

// Policy is what happens to the session that would fall on a closed day.
type Policy string

// The policies. The empty policy is Shift, because members commit to a number
// of sessions, not to an end date.
const (
	Shift     Policy = "shift"      // it and all later ones come one group day later; the number of sessions is kept
	ShiftWeek Policy = "shift_week" // it and all later ones come one week later, also in a biweekly group, whose weeks change
	Skip      Policy = "skip"       // it is not held; the end date is kept and there is one session fewer
	NextDay   Policy = "next_day"   // it alone moves to the next open day before the following session, else like Shift
)

// policies are all of them, in the order in which they are offered.
var policies = []Policy{Shift, ShiftWeek, NextDay, Skip}

func (p Policy) known() bool { return p == "" || slices.Contains(policies, p) }

// Closure is a time in which the practice holds no groups, such as a move of
// house or the leader's vacation. Both ends are closed.
type Closure struct {
	From, To domain.Date
	Reason   string // shown to staff and members: "Winter break"
	Then     Policy
}

// closedDays answers, day by day, whether a plan's group may meet.
type closedDays struct {
	closures []Closure
	holidays *holidayYears
	then     Policy // for holidays
}

func (p Plan) closedDays() (closedDays, error) {
	holidays, err := p.Holidays.years()
	return closedDays{closures: p.Closures, holidays: holidays, then: p.Holidays.Then}, err
}

// on says why day is closed and what then; an open day has no reason.
func (c closedDays) on(day domain.Date) (reason string, then Policy, closed bool) {
	for _, closure := range c.closures {
		if !day.Before(closure.From) && !day.After(closure.To) {
			return closure.Reason, closure.Then, true
		}
	}
	name := c.holidays.name(day)
	return name, c.then, name != ""
}

// open finds the first open day after day and before limit.
func (c closedDays) open(day, limit domain.Date) (domain.Date, bool) {
	for d := day.AddDays(1); d.Before(limit); d = d.AddDays(1) {
		if _, _, closed := c.on(d); !closed {
			return d, true
		}
	}
	return domain.Date{}, false
}

// ErrNoOpenDay says that holidays and closures leave nothing for years.
var ErrNoOpenDay = domain.Refusal("no_open_day", "Holidays and closures leave no day on which this group could meet.")

// dates walks a plan's group days past the closed ones.
type dates struct {
	rhythm rhythm
	closed closedDays
	next   domain.Date // the group day to look at next
	keep   bool        // a closed day never costs a session: Skip acts like Shift
	as     func(time.Weekday) Meeting
}

// patience is how many closed group days in a row are taken for a mistake.
const patience = 400

// take gives the next day on which a session is held. lost counts the sessions
// that closed days with the policy Skip cost on the way, at most spare of them.
func (d *dates) take(spare int) (held groupDay, lost int, notices []Notice, err error) {
	for range patience {
		day := d.next
		d.next = d.rhythm.after(day)
		reason, then, closed := d.closed.on(day)
		if !closed {
			return groupDay{day, d.as(day.Weekday())}, lost, notices, nil
		}
		if open, found := d.closed.open(day, d.next); then == NextDay && found {
			return groupDay{open, d.as(day.Weekday())}, lost, append(notices, Notice{Session: 0, Date: day, Kind: Closed, Text: fmt.Sprintf(
				"%s is closed (%s). The session moves to %s, %s.", day, because(reason), open.Weekday(), open)}), nil
		}
		if then == Skip && !d.keep {
			lost++
			notices = append(notices, Notice{Session: 0, Date: day, Kind: Closed, Text: fmt.Sprintf(
				"%s is closed (%s). That session is left out, so there is one fewer.", day, because(reason))})
			if lost > spare {
				return groupDay{}, lost, notices, nil
			}
			continue
		}
		later := d.rhythm.later()
		if then == ShiftWeek {
			later = "one week later"
			d.moveByWeek(day)
		}
		notices = append(notices, Notice{Session: 0, Date: day, Kind: Closed, Text: fmt.Sprintf(
			"%s is closed (%s). This session and the later ones come %s.", day, because(reason), later)})
	}
	return groupDay{}, lost, notices, ErrNoOpenDay
}

// moveByWeek lets the rhythm go on a week after day, and every later day with it.
func (d *dates) moveByWeek(day domain.Date) {
	d.rhythm.week, d.next = d.rhythm.week.AddDays(7), day.AddDays(7)
}

func because(reason string) string {
	if reason == "" {
		return "no reason given"
	}
	return reason
}
