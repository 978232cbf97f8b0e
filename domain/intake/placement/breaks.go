package placement

import "fmt"

// Breaks is what a leader needs between two cohorts on one day. Nobody is
// planned nearer than that, whether both cohorts are new or one runs already.
type Breaks struct {
	Pause  int // minutes after every cohort, for notes and a breath
	Travel int // minutes more from one site to another that Routes does not list
	Routes []Route
}

// Route is how long it takes from one site to another, or back. To lead Online
// nobody travels, unless a route says so.
type Route struct {
	A, B    SiteID
	Minutes int
}

// DefaultBreaks are a quarter of an hour after every cohort and half an hour
// between sites: a convention of this program, which a practice may replace.
func DefaultBreaks() Breaks { return Breaks{Pause: 15, Travel: 30} }

// mostBreak is longer than any way between two cohorts of one day.
const mostBreak = 24 * 60

func (b Breaks) check() error {
	wrong := func(minutes int) bool { return minutes < 0 || minutes > mostBreak }
	if wrong(b.Pause) || wrong(b.Travel) {
		return fmt.Errorf("%w: a pause of %d minutes and %d of travel are outside 0–%d", ErrWaitlist, b.Pause, b.Travel, mostBreak)
	}
	for _, r := range b.Routes {
		if wrong(r.Minutes) || r.A == r.B || r.A == "" || r.B == "" {
			return fmt.Errorf("%w: a route of %d minutes from %q to %q", ErrWaitlist, r.Minutes, r.A, r.B)
		}
	}
	return nil
}

// between is the break, in minutes, from a cohort at one site to one at another.
func (b Breaks) between(from, to SiteID) int {
	if from == to {
		return b.Pause
	}
	for _, r := range b.Routes {
		if r.A == from && r.B == to || r.A == to && r.B == from {
			return b.Pause + r.Minutes
		}
	}
	if from == Online || to == Online {
		return b.Pause
	}
	return b.Pause + b.Travel
}

// engagement is where and when a leader is needed.
type engagement struct {
	slot Slot
	site SiteID
}

// apart reports whether one person can lead both, with the break between them.
func (b Breaks) apart(one, other engagement) bool {
	if one.slot.Weekday != other.slot.Weekday {
		return true
	}
	rest := b.between(one.site, other.site)
	return one.slot.End()+rest <= other.slot.Start || other.slot.End()+rest <= one.slot.Start
}
