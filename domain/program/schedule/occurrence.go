package schedule

import (
	"fmt"
	"time"

	"cohort/domain"
)

// occurrence gives the instants at which a session of some minutes begins and
// ends, and what the clocks do to it.
func occurrence(number int, day domain.Date, at WallTime, minutes int, place *time.Location) (start, end time.Time, notices []Notice) {
	start, kind, text := Instant(day, at, place)
	end = start.Add(time.Duration(minutes) * time.Minute)
	if kind != "" {
		notices = append(notices, Notice{Session: number, Date: day, Kind: kind, Text: text})
	}
	_, before := start.In(place).Zone()
	_, after := end.In(place).Zone()
	if before != after {
		notices = append(notices, Notice{Session: number, Date: day, Kind: ClockChange, Text: fmt.Sprintf(
			"The clocks change during the session on %s: after %d minutes it ends when the clock shows %s.",
			day, minutes, end.In(place).Format("15:04"))})
	}
	return start, end, notices
}
