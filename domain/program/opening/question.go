package opening

import "cohort/domain"

// List is the list of one cohort before it began: who had a seat or waited for
// one.
type List struct {
	Opened domain.Date // the first day on which one could join
	Closed domain.Date // the last one; zero while it can be joined
	People []Person
}

// Person is somebody's time on a list.
type Person struct {
	Joined domain.Date
	Left   domain.Date // before the cohort began; zero for who stayed
}

// Question is what a forecast is made from.
type Question struct {
	Today   domain.Date
	Need    int         // how many the cohort needs to open
	Planned domain.Date // the first day that it plans, zero for none
	Own     List        // the list of the cohort
	Others  []List      // the practice's other lists, over and open
}

// The least that a forecast rests on.
const (
	// FewestDays is how long a list stood open that shows a rate: a cohort that is
	// written down when it begins, with everybody in it, shows none.
	FewestDays  = 3
	FewestJoins = 12 // people who joined lists of the practice
	FewestWeeks = 8  // in which one of its lists could be joined
)

// history is a list in days before today: 0 is today, 1 yesterday.
type history struct {
	opened, closed int // opened >= closed >= 0
	joined         []int
	left           []left
}

type left struct{ days, gone int } // days on the list; gone 1 for who left it

// since turns a list into days before today. What lies in the future is not
// known yet; ok is false for a list that begins there, or was over at once.
func (l List) since(today domain.Date) (h history, ok bool) {
	h.opened = today.DaysSince(l.Opened)
	if !l.Closed.IsZero() {
		h.closed = max(0, today.DaysSince(l.Closed))
	}
	if h.opened < h.closed || !l.Closed.IsZero() && l.Closed.DaysSince(l.Opened) < FewestDays {
		return h, false
	}
	for _, p := range l.People {
		at := today.DaysSince(p.Joined)
		if at < h.closed {
			continue
		}
		// Who was written down before the list was counts from its first day.
		at = min(at, h.opened)
		h.joined = append(h.joined, at)
		until, gone := h.closed, 0
		if day := today.DaysSince(p.Left); !p.Left.IsZero() && day >= h.closed {
			until, gone = min(day, at), 1
		}
		h.left = append(h.left, left{days: at - until, gone: gone})
	}
	return h, true
}

// present is how many are on the list now.
func (h history) present() int {
	n := 0
	for _, l := range h.left {
		n += 1 - l.gone
	}
	return n
}
