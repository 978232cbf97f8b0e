package domain

import (
	"fmt"
	"slices"
)

// ClosedDays are the days on which the practice holds no groups: the public
// holidays of where it is, and times that it closes itself.
type ClosedDays struct {
	Country  string // whose public holidays count, ISO 3166-1; "" for none
	State    string // the part after the hyphen of ISO 3166-2; "" for the national ones
	Except   []string
	Then     WhenClosed // "": Shift
	Closures []Closure
}

// Closure is a time in which the practice holds no groups. Both ends are closed.
type Closure struct {
	From   Date   `json:"from"`
	To     Date   `json:"to"`
	Reason string `json:"reason"` // shown to staff
}

// WhenClosed is what becomes of a session that would fall on a closed day.
type WhenClosed string

// What may become of it.
const (
	ClosedShift     WhenClosed = "shift"      // it and all later ones come one group day later
	ClosedShiftWeek WhenClosed = "shift_week" // they come one week later, also in a biweekly group
	ClosedNextDay   WhenClosed = "next_day"   // it alone moves to the next open day
	ClosedSkip      WhenClosed = "skip"       // it is left out
)

// WhenCloseds lists them, the usual one first.
var WhenCloseds = []WhenClosed{ClosedShift, ClosedShiftWeek, ClosedNextDay, ClosedSkip}

// Values is the closed list, as texts.
func (WhenClosed) Values() []string { return Texts(WhenCloseds) }

// mostClosures bounds what one practice can enter: some years of them.
const mostClosures = 60

// Validate names what is malformed. Whether the holidays of the country are
// known is the schedule's to say.
func (c ClosedDays) Validate() error {
	var f Faults
	f.Items("except", len(c.Except), mostClosures)
	for i, name := range c.Except {
		f.Required(fmt.Sprintf("except[%d]", i), name, MaxLine)
		f.When(slices.Contains(c.Except[:i], name), fmt.Sprintf("except[%d]", i), "is named twice")
	}
	if c.Then != "" {
		OneOf(&f, "whenClosed", c.Then, WhenCloseds)
	}
	f.Items("closures", len(c.Closures), mostClosures)
	for i, closed := range c.Closures {
		at := fmt.Sprintf("closures[%d].", i)
		f.When(closed.From.IsZero(), at+"from", "is missing")
		f.When(closed.From.Year < EarliestYear || closed.To.Year > LatestYear, at+"from", "must lie between 1900 and 2200")
		f.When(closed.To.Before(closed.From), at+"to", "is before its first day")
		f.When(closed.To.DaysSince(closed.From) > 366, at+"to", "must be within a year of its first day")
		f.Required(at+"reason", closed.Reason, MaxLine)
	}
	return f.Err()
}
