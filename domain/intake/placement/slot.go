package placement

import (
	"fmt"
	"time"
)

// Slot is a stretch of every week, in the practice's wall time. It does not
// run past midnight.
type Slot struct {
	Weekday time.Weekday
	Start   int // minutes after midnight
	Minutes int // length
}

// End is in minutes after midnight.
func (s Slot) End() int { return s.Start + s.Minutes }

func (s Slot) overlaps(o Slot) bool {
	return s.Weekday == o.Weekday && s.Start < o.End() && o.Start < s.End()
}

// within reports whether the windows cover the slot, together if need be: who
// is free from 9 to 12 and from 12 to 15 is free from 11 to 13.
func (s Slot) within(windows []Slot) bool {
	covered := s.Start // everything before it is
	for moved := true; moved && covered < s.End(); {
		moved = false
		for _, w := range windows {
			if w.Weekday == s.Weekday && w.Start <= covered && w.End() > covered {
				covered, moved = w.End(), true
			}
		}
	}
	return covered >= s.End()
}

func allWithin(slots, windows []Slot) bool {
	for _, s := range slots {
		if !s.within(windows) {
			return false
		}
	}
	return true
}

func (s Slot) String() string {
	return fmt.Sprintf("%s %02d:%02d–%02d:%02d", s.Weekday, s.Start/60, s.Start%60, s.End()/60, s.End()%60)
}

func (s Slot) valid() bool {
	return s.Weekday >= time.Sunday && s.Weekday <= time.Saturday &&
		s.Start >= 0 && s.Minutes > 0 && s.End() <= 24*60
}
