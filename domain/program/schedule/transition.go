package schedule

import "time"

// Transition is one moment at which the clocks of a place are changed.
type Transition struct {
	At            time.Time // UTC
	Before, After int       // offsets from UTC in seconds
	Name          string    // of the time that begins, such as "EDT"
	Summer        bool      // whether summer time begins, as the people there call it
}

// Transitions lists the clock changes of a place after from, up to to.
//
// time.ZoneBounds alone would not do: for zones that go on by rule its bounds
// may be the ends of a year, and on December 31 of a leap year its end is not
// after the time it was asked for.
func Transitions(place *time.Location, from, to time.Time) []Transition {
	var changes []Transition
	for t := from.In(place); t.Before(to); {
		_, end := t.ZoneBounds()
		if end.IsZero() {
			return changes
		}
		if !end.After(t) {
			end = t.Add(time.Hour)
		}
		if change, changed := changeBetween(t, end); changed && !change.At.After(to) {
			changes = append(changes, change)
		}
		t = end
	}
	return changes
}

// LastTransition gives the change that brought the time which holds at t; ok is
// false for a place that never had another.
func LastTransition(place *time.Location, t time.Time) (change Transition, ok bool) {
	t = t.In(place)
	for {
		start, _ := t.ZoneBounds()
		if start.IsZero() {
			return Transition{}, false
		}
		before := start.Add(-time.Second)
		if change, ok := changeBetween(before, start); ok {
			return change, true
		}
		t = before
	}
}

// changeBetween finds the change after one time and not after another, between
// which there is one at most.
func changeBetween(from, to time.Time) (Transition, bool) {
	if sameClock(from, to) {
		return Transition{}, false
	}
	for to.Sub(from) > time.Second {
		if middle := from.Add(to.Sub(from) / 2).Truncate(time.Second); sameClock(from, middle) {
			from = middle
		} else {
			to = middle
		}
	}
	_, before := from.Zone()
	name, after := to.Zone()
	return Transition{At: to.UTC(), Before: before, After: after, Name: name, Summer: summerBegins(from, to)}, true
}

// summerBegins tells which of the two times is the summer's. In the zone
// database the winter of Ireland, and Ramadan in Morocco, are what is "saved",
// by an hour below the standard time; no clock on a wall and few calendar
// programs see it that way round.
func summerBegins(from, to time.Time) bool {
	if from.IsDST() == to.IsDST() {
		return to.IsDST()
	}
	_, before := from.Zone()
	_, after := to.Zone()
	return after > before
}

func sameClock(a, b time.Time) bool {
	nameA, offsetA := a.Zone()
	nameB, offsetB := b.Zone()
	return offsetA == offsetB && nameA == nameB && a.IsDST() == b.IsDST()
}
