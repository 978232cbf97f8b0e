package schedule

import (
	"fmt"
	"time"

	"cohort/domain"
)

// WallTime is a time of day as the clock on the group room's wall shows it,
// written HH:MM from "00:00" to "23:59". It has no zone and no date.
type WallTime string

// ParseWallTime reads HH:MM and refuses anything else.
func ParseWallTime(s string) (WallTime, error) {
	w := WallTime(s)
	if _, _, ok := w.clock(); !ok {
		return "", domain.Invalid("time", "must be a time of day as HH:MM, such as 18:00")
	}
	return w, nil
}

// WallTimeOf gives the hour and minute that t shows in its own zone.
func WallTimeOf(t time.Time) WallTime { return wallTimeAt(t.Hour(), t.Minute()) }

// String is the time as HH:MM.
func (w WallTime) String() string { return string(w) }

func wallTimeAt(hour, minute int) WallTime {
	return WallTime(fmt.Sprintf("%02d:%02d", hour, minute))
}

// clock gives hour and minute; ok is false when w is not a time of day.
func (w WallTime) clock() (hour, minute int, ok bool) {
	if len(w) != 5 || w[2] != ':' {
		return 0, 0, false
	}
	for _, i := range []int{0, 1, 3, 4} {
		if w[i] < '0' || w[i] > '9' {
			return 0, 0, false
		}
	}
	hour, minute = int(w[0]-'0')*10+int(w[1]-'0'), int(w[3]-'0')*10+int(w[4]-'0')
	return hour, minute, hour < 24 && minute < 60
}
